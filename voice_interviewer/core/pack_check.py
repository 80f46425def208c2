"""Is a pack fit to be asked? Pure rules over a pack, each of which yields what it finds."""

from __future__ import annotations

from voice_interviewer.core.pack import Pack, Problem


def check(pack: Pack) -> tuple[Problem, ...]:
    """Everything that is wrong with a pack, errors first, by file and line."""
    return ()
