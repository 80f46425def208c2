"""A checkpoint to the shipped model: network.onnx with 8-bit weights, pieces.txt, written.tsv, settings.json.

python -m train.export WORK models/embedded-en
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from train.network import BANDS, Network
from train.pieces import Pieces
from train.written_forms import table

SETTINGS = {
    "search": {},
    "timing": {"start": -0.06, "end": 0.1},
    "confidence": [2.0, 0.8, 0.8, 0.5],
    "least_confidence": 0.3,
}


class Recognition(nn.Module):
    """What is needed at run time: one phrase, no mask, no second head, log-probabilities."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, features: Tensor) -> Tensor:
        hidden = self.network.stem(features)
        for block in self.network.blocks:
            mixed = block.norm(block.over_time(hidden.transpose(1, 2)).transpose(1, 2))
            average = mixed.mean(1, keepdim=True)
            mixed = mixed * (2 * torch.sigmoid(block.excite(F.silu(block.squeeze(average)))))
            hidden = hidden + block.scale * block.narrow(F.silu(block.widen(mixed)))
        return F.log_softmax(self.network.head(self.network.norm(hidden)), dim=2)


def shrunk(model: onnx.ModelProto, least: int = 2048) -> onnx.ModelProto:
    """Weights of more than `least` numbers as int8 with one scale for each output, unpacked when the model is
    loaded."""
    graph = model.graph
    kept, added, nodes = [], [], []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < least or values.ndim < 2:
            kept.append(tensor)
            continue
        axis = 1 if values.ndim == 2 else 0  # (in, out) of a matrix, (out, in, width) of a convolution
        others = tuple(index for index in range(values.ndim) if index != axis)
        scales = np.maximum(np.abs(values).max(axis=others), 1e-8).astype(np.float32) / 127
        shape = [1] * values.ndim
        shape[axis] = -1
        small = np.clip(np.rint(values / scales.reshape(shape)), -127, 127).astype(np.int8)
        name = tensor.name
        added += [numpy_helper.from_array(small, name + ".int8"), numpy_helper.from_array(scales, name + ".scale")]
        nodes.append(helper.make_node("DequantizeLinear", [name + ".int8", name + ".scale"], [name], axis=axis))
    del graph.initializer[:]
    graph.initializer.extend(kept + added)
    rest = list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes + rest)
    return model


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--float32", action="store_true", help="keep the full weights, to see what 8 bits cost")
    arguments = parser.parse_args()
    pieces = Pieces((arguments.work / "pieces.txt").read_text().split())
    network = Network(len(pieces.names))
    state = torch.load(arguments.checkpoint or arguments.work / "checkpoint.pt", weights_only=True)
    network.load_state_dict(state["smooth"])
    network.eval()
    arguments.out.mkdir(parents=True, exist_ok=True)
    path = arguments.out / "network.onnx"
    torch.onnx.export(
        Recognition(network),
        (torch.zeros(1, 200, BANDS),),
        str(path),
        input_names=["features"],
        output_names=["log_probabilities"],
        dynamic_axes={"features": {1: "time"}, "log_probabilities": {1: "rows"}},
        opset_version=17,
        dynamo=False,
    )
    model = onnx.load(str(path))
    model.producer_name, model.doc_string = "voice-interviewer", ""
    for node in model.graph.node:  # the exporter writes the places of source files: nobody else needs them
        node.doc_string = ""
    if not arguments.float32:
        shrunk(model)
    assert all(tensor.data_type != TensorProto.DOUBLE for tensor in model.graph.initializer)
    onnx.save(model, str(path))
    (arguments.out / "pieces.txt").write_text("\n".join(pieces.names) + "\n")
    (arguments.out / "written.tsv").write_text("".join(f"{said}\t{form}\n" for said, form in sorted(table().items())))
    settings = arguments.out / "settings.json"
    if not settings.exists():
        settings.write_text(json.dumps(SETTINGS, indent=2) + "\n")
    print(f"step {state['step']}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
