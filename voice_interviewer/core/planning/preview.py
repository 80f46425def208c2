"""What an interview will be, before it begins: the plan run through with answers of usual length."""

from __future__ import annotations

from dataclasses import dataclass

from voice_interviewer.core.events import InterviewerSpoke, InterviewOpened, QuestionAsked, TurnEnded
from voice_interviewer.core.planning import plan
from voice_interviewer.core.planning.pace import PROBE_S
from voice_interviewer.core.planning.phases import phase_at
from voice_interviewer.core.planning.standing import Standing
from voice_interviewer.core.role.pack import Item, Level, Pack
from voice_interviewer.core.state import State, evolve


@dataclass(frozen=True, slots=True)
class Step:
    """A main question: when it comes (minutes), in which phase, and why."""

    at_min: float
    phase: str
    item: Item
    is_core: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The steps of an interview with usual answers; `coverage` is the share (0..1) of the checklist they can assess.

    `uncovered` are the checklist entries that are left out, `left_out` the items of the level that are not asked.
    """

    level: Level
    minutes: float
    steps: tuple[Step, ...]
    probes: int
    coverage: float
    uncovered: tuple[str, ...]
    left_out: tuple[Item, ...]


def preview(pack: Pack, level: Level, minutes: float, so_far: Standing = "solid") -> Preview:
    """The plan for a candidate whose answers are `so_far`."""
    opened = InterviewOpened(
        interview_id="preview", candidate="", pack_id=pack.id, pack_title=pack.title, pack_hash=pack.sha256,
        minutes=minutes, target_level=level,
    )  # fmt: skip
    state = evolve(State(), opened)
    state = evolve(state, InterviewerSpoke(purpose="notice", text="", at_s=plan.INTRODUCTION_S))
    core = plan.outline(pack, plan.level_of(state, pack), minutes).core
    steps: list[Step] = []
    while (item := plan.next_item(state, pack, so_far)) is not None:
        phase = phase_at(pack, minutes, (state.clock_s + plan.cost_s(item) / 2) / 60, so_far)
        why = plan.reason(state, pack, item)
        steps.append(Step(state.clock_s / 60, phase.name if phase else "", item, item in core, why))
        state = _asked(state, item, f"q{len(state.turns)}", plan.cost_s(item))
        if state.probes() < pack.rubric.limits.probes and plan.probe_fits(state, pack):
            state = _asked(state, item, f"q{len(state.turns)}", PROBE_S, parent_id=state.turns[-1].question.question_id)
    covered = plan.covered(state, pack)
    return Preview(
        level=level,
        minutes=minutes,
        steps=tuple(steps),
        probes=state.probes(),
        coverage=plan.share_of_checklist(pack, [step.item for step in steps]),
        uncovered=tuple(entry.text for entry in pack.rubric.checklist if entry.id not in covered),
        left_out=tuple(item for item in pack.askable if item.level == level and item.id not in state.asked_items),
    )


def _asked(state: State, item: Item, question_id: str, seconds: float, parent_id: str = "") -> State:
    """The state after a question that took so long."""
    question = QuestionAsked(
        question_id=question_id, text=item.text, form="probe" if parent_id else "main", at_s=state.clock_s,
        item_id=item.id, parent_id=parent_id,
    )  # fmt: skip
    state = evolve(state, question)
    return evolve(state, TurnEnded(question_id=question_id, reason="patience", at_s=state.clock_s + seconds))
