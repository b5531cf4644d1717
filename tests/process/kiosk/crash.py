"""kill -9 at random moments between the touch that confirms and the receipt (H6), whatever it confirms: what was durably
written takes effect at OQS exactly once, what was not never happened. UKETSUKE_CRASHES=N for more points
(tools/soak crash)."""

import os
import random
import signal
import sys
import time

from support import each_took_effect_once, expect, kiosk, run, wait_empty_outbox
from journeys import pin, staff_passcode
from stack import passcode_hash

points = int(os.environ.get("UKETSUKE_CRASHES", "10"))
seed = int(os.environ.get("UKETSUKE_SEED", str(time.time_ns() % 1_000_000)))


# Each plays up to the touch that confirms, and gives its name.


def everything_with_the_pin(stack, teller):
    teller.lay_card("hanako", "nobody")
    teller.enter_pin()
    teller.screen("consentSummary", 30)
    return "consent.agreeAll"


def one_by_one_with_the_face(stack, teller):
    teller.lay_card()
    teller.show_face()
    teller.screen("consentSummary", 60)
    teller.tap("consent.oneByOne")
    agree = True
    while teller.screen(("consentItem", "reviewing")) == "consentItem":
        before = stack.kiosk.ask("status")
        teller.tap("item.agree" if agree else "item.refuse")
        agree = not agree
        deadline = time.monotonic() + 5
        while stack.kiosk.ask("status") == before and time.monotonic() < deadline:
            time.sleep(0.01)
    return "review.confirm"


def a_refusal_of_everything(stack, teller):
    teller.lay_card("hanako", "nobody")
    teller.enter_pin()
    teller.screen("consentSummary", 30)
    teller.tap("consent.refuseAll")
    teller.screen("reviewing")
    return "review.confirm"


def a_patients_withdrawal(stack, teller):
    consent_first(stack, teller)
    teller.lay_card("hanako", "nobody")
    teller.tap("purpose.change")
    teller.enter_pin()
    teller.screen("withdrawing", 30)
    return "withdrawal.confirm"


def a_staff_withdrawal(stack, teller):
    consent_first(stack, teller)
    teller.tap("nav.staffDesk")
    teller.screen("staffCheck")
    stack.type_digits(staff_passcode)
    teller.tap("digit.enter")
    teller.screen("staffWithdrawing", 30)
    teller.tap("given.0")
    teller.tap("reason.institution")
    return "staffWithdrawal.confirm"


stories = (everything_with_the_pin, one_by_one_with_the_face, a_refusal_of_everything, a_patients_withdrawal,
           a_staff_withdrawal)


def consent_first(stack, teller):
    """Something to withdraw, which OQS and the kiosk's ledger know; nobody is killed meanwhile."""
    pin(teller)
    wait_empty_outbox(stack)


def exactly_once():
    """a killed kiosk loses nothing and doubles nothing"""
    print(f"seed {seed}, {points} points", flush=True)
    dice = random.Random(seed)
    written = {story: [] for story in stories}
    with kiosk(config={"staff": {"passcodeHash": passcode_hash(staff_passcode)}}) as (stack, teller):
        for point in range(points):
            story = stories[point % len(stories)]
            stack.wait_screen("welcome", 40)
            confirm = story(stack, teller)
            before = len(stack.ledger_rows())
            stack.tap(confirm)
            # Half of the kills fall where the write is under way, half later, up to the receipt.
            time.sleep(dice.uniform(0.0, dice.choice((0.02, 0.12))))
            stack.stop("kiosk", how=signal.SIGKILL)
            if story is not a_staff_withdrawal:
                stack.remove()
            after = len(stack.ledger_rows())
            expect(after - before in (0, 1), f"one touch made {after - before} records")
            written[story].append(after - before)
            stack.start_kiosk()
        stack.wait_screen("welcome", 40)
        records = each_took_effect_once(stack)
        withdrawals = len(stack.oqs_withdrawals())
        confirmed = {story: sum(ends) for story, ends in written.items()}
        given = len(written[a_patients_withdrawal]) + len(written[a_staff_withdrawal])  # to have something to withdraw
        expect(len(records) == sum(confirmed.values()) + given, "a record vanished")
        expect(withdrawals == confirmed[a_patients_withdrawal] + confirmed[a_staff_withdrawal],
               f"OQS holds {withdrawals} withdrawals and not those that were written")
        expect(all(row["envelope"] is None for row in records), "an envelope outlived its receipt")
        for story, ends in written.items():
            print(f"{story.__name__}: {sum(ends)} were written before the kill, {len(ends) - sum(ends)} were not", flush=True)
        print(f"{sum(confirmed.values())} were written before the kill, {points - sum(confirmed.values())} were not", flush=True)


if __name__ == "__main__":
    sys.exit(run([exactly_once]))
