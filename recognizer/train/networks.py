"""The networks. Input: bytes [batch, 1, height, width], gray, or 3 planes of colour; each normalises them itself."""
import torch
from torch import nn
from torch.nn import functional as F

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BLANK = len(ALPHABET)
CROP_HEIGHT, CROP_WIDTH = 64, 160
REFINE_HEIGHT, REFINE_WIDTH = 64, 128
STRIP_HEIGHT, STRIP_WIDTH = 40, 240
VEHICLE_SIDE = 72
# Vehicles' colours and bodies with their rounded shares of ordinary traffic: paint makers' for North America, ours for a town road.
COLORS = {
    "white": 0.27, "black": 0.21, "gray": 0.18, "silver": 0.12, "blue": 0.09, "red": 0.07,
    "green": 0.02, "brown": 0.02, "gold": 0.01, "yellow": 0.01,
}
BODIES = {"car": 0.37, "suv": 0.32, "pickup": 0.13, "van": 0.07, "truck": 0.07, "motorcycle": 0.04}


class Block(nn.Module):
    """Convolution, batch normalisation, ReLU; optionally added to its input (He et al. 2016)."""

    def __init__(self, inputs, outputs, kernel=3, stride=1, residual=False):
        super().__init__()
        padding = kernel // 2 if isinstance(kernel, int) else tuple(k // 2 for k in kernel)
        self.convolution = nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False)
        self.normalisation = nn.BatchNorm2d(outputs)
        self.residual = residual

    def forward(self, x):
        y = F.relu(self.normalisation(self.convolution(x)))
        return x + y if self.residual else y


def normalised(pixels):
    """Each picture with mean 0 and about unit deviation: what light and exposure it had does not matter."""
    x = pixels.float()
    mean = x.mean((2, 3), keepdim=True)
    deviation = ((x - mean) ** 2).mean((2, 3), keepdim=True).sqrt()
    return (x - mean) / (deviation + 8.0)


class Detector(nn.Module):
    """Feature pyramid (Lin et al. 2017) to stride 4: heat of plate middles and offsets of four corners (unit 16 px)."""

    def __init__(self, widths=(16, 32, 64, 96)):
        super().__init__()
        a, b, c, d = widths
        self.stride2 = Block(1, a, 3, 2)
        self.stride4 = nn.Sequential(Block(a, b, 3, 2), Block(b, b, residual=True))
        self.stride8 = nn.Sequential(Block(b, c, 3, 2), Block(c, c, residual=True))
        self.stride16 = nn.Sequential(Block(c, d, 3, 2), Block(d, d, residual=True), Block(d, d, residual=True))
        self.lateral16, self.fuse8 = nn.Conv2d(d, c, 1), Block(c, c)
        self.lateral8, self.fuse4 = nn.Conv2d(c, b, 1), Block(b, b)
        self.heat = nn.Conv2d(b, 1, 3, 1, 1)
        self.corners = nn.Conv2d(b, 8, 3, 1, 1)
        nn.init.constant_(self.heat.bias, -4.0)

    def forward(self, pixels):
        x = (pixels.float() - 115.0) / 64.0
        x4 = self.stride4(self.stride2(x))
        x8 = self.stride8(x4)
        x16 = self.stride16(x8)
        y8 = self.fuse8(x8 + F.interpolate(self.lateral16(x16), scale_factor=2.0))
        y4 = self.fuse4(x4 + F.interpolate(self.lateral8(y8), scale_factor=2.0))
        return torch.sigmoid(self.heat(y4)), self.corners(y4)


class Refiner(nn.Module):
    """A window of 64 x 128 around a plate to its four corners, x and y of each from 0 to 1 across the window and down."""

    def __init__(self, widths=(16, 32, 48, 64)):
        super().__init__()
        a, b, c, d = widths
        self.features = nn.Sequential(
            Block(1, a, 5, 2), Block(a, b, 3, 2), Block(b, b, residual=True),
            Block(b, c, 3, 2), Block(c, c, residual=True), Block(c, d, 3, 2), Block(d, d, residual=True),
        )
        self.corners = nn.Sequential(nn.Flatten(), nn.Linear(d * 4 * 8, 128), nn.ReLU(), nn.Linear(128, 8))
        frame = torch.tensor([0.17, 0.2, 0.83, 0.2, 0.83, 0.8, 0.17, 0.8])  # where the corners are when nothing errs
        self.register_buffer("frame", frame)

    def forward(self, pixels):
        return self.frame + self.corners(self.features(normalised(pixels))) / 8


class Reader(nn.Module):
    """A rectified crop of 64 x 160 to 40 columns of 37 class scores (CTC)."""

    def __init__(self, widths=(16, 32, 48, 96, 160, 256)):
        super().__init__()
        a, b, c, d, e, f = widths
        self.first = Block(1, a, 5, 2)
        self.trunk = nn.Sequential(
            Block(a, b), nn.MaxPool2d(2, 2),
            Block(b, c), Block(c, c, residual=True), nn.MaxPool2d((2, 1)),
        )
        self.upper = nn.Sequential(
            Block(c, d), Block(d, d, residual=True), nn.MaxPool2d((2, 1)),
            Block(d, e), Block(e, e, residual=True),
        )
        self.columns = nn.Sequential(
            nn.Conv2d(e, f, (4, 1), bias=False), nn.BatchNorm2d(f), nn.ReLU(),
            Block(f, f, (1, 5), residual=True), Block(f, f, (1, 5), residual=True), nn.Dropout(0.1),
        )
        self.characters = nn.Conv2d(f, len(ALPHABET) + 1, 1)

    def forward(self, pixels):
        scores = self.characters(self.columns(self.upper(self.trunk(self.first(normalised(pixels))))))
        return scores.squeeze(2).permute(0, 2, 1)


class NameReader(nn.Module):
    """A strip of 40 x 240 along a plate's edge to 60 columns of 37 class scores (CTC): the small print."""

    def __init__(self, widths=(16, 32, 64, 96, 160)):
        super().__init__()
        a, b, c, d, e = widths
        self.features = nn.Sequential(
            Block(1, a), nn.MaxPool2d(2), Block(a, b), nn.MaxPool2d(2),
            Block(b, c), Block(c, c, residual=True), nn.MaxPool2d((2, 1)), Block(c, d),
            nn.Conv2d(d, e, (5, 1), bias=False), nn.BatchNorm2d(e), nn.ReLU(),
            Block(e, e, (1, 5), residual=True), Block(e, e, (1, 5), residual=True), nn.Dropout(0.1),
        )
        self.characters = nn.Conv2d(e, len(ALPHABET) + 1, 1)

    def forward(self, pixels):
        return self.characters(self.features(normalised(pixels))).squeeze(2).permute(0, 2, 1)


class Describer(nn.Module):
    """A window of 72 x 72 in colour around a plate to the scores of the vehicle's colours and of its body types."""

    def __init__(self, widths=(16, 24, 48, 72), squeezed=24, hidden=64):
        super().__init__()
        a, b, c, d = widths
        self.features = nn.Sequential(
            Block(3, a, 5, 2), Block(a, b, 3, 2), Block(b, b, residual=True), Block(b, c, 3, 2),
            Block(c, c, residual=True), Block(c, c, residual=True), Block(c, d, 3, 2), Block(d, d, residual=True),
        )
        self.color, self.body = (
            nn.Sequential(
                Block(d, squeezed, 1), nn.Flatten(), nn.Dropout(0.2), nn.Linear(squeezed * 5 * 5, hidden), nn.ReLU(),
                nn.Linear(hidden, classes),
            )
            for classes in (len(COLORS), len(BODIES))
        )

    def forward(self, pixels):
        x = self.features((pixels.float() - 115.0) / 64.0)
        return self.color(x), self.body(x)
