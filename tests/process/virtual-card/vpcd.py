"""The virtual card at Debian's vpcd: OpenSC reads it through a handler that is not ours.

vpcd listens on every interface, so it only ever runs in a network of its own (unshare), and is loaded by a private
pcscd; nothing is installed into the system's daemon. Skipped (77) with the reason where that is not possible.
"""

import fcntl
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DRIVERS = ("/usr/lib/pcsc/drivers/serial/libifdvpcd.so", "/usr/lib/pcsc/drivers/serial/libifdvpcd.so.0.8")
PORT = 0x8C7B
SKIPPED = 77


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def driver(build):
    unpacked = build.parent / "unpacked"  # by tools/test
    candidates = (os.environ.get("UKETSUKE_VPCD_DRIVER", ""), *(f"{unpacked}{path}" for path in DRIVERS), *DRIVERS)
    return next((path for path in candidates if path and Path(path).exists()), None)


def raise_loopback():
    """A fresh network has its loopback down."""
    up_and_running = 0x41
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh14x", b"lo", up_and_running))  # SIOCSIFFLAGS


def become_daemon(path, configuration):
    """What systemd would do: the socket is there before the daemon, on descriptor 3."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(path))
    listener.listen(8)
    child = os.fork()
    if child == 0:
        os.dup2(listener.fileno(), 3)
        os.set_inheritable(3, True)  # where it was 3 already nothing was copied
        environment = {**os.environ, "LISTEN_PID": str(os.getpid()), "LISTEN_FDS": "1"}
        os.execve("/usr/sbin/pcscd", ["pcscd", "--foreground", "--config", str(configuration)], environment)
    return child


def read_through_vpcd(build, folder):
    raise_loopback()
    configuration = folder / "conf"
    configuration.mkdir()
    (configuration / "vpcd").write_text(
        f'FRIENDLYNAME "TEST vpcd"\nDEVICENAME /dev/null:{PORT:#x}\nLIBPATH {driver(build)}\nCHANNELID {PORT:#x}\n')
    daemon = become_daemon(folder / "pcsc.sock", configuration)
    environment = {**os.environ, "PCSCLITE_CSOCK_NAME": str(folder / "pcsc.sock")}
    subprocess.run(["opensc-tool", "-l"], env=environment, capture_output=True, timeout=30)  # wakes the daemon
    card = subprocess.Popen([build / "bin/virtual-card", "--vpcd", str(PORT), "--personas", build / "test-world",
                             "--insert", "hanako", "--die-with-parent"])
    try:
        said = ""
        deadline = time.monotonic() + 30
        while "jpki" not in said and time.monotonic() < deadline:  # vpcd looks for cards every 400 ms
            said = subprocess.run(["opensc-tool", "--reader", "0", "-n"], env=environment, capture_output=True,
                                  text=True, timeout=30).stdout
            time.sleep(0.1)
        certificate = subprocess.run(["pkcs15-tool", "--reader", "0", "--read-certificate", "1"], env=environment,
                                     capture_output=True, text=True, timeout=60).stdout
        if "jpki" not in said or "BEGIN CERTIFICATE" not in certificate:
            sys.exit(f"OpenSC does not read the card through vpcd: {said!r}")
        print("OpenSC read the card's certificate through vpcd")
    finally:
        card.terminate()
        card.wait(10)
        os.kill(daemon, signal.SIGTERM)
        os.waitpid(daemon, 0)


def main():
    build = Path(sys.argv[1]).resolve()
    if "--inside" in sys.argv:
        with tempfile.TemporaryDirectory(prefix="uketsuke-vpcd-") as folder:
            read_through_vpcd(build, Path(folder))
        return
    if driver(build) is None:
        skip("vsmartcard-vpcd is not there: tools/setup --unpack build/unpacked")
    if not shutil.which("opensc-tool"):
        sys.exit("OpenSC is not installed: tools/setup test")
    if subprocess.run(["unshare", "-rnm", "true"], capture_output=True).returncode != 0:
        skip("a private network namespace is not allowed here")
    # A /run of its own, too: pcscd leaves its process number there.
    inside = ["unshare", "-rnm", "sh", "-c", 'mount -t tmpfs none /run && exec "$@"', "sh",
              sys.executable, __file__, str(build), "--inside"]
    sys.exit(subprocess.run(inside, timeout=100).returncode)


if __name__ == "__main__":
    main()
