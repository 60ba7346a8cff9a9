"""Calibrates the describer on held-out windows, says what it gets right there, and writes it as ONNX. See README.md.

Each output's scores are divided by a temperature (Guo et al. 2017) and moved from classes that come equally often, as in
training, to their shares of ordinary traffic (Saerens et al. 2002).
"""
import argparse

import onnx
import torch
from torch.nn import functional as F

from networks import BODIES, COLORS, VEHICLE_SIDE, Describer
from train_describer import scores_of, targets
from training import load_pool, seed_everything


class Calibrated(torch.nn.Module):
    def __init__(self, network, temperatures):
        super().__init__()
        self.network, self.temperatures, self.offsets = network, temperatures, (offset(COLORS), offset(BODIES))

    def forward(self, pixels):
        scores = self.network(pixels)
        return tuple(s / t + o for s, t, o in zip(scores, self.temperatures, self.offsets))


def offset(shares):
    return torch.tensor(list(shares.values())).mul(len(shares)).log()


def temperature_of(name, scores, truth):
    losses = {step / 20: F.cross_entropy(scores * 20 / step, truth).item() for step in range(10, 81)}
    best = min(losses, key=losses.get)
    print(f"{name}: temperature {best}: {losses[best]:.4f} nats, {losses[1.0]:.4f} at 1")
    return best


def report(name, scores, truth, shares, least):
    print(name)
    classes = list(shares)
    confidence, seen = scores.softmax(1).max(1)
    told, right = confidence >= least, seen == truth
    for k, word in enumerate(classes):
        own = truth == k
        others = seen[own & told & ~right].bincount(minlength=len(classes))
        taken = ", ".join(f"{classes[i]} {others[i]}" for i in others.argsort(descending=True)[:3] if others[i] > 0)
        print(f"  {word}: of {own.sum()} told {(own & told).sum()}, of these right {(own & told & right).sum()}; wrong: {taken}")
    weight = offset(shares).exp()[truth] / truth.bincount(minlength=len(classes))[truth]
    rate = lambda chosen, of: (weight[chosen].sum() / weight[of].sum()).item()
    print(f"  all: of {len(truth)} told {told.sum()}, of these right {(told & right).sum()}")
    print(f"  in ordinary traffic: told {rate(told, told | ~told):.3f}, of these right {rate(told & right, told):.3f}")
    for low in range(3, 10):
        within = (confidence >= low / 10) & (confidence < (low + 1) / 10)
        if within.any():
            mean = (weight * confidence)[within].sum() / weight[within].sum()
            print(f"  confidence from {low / 10}: {within.sum()}, mean {mean:.3f}, right {rate(within & right, within):.3f}")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--windows", nargs="+", required=True)
    arguments.add_argument("--checkpoint", required=True)
    arguments.add_argument("--least", type=float, nargs=2, required=True, help="confidences from which each is told")
    arguments.add_argument("--out", required=True)
    given = arguments.parse_args()
    seed_everything(1)
    pixels, labels = load_pool(given.windows, VEHICLE_SIDE, VEHICLE_SIDE, 3)
    truths = targets(labels)
    network = Describer()
    network.load_state_dict(torch.load(given.checkpoint)["network"])
    network.eval()
    scores = scores_of(network, pixels)
    temperatures = [temperature_of(*each) for each in zip(("color", "body"), scores, truths)]
    calibrated = Calibrated(network, temperatures).eval()
    for each in zip(("color", "body"), scores_of(calibrated, pixels), truths, (COLORS, BODIES), given.least):
        report(*each)

    torch.onnx.export(
        calibrated, torch.zeros((1, 3, VEHICLE_SIDE, VEHICLE_SIDE), dtype=torch.uint8), given.out, opset_version=17,
        input_names=["pixels"], output_names=["color", "body"],
    )
    onnx.checker.check_model(onnx.load(given.out))


if __name__ == "__main__":
    main()
