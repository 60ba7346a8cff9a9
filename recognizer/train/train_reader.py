"""Trains the reader on crops that cut.ts wrote, or the reader of names on strips of cut-strips.ts. See README.md."""
import random

import torch
from torch.nn import functional as F

from networks import ALPHABET, BLANK, CROP_HEIGHT, CROP_WIDTH, STRIP_HEIGHT, STRIP_WIDTH, NameReader, Reader
from training import arguments, load_pool, train

READERS = {
    "reader": (Reader, (CROP_HEIGHT, CROP_WIDTH), 40, 0.35),
    "names": (NameReader, (STRIP_HEIGHT, STRIP_WIDTH), 60, 0.7),
}  # network, size of its pictures, columns, how coarse it is trained to read: small print is lost first
IGNORED = -100


def targets(labels, width):
    """Class indices, lengths, class of each of `width` columns (from the known places of the characters)."""
    texts = torch.zeros(len(labels), max(len(label["text"]) for label in labels), dtype=torch.long)
    lengths = torch.zeros(len(labels), dtype=torch.long)
    columns = torch.full((len(labels), width), BLANK, dtype=torch.long)
    middles = (torch.arange(width) + 0.5) / width
    for i, label in enumerate(labels):
        classes = [ALPHABET.index(character) for character in label["text"]]
        lengths[i] = len(classes)
        texts[i, : len(classes)] = torch.tensor(classes, dtype=torch.long)
        for (left, right), k in zip(label["spans"], classes):
            distance, half = (middles - (left + right) / 2).abs(), (right - left) / 2
            near = (distance < half * 1.25 + 0.2 / width) & (columns[i] == BLANK)
            columns[i, near] = IGNORED
            columns[i, distance <= max(half * 0.55, 0.5 / width)] = k
    return texts, lengths, columns


def augment(x, coarsest):
    """Cheap changes that keep the text: shift, resolution (down to the part `coarsest`), blur along one axis, gain, shade, noise,
    a covered patch."""
    x = x.float()
    size = len(x)
    x = torch.roll(x, (random.randint(-2, 2), random.randint(-2, 2)), (2, 3))
    if random.random() < 0.3:
        factor = random.uniform(coarsest, 0.9)
        small = F.interpolate(x, scale_factor=factor, mode="area")
        x = F.interpolate(small, size=x.shape[2:], mode="bilinear", align_corners=False)
    if random.random() < 0.3:
        length = random.choice([3, 5, 7] if coarsest < 0.5 else [3])
        kernel, padding = ((1, length), (0, length // 2)) if random.random() < 0.5 else ((length, 1), (length // 2, 0))
        x = F.avg_pool2d(x, kernel, 1, padding, count_include_pad=False)
    contrast = torch.empty(size, 1, 1, 1).uniform_(0.15, 1.1)
    bright = torch.empty(size, 1, 1, 1).uniform_(0, 1) * (255 * (1.05 - contrast)).clamp(min=0)
    x = x * contrast + bright
    shade = torch.linspace(-1, 1, x.shape[3]) * torch.empty(size, 1, 1, 1).uniform_(-20, 20)
    noise = torch.randn_like(x) * torch.empty(size, 1, 1, 1).uniform_(0, 12) * torch.rand(size, 1, 1, 1)
    x = x + shade + noise
    if random.random() < 0.2:
        top, left = random.randint(0, x.shape[2] - 8), random.randint(0, x.shape[3] - 12)
        x[:, :, top : top + random.randint(3, 8), left : left + random.randint(3, 12)] = random.uniform(0, 255)
    return x.clamp(0, 255).round()


def greedy(scores):
    texts = []
    for row in scores.argmax(-1).tolist():
        kept = [k for k, before in zip(row, [BLANK] + row[:-1]) if k not in (before, BLANK)]
        texts.append("".join(ALPHABET[k] for k in kept))
    return texts


def evaluate(network, pixels, labels):
    texts = []
    for i in range(0, len(pixels), 64):
        texts += greedy(network(pixels[i : i + 64]))
    exact = sum(text == label["text"] for text, label in zip(texts, labels))
    return f"exact {exact}/{len(labels)}"


def main():
    given = arguments(steps=4000, batch=64, peak=2.5e-3, of=READERS)
    create, size, width, coarsest = READERS[given.network]
    pixels, labels = load_pool(given.train, *size)
    held_out = load_pool(given.validate, *size)
    texts, lengths, columns = targets(labels, width)
    network = create()

    def loss_of(step, chosen):
        logs = network(augment(pixels[chosen], coarsest)).log_softmax(-1)
        by_column = F.nll_loss(logs.reshape(-1, BLANK + 1), columns[chosen].reshape(-1), ignore_index=IGNORED)
        by_text = F.ctc_loss(
            logs.permute(1, 0, 2), texts[chosen], torch.full((given.batch,), width), lengths[chosen],
            blank=BLANK, zero_infinity=True,
        )
        loss = 0.5 * by_text + (1.0 if step < given.steps / 2 else 0.3) * by_column
        return loss, {"text": by_text, "column": by_column}

    train(network, given, pixels, loss_of, lambda: evaluate(network, *held_out))


if __name__ == "__main__":
    main()
