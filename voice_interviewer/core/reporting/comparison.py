"""Candidates for one role side by side, on the questions that all of them were asked.

Only the common core counts: a follow-up is part of its question, everything else differs from one interview to the
next. Scores come with an interval, and whoever's intervals overlap are not ranked. A place is a range: as many are
clearly above, as many are clearly below.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from voice_interviewer.core.phrasing import counted, listed
from voice_interviewer.core.reporting.blocks import Block, exact_score
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.scoring import HIGHEST, LOWEST, VIEW, mean, needed, one_decimal
from voice_interviewer.core.role.pack import Pack

SCHEMA_VERSION = "1.0"
ROUNDING = Fraction(VIEW * VIEW, 12)
"""Variance that rounding a level to a whole one leaves, out of 10: equal scores do not make an interval of nothing."""
T_95 = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
"""Student's t for 95%, two-sided, by degrees of freedom from 1; beyond the table it hardly changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """A question that everyone of the group was asked."""

    item_id: str
    title: str
    text: str
    competency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """`scores` are out of 10, in the order of the group's questions; None is not scored.

    `score` is their mean with its 95% `interval`. `places` is the best and the worst place that the intervals leave
    open, None where too few answers are scored. `above` are the interviews whose interval lies wholly below.
    """

    interview_id: str
    name: str
    started: str
    outcome: str
    mentions_only: bool
    scores: tuple[Decimal | None, ...]
    scored: int
    score: Decimal | None
    interval: tuple[Decimal, Decimal] | None
    places: tuple[int, int] | None
    above: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Interviews with the same questions, level and grader. `conclusion` says in sentences what can be told."""

    role: str
    level: str
    pack_id: str
    pack_hash: str
    graders: tuple[str, ...]
    questions: tuple[Common, ...]
    left_out: int
    candidates: tuple[Candidate, ...]
    conclusion: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    schema_version: str
    groups: tuple[Group, ...]
    notes: tuple[str, ...]


def compare(interviews: Sequence[tuple[Report, Pack]]) -> Comparison:
    """Group what may be compared and compare it, in whatever order it is given. One given twice counts once."""
    groups: dict[tuple[str, str, str, tuple[str, ...]], list[tuple[Report, Pack]]] = {}
    once = {report.metadata.interview_id: (report, pack) for report, pack in interviews}
    for report, pack in sorted(once.values(), key=lambda entry: _order(entry[0])):
        groups.setdefault(_key(report), []).append((report, pack))
    made = tuple(_group(key, members) for key, members in sorted(groups.items()))
    return Comparison(schema_version=SCHEMA_VERSION, groups=made, notes=_notes(made))


def _order(report: Report) -> tuple[str, str]:
    return report.metadata.candidate.casefold(), report.metadata.interview_id


def _key(report: Report) -> tuple[str, str, str, tuple[str, ...]]:
    meta = report.metadata
    return meta.pack_id, meta.pack_hash, meta.target_level or report.profile.level, tuple(sorted(meta.graders))


def _notes(groups: Sequence[Group]) -> tuple[str, ...]:
    """Why there is more than one group."""
    if len(groups) < 2:
        return ()
    reasons = []
    if len({group.pack_id for group in groups}) > 1:
        reasons.append("roles")
    elif len({group.pack_hash for group in groups}) > 1:
        reasons.append("versions of the role's questions")
    if len({group.level for group in groups}) > 1:
        reasons.append("levels")
    if len({group.graders for group in groups}) > 1:
        reasons.append("graders")
    return (
        f"These interviews have different {listed(reasons)}. They are shown in {len(groups)} groups and not compared "
        "across them.",
    )


def _group(key: tuple[str, str, str, tuple[str, ...]], members: Sequence[tuple[Report, Pack]]) -> Group:
    pack_id, pack_hash, level, graders = key
    asked = [_core_blocks(report, pack) for report, pack in members]
    everyone = [item for item in asked[0] if all(item in blocks for blocks in asked)]
    least = max(2, needed(members[0][1].rubric.thresholds.coverage, len(everyone)))
    found = [_candidate(report, [blocks[item] for item in everyone], least) for (report, _), blocks in zip(
        members, asked, strict=True)]  # fmt: skip
    candidates = tuple(sorted((_placed(entry, found) for entry in found), key=_by_place))
    questions = tuple(_common(asked[0][item]) for item in everyone)
    return Group(
        role=members[0][0].metadata.role,
        level=level,
        pack_id=pack_id,
        pack_hash=pack_hash,
        graders=graders,
        questions=questions,
        left_out=len({item for blocks in asked for item in blocks}) - len(everyone),
        candidates=candidates,
        conclusion=tuple(_conclude(candidates, len(questions))),
    )


def _core_blocks(report: Report, pack: Pack) -> dict[str, Block]:
    """The main questions of the pack's common core, by item."""
    core = {item.id for item in pack.bank.items if item.core}
    return {block.item_id: block for block in report.questions if block.item_id in core}


def _common(block: Block) -> Common:
    return Common(item_id=block.item_id, title=block.title, text=block.text, competency=block.competency)


def _candidate(report: Report, blocks: Sequence[Block], least: int) -> Candidate:
    exact = [exact_score(block) for block in blocks]
    known = [score for score in exact if score is not None]
    return Candidate(
        interview_id=report.metadata.interview_id,
        name=report.metadata.candidate,
        started=report.metadata.started,
        outcome=report.figures.verdict.label,
        mentions_only=report.figures.mentions_only,
        scores=tuple(None if score is None else one_decimal(score) for score in exact),
        scored=len(known),
        score=one_decimal(mean(known)) if known else None,
        interval=interval(known) if len(known) >= least else None,
        places=None,
        above=(),
    )


def interval(scores: Sequence[Fraction]) -> tuple[Decimal, Decimal] | None:
    """The 95% interval of a mean out of 10, by Student's t, within the scale; None for fewer than two scores."""
    count = len(scores)
    if count < 2:
        return None
    middle = mean(scores)
    variance = sum(((score - middle) ** 2 for score in scores), Fraction()) / (count - 1) + ROUNDING
    t = T_95[min(count - 1, len(T_95)) - 1]
    reach = Fraction(round(t * math.sqrt(variance / count), 6)).limit_denominator(10**6)
    low, high = max(middle - reach, Fraction(LOWEST * VIEW)), min(middle + reach, Fraction(HIGHEST * VIEW))
    return one_decimal(low), one_decimal(high)


def _placed(one: Candidate, all_of_them: Sequence[Candidate]) -> Candidate:
    if one.interval is None:
        return one
    others = [other for other in all_of_them if other is not one and other.interval is not None]
    if not others:
        return one
    above = [other for other in others if other.interval and other.interval[0] > one.interval[1]]
    below = [other for other in others if other.interval and other.interval[1] < one.interval[0]]
    places = (1 + len(above), 1 + len(others) - len(below))
    return replace(one, places=places, above=tuple(other.interview_id for other in below))


def _by_place(candidate: Candidate) -> tuple[float, float, str, str]:
    """Where the intervals decide, better first; where they do not, by name."""
    best, worst = candidate.places or (math.inf, math.inf)
    return best, worst, candidate.name.casefold(), candidate.interview_id


def _conclude(candidates: Sequence[Candidate], questions: int) -> list[str]:
    if len(candidates) < 2:
        return ["There is only one interview of this kind: nothing to compare it with."]
    if not questions:
        return ["These interviews share no question of the common core: nothing can be compared."]
    names = {candidate.interview_id: called(candidate, candidates) for candidate in candidates}
    found = [
        f"{names[candidate.interview_id]} is clearly above {listed([names[other] for other in candidate.above])}."
        for candidate in candidates
        if candidate.above
    ]
    placed = [candidate for candidate in candidates if candidate.places]
    basis = counted(questions, "question")
    if found:
        found.append(f"All other differences on the {basis} asked of all lie within the intervals.")
    elif len(placed) > 1:
        found.append(f"On the {basis} asked of all, no two candidates can be told apart: their intervals overlap.")
    unplaced = [names[candidate.interview_id] for candidate in candidates if candidate.interval is None]
    if unplaced:
        verb = "has" if len(unplaced) == 1 else "have"
        found.append(f"{listed(unplaced)} {verb} too few scored answers for an interval and no place.")
    return found


def called(candidate: Candidate, candidates: Sequence[Candidate]) -> str:
    """The candidate's name; with the interview's id where it is missing or two have the same."""
    name = candidate.name or "Not named"
    alone = sum(other.name == candidate.name for other in candidates) == 1
    return name if alone and candidate.name else f"{name} ({candidate.interview_id})"
