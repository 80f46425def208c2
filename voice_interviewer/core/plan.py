"""Which item comes next, and what fits in the time box. Pure: the same log and pack give the same plan.

A fixed *common core* per role, level and length is asked of everyone, in the same order. After it, the item that adds
most to rubric coverage within the time left is next; what the candidate said of themselves only breaks ties.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from voice_interviewer.core.pack import LEVELS, Item, Level, Pack
from voice_interviewer.core.state import State

Ending = Literal["complete", "time", "candidate"]

INTRODUCTION_S = 90.0
FAREWELL_S = 15.0
PROMPT_S = 12.0  # saying a question and waiting out the patience after its answer
PROBE_S = 45.0
CORE_SHARE = 0.7  # of the time box, so that adaptive items and probes have room


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
    """Seconds that a main question takes, as the pack estimates."""
    return item.minutes * 60 + PROMPT_S


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
    entries = {entry.id for entry in pack.rubric.checklist}
    coverage = len(covered & entries) / len(entries) if entries else 0.0
    left_out = tuple(item for item in core if item not in chosen)
    return Outline(level, minutes, tuple(chosen), left_out, coverage)


def next_item(state: State, pack: Pack) -> Item | None:
    """The next main question, or None when the plan is done or nothing more fits in the time left."""
    assert state.opened is not None
    left_s = seconds_left(state)
    asked = state.asked_items
    for item in outline(pack, level_of(state, pack), state.opened.minutes).core:
        if item.id not in asked:
            # the core is asked of everyone: it only gives way when the time box is all but over
            return item if left_s >= min(cost_s(item), 60.0) else None
    fitting = [item for item in pack.askable if item.id not in asked and cost_s(item) <= left_s]
    if not fitting:
        return None
    best = max(fitting, key=lambda item: _worth(state, pack, item))
    return best


def reason(state: State, pack: Pack, item: Item) -> str:
    """Why this item is asked now, in plain words for the log."""
    assert state.opened is not None
    if item in outline(pack, level_of(state, pack), state.opened.minutes).core:
        return "common core"
    new = sorted(set(item.checklist) - covered(state, pack))
    return f"adds to coverage: {', '.join(new)}" if new else "depth in the time left"


def covered(state: State, pack: Pack) -> set[str]:
    """Checklist entries that a question asked so far can give evidence for."""
    return {entry for item_id in state.asked_items for entry in pack.item(item_id).checklist}


def seconds_left(state: State) -> float:
    assert state.opened is not None
    return state.opened.minutes * 60 - FAREWELL_S - state.clock_s


def shortest_s(pack: Pack) -> float:
    return min((cost_s(item) for item in pack.askable), default=0.0)


def probe_fits(state: State, pack: Pack) -> bool:
    """A probe must leave the time that the rest of the common core needs."""
    assert state.opened is not None
    core = outline(pack, level_of(state, pack), state.opened.minutes).core
    needed_s = sum(cost_s(item) for item in core if item.id not in state.asked_items)
    return seconds_left(state) - PROBE_S >= needed_s


def _worth(state: State, pack: Pack, item: Item) -> tuple[float, ...]:
    """Coverage first, then nearness in level, then kind balance, then the candidate's own topics, then the seed."""
    assert state.opened is not None
    level = LEVELS.index(level_of(state, pack))
    asked = [pack.item(item_id) for item_id in state.asked_items]
    new_entries = len(set(item.checklist) - covered(state, pack))
    distance = abs(LEVELS.index(item.level) - level)
    behavioural_missing = item.kind == "behavioural" and not any(other.kind == "behavioural" for other in asked)
    competency_count = sum(other.competency == item.competency for other in asked)
    skills = {fact.value.lower() for fact in state.profile.facts if fact.name == "skill"} if state.profile else set()
    known = len(skills & {topic.lower() for topic in item.topics})
    draw = hashlib.sha256(f"{state.opened.seed}:{item.id}".encode()).digest()[0]
    return (min(new_entries, 2) + 1.5 * behavioural_missing - distance, -competency_count, min(known, 2), draw)
