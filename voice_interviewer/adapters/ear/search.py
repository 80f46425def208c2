"""From rows of piece probabilities to the likeliest words: prefix beam search, then the times of the pieces.

The vocabulary is open: a word that the word model does not know costs something for each letter, but can win.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from voice_interviewer.adapters.ear.words import History, WordModel

BLANK = 0
OPEN = "_"  # the first sign of a piece that begins a word
NEVER = -1e30

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """How the evidence is weighed, in natural logs; tuned on sentences that are neither in training nor in the
    evaluation."""

    words: float = 0.5  # share of the word model
    per_word: float = 1.0  # bonus for each word, against the word model's liking for few
    per_piece: float = 0.0  # bonus for each piece: an undecided network leaves pieces out
    unknown: float = -9.0  # word model score of an unknown word ...
    unknown_letter: float = -0.6  # ... and of each of its letters
    beam: int = 32
    pieces_per_row: int = 12
    rarest_piece: float = -7.0
    score_beam: float = 12.0


class _Prefix:
    """A node in the tree of piece sequences, with the log probability of having read exactly it, ending or not in a
    blank."""

    __slots__ = (
        "blank",
        "bonus",
        "children",
        "history",
        "letters",
        "next_blank",
        "next_sound",
        "parent",
        "piece",
        "settled",
        "sound",
    )

    def __init__(
        self, parent: _Prefix | None, piece: int, letters: str, history: History, settled: float, bonus: float
    ) -> None:
        self.parent = parent
        self.piece = piece
        self.children: dict[int, _Prefix] = {}
        self.letters = letters  # of the word that is still open
        self.history = history
        self.settled = settled  # scores of the closed words
        self.bonus = bonus  # settled, plus a guess for the open word
        self.blank = self.sound = self.next_blank = self.next_sound = NEVER

    def pieces(self) -> list[int]:
        node: _Prefix | None = self
        found = []
        while node is not None and node.parent is not None:
            found.append(node.piece)
            node = node.parent
        return found[::-1]


def _plus(a: float, b: float) -> float:
    """log(exp(a) + exp(b))"""
    if a < b:
        a, b = b, a
    return a if b - a < -30.0 else a + math.log1p(math.exp(b - a))


@dataclass
class Search:
    """Beam search over `pieces` (piece 0 is the blank) with a word model."""

    pieces: Sequence[str]
    model: WordModel
    weights: Weights = field(default_factory=Weights)

    def __post_init__(self) -> None:
        self._opens = [name.startswith(OPEN) for name in self.pieces]
        self._letters = [name.removeprefix(OPEN) for name in self.pieces]

    def best(self, rows: Floats, hot: Mapping[str, float] | None = None) -> list[int]:
        """The likeliest piece sequence in `rows` (time, pieces) of log probabilities. `hot`: a bonus for each
        expected word."""
        self._hot = dict(hot or {})
        self._hot_openings = {word[:n]: 0.0 for word in self._hot for n in range(1, len(word) + 1)}
        for word, bonus in self._hot.items():
            for n in range(1, len(word) + 1):
                self._hot_openings[word[:n]] = max(self._hot_openings[word[:n]], bonus * n / len(word))
        root = _Prefix(None, BLANK, "", self.model.beginning, 0.0, 0.0)
        root.blank = 0.0
        beam = [root]
        for row in rows:
            beam = self._step(beam, row)
        best = max(beam, key=lambda node: _plus(node.blank, node.sound) + self._closed(node)[0])
        return best.pieces()

    def _step(self, beam: list[_Prefix], row: Floats) -> list[_Prefix]:
        weights = self.weights
        count = min(weights.pieces_per_row, len(row) - 1)
        likely = np.argpartition(row, -count)[-count:]
        chosen = [
            (int(piece), float(row[piece])) for piece in likely if row[piece] > weights.rarest_piece and piece != BLANK
        ]
        blank = float(row[BLANK])
        touched: dict[int, _Prefix] = {}
        for node in beam:
            total = _plus(node.blank, node.sound)
            if blank > weights.rarest_piece - 5:
                node.next_blank = _plus(node.next_blank, total + blank)
                touched[id(node)] = node
            for piece, score in chosen:
                if piece == node.piece and node.parent is not None:
                    node.next_sound = _plus(node.next_sound, node.sound + score)
                    touched[id(node)] = node
                    before = node.blank
                else:
                    before = total
                if before <= NEVER / 2:
                    continue
                child = node.children.get(piece) or self._grown(node, piece)
                child.next_sound = _plus(child.next_sound, before + score)
                touched[id(child)] = child
        for node in beam:
            node.blank = node.sound = NEVER
        for node in touched.values():
            node.blank, node.sound = node.next_blank, node.next_sound
            node.next_blank = node.next_sound = NEVER
        ranked = sorted(
            ((_plus(node.blank, node.sound) + node.bonus, index) for index, node in enumerate(touched.values())),
            reverse=True,
        )
        nodes = list(touched.values())
        least = ranked[0][0] - weights.score_beam
        kept = [nodes[index] for score, index in ranked[: weights.beam] if score >= least]
        for _, index in ranked[len(kept) :]:
            nodes[index].blank = nodes[index].sound = NEVER
        return kept

    def _grown(self, node: _Prefix, piece: int) -> _Prefix:
        if self._opens[piece]:
            settled, history = self._closed(node)
            letters = self._letters[piece]
        else:
            settled, history, letters = node.settled, node.history, node.letters + self._letters[piece]
        settled += self.weights.per_piece
        child = _Prefix(node, piece, letters, history, settled, settled + self._guess(letters))
        node.children[piece] = child
        return child

    def _unknown(self, letters: str) -> float:
        return self.weights.unknown + self.weights.unknown_letter * len(letters)

    def _closed(self, node: _Prefix) -> tuple[float, History]:
        """Score and history once the open word is taken as finished."""
        if not node.letters:
            return node.settled, node.history
        number = self.model.number(node.letters)
        hot = self._hot.get(node.letters, 0.0)
        if number >= 0:
            score = max(self.model.score(node.history, number), self._unknown(node.letters))
        else:
            score = max(self._unknown(node.letters), -11.0) if hot else self._unknown(node.letters)
        weighed = self.weights.words * score + self.weights.per_word + hot
        return node.settled + weighed, (node.history[1], number)

    def _guess(self, letters: str) -> float:
        """What the open word will bring at best, so that prefixes in different places of a word compare fairly."""
        opening = self.model.opening(letters)
        hot = self._hot_openings.get(letters, 0.0)
        unknown = max(self._unknown(letters), -11.0) if hot else self._unknown(letters)
        return self.weights.words * max(unknown, NEVER if opening is None else opening) + hot


def spans(rows: Floats, pieces: Sequence[int]) -> list[tuple[int, int, float]]:
    """(first row, last row, mean probability) of each piece on the likeliest path that spells `pieces` (Viterbi)."""
    if not pieces:
        return []
    states = np.zeros(2 * len(pieces) + 1, np.int64)
    states[1::2] = pieces
    scores = rows[:, states]
    skip = np.zeros(len(states), bool)
    skip[3::2] = states[3::2] != states[1:-2:2]
    best = np.full(len(states), NEVER, np.float64)
    best[:2] = scores[0, :2]
    back = np.zeros((len(rows), len(states)), np.int8)
    for time in range(1, len(rows)):
        one = np.concatenate([[NEVER], best[:-1]])
        two = np.where(skip, np.concatenate([[NEVER, NEVER], best[:-2]]), NEVER)
        options = np.stack([best, one, two])
        back[time] = options.argmax(0)
        best = options.max(0) + scores[time]
    state = len(states) - 1 if best[-1] >= best[-2] else len(states) - 2
    path = np.zeros(len(rows), np.int64)
    for time in range(len(rows) - 1, -1, -1):
        path[time] = state
        state -= int(back[time, state])
    found = []
    for index in range(len(pieces)):
        where = np.flatnonzero(path == 2 * index + 1)
        if len(where) == 0:  # more pieces than rows: cannot happen after `best`, kept safe
            where = np.array([min(index, len(rows) - 1)])
        found.append((int(where[0]), int(where[-1]), float(np.exp(rows[where, pieces[index]]).max())))
    return found
