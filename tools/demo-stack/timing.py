"""Reads the kiosk's log: how long from the card laid down to OQS's receipt, and how much of it was the patient's."""

import re
from datetime import datetime

asks_the_patient = {"ChoosingMethod", "EnteringCardNumber", "EnteringPin", "StaffCheck", "Guardian", "ConsentSummary",
                    "ConsentItem", "Prescription", "FirstRegistration", "AidCertificates", "Documents",
                    "EnteringExchangeNumber", "Reviewing"}
line = re.compile(r"^(\S+ \S+) .*\[session\] (\w+): (\w+) -> (\w+)")
receipt_line = re.compile(r"^(\S+ \S+) .*\[delivery\] receipt stored")


def moment(text):
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S.%f").timestamp()


def card_to_receipt(log):
    """Seconds: total, waiting for touches, the kiosk's own. None when no session got its receipt."""
    try:
        text = log.read_text(errors="replace").splitlines()
    except OSError:
        return None
    began = waiting = entered = None
    state = None
    for entry in text:
        if match := line.match(entry):
            at, event, before, after = moment(match[1]), match[2], match[3], match[4]
            if event == "CardInserted" and after == "ReadingCard":
                began, waiting, state, entered = at, 0.0, after, at
            elif began is not None and after != before:
                if before in asks_the_patient:
                    waiting += at - entered
                state, entered = after, at
        elif (match := receipt_line.match(entry)) and began is not None:
            total = moment(match[1]) - began
            return {"total": total, "waiting": waiting, "own": total - waiting}
    return None
