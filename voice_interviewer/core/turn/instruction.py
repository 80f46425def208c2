"""Instructions to the interviewer or grader, which change neither plan nor state nor score."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voice_interviewer.core.turn.said import Said, plain


def instructions(text: str, language: str) -> list[tuple[int, int]]:
    """The characters of every spoken instruction to interviewer or grader; those that are only reported are none."""
    said = Said.of(text, language)
    found = (_spoken(said, pattern) for pattern in said.book.instruction)
    return sorted({span for spans in found for span in spans})


def instruction(said: Said) -> tuple[int, int] | None:
    """The characters of an instruction, spoken or written as a line of a prompt; None where there is none."""
    for pattern in said.book.instruction_lines:
        line = re.search(pattern, said.raw, re.IGNORECASE | re.MULTILINE)
        if line is not None:
            return line.start(), line.end()
    return next((span for pattern in said.book.instruction for span in _spoken(said, pattern)), None)


def _spoken(said: Said, pattern: str) -> Iterator[tuple[int, int]]:
    for first, last in said.matches(pattern):
        before = {plain(token.text) for token in said.tokens[max(0, first - 6) : first]}
        if not before & said.book.reported:
            yield said.characters(first, last)
