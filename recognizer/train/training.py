"""What the trainings share: seeds, the schedule, checkpoints, pools of samples on disk."""
import json
import math
import os
import random

import numpy as np
import torch


def seed_everything(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)


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
