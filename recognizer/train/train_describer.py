"""Trains the describer of vehicles on windows that cut-vehicles.ts wrote. See README.md for the commands."""
import random

import torch
from torch.nn import functional as F

from networks import BODIES, COLORS, VEHICLE_SIDE, Describer
from training import arguments, load_pool, train

GAMMA = 2.2
IGNORED = -100


def targets(labels):
    colors, bodies = list(COLORS), list(BODIES)
    return (
        torch.tensor([colors.index(label["color"]) for label in labels]),
        torch.tensor([bodies.index(label["body"]) for label in labels]),
    )


def augment(x, colors):
    """What cameras and their settings, light and what stands in the way change. Gray and strange ones lose their colour's target."""
    size = len(x)

    def spread(low, high):
        return torch.empty(size, 1, 1, 1).uniform_(low, high)

    x = x.float() / 255
    flipped = torch.rand(size) < 0.5
    x[flipped] = x[flipped].flip(3)
    x = reshaped(x)
    x = patched(x)
    x = x.clamp(min=1e-4) ** GAMMA
    x = x * 2 ** spread(-1.1, 0.8)
    x = x * (1 + 0.09 * torch.randn(size, 3, 1, 1)).clamp(0.7, 1.4)
    x = x * shade(size)
    x = x.clamp(0, 1) ** (spread(0.75, 1.3) / GAMMA)
    veil = spread(0, 0.3) * (torch.rand(size, 1, 1, 1) < 0.3)
    x = x * (1 - veil) + veil * spread(0.3, 0.9)
    gray = (x * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)
    saturation = spread(0.35, 1.35)
    infrared = torch.rand(size) < 0.08
    saturation[infrared] = 0
    chroma = x - gray
    if random.random() < 0.4:  # JPEG's halved chroma
        chroma = F.interpolate(F.avg_pool2d(chroma, 2), scale_factor=2.0)
    x = gray + chroma * saturation
    if random.random() < 0.35:
        small = F.interpolate(x, scale_factor=random.uniform(0.4, 0.9), mode="area")
        x = F.interpolate(small, size=x.shape[2:], mode="bilinear", align_corners=False)
    luma = torch.randn(size, 1, VEHICLE_SIDE, VEHICLE_SIDE) * spread(0, 0.035)
    x = x + luma + torch.randn_like(x) * spread(0, 0.03) * saturation.clamp(max=1)
    x = x.clamp(0, 1)
    strange = torch.rand(size) < 0.25
    if strange.any():
        x[strange] = estranged(x[strange])
    return (x * 255).round(), torch.where(infrared | strange, torch.full_like(colors, IGNORED), colors)


def reshaped(x):
    """Other proportions, a little turned and leaning, and the plate elsewhere on the vehicle than the simulator hangs it."""
    size = len(x)

    def spread(low, high):
        return torch.empty(size).uniform_(low, high)

    turn, across, down = spread(-0.08, 0.08), spread(0.82, 1.15), spread(0.82, 1.15)
    rows = torch.stack(
        [across, spread(-0.12, 0.12) - turn, spread(-0.12, 0.12), turn, down, spread(-0.2, 0.2)], 1
    ).reshape(size, 2, 3)
    grid = F.affine_grid(rows, list(x.shape), align_corners=False)
    return F.grid_sample(x, grid, mode="bilinear", padding_mode="border", align_corners=False)


def estranged(x):
    """Colours and textures of no world, by a random convolution, so that bodies are told by shape (Xu et al. 2021)."""
    reach = random.choice([1, 3, 5])
    kernel = torch.randn(3, 3, reach, reach) / (3 * reach * reach) ** 0.5
    y = F.conv2d(F.pad(x, [reach // 2] * 4, mode="replicate"), kernel)
    low, high = y.amin((2, 3), keepdim=True), y.amax((2, 3), keepdim=True)
    kept = torch.rand(len(x), 1, 1, 1) * 0.7
    return kept * x + (1 - kept) * (y - low) / (high - low + 1e-3)


def patched(x):
    """Pieces of other pictures, and plain boxes, over what is not near the plate."""
    side = VEHICLE_SIDE
    for i in range(len(x)):
        for _ in range(random.choice([0, 0, 1, 1, 2, 3])):
            height, width = random.randint(6, side // 2), random.randint(6, side // 2)
            top, left = random.randint(0, side - height), random.randint(0, side - width)
            covers_plate = top < 0.85 * side and top + height > 0.5 * side and left < 0.7 * side and left + width > 0.3 * side
            if covers_plate:
                continue
            other = x[random.randrange(len(x))] if random.random() < 0.7 else torch.rand(3, 1, 1).expand(3, side, side)
            x[i, :, top : top + height, left : left + width] = other[:, top : top + height, left : left + width]
    return x


def shade(size):
    """Light that falls off from one side to the other, or the edge of a shadow."""
    line = torch.linspace(-1, 1, VEHICLE_SIDE)
    across = torch.empty(size, 1, 1, 1).uniform_(-0.3, 0.3) * line.view(1, 1, 1, -1)
    down = torch.empty(size, 1, 1, 1).uniform_(-0.3, 0.3) * line.view(1, 1, -1, 1)
    edge = torch.empty(size, 1, 1, 1).uniform_(-1.5, 1.5)
    slope = torch.randn(size, 1, 1, 1)
    side = line.view(1, 1, 1, -1) + slope * line.view(1, 1, -1, 1) > edge
    depth = torch.empty(size, 1, 1, 1).uniform_(0, 0.5) * (torch.rand(size, 1, 1, 1) < 0.3)
    return (1 + across + down) * (1 - depth * side)


def scores_of(network, pixels):
    with torch.no_grad():
        parts = [network(pixels[i : i + 128]) for i in range(0, len(pixels), 128)]
    return torch.cat([color for color, _ in parts]), torch.cat([body for _, body in parts])


def evaluate(network, pixels, colors, bodies):
    color, body = scores_of(network, pixels)
    right = [(scores.argmax(1) == truth).float().mean().item() for scores, truth in ((color, colors), (body, bodies))]
    losses = F.cross_entropy(color, colors).item(), F.cross_entropy(body, bodies).item()
    return f"color {right[0]:.3f} nats {losses[0]:.3f} body {right[1]:.3f} nats {losses[1]:.3f}"


def main():
    given = arguments(steps=6000, batch=64, peak=2e-3)
    pixels, labels = load_pool(given.train, VEHICLE_SIDE, VEHICLE_SIDE, 3)
    colors, bodies = targets(labels)
    held_pixels, held_labels = load_pool(given.validate, VEHICLE_SIDE, VEHICLE_SIDE, 3)
    held_out = (held_pixels, *targets(held_labels))
    network = Describer()

    def loss_of(_, chosen):
        changed, wanted = augment(pixels[chosen], colors[chosen])
        color, body = network(changed)
        by_color = F.cross_entropy(color, wanted, ignore_index=IGNORED)
        by_body = F.cross_entropy(body, bodies[chosen])
        return by_color + by_body, {"color": by_color, "body": by_body}

    train(network, given, pixels, loss_of, lambda: evaluate(network, *held_out), decay=2e-2)


if __name__ == "__main__":
    main()
