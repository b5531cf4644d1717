"""After a face session the kiosk's memory holds no camera picture, no card photo and no embedding (issue: wiping)."""

import os
import shutil
import signal
import subprocess
import sys
import time

from PIL import Image

from support import expect, kiosk, run


between_the_eyes = (320, 410)  # on the panel of 1280 x 800


class Traces:
    """What was in hand, learnt beside the kiosk, and the look into a process for pieces of it."""

    def __init__(self, stack, person):
        self.stack, self.pieces = stack, stack.run_folder / "pieces.txt"
        self.holder = subprocess.Popen(
            [stack.bin("memory-traces"), "learn", stack.build / "var/models/default",
             stack.build / "var/demo/photos/hanako.jp2", person, self.pieces], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        expect(self.holder.stdout.readline() == b"learnt\n", "the pieces could not be learnt")

    def in_process(self, pid, stopped=True):
        """How many places hold a piece, by kind; the process stands still meanwhile."""
        if stopped:
            os.kill(pid, signal.SIGSTOP)
        try:
            done = subprocess.run([self.stack.bin("memory-traces"), "look", str(pid), self.pieces], capture_output=True,
                                  text=True)
        finally:
            if stopped:
                os.kill(pid, signal.SIGCONT)
        expect(done.returncode == 0, f"the memory could not be read: {done.stderr}")
        return {kind: int(count) for kind, count in (line.split() for line in done.stdout.splitlines())}

    def learn_preview(self):
        """A piece of the face on the screen, between the eyes of the one picture that this person has."""

        def drawn():
            shot = self.stack.run_folder / "preview.png"
            self.stack.kiosk.ask(f"patient shot {shot}")
            with Image.open(shot) as picture:
                red, green, blue = picture.convert("RGB").getpixel(between_the_eyes)
            return shot, red > blue + 40  # skin; the empty preview is grey

        shot = until(drawn)
        words = [self.stack.bin("memory-traces"), "screen", shot, *map(str, between_the_eyes), self.pieces]
        expect(subprocess.run(words).returncode == 0, "the screenshot could not be learnt")

    def close(self):
        self.holder.stdin.close()
        self.holder.wait()
        self.holder.stdout.close()


def until(condition, patience=60.0):
    """The answer of `condition` once it is true, else its last one."""
    deadline = time.monotonic() + patience
    while True:
        answer, is_met = condition()
        if is_met or time.monotonic() > deadline:
            return answer
        time.sleep(0.05)


def try_a_face(stack, teller, in_capture):
    """hanako's card and taro's face, so that the camera goes on for all tries; then away with the card."""
    teller.lay_card("hanako", "taro")
    teller.show_face()
    teller.screen("capturingFace")
    in_capture()
    teller.screen("choosingMethod", 120)
    teller.stop()
    teller.screen("interrupted")
    stack.remove()
    teller.screen("welcome", 60)


def a_face_session_leaves_nothing_of_the_person():
    """frames, preview, photo and embedding are in memory during the session, and nowhere after it"""
    with kiosk() as (stack, teller):
        # One picture, so that every frame of the camera and every drawn preview differ by the sensor's noise alone.
        people = stack.world / "people"
        (people / "taro").mkdir(parents=True)
        shutil.copy(stack.people / "taro/frame-04.jpg", people / "taro/frame.jpg")
        stack.stop("kiosk")
        stack.people = people
        traces = Traces(stack, people / "taro")
        try:
            held = traces.in_process(traces.holder.pid, stopped=False)
            for kind in ("frame", "photo", "file", "template"):
                expect(held[kind] > 0, f"a {kind} is not found in a process that holds one")
            # What the preview looks like is learnt in a run of its own: taking a screenshot leaves pictures behind too.
            stack.start_kiosk()
            try_a_face(stack, teller, traces.learn_preview)
            stack.stop("kiosk")
            stack.start_kiosk()
            pid = stack.processes["kiosk"].pid
            in_session, at_once = ("frame", "screen", "template"), ("photo", "plane", "file")
            seen = dict.fromkeys(in_session, 0)

            def look_during():
                # A look takes longer than a frame stays: each kind has to be met in one of them.
                def in_hand():
                    for kind, places in traces.in_process(pid).items():
                        if kind in seen:
                            seen[kind] += places
                    return None, all(seen.values()) or stack.kiosk.ask("patient screen") != "capturingFace"

                until(in_hand)

            # A card has tries for two sessions; on a slow machine a whole one can pass between two looks.
            for _ in range(2):
                if not all(seen.values()):
                    try_a_face(stack, teller, look_during)
            print(f"in the session {seen}", flush=True)
            for kind, places in seen.items():
                expect(places > 0, f"no {kind} is found in the session: the test looks for the wrong thing")

            def forgotten():
                now = traces.in_process(pid)
                return now, not any(now[kind] for kind in (*in_session, *at_once))

            left = until(forgotten)
            print(f"afterwards {left}", flush=True)
            for kind in (*in_session, *at_once):
                expect(left[kind] == 0, f"{left[kind]} pieces of a {kind} are left")
        finally:
            traces.close()


if __name__ == "__main__":
    if os.geteuid() != 0:
        # The kiosk closes its memory to every other user's processes and to its own user's.
        print("skipped: only root may look into the kiosk's memory")
        sys.exit(77)
    sys.exit(run([a_face_session_leaves_nothing_of_the_person]))
