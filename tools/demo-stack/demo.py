"""What tools/demo runs once everything is built. Starts the stack, plays a story or hands the patient's part to you."""

import argparse
import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from journeys import Teller, by_ear, card_camera, delivers, journeys, result_text, settings  # noqa: E402
from stack import Failure, Stack  # noqa: E402
from timing import card_to_receipt  # noqa: E402

personas = ("hanako", "taro", "no-pin", "blocked-pin", "expired-certificate", "old-resident-card", "licence", "spliced")


def decoded(part):
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def show_evidence(stack, out):
    """The token, the verdict of the independent verifier, the receipt, and the receipt computer's file."""
    row = stack.ledger_rows()[-1]
    token = bytes(row["token"]).decode()
    out.mkdir(parents=True, exist_ok=True)
    (out / "token.json").write_text(token)
    envelope = stack.run_folder / "evidence" / f"{row['jti']}.envelope.jwe"
    parsed = json.loads(token)
    print("\nThe token's payload:")
    print(json.dumps(decoded(parsed["payload"]), ensure_ascii=False, indent=2))
    for signature in parsed["signatures"]:
        header = decoded(signature["protected"])
        header.pop("x5c", None)
        print("Signed with:", json.dumps(header))

    pki = stack.world / "pki"
    verify = subprocess.run([stack.bin("consent-verify"), "--device-root", pki / "device/root.crt.pem", "--anchors",
                             stack.cards_folder / "anchors/test", "--envelope", envelope, "--envelope-key",
                             pki / "oqs/envelope.key.pem", "--forms", stack.root / "resources/consent/forms", "--institution",
                             f"1319999901={pki / 'device/institution.key'}", out / "token.json"], capture_output=True, text=True)
    print("\nconsent-verify says:\n" + verify.stdout + verify.stderr)
    if verify.returncode != 0:
        raise Failure(f"consent-verify refused the token ({verify.returncode})")
    if shutil.which("jose"):
        certificate = decoded(parsed["signatures"][0]["protected"])["x5c"][0]
        jose_check(certificate, parsed, out)

    receipt = stack.ledger_rows()[-1]["receipt"]
    print("OQS's receipt:", json.dumps(decoded(receipt.split(".")[1])))
    results = sorted((stack.run_folder / "face").glob("*.xml"))
    print(f"\nThe receipt computer's file {results[-1].name}:")
    print(result_text(results[-1]))


def jose_check(certificate, parsed, out):
    """Debian's jose, which shares nothing with us, checks the device's signature."""
    pem = "-----BEGIN CERTIFICATE-----\n" + certificate + "\n-----END CERTIFICATE-----\n"
    key = subprocess.run(["openssl", "x509", "-pubkey", "-noout"], input=pem, capture_output=True, text=True).stdout
    der = subprocess.run(["openssl", "pkey", "-pubin", "-outform", "DER"], input=key.encode(), capture_output=True).stdout
    x, y = der[-64:-32], der[-32:]
    text = lambda raw: base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
    jwk = out / "device.jwk"
    jwk.write_text(json.dumps({"kty": "EC", "crv": "P-256", "x": text(x), "y": text(y)}))
    flat = out / "device-signature.jws"
    flat.write_text(json.dumps({"payload": parsed["payload"], **parsed["signatures"][0]}))
    done = subprocess.run(["jose", "jws", "ver", "-i", flat, "-k", jwk, "-O", "/dev/null"], capture_output=True, text=True)
    print("jose says of the device's signature:", "good" if done.returncode == 0 else "BAD " + done.stderr)
    if done.returncode != 0:
        raise Failure("jose refused the device's signature")


def play(arguments, name, base):
    world = Path(arguments.world) if arguments.world else base / name
    stack = Stack(arguments.root, arguments.build, world, size=arguments.size, reader=arguments.reader,
                  camera=arguments.camera, language=arguments.language, card_camera=name in card_camera,
                  voice=name in by_ear, config=settings(name))
    pictures = Path(arguments.pictures) / name if arguments.pictures else base / "pictures" / name
    print(f"Story: {name}")
    problems = []
    try:
        stack.make_world()
        if not arguments.reader:
            stack.start_reader()
        stack.start_oqs()
        stack.start_kiosk()
        teller = Teller(stack, pictures)
        journeys[name](teller)
        if name in delivers and not arguments.quick:
            show_evidence(stack, base / "evidence" / name)
        spent = card_to_receipt(stack.run_folder / "kiosk.log")
        if spent:
            print(f"Card in to receipt: {spent['total']:.3f} s, of which {spent['waiting']:.3f} s waiting for touches: "
                  f"{spent['own']:.3f} s of the kiosk's own; {stack.touches} touches, {stack.digits} of them digits")
    except Failure as failure:
        problems.append(str(failure))
    problems += stack.close()
    for problem in problems:
        print(f"demo: {name}: {problem}", file=sys.stderr)
    if problems:
        print(stack.tail("kiosk"), file=sys.stderr)
        return False
    print(f"Story {name}: ended as it should. Screenshots: {pictures}\n")
    return True


def prompt(arguments, base):
    # Real cards are not judged by TEST anchors: the production store is empty until a vendor fills it, and the token
    # then says `chip: not-verified`. The sandbox does not know a real card either: it refuses, and the consent is parked.
    real = {"trust": {"test": False, "acceptedPolicies": ["1.2.392.200149.8.5.1.3.30"]}} if arguments.reader else {}
    stack = Stack(arguments.root, arguments.build, base / "live", size=arguments.size, headless=False,
                  reader=arguments.reader, camera=arguments.camera, language=arguments.language, config=real,
                  card_camera=not arguments.reader)
    try:
        stack.make_world()
        if not arguments.reader:
            stack.start_reader()
        stack.start_oqs()
        stack.start_kiosk()
        print("The kiosk's window is open and you are the patient.")
        if arguments.reader:
            print("Real reader and camera; OQS and all keys are TEST. The sandbox knows no real card and will refuse its consent.")
            stack.processes["kiosk"].wait()
            return True
        print("Cards:", ", ".join(personas))
        for persona in ("hanako", "taro"):
            card = stack.card(persona)
            print(f"  {persona}: number on the card's face {card['cardNumberB']}, PIN {card['pin']}")
        print("Say: insert NAME, remove, swap NAME, person NAME (hanako, taro, nobody), obey yes|no, shot FILE, oqs stop|start, quit")
        while stack.processes["kiosk"].poll() is None:
            try:
                words = input("> ").split()
            except EOFError:
                break
            try:
                match words:
                    case []:
                        pass
                    case ["insert", name]:
                        stack.insert(name)
                        stack.show(name if (stack.people / name).is_dir() else "hanako")
                    case ["swap", name]:
                        stack.kiosk.ask(f"card-camera show {stack.card_face(name)}")
                        stack.cards.ask(f"swap {name}")
                    case ["remove"]:
                        stack.remove()
                    case ["person", name]:
                        stack.show(name)
                    case ["obey", word]:  # whether the person does what the screen asks
                        stack.kiosk.ask(f"camera obey {word}")
                    case ["shot", name]:
                        stack.kiosk.ask(f"patient shot {Path(name).resolve()}")
                    case ["oqs", "stop"]:
                        stack.stop("oqs-sandbox")
                    case ["oqs", "start"]:
                        stack.start_oqs()
                    case ["quit"]:
                        break
                    case _:
                        print("insert NAME, remove, swap NAME, person NAME, obey yes|no, shot FILE, oqs stop|start, quit")
            except Failure as failure:
                print(failure)
    except Failure as failure:
        print(f"demo: {failure}", file=sys.stderr)
        return False
    finally:
        problems = stack.close()
    for problem in problems:
        print(f"demo: {problem}", file=sys.stderr)
    return not problems


def main():
    parser = argparse.ArgumentParser(prog="tools/demo")
    parser.add_argument("--root", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--build", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--headless", action="store_true")
    parser.add_argument("--journey", choices=sorted(journeys))
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--portrait", action="store_true")
    parser.add_argument("--language", choices=("ja", "ja-easy", "en", "zh-Hans", "zh-Hant", "ko", "vi", "pt-BR", "ne"), default="ja")
    parser.add_argument("--reader")
    parser.add_argument("--camera")
    parser.add_argument("--pictures")
    parser.add_argument("--world", help="keep keys, cards and run in this folder")
    parser.add_argument("--quick", action="store_true", help="leave out the evidence")
    arguments = parser.parse_args()
    arguments.size = (1080, 1920) if arguments.portrait else (1280, 800)
    if bool(arguments.reader) != bool(arguments.camera):
        parser.error("--reader and --camera go together: half of the real world is no test of it")

    base = Path(tempfile.mkdtemp(prefix="uketsuke-demo-"))
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if (arguments.reader or not (arguments.headless or arguments.journey or arguments.all)) and display:
        return 0 if prompt(arguments, base) else 1
    names = list(journeys) if arguments.all else [arguments.journey or "face"]
    good = all([play(arguments, name, base) for name in names])
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
