"""The sentences of a report. Each cites what it rests on, and one that says the opposite of its source is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from voice_interviewer.core.phrasing import about, counted, inline, listed, topic
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.claims import COMPETENCY, Claim, Polarity, Standing, Suggestion, check, standings
from voice_interviewer.core.reporting.figures import ChecklistLine, Figures
from voice_interviewer.core.reporting.scoring import CHECKLIST
from voice_interviewer.core.reporting.suggestions import plan, suggestions
from voice_interviewer.core.role.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    summary: tuple[Claim, ...]
    strengths: tuple[Claim, ...]
    gaps: tuple[Claim, ...]
    not_evaluated: tuple[Claim, ...]
    suggestions: tuple[Suggestion, ...]
    rationale: tuple[Claim, ...]
    plan: tuple[Claim, ...]


def write(
    blocks: Sequence[Block], numbers: Figures, pack: Pack, *, candidate: str, level: str, withheld: str = ""
) -> Narrative:
    """All sentences, from templates. Raises Contradiction if a template ever contradicts the figures.

    `withheld` says why a program may not assess this; where nobody else did, nothing is found and nothing suggested.
    """
    sources = standings(blocks, numbers, pack.rubric.thresholds)
    mains = [block for block in blocks if block.form != "introduction"]
    if withheld and not numbers.scored and not numbers.checklist.evaluated:
        return _unassessed(mains, numbers, sources, candidate)
    gaps = [line for line in numbers.checklist.lines if line.status == "0"]
    unknown = [line for line in numbers.checklist.lines if line.status in ("N/A", "not scored")]
    narrative = Narrative(
        summary=tuple(_summary(mains, numbers, sources, candidate)),
        strengths=_strengths(mains, numbers, sources),
        gaps=_gaps(mains, gaps, sources),
        not_evaluated=tuple(
            Claim(text=line.text, detail=line.reason, cites=(CHECKLIST + line.entry,), polarity="open")
            for line in unknown
        ),
        suggestions=suggestions([*gaps, *unknown], mains, numbers, pack, sources, level),
        rationale=tuple(_rationale(numbers, sources)),
        plan=tuple(plan(mains, numbers, pack, sources, level)),
    )
    claims: Iterable[Claim | Suggestion] = (
        *narrative.strengths,
        *narrative.gaps,
        *narrative.not_evaluated,
        *narrative.suggestions,
        *narrative.plan,
    )
    for claim in (*claims, *(claim for claim in (*narrative.summary, *narrative.rationale) if claim.cites)):
        check(claim, sources)
    return narrative


def _unassessed(mains: Sequence[Block], numbers: Figures, sources: Mapping[str, Standing], candidate: str) -> Narrative:
    """What was said, and why nothing follows from it."""
    said = [claim for claim in _summary(mains, numbers, sources, candidate) if claim.polarity == "neutral"]
    why = Claim(text=numbers.verdict.justification, cites=(), polarity="neutral")
    return Narrative(
        summary=(*said, why), strengths=(), gaps=(), not_evaluated=(), suggestions=(), rationale=(why,), plan=()
    )


def _summary(
    mains: Sequence[Block], numbers: Figures, sources: Mapping[str, Standing], candidate: str
) -> Iterable[Claim]:
    counts = numbers.statistics
    who = candidate or "The candidate"
    if not mains:
        yield Claim(text=f"{who} was asked no question beyond the introduction.", cites=(), polarity="neutral")
        return
    everything = tuple(block.question_id for block in mains)
    asked = counted(counts.questions, "question")
    answered = f"all {asked}" if counts.answered == counts.questions else f"{counts.answered} of {asked}"
    answered = asked if counts.questions == counts.answered == 1 else answered
    kinds = listed([f"{count} {kind}" for kind, count in _kinds(numbers) if count])
    follow_ups = f", with {counted(counts.probes, 'follow-up')}" if counts.probes else ""
    yield Claim(text=f"{who} answered {answered}: {kinds}{follow_ups}.", cites=everything, polarity="neutral")
    scored = sorted((block for block in mains if block.score is not None), key=lambda block: -(block.score or 0))
    best = [block for block in scored if sources[block.question_id] == "strong"][:2]
    if best:
        if len(best) > 1 and best[0].score == best[1].score:
            text = f"The best answers were to {about(best[0])} and {about(best[1])}"
        elif len(best) > 1:
            text = f"The best answer was to {about(best[0])}, then {about(best[1])}"
        elif len(scored) > 1:
            text = f"The best answer was to {about(best[0])}"
        else:
            text = f"The answer to {about(best[0])} is good"
        yield Claim(text=text + ".", cites=tuple(block.question_id for block in best), polarity="strength")
    weak = [block for block in reversed(scored) if sources[block.question_id] == "weak"][:2]
    if weak:
        text = f"Least came to {listed([about(block) for block in weak])}"
        missing = [point for rating in weak[0].ratings for point in rating.missing][:2]
        if missing:
            lead = "; not mentioned:" if len(weak) == 1 else f". Not mentioned in question {weak[0].number}:"
            text += f"{lead} {'; '.join(inline(point) for point in missing)}"
        yield Claim(text=text + ".", cites=tuple(block.question_id for block in weak), polarity="gap")
    unscored = [block for block in mains if block.score is None]
    if unscored:
        text = f"{_questions(unscored)} could not be scored."
        yield Claim(text=text, cites=tuple(block.question_id for block in unscored), polarity="open")


def _strengths(mains: Sequence[Block], numbers: Figures, sources: Mapping[str, Standing]) -> tuple[Claim, ...]:
    """Checklist entries that were shown; without a checklist, the answers that scored well."""
    if numbers.checklist.lines:
        return tuple(_entry(line, "strength") for line in numbers.checklist.lines if line.status == "1")
    strong = (block for block in mains if sources[block.question_id] == "strong")
    return tuple(_answer(block, "strength") for block in strong)


def _gaps(mains: Sequence[Block], gaps: Sequence[ChecklistLine], sources: Mapping[str, Standing]) -> tuple[Claim, ...]:
    """Entries asked about and not shown, then weak answers that no such entry covers."""
    covered = {question_id for line in gaps for question_id in line.questions}
    weak = [block for block in mains if sources[block.question_id] == "weak" and block.question_id not in covered]
    return (*(_entry(line, "gap") for line in gaps), *(_answer(block, "gap") for block in weak))


def _entry(line: ChecklistLine, polarity: Polarity) -> Claim:
    return Claim(
        text=line.text,
        detail=line.reason,
        cites=(CHECKLIST + line.entry,),
        polarity=polarity,
        evidence=line.evidence[:1],
    )


def _answer(block: Block, polarity: Polarity) -> Claim:
    evidence = [piece for rating in block.ratings if rating.level is not None for piece in rating.evidence]
    text = f"{topic(block)} ({block.score} of 10)"
    return Claim(text=text, cites=(block.question_id,), polarity=polarity, evidence=tuple(evidence[:1]))


def _rationale(numbers: Figures, sources: Mapping[str, Standing]) -> Iterable[Claim]:
    """Why this recommendation, or why none."""
    yield Claim(text=numbers.verdict.justification, cites=(), polarity="neutral")
    rated = [competency for competency in numbers.competencies if competency.level is not None]
    strong = [entry for entry in rated if sources[COMPETENCY + entry.id] == "strong"]
    weak = [entry for entry in rated if sources[COMPETENCY + entry.id] == "weak"]
    for found, polarity, lead in ((strong, "strength", "Best shown"), (weak, "gap", "Least shown")):
        if found:
            names = listed([f"{entry.name} (level {entry.level} of 5)" for entry in found])
            cites = tuple(COMPETENCY + entry.id for entry in found)
            yield Claim(text=f"{lead}: {names}.", cites=cites, polarity="gap" if polarity == "gap" else "strength")
    checklist = numbers.checklist
    if checklist.percent is not None and checklist.interval is not None:
        low, high = checklist.interval
        yield Claim(
            text=f"{checklist.correct} of {checklist.evaluated} assessed checklist entries were shown; with so many "
            f"entries the true share lies between {low}% and {high}% (95% interval).",
            cites=(),
            polarity="neutral",
        )


def _kinds(numbers: Figures) -> tuple[tuple[str, int], ...]:
    return ("technical", numbers.statistics.technical), ("behavioural", numbers.statistics.behavioural)


def _questions(blocks: Sequence[Block]) -> str:
    noun = "Question" if len(blocks) == 1 else "Questions"
    return f"{noun} {listed([block.number for block in blocks])}"
