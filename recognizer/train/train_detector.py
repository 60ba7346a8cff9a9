"""Trains the detector on scene tiles that the simulator exported. See README.md for the commands."""
import random

import torch
from torch.nn import functional as F

from networks import Detector
from training import arguments, load_pool, train

TILE_HEIGHT, TILE_WIDTH = 192, 320
STRIDE, CORNER_UNIT = 4, 16.0
ROWS, COLUMNS = TILE_HEIGHT // STRIDE, TILE_WIDTH // STRIDE
LEAST_WIDTH = 12.0  # narrower plates (in pixels of the tile) are neither wanted nor wrong


def plates_of(label):
    """The tile's plates. A blank one is background: what makes a plate is that something stands on it."""
    return [plate for plate in label["plates"] if plate["text"]]


def mirrored(plate):
    """A plate's corners in the tile turned left to right; its text is mirrored, the rectangle is as good."""
    quad = [[TILE_WIDTH - x, y] for x, y in plate["corners"]]
    return {**plate, "corners": [quad[1], quad[0], quad[3], quad[2]]}


def targets(batch):
    """Heat, its weight, corner offsets and their weight, for a list of lists of plates."""
    size = len(batch)
    heat, care = torch.zeros(size, ROWS, COLUMNS), torch.ones(size, ROWS, COLUMNS)
    offsets, weight = torch.zeros(size, 8, ROWS, COLUMNS), torch.zeros(size, ROWS, COLUMNS)
    y, x = torch.meshgrid(torch.arange(ROWS) + 0.5, torch.arange(COLUMNS) + 0.5, indexing="ij")
    for i, plates in enumerate(batch):
        for plate in plates:
            quad = torch.tensor(plate["corners"])
            middle, extent = quad.mean(0) / STRIDE, (quad.max(0).values - quad.min(0).values) / STRIDE
            spread_y = max(0.8, extent[1].item() / 5)
            bump = torch.exp(-(((x - middle[0]) / (1.6 * spread_y)) ** 2 + ((y - middle[1]) / spread_y) ** 2) / 2)
            width = (quad[1] - quad[0]).norm().item()
            if width < LEAST_WIDTH:
                inside = ((x - middle[0]).abs() < extent[0] / 2 + 1) & ((y - middle[1]).abs() < extent[1] / 2 + 1)
                care[i][inside] = 0
                continue
            row, column = int(middle[1]), int(middle[0])
            if not (0 <= row < ROWS and 0 <= column < COLUMNS):
                care[i][bump > 0.1] = 0
                continue
            bump[row, column] = 1
            heat[i] = torch.maximum(heat[i], bump)
            near = bump > 0.4
            for k in range(4):
                offsets[i, 2 * k][near] = (quad[k, 0] - x[near] * STRIDE) / CORNER_UNIT
                offsets[i, 2 * k + 1][near] = (quad[k, 1] - y[near] * STRIDE) / CORNER_UNIT
            weight[i][near] = bump[near] / bump[near].sum() * 160 / (width + 12)
            care[i][near] = 1
    return heat, care, offsets, weight


def augment(x):
    x = x.float()
    size = len(x)
    gamma = torch.empty(size, 1, 1, 1).uniform_(0.6, 1.6)
    gain = torch.empty(size, 1, 1, 1).uniform_(0.35, 1.1)
    x = 255 * (x / 255) ** gamma * gain
    if random.random() < 0.25:
        length = random.choice([3, 5])
        kernel, padding = random.choice([((1, length), (0, length // 2)), ((length, 1), (length // 2, 0))])
        x = F.avg_pool2d(x, kernel, 1, padding, count_include_pad=False)
    return (x + torch.randn_like(x) * torch.empty(size, 1, 1, 1).uniform_(0, 8)).clamp(0, 255).round()


def inside(quad):
    return quad.min() >= 0 and quad[:, 0].max() <= TILE_WIDTH and quad[:, 1].max() <= TILE_HEIGHT


def evaluate(network, pixels, labels):
    """Plates found with an error of the corners under a tenth of the width, and peaks that are no plate."""
    found = wanted = false = 0
    errors = []
    for i in range(0, len(pixels), 16):
        heat, corners = network(pixels[i : i + 16])
        peaks = (heat == F.max_pool2d(heat, 5, 1, 2)) & (heat > 0.3)
        for k, label in enumerate(labels[i : i + 16]):
            quads = [torch.tensor(plate["corners"]) for plate in plates_of(label)]
            sizes = [(quad[1] - quad[0]).norm().item() for quad in quads]
            open_ = {n for n in range(len(quads)) if sizes[n] >= 2 * LEAST_WIDTH and inside(quads[n])}
            wanted += len(open_)
            for _, row, column in peaks[k].nonzero().tolist():
                cell = torch.tensor([column + 0.5, row + 0.5]) * STRIDE
                quad = corners[k, :, row, column].reshape(4, 2) * CORNER_UNIT + cell
                off = [((quad - q).norm(dim=1).mean() / s).item() for q, s in zip(quads, sizes)]
                best = min(range(len(off)), key=off.__getitem__, default=None)
                if best is None or off[best] > 0.5:
                    false += 1
                elif best in open_ and off[best] < 0.1:
                    open_.discard(best)
                    found += 1
                    errors.append(off[best])
    middle = sorted(errors)[len(errors) // 2] if errors else float("nan")
    return f"found {found}/{wanted} false {false} in {len(pixels)} tiles, median corner error {middle:.4f} widths"


def main():
    given = arguments(steps=2500, batch=16, peak=2e-3)
    pixels, labels = load_pool(given.train, TILE_HEIGHT, TILE_WIDTH)
    held_out = load_pool(given.validate, TILE_HEIGHT, TILE_WIDTH)
    network = Detector()

    def loss_of(_, chosen):
        x, plates = pixels[chosen], [plates_of(labels[i]) for i in chosen.tolist()]
        if random.random() < 0.5:
            x, plates = x.flip(3), [[mirrored(plate) for plate in of_tile] for of_tile in plates]
        heat, corners = network(augment(x))
        heat = heat[:, 0].clamp(1e-4, 1 - 1e-4)
        wanted, care, offsets, weight = targets(plates)
        middles = (wanted == 1).float() * care
        count = middles.sum().clamp(min=1)
        focal = middles * heat.log() * (1 - heat) ** 2 + (1 - middles) * care * (1 - wanted) ** 4 * (
            (1 - heat).log() * heat**2
        )
        by_heat = -focal.sum() / count
        by_corner = (F.smooth_l1_loss(corners, offsets, reduction="none", beta=0.1) * weight[:, None]).sum() / count
        return by_heat + 2 * by_corner, {"heat": by_heat, "corners": by_corner}

    train(network, given, pixels, loss_of, lambda: evaluate(network, *held_out))


if __name__ == "__main__":
    main()
