"""Bad input, as patients, cards, readers and networks give it: a clear screen, the fault's number in the log, nothing lost."""

import signal
import subprocess
import sys
import time

from support import expect, kiosk, log_of, run


def lay(stack, persona):
    stack.wait_screen("welcome", 40)
    stack.show("nobody")
    stack.insert(persona)


def refused(persona, fault):
    with kiosk() as (stack, teller):
        lay(stack, persona)
        stack.wait_screen("interrupted")
        expect(f"fault {fault} " in log_of(stack), f"fault {fault} is not in the log")
        stack.remove()
        stack.wait_screen("welcome", 40)
        teller.expect_nothing_happened()


def not_a_card():
    """a driving licence is named as what it is not"""
    refused("licence", 226)


def old_card():
    """an old resident card is refused"""
    refused("old-resident-card", 205)


def smartphone():
    """a smartphone on the reader is no error but another way"""
    refused("smartphone", 204)


def transport_card():
    """a transport card is named, and another card is asked for"""
    refused("felica", 228)


def two_cards():
    """two cards in one field: the patient is asked for one"""
    refused("two-cards", 202)


def card_in_case():
    """a card in a thick case: the contact breaks off, nothing is kept"""
    refused("card-in-case", 224)


def damaged_chip():
    """a damaged chip sends the patient to the staff"""
    refused("garbled-chip", 225)


def expires_soon():
    """a certificate that runs out soon is mentioned, and the patient goes on"""
    with kiosk() as (stack, _):
        lay(stack, "expiring-certificate")
        stack.wait_screen("choosingMethod")
        expect("method.pin" in stack.kiosk.ask("patient items"), "the card is not usable as usual")


def expired():
    """an expired certificate is found before anything is asked"""
    refused("expired-certificate", 213)


def blocked_pin():
    """a blocked PIN is not offered"""
    with kiosk() as (stack, _):
        lay(stack, "blocked-pin")
        stack.wait_screen("choosingMethod")
        expect("method.pin" not in stack.kiosk.ask("patient items"), "the PIN is offered though it is blocked")


def wrong_number():
    """a wrong card number costs one announced try and leads back to the entry"""
    with kiosk() as (stack, _):
        lay(stack, "hanako")
        stack.wait_screen("choosingMethod")
        stack.tap("method.face")
        stack.wait_screen("enteringCardNumber")
        number = stack.card("hanako")["cardNumberB"]
        stack.type_digits(number[:-1] + str((int(number[-1]) + 1) % 10))
        stack.tap("digit.enter")
        stack.wait_screen("readingCard")
        stack.wait_screen("enteringCardNumber")
        expect("fault 208 " in log_of(stack), "fault 208 is not in the log")
        tries = stack.cards.ask("status")
        expect("tries-face-0012=9" in tries, f"one try was to be spent: {tries}")
        stack.type_digits("00" + number[2:4] + "99" + number[6:])
        stack.tap("digit.enter")
        stack.wait_screen("readingCard")
        stack.wait_screen("enteringCardNumber")
        expect("tries-face-0012=9" in stack.cards.ask("status"), "an implausible number was sent to the card")
        expect("individual-number-reads=0" in stack.cards.ask("status"), "the individual number was read")


def torn_photo():
    """a torn photo leads to another way"""
    with kiosk() as (stack, _):
        lay(stack, "torn-photo")
        stack.wait_screen("choosingMethod")
        stack.tap("method.face")
        stack.wait_screen("enteringCardNumber")
        stack.type_digits(stack.card("torn-photo")["cardNumberB"])
        stack.tap("digit.enter")
        stack.wait_screen("choosingMethod", 30)
        expect("fault 219 " in log_of(stack), "fault 219 is not in the log")
        expect("method.face" not in stack.kiosk.ask("patient items"), "the face is still offered")


def broken_record():
    """a record whose signature does not hold ends the session"""
    with kiosk() as (stack, teller):
        lay(stack, "broken-signature")
        stack.wait_screen("choosingMethod")
        stack.tap("method.face")
        stack.wait_screen("enteringCardNumber")
        stack.type_digits(stack.card("broken-signature")["cardNumberB"])
        stack.tap("digit.enter")
        stack.wait_screen("interrupted", 30)
        expect("fault 215 " in log_of(stack), "fault 215 is not in the log")
        teller.expect_nothing_happened()


def spliced():
    """a spliced card is refused by OQS and parked for staff, not lost"""
    with kiosk() as (stack, teller):
        stack.wait_screen("welcome", 40)
        stack.show("hanako")
        stack.insert("spliced")
        stack.wait_screen("choosingMethod")
        stack.tap("method.face")
        stack.wait_screen("enteringCardNumber")
        stack.type_digits(stack.card("spliced")["cardNumberB"])
        stack.tap("digit.enter")
        if stack.wait_screen(("consentSummary", "choosingMethod"), 40) == "choosingMethod":
            return  # the drawn photo of that card shows no face: the splice never gets as far as OQS
        stack.tap("consent.agreeAll")
        stack.wait_screen("finished")
        deadline = time.monotonic() + 30
        while stack.ledger_rows()[-1]["state"] != 3 and time.monotonic() < deadline:
            time.sleep(0.05)
        expect(stack.ledger_rows()[-1]["reason"] == "SIM-IDENTITY-SPLICED", "OQS's reason is not kept for staff")
        expect(not stack.oqs_consents(), "OQS took a spliced card's consent")


def no_daemon():
    """no card service: out of service, and back by itself when it is there"""
    with kiosk(reader=False) as (stack, _):
        stack.wait_screen("outOfService", 40)
        expect("101 CardServiceUnavailable" in log_of(stack), "fault 101 is not in the log")
        stack.start_reader()
        stack.wait_screen("welcome", 40)


def daemon_killed():
    """the card service dies in the middle of a session and comes back"""
    with kiosk() as (stack, teller):
        lay(stack, "hanako")
        stack.wait_screen("choosingMethod")
        stack.stop("private-pcscd", how=9)
        stack.stop("virtual-card")
        stack.wait_screen("outOfService", 40)
        stack.start_reader()
        stack.wait_screen("welcome", 40)
        teller.expect_nothing_happened()


def daemon_hangs():
    """a card service that is there and does not answer is a fault, and none any more when it answers"""
    with kiosk() as (stack, _):
        stack.wait_screen("welcome", 40)
        daemon = stack.processes["private-pcscd"]
        daemon.send_signal(signal.SIGSTOP)
        try:
            stack.wait_screen("outOfService", 40)
        finally:
            daemon.send_signal(signal.SIGCONT)
        expect("silent" in log_of(stack), "the log does not say that the card service was silent")
        stack.wait_screen("welcome", 40)
        lay(stack, "hanako")
        stack.wait_screen("choosingMethod")


def nobody_there():
    """a face that never comes leads to another way, within the time limit"""
    with kiosk() as (stack, _):
        lay(stack, "hanako")
        stack.wait_screen("choosingMethod")
        stack.tap("method.face")
        stack.wait_screen("enteringCardNumber")
        stack.type_digits(stack.card("hanako")["cardNumberB"])
        stack.tap("digit.enter")
        stack.wait_screen("capturingFace")
        stack.wait_screen("choosingMethod", 40)
        expect("method.pin" in stack.kiosk.ask("patient items"), "no other way is offered")


def lying_oqs():
    """an OQS that answers garbage and false receipts loses nothing"""
    with kiosk() as (stack, teller):
        stack.stop("oqs-sandbox")
        stack.start_oqs("--misbehave", "wrong-receipt*1")
        lay(stack, "hanako")
        stack.wait_screen("choosingMethod")
        teller.enter_pin()
        stack.wait_screen("consentSummary", 30)
        stack.tap("consent.agreeAll")
        stack.wait_screen("finished", 30)
        stack.remove()
        teller.wait_delivered(patience=60)
        expect("fault 803 " in log_of(stack), "fault 803 is not in the log")


def broken_configuration():
    """a truncated configuration: the screen says so and every mistake is named"""
    with kiosk() as (stack, _):
        stack.stop("kiosk")
        path = stack.write_configuration()
        text = path.read_text()
        path.write_text(text[: text.index("[face]")])
        done = subprocess.Popen([stack.bin("uketsuke"), "--config", path, "--simulated-control",
                                 stack.run_folder / "second.control"], stderr=subprocess.PIPE, text=True,
                                env={"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software",
                                     "PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(stack.runtime_folder())})
        try:
            from stack import LineSocket
            socket = LineSocket(stack.run_folder / "second.control", 40)
            expect(socket.ask("patient screen") == "outOfService", "no screen says that the kiosk cannot serve")
        finally:
            done.terminate()
            _, said = done.communicate(timeout=20)
        expect("901" in said and "# end" in said and "face.pack" in said, f"the terminal is not told what is wrong: {said}")


if __name__ == "__main__":
    sys.exit(run([not_a_card, old_card, smartphone, transport_card, two_cards, card_in_case, damaged_chip, expires_soon,
                  expired, blocked_pin, wrong_number, torn_photo, broken_record, spliced,
                  no_daemon, daemon_killed, daemon_hangs, nobody_there, lying_oqs, broken_configuration]))
