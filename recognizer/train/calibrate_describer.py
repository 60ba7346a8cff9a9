"""Finds the describer's temperatures (Guo et al. 2017) on held-out windows, and what it gets right there. See README.md."""
import argparse

import torch
from torch.nn import functional as F

from networks import BODIES, COLORS, VEHICLE_SIDE, Describer
from train_describer import scores_of, targets
from training import load_pool, seed_everything


def report(name, scores, truth, classes, least):
    losses = {step / 20: F.cross_entropy(scores * 20 / step, truth).item() for step in range(10, 81)}
    best = min(losses, key=losses.get)
    print(f"{name}: temperature {best}: {losses[best]:.4f} nats, {losses[1.0]:.4f} at 1")
    confidence, seen = (scores / best).softmax(1).max(1)
    told, right = confidence >= least, seen == truth
    print(f"  right {right.sum()} of {len(right)}; told at {least}: {told.sum()}, of these right {(told & right).sum()}")
    for k, word in enumerate(classes):
        own = truth == k
        others = seen[own & ~right].bincount(minlength=len(classes))
        worst = ", ".join(f"{classes[i]} {others[i]}" for i in others.argsort(descending=True)[:3] if others[i] > 0)
        print(f"  {word}: right {(own & right).sum()} of {own.sum()}, told {(own & told).sum()}, taken for {worst}")
    for low in range(3, 10):
        bin = (confidence >= low / 10) & (confidence < (low + 1) / 10)
        if bin.any():
            print(f"  confidence {low / 10}: {bin.sum()}, mean {confidence[bin].mean():.3f}, right {right[bin].float().mean():.3f}")


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
