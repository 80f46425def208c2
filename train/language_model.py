"""The word model that the beam search asks: counts of the training text, as compact arrays.

python -m train.language_model WORK OUT/words.npz
"""

import argparse
import math
import random
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import numpy as np

from train.spoken import sayable, words
from voice_interviewer.adapters.ear.words import START

STEP = 0.08  # natural logs for each step of a stored score
DISCOUNT = 0.75
# How often each source counts, by the first part of its file name: the speech of interviews most, lists of words least.
SHARES = {
    "answers": 2.0,
    "packs": 1.0,
    "references": 1.0,
    "phrases": 0.2,
    "spelled": 0.0,
    "fragments": 0.2,
    "prose": 1.0,
    "wordnet": 1.0,
    "fortunes": 1.0,
}


def lines(folder: Path, rng: random.Random) -> list[list[str]]:
    """The sentences as words, each as often as its source counts."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        share = SHARES.get(path.name.split(".")[0], 1.0)
        for line in path.read_text().splitlines():
            times = int(share) + (rng.random() < share % 1)
            if times:
                found += [[START, *words(sayable(line, rng)).split()]] * times
    return found


Grams = dict[tuple[int, ...], float]


def conditional(counts: Counter[tuple[int, ...]], kept: set[tuple[int, ...]], lower: Grams) -> tuple[Grams, Grams]:
    """Discounted probabilities of the sequences to keep, and the back-off weight of each of their contexts. What is
    not kept still counts: its share goes to the back-off."""
    totals: Counter[tuple[int, ...]] = Counter()
    kinds: Counter[tuple[int, ...]] = Counter()
    for gram, count in counts.items():
        totals[gram[:-1]] += count
        kinds[gram[:-1]] += 1
    probabilities: Grams = {}
    seen: dict[tuple[int, ...], float] = defaultdict(float)
    seen_lower: dict[tuple[int, ...], float] = defaultdict(float)
    for gram in kept:
        context, count = gram[:-1], counts[gram]
        below = lower.get(gram[1:], 1e-7)
        value = max(count - DISCOUNT, 0.0) / totals[context] + DISCOUNT * kinds[context] / totals[context] * below
        probabilities[gram] = min(value, 0.9999)
        seen[context] += probabilities[gram]
        seen_lower[context] += below
    backoff = {context: max(1e-4, 1 - seen[context]) / max(1e-4, 1 - seen_lower[context]) for context in seen}
    return probabilities, backoff


def _steps(values: list[float]) -> np.ndarray:
    return np.clip(np.rint(-np.log(values) / STEP), 0, 255).astype(np.uint8)


def built(text: list[list[str]], vocabulary_limit: int, bigram_limit: int, trigram_limit: int) -> dict[str, np.ndarray]:
    """The arrays of `voice_interviewer.adapters.ear.words.WordModel`."""
    counts = Counter(word for line in text for word in line)
    names = sorted(word for word, count in counts.most_common(vocabulary_limit) if count > 1)
    number = {word: index for index, word in enumerate(names)}
    pairs: Counter[tuple[int, ...]] = Counter()
    triples: Counter[tuple[int, ...]] = Counter()
    for line in text:
        numbers = [number.get(word, -1) for word in line]
        pairs.update(pair for pair in pairwise(numbers) if min(pair) >= 0)
        triples.update(triple for triple in zip(numbers, numbers[1:], numbers[2:], strict=False) if min(triple) >= 0)
    before = Counter(pair[1] for pair in pairs)  # in how many contexts a word stands: better than how often
    total = sum(before.values()) + len(names)
    unigram: Grams = {(index,): (before[index] + 1) / total for index in range(len(names))}
    kept_pairs = {pair for pair, _ in pairs.most_common(bigram_limit)}
    bigram, unigram_backoff = conditional(pairs, kept_pairs, unigram)
    common = triples.most_common(trigram_limit)
    kept_triples = {triple for triple, count in common if count > 1 and triple[:2] in kept_pairs}
    trigram, bigram_backoff = conditional(triples, kept_triples, bigram)
    ordered = sorted(bigram)
    thirds = sorted(trigram)
    place = {pair: index for index, pair in enumerate(ordered)}
    second_ends = np.cumsum(np.bincount([pair[0] for pair in ordered], minlength=len(names)))
    third_ends = np.cumsum(np.bincount([place[triple[:2]] for triple in thirds], minlength=len(ordered)))
    print(f"{len(names)} words, {len(ordered)} pairs, {len(thirds)} triples out of {sum(counts.values())} words")
    return {
        "vocabulary": np.frombuffer("\n".join(names).encode(), np.uint8),
        "step": np.array(STEP),
        "unigram": np.array([math.log(unigram[(index,)]) for index in range(len(names))], np.float16),
        "unigram_backoff": np.array(
            [math.log(unigram_backoff.get((index,), 1.0)) for index in range(len(names))], np.float16
        ),
        "second_ends": second_ends.astype(np.uint32),
        "second": np.array([pair[1] for pair in ordered], np.uint16),
        "bigram": _steps([bigram[pair] for pair in ordered]),
        "bigram_backoff": _steps([min(1.0, bigram_backoff.get(pair, 1.0)) for pair in ordered]),
        "third_ends": third_ends.astype(np.uint32),
        "third": np.array([triple[2] for triple in thirds], np.uint16),
        "trigram": _steps([trigram[triple] for triple in thirds]),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arrays = built(lines(arguments.work / "text", random.Random(0)), 60_000, 1_000_000, 900_000)
    np.savez_compressed(arguments.out, **arrays)
    print(f"{arguments.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
