"""Reads the tensors of a PyTorch checkpoint in its old stream format (before 1.6) with numpy alone.

A checkpoint is a pickle, and a pickle may run anything: only the four names a plain dictionary of tensors needs are
known here, every other one ends the reading.
"""
import collections
import io
import pickle
import struct

import numpy

TYPES = {"FloatStorage": "<f4", "LongStorage": "<i8"}
MAGIC = 0x1950a86a20f9469cfc6c
VERSION = 1001


class TorchError(ValueError):
    pass


Storage = collections.namedtuple("Storage", "key type")
Tensor = collections.namedtuple("Tensor", "storage offset size stride")


def rebuild(storage, offset, size, stride, *_):
    return Tensor(storage, offset, tuple(size), tuple(stride))


class Reader(pickle.Unpickler):
    def find_class(self, module, name):
        if (module, name) == ("collections", "OrderedDict"):
            return collections.OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return rebuild
        if module == "torch" and name in TYPES:
            return name
        raise TorchError(f"the checkpoint asks for {module}.{name}")

    def persistent_load(self, identifier):
        kind, name, key = identifier[:3]
        if kind != "storage" or name not in TYPES:
            raise TorchError("the checkpoint holds something other than tensors")
        return Storage(key, TYPES[name])


def read(data):
    """Name -> array."""
    stream = io.BytesIO(data)
    if Reader(stream).load() != MAGIC or Reader(stream).load() != VERSION:
        raise TorchError("not a checkpoint of the old format")
    Reader(stream).load()  # sizes of the writing machine's types
    tensors = Reader(stream).load()
    types = {tensor.storage.key: tensor.storage.type for tensor in tensors.values()}
    storages = {}
    for key in Reader(stream).load():
        count = struct.unpack("<q", stream.read(8))[0]
        kind = numpy.dtype(types.get(key, "<f4"))
        values = stream.read(count * kind.itemsize)
        if count < 0 or len(values) != count * kind.itemsize:
            raise TorchError("the checkpoint is cut off")
        storages[key] = numpy.frombuffer(values, kind)
    return {name: extract(tensor, storages[tensor.storage.key]) for name, tensor in tensors.items()}


def extract(tensor, storage):
    count = int(numpy.prod(tensor.size, dtype=numpy.int64))
    expected = tuple(int(numpy.prod(tensor.size[place + 1:], dtype=numpy.int64)) for place in range(len(tensor.size)))
    if tensor.stride != expected or tensor.offset + count > storage.size:
        raise TorchError("a tensor is not stored in one piece")
    return storage[tensor.offset:tensor.offset + count].reshape(tensor.size).copy()
