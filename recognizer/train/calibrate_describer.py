"""Finds the describer's temperatures (Guo et al. 2017) on held-out windows, and what it gets right there. See README.md."""
import argparse

import torch
from torch.nn import functional as F

from export_onnx import traffic
from networks import BODIES, COLORS, VEHICLE_SIDE, Describer
from train_describer import scores_of, targets
from training import load_pool, seed_everything


def report(name, scores, truth, shares, least):
    classes = list(shares)
    losses = {step / 20: F.cross_entropy(scores * 20 / step, truth).item() for step in range(10, 81)}
    best = min(losses, key=losses.get)
    print(f"{name}: temperature {best}: {losses[best]:.4f} nats, {losses[1.0]:.4f} at 1")
    confidence, seen = (scores / best + traffic(shares)).softmax(1).max(1)
    told, right = confidence >= least, seen == truth
    for k, word in enumerate(classes):
        own = truth == k
        others = seen[own & told & ~right].bincount(minlength=len(classes))
        taken = ", ".join(f"{classes[i]} {others[i]}" for i in others.argsort(descending=True)[:3] if others[i] > 0)
        print(f"  {word}: of {own.sum()} told {(own & told).sum()}, of these right {(own & told & right).sum()}; wrong: {taken}")
    weight = traffic(shares).exp()[truth] / truth.bincount(minlength=len(classes))[truth]
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
    arguments.add_argument("--least", type=float, nargs=2, default=[0.6, 0.6], help="confidence from which each is told")
    given = arguments.parse_args()
    seed_everything(1)
    pixels, labels = load_pool(given.windows, VEHICLE_SIDE, VEHICLE_SIDE, 3)
    network = Describer()
    network.load_state_dict(torch.load(given.checkpoint)["network"])
    for name, scores, truth, classes, least in zip(
        ("color", "body"), scores_of(network, pixels), targets(labels), (COLORS, BODIES), given.least
    ):
        report(name, scores, truth, classes, least)


if __name__ == "__main__":
    main()
