"""A monkey on the whole kiosk: touches, keys, cards, faces, a camera with every trouble and an OQS that comes and goes, from
one seed, and what must always be true. Each panel has a monkey and a kiosk of its own. UKETSUKE_MONKEY_EVENTS for more
events (tools/soak monkey), UKETSUKE_SEED for the same ones again."""

import json
import os
import random
import re
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from support import Failure, Stack, Teller, build, each_took_effect_once, expect, root, run
from journeys import passcode_hash, staff_passcode

events = int(os.environ.get("UKETSUKE_MONKEY_EVENTS", "200"))
seed = int(os.environ.get("UKETSUKE_SEED", str(time.time_ns() % 1_000_000)))
# The first has all the events in one process, because memory is judged there: with fewer it would still warm up. Each of
# the others has a fifth as many.
panels = ((1280, 800), (1080, 1920), (800, 480))
others_part = 5
# From there on a run is long enough to judge memory, and to have met every screen.
long_run = 20_000
# What a fifth of a long run meets at least: of all screens, and of them in low reach.
least_met, least_met_low = 15, 5
# Between two looks whether the kiosk finds home by itself.
homecoming = 2_500
# What a voice has begun to say, a minute; thirty seconds of a question without an answer once staff were called, a seal or
# a write of thirty, a last screen of twenty; a busy machine.
longest_way_home = 180.0
most_growth = 0.02

cards = ("hanako", "taro", "referred", "unregistered", "child-no-signature", "no-pin", "last-pin-try", "expiring-certificate",
         "blocked-pin", "licence", "felica", "two-cards", "smartphone", "old-resident-card", "expired-certificate", "spliced",
         "card-in-case", "torn-photo", "no-photo", "residence-card")
usual_cards = 5  # the first ones, on which the way goes on
camera_troubles = ("gone", "frozen", "black", "torn", "stalled")
# A camera that saw the wrong person, a person who did not move, a card that is none, and so on: what the log may warn of.
# The last two: an exchange number that is wrong, and too often.
expected_faults = {*range(200, 500), 512, 513}
oqs_unreachable = 801  # only while it was
expected_support = re.compile(r"\[support\] staff wanted")
# Not reached by anybody who has a working kiosk before them.
never_met = {"starting", "outOfService"}


class Monkey:
    def __init__(self, stack, dice):
        self.stack, self.kiosk, self.dice = stack, stack.kiosk, dice
        self.is_tall = stack.size[1] > stack.size[0]  # low reach is for no other
        self.done = 0
        self.card = None
        self.now = "welcome"
        self.met = {}
        self.met_low = set()
        self.homecomings = 0
        self.oqs_losses = 0
        self.oqs_was_away = False  # since the log was last read
        self.seen_personal = 0
        self.memory = []
        self.log_read = {}
        self.diary = open(stack.run_folder / "monkey.events", "w")
        people = json.loads((stack.cards_folder / "registry.json").read_text())
        self.personal = {word for one in people if one.get("name") for word in personal_words(one)}

    # -- what it does ------------------------------------------------------------------------------------------------

    def step(self):
        """One event, or the few that belong together. As many numbers are drawn whatever the kiosk shows."""
        kind, first, second, third, fourth = (self.dice.random() for _ in range(5))
        for share, act in ((0.30, self.touch_control), (0.18, self.touch_anywhere), (0.03, self.slide), (0.17, self.press_key),
                           (0.05, self.move_card), (0.04, self.move_face), (0.04, self.change_look), (0.01, self.break_camera),
                           (0.004, self.lose_oqs), (1, self.know)):
            if kind < share:
                did = act(first, second, third, fourth)
                break
            kind -= share
        self.done += 1
        self.look()
        self.diary.write(f"{self.done} {did} -> {self.now}\n")

    def touch_control(self, first, second, *_):
        names = self.kiosk.ask("patient items").split()
        if second < 0.8:  # whoever stops at every chance sees little
            names = [name for name in names if name not in ("stop.confirm", "nav.back")] or names
        name = names[int(first * len(names))]
        return f"touch {name}{self.may_miss(f'patient tap {name}')}"

    def touch_anywhere(self, first, second, *_):
        width, height = self.stack.size
        words = f"touch {int(first * width)} {int(second * height)}"
        self.kiosk.ask("patient " + words)
        return words

    def slide(self, first, second, third, fourth):
        width, height = self.stack.size
        words = f"touch {int(first * width)} {int(second * height)} {int(third * width)} {int(fourth * height)}"
        self.kiosk.ask("patient " + words)
        return words

    def press_key(self, first, second, *_):
        five = ("up", "down", "left", "right", "enter")
        others = ("help", "tab", "backtab", "escape", "space", "backspace", *"0123456789")
        keys = five if second < 0.75 else others
        key = keys[int(first * len(keys))]
        self.kiosk.ask(f"patient key {key}")
        return f"key {key}"

    def move_card(self, first, second, third, _):
        if self.card and first < 0.3:
            self.stack.cards.ask("remove")
            self.card = None
            return "card out"
        if self.card and first < 0.7:
            return "card stays"
        some = cards[:usual_cards] if third < 0.75 else cards
        persona = some[int(second * len(some))]
        if self.card:
            self.stack.cards.ask("remove")
        # As if the town office had unlocked it: a monkey spends every try there is.
        (self.stack.run_folder / "card-state" / f"{persona}.tries.json").unlink(missing_ok=True)
        self.stack.insert(persona)
        self.card = persona
        return f"card {persona}"

    def move_face(self, first, second, *_):
        if second < 0.2:
            words = f"camera obey {'yes' if first < 0.7 else 'no'}"
        else:
            people = ("hanako", "taro", "nobody")
            words = f"camera show {people[int(first * len(people))]}"
        self.kiosk.ask(words)
        return words

    def break_camera(self, first, second, *_):
        """Troubled for half of the time, and whole for the other."""
        trouble = camera_troubles[int(first * len(camera_troubles))] if second < 0.5 else "none"
        self.kiosk.ask(f"camera trouble {trouble}")
        return f"camera trouble {trouble}"

    def lose_oqs(self, *_):
        if "oqs-sandbox" in self.stack.processes:
            self.stack.stop("oqs-sandbox")
            self.oqs_losses += 1
            self.oqs_was_away = True
            return "OQS goes away"
        self.stack.start_oqs()
        return "OQS is back"

    def mend(self):
        """Both are there again: most of what there is to see needs them."""
        self.kiosk.ask("camera trouble none")
        if "oqs-sandbox" not in self.stack.processes:
            self.stack.start_oqs()

    def change_look(self, first, *_):
        names = ("language.ja", "language.en", "display.open", "display.text.200", "display.text.150", "display.text.100",
                 "display.dark", "display.contrast", "display.low", "display.voice", "panel.close", "languages.open",
                 "languages.open", "languages.vi", "languages.ne", "languages.zh-Hans", "languages.ja-easy", "languages.ja")
        name = names[int(first * len(names))]
        return f"touch {name}{self.may_miss(f'patient tap {name}')}"

    def know(self, first, *_):
        """Types what belongs on that screen, or gives up its card; without it nobody gets far."""
        if self.now == "choosingMethod":
            way = "method.pin" if first < 0.6 else "method.face"
            return f"touch {way}{self.may_miss(f'patient tap {way}')}"
        if self.now == "consentSummary":
            way = ("consent.agreeAll", "consent.oneByOne", "consent.refuseAll")[int(first * 3)]
            return f"touch {way}{self.may_miss(f'patient tap {way}')}"
        if self.now == "welcome" and first < 0.3:
            return f"touch nav.staffDesk{self.may_miss('patient tap nav.staffDesk')}"
        card = self.stack.card(self.card) if self.card in cards[:usual_cards] else {}
        digits = {"enteringPin": card.get("pin"), "enteringCardNumber": card.get("cardNumberB"), "staffCheck": staff_passcode,
                  "enteringExchangeNumber": "204617"}.get(self.now) or ""
        if self.now == "staffCheck":  # the pad may be open already, as at staff's desk
            self.may_miss("patient tap staff.open")
        for digit in digits:
            self.kiosk.ask(f"patient key {digit}")
        if digits:
            self.may_miss("patient tap digit.enter")
            self.done += len(digits)
        return f"types {len(digits)} digits"

    def may_miss(self, line):
        """A control can go, or be covered, between being seen and being touched; nothing else may go wrong."""
        try:
            self.kiosk.ask(line)
        except Failure as failure:
            if not re.search(r" is (not there|hidden|disabled|covered by|outside)", str(failure)):
                raise
            return " (missed)"
        return ""

    def lower_everything(self):
        """By the key for it, on the panel of the display: as whoever sits before it."""
        for name in ("display.open", "display.low", "panel.close"):
            misses = 0
            while self.may_miss(f"patient tap {name}"):  # what has just come has its place with one of the next frames
                misses += 1
                expect(misses < 200, f"{name} never came")
                time.sleep(0.05)

    def is_low(self):
        return "display=low" in self.kiosk.ask("patient holds").split()

    # -- what must always be true --------------------------------------------------------------------------------------

    def look(self):
        """At the screens that came since; home is looked through."""
        for name, process in self.stack.processes.items():
            expect(process.poll() is None, f"{name} ended after event {self.done}")
        passed = self.kiosk.ask("patient passed").split()
        for name in passed:
            self.met[name] = self.met.get(name, 0) + (name != self.now)
        came_home = passed[-1] == "welcome" and (self.now != "welcome" or len(passed) > 1)
        self.now = passed[-1]
        if self.is_tall and self.is_low():
            self.met_low.add(self.now)
        if came_home:
            self.look_home()

    def look_home(self, patience=5):
        """Nobody is here, and nothing is left of whoever was."""
        deadline, looks = time.monotonic() + patience, 0
        while True:  # what changes with the screen is on it with the next turn of the events
            held, words = self.kiosk.ask("patient holds"), self.kiosk.ask("patient words")
            if self.kiosk.ask("patient screen") != "welcome":
                return
            left = [word for word in self.personal if word in words]
            if not left and held == "digits=0 answers=0 documents=0 frame=no display=house language=ja":
                return
            looks += 1
            if time.monotonic() > deadline and looks >= 20:
                raise Failure(f"after event {self.done} the welcome screen still has {held} and {len(left)} personal words")
            time.sleep(0.05)

    def look_during(self):
        """That the same look finds something while somebody is here: else it looks for the wrong thing."""
        words = self.kiosk.ask("patient words")
        self.seen_personal += sum(word in words for word in self.personal)

    def go_home(self):
        """From wherever it is, and without another touch: whoever leaves the card ends at a screen that asks to take it, and
        without a card the welcome screen comes by itself."""
        self.stack.show("nobody")
        from_screen = self.now
        if self.card and self.dice.random() < 0.5:
            self.wait_for(("interrupted", "finished", "welcome"))
        if self.card:
            self.stack.remove()
            self.card = None
        began = time.monotonic()
        self.wait_for(("welcome",))
        self.homecomings += 1
        self.diary.write(f"{self.done} home from {from_screen} in {time.monotonic() - began:.1f} s\n")
        self.diary.flush()
        # What the welcome screen does at its own time, such as giving memory back, is done.
        time.sleep(1)
        # Before the look: it walks over every item, and what that takes is given back with the next person only.
        self.memory.append(resident_mib(self.stack.processes["kiosk"].pid))
        # What was chosen on the welcome screen itself stays for a minute.
        self.look_home(90 if from_screen == "welcome" else 5)
        self.read_logs()
        self.mend()

    def wait_for(self, screens):
        began = time.monotonic()
        while self.now not in screens:
            if time.monotonic() - began > longest_way_home:
                raise Failure(f"after event {self.done} the kiosk stays on {self.now} for {longest_way_home:.0f} s")
            time.sleep(0.1)
            self.look()

    def read_logs(self):
        for path in (*self.stack.run_folder.glob("kiosk*.log"), self.stack.run_folder / "kiosk.out"):
            with open(path, errors="replace") as file:
                number = os.fstat(file.fileno()).st_ino
                file.seek(self.log_read.get(number, 0))
                lines = file.readlines()
                self.log_read[number] = file.tell()
            for line in lines:
                if path.suffix == ".out":
                    raise Failure(f"on the error output, before event {self.done}: {line.strip()}")
                if "[info]" in line or expected_support.search(line):
                    continue
                fault = re.search(r"\bfault (\d{3})\b", line)
                code = int(fault[1]) if fault else 0
                expect(code in expected_faults or (code == oqs_unreachable and self.oqs_was_away),
                       f"in the log, before event {self.done}: {line.strip()}")
        self.oqs_was_away = "oqs-sandbox" not in self.stack.processes


def personal_words(person):
    """What of a TEST person must not stand on a screen when they are gone."""
    yield from (person["name"], person["nameKana"], person["address"], person["number"])
    for one in (*person.get("documents", ()), *person.get("aidCertificates", ())):
        yield from (one["title"], one["issuer"])


def resident_mib(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def somebody_begins(stack, monkey):
    """As far as the first personal words, so that the look for them is known to find them."""
    stack.show("nobody")
    teller = Teller(stack, quiet=True)
    stack.wait_screen("welcome", 40)
    if monkey.is_tall:
        monkey.lower_everything()
    stack.insert("referred")
    monkey.card = "referred"
    stack.wait_screen("choosingMethod")
    teller.enter_pin("referred")
    stack.wait_screen("consentSummary", 30)
    stack.tap("consent.agreeAll")
    stack.wait_screen("aidCertificates", 30)
    deadline = time.monotonic() + 10
    while not monkey.seen_personal and time.monotonic() < deadline:
        monkey.look_during()
    expect(monkey.seen_personal > 0, "no personal word is found while one is shown: the look would find none ever")
    expect(monkey.is_low() == monkey.is_tall, "low reach is not what was chosen")


def play(number):
    """The whole game on one of the panels, from its first person to its last record."""
    size = panels[number]
    panel = f"{size[0]}x{size[1]}"
    share = events if number == 0 else events // others_part
    folder = tempfile.mkdtemp(prefix="uketsuke-monkey-")
    short_limits = {"session": {"idleSeconds": 20, "faceSeconds": 5, "warnSeconds": 5, "finishedSeconds": 3, "staffSeconds": 30},
                    "staff": {"passcodeHash": passcode_hash(staff_passcode)}, "questions": {"exchangeDigits": 6, "prescription": True}}
    stack = Stack(root, build, folder, size=size, config=short_limits, voice=True)  # an arrow key turns it on, as at a clinic
    try:
        stack.make_world()
        stack.start_reader()
        stack.start_oqs()
        stack.start_kiosk()
        stack.kiosk.ask("patient pause 30")  # a monkey reads nothing: else it would wait half a second before each answer
        monkey = Monkey(stack, random.Random(seed + number))
        somebody_begins(stack, monkey)
        began, told = time.monotonic(), 0
        while monkey.done < share:
            monkey.step()
            if monkey.done // homecoming > told:
                told = monkey.done // homecoming
                monkey.go_home()
                print(f"{panel}: {monkey.done} events in {time.monotonic() - began:.0f} s, "
                      f"resident {monkey.memory[-1]:.1f} MiB", flush=True)
        if monkey.done % homecoming:
            monkey.go_home()
        # What waited through an outage is tried again after minutes. A short run may have sealed nothing.
        records = each_took_effect_once(stack, 600 if events >= long_run else 150) if stack.ledger_rows() else []
        monkey.read_logs()
        screens = " ".join(f"{name}:{count}" for name, count in sorted(monkey.met.items()))
        low = f" ({len(monkey.met_low)} of them in low reach)" if monkey.is_tall else ""
        print(f"{panel}: {monkey.done} events in {time.monotonic() - began:.0f} s, {monkey.homecomings} times home by itself; "
              f"screens {screens}{low}; OQS went away {monkey.oqs_losses} times; records {len(records)}, each done once by OQS",
              flush=True)
        if events >= long_run and number == 0:
            judge_long_run(stack, monkey)
        elif events >= long_run:
            judge_other_panel(monkey)
    except Failure as failure:
        log = stack.run_folder / "kiosk.log"
        print(f"{log.read_text(errors='replace')[-4000:] if log.exists() else 'no log'}\n{panel}: {failure}", file=sys.stderr,
              flush=True)
        raise Failure(f"{panel}: {failure}\n(seed {seed}, kept in {folder})")
    finally:
        problems = stack.close()
    if problems:
        raise Failure(f"{panel}: {'; '.join(problems)} (seed {seed}, kept in {folder})")
    for path in sorted(Path(folder).rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    Path(folder).rmdir()


def judge_long_run(stack, monkey):
    # The first fifth is warming up: every screen that is made for the first time, every card and picture read.
    samples = len(monkey.memory)
    early = statistics.median(monkey.memory[samples // 5 : samples // 2])
    late = statistics.median(monkey.memory[-(samples // 3) :])
    print(f"resident {early:.1f} MiB early, {late:.1f} MiB late: {100 * (late / early - 1):+.1f} %", flush=True)
    expect(late <= early * (1 + most_growth), f"resident memory grew from {early:.1f} to {late:.1f} MiB")
    expect(monkey.oqs_losses > 0 and stack.ledger_rows(), "OQS never went away, or nothing was recorded")
    every = {name for name in screens_of(stack) if name not in never_met}
    missed = sorted(name for name in every if not monkey.met.get(name))
    expect(not missed, f"screens that the monkey never met: {' '.join(missed)}")


def judge_other_panel(monkey):
    met = sum(count > 0 for count in monkey.met.values())
    expect(met >= least_met, f"the monkey met {met} screens and not {least_met}")
    expect(not monkey.is_tall or len(monkey.met_low) >= least_met_low, f"low reach was met on {len(monkey.met_low)} screens")


def screens_of(stack):
    header = (stack.root / "app/presentation/Snapshot.h").read_text()
    return re.findall(r'"(\w+)"', re.search(r"screenNames\{(.*?)\};", header, re.S)[1])


def nothing_a_monkey_does_breaks_the_kiosk():
    """whatever is touched, pressed, laid and shown: no warning, a way home, and nothing of the person there"""
    print(f"seed {seed}, {events} events", flush=True)
    # Side by side: most of a short run is waiting until the kiosk has found home.
    with ThreadPoolExecutor(len(panels)) as pool:
        games = [pool.submit(play, number) for number in range(len(panels))]
    failures = []
    for game in games:
        try:
            game.result()
        except Failure as failure:
            failures.append(str(failure))
    if failures:
        raise Failure("\n".join(failures))


if __name__ == "__main__":
    sys.exit(run([nothing_a_monkey_does_breaks_the_kiosk]))
