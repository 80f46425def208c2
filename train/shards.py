"""Features of spoken sentences, written in shards that a trainer reads while more are being made.

    python -m train.shards WORK --count 40 --worker 0

reads WORK/text/*.txt (a line per sentence; a file named NAME.w3.txt is drawn three times as often per line) and
WORK/human/*.npz (optional, see train.human), writes WORK/shards/*.npz.
"""

import argparse
import contextlib
import random
import re
import subprocess
import time
from pathlib import Path

import numpy as np

from train import augmentation, voices
from train.espeak import Espeak
from train.phonemes import UNKNOWN, labels
from train.spoken import sayable, words
from voice_interviewer.adapters.ear.features import LIMIT, log_mel, normalised

STEPS = 127 / LIMIT  # int8 steps for a feature of 1.0
PER_SHARD = 1500
LONGEST_S = 14.0


def corpus(folder: Path) -> tuple[list[str], list[float]]:
    """Sentences with their weights."""
    lines: list[str] = []
    weights: list[float] = []
    for path in sorted(folder.glob("*.txt")):
        found = [line for line in path.read_text().splitlines() if line.strip()]
        weight = re.search(r"\.w([\d.]+)\.txt$", path.name)
        lines += found
        weights += [float(weight.group(1)) if weight else 1.0] * len(found)
    return lines, weights


def noise_only(rng: np.random.Generator) -> np.ndarray:
    """Sound without speech, for which nothing may be written."""
    count = int(rng.uniform(0.5, 6.0) * 16_000)
    noise = (
        augmentation.hum(rng, count)
        if rng.random() < 0.2
        else augmentation.coloured_noise(rng, count, rng.uniform(0, 2))
    )
    if rng.random() < 0.4:  # clicks and knocks
        for at in rng.integers(0, count, rng.integers(1, 8)):
            length = min(int(rng.uniform(0.002, 0.08) * 16_000), count - at)
            noise[at : at + length] += (
                rng.normal(size=length) * np.exp(-np.arange(length) / length * 5) * rng.uniform(2, 20)
            )
    return (noise * 10 ** (rng.uniform(-70, -10) / 20)).astype(np.float32)


def spoken(
    espeak: Espeak, text: str, rng: random.Random, noises: np.random.Generator, others: list[np.ndarray]
) -> tuple[np.ndarray, list[tuple[float, str]] | None, float]:
    """One sentence said by a random voice under random conditions: (sound, phonemes if known, seconds before the
    speech)."""
    warp = rng.uniform(0.87, 1.15) if rng.random() < 0.3 else 1.0
    events: list[tuple[float, str]] | None = None
    sound = None
    before_s = 0.0
    if rng.random() < 0.08:
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            sound = voices.by_flite(text, rng, warp)
    if sound is None:
        sound, events = voices.by_espeak(espeak, text, rng, warp)
    if noises.random() < 0.7:
        sound, before_s = augmentation.padded(noises, sound)
    if noises.random() < 0.4:
        sound = augmentation.degraded(noises, sound, others)
    return sound, events, before_s


def shard(espeak: Espeak, lines: list[str], weights: list[float], seed: int) -> dict[str, np.ndarray]:
    """PER_SHARD sentences: `features` int8 (rows, bands) end to end, `ends` of each, `targets`, and the phonemes
    every 40 ms as `labels` int8 end to end."""
    rng, noises = random.Random(seed), np.random.default_rng(seed)
    features, targets, phonemes, recent = [], [], [], []
    for line in rng.choices(lines, weights, k=PER_SHARD):
        said = sayable(line, rng)
        target = words(said)
        if not target:
            continue
        events: list[tuple[float, str]] | None = []
        before_s = 0.0
        if noises.random() < 0.015:
            sound, target = noise_only(noises), ""
        else:
            sound, events, before_s = spoken(espeak, said, rng, noises, recent)
        if not 0.3 * 16_000 < len(sound) < LONGEST_S * 16_000:
            continue
        if len(recent) < 40 and len(sound) > 16_000:
            recent.append(sound)
        rows = np.rint(normalised(log_mel(sound)) * STEPS).astype(np.int8)
        features.append(rows)
        targets.append(target)
        count = label_rows(len(rows))
        phonemes.append(np.full(count, UNKNOWN, np.int8) if events is None else labels(events, before_s, count))
    return packed(features, targets, phonemes)


def label_rows(rows: int) -> int:
    """Rows of 40 ms that the network makes of `rows` of 10 ms."""
    return (rows + 3) // 4


def packed(features: list[np.ndarray], targets: list[str], phonemes: list[np.ndarray]) -> dict[str, np.ndarray]:
    """The arrays of a shard file."""
    ends = np.cumsum([len(rows) for rows in features])
    return {
        "features": np.concatenate(features),
        "ends": ends,
        "targets": np.array(targets),
        "labels": np.concatenate(phonemes),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("work", type=Path)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--worker", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    arguments = parser.parse_args()
    (arguments.work / "shards").mkdir(parents=True, exist_ok=True)
    espeak = Espeak()
    for number in range(arguments.first, arguments.first + arguments.count):
        path = arguments.work / "shards" / f"{arguments.worker}-{number:04d}.npz"
        if path.exists():
            continue
        started = time.time()
        made = shard(espeak, *corpus(arguments.work / "text"), seed=arguments.worker * 10_000 + number)
        partial = path.with_suffix(".partial")
        with partial.open("wb") as file:
            np.savez(file, **made)
        partial.rename(path)
        print(f"{path.name}: {len(made['features']) / 360_000:.2f} h in {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
