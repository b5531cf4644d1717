"""After whole sessions, with every way of proving: no secret and no person's data in the kiosk's files (9.2, H4)."""

import json
import re
import subprocess
import sys

from support import expect, kiosk, run
from journeys import blurred_card, face, pin


def told_by_openssl(words, what):
    text = subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True, text=True).stdout
    return re.search(rf"{what}=([0-9A-F]+)", text)[1]


def number_in_every_spelling(what, number):
    """As text and as bytes; `number` in hexadecimal."""
    return {f"{what}, decimal": str(int(number, 16)).encode(), f"{what}, hexadecimal": number.encode(),
            f"{what}, small hexadecimal": number.lower().encode(), f"{what}, bytes": bytes.fromhex(number)}


def planted_in(stack, persona):
    """What must stand nowhere: what the card and OQS say of that person, and what names the card."""
    card, folder = stack.card(persona), stack.cards_folder / persona
    person = next(p for p in json.loads((stack.cards_folder / "registry.json").read_text()) if p["persona"] == persona)
    certificate = folder / "authentication-certificate.bin"
    words = {"card number": card["cardNumberB"], "name": person["name"], "kana": person["nameKana"],
             "address": person["address"], "insured number": person["number"]}
    planted = {what: word.encode() for what, word in words.items()}
    serial = told_by_openssl(["x509", "-inform", "DER", "-in", certificate, "-noout", "-serial"], "serial")
    expect(len(serial) >= 8, "the serial number is so short that it stands everywhere by chance")
    planted |= number_in_every_spelling("certificate's serial number", serial)
    planted |= number_in_every_spelling("key of the certificate", told_by_openssl(
        ["x509", "-inform", "DER", "-in", certificate, "-noout", "-modulus"], "Modulus"))
    planted |= number_in_every_spelling("card key", told_by_openssl(
        ["rsa", "-in", folder / "card.key.pem", "-noout", "-modulus"], "Modulus"))
    der = subprocess.run(["openssl", "x509", "-inform", "DER", "-in", certificate, "-outform", "DER"], check=True,
                         capture_output=True).stdout
    for what in ("certificate's serial number, bytes", "key of the certificate, bytes"):
        expect(planted[what] in der, f"the {what} are not those of the certificate: the test looks for the wrong thing")
    planted["certificate"] = der[-40:]  # of its signature; any part of it would do
    return card, planted


def expect_none_of(planted, card, stack):
    for path in stack.run_folder.iterdir():
        if not path.is_file() or path.name.startswith("oqs"):
            continue
        content = path.read_bytes()
        for what, secret in planted.items():
            expect(secret not in content, f"the {what} stands in {path.name}")
        if path.name.startswith(("kiosk", "audit")):
            expect(f"PIN {card['pin']}".encode() not in content, f"the PIN stands in {path.name}")


def nothing_personal_is_left():
    """ledger, write-ahead log, audit, logs and outputs hold no secret and no personal data"""
    with kiosk(card_camera=True) as (stack, teller):
        card, planted = planted_in(stack, "hanako")
        face(teller)  # the number is read off the card's face
        blurred_card(teller)  # and typed
        pin(teller)
        teller.wait_delivered(count=3)
        # Once with a record that waits, its envelope beside it, while the file's write-ahead log is in use.
        stack.stop("oqs-sandbox")
        teller.lay_card()
        teller.enter_pin()
        teller.screen("consentSummary", 40)
        teller.tap("consent.agreeAll")
        teller.screen("finished", 30)
        waiting = [row for row in stack.ledger_rows() if row["envelope"] is not None]
        expect(len(waiting) == 1, "no envelope waits")
        expect((stack.run_folder / "ledger.sqlite-wal").stat().st_size > 0, "there is no write-ahead log to look into")
        expect_none_of(planted, card, stack)
        teller.take_card()
        stack.start_oqs()
        teller.wait_delivered(count=4, patience=90)
        stack.stop("kiosk")
        expect_none_of(planted, card, stack)
        expect((stack.run_folder / "ledger.sqlite").stat().st_mode & 0o077 == 0, "others may read the ledger")


if __name__ == "__main__":
    sys.exit(run([nothing_personal_is_left]))
