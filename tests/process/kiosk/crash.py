"""kill -9 at random moments between the touch that confirms and the receipt (H6): what was durably written takes effect at
OQS exactly once, what was not never happened. UKETSUKE_CRASHES=N for more points (tools/soak crash)."""

import os
import random
import signal
import sys
import time

from support import expect, kiosk, run
from stack import rows

points = int(os.environ.get("UKETSUKE_CRASHES", "8"))
seed = int(os.environ.get("UKETSUKE_SEED", str(time.time_ns() % 1_000_000)))


def exactly_once():
    """a killed kiosk loses nothing and doubles nothing"""
    print(f"seed {seed}, {points} points", flush=True)
    dice = random.Random(seed)
    with kiosk() as (stack, teller):
        lost = kept = 0
        for _ in range(points):
            stack.wait_screen("welcome", 40)
            before = len(stack.ledger_rows())
            stack.show("nobody")
            stack.insert("hanako")
            stack.wait_screen("choosingMethod")
            teller.enter_pin()
            stack.wait_screen("consentSummary", 30)
            stack.tap("consent.agreeAll")
            # Half of the kills fall where the write is under way, half later, up to the receipt.
            time.sleep(dice.uniform(0.0, dice.choice((0.02, 0.12))))
            stack.stop("kiosk", how=signal.SIGKILL)
            stack.remove()
            after = len(stack.ledger_rows())
            expect(after - before in (0, 1), f"one touch made {after - before} records")
            kept += after - before
            lost += 1 - (after - before)
            stack.start_kiosk()
        stack.wait_screen("welcome", 40)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if all(row["state"] == 2 for row in stack.ledger_rows()):
                break
            time.sleep(0.1)
        records = stack.ledger_rows()
        effects = [row["id"] for row in rows(stack.run_folder / "oqs.sqlite", "effects")]
        expect(sorted(effects) == sorted(row["jti"] for row in records),
               f"{len(records)} records had {len(effects)} effects")
        expect(len(records) == kept, "a record vanished")
        expect(all(row["envelope"] is None for row in records), "an envelope outlived its receipt")
        print(f"{kept} were written before the kill, {lost} were not", flush=True)


if __name__ == "__main__":
    sys.exit(run([exactly_once]))
