"""What the process tests share: a stack in a fresh folder that is always ended, and plain expectations."""

import contextlib
import sys
import tempfile
import time
from pathlib import Path

root, build = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
sys.path.insert(0, str(root / "tools/demo-stack"))

from journeys import Teller  # noqa: E402
from stack import Failure, Stack, rows  # noqa: E402


@contextlib.contextmanager
def kiosk(reader=True, oqs=True, **options):
    """A running kiosk with its stack; leaving ends every process and fails when one of them ended badly."""
    with tempfile.TemporaryDirectory(prefix="uketsuke-test-") as folder:
        stack = Stack(root, build, folder, **options)
        try:
            stack.make_world()
            if reader:
                stack.start_reader()
            stack.start_oqs()
            if not oqs:
                stack.stop("oqs-sandbox")
            stack.start_kiosk()
            yield stack, Teller(stack, quiet=True)
        except Failure:
            print(stack.tail("kiosk"), file=sys.stderr)
            log = stack.run_folder / "kiosk.log"
            print(log.read_text()[-4000:] if log.exists() else "no log", file=sys.stderr)
            raise
        finally:
            problems = stack.close()
        if problems:
            raise Failure("; ".join(problems))


def expect(condition, sentence):
    if not condition:
        raise Failure(sentence)


def log_of(stack):
    return (stack.run_folder / "kiosk.log").read_text(errors="replace")


def wait_empty_outbox(stack, patience=60):
    """What waited is tried again after seconds; every record is handed off then."""
    deadline = time.monotonic() + patience
    while any(row["state"] != 2 for row in stack.ledger_rows()) and time.monotonic() < deadline:
        time.sleep(0.1)
    expect(all(row["state"] == 2 for row in stack.ledger_rows()), "a record never arrived at its end")


def each_took_effect_once(stack, patience=60):
    """The records, each of which OQS has done exactly once, and nothing else."""
    wait_empty_outbox(stack, patience)
    records = stack.ledger_rows()
    expect(records, "nothing was recorded, so nothing is known")
    effects = [row["id"] for row in rows(stack.run_folder / "oqs.sqlite", "effects")]
    expect(sorted(effects) == sorted(row["jti"] for row in records),
           f"{len(records)} records had {len(effects)} effects")
    return records


def run(tests):
    """Runs every function and prints what ctest wants to see; exit code 1 when one of them failed."""
    failed = 0
    for test in tests:
        try:
            test()
            print(f"passed: {test.__doc__}", flush=True)
        except Failure as failure:
            failed += 1
            print(f"FAILED: {test.__doc__}: {failure}", flush=True)
    return 1 if failed else 0
