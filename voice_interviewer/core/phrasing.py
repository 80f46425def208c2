"""Small pieces of sentences."""

from __future__ import annotations

from collections.abc import Sequence

from voice_interviewer.core.reporting.blocks import Block


def named(block: Block) -> str:
    """`question 3, “caching”`: quoted, since some titles are no nouns ("charged twice")."""
    return f"question {block.number}" + (f", “{block.title}”" if block.title else "")


def about(block: Block) -> str:
    """`question 3, “caching” (8.0)`."""
    return f"{named(block)} ({block.score})"


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def listed(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def inline(text: str, language: str = "en") -> str:
    """A text inside a sentence: small first letter, unless the first word is an abbreviation or a name like gRPC.

    In other languages than English it stays as it is: a German noun keeps its capital.
    """
    if language != "en":
        return text
    head = text.split(maxsplit=1)[0] if text.strip() else ""
    if head[1:].lower() != head[1:] or head == "I":
        return text
    return text[:1].lower() + text[1:]
