"""Numbered utterances of an answer, and quotations held against them: what was really said, and where.

A quotation counts if it is verbatim but for case, spacing, punctuation around words and typographic quotes, or so
nearly verbatim that only a slip of copying can explain it; the caller gets the place of the real words, never the copy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from voice_interviewer.core.grading.lexicon import NEGATIONS, NUMBERS

LONGEST_UTTERANCE = 30  # words; speech without punctuation is cut there
LEAST_WORDS = 2  # a single word proves nothing, unless it is all that was said
ALIKE = 0.92
ALIKE_FROM_WORDS = 5
LEAST_SAID = 3  # words between quotation marks that make them a quotation

_CHARACTERS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # written without spaces: each character is a word
_RUN = re.compile(rf"[{_CHARACTERS}]|[^\s—…{_CHARACTERS}]+")
_SENTENCE_END = re.compile(r"[.!?。！？।؟]+[\"'”’)]*(?=\s|$)|\s{3,}|\n")
_KEPT = frozenset("+#%█")
_APOSTROPHES = str.maketrans("’‘ʼ`–—‑‐", "''''----")
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]")


@dataclass(frozen=True, slots=True)
class Utterance:
    """Characters `start` to `end` of the answer under a number ("u1")."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    norm: str
    start: int
    end: int


def utterances(text: str, most_words: int, breaks: Sequence[int] = ()) -> tuple[tuple[Utterance, ...], bool]:
    """The text in numbered pieces: sentences, or 30 words where none ends; and whether `most_words` cut it off.

    A piece also ends at each place of `breaks`. Pauses do not count: the same words give the same pieces, spoken or
    typed. Pieces without a word are left out.
    """
    pieces: list[Utterance] = []
    left, start = most_words, 0
    for end in sorted({*(hit.end() for hit in _SENTENCE_END.finditer(text)), *breaks, len(text)}):
        words = _words(text, start, end)
        start = end
        for place in range(0, len(words), LONGEST_UTTERANCE):
            piece = words[place : place + LONGEST_UTTERANCE]
            if left < len(piece):
                return tuple(pieces), True
            left -= len(piece)
            last = piece[-1].end
            while last < end and not text[last].isspace() and unicodedata.category(text[last])[0] in "PS":
                last += 1
            pieces.append(Utterance(f"u{len(pieces) + 1}", piece[0].start, last))
    return tuple(pieces), False


def locate(quote: str, text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """The characters of `text` that a quotation repeats; it must begin between `start` and `end`. None: never said.

    It may run on behind `end`, since where one utterance ends and the next begins is a matter of pauses.
    """
    wanted = [word.norm for word in _words(quote)]
    end = len(text) if end is None else end
    said = _words(text, start)
    starts = [place for place, word in enumerate(said) if word.start < end]
    if not wanted or (len(wanted) < LEAST_WORDS and len(starts) > 1):
        return None
    norms = [word.norm for word in said]
    for place in starts:
        if norms[place : place + len(wanted)] == wanted:
            return said[place].start, said[place + len(wanted) - 1].end
    return _nearly(wanted, said, starts)


def _nearly(wanted: list[str], said: Sequence[_Word], starts: Sequence[int]) -> tuple[int, int] | None:
    """The place that is at least 92% the same. A "not" or a number more or less is no slip of copying."""
    if len(wanted) < ALIKE_FROM_WORDS:
        return None
    best, found = ALIKE, None
    copy = " ".join(wanted)
    for place in starts:
        for length in range(len(wanted) - 1, len(wanted) + 2):
            window = said[place : place + length]
            if len(window) < length:
                break
            norms = [word.norm for word in window]
            matcher = SequenceMatcher(None, copy, " ".join(norms), autojunk=False)
            if matcher.quick_ratio() < best or matcher.ratio() < best or _telling(norms) != _telling(wanted):
                continue
            best, found = matcher.ratio(), (window[0].start, window[-1].end)
    return found


def _telling(norms: Sequence[str]) -> list[str]:
    """The words that turn a sentence round: denials and numbers."""
    return [
        norm
        for norm in norms
        if norm in NEGATIONS or norm in NUMBERS or norm.endswith("n't") or any(map(str.isdigit, norm))
    ]


def unsaid(prose: str, sources: Sequence[str]) -> str:
    """The first passage that the prose puts between quotation marks and that stands in none of the sources; or ""."""
    for quoted in _QUOTED.findall(prose):
        if len(_words(quoted)) >= LEAST_SAID and not any(locate(quoted, source) for source in sources):
            return str(quoted)
    return ""


def _words(text: str, start: int = 0, end: int | None = None) -> list[_Word]:
    found = []
    for run in _RUN.finditer(text, start, len(text) if end is None else end):
        first, last = run.span()
        while first < last and _is_mark(text[first]):
            first += 1
        while last > first and _is_mark(text[last - 1]):
            last -= 1
        if first < last:
            plain = unicodedata.normalize("NFKC", text[first:last]).translate(_APOSTROPHES).casefold()
            found.append(_Word(re.sub("█+", "█", plain), first, last))
    return found


def _is_mark(character: str) -> bool:
    """Punctuation, symbols and invisible signs around a word; C++ and C# keep theirs."""
    return character not in _KEPT and unicodedata.category(character)[0] in "PSZC"
