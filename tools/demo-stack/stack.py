"""The whole product on loopback: private pcscd, virtual card, sandbox OQS, kiosk. Used by tools/demo and by the process
tests. Every process is started here and ended here, by its own id."""

import base64
import hashlib
import http.client
import json
import os
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import time
from pathlib import Path


class Failure(Exception):
    """Something did not go as the story says; the text tells what."""


class LineSocket:
    """One request a line, one answer a line (docs/simulated-world.md)."""

    def __init__(self, path, patience=20.0):
        deadline = time.monotonic() + patience
        while True:
            self.socket = socket.socket(socket.AF_UNIX)
            try:
                self.socket.connect(str(path))
                break
            except OSError:
                self.socket.close()
                if time.monotonic() > deadline:
                    raise Failure(f"nobody answers at {Path(path).name}")
                time.sleep(0.02)
        self.socket.settimeout(60)
        self.rest = b""

    def ask(self, line):
        self.socket.sendall(line.encode() + b"\n")
        while b"\n" not in self.rest:
            try:
                more = self.socket.recv(65536)
            except TimeoutError:
                raise Failure(f"no answer to '{line}'")
            if not more:
                raise Failure(f"the other side closed on '{line}'")
            self.rest += more
        answer, self.rest = self.rest.split(b"\n", 1)
        text = answer.decode()
        if not (text == "ok" or text.startswith("ok ")):
            raise Failure(f"'{line}': {text}")
        return text[3:]


class Stack:
    def __init__(self, root, build, world, size=(1280, 800), headless=True, verbose=False, config=None, reader=None,
                 camera=None, kiosk_environment=None, language="ja", card_camera=False, voice=False):
        self.root, self.build, self.world = Path(root).resolve(), Path(build).resolve(), Path(world).resolve()
        self.size, self.headless, self.verbose = size, headless, verbose
        self.touches, self.digits = 0, 0  # of the scripted patient; digits are touches too
        self.config = config or {}
        self.reader, self.camera = reader, camera
        self.kiosk_environment = kiosk_environment or {}
        self.language = language
        self.card_camera = card_camera  # a second, pretended camera above the card reads its printed number
        self.voice = voice  # a record of what would be heard, instead of a loudspeaker
        self.processes = {}
        self.passed = []  # screens since the last wait
        self.world.mkdir(parents=True, exist_ok=True)
        self.run_folder = self.world / "run"
        self.run_folder.mkdir(exist_ok=True)
        self.oqs_port = 0

    # -- what is made once -------------------------------------------------------------------------------------

    def bin(self, name):
        return str(self.build / "bin" / name)

    def command(self, *words):
        done = subprocess.run([str(w) for w in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            raise Failure(f"{Path(str(words[0])).name} failed:\n{done.stdout[-2000:]}")
        return done.stdout

    def make_world(self):
        """TEST keys, certificates, cards and people; kept in the world's folder and made only once."""
        if not (self.world / "pki" / "oqs" / "server.crt.pem").exists():
            shutil.rmtree(self.world / "pki", ignore_errors=True)
            self.command(self.root / "tools/test-pki/make-test-pki", self.world / "pki")
        self.people = self.build / "var/demo/people"
        self.cards_folder = self.build / "var/demo/cards"
        self.card_faces = self.world / "card-faces"
        self.card_faces.mkdir(exist_ok=True)
        # Cards are made once for a build and shared: what changes on a card, its tries, lives in the world's own folder.
        # The maker locks the folder and leaves alone what is there already.
        self.command(self.bin("make-personas"), self.cards_folder, "--photos", self.build / "var/demo/photos")

    def card_face(self, persona, trouble="none"):
        """A folder with the picture of the persona's printed card as the camera above the reader sees it; drawn once."""
        name = persona if trouble == "none" else f"{persona}-{trouble}"
        picture = self.card_faces / name / "face.jpg"
        if not picture.exists():
            drawn = picture.with_name(f"{os.getpid()}.jpg.part.jpg")
            self.command(self.bin("make-card-face"), "--data", self.build / "share/virtual-card/personas" / f"{persona}.json",
                         "--trouble", trouble, drawn)
            drawn.rename(picture)  # several runs may draw the same one
        return name

    @property
    def encoding(self):
        """Of the receipt computer's files."""
        return self.config.get("handoff", {}).get("encoding", "utf-8")

    def insured_names(self):
        return {person["name"] for person in json.loads((self.cards_folder / "registry.json").read_text())}

    def card(self, persona):
        return json.loads((self.cards_folder / persona / "card.json").read_text())

    def write_configuration(self):
        pki, run = self.world / "pki", self.run_folder
        (run / "face").mkdir(exist_ok=True)
        values = {
            "device": {"id": "urn:uketsuke:device:TEST-0007", "institution": "1319999901",
                       "audience": "urn:uketsuke:test-oqs"},
            "reader": {"name": self.reader or ""},
            "camera": {"device": self.camera or "/dev/video0"},
            "uplink": {"url": f"https://localhost:{self.oqs_port}", "root": str(pki / "oqs/root.crt.pem"),
                       "clientCertificate": str(pki / "device/device.crt.pem"),
                       "clientChain": str(pki / "device/chain.pem"), "clientKey": str(pki / "device/device.key.pem"),
                       "receiptCertificate": str(pki / "oqs/receipt.crt.pem"),
                       "envelopeCertificate": str(pki / "oqs/envelope.crt.pem"),
                       # A busy machine is no OQS that does not answer; one that is away refuses at once.
                       "nonceLimitMs": 10000, "conditionsLimitMs": 10000},
            "keys": {"kind": "file", "institutionKey": str(pki / "device/institution.key")},
            "trust": {"anchors": str(self.cards_folder / "anchors"), "test": True,
                      "acceptedPolicies": ["1.3.6.1.4.1.99999.1.1"]},
            "face": {"pack": str(self.build / "var/models/default"), "profile": "homogeneous"},
            "consent": {"forms": str(self.root / "resources/consent")},
            "ledger": {"file": str(run / "ledger.sqlite")},
            "handoff": {"folder": str(run / "face")},
            "session": {"finishedSeconds": 3},
            "ui": {"language": self.language, "width": self.size[0], "height": self.size[1]},
            "log": {"file": str(run / "kiosk.log")},
        }
        if self.voice:
            values["voice"] = {"start": "by-key", "prompts": str(self.build / "var/voice")}
        for section, entries in self.config.items():
            values.setdefault(section, {}).update(entries)
        text = ""
        for section, entries in values.items():
            text += f"[{section}]\n"
            for key, value in entries.items():
                text += f"{key} = {json.dumps(value)}\n"
        path = run / "device.toml"
        path.write_text(text + "# end\n")
        return path

    # -- processes ---------------------------------------------------------------------------------------------

    def start(self, name, words, environment=None):
        log = open(self.run_folder / f"{name}.out", "ab")
        self.processes[name] = subprocess.Popen([str(w) for w in words], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                                env={**os.environ, **(environment or {})}, cwd=self.run_folder)
        log.close()
        return self.processes[name]

    def stop(self, name, how=signal.SIGTERM, patience=15):
        process = self.processes.pop(name, None)
        if process is None:
            return None
        if process.poll() is None:
            process.send_signal(how)
            try:
                process.wait(patience)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                raise Failure(f"{name} did not end within {patience} s")
        return process.returncode

    def start_reader(self):
        run = self.run_folder
        self.start("private-pcscd", [self.bin("private-pcscd"), "--socket", run / "pcsc.sock", "--config", run / "readers",
                                     "--reader", f"TEST reader={run / 'card.sock'}", "--handler",
                                     self.build / "lib/ifd-uketsuke.so"])
        self.wait_for(run / "pcsc.sock")
        self.start("virtual-card", [self.bin("virtual-card"), "--reader", run / "card.sock", "--control",
                                    run / "card.control", "--personas", self.cards_folder, "--state", run / "card-state"])
        self.cards = LineSocket(run / "card.control")

    def start_oqs(self, *more):
        pki, run = self.world / "pki", self.run_folder
        (run / "evidence").mkdir(exist_ok=True)
        port_file = run / "oqs.port"
        port_file.unlink(missing_ok=True)
        self.start("oqs-sandbox", [self.bin("oqs-sandbox"), "--pki", pki, "--registry", self.cards_folder / "registry.json",
                                   "--anchors", self.cards_folder / "anchors/test", "--database", run / "oqs.sqlite", "--port",
                                   self.oqs_port, "--port-file", port_file, "--forms", self.root / "resources/consent/forms",
                                   "--audience", "urn:uketsuke:test-oqs", "--institution",
                                   f"1319999901={pki / 'device/institution.key'}", "--evidence", run / "evidence", *more])
        self.wait_for(port_file, lambda: port_file.read_text().strip().isdigit())
        self.oqs_port = int(port_file.read_text())

    def start_kiosk(self):
        run = self.run_folder
        configuration = self.write_configuration()
        environment = {"PCSCLITE_CSOCK_NAME": str(run / "pcsc.sock"), "XDG_RUNTIME_DIR": str(self.runtime_folder())}
        if self.reader:
            del environment["PCSCLITE_CSOCK_NAME"]
        if self.headless:
            # The offscreen platform's own screen is 800x800; ours is the panel's size.
            screen = run / "screen.json"
            screen.write_text(json.dumps({"windowFrameMargins": False, "screens": [
                {"name": "TEST panel", "x": 0, "y": 0, "width": self.size[0], "height": self.size[1], "logicalDpi": 96,
                 "logicalBaseDpi": 96, "dpr": 1}]}))
            environment |= {"QT_QPA_PLATFORM": f"offscreen:configfile={screen}", "QT_QUICK_BACKEND": "software"}
        words = [self.bin("uketsuke"), "--config", configuration, "--simulated-control", run / "kiosk.control"]
        if not self.camera:
            words += ["--people", self.people]
        if self.card_camera:
            words += ["--card-faces", self.card_faces]
        if self.voice:
            words += ["--simulated-voice"]
        self.start("kiosk", words, {**environment, **self.kiosk_environment})
        self.kiosk = LineSocket(run / "kiosk.control", 40)
        self.passed.clear()

    def runtime_folder(self):
        folder = self.run_folder / "xdg"
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def wait_for(self, path, also=lambda: True, patience=20):
        deadline = time.monotonic() + patience
        while not (Path(path).exists() and also()):
            for name, process in self.processes.items():
                if process.poll() is not None:
                    raise Failure(f"{name} ended at once:\n{self.tail(name)}")
            if time.monotonic() > deadline:
                raise Failure(f"{Path(path).name} did not appear")
            time.sleep(0.01)

    def tail(self, name, most=2000):
        path = self.run_folder / f"{name}.out"
        return path.read_text(errors="replace")[-most:] if path.exists() else ""

    def close(self):
        problems = []
        for name in ("kiosk", "oqs-sandbox", "virtual-card", "private-pcscd"):
            try:
                code = self.stop(name)
                if name == "kiosk" and code not in (None, 0, -signal.SIGTERM, -signal.SIGKILL):
                    problems.append(f"the kiosk ended with {code}:\n{self.tail('kiosk')}")
            except Failure as failure:
                problems.append(str(failure))
        return problems

    # -- the patient -------------------------------------------------------------------------------------------

    def wait_screen(self, screen, patience=20.0):
        """Waits for one of the screens, or finds that it was passed since the last wait."""
        names = [screen] if isinstance(screen, str) else list(screen)
        deadline = time.monotonic() + patience
        while True:
            self.passed += self.kiosk.ask("patient passed").split()
            now = self.passed[-1]
            if now in names:
                self.passed.clear()
                return now
            for at, name in enumerate(self.passed):
                if name in names:
                    del self.passed[: at + 1]
                    return name
            if time.monotonic() > deadline:
                raise Failure(f"waited for the screen {' or '.join(names)}, it is {now}")
            time.sleep(0.01)

    def tap(self, name):
        self.touches += 1
        self.kiosk.ask(f"patient tap {name}")

    def type_digits(self, digits):
        self.digits += len(digits)
        for digit in digits:
            self.tap(f"digit.{digit}")

    def insert(self, persona, trouble="none"):
        if self.card_camera:  # the camera above the reader sees what is laid there
            self.kiosk.ask(f"card-camera show {self.card_face(persona, trouble)}")
        self.cards.ask(f"insert {persona}")

    def remove(self):
        self.cards.ask("remove")

    def show(self, person):
        if not self.camera:
            self.kiosk.ask(f"camera show {person}")

    # -- what is left behind -----------------------------------------------------------------------------------

    def ledger_rows(self):
        return rows(self.run_folder / "ledger.sqlite")

    def payload(self):
        """What the last record says, decoded."""
        part = json.loads(bytes(self.ledger_rows()[-1]["token"]))["payload"]
        return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))

    def audit_events(self):
        return [row["event"] for row in rows(self.run_folder / "audit.sqlite", "audit")]

    def oqs_consents(self):
        return [row for row in rows(self.run_folder / "oqs.sqlite", "consents") if not row["withdrawal"]]

    def oqs_withdrawals(self):
        """Each with the ids it names."""
        withdrawals = [row for row in rows(self.run_folder / "oqs.sqlite", "consents") if row["withdrawal"]]
        named = rows(self.run_folder / "oqs.sqlite", "withdrawn")  # after them: both come in one transaction
        return [dict(row, names=[one["consent"] for one in named if one["withdrawal"] == row["id"]])
                for row in withdrawals]

    def oqs_looks(self, jti):
        """What OQS answers the device about a consent, over the same mutual TLS as the kiosk."""
        pki = self.world / "pki"
        context = ssl.create_default_context(cafile=pki / "oqs/root.crt.pem")
        context.load_cert_chain(pki / "device/chain.pem", pki / "device/device.key.pem")
        connection = http.client.HTTPSConnection("localhost", self.oqs_port, context=context, timeout=30)
        try:
            connection.request("GET", f"/v1/consents/{jti}")
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()


def rows(database, table=None):
    """All rows of a table as dictionaries; the only table with a token when none is named."""
    if not Path(database).exists():
        return []
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        connection.row_factory = sqlite3.Row
        if table is None:
            names = [row[0] for row in connection.execute("select name from sqlite_master where type='table'")]
            for name in names:
                columns = [row[1] for row in connection.execute(f"pragma table_info({name})")]
                if "token" in columns:
                    table = name
            if table is None:
                return []
        return [dict(row) for row in connection.execute(f"select * from {table}")]
    except sqlite3.OperationalError:
        return []
    finally:
        connection.close()


def passcode_hash(passcode):
    """As the kiosk's configuration wants it; see drivers/crypto/Passcode.h."""
    salt = os.urandom(16)
    key = hashlib.scrypt(passcode.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)
    text = lambda raw: base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
    return f"scrypt$ln=14,r=8,p=1${text(salt)}${text(key)}"
