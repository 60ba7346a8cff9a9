"""Writes a checkpoint's network as ONNX, operator set 17, bytes in. See README.md for the commands."""
import argparse

import onnx
import torch

from networks import CROP_HEIGHT, CROP_WIDTH, REFINE_HEIGHT, REFINE_WIDTH, Detector, Reader, Refiner


class Calibrated(torch.nn.Module):
    """The reader with its character scores divided by a temperature (Guo et al. 2017)."""

    def __init__(self, network, temperature):
        super().__init__()
        self.network, self.temperature = network, temperature

    def forward(self, pixels):
        characters, state = self.network(pixels)
        return characters / self.temperature, state


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("network", choices=["detector", "refiner", "reader"])
    arguments.add_argument("--checkpoint", required=True)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--temperature", type=float, default=1.0, help="of the reader's characters")
    given = arguments.parse_args()
    if given.network == "detector":
        network, shape = Detector(), (1, 1, 192, 320)
        outputs, dynamic = ["heat", "corners"], {2: "height", 3: "width"}
        dynamic_outputs = {2: "rows", 3: "columns"}
    elif given.network == "refiner":
        network, shape, outputs, dynamic = Refiner(), (1, 1, REFINE_HEIGHT, REFINE_WIDTH), ["corners"], {}
        dynamic_outputs = {}
    else:
        network, shape, outputs, dynamic = Reader(), (1, 1, CROP_HEIGHT, CROP_WIDTH), ["characters", "state"], {}
        dynamic_outputs = {}
    network.load_state_dict(torch.load(given.checkpoint)["network"])
    if given.network == "reader":
        network = Calibrated(network, given.temperature)
    network.eval()
    torch.onnx.export(
        network, torch.zeros(shape, dtype=torch.uint8), given.out, opset_version=17, input_names=["pixels"],
        output_names=outputs,
        dynamic_axes={"pixels": dynamic, **{name: dynamic_outputs for name in outputs}} if dynamic else None,
    )
    onnx.checker.check_model(onnx.load(given.out))


if __name__ == "__main__":
    main()
