"""From the words that were said to the way people write them: "sql" -> "SQL", "node dot js" -> "Node.js", "a p i" ->
"API"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Heard:
    """A word as the search found it. Seconds; `confidence` 0..1."""

    text: str
    start_s: float
    end_s: float
    confidence: float


class WrittenForms:
    """A table from spoken words (one or several, joined by spaces) to how they are written."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = {tuple(said.split()): form for said, form in table.items()}
        self._longest = max((len(said) for said in self._table), default=1)

    @classmethod
    def load(cls, path: Path) -> WrittenForms:
        """A line for each form: the spoken words, a tab, the written form."""
        lines = path.read_text("utf-8").splitlines()
        return cls(dict(line.split("\t") for line in lines if "\t" in line))

    def written(self, words: Sequence[Heard]) -> list[Heard]:
        """The longest match first; single letters in a row ("g q l") become one abbreviation."""
        found: list[Heard] = []
        at = 0
        while at < len(words):
            length, text = self._match(words, at)
            tokens = text.split()
            first = length - len(tokens) + 1  # "A/B test": the first token takes the words that are left over
            ends = [at + first + index for index in range(len(tokens))]
            for start, end, token in zip([at, *ends], ends, tokens, strict=False):
                part = words[start:end]
                found.append(Heard(token, part[0].start_s, part[-1].end_s, min(word.confidence for word in part)))
            at += length
        return found

    def _match(self, words: Sequence[Heard], at: int) -> tuple[int, str]:
        for length in range(min(self._longest, len(words) - at), 0, -1):
            form = self._table.get(tuple(word.text for word in words[at : at + length]))
            if form is not None:
                return length, form
        letters = 0
        while at + letters < len(words) and len(words[at + letters].text) == 1:
            letters += 1
        said = "".join(word.text for word in words[at : at + letters])
        if letters >= 3 or (letters == 2 and not set(said) & {"a", "i"}):
            return letters, said.upper()
        word = words[at].text
        if word == "i" or word.startswith("i'"):
            return 1, "I" + word[1:]
        return 1, word
