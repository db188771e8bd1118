"""Makes *.txt beside it: losses, logits and gradients of tiny networks by torch's own modules, in float64.

    python reference.py        (made with torch 2.13.0, CPU)

Weights are a formula of (number of the parameter in the network's order, place), so that they need not be stored. Of a
gradient g its first entry, its last entry and sum_i r_i g_i are kept, r being the formula for parameter 1000.
"""
import math
import os
import torch
from torch import nn

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
here = os.path.dirname(os.path.abspath(__file__))


def formula(p, size):
    i = torch.arange(size, dtype=torch.int64)
    return ((7919 * i + 104729 * p + 31 * i * i + 17 * p * i) % 1009).double() / 1009 - 0.5


class Recorder:
    """Fills torch's parameters with the formula in the order in which they are given, and remembers their names."""

    def __init__(self):
        self.entries = []

    def fill(self, name, tensor, shift=0.0, rows=None):
        part = tensor if rows is None else tensor[rows[0] : rows[1]]
        with torch.no_grad():
            part.copy_((formula(len(self.entries), part.numel()) + shift).reshape(part.shape))
        self.entries.append((name, tensor, rows))

    def dense(self, name, layer):
        self.fill(name + ".weight", layer.weight)
        self.fill(name + ".bias", layer.bias)

    def norm(self, name, layer):
        self.fill(name + ".weight", layer.weight, 1.0)
        self.fill(name + ".bias", layer.bias)

    def attention(self, name, layer):
        d = layer.embed_dim
        for k, part in enumerate(("query", "key", "value")):
            self.fill(f"{name}.{part}.weight", layer.in_proj_weight, rows=(k * d, k * d + d))
            self.fill(f"{name}.{part}.bias", layer.in_proj_bias, rows=(k * d, k * d + d))
        self.dense(name + ".output", layer.out_proj)

    def encoder_layer(self, name, layer):
        self.attention(name + ".attention", layer.self_attn)
        self.norm(name + ".attention.norm", layer.norm1)
        self.dense(name + ".feedforward.in", layer.linear1)
        self.dense(name + ".feedforward.out", layer.linear2)
        self.norm(name + ".feedforward.norm", layer.norm2)

    def decoder_layer(self, name, layer):
        self.attention(name + ".attention", layer.self_attn)
        self.norm(name + ".attention.norm", layer.norm1)
        self.attention(name + ".cross", layer.multihead_attn)
        self.norm(name + ".cross.norm", layer.norm2)
        self.dense(name + ".feedforward.in", layer.linear1)
        self.dense(name + ".feedforward.out", layer.linear2)
        self.norm(name + ".feedforward.norm", layer.norm3)

    def write(self, file, loss, logits):
        loss.backward()
        with open(os.path.join(here, file), "w") as out:
            out.write(f"# reference.py, torch {torch.__version__}, float64\n")
            out.write(f"loss {loss.item()!r}\n")
            out.write("logits " + " ".join(repr(v) for v in logits.detach().flatten().tolist()) + "\n")
            for name, tensor, rows in self.entries:
                g = (tensor.grad if rows is None else tensor.grad[rows[0] : rows[1]]).flatten()
                r = formula(1000, g.numel())
                out.write(f"{name} {g[0].item()!r} {g[-1].item()!r} {(r * g).sum().item()!r}\n")


def positions(x):
    """The tutorials' PositionalEncoding, x (batch x length x d)."""
    length, d = x.shape[1:]
    den = torch.exp(-torch.arange(0, d, 2) * math.log(10000) / d)
    pos = torch.arange(0, length).reshape(length, 1)
    table = torch.zeros(length, d)
    table[:, 0::2] = torch.sin(pos * den)
    table[:, 1::2] = torch.cos(pos * den)
    return x * math.sqrt(d) + table


def causal(length):
    return torch.triu(torch.ones(length, length), diagonal=1).bool()


def bert():
    width, vocabulary = 8, 11
    ids = torch.tensor([[1, 5, 9, 10, 3], [1, 7, 3, 0, 0], [1, 3, 0, 0, 0]])
    mask = ids == 0
    labels = torch.tensor([2, 0, 1])
    tables = [nn.Embedding(n, width) for n in (vocabulary, 6, 2)]
    norm = nn.LayerNorm(width, eps=1e-12)
    layers = [
        nn.TransformerEncoderLayer(width, 2, 12, 0.0, "gelu", layer_norm_eps=1e-12, batch_first=True) for _ in range(2)
    ]
    pooler, classifier = nn.Linear(width, width), nn.Linear(width, 3)
    r = Recorder()
    for name, table in zip(("word", "position", "type"), tables):
        r.fill(f"embedding.{name}.weight", table.weight)
    r.norm("embedding.norm", norm)
    for k, layer in enumerate(layers):
        r.encoder_layer(f"encoder.{k}", layer)
    r.dense("pooler", pooler)
    r.dense("classifier", classifier)
    x = norm(tables[0](ids) + tables[1](torch.arange(5))[None] + tables[2](torch.zeros_like(ids)))
    for layer in layers:
        x = layer(x, src_key_padding_mask=mask)
    logits = classifier(torch.tanh(pooler(x[:, 0])))
    r.write("bert.txt", nn.functional.cross_entropy(logits, labels), logits)


def seq2seq():
    width, sources, targets = 8, 11, 13
    source = torch.tensor([[2, 5, 9, 10, 3], [2, 7, 3, 0, 0], [2, 4, 6, 3, 0]])
    given = torch.tensor([[2, 4, 12, 8], [2, 11, 0, 0], [2, 5, 6, 0]])
    expected = torch.tensor([[4, 12, 8, 3], [11, 3, 0, 0], [5, 6, 3, 0]])
    table, other = nn.Embedding(sources, width), nn.Embedding(targets, width)
    net = nn.Transformer(width, 2, 2, 2, 12, 0.0, batch_first=True)
    generator = nn.Linear(width, targets)
    r = Recorder()
    r.fill("source.embedding.weight", table.weight)
    for k, layer in enumerate(net.encoder.layers):
        r.encoder_layer(f"encoder.{k}", layer)
    r.norm("encoder.norm", net.encoder.norm)
    r.fill("target.embedding.weight", other.weight)
    for k, layer in enumerate(net.decoder.layers):
        r.decoder_layer(f"decoder.{k}", layer)
    r.norm("decoder.norm", net.decoder.norm)
    r.dense("generator", generator)
    states = net(
        positions(table(source)),
        positions(other(given)),
        tgt_mask=causal(4),
        src_key_padding_mask=source == 0,
        tgt_key_padding_mask=given == 0,
        memory_key_padding_mask=source == 0,
    )
    logits = generator(states)
    loss = nn.functional.cross_entropy(logits.reshape(-1, targets), expected.reshape(-1), ignore_index=0)
    r.write("seq2seq.txt", loss, logits)


def language_model():
    width, vocabulary = 8, 11
    ids = torch.tensor([[2, 5, 9, 10, 3], [0, 7, 3, 1, 1]])
    expected = torch.tensor([[5, 9, 10, 3, 4], [7, 3, 1, 1, 0]])
    table, decoder = nn.Embedding(vocabulary, width), nn.Linear(width, vocabulary)
    layer = nn.TransformerEncoderLayer(width, 2, 12, 0.0, batch_first=True)
    net = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
    r = Recorder()
    r.fill("embedding.weight", table.weight)
    for k, each in enumerate(net.layers):
        r.encoder_layer(f"encoder.{k}", each)
    r.dense("decoder", decoder)
    logits = decoder(net(positions(table(ids)), mask=causal(5)))
    loss = nn.functional.cross_entropy(logits.reshape(-1, vocabulary), expected.reshape(-1))
    r.write("language.txt", loss, logits)


class Block(nn.Module):
    def __init__(self, r, name, inner, outer, stride):
        super().__init__()
        self.first = convolution(r, name + ".first", inner, outer, 3, stride)
        self.second = convolution(r, name + ".second", outer, outer, 3, 1)
        same = inner == outer and stride == 1
        self.shortcut = nn.Identity() if same else convolution(r, name + ".shortcut", inner, outer, 1, stride)

    def forward(self, x):
        return torch.relu(self.shortcut(x) + self.second(torch.relu(self.first(x))))


def convolution(r, name, inner, outer, window, stride):
    fold = nn.Conv2d(inner, outer, window, stride, window // 2, bias=False)
    norm = nn.BatchNorm2d(outer)
    r.fill(name + ".weight", fold.weight)
    r.norm(name + ".norm", norm)
    return nn.Sequential(fold, norm)


def resnet():
    pixels = ((formula(1000, 3 * 2 * 9 * 7) + 0.5) * 1009).round().reshape(3, 2, 9, 7) / 256
    r = Recorder()
    layers = [convolution(r, "stem", 2, 4, 3, 1), nn.ReLU()]
    layers.append(Block(r, "stage.0.0", 4, 4, 1))
    layers.append(Block(r, "stage.1.0", 4, 8, 2))
    layers.append(Block(r, "stage.1.1", 8, 8, 1))
    layers.append(Block(r, "stage.2.0", 8, 16, 2))
    classifier = nn.Linear(16, 3)
    r.dense("classifier", classifier)
    logits = classifier(nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten())(pixels))
    r.write("resnet.txt", nn.functional.cross_entropy(logits, torch.tensor([2, 0, 1])), logits)


if __name__ == "__main__":
    bert()
    seq2seq()
    language_model()
    resnet()
