"""The stories a scripted patient plays. Each takes a Teller and raises Failure when it does not end as it should."""

import re
import time

from blind import blind, blind_staff
from stack import Failure, passcode_hash


def result_text(file):
    """The receipt computer's file as that computer reads it: by the character code that it declares."""
    raw = file.read_bytes()
    return raw.decode(re.match(rb'<\?xml version="1.0" encoding="([\w-]+)"', raw)[1].decode())


class Teller:
    """Plays one story on a stack and tells it: steps with times, a picture of every screen."""

    def __init__(self, stack, pictures=None, quiet=False):
        self.stack, self.pictures, self.quiet = stack, pictures, quiet
        self.began = time.monotonic()
        self.count = 0
        if pictures:
            pictures.mkdir(parents=True, exist_ok=True)

    def say(self, text):
        if not self.quiet:
            print(f"  {time.monotonic() - self.began:7.3f} s  {text}", flush=True)

    def picture(self, name):
        if self.pictures:
            self.count += 1
            self.stack.kiosk.ask(f"patient shot {self.pictures / f'{self.count:02d}-{name}.png'}")

    def screen(self, name, patience=20.0):
        now = self.stack.wait_screen(name, patience)
        self.say(f"screen: {now}")
        if now == "capturingFace" and self.pictures:
            time.sleep(0.2)  # the camera's first picture is to be on the screenshot
        self.picture(now)
        return now

    def tap(self, name):
        self.say(f"touch:  {name}")
        self.stack.tap(name)

    def stop(self):
        """Stops, and means it."""
        self.tap("nav.cancel")
        self.picture("stop")
        self.tap("stop.confirm")

    def lay_card(self, persona="hanako", person=None, trouble="none"):
        self.screen("welcome", 40)
        self.stack.show(person or persona)
        self.say(f"card:   {persona} lays it on the reader")
        self.stack.insert(persona, trouble)
        self.screen("choosingMethod")

    def show_face(self, persona="hanako", typed=None):
        """`typed`: whether the number has to be typed; without a camera above the card it always has."""
        self.tap("method.face")
        if not (typed if typed is not None else not self.stack.card_camera):
            self.say("the camera above the card reads its number")
            return
        self.screen("enteringCardNumber")
        self.say("touch:  fourteen digits of the card's face")
        self.stack.type_digits(self.stack.card(persona)["cardNumberB"])
        self.picture("enteringCardNumber-typed")
        self.tap("digit.enter")

    def enter_pin(self, persona="hanako"):
        self.tap("method.pin")
        self.screen("enteringPin")
        self.say("touch:  four digits of the PIN")
        self.stack.type_digits(self.stack.card(persona)["pin"])
        self.tap("digit.enter")

    def take_card(self):
        self.screen("finished")
        # Whoever reads that it was delivered has read all: the farewell goes sooner. Out of reach it stays for 20 s.
        deadline = time.monotonic() + 3
        while self.stack.ledger_rows()[-1]["state"] == 0 and time.monotonic() < deadline:
            time.sleep(0.02)
        self.say("card:   taken away")
        self.stack.remove()
        self.screen("welcome", 40)

    def wait_delivered(self, count=1, patience=40):
        deadline = time.monotonic() + patience
        while len(self.stack.oqs_consents()) < count or not self.results():
            if time.monotonic() > deadline:
                raise Failure(f"OQS holds {len(self.stack.oqs_consents())} consents, the receipt computer's folder "
                              f"{len(self.results())} files; {count} were to arrive")
            time.sleep(0.02)
        text = result_text(self.results()[-1])
        if self.stack.encoding not in text.split("?>")[0].lower():
            raise Failure(f"the file for the receipt computer is not in {self.stack.encoding}: {text[:80]}")
        name = re.search("<Name>(.*)</Name>", text)
        if not name or name[1] not in self.stack.insured_names():
            raise Failure(f"the file for the receipt computer names nobody that OQS knows: {name and name[1]}")
        self.say("OQS has the consent, the receipt computer its file")

    def results(self):
        return sorted((self.stack.run_folder / "face").glob("OQSsiquc01res_face_*.xml"))

    def expect_nothing_happened(self):
        if self.stack.ledger_rows():
            raise Failure("a record was written though nothing was confirmed")
        if self.stack.oqs_consents():
            raise Failure("OQS was told though nothing was confirmed")
        self.say("nothing was stored and nothing was sent")


def face(teller):
    teller.lay_card()
    teller.show_face()
    teller.screen("capturingFace")
    teller.screen("consentSummary", 30)
    teller.tap("consent.agreeAll")
    teller.take_card()
    teller.wait_delivered()
    if teller.stack.touches != 2:
        raise Failure(f"a patient without extra questions needs {teller.stack.touches} touches")


def blurred_card(teller):
    """The camera above the card is out of focus: the patient is told, and types."""
    teller.lay_card(trouble="blind")
    teller.show_face(typed=True)
    teller.screen("capturingFace")
    teller.screen("consentSummary", 30)
    teller.tap("consent.agreeAll")
    teller.take_card()
    teller.wait_delivered()


def pin(teller):
    teller.lay_card()
    teller.enter_pin()
    teller.screen("consentSummary", 30)
    teller.tap("consent.agreeAll")
    teller.take_card()
    teller.wait_delivered()


def refuse_all(teller):
    teller.lay_card()
    teller.enter_pin()
    teller.screen("consentSummary", 30)
    teller.tap("consent.refuseAll")
    teller.screen("reviewing")
    teller.tap("review.confirm")
    teller.take_card()
    teller.wait_delivered()


def one_by_one(teller):
    teller.lay_card()
    teller.show_face()
    teller.screen("consentSummary", 30)
    teller.tap("language.en")
    teller.picture("consentSummary-en")
    teller.tap("consent.oneByOne")
    agree = True
    while teller.screen(("consentItem", "reviewing", "prescription")) == "consentItem":
        before = teller.stack.kiosk.ask("status")
        teller.tap("item.agree" if agree else "item.refuse")
        agree = not agree
        deadline = time.monotonic() + 5
        while teller.stack.kiosk.ask("status") == before and time.monotonic() < deadline:
            time.sleep(0.01)
    teller.tap("review.confirm")
    teller.take_card()
    teller.wait_delivered()


def wrong_person(teller):
    teller.lay_card("hanako", "taro")
    teller.show_face("hanako")
    teller.screen("capturingFace")
    teller.screen("choosingMethod", 60)
    teller.say("the other person's face was not accepted; another way is offered")
    teller.stop()
    teller.screen("interrupted")
    teller.stack.remove()
    teller.screen("welcome", 40)
    teller.expect_nothing_happened()


def still_person(teller):
    """Somebody who matches and does not do what the screen asks, like a picture: twice asked, then another way."""
    teller.screen("welcome", 40)
    teller.stack.kiosk.ask("camera obey no")
    teller.lay_card()
    teller.show_face()
    teller.screen("capturingFace")
    teller.screen("choosingMethod", 90)
    teller.say("no movement was seen; another way is offered")
    teller.stop()
    teller.screen("interrupted")
    teller.stack.remove()
    teller.screen("welcome", 40)
    teller.expect_nothing_happened()


def card_pulled(teller):
    teller.lay_card()
    teller.enter_pin()
    teller.screen("consentSummary", 30)
    teller.say("card:   pulled in the middle of the question")
    teller.stack.remove()
    teller.screen("interrupted")
    teller.screen("welcome", 40)
    teller.expect_nothing_happened()


def withdraw(teller):
    """Consents, comes back and withdraws: OQS answers "not active" at once, and the receipt computer gets no file."""
    pin(teller)
    teller.lay_card()
    teller.tap("purpose.change")
    teller.picture("choosingMethod-withdrawal")
    teller.enter_pin()
    teller.screen("withdrawing", 30)
    teller.tap("withdrawal.confirm")
    teller.screen("finished", 30)
    teller.stack.remove()
    teller.screen("welcome", 40)
    deadline = time.monotonic() + 60
    while not (withdrawals := teller.stack.oqs_withdrawals()):
        if time.monotonic() > deadline:
            raise Failure("OQS was not told of the withdrawal")
        time.sleep(0.02)
    consents = teller.stack.oqs_consents()
    if len(consents) != 1 or withdrawals[0]["names"] != [consents[0]["id"]]:
        raise Failure(f"the withdrawal names {withdrawals[0]['names']}, OQS holds {len(consents)} consents")
    seen = teller.stack.oqs_looks(consents[0]["id"])
    if seen["active"] is not False or seen["withdrawn"] is not True or seen["effects"] != 1:
        raise Failure(f"the consent is still in force: {seen}")
    if len(teller.results()) != 1:
        raise Failure("a withdrawal wrote a file for the receipt computer")
    teller.say("OQS holds the consent as withdrawn")


def staff_withdrawal(teller):
    """Staff give a consent back for the institution: no card, the passcode, which one, why, and OQS ends exactly that."""
    pin(teller)
    consents = teller.stack.oqs_consents()
    teller.tap("nav.staffDesk")
    teller.screen("staffCheck")
    teller.say("touch:  four digits of the staff's passcode")
    teller.stack.type_digits(staff_passcode)
    teller.tap("digit.enter")
    teller.screen("staffWithdrawing", 30)
    teller.tap("given.0")
    teller.picture("staffWithdrawing-why")
    teller.tap("reason.institution")
    teller.picture("staffWithdrawing-confirm")
    teller.tap("staffWithdrawal.confirm")
    teller.screen("finished", 30)
    teller.tap("finished.done")
    teller.screen("welcome", 30)
    deadline = time.monotonic() + 60
    while not teller.stack.oqs_withdrawals():
        if time.monotonic() > deadline:
            raise Failure("OQS was not told of the withdrawal")
        time.sleep(0.02)
    seen = teller.stack.oqs_looks(consents[0]["id"])
    if seen["active"] is not False or seen["withdrawn"] is not True:
        raise Failure(f"the consent is still in force: {seen}")
    said = teller.stack.payload()
    if said["by"] != "institution" or said["withdraws"] != {"scope": "listed", "consents": [consents[0]["id"]]} or "sub" in said:
        raise Failure(f"the record says something else: {said}")
    if len(teller.results()) != 1:
        raise Failure("a withdrawal wrote a file for the receipt computer")
    teller.say("OQS holds that consent as withdrawn, by the institution")


def helped(teller):
    """Staff say with their passcode that they help with the screens; the patient proves who they are, and decides."""
    teller.lay_card()
    teller.tap("help.ask")
    teller.screen("staffCheck")
    teller.tap("staff.open")
    teller.picture("staffCheck-open")
    teller.say("touch:  four digits of the staff's passcode")
    teller.stack.type_digits(staff_passcode)
    teller.tap("digit.enter")
    teller.screen("choosingMethod", 30)
    teller.enter_pin()
    teller.screen("consentSummary", 30)
    teller.tap("consent.agreeAll")
    teller.take_card()
    teller.wait_delivered()
    payload = teller.stack.payload()
    if payload.get("assist") != "staff" or payload["amr"] != ["sc", "pin"]:
        raise Failure(f"the token says {payload.get('assist')} helped, and {payload['amr']} of the patient")
    if (said := teller.stack.audit_events().count("SessionAssisted")) != 1:
        raise Failure(f"the audit trail says {said} times that staff helped")
    teller.say("token and audit trail say that staff helped")


def oqs_down(teller):
    teller.screen("welcome", 40)
    teller.say("OQS goes away")
    teller.stack.stop("oqs-sandbox")
    teller.lay_card()
    teller.enter_pin()
    teller.screen("consentSummary", 40)
    teller.tap("consent.agreeAll")
    teller.screen("finished", 30)
    rows = teller.stack.ledger_rows()
    if len(rows) != 1:
        raise Failure(f"the ledger holds {len(rows)} records instead of one")
    deadline = time.monotonic() + 15
    while "まだ送信していません" not in teller.stack.kiosk.ask("patient words"):
        if time.monotonic() > deadline:
            raise Failure("the screen does not say what becomes of the consent")
        time.sleep(0.05)
    teller.picture("finished-offline")
    teller.say("the consent is stored and waits, and the screen says so")
    teller.take_card()
    teller.say("OQS is back")
    teller.stack.start_oqs()
    teller.wait_delivered(patience=90)


def answer_each(teller, screen, buttons):
    """Touches one button after the other while that screen stays; each touch is awaited by the number on it."""
    for button in buttons:
        teller.screen(screen)
        before = teller.stack.kiosk.ask("status")
        teller.tap(button)
        deadline = time.monotonic() + 30
        while teller.stack.kiosk.ask("status") == before and time.monotonic() < deadline:
            time.sleep(0.01)


def documents(teller):
    """An aid certificate and documents wait; an exchange number finds one more. Each has its own yes or no."""
    teller.lay_card("referred", "nobody")
    teller.enter_pin("referred")
    teller.screen("consentSummary", 30)
    teller.tap("consent.agreeAll")
    answer_each(teller, "aidCertificates", ["aid.yes"])
    answer_each(teller, "documents", ["document.yes", "document.no", "document.no"])
    teller.screen("enteringExchangeNumber")
    teller.say("touch:  a number that finds nothing")
    teller.stack.type_digits("111111")
    teller.tap("digit.enter")
    teller.screen("enteringExchangeNumber", 30)
    teller.say("touch:  the number on the paper")
    teller.stack.type_digits("204617")
    teller.tap("digit.enter")
    teller.screen("documents", 30)
    teller.tap("document.yes")
    teller.screen("reviewing")
    teller.tap("review.confirm")
    teller.take_card()
    teller.wait_delivered()
    said = {one["id"]: one["flag"] for one in teller.stack.payload()["docs"]}
    expected = {"TEST-REF-0001": 1, "TEST-DIS-0002": 0, "TEST-CHK-0003": 0, "TEST-REF-0004": 1}
    if said != expected:
        raise Failure(f"the token says {said} of the documents instead of {expected}")
    if [one["flag"] for one in teller.stack.payload()["aid"]] != [1]:
        raise Failure("the token does not say that the aid certificate is used")
    teller.say("the token names every document, also the two kept back")


def first_registration(teller):
    """The card is not registered as an insurance card: asked once, then everything as always."""
    teller.lay_card("unregistered", "nobody")
    teller.enter_pin("unregistered")
    teller.screen("firstRegistration", 30)
    teller.tap("registration.register")
    teller.screen("consentSummary", 30)
    teller.tap("consent.agreeAll")
    teller.take_card()
    teller.wait_delivered()


journeys = {"blind": blind, "documents": documents, "first-registration": first_registration, "face": face, "blurred-card": blurred_card, "pin": pin, "refuse-all": refuse_all, "one-by-one": one_by_one, "wrong-person": wrong_person, "still-person": still_person,
            "card-pulled": card_pulled, "oqs-down": oqs_down, "withdraw": withdraw, "staff-withdrawal": staff_withdrawal,
            "helped": helped, "blind-staff": blind_staff}
# Where the desk has a camera above the card; in the other stories the number is typed.
card_camera = {"face", "blurred-card", "blind"}
# Where somebody listens: the kiosk keeps a record of what would be heard.
by_ear = {"blind", "blind-staff"}
# Staff's passcode, where they have one: a TEST one, known to everybody.
staff_passcode = "2468"


def settings(journey):
    """What the configuration of that story says differently."""
    if journey in ("helped", "staff-withdrawal", "blind-staff"):
        return {"staff": {"passcodeHash": passcode_hash(staff_passcode)}}
    if journey == "pin":  # the receipt computer of this desk reads Shift_JIS
        return {"handoff": {"encoding": "shift_jis"}}
    return {}


delivers = {"blind", "helped", "documents", "first-registration", "face", "blurred-card", "pin", "refuse-all", "one-by-one", "oqs-down"}
