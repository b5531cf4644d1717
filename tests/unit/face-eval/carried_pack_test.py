"""Packs from a folder: what make_pack.py refuses, and the checkpoint reader, which must run nothing a file asks for."""

import hashlib
import io
import json
import os
import pickle
import struct
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, sys.argv.pop(1))
import make_pack  # noqa: E402
import torch_reader  # noqa: E402


class Pack(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name)
        self.carried = self.root / "carried"
        self.carried.mkdir()
        (self.carried / "net.onnx").write_bytes(b"network")
        (self.root / "shared").mkdir()
        (self.root / "shared/licence.txt").write_bytes(b"licence")
        self.manifest = {"origins": [{"name": "carried", "registry": "folder"},
                                     {"name": "tree", "registry": "none", "folder": "../shared"}],
                         "files": [{"name": "net.onnx", "origin": "carried", "member": "net.onnx",
                                    "sha256": hashlib.sha256(b"network").hexdigest()},
                                   {"name": "licence.txt", "origin": "tree",
                                    "sha256": hashlib.sha256(b"licence").hexdigest()}]}

    def make(self, carried="carried"):
        (self.root / "pack").mkdir(exist_ok=True)
        manifest = self.root / "pack/manifest.json"
        manifest.write_text(json.dumps(self.manifest))
        output = self.root / "out"
        make_pack.make_pack(manifest, output, self.root / "cache", "npm", carried and self.root / carried)
        return output

    def test_files_of_the_folder_and_of_the_tree_are_installed(self):
        output = self.make()
        self.assertEqual((output / "net.onnx").read_bytes(), b"network")
        self.assertEqual((output / "licence.txt").read_bytes(), b"licence")
        self.assertTrue((output / "manifest.json").is_file())

    def refuses(self, words, **arguments):
        with self.assertRaises(make_pack.PackError) as caught:
            self.make(**arguments)
        self.assertIn(words, str(caught.exception))
        self.assertFalse((self.root / "out/manifest.json").exists())

    def test_another_digest_installs_nothing(self):
        (self.carried / "net.onnx").write_bytes(b"another")
        self.refuses("is not what the manifest pins")

    def test_a_missing_file_is_named(self):
        (self.carried / "net.onnx").unlink()
        self.refuses("has no net.onnx")

    def test_no_folder_is_said(self):
        self.refuses("--carried", carried=None)

    def test_an_unknown_conversion_is_refused(self):
        self.manifest["files"][0].update(conversion="magic", memberSha256=hashlib.sha256(b"network").hexdigest())
        self.refuses("unknown conversion")

    def test_a_conversion_never_sees_a_file_with_another_digest(self):
        self.manifest["files"][0].update(conversion="minifasnet-to-onnx", memberSha256="0" * 64)
        self.refuses("is not what the manifest pins")


class Harmful:
    def __reduce__(self):
        return (os.system, ("true",))


class Checkpoint(unittest.TestCase):
    def stream(self, *parts):
        buffer = io.BytesIO()
        for part in parts:
            pickle.dump(part, buffer, protocol=2)
        return buffer.getvalue()

    def test_a_pickle_that_asks_for_a_function_is_refused(self):
        with self.assertRaises(torch_reader.TorchError) as caught:
            torch_reader.read(self.stream(Harmful()))
        self.assertIn("system", str(caught.exception))

    def test_other_files_are_refused(self):
        for data in (self.stream(1, 2, {}, {}, []), self.stream(torch_reader.MAGIC, 7, {}, {}, [])):
            with self.assertRaises(torch_reader.TorchError):
                torch_reader.read(data)

    def test_cut_storages_are_refused(self):
        whole = self.stream(torch_reader.MAGIC, torch_reader.VERSION, {}, {}, ["key"]) + struct.pack("<q", 4) + bytes(16)
        self.assertEqual(torch_reader.read(whole), {})
        with self.assertRaises(torch_reader.TorchError):
            torch_reader.read(whole[:-1])


unittest.main()
