"""The words of each prompt in a language that the table does not hold: those that the screens and forms of that language
show, found by their English. Only what stands on no screen (`sound.`, `voice.`) has its words in the table, with what is
said beside them where that is more, and so have two figures that stand alone. Readings of plain Japanese come from its
furigana."""

import json
import re
import xml.etree.ElementTree as ElementTree

# As app/presentation/Furigana.cpp reads them.
reading = re.compile(r"｜([^《]+)《([^《》]+)》|([\u4e00-\u9fff々ヶ]+)《([^《》]+)》")


def without_marks(words):
    return reading.sub(lambda found: found[1] or found[3], words)


def said(words):
    """As it is spoken: in kana where there are readings, the katakana as hiragana, which espeak-ng reads alike; no stroke
    between two numbers."""
    words = re.sub("[/／]", " ", words)
    kana = reading.sub(lambda found: found[2] or found[4], words)
    if kana != words:
        kana = "".join(chr(ord(letter) - 0x60) if "ァ" <= letter <= "ヶ" else letter for letter in kana)
    return " ".join(kana.split())


def of_screens(resources, language):
    """English source -> its translations, one for each place that has another."""
    found = {}
    for message in ElementTree.parse(resources / f"i18n/uketsuke_{language}.ts").iter("message"):
        words = message.find("translation").text
        places = found.setdefault(message.find("source").text, [])
        if words not in places:
            places.append(words)
    return found


def texts(value, path=()):
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from texts(part, path + (name,))


def of_forms(resources, language):
    """English words -> theirs, and path in the form -> words: an item and a group may share their English name."""
    found = {}
    places = {}
    catalog = json.loads((resources / "consent/catalog.json").read_text(encoding="utf-8"))["form"]
    withdrawal = json.loads((resources / "consent/withdrawal.json").read_text(encoding="utf-8"))
    for form in (catalog, withdrawal):
        folder = resources / "consent/forms" / form["id"] / f"v{form['version']}"
        here = dict(texts(json.loads((folder / f"{language}.json").read_text(encoding="utf-8"))))
        for path, english in texts(json.loads((folder / "en.json").read_text(encoding="utf-8"))):
            if path[0] not in ("texts", "items", "groups"):
                continue
            places[path] = here[path]
            if here[path] not in found.setdefault(english, []):
                found[english].append(here[path])
    return found, places


def prompts(resources, table, language):
    """Key -> the words it stands for, the first of them as they are said."""
    screens = of_screens(resources, language)
    forms, places = of_forms(resources, language)
    all_words = {}
    for prompt in table["prompts"]:
        key, english = prompt["key"], prompt["en"]
        told = None
        if language in prompt:
            shown = prompt[language]
            marked, told = ([shown], None) if isinstance(shown, str) else ([shown[0]], shown[1])
        elif key.startswith(("number.", "language.", "sound.tick", "sound.near.")):
            marked = [english]  # written, or heard, alike in all
        elif titled := re.fullmatch(r"(item|group)\.(\w+)\.(title|explanation)", key):
            marked = [places[(titled[1] + "s", titled[2], titled[3])]]
        else:
            marked = screens.get(english, []) + [words for words in forms.get(english, [])
                                                 if words not in screens.get(english, [])]
        if not marked:
            raise SystemExit(f"voice-prompts: {key} has no words in {language}")
        all_words[key] = {"words": [without_marks(words) for words in marked], "said": told or said(marked[0])}
    return all_words
