"""Word pieces by byte-pair merging, learned from word counts. Piece 0 is the CTC blank; "_" opens a word.

    python -m train.pieces WORK

reads WORK/text/*.txt and writes WORK/pieces.txt.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from train.spoken import sayable, words

OPEN = "_"
ALPHABET = "abcdefghijklmnopqrstuvwxyz'"


def learned(counts: Counter[str], size: int, longest: int = 6) -> list[str]:
    """The vocabulary: blank, every letter with and without the opening mark, then merges by frequency until `size`."""
    spelled = {word: [OPEN + word[0], *word[1:]] for word in counts}
    pieces = ["<blank>", *(OPEN + letter for letter in ALPHABET), *ALPHABET]
    while len(pieces) < size:
        pairs: Counter[tuple[str, str]] = Counter()
        for word, parts in spelled.items():
            for pair in pairwise(parts):
                if len(pair[0]) + len(pair[1]) <= longest + (pair[0][0] == OPEN):
                    pairs[pair] += counts[word]
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        pieces.append("".join(best))
        for parts in spelled.values():
            at = 0
            while at + 1 < len(parts):
                if (parts[at], parts[at + 1]) == best:
                    parts[at : at + 2] = ["".join(best)]
                at += 1
    return pieces


class Pieces:
    """Spelling words with a vocabulary that `learned` made."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self._rank = {name: index for index, name in enumerate(names)}
        self._word = lru_cache(maxsize=100_000)(self._spell)

    def _spell(self, word: str) -> tuple[int, ...]:
        parts = [OPEN + word[0], *word[1:]]
        while len(parts) > 1:
            ranks = [self._rank.get(first + second, 1 << 30) for first, second in pairwise(parts)]
            at = min(range(len(ranks)), key=ranks.__getitem__)
            if ranks[at] == 1 << 30:
                break
            parts[at : at + 2] = [parts[at] + parts[at + 1]]
        return tuple(self._rank[part] for part in parts)

    def encode(self, text: str) -> list[int]:
        """Space-separated words -> piece numbers."""
        return [piece for word in text.split() for piece in self._word(word)]

    def decode(self, numbers: Iterable[int]) -> str:
        """Piece numbers (no blanks, no repeats) -> words."""
        return "".join(self.names[number] for number in numbers).replace(OPEN, " ").strip()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("work", type=Path)
    parser.add_argument("--size", type=int, default=384)
    arguments = parser.parse_args()
    rng = random.Random(0)
    counts: Counter[str] = Counter()
    for path in sorted((arguments.work / "text").glob("*.txt")):
        for line in path.read_text().splitlines()[::3]:
            counts.update(words(sayable(line, rng)).split())
    common = Counter({word: count for word, count in counts.items() if count > 4})
    (arguments.work / "pieces.txt").write_text("\n".join(learned(common, arguments.size)) + "\n")


if __name__ == "__main__":
    main()
