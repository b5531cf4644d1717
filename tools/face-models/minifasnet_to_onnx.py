"""Converts a MiniFASNet checkpoint (Silent-Face-Anti-Spoofing) to ONNX (opset 9, batch 1, 80 x 80, three logits).

The layers are read off the tensors' names and shapes; batch norms are folded into the convolutions before them, the
last two layers into one. Deterministic: the same file gives the same bytes.
Usage: minifasnet_to_onnx.py network.pth network.onnx
"""
import re
import sys

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

import torch_reader

SIZE = 80
EPSILON = 1e-5  # PyTorch's default of batch norm


class Converter:
    def __init__(self, tensors):
        self.tensors = {name.removeprefix("module."): value for name, value in tensors.items()}
        self.nodes, self.initialisers = [], []

    def constant(self, array):
        name = f"weights{len(self.initialisers)}"
        self.initialisers.append(numpy_helper.from_array(numpy.ascontiguousarray(array, numpy.float32), name))
        return name

    def node(self, operator, inputs, **attributes):
        name = f"value{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [name], **attributes))
        return name

    def norm(self, name):
        """Batch norm as factor and summand."""
        part = {each: self.tensors[f"{name}.{each}"].astype(numpy.float64)
                for each in ("weight", "bias", "running_mean", "running_var")}
        factor = part["weight"] / numpy.sqrt(part["running_var"] + EPSILON)
        return factor, part["bias"] - part["running_mean"] * factor

    def convolution(self, value, name, norm, stride=1, padding=0):
        weights = self.tensors[f"{name}.weight"].astype(numpy.float64)
        bias = self.tensors.get(f"{name}.bias", numpy.zeros(weights.shape[0]))
        factor, summand = self.norm(norm)
        group = weights.shape[0] if weights.shape[1] == 1 else 1
        return self.node("Conv", [value, self.constant(weights * factor[:, None, None, None]),
                                  self.constant(bias * factor + summand)],
                         kernel_shape=list(weights.shape[2:]), strides=[stride] * 2, pads=[padding] * 4, group=group)

    def block(self, value, name, stride=1, padding=0):
        value = self.convolution(value, f"{name}.conv", f"{name}.bn", stride, padding)
        slopes = self.tensors.get(f"{name}.prelu.weight")
        return value if slopes is None else self.node("PRelu", [value, self.constant(slopes.reshape(-1, 1, 1))])

    def bottleneck(self, value, name, stride):
        value = self.block(value, f"{name}.conv")
        value = self.block(value, f"{name}.conv_dw", stride, 1)
        return self.block(value, f"{name}.project")

    def attention(self, value, name):
        """Squeeze and excitation."""
        weight = self.node("GlobalAveragePool", [value])
        weight = self.node("Relu", [self.convolution(weight, f"{name}.fc1", f"{name}.bn1")])
        weight = self.node("Sigmoid", [self.convolution(weight, f"{name}.fc2", f"{name}.bn2")])
        return self.node("Mul", [value, weight])

    def residual(self, value, name):
        numbers = {int(found[1]) for each in self.tensors
                   if (found := re.match(re.escape(name) + r"\.model\.(\d+)\.", each))}
        for number in sorted(numbers):
            part = f"{name}.model.{number}"
            branch = self.bottleneck(value, part, 1)
            if f"{part}.se_module.fc1.weight" in self.tensors:
                branch = self.attention(branch, f"{part}.se_module")
            value = self.node("Add", [value, branch])
        return value

    def network(self):
        value = self.block("input", "conv1", 2, 1)
        value = self.block(value, "conv2_dw", 1, 1)
        for narrowing, repeated in (("conv_23", "conv_3"), ("conv_34", "conv_4"), ("conv_45", "conv_5")):
            value = self.residual(self.bottleneck(value, narrowing, 2), repeated)
        value = self.block(self.block(value, "conv_6_sep"), "conv_6_dw")
        value = self.node("Flatten", [value], axis=1)
        factor, summand = self.norm("bn")
        linear = self.tensors["linear.weight"].astype(numpy.float64) * factor[:, None]
        classes = self.tensors["prob.weight"].astype(numpy.float64)
        bias = classes @ summand + self.tensors.get("prob.bias", 0)
        self.nodes.append(helper.make_node("Gemm", [value, self.constant(classes @ linear), self.constant(bias)],
                                           ["logits"], transB=1))
        graph = helper.make_graph(
            self.nodes, "minifasnet", [helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, 3, SIZE, SIZE])],
            [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, classes.shape[0]])], self.initialisers)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 9)])
        model.ir_version = 6
        onnx.checker.check_model(model)
        return model


def convert(data):
    return Converter(torch_reader.read(data)).network().SerializeToString()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], "rb") as source, open(sys.argv[2], "wb") as target:
        target.write(convert(source.read()))


if __name__ == "__main__":
    main()
