"""A small network of Whisper's own shape on the same shards, to compare with: encoder, decoder, word pieces.

    python -m train.whisper_probe WORK --minutes 12

The window is as long as the sentence instead of 30 s, which favours it.
"""

import argparse
import math
import random
import time
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from train.batches import batches, read
from train.edits import edits
from train.network import BANDS
from train.pieces import Pieces
from train.training import endless


def positions(count: int, width: int) -> Tensor:
    """Sinusoids, (count, width)."""
    scale = torch.exp(torch.arange(width // 2) * (-math.log(10_000) / (width // 2 - 1)))
    angles = torch.arange(count)[:, None] * scale[None]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class WhisperShape(nn.Module):
    """Two convolutions (the second of stride 2), `layers` of self-attention, `layers` of self- and cross-attention."""

    def __init__(self, pieces: int, width: int = 256, heads: int = 4, layers: int = 4) -> None:
        super().__init__()
        self.first = nn.Conv1d(BANDS, width, 3, padding=1)
        self.second = nn.Conv1d(width, width, 3, stride=2, padding=1)
        self.third = nn.Conv1d(width, width, 3, stride=2, padding=1)  # 40 ms like the other network: cheaper
        options = {
            "dim_feedforward": 4 * width,
            "dropout": 0.05,
            "activation": "gelu",
            "batch_first": True,
            "norm_first": True,
        }
        self.encoder = nn.TransformerEncoder(
            nn.TransformerEncoderLayer(width, heads, **options), layers, nn.LayerNorm(width), enable_nested_tensor=False
        )
        self.decoder = nn.TransformerDecoder(
            nn.TransformerDecoderLayer(width, heads, **options), layers, nn.LayerNorm(width)
        )
        self.embedding = nn.Embedding(pieces + 1, width)
        nn.init.normal_(self.embedding.weight, std=width**-0.5)
        self.register_buffer("places", positions(2000, width))

    def encoded(self, features: Tensor, rows: Tensor) -> tuple[Tensor, Tensor]:
        hidden = F.gelu(self.second(F.gelu(self.first(features.transpose(1, 2)))))
        hidden = F.gelu(self.third(hidden)).transpose(1, 2)
        hidden = hidden + self.places[: hidden.shape[1]]
        absent = torch.arange(hidden.shape[1])[None, :] >= ((rows + 3) // 4)[:, None]
        return self.encoder(hidden, src_key_padding_mask=absent), absent

    def decoded(self, memory: Tensor, absent: Tensor, tokens: Tensor) -> Tensor:
        hidden = self.embedding(tokens) * self.embedding.embedding_dim**0.5 + self.places[: tokens.shape[1]]
        causal = torch.triu(torch.ones(tokens.shape[1], tokens.shape[1], dtype=torch.bool), 1)
        hidden = self.decoder(hidden, memory, tgt_mask=causal, memory_key_padding_mask=absent)
        return hidden @ self.embedding.weight.T


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("work", type=Path)
    parser.add_argument("--minutes", type=float, default=12)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    work: Path = arguments.work
    pieces = Pieces((work / "pieces.txt").read_text().split())
    end = len(pieces.names)  # begins and ends a line; 0 pads
    network = WhisperShape(end)
    print(f"{sum(p.numel() for p in network.parameters()) / 1e6:.2f} M parameters")
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3, betas=(0.9, 0.98), weight_decay=0.02)
    source = endless(work / "shards", pieces, random.Random(0))
    spent, step, report, running = 0.0, 0, 120.0, 0.0
    while spent < arguments.minutes * 60:
        started = time.time()
        optimiser.param_groups[0]["lr"] = 1e-3 * min(1, (step + 1) / 200) * (1 - 0.9 * spent / arguments.minutes / 60)
        batch = next(source)
        lines = [[end, *pieces.encode(text), end] for text in batch.texts]
        tokens = torch.zeros(len(lines), max(map(len, lines)), dtype=torch.long)
        for row, line in zip(tokens, lines, strict=True):
            row[: len(line)] = torch.tensor(line)
        with torch.autocast("cpu", torch.bfloat16):
            logits = network.decoded(*network.encoded(batch.features, batch.rows), tokens[:, :-1])
        loss = F.cross_entropy(logits.float().flatten(0, 1), tokens[:, 1:].flatten(), ignore_index=0)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        step += 1
        spent += time.time() - started
        running = 0.97 * running + 0.03 * float(loss.detach()) if step > 1 else float(loss.detach())
        if spent > report:
            report += 120
            print(
                f"{spent / 60:.1f} min step {step} loss {running:.3f} "
                + validated(network, work / "valid", pieces, end),
                flush=True,
            )


def validated(network: WhisperShape, folder: Path, pieces: Pieces, end: int) -> str:
    """Greedy word error rate on the first sentences of each validation shard."""
    network.eval()
    result = []
    for path in sorted(folder.glob("*.npz")):
        wrong = count = 0
        for batch in batches(read(path)[:80], pieces, random.Random(0), masked=False):
            with torch.no_grad():
                memory, absent = network.encoded(batch.features, batch.rows)
                tokens = torch.full((len(batch.texts), 1), end)
                for _ in range(90):
                    tokens = torch.cat([tokens, network.decoded(memory, absent, tokens)[:, -1:].argmax(2)], dim=1)
                    if bool((tokens[:, 1:] == end).any(1).all()):
                        break
            for line, text in zip(tokens.tolist(), batch.texts, strict=True):
                said = line[1:]
                heard = pieces.decode(number for number in (said[: said.index(end)] if end in said else said) if number)
                wrong += edits(text.split(), heard.split())
                count += len(text.split())
        result.append(f"{path.stem} {wrong / max(1, count):.3f}")
    network.train()
    return " ".join(result)


if __name__ == "__main__":
    main()
