"""Reads the parts of a TensorFlow Lite file that a plain convolutional network needs: tensors, weights, operators.

TFLite is a FlatBuffer (schema: tensorflow/lite/schema/schema.fbs, version 3). Only fields named below are read.
Every offset is checked by struct and by slicing: a broken file raises TfliteError, never reads beyond its end.
"""
import struct
from dataclasses import dataclass

import numpy

FILE_IDENTIFIER = b"TFL3"

# BuiltinOperator of the schema, only what the converter knows.
OPERATOR_NAMES = {0: "ADD", 3: "CONV_2D", 4: "DEPTHWISE_CONV_2D", 18: "MUL", 19: "RELU", 22: "RESHAPE", 41: "SUB",
                  101: "ABS"}
# TensorType of the schema.
NUMPY_TYPES = {0: "<f4", 1: "<f2", 2: "<i4"}


class TfliteError(Exception):
    pass


@dataclass
class Tensor:
    shape: list
    kind: int
    buffer: int


@dataclass
class Operator:
    name: str
    inputs: list
    outputs: list
    options: int  # position of the options table, 0 when there is none


class FlatBuffer:
    def __init__(self, data):
        self.data = data

    def number(self, layout, position):
        try:
            return struct.unpack_from("<" + layout, self.data, position)[0]
        except struct.error as error:
            raise TfliteError(f"offset {position} lies outside the file") from error

    def follow(self, position):
        return position + self.number("I", position)

    def field(self, table, index):
        """Position of a table's field, or 0 when the field is absent and its default holds."""
        vtable = table - self.number("i", table)
        entry = 4 + 2 * index
        if entry >= self.number("H", vtable):
            return 0
        offset = self.number("H", vtable + entry)
        return table + offset if offset else 0

    def scalar(self, table, index, layout="i", default=0):
        position = self.field(table, index)
        return self.number(layout, position) if position else default

    def vector(self, position):
        start = self.follow(position)
        return start + 4, self.number("I", start)

    def tables(self, position):
        if not position:
            return []
        start, count = self.vector(position)
        return [self.follow(start + 4 * index) for index in range(count)]

    def integers(self, position):
        if not position:
            return []
        start, count = self.vector(position)
        return [self.number("i", start + 4 * index) for index in range(count)]


class TfliteModel:
    def __init__(self, data):
        if data[4:8] != FILE_IDENTIFIER:
            raise TfliteError("this is not a TensorFlow Lite file")
        flat = self.flat = FlatBuffer(data)
        model = flat.follow(0)
        # OperatorCode: 0 = deprecated_builtin_code (byte), 3 = builtin_code (int); the larger one counts.
        codes = [max(flat.scalar(code, 0, "b"), flat.scalar(code, 3)) for code in flat.tables(flat.field(model, 1))]
        self.buffers = []
        for buffer in flat.tables(flat.field(model, 4)):
            position = flat.field(buffer, 0)
            self.buffers.append(flat.vector(position) if position else (0, 0))
        subgraphs = flat.tables(flat.field(model, 2))
        if len(subgraphs) != 1:
            raise TfliteError("exactly one subgraph is expected")
        graph = subgraphs[0]
        self.tensors = [Tensor(flat.integers(flat.field(tensor, 0)), flat.scalar(tensor, 1, "b"),
                               flat.scalar(tensor, 2, "I")) for tensor in flat.tables(flat.field(graph, 0))]
        self.inputs = flat.integers(flat.field(graph, 1))
        self.outputs = flat.integers(flat.field(graph, 2))
        self.operators = []
        for operator in flat.tables(flat.field(graph, 3)):
            code = codes[flat.scalar(operator, 0, "I")]
            options = flat.field(operator, 4)
            self.operators.append(Operator(OPERATOR_NAMES.get(code, f"operator {code}"),
                                           flat.integers(flat.field(operator, 1)),
                                           flat.integers(flat.field(operator, 2)),
                                           flat.follow(options) if options else 0))

    def weights(self, index):
        """The constant behind a tensor as a numpy array, or None when the tensor is computed."""
        tensor = self.tensors[index]
        start, size = self.buffers[tensor.buffer]
        if size == 0:
            return None
        if tensor.kind not in NUMPY_TYPES:
            raise TfliteError(f"tensor type {tensor.kind} is not supported")
        raw = self.flat.data[start:start + size]
        if len(raw) != size:
            raise TfliteError("a buffer reaches beyond the end of the file")
        return numpy.frombuffer(raw, NUMPY_TYPES[tensor.kind]).reshape(tensor.shape)
