"""Makes the seed corpora of the fuzz targets. Usage: make_seeds.py SOURCE-TREE FOLDER
Nothing personal and no key is kept: values are invented, and the keys behind the certificates are thrown away.
FOLDER/<target>/ is what the target of that name is given (docs/fuzzing.md)."""
import base64
import hashlib
import hmac
import json
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib

import numpy
from PIL import Image, ImageDraw, ImageFont

source, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
chance = random.Random(20261101)


def seed(target, name, data):
    place = folder / target
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def noise(size):
    return chance.randbytes(size)


def tlv(tag, value):
    size = len(value)
    if size < 0x80:
        length = bytes([size])
    elif size < 0x100:
        length = bytes([0x81, size])
    else:
        length = b"\x82" + size.to_bytes(2, "big")
    return bytes.fromhex(tag) + length + value


def public_key():
    return tlv("90", b"\x01\x00\x01") + tlv("91", b"\xc1" + noise(255))


def photo(**options):
    rows, columns = numpy.mgrid[0:48, 0:40]
    with tempfile.NamedTemporaryFile(suffix=".jp2") as file:
        ramp = Image.fromarray(((rows * 5 + columns * 3) % 256).astype(numpy.uint8))
        ramp.save(file.name, format="JPEG2000", **options)
        return pathlib.Path(file.name).read_bytes()


def card_face(with_photo=True, prefix=b""):
    parts = [("df22", b"19800102"), ("df23", b"1"), ("df24", public_key()), ("df25", noise(40)), ("df26", noise(60))]
    if with_photo:
        parts.append(("df27", photo()))
    parts += [("df28", noise(256)), ("df29", b"20320102"), ("df2a", b"1234")]
    table = b"".join((index * 16 + 16).to_bytes(2, "big") for index in range(len(parts)))
    body = tlv("df21", table) + b"".join(tlv(tag, value) for tag, value in parts)
    return prefix + tlv("ff20", body) + b"\xff" * 16


def card_files():
    key_record = tlv("ff50", tlv("df51", public_key()) + tlv("df52", noise(256)))
    certificate = tlv("7f21", tlv("5f4e", noise(32) + public_key()) + tlv("5f37", noise(256)))
    return key_record, certificate


def make_card_seeds(certificate_der):
    key_record, cvc = card_files()
    for name, file in (("whole", card_face()), ("no-photo", card_face(with_photo=False)),
                       ("prefix", card_face(prefix=b"\x00\x01"))):
        seed("card-record", "face-" + name, b"\x00" + file)
        seed("ber-tlv", "face-" + name, file)
    seed("card-record", "key-record", b"\x01" + key_record + b"\xff" * 8)
    seed("card-record", "key-record-none", b"\x01" + b"\xff" * 32)
    seed("card-record", "certificate", b"\x02" + cvc)
    seed("card-record", "x509", b"\x03" + certificate_der + b"\xff" * 8)
    for label in ("JPKIAPICCTOKEN2", "JPKIAPICCTOKEN", "JPKIAPIOSTOKEN"):
        seed("card-record", "label-" + label, b"\x04" + label.ljust(32).encode())
    seed("card-record", "present", b"\x04\x8f\x8f\x00")
    seed("card-record", "expiry", b"\x04\x01\x1c" + b"0" * 15 + b"13101" + b"20320102")
    seed("ber-tlv", "key-record", key_record)
    seed("ber-tlv", "cvc", cvc)
    seed("ber-tlv", "three-byte-tag", bytes.fromhex("5f8101 03 010203 7f49 05 81 03 aabbcc"))
    make_session_seeds(certificate_der, key_record, cvc)


def make_session_seeds(certificate_der, key_record, cvc):
    def read(data):  # what a well behaved card gives to one READ BINARY
        return (b"\x7f" + len(data).to_bytes(2, "big") if len(data) >= 0x7F else bytes([len(data)])) + data

    label = b"JPKIAPICCTOKEN2".ljust(32)
    expiry = b"\x01\x1c" + b"0" * 15 + b"13101" + b"20320102"
    start = b"\x00" + read(expiry) + b"\x00" + read(label) + read(b"\x8f\x8f\x00")
    counter, granted = b"\x82\x63\xca", b"\x00"
    face = b"\x00" + counter + granted + read(card_face()) + read(cvc)
    helper = b"\x00" + counter + granted + read(key_record)
    pin = b"\x00" + b"\x00" + b"\x82\x63\xc3" + granted
    for extended in (0, 1):
        mode = bytes([extended])
        seed("card-session", f"session-{extended}", mode + start + read(certificate_der) + face + helper + pin)
        seed("card-session", f"refused-{extended}", mode + b"\x82\x6a\x82" * 12)
        seed("card-session", f"wrong-length-{extended}", mode + start + b"\x82\x67\x00" * 40)
        seed("card-session", f"wrong-number-{extended}", mode + start + read(certificate_der) + b"\x00" + b"\x82\x63\xc5" * 20)
        seed("card-session", f"endless-{extended}", mode + start + (b"\xfe" + noise(126)[:124] + b"\x61\x10") * 20)


def make_apdu_seeds():
    def answers(command, *data):
        return bytes([command]) + b"".join(len(part).to_bytes(2, "big") + part for part in data)

    for command in range(5):
        seed("response-apdu", f"good-{command}", answers(command, b"\x90\x00"))
        seed("response-apdu", f"data-{command}", answers(command, noise(200) + b"\x90\x00"))
        seed("response-apdu", f"more-{command}", answers(command, *[noise(4) + b"\x61\x04"] * 5, b"\x01\x90\x00"))
        seed("response-apdu", f"other-le-{command}", answers(command, b"\x6c\x05", b"\x01\x02\x03\x04\x05\x90\x00"))
        seed("response-apdu", f"nothing-{command}", answers(command, b""))
        seed("response-apdu", f"half-{command}", answers(command, b"\x90"))
        seed("response-apdu", f"tries-{command}", answers(command, b"\x63\xc3"))


def make_certificates():
    made = []
    policies = {"jpki": ["certificatePolicies=1.2.392.200149.8.5.1.3.30", "keyUsage=critical,digitalSignature",
                         "basicConstraints=CA:FALSE"],
                "authority": ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign"],
                "unknown-critical": ["1.2.3.4=critical,ASN1:UTF8String:fuzz", "keyUsage=critical,digitalSignature"],
                "bare": []}
    with tempfile.TemporaryDirectory() as work:
        for kind, extensions in policies.items():
            for algorithm in (["rsa:2048"], ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]):
                out = pathlib.Path(work) / "certificate.der"
                command = ["openssl", "req", "-x509", "-newkey", *algorithm, "-nodes", "-keyout", work + "/key",
                           "-outform", "DER", "-out", str(out), "-days", "30", "-subj", "/C=JP/O=TEST/CN=fuzz"]
                for extension in extensions:
                    command += ["-addext", extension]
                subprocess.run(command, check=True, capture_output=True)
                der = out.read_bytes()
                seed("certificate-policy", f"{kind}-{algorithm[0].split(':')[0]}", der)
                seed("certificate-policy", f"{kind}-{algorithm[0].split(':')[0]}-padded", der + b"\xff" * 20)
                made.append(der)
    return made[0]


def make_picture_seeds():
    seed("photo", "plain", photo())
    seed("photo", "lossy", photo(irreversible=True, quality_mode="rates", quality_layers=[12]))
    seed("photo", "tiled", photo(tile_size=(16, 16)))
    seed("photo", "precincts", photo(precinct_size=(32, 32)))
    seed("photo", "one-level", photo(num_resolutions=1))
    rows, columns = numpy.mgrid[0:24, 0:32]
    colour = numpy.stack([rows * 9, columns * 7, rows + columns], axis=2).astype(numpy.uint8)
    for name, options in (("baseline", {}), ("progressive", {"progressive": True}), ("subsampled", {"subsampling": 2})):
        for picture, kind in ((Image.fromarray(colour), "colour"), (Image.fromarray(colour[:, :, 0]), "grey")):
            with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
                picture.save(file.name, quality=70, **options)
                seed("camera-frame", f"{name}-{kind}", b"\x00" + pathlib.Path(file.name).read_bytes())
    for width, height, line in ((8, 4, 16), (8, 4, 20), (2, 1, 4)):
        size = b"".join(value.to_bytes(2, "big") for value in (width, height, line))
        seed("camera-frame", f"yuyv-{width}-{line}", b"\x01" + size + noise(line * height))


def make_card_face_seeds():
    """A card that fills the picture, and one that lies on a desk; invented, TEST across it."""
    scale = 8  # pixels a millimetre
    def em(size):
        return ImageFont.truetype("/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf", round(size * scale))
    for name, birth, kind in (("showa", "昭和23年12月24日生", "desk"), ("reiwa", "令和元年 5月 1日生", "flat"),
                              ("gregorian", "1990年 7月 8日生", "turned")):
        card = Image.new("RGB", (round(85.6 * scale), round(53.98 * scale)), (243, 240, 246))
        draw = ImageDraw.Draw(card)
        for left, top, size, text in ((30, 31.2, 2.6, birth), (30, 36.2, 2.6, "2033年12月24日まで有効"), (12, 45.8, 2.8, "1234"),
                                      (62, 3.6, 2.5, "TEST")):
            draw.text((left * scale, top * scale), text, (30, 30, 30), em(size))
        desk = Image.new("RGB", (960, 640), (90, 70, 50))
        desk.paste(card, (140, 100))
        upside_down = desk.rotate(183, resample=Image.Resampling.BILINEAR, fillcolor=(90, 70, 50))
        picture = {"flat": card, "desk": desk, "turned": upside_down}[kind]
        with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
            picture.save(file.name, quality=60)
            seed("card-face", f"{name}-{kind}", pathlib.Path(file.name).read_bytes())


def make_text_seeds():
    seed("model-manifest", "default", (source / "resources/models/default/manifest.json").read_bytes())
    seed("consent-form", "catalog", b"\x00" + (source / "resources/consent/catalog.json").read_bytes())
    forms = source / "resources/consent/forms"
    for form in sorted(forms.rglob("*.json")):
        name = "-".join(form.relative_to(forms).with_suffix("").parts)
        seed("consent-form", name, (b"\x02" if "withdrawal" in name else b"\x01") + form.read_bytes())
    # docs/configuration.md prints the whole example, and a test holds it to that.
    page = (source / "docs/configuration.md").read_text(encoding="utf-8")
    for index, example in enumerate(re.findall(r"```toml\n(.*?)```", page, re.S)):
        seed("configuration", f"example-{index}", example)
    result = ('<?xml version="1.0" encoding="UTF-8" standalone="no"?><XmlMsg><MessageHeader>'
              "<MedicalInstitutionCode>1319999999</MedicalInstitutionCode></MessageHeader><MessageBody>"
              "<ResultList><Name>試験 髙橋&amp;﨑</Name></ResultList></MessageBody></XmlMsg>")
    seed("result-document", "small", result)
    seed("result-document", "doctype", "<!DOCTYPE XmlMsg [<!ENTITY a 'b'>]>" + result[result.index("<Xml"):])
    seed("result-document", "twice", result.replace("</MessageHeader>", "<ArbitraryFileIdentifier>a"
                                                    "</ArbitraryFileIdentifier>" * 2 + "</MessageHeader>"))


def encoded(value):
    data = value if isinstance(value, bytes) else json.dumps(value, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def make_token_seeds(certificate_der):
    digest = encoded(b"\x11" * 32)
    device = {"alg": "ES256", "typ": "consent+jwt", "kid": "device", "x5t#S256": digest,
              "x5c": [base64.b64encode(certificate_der).decode()]}
    cards = ({"alg": "RS256", "typ": "consent+jwt", "key": "authentication", "jkt": digest, "x5t#S256": digest},
             {"alg": "RS256", "typ": "consent+jwt", "key": "input-helper", "jkt": digest, "rec#S256": digest,
              "cvc#S256": digest})
    payload = {"iss": "urn:uketsuke:device:TEST", "aud": "urn:uketsuke:test-oqs",
               "jti": "01934a2b-7c1d-7e3f-8a4b-5c6d7e8f9a0b", "iat": 1793500000, "nbf": 1793500000, "exp": 1793586400,
               "sub": "pw:" + digest, "inst": "1319999999", "care": "1", "amr": ["face", "sc"],
               "acr": "face-cardkey", "att": {"face": 1, "pin": 0},
               "face": {"decision": "matched", "profile": "general", "attack": "passed",
                        "packs": [{"name": "pack", "sha256": digest}]},
               "chip": "verified", "revocation": "not-checked", "claim": {"x5t#S256": digest},
               "nonce": {"value": digest}, "ctr": 1, "clock": "trusted",
               "notice": {"id": "clinic-view", "v": 1, "lang": "ja", "sha256": digest},
               "items": [{"code": "PharmacistsInfo", "flag": 1, "cat": "express-consent", "at": "20261101120000",
                          "until": "20261101235959"}],
               "docs": [], "rx": "1", "by": "self", "prev": digest, "sw": "uketsuke 0"}
    for index, card in enumerate(cards):
        signatures = [{"protected": encoded(device), "signature": encoded(noise(64))},
                      {"protected": encoded(card), "signature": encoded(noise(256))}]
        token = json.dumps({"payload": encoded(payload), "signatures": signatures}, separators=(",", ":"))
        seed("consent-token", f"token-{index}", token)
    receipt = ".".join((encoded({"alg": "ES256"}), encoded({"jti": "x", "outcome": "accepted", "received": 1793500000,
                                                           "tokenSha256": digest}), encoded(noise(64))))
    seed("uplink-answer", "receipt", b"\x07\x00" + receipt.encode())
    bodies = {"nonce": (0, {"nonce": digest}), "delivery": (2, {"outcome": "accepted", "receipt": receipt,
                                                                "qualificationResult": "<XmlMsg/>"}),
              "conditions": (1, {"specificHealthCheckups": "1", "specificDiseases": "0", "recordSharing": "unknown",
                                 "prescriptionChoice": "1"}), "refusal": (3, {"code": "SIM-REFUSED"}),
              "active": (4, {"consents": [{"jti": payload["jti"], "given": 1793500000}]}),
              "found": (5, {"documents": [{"id": "DOC-3", "kind": "referral", "title": "試験", "issuer": "TEST",
                                           "issued": "20261101"}], "more": "no"}),
              "registered": (6, {"outcome": "registered"})}
    for name, (question, body) in bodies.items():
        for status in range(12):
            seed("uplink-answer", f"{name}-{status}", bytes([question, status]) + json.dumps(body).encode())


def make_archive_seeds(certificate_der):
    name = "consents-00000000000001.archive"
    first = f"uketsuke-archive 1 {name} {'11' * 32}\n".encode()
    point = {"kty": "EC", "crv": "P-256", "x": encoded(b"\x11" * 32), "y": encoded(b"\x22" * 32)}
    header = {"alg": "ECDH-ES", "enc": "A256GCM", "epk": point, "x5t#S256": encoded(b"\x11" * 32)}
    records = [".".join((encoded(header), "", encoded(noise(12)), encoded(noise(90)), encoded(noise(16)))).encode()
               for _ in range(3)]
    chain = hashlib.sha256(first).digest()
    for record in records:
        chain = hashlib.sha256(chain + record).digest()
    head = ".".join((encoded({"alg": "ES256", "typ": "uketsuke-archive-head",
                              "x5c": [base64.b64encode(certificate_der).decode()]}),
                     encoded({"segment": name, "records": 3, "chain": encoded(chain), "closed": 1793500000}),
                     encoded(noise(64)))).encode()

    def lines(kind, contents):
        return b"".join(kind + b" %d " % len(content) + content + b"\n" for content in contents)

    whole = first + lines(b"R", records[:1]) + lines(b"Z", records[1:])
    for title, content in (("closed", whole + lines(b"H", [head])), ("open", whole), ("torn", whole[:-20]),
                           ("empty", first), ("no-records", first + lines(b"H", [head]))):
        seed("archive-segment", title, b"\x00" + content)
    record = "\n".join(("01934a2b-7c1d-7e3f-8a4b-5c6d7e8f9a0b", "7", encoded(b"\x33" * 32), "receipt", '{"payload":""}'))
    seed("archive-segment", "record", b"\x01" + record.encode())
    seed("archive-segment", "compressed-record", b"\x02" + zlib.compress(record.encode()))


class Keys:
    """Keys of one folder, made and used by OpenSSL's own command; gone with the folder."""

    def __init__(self, work):
        self.work = pathlib.Path(work)

    def run(self, *words, given=None):
        return subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True, input=given, cwd=self.work).stdout

    def make(self, name, kind):
        algorithm = {"rsa": ["RSA", "-pkeyopt", "rsa_keygen_bits:2048"], "ec": ["EC", "-pkeyopt", "group:P-256"]}[kind]
        self.run("genpkey", "-algorithm", *algorithm, "-out", name)
        return name

    def certify(self, name, issuer, *extensions):
        above = [] if issuer == name else ["-CA", issuer + ".crt", "-CAkey", issuer]
        (self.work / "empty.cnf").write_text("[req]\ndistinguished_name=dn\n[dn]\n")
        self.run("req", "-x509", "-new", "-key", name, "-out", name + ".crt", "-subj", f"/CN=TEST fuzz {name}", "-days", "30",
                 "-config", "empty.cnf", *above, *(word for one in extensions for word in ("-addext", one)))
        return self.run("x509", "-in", name + ".crt", "-outform", "DER")

    def modulus(self, name):
        return bytes.fromhex(self.run("rsa", "-in", name, "-noout", "-modulus").decode().strip().split("=")[1])

    def rs256(self, name, message):
        return self.run("dgst", "-sha256", "-sign", name, given=message)

    def raw(self, name, block):
        return self.run("rsautl", "-sign", "-inkey", name, given=block)  # pkeyutl takes nothing longer than a digest

    def es256(self, name, message):
        signature, numbers = self.rs256(name, message), b""
        at = 2
        for _ in range(2):
            size = signature[at + 1]
            numbers += signature[at + 2:at + 2 + size].lstrip(b"\0").rjust(32, b"\0")
            at += 2 + size
        return numbers


def make_evidence_seeds():
    """Tokens that are valid with the trust that comes with them: of each kind of card key, and of each withdrawal."""
    with tempfile.TemporaryDirectory() as work:
        keys = Keys(work)
        for name, kind in (("root", "ec"), ("device", "ec"), ("cards", "rsa"), ("person", "rsa"), ("card", "rsa"),
                           ("authority", "rsa"), ("signer", "rsa")):
            keys.make(name, kind)
        authority = ("basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign")
        root = keys.certify("root", "root", *authority)
        cards = keys.certify("cards", "cards", *authority)
        issuer = "urn:uketsuke:device:TEST-0007"
        device = keys.certify("device", "root", "basicConstraints=critical,CA:FALSE", "keyUsage=critical,digitalSignature",
                              "subjectAltName=URI:" + issuer)
        person = keys.certify("person", "cards", "basicConstraints=critical,CA:FALSE", "keyUsage=critical,digitalSignature")
        authority_key = keys.run("pkey", "-in", "authority", "-pubout", "-outform", "DER")
        certifier, institution_key = b"9999933\x08\x05001" + bytes(4), noise(32)

        def key_object(name):
            return tlv("90", b"\x01\x00\x01") + tlv("91", keys.modulus(name))

        def digest(data):
            return encoded(hashlib.sha256(data).digest())

        def thumbprint(name):
            return hashlib.sha256(b'{"e":"AQAB","kty":"RSA","n":"' + encoded(keys.modulus(name)).encode() + b'"}').digest()

        body = certifier + b"9999123\x08\x05000" + b"\x01" * 4 + key_object("signer")
        cvc = tlv("7f21", tlv("5f4e", body) + tlv("5f37", keys.rs256("authority", body)))
        key_part = tlv("df51", key_object("card"))
        key_record = tlv("ff50", key_part + tlv("df52", keys.rs256("signer", key_part)))
        first = tlv("df22", b"19790405") + tlv("df23", b"2") + tlv("df24", key_object("card"))
        others = hashlib.sha256(b"name").digest() + hashlib.sha256(b"photo").digest()
        prefix = bytes.fromhex("3071300d0609608648016503040201050004 60".replace(" ", ""))
        face_proof = first + others + keys.raw("signer", prefix + hashlib.sha256(first).digest() + others)

        now = int(time.time())
        at, until = (time.strftime("%Y%m%d%H%M%S", time.gmtime(now + 9 * 3600 + more)) for more in (0, 86400))
        agreed = {"flag": 1, "cat": "express-consent", "at": at, "until": until}
        items = [{"code": "LimitApplicationCertificateRelated", "flag": 1, "cat": "not-sought"}] + [
            {"code": code, **agreed} for code in (
                "SpecificDiseasesCertificateRelated", "SpecificHealthCheckupsInfo", "PharmacistsInfo", "DiagnosisInfo",
                "OperationInfo", "DiagnosisName", "InfectiousInfo", "AllergyInfo", "ContraindicationInfo", "TestInfo",
                "PrescriptionInfo")]
        jti = "01934a2b-7c1d-7e3f-8a4b-5c6d7e8f9a0b"
        given = "01934a2b-7c1d-7e3f-8a4b-5c6d7e8f9a0c"

        def make(name, kind, change=lambda payload: None, typ="consent+jwt", alone=False):
            pin = kind == "authentication"
            signing = "person" if pin else "card"
            evidence, card = {"jti": jti}, {"alg": "RS256", "typ": typ, "key": kind, "jkt": encoded(thumbprint(signing))}
            if pin:
                card["x5t#S256"] = digest(person)
                evidence["certificate"] = base64.b64encode(person).decode()
            else:
                record = face_proof if kind == "card-face" else key_record
                card |= {"rec#S256": digest(record), "cvc#S256": digest(cvc)}
                evidence |= {"cardFaceProof" if kind == "card-face" else "cardKeyRecord": base64.b64encode(record).decode(),
                             "cardVerifiableCertificate": base64.b64encode(cvc).decode()}
            bound = hashlib.sha256(person).digest() if pin else thumbprint(signing)
            payload = {"iss": issuer, "aud": "urn:uketsuke:test-oqs", "jti": jti, "iat": now, "nbf": now, "exp": now + 86400,
                       "sub": "pw:" + encoded(hmac.digest(institution_key, bound, "sha256")), "inst": "1319999999",
                       "care": "1", "amr": ["sc", "pin" if pin else "face"], "acr": "pin-authkey" if pin else "face-cardkey",
                       "att": {"face": 0 if pin else 1, "pin": 1 if pin else 0}, "chip": "verified",
                       "revocation": "not-checked", "nonce": {"absent": "offline"}, "ctr": 1, "clock": "trusted",
                       "notice": {"id": "TEST", "v": 1, "lang": "ja", "sha256": digest(b"form")}, "items": items,
                       "docs": {"absent": "not-asked"}, "by": "self", "prev": encoded(bytes(32)), "sw": "0"}
            if not pin:
                payload["face"] = {"decision": "matched", "profile": "TEST", "attack": "passed",
                                   "packs": [{"name": "TEST", "sha256": digest(b"pack")}]}
            change(payload)
            header = {"alg": "ES256", "typ": typ, "kid": "TEST", "x5t#S256": digest(device),
                      "x5c": [base64.b64encode(device).decode()]}
            said = encoded(payload)
            signatures = [{"protected": encoded(header),
                           "signature": encoded(keys.es256("device", f"{encoded(header)}.{said}".encode()))}]
            if not alone:
                signatures.append({"protected": encoded(card),
                                   "signature": encoded(keys.rs256(signing, f"{encoded(card)}.{said}".encode()))})
            token = json.dumps({"payload": said, "signatures": signatures}, separators=(",", ":")).encode()
            parts = (token, b"" if alone else json.dumps(evidence).encode(), root, cards, certifier + authority_key,
                     institution_key)
            seed("consent-evidence", name, b"\x01" + b"".join(len(part).to_bytes(2, "big") + part for part in parts))

        def withdraw(payload):
            for name in ("nbf", "exp", "care", "items", "docs"):
                del payload[name]
            payload |= {"withdraws": {"scope": "all", "consents": [given]}, "reason": "2"}

        def withdraw_alone(payload):
            withdraw(payload)
            for name in ("sub", "amr", "acr", "att", "face", "chip", "revocation", "notice"):
                del payload[name]
            payload |= {"withdraws": {"scope": "listed", "consents": [given]}, "reason": "1", "by": "institution"}

        for kind in ("input-helper", "card-face", "authentication"):
            make(kind, kind)
        make("withdrawal", "input-helper", withdraw, "consent-withdrawal+jwt")
        make("by-institution", "input-helper", withdraw_alone, "consent-withdrawal+jwt", alone=True)
    point = {"kty": "EC", "crv": "P-256", "x": encoded(b"\x11" * 32), "y": encoded(b"\x22" * 32)}
    header = {"alg": "ECDH-ES", "enc": "A256GCM", "epk": point, "x5t#S256": encoded(b"\x11" * 32)}
    for name, parts in (("sealed", (encoded(header), "", encoded(noise(12)), encoded(noise(90)), encoded(noise(16)))),
                        ("sealed-with-a-key", (encoded(header), "AA", "AA", "AA", "AA"))):
        seed("consent-evidence", name, b"\x00" + ".".join(parts).encode())


def make_ledger_seeds():
    """Ledgers with the schema as it ships, and the mark beside one."""
    schema = re.findall(r'R"sql\((.*?)\)sql"', (source / "drivers/storage/LedgerSchema.h").read_text(), re.S)
    assert len(schema) == 6, "the ledger has another version: the seeds should have its rows"
    place = "INSERT INTO consent (sequence, jti, token, token_digest, previous_digest, sealed, expires, envelope, next_try, patient)"

    def fill(ledger, numbers, size):
        for number in numbers:
            (previous,) = ledger.execute("SELECT coalesce((SELECT token_digest FROM consent WHERE sequence = ?), zeroblob(32))",
                                         (number - 1,)).fetchone()
            payload = encoded({"ctr": number, "prev": encoded(previous)})
            token = (f'{{"payload":"{payload}","signatures":[' + "x" * size + "]}").encode()
            ledger.execute(place + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           (number, f"01934a2b-7c1d-7e3f-8a4b-{number:012}", token, hashlib.sha256(token).digest(), previous,
                            1793500000000, 1793586400000, b"h..i.c.t", 1793500000000, "pw:" + str(number % 2)))
            ledger.commit()

    def make(name, numbers, size=300, settle="", logged=()):
        with tempfile.TemporaryDirectory() as work:
            path = pathlib.Path(work) / "ledger"
            ledger = sqlite3.connect(path)
            ledger.execute("PRAGMA journal_mode=WAL")
            ledger.executescript("".join(schema) + f"PRAGMA user_version={len(schema)}; PRAGMA application_id={0x554B4C31};")
            fill(ledger, numbers, size)
            ledger.executescript(settle)
            ledger.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            file = path.read_bytes()
            fill(ledger, logged, size)
            log = pathlib.Path(str(path) + "-wal").read_bytes()
            ledger.close()
        for target in ("ledger-file", "ledger-salvage"):
            seed(target, name, (len(log) // 8).to_bytes(2, "big") + file + log)

    delivered = "UPDATE consent SET state = 1, receipt = 'a.b.c', envelope = NULL, patient = NULL; UPDATE consent SET state = 2;"
    make("empty", ())
    make("waiting", range(1, 5))
    make("long", range(1, 4), 9000)
    make("delivered", range(1, 4), settle=delivered)
    make("archived", range(1, 4), settle=delivered + "UPDATE consent SET token = x'', segment = 'consents-1.archive',"
                                                     " segment_offset = sequence * 100 WHERE sequence < 3;")
    refused = "UPDATE consent SET state = 3, reason = 'SIM-TEST';"
    make("parked", range(1, 3), settle=refused)
    make("closed", range(1, 3), settle=refused + "UPDATE consent SET closed = 1793500000000 WHERE sequence = 1;")
    make("set-back", range(1, 3), settle="INSERT INTO gap VALUES (5, 3, zeroblob(32));")
    make("log", range(1, 3), logged=range(3, 5))
    for name, text in (("mark", f"uketsuke-ledger-mark 1 7 {'11' * 32}\n"), ("none", ""), ("zero", f"uketsuke-ledger-mark 1 0 {'11' * 32}\n"),
                       ("largest", f"uketsuke-ledger-mark 1 {2**64 - 1} {'ff' * 32}\n"), ("short", "uketsuke-ledger-mark 1 7 11\n")):
        seed("ledger-mark", name, text)


der = make_certificates()
make_card_seeds(der)
make_apdu_seeds()
make_picture_seeds()
make_card_face_seeds()
make_text_seeds()
make_token_seeds(der)
make_archive_seeds(der)
make_evidence_seeds()
make_ledger_seeds()
