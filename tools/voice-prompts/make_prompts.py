"""Makes the provisional voice: every prompt of resources/voice/prompts.json as a WAV file, spoken by Debian's espeak-ng or
made of tones. What is there and still right is kept, so that the second run costs nothing. The same table gives the same
bytes. Clinics replace the files one by one (docs/voice.md)."""

import argparse
import hashlib
import json
import math
import re
import shutil
import struct
import subprocess
import sys
import wave
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

voices = {"ja": ["-v", "ja", "-s", "150", "-g", "2"], "en": ["-v", "en-us", "-s", "150"]}
rate = 22050
placeholder = re.compile(r"%[1-9]")


def pieces(prompt, language):
    """File name and words of each recording of a prompt; a sentence with an insertion has several."""
    said = prompt.get("says", prompt["en"]) if language == "en" else prompt["reading"]
    parts = placeholder.split(said)
    if len(parts) == 1:
        return [(prompt["key"], said)]
    words = [part.strip(" 、,") for part in parts if "".join(part.split())]
    return [(f"{prompt['key']}.{number}", part) for number, part in enumerate(words, 1)]


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
    path, language, words, notes = job
    part = path.with_suffix(".part")
    if notes:
        with wave.open(str(part), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(tone(notes))
    else:
        subprocess.run([espeak, *voices[language], "-w", str(part), "--", words], check=True, stdin=subprocess.DEVNULL,
                       timeout=60)
    if part.stat().st_size < 100:
        raise SystemExit(f"voice-prompts: nothing was said for {path.name}")
    part.replace(path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--espeak", default="espeak-ng")
    arguments = parser.parse_args()
    table = json.loads(arguments.table.read_text(encoding="utf-8"))
    version = subprocess.run([arguments.espeak, "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"\d+(\.\d+)+", version).group()

    manifest_path = arguments.output / "manifest.json"
    try:
        known = json.loads(manifest_path.read_text())["files"]
    except (OSError, ValueError, KeyError):
        known = {}
    files, jobs = {}, []
    for language in table["languages"]:
        (arguments.output / language).mkdir(parents=True, exist_ok=True)
        for prompt in table["prompts"]:
            notes = prompt.get("notes")
            for name, words in [(prompt["key"], "")] if notes else pieces(prompt, language):
                file = f"{language}/{name}.wav"
                source = repr((notes, rate)) if notes else repr((version, voices[language], words))
                files[file] = hashlib.sha256(source.encode()).hexdigest()[:32]
                path = arguments.output / file
                if known.get(file) != files[file] or not path.exists():
                    jobs.append((path, language, words, notes))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda job: write(job, arguments.espeak), jobs))
    for language in table["languages"]:
        for path in (arguments.output / language).iterdir():
            if f"{language}/{path.name}" not in files:
                path.unlink()
    shutil.copyfile(arguments.table, arguments.output / "prompts.json")
    manifest_path.write_text(json.dumps({"provisional": True, "voice": f"espeak-ng {version}", "files": files}, indent=0))
    size = sum((arguments.output / file).stat().st_size for file in files)
    print(f"voice-prompts: {len(files)} files, {len(jobs)} made now, {size / 1e6:.1f} MB, provisional")


if __name__ == "__main__":
    sys.exit(main())
