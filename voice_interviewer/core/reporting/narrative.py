"""The sentences of a report. Each cites what it rests on, and one that says the opposite of its source is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from voice_interviewer.core.phrasing import about, counted, first_up, inline, listed, named
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.checklist import ChecklistLine
from voice_interviewer.core.reporting.claims import COMPETENCY, Claim, Polarity, Standing, Suggestion, check, standings
from voice_interviewer.core.reporting.figures import CompetencyLevel, Figures
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
        return _unassessed(mains, numbers, sources, candidate, pack)
    gaps = [line for line in numbers.checklist.lines if line.status == "0"]
    unknown = [line for line in numbers.checklist.lines if line.status in ("N/A", "not scored")]
    narrative = Narrative(
        summary=tuple(_summary(mains, numbers, sources, candidate, pack)),
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


def _unassessed(
    mains: Sequence[Block], numbers: Figures, sources: Mapping[str, Standing], candidate: str, pack: Pack
) -> Narrative:
    """What was said, and why nothing follows from it."""
    said = [claim for claim in _summary(mains, numbers, sources, candidate, pack) if claim.polarity == "neutral"]
    why = Claim(text=numbers.verdict.justification, cites=(), polarity="neutral")
    return Narrative(
        summary=(*said, why), strengths=(), gaps=(), not_evaluated=(), suggestions=(), rationale=(why,), plan=()
    )


def _summary(
    mains: Sequence[Block], numbers: Figures, sources: Mapping[str, Standing], candidate: str, pack: Pack
) -> Iterable[Claim]:
    who = candidate or "The candidate"
    if not mains:
        yield Claim(text=f"{who} was asked no question beyond the introduction.", cites=(), polarity="neutral")
        return
    everything = tuple(block.question_id for block in mains)
    yield Claim(text=f"{who} {_answered(numbers)}.", cites=everything, polarity="neutral")
    scored = [block for block in mains if block.score is not None]
    yield from _extremes(scored, sources, pack)
    unscored = [block for block in mains if block.score is None]
    if unscored:
        text = f"{_questions(unscored)} could not be scored." if scored else "No answer could be scored."
        yield Claim(text=text, cites=tuple(block.question_id for block in unscored), polarity="open")


def _answered(numbers: Figures) -> str:
    """`answered 3 of 4 questions: 3 technical and 1 behavioural, with 1 follow-up`."""
    counts = numbers.statistics
    asked = counted(counts.questions, "question")
    kinds = [f"{count} {kind}" for kind, count in _kinds(numbers) if count]
    told = f": {listed(kinds)}"
    if len(kinds) == 1:
        told = f", all {kinds[0].split()[1]}" if counts.questions > 1 else f" ({kinds[0].split()[1]})"
    follow_ups = f", with {counted(counts.probes, 'follow-up')}" if counts.probes else ""
    if counts.answered == counts.questions:
        answered = asked if counts.questions == 1 else f"all {asked}"
    else:
        answered = f"{counts.answered or 'none'} of {asked}"
    return f"answered {answered}{told}{follow_ups}"


def _extremes(scored: Sequence[Block], sources: Mapping[str, Standing], pack: Pack) -> Iterable[Claim]:
    """The best and the weakest answers by score. More than two with the same score are told as a group."""
    best, next_best = _leading(sorted(scored, key=lambda block: -(block.score or 0)))
    if len(scored) == len(best) > 2:
        if sources[best[0].question_id] in ("strong", "weak"):
            polarity: Polarity = "strength" if sources[best[0].question_id] == "strong" else "gap"
            yield _claim(f"All {len(best)} answers that could be scored came to {best[0].score}", best, polarity)
        return
    if best and sources[best[0].question_id] == "strong":
        if len(best) > 2:
            yield _claim(f"The {len(best)} best answers came to {_group(best)}", best, "strength")
        elif len(best) == 2:
            yield _claim(f"The best answers were to {about(best[0])} and {about(best[1])}", best, "strength")
        elif len(next_best) == 1 and sources[next_best[0].question_id] == "strong":
            text = f"The best answer was to {about(best[0])}, then {about(next_best[0])}"
            yield _claim(text, [*best, *next_best], "strength")
        elif len(scored) > 1:
            yield _claim(f"The best answer was to {about(best[0])}", best, "strength")
        else:
            yield _claim(f"The answer to {about(best[0])} is good", best, "strength")
    least, next_least = _leading(sorted(scored, key=lambda block: block.score or 0))
    if least and sources[least[0].question_id] == "weak":
        if len(least) > 2:
            yield _claim(f"The {len(least)} weakest answers came to {_group(least)}", least, "gap")
            return
        if len(least) == 1 and len(next_least) == 1 and sources[next_least[0].question_id] == "weak":
            least = [*least, *next_least]
        text = f"Least came to {listed([about(block) for block in least])}"
        missing = [point for rating in least[0].ratings for point in rating.missing][:2]
        if missing:
            lead = "; not mentioned:" if len(least) == 1 else f". Not mentioned in question {least[0].number}:"
            text += f"{lead} {'; '.join(inline(point, pack.language) for point in missing)}"
        yield _claim(text, least, "gap")


def _group(blocks: Sequence[Block]) -> str:
    """`8.0 each, among them those to question 1 and question 2`."""
    return f"{blocks[0].score} each, among them those to {named(blocks[0])} and {named(blocks[1])}"


def _leading(ordered: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Those with the first score, and those with the next."""
    groups = [list(group) for _, group in groupby(ordered, key=lambda block: block.score)]
    return (groups[0] if groups else []), (groups[1] if len(groups) > 1 else [])


def _claim(text: str, blocks: Sequence[Block], polarity: Polarity) -> Claim:
    return Claim(text=f"{text}.", cites=tuple(block.question_id for block in blocks), polarity=polarity)


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
    """An entry says what somebody does who has it, so a gap must say that this was not shown."""
    return Claim(
        text=f"Not shown: {line.text}" if polarity == "gap" else line.text,
        detail=line.reason,
        cites=(CHECKLIST + line.entry,),
        polarity=polarity,
        evidence=line.evidence[:1],
    )


def _answer(block: Block, polarity: Polarity) -> Claim:
    evidence = [piece for rating in block.ratings if rating.level is not None for piece in rating.evidence]
    text = f"{first_up(named(block))} ({block.score} of 10)"
    return Claim(text=text, cites=(block.question_id,), polarity=polarity, evidence=tuple(evidence[:1]))


def _rationale(numbers: Figures, sources: Mapping[str, Standing]) -> Iterable[Claim]:
    """Why this recommendation, or why none."""
    yield Claim(text=numbers.verdict.justification, cites=(), polarity="neutral")
    rated = [competency for competency in numbers.competencies if competency.level is not None]
    strong = sorted(
        (entry for entry in rated if sources[COMPETENCY + entry.id] == "strong"), key=lambda one: -_level(one)
    )
    weak = sorted((entry for entry in rated if sources[COMPETENCY + entry.id] == "weak"), key=_level)
    several = len(rated) > 1
    leads: tuple[tuple[Sequence[CompetencyLevel], Polarity, str], ...] = (
        (strong, "strength", "All were shown well" if several and len(strong) == len(rated) else "Best shown"),
        (weak, "gap", "None was shown well" if several and len(weak) == len(rated) else "Least shown"),
    )
    for found, polarity, lead in leads:
        if found:
            names = listed([f"{entry.name} (level {entry.level} of 5)" for entry in found])
            cites = tuple(COMPETENCY + entry.id for entry in found)
            yield Claim(text=f"{lead}: {names}.", cites=cites, polarity=polarity)
    checklist = numbers.checklist
    if checklist.percent is not None and checklist.interval is not None:
        low, high = checklist.interval
        yield Claim(
            text=f"{checklist.correct} of {checklist.evaluated} assessed checklist entries were shown; from so few, "
            f"the true share may lie anywhere between {low}% and {high}% (95% interval).",
            cites=(),
            polarity="neutral",
        )


def _level(entry: CompetencyLevel) -> Decimal:
    return entry.level or Decimal()


def _kinds(numbers: Figures) -> tuple[tuple[str, int], ...]:
    return ("technical", numbers.statistics.technical), ("behavioural", numbers.statistics.behavioural)


def _questions(blocks: Sequence[Block]) -> str:
    noun = "Question" if len(blocks) == 1 else "Questions"
    return f"{noun} {listed([block.number for block in blocks])}"
