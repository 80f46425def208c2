"""What a person should ask next, and what the candidate could work on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from voice_interviewer.core.phrasing import first_up, inline, named
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.checklist import ChecklistLine
from voice_interviewer.core.reporting.claims import COMPETENCY, Claim, Polarity, Standing, Suggestion
from voice_interviewer.core.reporting.figures import Figures
from voice_interviewer.core.reporting.scoring import CHECKLIST
from voice_interviewer.core.role.pack import LEVELS, Item, Pack

MOST_STEPS = 6


def suggestions(
    lines: Sequence[ChecklistLine],
    mains: Sequence[Block],
    numbers: Figures,
    pack: Pack,
    sources: Mapping[str, Standing],
    level: str,
) -> tuple[Suggestion, ...]:
    """Gaps, answers that could not be scored, what is still open, thin answers; else a question of the next level."""
    used = {block.item_id for block in mains}
    gaps = [line for line in lines if line.status == "0"]
    found = [
        *(_about_entry(line, mains, pack, level, used) for line in gaps),
        *_unheard(mains),
        *(_about_entry(line, mains, pack, level, used) for line in lines if line not in gaps),
        *_thin(mains, {question_id for line in gaps for question_id in line.questions}, pack, sources),
    ]
    return tuple(found or _beyond(numbers, pack, sources, level, used))


def _unheard(mains: Sequence[Block]) -> Iterable[Suggestion]:
    for block in mains:
        if block.score is None:
            yield Suggestion(
                text=f"{first_up(named(block))}: the answer could not be scored",
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


def _thin(
    mains: Sequence[Block], covered: set[str], pack: Pack, sources: Mapping[str, Standing]
) -> Iterable[Suggestion]:
    """What answers left out that were not good; of weak ones, those that no gap covers."""
    for block in mains:
        missing = [point for rating in block.ratings for point in rating.missing]
        weak = sources[block.question_id] == "weak" and block.question_id not in covered
        question, item_id = _follow_up([block], pack)
        if weak and not question:
            question, item_id = block.text, block.item_id
        if (weak or sources[block.question_id] == "mixed") and missing and question:
            left_out = "; ".join(inline(point, pack.language) for point in missing[:2])
            text = f"Question {block.number} left out: {left_out}"
            polarity: Polarity = "gap" if weak else "neutral"
            yield Suggestion(
                text=text, cites=(block.question_id,), polarity=polarity, question=question, item_id=item_id
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


def plan(
    mains: Sequence[Block], numbers: Figures, pack: Pack, sources: Mapping[str, Standing], level: str
) -> Iterable[Claim]:
    """Steps for the candidate: what was missing first, then what was not reached, then what lies beyond."""
    scored = sorted((entry for entry in mains if entry.score is not None), key=lambda entry: entry.score or 0)
    steps = [_practice(block, pack) for block in scored if sources[block.question_id] == "weak"]
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


def _practice(block: Block, pack: Pack) -> Claim:
    """What to do about a weak answer: a story to prepare, or the points that were missing."""
    missing = tuple(dict.fromkeys(point for rating in block.ratings for point in rating.missing))[:4]
    points = "; ".join(inline(point, pack.language) for point in missing)
    work = "Prepare an example for" if block.kind == "behavioural" else "Work on"
    subject = f"“{block.text}”" if block.kind == "behavioural" or not block.title else f"“{block.title}”"
    detail = f"Points to cover: {points}." if points else ""
    return Claim(text=f"{work} {subject}", detail=detail, cites=(block.question_id,), polarity="gap")


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
                text=f"Go further in {inline(competency.name, pack.language)}",
                cites=(COMPETENCY + competency.id,),
                polarity="strength",
                question=item.text,
                item_id=item.id,
            )
