"""Trains the reader on crops that cut.ts wrote. See README.md for the commands."""
import argparse
import random
import time

import torch
from torch import nn
from torch.nn import functional as F

from from_onnx import load_from_onnx
from networks import ALPHABET, BLANK, COLUMNS, CROP_HEIGHT, CROP_WIDTH, STATES, Reader
from training import Checkpoint, learning_rate, load_pool, seed_everything

MOST_CHARACTERS = 8
IGNORED = -100


def targets(labels):
    """Class indices, lengths, class of each column (from the known places of the characters), state."""
    texts = torch.zeros(len(labels), MOST_CHARACTERS, dtype=torch.long)
    lengths = torch.zeros(len(labels), dtype=torch.long)
    columns = torch.full((len(labels), COLUMNS), BLANK, dtype=torch.long)
    looks = torch.zeros(len(labels), dtype=torch.long)
    middles = (torch.arange(COLUMNS) + 0.5) / COLUMNS
    for i, label in enumerate(labels):
        classes = [ALPHABET.index(character) for character in label["text"]]
        lengths[i] = len(classes)
        texts[i, : len(classes)] = torch.tensor(classes, dtype=torch.long)
        for (left, right), k in zip(label["spans"], classes):
            distance, half = (middles - (left + right) / 2).abs(), (right - left) / 2
            near = (distance < half * 1.25 + 0.2 / COLUMNS) & (columns[i] == BLANK)
            columns[i, near] = IGNORED
            columns[i, distance <= max(half * 0.55, 0.5 / COLUMNS)] = k
        looks[i] = STATES.index(label["state"]) if label["state"] in STATES else len(STATES)
    return texts, lengths, columns, looks


def augment(x):
    """Cheap changes that keep the text: shift, resolution, blur along one axis, gain, shade, noise, a covered patch."""
    x = x.float()
    size = len(x)
    x = torch.roll(x, (random.randint(-2, 2), random.randint(-2, 2)), (2, 3))
    if random.random() < 0.3:
        factor = random.uniform(0.35, 0.9)
        small = F.interpolate(x, scale_factor=factor, mode="area")
        x = F.interpolate(small, size=x.shape[2:], mode="bilinear", align_corners=False)
    if random.random() < 0.3:
        length = random.choice([3, 5, 7])
        kernel, padding = ((1, length), (0, length // 2)) if random.random() < 0.5 else ((length, 1), (length // 2, 0))
        x = F.avg_pool2d(x, kernel, 1, padding, count_include_pad=False)
    contrast = torch.empty(size, 1, 1, 1).uniform_(0.15, 1.1)
    bright = torch.empty(size, 1, 1, 1).uniform_(0, 1) * (255 * (1.05 - contrast)).clamp(min=0)
    x = x * contrast + bright
    shade = torch.linspace(-1, 1, CROP_WIDTH) * torch.empty(size, 1, 1, 1).uniform_(-20, 20)
    noise = torch.randn_like(x) * torch.empty(size, 1, 1, 1).uniform_(0, 12) * torch.rand(size, 1, 1, 1)
    x = x + shade + noise
    if random.random() < 0.2:
        top, left = random.randint(0, CROP_HEIGHT - 8), random.randint(0, CROP_WIDTH - 12)
        x[:, :, top : top + random.randint(3, 8), left : left + random.randint(3, 12)] = random.uniform(0, 255)
    return x.clamp(0, 255).round()


def greedy(scores):
    texts = []
    for row in scores.argmax(-1).tolist():
        kept = [k for k, before in zip(row, [BLANK] + row[:-1]) if k not in (before, BLANK)]
        texts.append("".join(ALPHABET[k] for k in kept))
    return texts


def evaluate(network, pixels, labels):
    network.eval()
    texts, looks = [], []
    with torch.no_grad():
        for i in range(0, len(pixels), 64):
            characters, look = network(pixels[i : i + 64])
            texts += greedy(characters)
            looks += look.argmax(-1).tolist()
    network.train()
    exact = [text == label["text"] for text, label in zip(texts, labels)]
    states = [(STATES + ["other"])[k] == (label["state"] if label["state"] in STATES else "other")
              for k, label in zip(looks, labels)]
    return f"exact {sum(exact)}/{len(exact)} state {sum(states)}/{len(states)}"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--train", nargs="+", required=True)
    arguments.add_argument("--validate", nargs="+", required=True)
    arguments.add_argument("--checkpoint", required=True)
    arguments.add_argument("--from-onnx", help="start from an earlier network's weights")
    arguments.add_argument("--steps", type=int, default=4000)
    arguments.add_argument("--batch", type=int, default=64)
    arguments.add_argument("--peak", type=float, default=2.5e-3)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    seed_everything(given.seed)

    pixels, labels = load_pool(given.train, CROP_HEIGHT, CROP_WIDTH)
    held_out = load_pool(given.validate, CROP_HEIGHT, CROP_WIDTH)
    texts, lengths, columns, looks = targets(labels)
    network = Reader().to(memory_format=torch.channels_last)
    if given.from_onnx:
        load_from_onnx(network, given.from_onnx, pixels[torch.randperm(len(pixels))[:256]])
    optimizer = torch.optim.AdamW(network.parameters(), lr=given.peak, weight_decay=1e-2)
    checkpoint = Checkpoint(given.checkpoint, network, optimizer)
    first = checkpoint.resume()
    print(f"{len(pixels)} crops, from step {first}", flush=True)
    began = time.time()
    for step in range(first, given.steps):
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, given.steps, given.peak)
        chosen = torch.randint(0, len(pixels), (given.batch,))
        scores, look = network(augment(pixels[chosen]))
        logs = scores.log_softmax(-1)
        by_column = F.nll_loss(logs.reshape(-1, BLANK + 1), columns[chosen].reshape(-1), ignore_index=IGNORED)
        by_text = F.ctc_loss(
            logs.permute(1, 0, 2), texts[chosen], torch.full((given.batch,), COLUMNS), lengths[chosen],
            blank=BLANK, zero_infinity=True,
        )
        by_state = F.cross_entropy(look, looks[chosen])
        loss = 0.5 * by_text + (1.0 if step < given.steps / 2 else 0.3) * by_column + 0.2 * by_state
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimizer.step()
        if (step + 1) % 200 == 0 or step + 1 == given.steps:
            checkpoint.save(step + 1)
            print(
                f"step {step + 1} minutes {(time.time() - began) / 60:.1f} text {by_text.item():.3f} "
                f"column {by_column.item():.3f} state {by_state.item():.3f} {evaluate(network, *held_out)}",
                flush=True,
            )


if __name__ == "__main__":
    main()
