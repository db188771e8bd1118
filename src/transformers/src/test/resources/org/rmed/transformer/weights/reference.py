"""Makes minilm.txt beside it: states of MiniLM-L6-H384 by the ONNX project's own evaluator, from the program's file.

    python reference.py all-minilm-l6-v2.onnx        (made with onnx 1.23.1, onnxruntime 1.30.0, numpy 2.4.6)

The graph is evaluated in float64: weights are widened, and the constants sqrt(2), sqrt(32) and 1e-12, which the file has
rounded to float32, are exact. ONNX Runtime runs the file as it is, in float32; its distance is noted in the first line.
A line has the number of the text, the place, and every 32nd of the 384 numbers of the state there. Places that fill a
text up are left out: their states are seen by no other, and some are ill-conditioned.
"""
import math
import os
import sys
import numpy
import onnx
import onnxruntime
from onnx import TensorProto, numpy_helper
from onnx.reference import ReferenceEvaluator
from onnx.reference.op_run import OpRun

IDS = numpy.array(
    [
        [101, 1996, 3185, 2001, 2307, 1010, 2021, 1996, 5896, 999, 1012, 102],
        [101, 7592, 2088, 102, 0, 0, 0, 0, 0, 0, 0, 0],
        [101, 30521, 17, 29999, 2310, 4895, 12731, 102, 0, 0, 0, 0],
    ],
    dtype=numpy.int64,
)
MASK = (IDS != 0).astype(numpy.int64)
INPUTS = {"input_ids": IDS, "attention_mask": MASK, "token_type_ids": numpy.zeros_like(IDS)}
EXACT = {float(numpy.float32(value)): value for value in (2**0.5, 32**0.5, 1e-12)}


class Erf(OpRun):
    """The evaluator's own gives float32."""

    def _run(self, x):
        return (numpy.vectorize(math.erf, otypes=[numpy.float64])(x),)


def widen(tensor):
    if tensor.data_type == TensorProto.FLOAT:
        values = numpy_helper.to_array(tensor).astype(numpy.float64)
        if values.ndim == 0:
            values = numpy.array(EXACT.get(float(values), float(values)))
        tensor.CopyFrom(numpy_helper.from_array(values, tensor.name))


def in_float64(file):
    model = onnx.load(file)
    for tensor in model.graph.initializer:
        widen(tensor)
    for node in model.graph.node:
        for attribute in node.attribute:
            if attribute.type == onnx.AttributeProto.TENSOR:
                widen(attribute.t)
            elif node.op_type == "Cast" and attribute.i == TensorProto.FLOAT:
                attribute.i = TensorProto.DOUBLE
    return ReferenceEvaluator(model, new_ops=[Erf]).run(None, INPUTS)[0]


states = in_float64(sys.argv[1])
single = onnxruntime.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"]).run(None, INPUTS)[0]
distance = abs(states - single)[MASK == 1].max()
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "minilm.txt"), "w") as out:
    out.write(f"# reference.py, float64; largest state {abs(states).max():.3f}; ONNX Runtime within {distance:.2e}\n")
    for text, place in zip(*numpy.nonzero(MASK)):
        kept = " ".join(repr(float(value)) for value in states[text, place, ::32])
        out.write(f"{text} {place} {kept}\n")
