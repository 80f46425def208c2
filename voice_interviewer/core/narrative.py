"""The sentences of a report. Each cites what it rests on, and one that says the opposite of its source is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from voice_interviewer.core.blocks import Block, Rated
from voice_interviewer.core.events import Evidence
from voice_interviewer.core.figures import ChecklistLine, Figures
from voice_interviewer.core.pack import LEVELS, Item, Pack, Thresholds
from voice_interviewer.core.scoring import CHECKLIST, CRITERION_LABELS

COMPETENCY = "competency:"
GOOD_LEVEL, WEAK_LEVEL = Decimal("3.5"), Decimal("2.75")
MOST_STEPS = 6

Polarity = Literal["strength", "gap", "open", "neutral"]
Standing = Literal["strong", "mixed", "weak", "open"]

FITS: dict[Polarity, frozenset[Standing]] = {
    "strength": frozenset({"strong"}),
    "gap": frozenset({"weak"}),
    "open": frozenset({"open"}),
    "neutral": frozenset({"strong", "mixed", "weak", "open"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement and the ids it rests on: question ids, `checklist:ID` or `competency:ID`."""

    text: str
    cites: tuple[str, ...]
    polarity: Polarity
    detail: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a human interviewer could ask next, and why. `question` is empty where the pack has nothing to ask."""

    text: str
    cites: tuple[str, ...]
    polarity: Polarity
    question: str = ""
    item_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    summary: tuple[Claim, ...]
    strengths: tuple[Claim, ...]
    gaps: tuple[Claim, ...]
    not_evaluated: tuple[Claim, ...]
    suggestions: tuple[Suggestion, ...]
    rationale: tuple[Claim, ...]
    plan: tuple[Claim, ...]


class Contradiction(Exception):
    """A claim that its own sources deny."""


def standings(blocks: Sequence[Block], numbers: Figures, thresholds: Thresholds) -> dict[str, Standing]:
    """What each citable thing amounts to."""
    found: dict[str, Standing] = {
        block.question_id: _standing(block.score, thresholds) for block in blocks if block.form != "introduction"
    }
    words: dict[str, Standing] = {"1": "strong", "0": "weak"}
    for line in numbers.checklist.lines:
        found[CHECKLIST + line.entry] = words.get(line.status, "open")
    for competency in numbers.competencies:
        score = None if competency.level is None else competency.level * 2
        found[COMPETENCY + competency.id] = _standing(score, thresholds)
    return found


def _standing(score: Decimal | None, thresholds: Thresholds) -> Standing:
    if score is None:
        return "open"
    if score >= Decimal(str(thresholds.yes)):
        return "strong"
    return "weak" if score < Decimal(str(thresholds.neutral)) else "mixed"


def check(claim: Claim | Suggestion, sources: Mapping[str, Standing]) -> None:
    """Raises Contradiction for a claim that cites nothing, cites what is not there, or says the opposite of it."""
    if not claim.cites:
        raise Contradiction(f"“{claim.text}” cites nothing")
    for cited in claim.cites:
        if cited not in sources:
            raise Contradiction(f"“{claim.text}” cites {cited}, which is not in this interview")
        if sources[cited] not in FITS[claim.polarity]:
            raise Contradiction(f"“{claim.text}” is a {claim.polarity}, but {cited} is {sources[cited]}")


def write(blocks: Sequence[Block], numbers: Figures, pack: Pack, *, candidate: str, level: str) -> Narrative:
    """All sentences, from templates. Raises Contradiction if a template ever contradicts the figures."""
    sources = standings(blocks, numbers, pack.rubric.thresholds)
    mains = [block for block in blocks if block.form != "introduction"]
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
        suggestions=_suggestions([*gaps, *unknown], mains, numbers, pack, sources, level),
        rationale=tuple(_rationale(numbers, sources)),
        plan=tuple(_plan(mains, numbers, pack, sources, level)),
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
    kinds = _and([f"{count} {kind}" for kind, count in _kinds(numbers) if count])
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
        text = f"Least came to {_and([about(block) for block in weak])}"
        missing = [point for rating in weak[0].ratings for point in rating.missing][:2]
        if missing:
            lead = "; not mentioned:" if len(weak) == 1 else f". Not mentioned in question {weak[0].number}:"
            text += f"{lead} {'; '.join(_inline(point) for point in missing)}"
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
    text = f"{_topic(block)} ({block.score} of 10)"
    return Claim(text=text, cites=(block.question_id,), polarity=polarity, evidence=tuple(evidence[:1]))


def _suggestions(
    lines: Sequence[ChecklistLine],
    mains: Sequence[Block],
    numbers: Figures,
    pack: Pack,
    sources: Mapping[str, Standing],
    level: str,
) -> tuple[Suggestion, ...]:
    """Answers that could not be scored, gaps, what is still open, thin answers; else a question of the next level."""
    used = {block.item_id for block in mains}
    found = [
        *_unheard(mains),
        *(_about_entry(line, mains, pack, level, used) for line in lines),
        *_thin(mains, pack, sources),
    ]
    return tuple(found or _beyond(numbers, pack, sources, level, used))


def _unheard(mains: Sequence[Block]) -> Iterable[Suggestion]:
    for block in mains:
        if block.score is None:
            topic = block.title or f"question {block.number}"
            yield Suggestion(
                text=f"{topic[:1].upper()}{topic[1:]}: asked, but the answer could not be scored",
                cites=(block.question_id,),
                polarity="open",
                question=block.text,
                item_id=block.item_id,
            )


def _about_entry(line: ChecklistLine, mains: Sequence[Block], pack: Pack, level: str, used: set[str]) -> Suggestion:
    """The next question on a checklist entry: one that was not asked yet, else a follow-up."""
    item = next_item(line.entry, pack, level, used)
    if item is not None:
        used.add(item.id)
        question, item_id = item.text, item.id
    else:
        question, item_id = _follow_up([block for block in mains if block.question_id in line.questions], pack)
    return Suggestion(
        text=line.text,
        cites=(CHECKLIST + line.entry,),
        polarity="gap" if line.status == "0" else "open",
        question=question,
        item_id=item_id,
    )


def _thin(mains: Sequence[Block], pack: Pack, sources: Mapping[str, Standing]) -> Iterable[Suggestion]:
    """What answers that were neither good nor weak left out."""
    for block in mains:
        missing = [point for rating in block.ratings for point in rating.missing]
        question, item_id = _follow_up([block], pack)
        if sources[block.question_id] == "mixed" and missing and question:
            text = f"Question {block.number} left out: {'; '.join(map(_inline, missing[:2]))}"
            yield Suggestion(
                text=text, cites=(block.question_id,), polarity="neutral", question=question, item_id=item_id
            )


def next_item(entry: str, pack: Pack, level: str, used: set[str]) -> Item | None:
    """The item that assesses this entry, is nearest to the level and has not been asked or suggested."""
    candidates = [item for item in pack.askable if entry in item.checklist and item.id not in used]
    if not candidates:
        return None
    target = LEVELS.index(level) if level in LEVELS else 1
    return min(candidates, key=lambda item: abs(LEVELS.index(item.level) - target))


def _follow_up(mains: Sequence[Block], pack: Pack) -> tuple[str, str]:
    """A follow-up of the pack to one of these questions that was not asked, with its item; else empty."""
    for block in mains:
        asked = {probe.text for probe in block.probes}
        item = next((item for item in pack.bank.items if item.id == block.item_id), None)
        for probe in item.probes if item else ():
            if probe not in asked:
                return probe, block.item_id
    return "", ""


def _rationale(numbers: Figures, sources: Mapping[str, Standing]) -> Iterable[Claim]:
    """Why this recommendation, or why none."""
    yield Claim(text=numbers.verdict.justification, cites=(), polarity="neutral")
    rated = [competency for competency in numbers.competencies if competency.level is not None]
    strong = [entry for entry in rated if sources[COMPETENCY + entry.id] == "strong"]
    weak = [entry for entry in rated if sources[COMPETENCY + entry.id] == "weak"]
    for found, polarity, lead in ((strong, "strength", "Best shown"), (weak, "gap", "Least shown")):
        if found:
            names = _and([f"{entry.name} (level {entry.level} of 5)" for entry in found])
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


def _plan(
    mains: Sequence[Block], numbers: Figures, pack: Pack, sources: Mapping[str, Standing], level: str
) -> Iterable[Claim]:
    """Steps for the candidate: what was missing first, then what was not reached, then what lies beyond."""
    steps: list[Claim] = []
    for block in sorted((entry for entry in mains if entry.score is not None), key=lambda entry: entry.score or 0):
        missing = tuple(dict.fromkeys(point for rating in block.ratings for point in rating.missing))
        if sources[block.question_id] == "weak":
            detail = f"Points to cover: {'; '.join(map(_inline, missing[:4]))}." if missing else ""
            text = f"Work on {_topic(block)}"
            steps.append(Claim(text=text, detail=detail, cites=(block.question_id,), polarity="gap"))
    for line in numbers.checklist.lines:
        if line.status == "N/A":
            steps.append(
                Claim(
                    text=f"Have an example ready for “{line.text}”",
                    detail="It did not come up this time.",
                    cites=(CHECKLIST + line.entry,),
                    polarity="open",
                )
            )
    if not steps:
        used = {block.item_id for block in mains}
        for further in _beyond(numbers, pack, sources, level, used):
            steps.append(
                Claim(text=further.text, detail=f"Try: {further.question}", cites=further.cites, polarity="strength")
            )
    return steps[:MOST_STEPS]


def _beyond(
    numbers: Figures, pack: Pack, sources: Mapping[str, Standing], level: str, used: set[str]
) -> Iterable[Suggestion]:
    """A question of the next level on each competency that was shown well."""
    following = LEVELS[min(LEVELS.index(level) + 1, len(LEVELS) - 1)] if level in LEVELS else "senior"
    for competency in numbers.competencies:
        if sources[COMPETENCY + competency.id] != "strong":
            continue
        harder = (item for item in pack.askable if item.competency == competency.id and item.level == following)
        item = next((item for item in harder if item.id not in used), None)
        if item is not None:
            yield Suggestion(
                text=f"Go further in {_inline(competency.name)}",
                cites=(COMPETENCY + competency.id,),
                polarity="strength",
                question=item.text,
                item_id=item.id,
            )


def strengths_of(block: Block) -> tuple[str, ...]:
    """What was good about one answer, from its ratings."""
    return tuple(
        _because(rating) for rating in block.ratings if rating.level is not None and rating.level >= GOOD_LEVEL
    )


def improvements_of(block: Block) -> tuple[str, ...]:
    """What was missing in one answer, from its ratings."""
    found: list[str] = []
    for rating in block.ratings:
        if rating.level is None:
            continue
        if rating.missing:
            found.append(f"Not mentioned: {'; '.join(rating.missing)}.")
        elif rating.level < WEAK_LEVEL:
            found.append(_because(rating))
    return tuple(found)


def _because(rating: Rated) -> str:
    if rating.shown:
        return f"Mentioned: {'; '.join(rating.shown)}."
    return f"{CRITERION_LABELS[rating.criterion]}: {rating.reason}"


def about(block: Block) -> str:
    """`question 3 on caching (8.0)`."""
    on = f" on {_inline(block.title)}" if block.title else ""
    return f"question {block.number}{on} ({block.score})"


def _topic(block: Block) -> str:
    return _inline(block.title) if block.title else f"the subject of question {block.number}"


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _kinds(numbers: Figures) -> tuple[tuple[str, int], ...]:
    return ("technical", numbers.statistics.technical), ("behavioural", numbers.statistics.behavioural)


def _questions(blocks: Sequence[Block]) -> str:
    noun = "Question" if len(blocks) == 1 else "Questions"
    return f"{noun} {_and([block.number for block in blocks])}"


def _and(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _inline(text: str) -> str:
    """A title inside a sentence: small first letter, unless the first word is an abbreviation or a name like gRPC."""
    head = text.split(maxsplit=1)[0] if text.strip() else ""
    if head[1:].lower() != head[1:] or head == "I":
        return text
    return text[:1].lower() + text[1:]
