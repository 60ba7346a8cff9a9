"""Writes a checkpoint's network as ONNX, operator set 17, bytes in. See README.md for the commands."""
import argparse

import onnx
import torch

from networks import REFINE_HEIGHT, REFINE_WIDTH, Detector, Refiner
from train_reader import READERS


class Calibrated(torch.nn.Module):
    """A network with its scores divided by a temperature (Guo et al. 2017)."""

    def __init__(self, network, temperature):
        super().__init__()
        self.network, self.temperature = network, temperature

    def forward(self, pixels):
        return self.network(pixels) / self.temperature


FIXED = {
    "refiner": (Refiner, (REFINE_HEIGHT, REFINE_WIDTH), "corners"),
    **{name: (create, size, "characters") for name, (create, size, _, _) in READERS.items()},
}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("network", choices=["detector", *FIXED])
    arguments.add_argument("--checkpoint", required=True)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--temperature", type=float, default=1.0, help="of a reader's scores")
    given = arguments.parse_args()
    dynamic = None
    if given.network == "detector":
        network, size, outputs = Detector(), (192, 320), ["heat", "corners"]
        dynamic = {"pixels": {2: "height", 3: "width"}, **{name: {2: "rows", 3: "columns"} for name in outputs}}
    else:
        create, size, output = FIXED[given.network]
        network, outputs = create(), [output]
    network.load_state_dict(torch.load(given.checkpoint)["network"])
    if given.temperature != 1:
        network = Calibrated(network, given.temperature)
    network.eval()
    torch.onnx.export(
        network, torch.zeros((1, 1, *size), dtype=torch.uint8), given.out, opset_version=17, input_names=["pixels"],
        output_names=outputs, dynamic_axes=dynamic,
    )
    onnx.checker.check_model(onnx.load(given.out))


if __name__ == "__main__":
    main()
