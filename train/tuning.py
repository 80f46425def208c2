"""Weights of the search, the offset of word times and the meaning of confidence, fitted on tuning_sentences.txt.

    python -m train.tuning models/embedded-en

The sentences are in neither the training nor the measurement; voices and conditions are as in training, milder.
"""

import argparse
import itertools
import json
import math
import random
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from train import augmentation
from train.edits import align, edits
from train.espeak import SAMPLE_RATE, Espeak, Voice
from train.spoken import sayable, words
from train.textbook import ROOT
from train.voices import at_16k, drawn
from voice_interviewer.adapters.ear.search import OPEN, Weights, spans
from voice_interviewer.adapters.embedded_recogniser import MARGIN_S, ROW_S, EmbeddedRecogniser

PLAIN = (Voice("en-us"), Voice("en-gb"), Voice("en-us+f2"), Voice("en-gb", speed=120), Voice("en-us", speed=235))
NARROW = 12
Example = tuple[np.ndarray, list[str], tuple[tuple[float, str], ...]]  # rows, words, word events


def examples(recogniser: EmbeddedRecogniser, repeats: int) -> list[Example]:
    """Every sentence `repeats` times: half by plain voices, half by random ones with some noise."""
    lines = (ROOT / "train" / "tuning_sentences.txt").read_text().splitlines()
    espeak, rng, noises = Espeak(), random.Random(5), np.random.default_rng(5)
    found = []
    for index, line in enumerate(lines * repeats):
        said = sayable(line, rng)
        speech = espeak.say(said, PLAIN[index // 2 % len(PLAIN)] if index % 2 else drawn(rng))
        sound = at_16k(speech.samples, SAMPLE_RATE)
        if not index % 2 and rng.random() < 0.5:
            sound = augmentation.degraded(noises, sound, [])
        margin = int(MARGIN_S * 16_000)
        found.append((recogniser.rows(np.pad(sound, margin)), words(said).split(), speech.words))
    return found


def heard(recogniser: EmbeddedRecogniser, rows: np.ndarray) -> tuple[list[int], list[str]]:
    pieces = recogniser._search.best(rows)
    text = "".join(recogniser._search.pieces[piece] for piece in pieces)
    return pieces, text.replace(OPEN, " ").split()


def error(recogniser: EmbeddedRecogniser, known: list[Example], weights: Weights) -> float:
    recogniser._search.weights = weights
    wrong = sum(edits(said, heard(recogniser, rows)[1]) for rows, said, _ in known)
    return wrong / sum(len(said) for _, said, _ in known)


def best_weights(recogniser: EmbeddedRecogniser, known: list[Example], passes: int) -> Weights:
    """One weight after the other, `passes` times, with a narrow beam."""
    ranges = {
        "words": (0.4, 0.5, 0.65, 0.8),
        "per_word": (0.7, 1.4, 2.1, 2.8),
        "per_piece": (0.0, 0.3, 0.6, 1.0, 1.4),
        "unknown": (-9.0, -12.0, -15.0, -18.0, -22.0),
        "unknown_letter": (-0.3, -0.6, -1.0, -1.4),
    }
    best = recogniser._search.weights
    least = error(recogniser, known, best)
    for _, (name, values) in itertools.product(range(passes), ranges.items()):
        for value in values:
            tried = replace(best, **{name: value})
            if tried != best and (wrong := error(recogniser, known, tried)) < least:
                best, least = tried, wrong
        print(f"{name} {getattr(best, name)}: {least:.4f}", flush=True)
    recogniser._search.weights = best = replace(best, beam=Weights().beam)
    return best


def offsets(recogniser: EmbeddedRecogniser, known: list[Example]) -> dict[str, float]:
    """What to add to the first row of a word's first piece to get its start, to the last row of its last to get its
    end."""
    starts, ends = [], []
    for rows, said, events in known:
        pieces, found = heard(recogniser, rows)
        places = spans(rows, pieces)
        opens = [index for index, piece in enumerate(pieces) if recogniser._search.pieces[piece].startswith(OPEN)]
        closes = [*[index - 1 for index in opens[1:]], len(pieces) - 1]
        true = [(start, words(word)) for start, word in events]
        if [word for _, word in true] != said or len(opens) != len(found):
            continue
        for i, j in align(said, found):
            if said[i] == found[j]:
                starts.append(true[i][0] - (places[opens[j]][0] * ROW_S - MARGIN_S))
                if i + 1 < len(true):
                    ends.append(true[i + 1][0] - (places[closes[j]][1] * ROW_S - MARGIN_S))
    print(
        f"start off by {np.mean(np.abs(np.array(starts) - np.median(starts))) * 1000:.0f} ms over {len(starts)} words"
    )
    return {"start": round(float(np.median(starts)), 3), "end": round(float(np.percentile(ends, 40)), 3)}


def confidence(recogniser: EmbeddedRecogniser, known: list[Example]) -> list[float]:
    """Logistic regression of "this word is right" on what `EmbeddedRecogniser._certainty` looks at."""
    inputs, right = [], []
    for rows, said, _ in known:
        pieces, found = heard(recogniser, rows)
        matches = {j for i, j in align(said, found) if said[i] == found[j]}
        groups: list[list[float]] = []
        for piece, (_, _, chance) in zip(pieces, spans(rows, pieces), strict=True):
            if recogniser._search.pieces[piece].startswith(OPEN) or not groups:
                groups.append([])
            groups[-1].append(math.log(max(chance, 1e-6)))
        for index, (word, logs) in enumerate(zip(found, groups, strict=False)):
            inputs.append([1.0, min(logs), sum(logs) / len(logs), float(recogniser._search.model.number(word) >= 0)])
            right.append(index in matches)
    x, y = np.array(inputs), np.array(right, float)
    weights = np.zeros(4)
    for _ in range(50):  # Newton's method with a little damping
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - chance) - 0.1 * weights
        weights += np.linalg.solve((x.T * (chance * (1 - chance))) @ x + 0.1 * np.eye(4), slope)
    return [round(float(value), 3) for value in weights]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument("--repeats", type=int, default=2)
    parser.add_argument("--passes", type=int, default=2)
    arguments = parser.parse_args()
    recogniser = EmbeddedRecogniser(arguments.model)
    known = examples(recogniser, arguments.repeats)
    recogniser._search.weights = replace(recogniser._search.weights, beam=NARROW)
    weights = best_weights(recogniser, known, arguments.passes)
    path = arguments.model / "settings.json"
    settings = json.loads(path.read_text())
    settings |= {
        "search": asdict(weights),
        "timing": offsets(recogniser, known),
        "confidence": confidence(recogniser, known),
    }
    path.write_text(json.dumps(settings, indent=2) + "\n")
    print(json.dumps(settings))


if __name__ == "__main__":
    main()
