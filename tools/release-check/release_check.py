"""A release build is what it says: it takes a key that cannot be copied, refuses TEST material and a key in a file, and shows
that it is out of service when something is missing. usage: release_check.py ROOT BUILD (tools/soak release)"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

root, build = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
module = "/usr/lib/softhsm/libsofthsm2.so"
environment = {"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "LANG": "C.UTF-8"}


def command(*words, **options):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, env=environment, **options)
    if done.returncode != 0:
        sys.exit(f"{words[0]}: {done.stdout}{done.stderr}")
    return done.stdout


def make_token(folder):
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    environment["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    command("softhsm2-util", "--init-token", "--free", "--label", "kiosk", "--so-pin", "12345678", "--pin", "567812")
    command("pkcs11-tool", "--module", module, "--token-label", "kiosk", "--login", "--pin", "567812", "--keypairgen",
            "--key-type", "EC:prime256v1", "--label", "device", "--id", "01")
    (folder / "pin").write_text("567812\n")
    (folder / "pin").chmod(0o600)


def configuration(folder, name, **changes):
    values = {
        "device": {"id": "urn:uketsuke:device:TEST-0007", "institution": "1319999901", "audience": "urn:uketsuke:test-oqs"},
        "uplink": {"url": "https://localhost:1", "root": "pki/oqs/root.crt.pem", "clientCertificate": "pki/hsm/device.crt.pem",
                   "clientChain": "pki/hsm/chain.pem", "receiptCertificate": "pki/oqs/receipt.crt.pem",
                   "envelopeCertificate": "pki/oqs/envelope.crt.pem"},
        "keys": {"kind": "pkcs11", "module": module, "token": "kiosk", "label": "device", "pinFile": "pin",
                 "institutionKey": "pki/device/institution.key"},
        "trust": {"anchors": "no-anchors", "acceptedPolicies": ["1.3.6.1.4.1.99999.1.1"]},
        "face": {"pack": "no-pack"}, "consent": {"forms": str(root / "resources/consent")},
        "ledger": {"file": f"{name}/ledger.sqlite"}, "handoff": {"folder": str(folder)}, "ui": {"fullscreen": False},
    }
    for section, entries in changes.items():
        values[section] = {key: value for key, value in {**values[section], **entries}.items() if value is not None}
    text = "".join(f"[{section}]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in entries.items())
                   for section, entries in values.items())
    (folder / name).mkdir()
    path = folder / f"{name}.toml"
    path.write_text(text + "# end\n")
    return path


def says(folder, name, *expected, **changes):
    """The kiosk starts, says each of the expected words, and goes on showing its screen until it is ended."""
    words = [build / "bin/uketsuke", "--config", configuration(folder, name, **changes)]
    spoken = folder / f"{name}.out"
    with spoken.open("w") as output:
        kiosk = subprocess.Popen(words, stdout=output, stderr=subprocess.STDOUT, env=environment)
    deadline = time.monotonic() + 60
    try:
        while time.monotonic() < deadline and kiosk.poll() is None:
            if all(word in spoken.read_text(errors="replace") for word in expected):
                break
            time.sleep(0.1)
        time.sleep(0.5)  # what dies of a fault does so at once
        alive = kiosk.poll() is None
    finally:
        kiosk.terminate()
        code = kiosk.wait(20)
    missing = [word for word in expected if word not in spoken.read_text(errors="replace")]
    good = not missing and alive and code == 0
    print(f"{'passed' if good else 'FAILED'}: {name}" + ("" if good else
          f"; missing {missing}, alive {alive}, ended with {code}, said: {spoken.read_text(errors='replace')[-600:]}"), flush=True)
    return good


def own_certificate(folder):
    """Of an authority that is no TEST one; it goes with the folder."""
    run = {"cwd": folder}
    command("openssl", "req", "-x509", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
            "vendor.key", "-out", "vendor.crt", "-subj", "/O=Vendor/CN=Vendor devices", "-days", "2", **run)
    (folder / "device.cnf").write_text("basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n"
                                       "extendedKeyUsage=clientAuth\nsubjectAltName=URI:urn:uketsuke:device:TEST-0007\n")
    command("openssl", "x509", "-req", "-in", "device.csr", "-CA", "vendor.crt", "-CAkey", "vendor.key", "-set_serial", "7",
            "-days", "1", "-subj", "/O=Vendor/CN=device 0007", "-extfile", "device.cnf", "-out", "vendor-device.crt", **run)
    return {"clientCertificate": "vendor-device.crt", "clientChain": "vendor-device.crt"}


def main():
    os.umask(0o077)
    with tempfile.TemporaryDirectory(prefix="uketsuke-release-") as name:
        folder = Path(name)
        environment["XDG_RUNTIME_DIR"] = name
        make_token(folder)
        request = command(build / "bin/uketsuke", "--config", configuration(folder, "request"), "--certificate-request")
        (folder / "device.csr").write_text(request)
        command(root / "tools/test-pki/make-test-pki", folder / "pki", "--request", f"hsm={folder / 'device.csr'}")
        own = own_certificate(folder)
        results = [
            says(folder, "a-key-in-a-file", "keys.kind: a release takes no device key from a file", "fault 901",
                 keys={"kind": "file"}, uplink={"clientKey": "pki/device/device.key.pem"}),
            says(folder, "test-anchors", "trust.test: a release takes no TEST authorities", "fault 901", trust={"test": True}),
            says(folder, "a-test-certificate", "fault 604 TestMaterialRefused"),
            says(folder, "no-such-token", "fault 608 KeyStoreUnavailable", keys={"token": "another"}),
            says(folder, "no-such-key", "fault 601 DeviceKeyMissing", keys={"label": "another"}),
            says(folder, "no-pin", "fault 609 KeyStoreLocked", keys={"pinFile": "absent"}),
            says(folder, "no-tpm", "fault 608 KeyStoreUnavailable",
                 keys={"kind": "tpm2", "tpm": f"swtpm:path={folder / 'absent'}", "tpmHandle": "0x81010002"}),
            says(folder, "another-device", "fault 602 DeviceCertificateInvalid", uplink=own,
                 device={"id": "urn:uketsuke:device:TEST-0008"}),
            # The key and its certificate are good: the start gets as far as the anchors, which are not there.
            says(folder, "its-own-certificate", "fault 606 TrustAnchorsInvalid", uplink=own),
        ]
    sys.exit(0 if all(results) else 1)


main()
