"""Trains the refiner of corners on windows that cut-windows.ts wrote. See README.md for the commands."""
import torch
from torch.nn import functional as F

from networks import REFINE_HEIGHT, REFINE_WIDTH, Refiner
from train_detector import augment
from training import arguments, load_pool, train


def corners_of(labels):
    return torch.tensor([label["corners"] for label in labels], dtype=torch.float32).reshape(-1, 8)


def evaluate(network, pixels, corners):
    """Mean distance of the corners, in plate widths."""
    seen = torch.cat([network(pixels[i : i + 64]) for i in range(0, len(pixels), 64)])
    unit = torch.tensor([REFINE_WIDTH, REFINE_HEIGHT] * 4)
    apart = ((seen - corners) * unit).reshape(-1, 4, 2).norm(dim=2).mean(1)
    quad = (corners * unit).reshape(-1, 4, 2)
    errors = (apart / (quad[:, 1] - quad[:, 0]).norm(dim=1)).sort().values
    return f"corner error median {errors[len(errors) // 2]:.4f} p90 {errors[len(errors) * 9 // 10]:.4f} widths"


def main():
    given = arguments(steps=6000, batch=64, peak=2e-3)
    pixels, labels = load_pool(given.train, REFINE_HEIGHT, REFINE_WIDTH)
    corners = corners_of(labels)
    held_pixels, held_labels = load_pool(given.validate, REFINE_HEIGHT, REFINE_WIDTH)
    held_corners = corners_of(held_labels)
    network = Refiner()

    def loss_of(_, chosen):
        loss = 100 * F.smooth_l1_loss(network(augment(pixels[chosen])), corners[chosen], beta=0.02)
        return loss, {"corners": loss}

    train(network, given, pixels, loss_of, lambda: evaluate(network, held_pixels, held_corners))


if __name__ == "__main__":
    main()
