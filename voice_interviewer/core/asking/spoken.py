"""Prepare a text for a speech synthesiser: pronunciations in, control characters out, long texts in pieces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

WORDS_PER_PIECE = 60
CHARACTERS_PER_PIECE = 600
_BREAKS = (
    re.compile(r"(?<=[.!?…।。！？])\s*(?<=\s)|(?<=[।。！？])"),  # after a sentence
    re.compile(r"(?<=[,;:)–—])\s+"),  # after a clause
    re.compile(r"\s+"),
)


def has_words(text: str) -> bool:
    """Is there anything to pronounce? Punctuation and emoji alone are not."""
    return any(character.isalnum() for character in text)


def clean(text: str) -> str:
    """The text on one line without control characters, lone surrogates and emoji (which espeak would read by name)."""
    return " ".join("".join(_speakable(character) for character in text).split())


def _speakable(character: str) -> str:
    category = unicodedata.category(character)
    emoji = (category == "So" and ord(character) > 0x2000) or character == "\ufe0f"
    return " " if emoji or category in ("Cc", "Cs", "Cn", "Co") else character


def pronounce(text: str, lexicon: Mapping[str, str]) -> str:
    """Replace each term of the lexicon by its spoken form, whole words only.

    A term in small letters stands for every way to write it; one with capitals ("IT", "Go") only for itself.
    """
    terms = {_key(term): spoken for term, spoken in lexicon.items() if term.strip()}
    if not terms:
        return text
    ordered = sorted(terms, key=len, reverse=True)
    either = "|".join(f"(?i:{re.escape(term)})" if term.islower() else re.escape(term) for term in ordered)
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
    return pattern.sub(lambda match: terms.get(match[0]) or terms[match[0].lower()], text)


def _key(term: str) -> str:
    return " ".join(term.split())


def pieces(text: str, words: int = WORDS_PER_PIECE, characters: int = CHARACTERS_PER_PIECE) -> tuple[str, ...]:
    """Cut a text at the ends of sentences, else of clauses, else between words, into pieces within both limits."""

    def fits(part: str) -> bool:
        return len(part) <= characters and len(part.split()) <= words

    def cut(part: str, breaks: tuple[re.Pattern[str], ...]) -> Iterator[str]:
        if fits(part):
            yield part
        elif breaks:
            yield from packed(piece for part in breaks[0].split(part) for piece in cut(part.strip(), breaks[1:]))
        else:
            yield from (part[start : start + characters] for start in range(0, len(part), characters))

    def packed(parts: Iterator[str]) -> Iterator[str]:
        held = ""
        for part in parts:
            joined = f"{held} {part}".strip()
            if held and not fits(joined):
                yield held
                held = part
            else:
                held = joined
        if held:
            yield held

    return tuple(piece for piece in cut(text.strip(), _BREAKS) if piece)
