"""Runs bin/vivid-camera on Debian's kernel in an emulated machine: `tools/soak vivid`.

The machine has no disk, no network and no share of the host: one initramfs holds busybox, the kernel's vivid module, the
program and the libraries it names. What it prints on its serial line is this command's output.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

patience = 1500  # seconds for the whole machine on a slow host
verdict = "vivid-camera ended with "

init = """#!/bin/busybox sh
/bin/busybox mount -t proc none /proc
/bin/busybox mount -t sysfs none /sys
/bin/busybox mount -t devtmpfs none /dev
/bin/busybox mount -t tmpfs none /tmp
while read -r module; do
    parameters=
    [ "$module" = vivid.ko ] && parameters="n_devs=1 node_types=0x1"
    /bin/busybox insmod /modules/$module $parameters || echo "no module $module"
done < /modules/order
export PATH=/bin HOME=/tmp LANG=C.UTF-8
cd /tmp
v4l2-ctl -d /dev/video0 --list-formats --list-ctrls
vivid-camera
echo "VERDICT$?"
/bin/busybox poweroff -f
""".replace("VERDICT", verdict)


def command(*words, **options):
    return subprocess.run([str(word) for word in words], check=True, **options)


def unpacked_kernel(folder):
    """Debian's newest kernel package, fetched once and unpacked without being installed."""
    depends = command("apt-cache", "depends", "linux-image-amd64", capture_output=True, text=True).stdout
    package = next(line.split()[-1] for line in depends.splitlines() if "Depends: linux-image" in line)
    target = folder / package
    if not (target / "boot").is_dir():
        with tempfile.TemporaryDirectory(dir=folder) as fetched:
            command("apt-get", "download", "-qq", package, cwd=fetched)
            partial = folder / f"{package}.part"
            shutil.rmtree(partial, ignore_errors=True)
            command("dpkg", "-x", next(Path(fetched).glob("*.deb")), partial)
            partial.rename(target)
    version = package.removeprefix("linux-image-")
    if not (target / "lib/modules" / version / "modules.dep").exists():
        command("/usr/sbin/depmod", "-b", target, version)
    return target, version


def modules_in_order(modules, name):
    depends = {}
    for line in (modules / "modules.dep").read_text().splitlines():
        path, needed = line.split(":")
        depends[path] = needed.split()
    order = []

    def add(path):
        for needed in reversed(depends[path]):
            add(needed)
        if path not in order:
            order.append(path)

    add(next(path for path in depends if path.endswith(f"/{name}.ko")))
    return [modules / path for path in order]


def libraries_of(program):
    """Every file the loader takes for the program, itself included."""
    listed = command("ldd", program, capture_output=True, text=True).stdout
    for line in listed.splitlines():
        words = line.split()
        path = words[2] if "=>" in words and len(words) > 2 else words[0]
        if path.startswith("/"):
            yield Path(path)


def make_initramfs(tree, programs, modules):
    for name in ("bin", "proc", "sys", "dev", "tmp", "modules"):
        (tree / name).mkdir(parents=True)
    shutil.copy("/bin/busybox", tree / "bin/busybox")
    for program in programs:
        shutil.copy(program, tree / "bin" / program.name)
        for library in libraries_of(program):
            target = tree / str(library).lstrip("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(library, target)
    for module in modules:
        shutil.copy(module, tree / "modules" / module.name)
    (tree / "modules/order").write_text("".join(f"{module.name}\n" for module in modules))
    (tree / "init").write_text(init)
    (tree / "init").chmod(0o755)
    archive = tree.with_suffix(".cpio")
    names = "\n".join(str(path.relative_to(tree)) for path in sorted(tree.rglob("*")))
    with open(archive, "wb") as out:
        command("cpio", "-o", "-H", "newc", "--quiet", cwd=tree, input=names.encode(), stdout=out)
    return archive


def run_machine(kernel, archive):
    """The program's exit code, or None when the machine said nothing of it."""
    words = ["qemu-system-x86_64", "-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2", "-m", "1024", "-nodefaults",
             "-nographic", "-no-reboot", "-kernel", kernel, "-initrd", archive, "-append",
             # A busy host makes the emulated timer late, which the kernel takes for a broken one.
             "console=ttyS0 panic=-1 quiet no_timer_check", "-serial", "stdio", "-monitor", "none"]
    machine = subprocess.Popen([str(word) for word in words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True, errors="replace")
    guard = subprocess.Popen(["sh", "-c", f"sleep {patience}; kill {machine.pid}"], start_new_session=True)
    began, code = time.monotonic(), None
    try:
        for line in machine.stdout:
            print(f"{time.monotonic() - began:7.1f} s  {line.rstrip()}", flush=True)
            if line.startswith(verdict):
                code = int(line.removeprefix(verdict))
    finally:
        os.killpg(guard.pid, 15)
        guard.wait()
        machine.kill()
        machine.wait()
    return code


def main():
    build = Path(sys.argv[1]).resolve()
    work = build / "vivid"
    work.mkdir(exist_ok=True)
    kernel, version = unpacked_kernel(work)
    print(f"vivid: Linux {version}, emulated", flush=True)
    with tempfile.TemporaryDirectory(dir=work) as folder:
        archive = make_initramfs(Path(folder) / "initramfs", [build / "bin/vivid-camera", Path("/usr/bin/v4l2-ctl")],
                                 modules_in_order(kernel / "lib/modules" / version, "vivid"))
        code = run_machine(kernel / f"boot/vmlinuz-{version}", archive)
    if code is None:
        print("vivid: the machine ended without a verdict")
    return 1 if code is None else code


if __name__ == "__main__":
    sys.exit(main())
