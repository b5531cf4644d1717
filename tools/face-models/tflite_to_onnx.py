"""Converts a plain convolutional network from TensorFlow Lite to ONNX (opset 9, batch 1, NCHW, float32).

Deterministic: the same file gives the same bytes, so that the result can be pinned by digest.
It writes the dialect that OpenCV 4.6 reads: weights as initialisers, limits as attributes, no shape arithmetic,
and PRelu instead of the RELU + MUL(SUB, ABS) that TensorFlow makes of it.
Usage: tflite_to_onnx.py network.tflite network.onnx
"""
import sys

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

from tflite_reader import TfliteError, TfliteModel

PADDING_SAME = 0                                    # enum Padding
ACTIVATION_NONE, ACTIVATION_RELU, ACTIVATION_RELU6 = 0, 1, 3  # enum ActivationFunctionType


def same_padding(size, kernel, stride):
    """TensorFlow's SAME: the output covers the input, the odd pixel goes to the end."""
    output = -(-size // stride)
    total = max((output - 1) * stride + kernel - size, 0)
    return output, total // 2, total - total // 2


class Converter:
    def __init__(self, model):
        self.model = model
        self.nodes, self.initialisers = [], []
        self.names = {}   # TFLite tensor -> ONNX name
        self.sizes = {}   # TFLite tensor -> (height, width, channels)
        self.producers = {operator.outputs[0]: operator for operator in model.operators}
        self.counter = 0

    def fresh(self, prefix):
        self.counter += 1
        return f"{prefix}{self.counter}"

    def constant(self, array):
        name = self.fresh("weights")
        self.initialisers.append(numpy_helper.from_array(numpy.ascontiguousarray(array, dtype=numpy.float32), name))
        return name

    def node(self, operator, inputs, **attributes):
        name = self.fresh("value")
        self.nodes.append(helper.make_node(operator, inputs, [name], **attributes))
        return name

    def activated(self, name, activation):
        if activation == ACTIVATION_NONE:
            return name
        if activation == ACTIVATION_RELU:
            return self.node("Relu", [name])
        if activation == ACTIVATION_RELU6:
            return self.node("Clip", [name], min=0.0, max=6.0)
        raise TfliteError(f"activation {activation} is not supported")

    def convolution(self, operator, depthwise):
        flat, options = self.model.flat, operator.options
        source, result = operator.inputs[0], operator.outputs[0]
        kernel = self.model.weights(operator.inputs[1])
        bias = self.model.weights(operator.inputs[2])
        if kernel is None or bias is None or not options:
            raise TfliteError("a convolution lacks weights, bias or options")
        height, width, depth = self.sizes[source]
        padding, stride_x, stride_y = (flat.scalar(options, 0, "b"), flat.scalar(options, 1), flat.scalar(options, 2))
        if depthwise:
            # [1, h, w, channels] -> [channels, 1, h, w]
            if flat.scalar(options, 3) != 1 or kernel.shape[3] != depth:
                raise TfliteError("only a depth multiplier of 1 is supported")
            groups, outputs, activation = depth, depth, flat.scalar(options, 4, "b")
            weights = kernel[0].transpose(2, 0, 1)[:, None]
        else:
            # [outputs, h, w, inputs] -> [outputs, inputs, h, w]
            groups, outputs, activation = 1, kernel.shape[0], flat.scalar(options, 3, "b")
            weights = kernel.transpose(0, 3, 1, 2)
        rows, columns = weights.shape[2:]
        if padding == PADDING_SAME:
            new_height, top, bottom = same_padding(height, rows, stride_y)
            new_width, left, right = same_padding(width, columns, stride_x)
        else:
            top = bottom = left = right = 0
            new_height = (height - rows) // stride_y + 1
            new_width = (width - columns) // stride_x + 1
        name = self.node("Conv", [self.names[source], self.constant(weights), self.constant(bias)],
                         kernel_shape=[rows, columns], strides=[stride_y, stride_x],
                         pads=[top, left, bottom, right], group=groups)
        self.names[result] = self.activated(name, activation)
        self.sizes[result] = (new_height, new_width, outputs)

    def prelu_parts(self, operator):
        """x and the slope when this ADD is RELU(x) + slope/2 * (x - |x|), which is a decomposed PRelu."""
        parts = [self.producers.get(tensor) for tensor in operator.inputs]
        relu = [part for part in parts if part and part.name == "RELU"]
        product = [part for part in parts if part and part.name == "MUL"]
        if not relu or not product:
            return None
        halves = [self.model.weights(tensor) for tensor in product[0].inputs]
        half = [weights for weights in halves if weights is not None]
        return (relu[0].inputs[0], 2 * half[0].reshape(-1, 1, 1)) if half else None

    def addition(self, operator):
        result = operator.outputs[0]
        prelu = self.prelu_parts(operator)
        if prelu:
            source, slope = prelu
            self.names[result] = self.node("PRelu", [self.names[source], self.constant(slope)])
            self.sizes[result] = self.sizes[source]
            return
        terms = []
        for tensor in operator.inputs:
            if tensor in self.names:
                terms.append(self.names[tensor])
                self.sizes[result] = self.sizes[tensor]
            else:
                terms.append(self.constant(self.model.weights(tensor).reshape(1, -1, 1, 1)))
        activation = self.model.flat.scalar(operator.options, 0, "b") if operator.options else ACTIVATION_NONE
        self.names[result] = self.activated(self.node("Add", terms), activation)

    def convert(self):
        source, result = self.model.inputs[0], self.model.outputs[0]
        _, height, width, depth = self.model.tensors[source].shape
        self.names[source] = "input"
        self.sizes[source] = (height, width, depth)
        for operator in self.model.operators:
            if operator.name == "CONV_2D":
                self.convolution(operator, depthwise=False)
            elif operator.name == "DEPTHWISE_CONV_2D":
                self.convolution(operator, depthwise=True)
            elif operator.name == "ADD":
                self.addition(operator)
            elif operator.name in ("RELU", "ABS", "SUB", "MUL"):
                # Parts of a decomposed PRelu; if one is used otherwise the missing name is noticed by its user.
                self.sizes[operator.outputs[0]] = next(self.sizes[tensor] for tensor in operator.inputs
                                                       if tensor in self.sizes)
            elif operator.name == "RESHAPE":
                self.names[operator.outputs[0]] = self.node("Flatten", [self.names[operator.inputs[0]]], axis=1)
                self.sizes[operator.outputs[0]] = self.sizes[operator.inputs[0]]
            else:
                raise TfliteError(f"{operator.name} is not supported")
        self.nodes.append(helper.make_node("Identity", [self.names[result]], ["output"]))
        length = self.model.tensors[result].shape[-1]
        graph = helper.make_graph(
            self.nodes, "network",
            [helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, depth, height, width])],
            [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, length])], self.initialisers)
        network = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 9)])
        network.ir_version = 6
        onnx.checker.check_model(network)
        return network.SerializeToString(deterministic=True)


def convert(tflite):
    """Bytes of a .tflite file to bytes of an .onnx file. Raises TfliteError."""
    try:
        return Converter(TfliteModel(tflite)).convert()
    except (KeyError, IndexError, ValueError, AttributeError, StopIteration) as error:
        raise TfliteError(f"the network has a shape that this converter does not know: {error!r}") from error


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: tflite_to_onnx.py network.tflite network.onnx")
    with open(sys.argv[1], "rb") as source_file:
        converted = convert(source_file.read())
    with open(sys.argv[2], "wb") as target_file:
        target_file.write(converted)
