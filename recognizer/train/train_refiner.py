"""Trains the refiner of corners on windows that cut-windows.ts wrote. See README.md for the commands."""
import argparse
import time

import torch
from torch import nn
from torch.nn import functional as F

from networks import REFINE_HEIGHT, REFINE_WIDTH, Refiner
from train_detector import augment
from training import Checkpoint, learning_rate, load_pool, seed_everything


def corners_of(labels):
    return torch.tensor([label["corners"] for label in labels], dtype=torch.float32).reshape(-1, 8)


def evaluate(network, pixels, corners):
    """Mean distance of the corners, in plate widths."""
    network.eval()
    with torch.no_grad():
        seen = torch.cat([network(pixels[i : i + 64]) for i in range(0, len(pixels), 64)])
    network.train()
    unit = torch.tensor([REFINE_WIDTH, REFINE_HEIGHT] * 4)
    apart = ((seen - corners) * unit).reshape(-1, 4, 2).norm(dim=2).mean(1)
    quad = (corners * unit).reshape(-1, 4, 2)
    errors = (apart / (quad[:, 1] - quad[:, 0]).norm(dim=1)).sort().values
    return f"corner error median {errors[len(errors) // 2]:.4f} p90 {errors[len(errors) * 9 // 10]:.4f} widths"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--train", nargs="+", required=True)
    arguments.add_argument("--validate", nargs="+", required=True)
    arguments.add_argument("--checkpoint", required=True)
    arguments.add_argument("--steps", type=int, default=6000)
    arguments.add_argument("--batch", type=int, default=64)
    arguments.add_argument("--peak", type=float, default=2e-3)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    seed_everything(given.seed)

    pixels, labels = load_pool(given.train, REFINE_HEIGHT, REFINE_WIDTH)
    corners = corners_of(labels)
    held_pixels, held_labels = load_pool(given.validate, REFINE_HEIGHT, REFINE_WIDTH)
    held_corners = corners_of(held_labels)
    network = Refiner().to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(network.parameters(), lr=given.peak, weight_decay=1e-2)
    checkpoint = Checkpoint(given.checkpoint, network, optimizer)
    first = checkpoint.resume()
    print(f"{len(pixels)} windows, from step {first}", flush=True)
    began = time.time()
    for step in range(first, given.steps):
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, given.steps, given.peak)
        chosen = torch.randint(0, len(pixels), (given.batch,))
        loss = 100 * F.smooth_l1_loss(network(augment(pixels[chosen])), corners[chosen], beta=0.02)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimizer.step()
        if (step + 1) % 200 == 0 or step + 1 == given.steps:
            checkpoint.save(step + 1)
            minutes = (time.time() - began) / 60
            print(
                f"step {step + 1} minutes {minutes:.1f} loss {loss.item():.3f} "
                f"{evaluate(network, held_pixels, held_corners)}",
                flush=True,
            )


if __name__ == "__main__":
    main()
