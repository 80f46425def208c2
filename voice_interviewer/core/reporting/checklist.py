"""The checklist of a role as one interview leaves it: what was shown, what was not, what nobody asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from voice_interviewer.core.events import Evidence
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.ratings import Vote
from voice_interviewer.core.reporting.scoring import percent, wilson
from voice_interviewer.core.role.pack import ChecklistEntry, Pack

Status = Literal["1", "0", "N/A", "not scored"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistLine:
    """One entry: "1" shown, "0" asked and not shown, "N/A" never asked about, "not scored" asked and not rated.

    `rated_by` names the people among those whose word the status is.
    """

    entry: str
    text: str
    group: str
    status: Status
    reason: str
    questions: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    rated_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """`percent` is correct of evaluated, `interval` its Wilson 95% interval, `coverage` evaluated of all, in %."""

    lines: tuple[ChecklistLine, ...]
    entries: int
    evaluated: int
    correct: int
    not_scored: int
    not_applicable: int
    percent: int | None
    interval: tuple[int, int] | None
    coverage: int | None


def checklist(mains: Sequence[Block], pack: Pack) -> Checklist:
    """All entries of the pack in its order, judged by the answers to these main questions and their follow-ups."""
    lines = tuple(_line(entry, mains) for entry in pack.rubric.checklist)
    count = {status: sum(line.status == status for line in lines) for status in ("1", "0", "N/A", "not scored")}
    evaluated = count["1"] + count["0"]
    return Checklist(
        lines=lines,
        entries=len(lines),
        evaluated=evaluated,
        correct=count["1"],
        not_scored=count["not scored"],
        not_applicable=count["N/A"],
        percent=percent(count["1"], evaluated) if evaluated else None,
        interval=wilson(count["1"], evaluated) if evaluated else None,
        coverage=percent(evaluated, len(lines)) if lines else None,
    )


def _line(entry: ChecklistEntry, mains: Sequence[Block]) -> ChecklistLine:
    """An entry counts as shown where at least half of the answers that could be rated on it show it."""
    votes: list[tuple[str, Vote]] = [
        (block.question_id, vote)
        for block in mains
        for member in (block, *block.probes)
        for vote in member.votes
        if vote.entry == entry.id
    ]
    told = [vote for _, vote in votes if vote.status]
    people: tuple[str, ...] = ()
    status: Status
    if not votes:
        status, reason = "N/A", "No question asked about this."
    elif not told:
        first = next((vote for _, vote in votes if vote.rated_by), votes[0][1])
        status, reason, people = "not scored", first.reason, (first.rated_by,) if first.rated_by else ()
    else:
        shown = sum(vote.status == "1" for vote in told)
        status = "1" if 2 * shown >= len(told) else "0"
        agreeing = [vote for vote in told if vote.status == status]
        people = tuple(dict.fromkeys(vote.rated_by for vote in agreeing if vote.rated_by))
        reason = next((vote.reason for vote in agreeing if vote.rated_by), agreeing[0].reason)
    return ChecklistLine(
        entry=entry.id,
        text=entry.text,
        group=entry.group,
        status=status,
        reason=reason,
        questions=tuple(dict.fromkeys(question_id for question_id, _ in votes)),
        evidence=tuple(piece for vote in told if vote.status == status for piece in vote.evidence),
        rated_by=people,
    )
