"""What all trainings share: arguments, seeds, the schedule, the loop, checkpoints, pools of samples on disk."""
import argparse
import json
import math
import os
import random
import time

import numpy as np
import torch
from torch import nn

from from_onnx import load_from_onnx


def seed_everything(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)


def arguments(steps, batch, peak, of=None):
    """The command line of a training, with its defaults; `of` the networks to choose from. Seeds everything."""
    parser = argparse.ArgumentParser()
    if of:
        parser.add_argument("network", choices=of)
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--validate", nargs="+", required=True)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--from-onnx", help="start from an earlier network's weights")
    parser.add_argument("--steps", type=int, default=steps)
    parser.add_argument("--batch", type=int, default=batch)
    parser.add_argument("--peak", type=float, default=peak)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    seed_everything(given.seed)
    return given


def learning_rate(step, steps, peak):
    """Linear warm-up over the first 4 %, then half a cosine down to 1 % of the peak."""
    warm = 0.04 * steps
    if step < warm:
        return peak * (step + 1) / warm
    return peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * (step - warm) / (steps - warm))))


def load_pool(stems, height, width, channels=1):
    """Pixels [count, channels, height, width] and one label a sample, of pairs of files STEM.u8 and STEM.ndjson."""
    pixels, labels = [], []
    for stem in stems:
        with open(stem + ".ndjson", encoding="utf-8") as file:
            labels += [json.loads(line) for line in file]
        raw = np.fromfile(stem + ".u8", np.uint8)
        pixels.append(torch.from_numpy(raw.reshape(-1, channels, height, width)))
    pixels = torch.cat(pixels)
    if len(pixels) != len(labels):
        raise SystemExit(f"{len(pixels)} pictures but {len(labels)} labels in {stems}")
    return pixels, labels


class Checkpoint:
    """Weights, optimiser, step and random state in one file, written whole, so that a training can be resumed."""

    def __init__(self, path, network, optimizer):
        self.path, self.network, self.optimizer = path, network, optimizer

    def save(self, step):
        state = {
            "network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(), "step": step,
            "torch": torch.get_rng_state(), "numpy": np.random.get_state(), "python": random.getstate(),
        }
        torch.save(state, self.path + ".tmp")
        os.replace(self.path + ".tmp", self.path)

    def resume(self):
        """The step to go on with; 0 where there is no checkpoint."""
        if not os.path.exists(self.path):
            return 0
        state = torch.load(self.path)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["torch"])
        np.random.set_state(state["numpy"])
        random.setstate(state["python"])
        return state["step"]


def train(network, given, pixels, loss_of, evaluate, decay=1e-2):
    """Runs the steps that a checkpoint leaves to do.

    `loss_of(step, chosen)` gives the loss of a batch, by the indices of its samples, and its parts by name, for the log;
    `evaluate()` says in words how the network does on what is held out.
    """
    network.to(memory_format=torch.channels_last)
    if given.from_onnx:
        load_from_onnx(network, given.from_onnx, pixels[torch.randperm(len(pixels))[:256]])
    optimizer = torch.optim.AdamW(network.parameters(), lr=given.peak, weight_decay=decay)
    checkpoint = Checkpoint(given.checkpoint, network, optimizer)
    first = checkpoint.resume()
    print(f"{len(pixels)} samples, from step {first}", flush=True)
    began = time.time()
    for step in range(first, given.steps):
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, given.steps, given.peak)
        loss, parts = loss_of(step, torch.randint(0, len(pixels), (given.batch,)))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimizer.step()
        if (step + 1) % 200 == 0 or step + 1 == given.steps:
            checkpoint.save(step + 1)
            network.eval()
            with torch.no_grad():
                held_out = evaluate()
            network.train()
            told = " ".join(f"{name} {part.item():.3f}" for name, part in parts.items())
            print(f"step {step + 1} minutes {(time.time() - began) / 60:.1f} {told} {held_out}", flush=True)
