"""Shards to batches of like length, with masking of bands and stretches (SpecAugment)."""

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from train.phonemes import UNKNOWN
from train.pieces import Pieces
from train.shards import STEPS, label_rows

ROWS_PER_BATCH = 3_000  # 30 s of sound


Item = tuple[np.ndarray, str, np.ndarray]  # features int8 (rows, bands), target, phoneme labels int8 (rows / 4,)


class Batch:
    """`features` float32 (batch, rows, bands), `rows` and `targets` as CTC wants them, `texts` for the eye, `labels`
    int64 (batch, rows / 4) the phonemes."""

    def __init__(self, items: list[Item], pieces: Pieces, masked: bool, rng: random.Random) -> None:
        longest = max(len(rows) for rows, _, _ in items)
        longest += -longest % 4
        features = np.full((len(items), longest, items[0][0].shape[1]), -0.8, np.float32)
        self.labels = torch.full((len(items), longest // 4), UNKNOWN, dtype=torch.long)
        for index, (rows, _, labels) in enumerate(items):
            self.labels[index, : len(labels)] = torch.from_numpy(labels.astype(np.int64))
            real = rows.astype(np.float32) / STEPS
            features[index, : len(rows)] = _masked(real, rng) if masked else real
        self.features = torch.from_numpy(features)
        self.rows = torch.tensor([len(rows) for rows, _, _ in items])
        self.texts = [text for _, text, _ in items]
        encoded = [pieces.encode(text) for text in self.texts]
        self.targets: Tensor = torch.tensor([number for line in encoded for number in line], dtype=torch.long)
        self.target_lengths = torch.tensor([len(line) for line in encoded])


def _masked(rows: np.ndarray, rng: random.Random) -> np.ndarray:
    """Two bands of up to 12 mels and some stretches of up to 0.25 s set to the average; a small shift across the
    mels."""
    rows = rows + rng.uniform(-0.15, 0.15)
    if rng.random() < 0.3:
        shift = rng.choice((-2, -1, 1, 2))
        rows = np.roll(rows, shift, axis=1)
        if shift > 0:
            rows[:, :shift] = rows[:, shift : shift + 1]
        else:
            rows[:, shift:] = rows[:, shift - 1 : shift]
    for _ in range(2):
        width = rng.randint(0, 12)
        start = rng.randint(0, rows.shape[1] - width)
        rows[:, start : start + width] = 0
    for _ in range(max(1, len(rows) // 250)):
        width = rng.randint(0, min(25, len(rows) // 8))
        start = rng.randint(0, len(rows) - width)
        rows[start : start + width] = 0
    return rows


def read(path: Path) -> list[Item]:
    """Every sentence of a shard."""
    with np.load(path) as shard:
        features, ends, targets = shard["features"], shard["ends"], shard["targets"]
        lengths = [label_rows(int(count)) for count in np.diff(ends, prepend=0)]
        labels = shard["labels"] if "labels" in shard.files else np.full(sum(lengths), UNKNOWN, np.int8)
    starts = np.concatenate([[0], ends[:-1]])
    pieces = np.split(labels, np.cumsum(lengths)[:-1])
    return [(features[a:b], str(text), some) for a, b, text, some in zip(starts, ends, targets, pieces, strict=True)]


def batches(items: list[Item], pieces: Pieces, rng: random.Random, masked: bool = True) -> Iterator[Batch]:
    """All `items` once, grouped by length, groups in random order."""
    ordered = sorted(items, key=lambda item: len(item[0]) + rng.uniform(0, 40))
    groups: list[list[Item]] = [[]]
    for item in ordered:
        if groups[-1] and len(item[0]) * (len(groups[-1]) + 1) > ROWS_PER_BATCH:
            groups.append([])
        groups[-1].append(item)
    rng.shuffle(groups)
    for group in groups:
        yield Batch(group, pieces, masked, rng)
