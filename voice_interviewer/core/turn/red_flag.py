"""Red flags of a topic, heard in an answer."""

from __future__ import annotations

from collections.abc import Sequence

from voice_interviewer.core.grading.tokens import content, stem_in, tokenise
from voice_interviewer.core.turn.said import Said, plain


def red_flag(said: Said, flags: Sequence[str]) -> tuple[str, tuple[int, int]] | None:
    """The first flag whose words stand close together while nothing nearby speaks against it, and its characters."""
    stems = [stem_in(said.language, token.text) for token in said.tokens]
    for flag in flags:
        wanted = set(content(flag, said.language))
        if not wanted:
            continue
        span = _window(stems, wanted, len(wanted) * 2 + 2)
        if span is None:
            continue
        around = {plain(token.text) for token in said.tokens[max(0, span[0] - 5) : span[1] + 4]}
        denied = said.book.negations - {plain(token.text) for token in tokenise(flag)}
        if not around & denied:
            return flag, said.characters(*span)
    return None


def _window(stems: Sequence[str], wanted: set[str], size: int) -> tuple[int, int] | None:
    for first, one in enumerate(stems):
        if one not in wanted:
            continue
        missing = set(wanted)
        for last in range(first, min(first + size, len(stems))):
            missing.discard(stems[last])
            if not missing:
                return first, last + 1
    return None
