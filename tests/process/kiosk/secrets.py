"""After whole sessions, with every way of proving: no secret and no person's data in the kiosk's files (9.2, H4)."""

import json
import sys

from support import expect, kiosk, run
from journeys import blurred_card, face, pin


def nothing_personal_is_left():
    """ledger, write-ahead log, audit, logs and outputs hold no secret and no personal data"""
    with kiosk(card_camera=True) as (stack, teller):
        face(teller)  # the number is read off the card's face
        blurred_card(teller)  # and typed
        pin(teller)
        teller.wait_delivered(count=3)
        card = stack.card("hanako")
        person = next(p for p in json.loads((stack.cards_folder / "registry.json").read_text()) if p["persona"] == "hanako")
        planted = {"card number": card["cardNumberB"], "name": person["name"], "kana": person["nameKana"],
                   "address": person["address"], "insured number": person["number"]}
        stack.stop("kiosk")
        for path in stack.run_folder.iterdir():
            if not path.is_file() or path.name.startswith("oqs"):
                continue
            content = path.read_bytes()
            for what, secret in planted.items():
                expect(secret.encode() not in content, f"the {what} stands in {path.name}")
            if path.name.startswith(("kiosk", "audit")):
                expect(f"PIN {card['pin']}".encode() not in content, f"the PIN stands in {path.name}")
        expect((stack.run_folder / "ledger.sqlite").stat().st_mode & 0o077 == 0, "others may read the ledger")


if __name__ == "__main__":
    sys.exit(run([nothing_personal_is_left]))
