"""The stories of patients who see nothing (docs/voice.md)."""

import time

from stack import Failure


class Ear:
    """What somebody hears who sees nothing: the record of the voice is all that is known of the kiosk. Keys are pressed
    without knowing what they reach; what they reached is what is heard next."""

    def __init__(self, teller):
        self.teller, self.kiosk = teller, teller.stack.kiosk
        self.heard = []
        self.cuts, self.last_cut = "0", {}

    def listen(self):
        """What began to be heard since; all of it in the person's language, and meant for everybody's ears."""
        for one in self.kiosk.ask("voice heard").split():
            _, language, key, who, self.cuts = one.split(":")
            self.heard.append(key)
            self.last_cut.setdefault(self.cuts, key)  # what cut off whatever was said before
            if not key.startswith("sound.near."):
                self.teller.say(f"hears:  {key}")
            if who != "everybody" or language != "ja":
                raise Failure(f"{key} was heard by {who} in {language}")

    def wait(self, *keys, patience=60.0):
        """Until one of these is heard; what was heard before is forgotten."""
        deadline = time.monotonic() + patience
        while True:
            self.listen()
            for at, key in enumerate(self.heard):
                if key in keys:
                    del self.heard[: at + 1]
                    return key
            if time.monotonic() > deadline:
                raise Failure(f"waited to hear {' or '.join(keys)}, heard {' '.join(self.heard[-20:])}")
            time.sleep(0.02)

    def press(self, key):
        self.teller.say(f"presses {key}")
        self.kiosk.ask(f"patient key {key}")

    def find(self, wanted, keys=("down", "right", "up", "left"), most=40):
        """Presses arrow keys until the focus is heard to be on what is wanted; in one direction as long as it names
        something new, then in the next."""
        known = set()
        direction = 0
        for _ in range(most):
            self.listen()
            before = self.cuts
            self.press(keys[direction % len(keys)])
            deadline = time.monotonic() + 10
            while self.cuts == before and time.monotonic() < deadline:
                self.listen()
                time.sleep(0.02)
            named = self.last_cut[self.cuts] if self.cuts != before else ""
            self.heard.clear()
            if named == wanted:
                return
            if named in known:
                direction += 1
            known.add(named)
        raise Failure(f"{wanted} was not heard in {most} presses; heard {' '.join(sorted(known))}")


def blind(teller):
    """From the first screen to the card taken out by five keys and the record of the voice alone: no name of a screen or
    a button, no picture. The person moves before the camera when they hear that they should."""
    stack, ear = teller.stack, Ear(teller)
    began = time.monotonic()
    stack.kiosk.ask("camera obey no")
    stack.show("nobody")
    ear.press("down")  # whoever knows nothing presses a key
    ear.wait("voice.help")
    ear.wait("welcome.place-my-number-card-on")
    ear.wait("welcome.take-it-out-its-case")
    teller.say("card:   hanako finds the reader and lays it there")
    stack.insert("hanako")
    ear.wait("sound.card")
    ear.wait("choosing-method.how-shall-we-confirm-that")
    ear.find("choosing-method.face")
    ear.press("enter")
    ear.wait("capturing-face.look-into-camera.2")
    ear.wait("sound.near.1")
    teller.say("person: turns to where the tones lead")
    stack.show("hanako")
    acts = {"capturing-face.close-eyes-slowly-once-and": "blink", "capturing-face.turn-face-little-left-and": "turn-left",
            "capturing-face.turn-face-little-right-and": "turn-right"}
    title, acting = "form.title", ""
    while (said := ear.wait(title, *acts, patience=120)) != title:
        if acts[said] != acting:  # otherwise it is being done
            acting = acts[said]
            teller.say(f"person: {acting}")
            stack.kiosk.ask(f"camera act {acting}")
    for words in ("form.purpose", "form.refusal", "form.bulkQuestion", "item.PharmacistsInfo.title"):
        ear.wait(words)
    ear.find("form.agreeAll")
    ear.press("enter")
    ear.wait("sound.done")
    ear.wait("finished.thank-you-take-card")
    teller.say("card:   hanako takes it out")
    stack.remove()
    teller.say(f"from the first key to the card out: {time.monotonic() - began:.1f} s")
    teller.wait_delivered()


def blind_staff(teller):
    """Where no camera reads the card's number: whoever sees nothing asks for staff, who are called at that key. Nothing is
    typed, and a patient who does not wait any longer takes the card."""
    stack, ear = teller.stack, Ear(teller)
    stack.show("nobody")
    ear.press("down")
    ear.wait("voice.help")
    ear.wait("welcome.take-it-out-its-case")
    teller.say("card:   hanako finds the reader and lays it there")
    stack.insert("hanako")
    ear.wait("sound.card")
    ear.wait("choosing-method.how-shall-we-confirm-that")
    ear.find("capturing-face.ask-staff", keys=("right", "down", "left", "up"))
    ear.press("enter")
    ear.wait("sound.staff")
    ear.wait("staff-check.member-staff-will-be-with")
    ear.wait("entering-card-number.they-will-enter-numbers-on")
    calls = (stack.run_folder / "kiosk.log").read_text(errors="replace").count("staff wanted: the patient called")
    if calls != 1:
        raise Failure(f"staff were called {calls} times by one key")
    stack.remove()
    teller.screen("interrupted")
    teller.expect_nothing_happened()
