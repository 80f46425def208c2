"""Human clips with clear licences as shards, many times each under different conditions.

    python -m train.human WORK ../shared/audio --shards 2

Clips of HELD_OUT_SPEAKERS, every third clip of the reader LJ, and every kind not named here are only measured, never
learned."""

import argparse
import json
import random
import re
from pathlib import Path

import numpy as np
import soundfile

from train import augmentation
from train.phonemes import UNKNOWN
from train.shards import LONGEST_S, PER_SHARD, STEPS, label_rows, packed
from train.spoken import sayable, words
from train.voices import at_16k
from voice_interviewer.adapters.ear.features import log_mel, normalised

HELD_OUT_SPEAKERS = ("so0157", "so0461", "so0567", "so0981", "so1260", "so1408", "so2236", "so2897", "so9612", "so7001")


def learned(row: dict[str, str]) -> bool:
    """Whether training may hear this clip of the manifest."""
    if row["speaker"] == "LJ":
        return int(re.findall(r"\d+", row["id"])[-1]) % 3 != 0
    return row["kind"] == "nonnative_read" and not row["speaker"].startswith(HELD_OUT_SPEAKERS)


def clips(folder: Path) -> list[tuple[np.ndarray, str]]:
    """(int16 samples at 16 kHz, words) of what may be learned."""
    found = []
    for line in (folder / "manifest.jsonl").read_text().splitlines():
        row = json.loads(line)
        if row.get("text") and row["seconds"] < LONGEST_S and learned(row):
            samples, rate = soundfile.read(folder / row["file"], dtype="int16")
            assert rate == augmentation.RATE
            found.append((samples, words(sayable(row["text"], random.Random(0)))))
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("work", type=Path)
    parser.add_argument("audio", type=Path)
    parser.add_argument("--shards", type=int, default=2)
    arguments = parser.parse_args()
    known = clips(arguments.audio)
    print(f"{len(known)} clips, {sum(len(samples) for samples, _ in known) / 960_000:.1f} min")
    for number in range(arguments.shards):
        rng, noises = random.Random(number), np.random.default_rng(number)
        features, targets, phonemes = [], [], []
        for _ in range(PER_SHARD):
            samples, text = rng.choice(known)
            sound = at_16k(samples, augmentation.RATE * rng.uniform(0.87, 1.15))
            if noises.random() < 0.5:
                sound, _ = augmentation.padded(noises, sound)
            if noises.random() < 0.8:
                sound = augmentation.degraded(noises, sound, [])
            features.append(np.rint(normalised(log_mel(sound)) * STEPS).astype(np.int8))
            targets.append(text)
            phonemes.append(np.full(label_rows(len(features[-1])), UNKNOWN, np.int8))
        np.savez(arguments.work / "shards" / f"human-{number:04d}.npz", **packed(features, targets, phonemes))


if __name__ == "__main__":
    main()
