"""Writes a checkpoint's network as ONNX, operator set 17, bytes in. See README.md for the commands."""
import argparse

import onnx
import torch

from networks import (
    BODIES, COLORS, CROP_HEIGHT, CROP_WIDTH, REFINE_HEIGHT, REFINE_WIDTH, VEHICLE_SIDE, Describer, Detector, Reader, Refiner,
)


class Calibrated(torch.nn.Module):
    """A network with the scores of each output divided by a temperature (Guo et al. 2017), and what is added to them."""

    def __init__(self, network, temperatures, offsets):
        super().__init__()
        self.network, self.temperatures, self.offsets = network, temperatures, offsets

    def forward(self, pixels):
        return tuple(
            scores / temperature + offset
            for scores, temperature, offset in zip(self.network(pixels), self.temperatures, self.offsets)
        )


def traffic(shares):
    """To be added to scores that were learnt from classes equally often, for ordinary traffic (Saerens et al. 2002)."""
    return torch.tensor(list(shares.values())).mul(len(shares)).log()


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("network", choices=["detector", "refiner", "reader", "describer"])
    arguments.add_argument("--checkpoint", required=True)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--temperature", type=float, nargs=2, default=[1.0, 1.0], help="of each output of reader or describer")
    given = arguments.parse_args()
    if given.network == "detector":
        network, shape = Detector(), (1, 1, 192, 320)
        outputs, dynamic = ["heat", "corners"], {2: "height", 3: "width"}
        dynamic_outputs = {2: "rows", 3: "columns"}
    elif given.network == "refiner":
        network, shape, outputs, dynamic = Refiner(), (1, 1, REFINE_HEIGHT, REFINE_WIDTH), ["corners"], {}
        dynamic_outputs = {}
    elif given.network == "describer":
        network, shape, outputs, dynamic = Describer(), (1, 3, VEHICLE_SIDE, VEHICLE_SIDE), ["color", "body"], {}
        dynamic_outputs = {}
    else:
        network, shape, outputs, dynamic = Reader(), (1, 1, CROP_HEIGHT, CROP_WIDTH), ["characters", "state"], {}
        dynamic_outputs = {}
    network.load_state_dict(torch.load(given.checkpoint)["network"])
    if given.network in ("reader", "describer"):
        offsets = (traffic(COLORS), traffic(BODIES)) if given.network == "describer" else (0.0, 0.0)
        network = Calibrated(network, given.temperature, offsets)
    network.eval()
    torch.onnx.export(
        network, torch.zeros(shape, dtype=torch.uint8), given.out, opset_version=17, input_names=["pixels"],
        output_names=outputs,
        dynamic_axes={"pixels": dynamic, **{name: dynamic_outputs for name in outputs}} if dynamic else None,
    )
    onnx.checker.check_model(onnx.load(given.out))


if __name__ == "__main__":
    main()
