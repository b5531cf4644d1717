"""What tools/bench runs: figures as rows (figure, value, unit, goal, against, reached). Peers run in the same call.

`reached` is true or false; "not resolved" where the interval of a rate holds the goal; "no goal" where none is set.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools/demo-stack"))
sys.path.insert(0, str(Path(__file__).resolve().parent))
import rates  # noqa: E402
from journeys import Teller, card_camera, face, journeys, settings  # noqa: E402
from stack import Failure, Stack  # noqa: E402
from timing import card_to_receipt  # noqa: E402


def row(figure, value, unit, goal, against, reached):
    return {"figure": figure, "value": round(value, 3), "unit": unit, "goal": goal, "against": against, "reached": reached}


def cpu_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mib(pid):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def journeys_rows(arguments):
    """Card in to receipt, five sessions on one kiosk; memory with models loaded; idle CPU."""
    with tempfile.TemporaryDirectory(prefix="uketsuke-bench-") as folder:
        stack = Stack(arguments.root, arguments.build, folder)
        try:
            stack.make_world()
            stack.start_reader()
            stack.start_oqs()
            stack.start_kiosk()
            spent = []
            for count in range(1, 6):
                teller = Teller(stack, quiet=True)
                log = stack.run_folder / "kiosk.log"
                seen = log.stat().st_size if log.exists() else 0
                face(teller)
                teller.wait_delivered(count=count)
                part = stack.run_folder / "part.log"
                part.write_bytes(log.read_bytes()[seen:])
                spent.append(card_to_receipt(part)["own"])
            stack.wait_screen("welcome")
            pid = stack.processes["kiosk"].pid
            memory = resident_mib(pid)
            time.sleep(1)
            before, at = cpu_seconds(pid), time.monotonic()
            time.sleep(10)
            idle = 100 * (cpu_seconds(pid) - before) / (time.monotonic() - at)
        finally:
            problems = stack.close()
        if problems:
            raise Failure("; ".join(problems))
    median = statistics.median(spent)
    return [row("card in to receipt, waits for touches excluded, median of 5", median, "s", "<= 3", "wall time",
                median <= 3),
            row("resident memory after 5 sessions, models loaded", memory, "MiB", "<= 160", "VmRSS, software renderer",
                memory <= 160),
            row("idle CPU on the welcome screen", idle, "%", "<= 3", "of one core, over 10 s", idle <= 3)]


def window_rows(arguments):
    """Welcome screen drawn and answering, against AusweisApp2's window drawn: same display, renderer, call, in turns."""
    with tempfile.TemporaryDirectory(prefix="uketsuke-bench-") as folder:
        stack = Stack(arguments.root, arguments.build, folder)
        try:
            stack.make_world()
            stack.start_reader()
            stack.start_oqs()
            configuration = stack.write_configuration()
            read_end, write_end = os.pipe()
            display_server = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x800x24",
                                               "-nolisten", "tcp", "-noreset"], pass_fds=[write_end], stderr=subprocess.DEVNULL)
            os.close(write_end)
            display = ""
            while not display.endswith("\n"):
                more = os.read(read_end, 16).decode()
                if not more:
                    raise Failure("Xvfb did not start")
                display += more
            os.close(read_end)
            display = display.strip()
            environment = {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software",
                           "HOME": folder, "XDG_RUNTIME_DIR": str(stack.runtime_folder()),
                           "PCSCLITE_CSOCK_NAME": str(stack.run_folder / "pcsc.sock")}
            wait = stack.bin("window-wait")

            def measure(words):
                done = subprocess.run([wait, *words], env=environment, capture_output=True, text=True, timeout=120)
                if done.returncode != 0:
                    raise Failure(f"{words[-1]} drew no window: {done.stderr[-500:]}")
                return json.loads(done.stdout.splitlines()[-1])

            kiosk = [stack.bin("uketsuke"), "--config", str(configuration), "--people", str(stack.people)]
            # The middle of the English button at 1280x800.
            kiosk_words = ["--touch", "1042,60", "--", *kiosk]
            peer_words = ["--", "AusweisApp2", "--show", "--no-logfile"]
            try:
                measure(kiosk_words)
                measure(peer_words)  # warm-up of both
                pairs = [(measure(kiosk_words), measure(peer_words)) for _ in range(5)]
            finally:
                display_server.terminate()
                display_server.wait(10)
        finally:
            stack.close()
    answered = [pair[0]["answered"] for pair in pairs]
    if None in answered:
        raise Failure("the welcome screen did not answer a touch")
    ours, peer = statistics.median(answered), statistics.median(pair[1]["drawn"] for pair in pairs)
    ratio = statistics.median(a / pair[1]["drawn"] for a, pair in zip(answered, pairs))
    drawn = statistics.median(pair[0]["drawn"] for pair in pairs)
    return [row("welcome drawn and answering a touch, ratio, median of 5 pairs", ratio, "x", "<= 0.75",
                f"AusweisApp2 drawn in {peer:.0f} ms; kiosk drawn in {drawn:.0f} ms, answering in {ours:.0f} ms", ratio <= 0.75)]


def face_rows(arguments):
    """The face room's own program; its rows are already rows."""
    build = Path(arguments.build)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    done = subprocess.run([build / "bin/bench-face", build / "var/models/default", build / "var/demo"], env=environment,
                          capture_output=True, text=True, timeout=600)
    if done.returncode != 0:
        raise Failure(f"bench-face: {done.stderr[-500:]}")
    print(done.stderr, end="", file=sys.stderr)
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


def padded_photo(photo, size):
    """The same picture in a JP2 of that size: a box no decoder knows stands before the codestream."""
    at = photo.index(b"jp2c") - 4
    box = (size - len(photo)).to_bytes(4, "big") + b"free"
    return photo[:at] + box.ljust(size - len(photo), b"\0") + photo[at:]


def card_rows(arguments, *what):
    """The card room's own program, on a card with a 12 KB photo."""
    build = Path(arguments.build)
    with tempfile.TemporaryDirectory(prefix="uketsuke-bench-") as folder:
        world, photos = Path(folder) / "world", Path(folder) / "photos"
        photos.mkdir()
        subprocess.run([build / "bin/make-personas", world, "--only", "hanako"], check=True, timeout=300)
        (photos / "hanako.jp2").write_bytes(padded_photo((world / "hanako/photo.jp2").read_bytes(), 12 * 1024))
        subprocess.run([build / "bin/make-personas", world, "--only", "hanako", "--photos", photos], check=True, timeout=300)
        environment = {**os.environ, "UKETSUKE_BIN": str(build / "bin"), "UKETSUKE_TEST_WORLD": str(world)}
        done = subprocess.run([build / "bin/bench-card", *what], env=environment, capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        raise Failure(f"bench-card: {done.stderr[-500:]}")
    print(done.stderr, end="", file=sys.stderr)
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


def card_face_rows(arguments):
    """Drawn card faces read by the card-face room's own program; the seeds are not those it was tuned with."""
    done = subprocess.run([Path(arguments.build) / "bin/bench-card-face", "500", "3000000"], capture_output=True, text=True,
                          timeout=3600)
    if done.returncode != 0:
        raise Failure(f"bench-card-face: {done.stderr[-500:]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


def consent_rows(arguments):
    """Sealing and storing beside the least that durability costs, in the build folder: on the disk, 5 GB for a moment."""
    with tempfile.TemporaryDirectory(prefix="bench-consent-", dir=arguments.build) as folder:
        done = subprocess.run([Path(arguments.build) / "bin/bench-consent", folder], capture_output=True, text=True, timeout=1800)
    if done.returncode != 0:
        raise Failure(f"bench-consent: {done.stderr[-500:]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


def card_signature_rows(arguments):
    """What the card itself adds to a consent."""
    return card_rows(arguments, "signature")


def drain_rows(arguments):
    """10,000 consents that waited, through the delivery thread to the sandbox; then what stays of them, weighed."""
    with tempfile.TemporaryDirectory(prefix="bench-drain-", dir=arguments.build) as folder:
        done = subprocess.run([Path(arguments.build) / "bin/bench-drain", folder], capture_output=True, text=True, timeout=3600,
                              env={**os.environ, "UKETSUKE_BIN": str(Path(arguments.build) / "bin")})
    if done.returncode != 0:
        raise Failure(f"bench-drain: {done.stderr[-500:]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


def face_rate_rows(arguments):
    """Error rates with their intervals, on pictures that lie beside the repository."""
    return rates.rows_of(arguments.build, arguments.root)


def screens_rows(arguments):
    """Frames of the camera's screen, answers to touches, memory over many sessions: the screens' own program."""
    build = Path(arguments.build)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    done = subprocess.run([build / "bin/bench-screens", build / "var/models/default", build / "var/demo"],
                          env=environment, capture_output=True, text=True, timeout=3600)
    if done.returncode != 0:
        raise Failure(f"bench-screens: {done.stderr[-500:]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


class TimingTeller(Teller):
    """The scripted patient with a watch: from the first question to the word that the card can be taken."""

    def __init__(self, stack):
        super().__init__(stack, quiet=True)
        self.laid, self.seconds = None, None

    def screen(self, name, patience=20.0):
        now = super().screen(name, patience)
        if now == "choosingMethod" and self.laid is None:
            self.laid = time.monotonic()
        if now == "finished":
            self.seconds = time.monotonic() - self.laid
        return now


def hand_rows(arguments):
    """Touches and seconds of each journey that a patient goes to its end; the scripted patient does not think."""
    rows = []
    for name, what in (("face", "face, agrees to all"), ("pin", "PIN, agrees to all"), ("refuse-all", "PIN, refuses all"),
                       ("one-by-one", "face, answers one by one"), ("documents", "PIN, documents and an exchange number"),
                       ("first-registration", "PIN, registers the card"), ("blurred-card", "face, types the card's number"),
                       ("helped", "PIN, with staff's help")):
        with tempfile.TemporaryDirectory(prefix="uketsuke-bench-") as folder:
            stack = Stack(arguments.root, arguments.build, folder, card_camera=name in card_camera, config=settings(name))
            try:
                stack.make_world()
                stack.start_reader()
                stack.start_oqs()
                stack.start_kiosk()
                teller = TimingTeller(stack)
                journeys[name](teller)
            finally:
                problems = stack.close()
            if problems:
                raise Failure("; ".join(problems))
        without_questions = name == "face"
        rows.append(row(f"touches: {what}", stack.touches, "touches", "<= 2" if without_questions else "none",
                        f"of them {stack.digits} digits", stack.touches <= 2 if without_questions else None))
        rows.append(row(f"seconds: {what}", round(teller.seconds, 1), "s", "none",
                        "from the first question to the word that the card can be taken", None))
    return rows


sections = {"main": [journeys_rows, window_rows], "screens": [screens_rows, hand_rows], "face": [face_rows, face_rate_rows], "card": [card_rows, card_face_rows],
            "consent": [consent_rows, card_signature_rows, drain_rows]}


def main():
    parser = argparse.ArgumentParser(prog="tools/bench")
    parser.add_argument("--root", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--build", required=True, help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*", choices=[*sections, []])
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    rows, failed = [], False
    for name in arguments.names or sections:
        for measure in sections[name]:
            try:
                rows += [{"bench": name, **each} for each in measure(arguments)]
            except (Failure, OSError, subprocess.SubprocessError) as problem:
                failed = True
                print(f"bench {name}: {problem}", file=sys.stderr)
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for each in rows:
            verdict = {True: "reached", False: "NOT reached", None: "no goal"}.get(each["reached"], str(each["reached"]))
            print(f"{each['bench']:8} {each['figure']}: {each['value']} {each['unit']} (goal {each['goal']}) {verdict}; "
                  f"{each['against']}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
