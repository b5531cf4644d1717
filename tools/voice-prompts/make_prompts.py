"""Makes the provisional voice: every prompt of resources/voice/prompts.json as a WAV file, spoken by Debian's espeak-ng or
made of tones. Japanese and English stand in the table; what the other languages say is what their screens and forms show.
What is there and still right is kept, so that the second run costs nothing. The same sources give the same bytes. Clinics
replace the files one by one (docs/voice.md)."""

import argparse
import hashlib
import json
import math
import os
import re
import shutil
import struct
import subprocess
import sys
import wave
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import words_shown

voices = {
    "ja": ["-v", "ja", "-s", "150", "-g", "2"],
    "ja-easy": ["-v", "ja", "-s", "130", "-g", "4"],
    "en": ["-v", "en-us", "-s", "150"],
    "zh-Hans": ["-v", "cmn", "-s", "140"],
    "zh-Hant": ["-v", "cmn", "-s", "140"],
    "ko": ["-v", "ko", "-s", "140"],
    "vi": ["-v", "vi", "-s", "140"],
    "pt-BR": ["-v", "pt-br", "-s", "150"],
    "ne": ["-v", "ne", "-s", "140"],
}
rate = 22050
placeholder = re.compile(r"%[1-9]")


def said_in_table(prompt, language):
    return prompt.get("says", prompt["en"]) if language == "en" else prompt["reading"]


def pieces(key, said):
    """File name and words of each recording of a prompt; a sentence with an insertion has several."""
    parts = placeholder.split(said)
    if len(parts) == 1:
        return [(key, said)]
    words = [part.strip(" 、,") for part in parts if "".join(part.split())]
    return [(f"{key}.{number}", part) for number, part in enumerate(words, 1)]


def tone(notes):
    samples = []
    for hertz, milliseconds in notes:
        count = rate * milliseconds // 1000
        ramp = rate * 8 // 1000  # begins and ends softly, without a click
        for i in range(count):
            loud = min(1.0, i / ramp, (count - i) / ramp)
            samples.append(round(9000 * loud * math.sin(2 * math.pi * hertz * i / rate)) if hertz else 0)
    return struct.pack(f"<{len(samples)}h", *samples)


def write(job, espeak):
    path, voice, words, notes = job
    part = path.with_suffix(".part")
    if notes:
        with wave.open(str(part), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(tone(notes))
    else:
        subprocess.run([espeak, *voice, "-w", str(part), "--", words], check=True, stdin=subprocess.DEVNULL,
                       timeout=60)
    if part.stat().st_size < 100:
        raise SystemExit(f"voice-prompts: nothing was said for {path.name}")
    part.replace(path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--resources", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--languages", default="ja,en", help="which are spoken, by comma; or: all")
    parser.add_argument("--espeak", default="espeak-ng")
    arguments = parser.parse_args()
    table = json.loads((arguments.resources / "voice/prompts.json").read_text(encoding="utf-8"))
    languages = list(voices) if arguments.languages == "all" else arguments.languages.split(",")
    version = subprocess.run([arguments.espeak, "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"\d+(\.\d+)+", version).group()

    # The words of every language, so that a kiosk finds its prompts, also where their sounds are made elsewhere.
    further = {language: words_shown.prompts(arguments.resources, table, language)
               for language in voices if language not in table["languages"]}
    (arguments.output / "words").mkdir(parents=True, exist_ok=True)
    for language, prompts in further.items():
        (arguments.output / "words" / f"{language}.json").write_text(
            json.dumps({"language": language, "prompts": prompts}, ensure_ascii=False, indent=0), encoding="utf-8")

    manifest_path = arguments.output / "manifest.json"
    try:
        known = json.loads(manifest_path.read_text())["files"]
    except (OSError, ValueError, KeyError):
        known = {}
    files, jobs = {}, []
    for language in languages:
        (arguments.output / language).mkdir(parents=True, exist_ok=True)
        for prompt in table["prompts"]:
            key, notes = prompt["key"], prompt.get("notes")
            said = ("" if notes else further[language][key]["said"] if language in further
                    else said_in_table(prompt, language))
            # The name of a language is best understood in that language.
            own = key.removeprefix("language.") if language in further and key.startswith("language.") else language
            for name, words in [(key, "")] if notes else pieces(key, said):
                file = f"{language}/{name}.wav"
                source = repr((notes, rate)) if notes else repr((version, voices[own], words))
                files[file] = hashlib.sha256(source.encode()).hexdigest()[:32]
                path = arguments.output / file
                if known.get(file) != files[file] or not path.exists():
                    jobs.append((path, voices[own], words, notes))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda job: write(job, arguments.espeak), jobs))
    for language in voices:
        folder = arguments.output / language
        if language not in languages:
            shutil.rmtree(folder, ignore_errors=True)
            continue
        for path in folder.iterdir():
            if f"{language}/{path.name}" not in files:
                path.unlink()
    shutil.copyfile(arguments.resources / "voice/prompts.json", arguments.output / "prompts.json")
    manifest_path.write_text(json.dumps({"provisional": True, "voice": f"espeak-ng {version}", "files": files}, indent=0))
    size = sum((arguments.output / file).stat().st_size for file in files)
    print(f"voice-prompts: {len(files)} files in {len(languages)} languages, {len(jobs)} made now, {size / 1e6:.1f} MB, "
          "provisional")


if __name__ == "__main__":
    sys.exit(main())
