"""Takes a network's convolutions from an earlier ONNX file, in order, until one differs in shape. See README.md.

Exporting folds each batch normalisation into its convolution. Here it is unfolded again: its mean and deviation are those
that the convolution's outputs have on a batch of samples, so that training goes on from the same function.
"""
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from networks import Block


def load_from_onnx(network, path, samples):
    """`samples`: bytes [batch, 1, height, width] that the network would see in training. Says how many it took."""
    graph = onnx.load(path).graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    folded = [
        tuple(torch.from_numpy(np.array(arrays[name])) for name in node.input[1:3] if name in arrays)
        for node in graph.node if node.op_type == "Conv"
    ]
    layers = order_of_convolutions(network, samples)
    taken = 0
    handles = []
    for layer, normalisation in layers:
        if taken == len(folded) or folded[taken][0].shape != layer.weight.shape:
            break
        weight, *rest = folded[taken]
        taken += 1
        layer.weight.data.copy_(weight)
        if normalisation is None:
            layer.bias.data.copy_(rest[0])
        else:
            handles.append(layer.register_forward_hook(unfold(normalisation, rest[0])))
    network.eval()
    with torch.no_grad():
        network(samples)
    for handle in handles:
        handle.remove()
    network.train()
    print(f"took {taken} of {len(layers)} convolutions from {path}", flush=True)


def unfold(normalisation, bias):
    def hook(_, __, output):
        mean, variance = output.mean((0, 2, 3)), output.var((0, 2, 3), unbiased=False)
        normalisation.running_mean.copy_(mean)
        normalisation.running_var.copy_(variance)
        normalisation.weight.data.copy_((variance + normalisation.eps).sqrt())
        normalisation.bias.data.copy_(mean + bias)

    return hook


def order_of_convolutions(network, samples):
    """Convolutions in the order in which they run, each with the normalisation that follows it."""
    following = {}
    for module in network.modules():
        if isinstance(module, Block):
            following[module.convolution] = module.normalisation
        if isinstance(module, nn.Sequential):
            for layer, after in zip(module, list(module)[1:]):
                if isinstance(layer, nn.Conv2d) and isinstance(after, nn.BatchNorm2d):
                    following[layer] = after
    order = []
    handles = [
        module.register_forward_hook(lambda layer, *_: order.append((layer, following.get(layer))))
        for module in network.modules() if isinstance(module, nn.Conv2d)
    ]
    with torch.no_grad():
        network(samples[:2])
    for handle in handles:
        handle.remove()
    return order
