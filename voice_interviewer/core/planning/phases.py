"""The persona's phases, scaled to the interview's length, and who gets into which."""

from __future__ import annotations

from functools import lru_cache

from voice_interviewer.core.grading.tokens import content
from voice_interviewer.core.planning.standing import Standing
from voice_interviewer.core.role.pack import LEVELS, Item, Level, Pack, Phase

_ORDER: tuple[Standing, ...] = ("weak", "solid", "strong", "exceptional")


def scaled(phase: Phase, pack: Pack, minutes: float) -> tuple[float, float]:
    """First and last minute of a phase in an interview of this length."""
    share = minutes / pack.persona.minutes if pack.persona.minutes else 1.0
    return phase.start_min * share, phase.end_min * share


def admits(phase: Phase, standing: Standing) -> bool:
    """Whether the phase's condition ("Strong candidates", "Exceptional candidates") holds."""
    condition = phase.condition.lower()
    needed: Standing | None = (
        "exceptional" if "exceptional" in condition else "strong" if "strong" in condition else None
    )
    return needed is None or (standing != "open" and _ORDER.index(standing) >= _ORDER.index(needed))


def phase_at(pack: Pack, minutes: float, at_min: float, standing: Standing) -> Phase | None:
    """The phase that this minute belongs to: the last one begun that admits the candidate."""
    begun = [phase for phase in pack.persona.phases if scaled(phase, pack, minutes)[0] <= at_min]
    return next((phase for phase in reversed(begun) if admits(phase, standing)), None)


def open_levels(level: Level, standing: Standing) -> tuple[Level, ...]:
    """The levels that adaptive items come from, the candidate's own first.

    Weak fundamentals stay, with simpler items beside; strong adds the next level, exceptional the one after it. The
    common core is not touched by this.
    """
    index = LEVELS.index(level)
    steps = {"weak": (0, -1), "strong": (0, 1), "exceptional": (0, 1, 2)}.get(standing, (0,))
    return tuple(LEVELS[index + step] for step in steps if 0 <= index + step < len(LEVELS))


def affinity(phase: Phase | None, item: Item, pack: Pack) -> int:
    """How many words the phase's task shares with what the item is about (at most 3): a tie-breaker."""
    if phase is None:
        return 0
    names = tuple(competency.name for competency in pack.rubric.competencies if competency.id == item.competency)
    about = _words((*item.topics, item.section, item.style, *names), pack.language)
    return min(3, len(_words((phase.name, phase.task, *phase.expect), pack.language) & about))


@lru_cache(maxsize=1024)
def _words(texts: tuple[str, ...], language: str) -> frozenset[str]:
    return frozenset(content(" ".join(texts), language))
