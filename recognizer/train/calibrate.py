"""Finds the temperature of the reader's characters (Guo et al. 2017) on held-out crops. See README.md for the commands."""
import argparse

import torch
from torch.nn import functional as F

from networks import BLANK, COLUMNS, CROP_HEIGHT, CROP_WIDTH, Reader
from train_reader import targets
from training import load_pool, seed_everything


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--crops", nargs="+", required=True)
    arguments.add_argument("--checkpoint", required=True)
    given = arguments.parse_args()
    seed_everything(1)
    pixels, labels = load_pool(given.crops, CROP_HEIGHT, CROP_WIDTH)
    texts, lengths, _, _ = targets(labels)
    network = Reader()
    network.load_state_dict(torch.load(given.checkpoint)["network"])
    network.eval()
    with torch.no_grad():
        scores = torch.cat([network(pixels[i : i + 64])[0] for i in range(0, len(pixels), 64)])

    def loss(temperature):
        logs = (scores / temperature).log_softmax(-1).permute(1, 0, 2)
        widths = torch.full((len(scores),), COLUMNS)
        each = F.ctc_loss(logs, texts, widths, lengths, blank=BLANK, reduction="none", zero_infinity=True)
        return each.mean().item()

    losses = {step / 20: loss(step / 20) for step in range(10, 61)}
    best = min(losses, key=losses.get)
    print(f"temperature {best}: {losses[best]:.4f} nats a text, {losses[1.0]:.4f} at 1")


if __name__ == "__main__":
    main()
