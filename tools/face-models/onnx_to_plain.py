"""Rewrites a plain convolutional network from an exporter's ONNX into the dialect that OpenCV 4.6 reads.

Constants become initialisers, limits of Clip become attributes, the Reshape before the last layer becomes Flatten,
opset 9, names and descriptions dropped. Deterministic: the same file gives the same bytes.
Usage: onnx_to_plain.py network.onnx plain.onnx
"""
import sys

import numpy
import onnx
from onnx import helper, numpy_helper

UNLIMITED = 3.4e38


def constant_of(node):
    for attribute in node.attribute:
        if attribute.name == "value":
            return numpy_helper.to_array(attribute.t)
    raise ValueError("a Constant without a value")


def plain_node(node, constants):
    if node.op_type == "Clip" and len(node.input) > 1:
        limits = [float(constants[name]) if name else None for name in [*node.input[1:], "", ""][:2]]
        low = -UNLIMITED if limits[0] is None else limits[0]
        high = UNLIMITED if limits[1] is None else limits[1]
        return helper.make_node("Clip", [node.input[0]], list(node.output), min=low, max=high)
    if node.op_type == "Reshape":
        return helper.make_node("Flatten", [node.input[0]], list(node.output), axis=1)
    return node


def convert(data):
    model = onnx.load_from_string(data)
    graph = model.graph
    constants = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    for node in graph.node:
        if node.op_type == "Constant":
            constants[node.output[0]] = constant_of(node)
    nodes = [plain_node(node, constants) for node in graph.node if node.op_type != "Constant"]
    used = {name for node in nodes for name in node.input}
    inputs = [each for each in graph.input if each.name not in constants]
    initialisers = [numpy_helper.from_array(numpy.ascontiguousarray(value), name)
                    for name, value in sorted(constants.items()) if name in used]
    for number, node in enumerate(nodes):
        node.name = f"node{number}"
        node.doc_string = ""
    plain = helper.make_model(helper.make_graph(nodes, "network", inputs, list(graph.output), initialisers),
                              opset_imports=[helper.make_opsetid("", 9)])
    plain.ir_version = 6
    onnx.checker.check_model(plain)
    return plain.SerializeToString()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], "rb") as source, open(sys.argv[2], "wb") as target:
        target.write(convert(source.read()))


if __name__ == "__main__":
    main()
