"""The face room's error rates as rows of tools/bench: tools/face-eval on the shared picture sets, read from its report.

A fixed part of the pictures, so that the first run takes minutes: of every person of LFW one picture as card photo and
one as frame, the whole webcam set. Templates stay in the build folder, readable for its owner only, so that a second
run is quick; delete build/dev/face-eval to forget them. The full run is `tools/soak face`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path


def finding(goal, rate):
    """True or False only where the whole interval lies on one side of the goal."""
    if rate["trials"] == 0:
        return "not resolved"
    if rate["high"] <= goal:
        return True
    return False if rate["low"] > goal else "not resolved"


def rate_row(figure, rate, goal, basis):
    against = (f"95 % interval {100 * rate['low']:.3g} to {100 * rate['high']:.3g} %; {rate['errors']} of {rate['trials']}, "
               f"{rate['persons']} persons; {basis}")
    if rate["trials"] == 0:
        against = f"nothing to measure; {basis}"
    return {"figure": figure, "value": float(f"{100 * rate['value']:.3g}") if rate["trials"] else "-", "unit": "%",
            "goal": "none" if goal is None else f"<= {100 * goal:g}", "against": against,
            "reached": "no goal" if goal is None else finding(goal, rate)}


def section_of(report, name):
    return next(section for people in report["people"] for section in people["sections"] if section["name"] == name)


def crossed(section, wanted):
    return next(each for each in section["crossValidated"] if each["fmrWanted"] == wanted)


def of_profile(section, name):
    return next(each for each in section["profiles"] if each["profile"] == name)


def pack_rows(report, single_goal):
    """What is asked of every pack: one frame of many people, and the webcam set."""
    pack, profile, rows = report["pack"], report["defaultProfile"], []
    for name, goal in (("single shot, every frame with a face", single_goal),
                       ("single shot, frames the gate accepts", None)):
        section = section_of(report, name)
        one = crossed(section, 1e-4)
        rows.append(rate_row(f"{pack}: FNMR at FMR 1e-4, {name}", one["fnmr"], goal,
                             f"thresholds by {report['folds']} folds of persons, {section['impostor']} impostor comparisons, "
                             f"FMR on unseen persons {one['fmr']['value']:.2g}"))
    tries, single = section_of(report, "webcam, whole try of five frames"), section_of(report, "webcam, single shot")
    rows.append(rate_row(f"{pack}: FNMR at FMR 1e-3, whole try of five frames, webcam", crossed(tries, 1e-3)["fnmr"], 0.005,
                         f"{tries['impostor']} impostor comparisons"))
    for section, goal, name in ((single, 5e-4, "single shot"), (tries, 1e-4, "whole try")):
        one = of_profile(section, profile)
        rows.append(rate_row(f"{pack}: FMR of profile {profile}, {name}, webcam", one["fmr"], goal,
                             f"threshold {one['threshold']:g}; persons of one population"))
        rows.append(rate_row(f"{pack}: FNMR of profile {profile}, {name}, webcam", one["fnmr"], None,
                             f"threshold {one['threshold']:g}"))
    return rows


def attack_rows(report):
    """The webcam set over five frames, with goals; the small set of single photographs without, as it is too small."""
    rows = []
    for attacks in report["attacks"]:
        is_webcam = attacks["folder"] == "nuaa"
        for kind in attacks["fiveFrames" if is_webcam else "singleFrames"]:
            name = "BPCER" if kind["kind"] == "live" else f"APCER of {kind['kind']}"
            rate = kind["bpcer" if kind["kind"] == "live" else "apcer"]
            rows.append(rate_row(f"{report['pack']}: {name}, {'five frames' if is_webcam else 'single frames'}, {attacks['folder']}",
                                 rate, 0.01 if is_webcam else None,
                                 f"passed at {attacks['threshold']:g}, {kind['withoutResponse']} without response"))
    return rows


def evaluate(build, pack, faces, output, part=("--most-pictures", "2", "--halves")):
    command = ["nice", "-n", "10", build / "bin/face-eval", "--pack", pack, "--people", faces / "lfw", *part, "--webcam", faces / "nuaa/ClientRaw", "--attacks", faces / "nuaa", "--attacks", faces / "spoof",
               "--output", output]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        raise OSError(f"face-eval ended with {done.returncode}")
    return json.loads((output / "report.json").read_text())


def rows_of(build, root, *part):
    build, root = Path(build), Path(root)
    shared = Path(os.environ.get("UKETSUKE_SHARED", root.parent / "shared"))
    faces, carried = shared / "faces", shared / "models"
    if not (faces / "lfw").is_dir() or not (faces / "nuaa").is_dir():
        print("bench face: no rates: pictures of people are never part of this repository; "
              "set UKETSUKE_SHARED to a folder with faces/lfw and faces/nuaa", file=sys.stderr)
        return []
    work = build / "face-eval"
    report = evaluate(build, build / "var/models/default", faces, work / "default", *part)
    rows = pack_rows(report, 0.035) + attack_rows(report)
    if not carried.is_dir():
        print("bench face: the richer pack is not measured: no folder models in UKETSUKE_SHARED", file=sys.stderr)
        return rows
    richer = work / "pack-richer"
    cache = os.environ.get("UKETSUKE_MODEL_CACHE", Path.home() / ".cache/uketsuke/models")  # the build's own
    subprocess.run(["/usr/bin/python3", "-B", root / "tools/face-models/make_pack.py", "--manifest",
                    root / "resources/models/richer/manifest.json", "--output", richer, "--cache", cache,
                    "--carried", carried], check=True)
    report = evaluate(build, richer, faces, work / "richer", *part)
    return rows + pack_rows(report, 0.026) + attack_rows(report)


def main():
    """`tools/soak face`: every picture, both ways."""
    root, build = sys.argv[1:]
    for row in rows_of(build, root, ()):
        print(f"{row['figure']}: {row['value']} % (goal {row['goal']}) {row['reached']}; {row['against']}")
    for name in ("default", "richer"):
        report = Path(build) / "face-eval" / name / "report.md"
        if report.is_file():
            print(f"\n{report.read_text()}")


if __name__ == "__main__":
    main()
