"""Words with their places in a text, and the small arithmetic of spoken numbers; punctuation is optional.

This is for *understanding* what is said: clauses and sentences, "C++", ".NET" and "3.5" as one word, nothing left out.
The scorer compares words with a guide and has its own cut and stems, by which it was measured: see `words`.
Stems and stop words are English, or German where the language says so; numbers are English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from voice_interviewer.core.german import lexicon as lexicon_de

_WORD = re.compile(
    r"\.net\b|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*(?:\d+(?![^\W\d_]))?(?:\+\+|\+|#)?|\d+[^\W\d_]+", re.IGNORECASE
)
_BREAK = re.compile(r"""[.!?;:]["'”’)\]]*\s|\n|…""")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its lower-case form, its characters `start:end` in the text, and what stands before the next."""

    text: str
    start: int
    end: int
    after: str = ""

    @property
    def ends_sentence(self) -> bool:
        return bool(_BREAK.search(self.after))

    @property
    def ends_clause(self) -> bool:
        return self.ends_sentence or any(mark in self.after for mark in (",", "(", ")", "–", "—", " - "))


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


def tokenise(text: str) -> list[Token]:
    """The words of a text. Apostrophes stay inside a word in their straight form: "don’t" gives "don't"."""
    return list(_tokenised(text))


@lru_cache(4096)  # questions and answers are looked at by many rules
def _tokenised(text: str) -> tuple[Token, ...]:
    found = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    text += "\n"
    ends = [*(start for _, start, _ in found[1:]), len(text) + 1][: len(found)]
    return tuple(
        Token(word.lower().replace("’", "'"), start, end, text[end:following])
        for (word, start, end), following in zip(found, ends, strict=True)
    )


def words(text: str) -> list[str]:
    """The lower-case words of a text."""
    return [token.text for token in _tokenised(text)]


_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_NUMBERS: dict[str, float] = {word: float(value) for value, word in enumerate(_UNITS)}
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS |= {word: float(10 * value) for value, word in enumerate(_TENS, start=2)}
_SCALES = {"hundred": 100.0, "thousand": 1000.0, "million": 1_000_000.0}


def number_at(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """The number that starts at token `i`, in digits or words, and the index after it; None where there is none.

    "4.5", "twenty five", "four and a half", "a hundred" and "two hundred" are numbers.
    """
    value, j = _plain_number(tokens, i)
    if value is None:
        return None
    tail = [token.text for token in tokens[j : j + 3]]
    if tail[:3] == ["and", "a", "half"]:
        return value + 0.5, j + 3
    return value, j


def _plain_number(tokens: Sequence[Token], i: int) -> tuple[float | None, int]:
    word = tokens[i].text if i < len(tokens) else ""
    following = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if word[:1].isdigit():
        digits = re.match(r"\d+(?:,\d{3})*(?:\.\d+)?", word)
        return (float(digits.group().replace(",", "")), i + 1) if digits else (None, i)
    if word in {"a", "one"} and following in _SCALES:
        return _SCALES[following], i + 2
    if word not in _NUMBERS:
        return None, i
    value = _NUMBERS[word]
    if word in _TENS and 0 < _NUMBERS.get(following, 0.0) < 10:
        value, i = value + _NUMBERS[following], i + 1
        following = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if following in _SCALES:
        return value * _SCALES[following], i + 2
    return value, i + 1


_SUFFIXES = (
    ("isations", "is"), ("izations", "is"), ("isation", "is"), ("ization", "is"), ("ations", ""), ("ation", ""),
    ("ising", "is"), ("izing", "is"), ("ised", "is"), ("ized", "is"), ("ises", "is"), ("izes", "is"),
    ("ments", ""), ("ment", ""), ("ingly", ""), ("edly", ""), ("ings", ""), ("ing", ""), ("ies", "y"),
    ("ied", "y"), ("ions", ""), ("ion", ""), ("ers", ""), ("ors", ""), ("er", ""), ("or", ""), ("ed", ""),
    ("ly", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A rough stem, enough to see that "retries", "retrying" and "retried" are one word."""
    word = word.removesuffix("'s")
    if word.endswith("ss") or len(word) < 4:
        return word
    for suffix, other in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)] + other
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiols":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


STOP_WORDS = word_set(
    """a an and are as at be been being but by can could did do does doing done for from get gets getting go goes
    going gone got had has have having he her here him his how i i'd i'll i'm i've if in into is it it's its just let
    let's like made make may me might more most my no nor not of off on once one only or other our out over own really
    said same say she should so some such than that that's the their them then there these they they're this those
    through to too under until up us very was we we'd we'll we're we've well were what what's when where which while
    who whom whose why will with would yes you you'd you'll you're you've your about after again all also am any
    because before between both during each few don't didn't doesn't isn't wasn't won't can't couldn't um uh er hmm
    okay ok yeah actually basically kind sort mean know think want need please tell describe explain give talk walk
    now still even much many thing things lot bit way"""
)


def stop_words(language: str) -> frozenset[str]:
    """The words of a language that carry no meaning by themselves."""
    return lexicon_de.STOP_WORDS if language == "de" else STOP_WORDS


def stem_in(language: str, word: str) -> str:
    """The stem of a word of this language."""
    return lexicon_de.stem(word) if language == "de" else stem(word)


def content(text: str, language: str = "en") -> list[str]:
    """The stems of the words that carry meaning, in order."""
    stop = stop_words(language)
    return [stem_in(language, word) for word in words(text) if word not in stop and (len(word) > 1 or word.isdigit())]
