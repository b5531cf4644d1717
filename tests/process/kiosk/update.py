"""An update asks for the kiosk: whoever is there is served to the end, nobody after that, and the version that opened is kept."""

import json
import sys
import time

from support import expect, kiosk, log_of, run


def say(folder, **state):
    (folder / "state.part").write_text(json.dumps(state))
    (folder / "state.part").rename(folder / "state.json")


def waits_for_the_patient_and_comes_back():
    """an update waits for whoever is there, closes the reception, and its version is kept once it has opened"""
    with kiosk() as (stack, teller):
        folder = stack.run_folder / "update"
        folder.mkdir()
        (folder / "permit").write_text("1.3.9\n")  # of a kiosk that died
        stack.stop("kiosk")
        stack.config["update"] = {"folder": str(folder), "quietSeconds": 5, "patienceSeconds": 120}
        stack.start_kiosk()
        stack.wait_screen("welcome", 40)
        expect(not (folder / "permit").exists(), "the permission outlived the start")
        stack.show("nobody")
        stack.insert("hanako")
        stack.wait_screen("choosingMethod")
        say(folder, state="pending", version="1.4.0")
        time.sleep(8)  # longer than it would be quiet for, and several looks of the kiosk
        expect(not (folder / "permit").exists(), "an update may end the kiosk under a patient")
        teller.enter_pin()
        stack.wait_screen("consentSummary", 30)
        stack.tap("consent.agreeAll")
        stack.wait_screen("finished", 30)
        stack.remove()
        stack.wait_screen("outOfService", 60)  # the farewell of 20 s, the quiet time, and a look
        stack.wait_for(folder / "permit")
        expect((folder / "permit").read_text() == "1.4.0\n", "another version is permitted than the one that waits")
        words = stack.kiosk.ask("patient words")
        expect("更新" in words, f"the screen does not say what happens: {words}")
        stack.insert("hanako")
        time.sleep(1)
        expect(stack.kiosk.ask("patient screen") == "outOfService", "a card is read while the kiosk may end at any moment")
        stack.remove()
        expect("staff wanted" not in log_of(stack), "staff are called for an update")

        # The agent takes it up, ends the kiosk, installs, and starts the new one.
        (folder / "permit").rename(folder / "taken")
        expect(stack.stop("kiosk") == 0, "the kiosk did not end well")
        say(folder, state="installed", version="1.4.0")
        (folder / "taken").unlink()
        expect(not (folder / "confirmed").exists(), "a version was confirmed before it ran")
        stack.start_kiosk()
        stack.wait_screen("welcome", 40)
        stack.wait_for(folder / "confirmed")
        expect((folder / "confirmed").read_text() == "1.4.0\n", "another version is confirmed than the one installed")
        expect(not (folder / "permit").exists(), "the permission outlived the start")
        teller.wait_delivered(patience=60)


def opens_again_without_the_agent():
    """an agent that does nothing, or writes nonsense, keeps nobody out for long"""
    with kiosk() as (stack, _):
        folder = stack.run_folder / "update"
        folder.mkdir()
        stack.stop("kiosk")
        stack.config["update"] = {"folder": str(folder), "quietSeconds": 15, "patienceSeconds": 10}
        stack.start_kiosk()
        stack.wait_screen("welcome", 40)
        say(folder, state="pending", version="1.4.0")
        time.sleep(2.5)  # it has been heard, and the quiet time is not over
        (folder / "state.json").write_text("[[[")
        deadline = time.monotonic() + 20
        while "fault 907 " not in log_of(stack):
            expect(time.monotonic() < deadline, "fault 907 is not in the log")
            time.sleep(0.2)
        time.sleep(15)  # the quiet time is over
        expect(stack.kiosk.ask("patient screen") == "welcome", "it closes for what cannot be understood")
        stack.tap("language.en")  # the quiet time begins anew before it is heard
        say(folder, state="pending", version="1.4.0")
        for _ in range(8):
            stack.tap("language.en")  # somebody is there, without a card
            time.sleep(2)
            expect(stack.kiosk.ask("patient screen") == "welcome", "it closes before somebody who chooses a language")
        stack.wait_screen("outOfService", 40)
        stack.wait_for(folder / "permit")
        stack.wait_screen("welcome", 40)
        expect(not (folder / "permit").exists(), "it is open, and may be ended")
        stack.show("nobody")
        stack.insert("hanako")
        stack.wait_screen("choosingMethod")


if __name__ == "__main__":
    sys.exit(run([waits_for_the_patient_and_comes_back, opens_again_without_the_agent]))
