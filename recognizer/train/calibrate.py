"""Finds the temperature (Guo et al. 2017) of a reader's characters on held-out pictures. See README.md for the commands."""
import argparse

import torch
from torch.nn import functional as F

from networks import BLANK
from train_reader import READERS, targets
from training import load_pool, seed_everything


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("network", choices=READERS)
    arguments.add_argument("--pictures", nargs="+", required=True)
    arguments.add_argument("--checkpoint", required=True)
    given = arguments.parse_args()
    seed_everything(1)
    create, size, width, _ = READERS[given.network]
    pixels, labels = load_pool(given.pictures, *size)
    texts, lengths, _ = targets(labels, width)
    network = create()
    network.load_state_dict(torch.load(given.checkpoint)["network"])
    network.eval()
    with torch.no_grad():
        scores = torch.cat([network(pixels[i : i + 64]) for i in range(0, len(pixels), 64)])

    def loss(temperature):
        logs = (scores / temperature).log_softmax(-1).permute(1, 0, 2)
        widths = torch.full((len(scores),), width)
        each = F.ctc_loss(logs, texts, widths, lengths, blank=BLANK, reduction="none", zero_infinity=True)
        return each.mean().item()

    losses = {step / 20: loss(step / 20) for step in range(10, 61)}
    best = min(losses, key=losses.get)
    print(f"temperature {best}: {losses[best]:.4f} nats a text, {losses[1.0]:.4f} at 1")


if __name__ == "__main__":
    main()
