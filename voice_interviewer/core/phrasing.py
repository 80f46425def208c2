"""Small pieces of sentences."""

from __future__ import annotations

from collections.abc import Sequence

from voice_interviewer.core.reporting.blocks import Block


def about(block: Block) -> str:
    """`question 3 on caching (8.0)`."""
    on = f" on {inline(block.title)}" if block.title else ""
    return f"question {block.number}{on} ({block.score})"


def topic(block: Block) -> str:
    return inline(block.title) if block.title else f"the subject of question {block.number}"


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def listed(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def inline(text: str) -> str:
    """A title inside a sentence: small first letter, unless the first word is an abbreviation or a name like gRPC."""
    head = text.split(maxsplit=1)[0] if text.strip() else ""
    if head[1:].lower() != head[1:] or head == "I":
        return text
    return text[:1].lower() + text[1:]
