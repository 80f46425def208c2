"""Which item comes next, and what fits in the time box. Pure: the same log and pack give the same plan.

A fixed *common core* per role, level and length is asked of everyone, in the same order. After it, the item that adds
most to rubric coverage within the time left is next. How it goes so far adds topics of another level, what the
candidate said of themselves breaks ties; neither touches the core, and neither scores.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from voice_interviewer.core.planning.pace import Pace, pace
from voice_interviewer.core.planning.phases import affinity, open_levels, phase_at
from voice_interviewer.core.planning.standing import Standing, recent, standing
from voice_interviewer.core.role.pack import LEVELS, Item, Level, Pack
from voice_interviewer.core.state import State

Ending = Literal["complete", "time", "candidate"]

INTRODUCTION_S = 90.0
FAREWELL_S = 15.0
CORE_SHARE = 0.7  # of the time box, so that adaptive items and probes have room
_ENOUGH = 0.85  # of an item's expected time must be left: half of all answers are shorter than expected
_CORE_LEAST_S = 45.0


@dataclass(frozen=True, slots=True)
class Outline:
    """What is asked of everyone at this level in this time, and how much of the checklist that can cover."""

    level: Level
    minutes: float
    core: tuple[Item, ...]
    left_out: tuple[Item, ...]
    coverage: float


def level_of(state: State, pack: Pack) -> Level:
    """The level to ask at: the one set by the recruiter, else the profile's, else the pack's lowest."""
    wanted = (state.opened.target_level if state.opened else "") or (state.profile.level if state.profile else "")
    there = {item.level for item in pack.askable}
    if wanted in LEVELS:
        index = LEVELS.index(wanted)
        for near in sorted(LEVELS, key=lambda level: abs(LEVELS.index(level) - index)):
            if near in there:
                return near
    return next((level for level in LEVELS if level in there), "junior")


def cost_s(item: Item) -> float:
    """Seconds that a main question and its answer usually take."""
    return Pace().main_s(item)


@lru_cache(maxsize=64)  # it is asked for many times in each turn
def outline(pack: Pack, level: Level, minutes: float) -> Outline:
    """The common core that fits. It depends on role, level and length alone, so candidates can be compared on it."""
    core = [item for item in pack.askable if item.core and item.level == level]
    budget_s = (minutes * 60 - INTRODUCTION_S - FAREWELL_S) * CORE_SHARE
    chosen: list[Item] = []
    covered: set[str] = set()
    while core_left := [item for item in core if item not in chosen]:
        best = max(core_left, key=lambda item: (len(set(item.checklist) - covered), -core.index(item)))
        if chosen and sum(map(cost_s, chosen)) + cost_s(best) > budget_s:
            break
        chosen.append(best)
        covered |= set(best.checklist)
    chosen.sort(key=core.index)
    left_out = tuple(item for item in core if item not in chosen)
    return Outline(level, minutes, tuple(chosen), left_out, share_of_checklist(pack, chosen))


def share_of_checklist(pack: Pack, items: Sequence[Item]) -> float:
    """The share (0..1) of checklist entries that these items can give evidence for."""
    entries = {entry.id for entry in pack.rubric.checklist}
    return len({entry for item in items for entry in item.checklist} & entries) / len(entries) if entries else 0.0


def next_item(state: State, pack: Pack, so_far: Standing | None = None) -> Item | None:
    """The next main question, or None when the plan is done or nothing more fits in the time left.

    `so_far` is how it goes; without it that is estimated from the answers.
    """
    assert state.opened is not None
    left_s, expected = seconds_left(state), pace(state, pack)
    for item in core_left(state, pack):
        # the core is asked of everyone: it only gives way when the time box is all but over
        return item if left_s >= min(expected.main_s(item), _CORE_LEAST_S) else None
    now = standing(state, pack) if so_far is None else so_far
    fitting = [item for item in _admitted(state, pack, now) if expected.main_s(item) * _ENOUGH <= left_s]
    return max(fitting, key=_worth(state, pack, now)) if fitting else None


def _admitted(state: State, pack: Pack, now: Standing) -> list[Item]:
    """What may be asked now: items of the open levels; others only where they alone cover an open entry.

    Where the own level is used up, the next one follows (at the top: the one below), unless the answers are weak.
    """
    asked = state.asked_items
    left = [item for item in pack.askable if item.id not in asked]
    levels = open_levels(level_of(state, pack), now)
    open_entries = {entry.id for entry in pack.rubric.checklist} - covered(state, pack)
    admitted = [item for item in left if item.level in levels]
    reachable = {entry for item in admitted for entry in item.checklist}
    alone = [item for item in left if item.level not in levels and open_entries & set(item.checklist) - reachable]
    if admitted or alone or now == "weak":
        return [*admitted, *alone]
    own = LEVELS.index(level_of(state, pack))
    steps = [LEVELS.index(item.level) - own for item in left]
    nearest = min((step for step in steps if step > 0), default=max(steps, default=0))
    return [item for item, step in zip(left, steps, strict=True) if step == nearest]


def is_core(state: State, pack: Pack, item: Item) -> bool:
    """Whether this item is asked of everyone: then it is asked as the pack words it."""
    assert state.opened is not None
    return item in outline(pack, level_of(state, pack), state.opened.minutes).core


def reason(state: State, pack: Pack, item: Item) -> str:
    """Why this item is asked now, in plain words for the log."""
    assert state.opened is not None
    level = level_of(state, pack)
    if is_core(state, pack, item):
        return "common core"
    new = sorted(set(item.checklist) - covered(state, pack))
    why = f"adds to coverage: {', '.join(new)}" if new else "depth in the time left"
    now = standing(state, pack)
    if item.level != level and item.level in open_levels(level, now):
        values = recent(state, pack)
        mean = sum(values) / len(values)
        why += f"; level {item.level} added: {now} so far (estimate {mean:.2f}; it picks topics and never scores)"
    elif item.level != level:
        why += f"; level {item.level}: no item of the own level covers this"
    return why


def covered(state: State, pack: Pack) -> set[str]:
    """Checklist entries that a question asked so far can give evidence for."""
    return {entry for item_id in state.asked_items for entry in pack.item(item_id).checklist}


def core_left(state: State, pack: Pack) -> list[Item]:
    """Items of the common core that were not asked yet."""
    assert state.opened is not None
    core = outline(pack, level_of(state, pack), state.opened.minutes).core
    return [item for item in core if item.id not in state.asked_items]


def seconds_left(state: State, now_s: float | None = None) -> float:
    """Seconds until the farewell, from the last event or from `now_s`; the candidate's pauses do not count."""
    assert state.opened is not None
    now_s = state.clock_s if now_s is None else now_s
    return state.opened.minutes * 60 + state.paused_s - FAREWELL_S - now_s


def anything_left(state: State, pack: Pack) -> bool:
    """Whether the plan has something that was not asked yet."""
    return bool(_admitted(state, pack, standing(state, pack)))


def probe_fits(state: State, pack: Pack) -> bool:
    """A probe must leave the time that the rest of the common core and one item for open entries need."""
    assert state.opened is not None
    expected = pace(state, pack)
    core = outline(pack, level_of(state, pack), state.opened.minutes).core
    needed_s = sum(expected.main_s(item) for item in core if item.id not in state.asked_items)
    seen = covered(state, pack) | {entry for item in core for entry in item.checklist}
    missing = {entry.id for entry in pack.rubric.checklist} - seen
    reachable = [item for item in pack.askable if missing & set(item.checklist)]
    if reachable:
        needed_s += min(map(expected.main_s, reachable)) * (1 + len(missing) // 3)
    return seconds_left(state) - expected.probe_s * _ENOUGH >= needed_s


def _worth(state: State, pack: Pack, now: Standing) -> Callable[[Item], tuple[float, ...]]:
    """Coverage first, then level, then the phase, then balance, then the candidate's own topics, then the seed."""
    assert state.opened is not None
    seed, level = state.opened.seed, LEVELS.index(level_of(state, pack))
    phase = phase_at(pack, state.opened.minutes, (state.clock_s - state.paused_s) / 60, now)
    seen = covered(state, pack)
    asked = [pack.item(item_id) for item_id in state.asked_items]
    skills = {fact.value.lower() for fact in state.profile.facts if fact.name == "skill"} if state.profile else set()

    def worth(item: Item) -> tuple[float, ...]:
        distance = LEVELS.index(item.level) - level
        # a phase for strong candidates is there for the harder items
        away = 0 if phase is not None and phase.condition and distance > 0 else abs(distance)
        behavioural_missing = item.kind == "behavioural" and not any(other.kind == "behavioural" for other in asked)
        value = min(len(set(item.checklist) - seen), 3) + 1.5 * behavioural_missing - 0.5 * away
        balance = sum(other.competency == item.competency for other in asked)
        known = len(skills & {topic.lower() for topic in item.topics})
        draw = hashlib.sha256(f"{seed}:{item.id}".encode()).digest()[0]
        return (value, affinity(phase, item, pack), -balance, min(known, 2), draw)

    return worth
