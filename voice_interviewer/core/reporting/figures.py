"""Every number of a report, computed by formula from the blocks. Equal weights unless the pack says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from voice_interviewer.core.reporting import scoring
from voice_interviewer.core.reporting.blocks import Block, exact_score, levels, members, words_per_minute
from voice_interviewer.core.reporting.checklist import Checklist, checklist
from voice_interviewer.core.reporting.scoring import CRITERIA, MENTIONS_ONLY, VIEW
from voice_interviewer.core.reporting.verdict import Basis, Gate, Verdict, verdict
from voice_interviewer.core.role.pack import Kind, Pack
from voice_interviewer.core.transcript import Transcript

KINDS: tuple[Kind, ...] = ("technical", "behavioural")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Counts of main questions, follow-ups and words. `average_words` is per answer given, None without answers."""

    questions: int
    technical: int
    behavioural: int
    probes: int
    by_model: int
    answered: int
    words: int
    average_words: int | None
    introduction_words: int
    words_per_minute: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """The mean of one criterion out of 10, over the `scored` of `asked` questions of its kind."""

    criterion: str
    kind: Kind
    score: Decimal | None
    scored: int
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KindScore:
    """The mean score out of 10 of the questions of one kind."""

    kind: Kind
    score: Decimal | None
    scored: int
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyLevel:
    """The mean level, 1-5, of the questions that belong to a competency."""

    id: str
    name: str
    level: Decimal | None
    scored: int
    asked: int
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`score` is the mean out of 10 over the `scored` of `asked` main questions; `complete` if all are scored.

    `mentions_only` says that no program has judged whether what was said is right; people may have rated some of it.
    """

    statistics: Statistics
    score: Decimal | None
    scored: int
    asked: int
    scored_percent: int | None
    complete: bool
    mentions_only: bool
    dimensions: tuple[Dimension, ...]
    kinds: tuple[KindScore, ...]
    competencies: tuple[CompetencyLevel, ...]
    checklist: Checklist
    verdict: Verdict


def figures(blocks: Sequence[Block], pack: Pack, transcript: Transcript, withheld: str = "") -> Figures:
    """All numbers of the report. `withheld` says why the interview may not be assessed, if it may not."""
    mains = [block for block in blocks if block.form != "introduction"]
    scores = _scores(mains)
    score = _mean(mains, scores, pack)
    competencies = tuple(_competency(mains, pack, place) for place in range(len(pack.rubric.competencies)))
    listed = checklist(mains, pack)
    shown = None if score is None else scoring.one_decimal(score)
    basis = Basis(
        asked=len(mains),
        scored=len(scores),
        entries=listed.entries,
        evaluated=listed.evaluated,
        score=shown,
        gate=_gate(competencies, pack),
        withheld=withheld,
    )
    return Figures(
        statistics=_statistics(blocks, transcript),
        score=shown,
        scored=len(scores),
        asked=len(mains),
        scored_percent=scoring.percent(len(scores), len(mains)) if mains else None,
        complete=len(scores) == len(mains),
        mentions_only=_mentions_only(mains),
        dimensions=tuple(_dimension(mains, kind, criterion, pack) for kind in KINDS for criterion in CRITERIA[kind]),
        kinds=tuple(_kind(mains, kind, pack) for kind in KINDS),
        competencies=competencies,
        checklist=listed,
        verdict=verdict(basis, pack.rubric.thresholds),
    )


def _mentions_only(mains: Sequence[Block]) -> bool:
    ratings = [rating for member in members(mains) for rating in member.ratings if not rating.rated_by]
    flags = [rating.flags for rating in ratings if rating.level is not None]
    return bool(flags) and all(MENTIONS_ONLY in flagged for flagged in flags)


def _scores(mains: Sequence[Block]) -> dict[str, Fraction]:
    return {block.question_id: score for block in mains if (score := exact_score(block)) is not None}


def _weight(block: Block, pack: Pack) -> Fraction:
    for competency in pack.rubric.competencies:
        if competency.id == block.competency:
            return scoring.exact(competency.weight)
    return Fraction(1)


def _mean(mains: Sequence[Block], values: dict[str, Fraction], pack: Pack) -> Fraction | None:
    """The weighted mean of the values there are. Where the pack weighs all of them 0, there is none."""
    known = [block for block in mains if block.question_id in values]
    weights = [_weight(block, pack) for block in known]
    return scoring.mean([values[block.question_id] for block in known], weights) if sum(weights) else None


def _dimension(mains: Sequence[Block], kind: Kind, criterion: str, pack: Pack) -> Dimension:
    asked = [block for block in mains if block.kind == kind]
    found = {block.question_id: levels(block)[criterion] * VIEW for block in asked if criterion in levels(block)}
    score = _mean(asked, found, pack)
    return Dimension(
        criterion=criterion,
        kind=kind,
        score=None if score is None else scoring.one_decimal(score),
        scored=len(found),
        asked=len(asked),
    )


def _kind(mains: Sequence[Block], kind: Kind, pack: Pack) -> KindScore:
    asked = [block for block in mains if block.kind == kind]
    scores = _scores(asked)
    score = _mean(asked, scores, pack)
    shown = None if score is None else scoring.one_decimal(score)
    return KindScore(kind=kind, score=shown, scored=len(scores), asked=len(asked))


def _competency(mains: Sequence[Block], pack: Pack, place: int) -> CompetencyLevel:
    competency = pack.rubric.competencies[place]
    asked = [block for block in mains if block.competency == competency.id]
    scores = _scores(asked)
    level = scoring.one_decimal(scoring.mean(list(scores.values())) / VIEW) if scores else None
    return CompetencyLevel(
        id=competency.id,
        name=competency.name,
        level=level,
        scored=len(scores),
        asked=len(asked),
        weight=competency.weight,
    )


def _gate(competencies: Sequence[CompetencyLevel], pack: Pack) -> Gate | None:
    thresholds = pack.rubric.thresholds
    for competency in competencies:
        if competency.id == thresholds.gate_competency:
            return Gate(competency.name, competency.level, Decimal(str(thresholds.gate_level)))
    return None


def _statistics(blocks: Sequence[Block], transcript: Transcript) -> Statistics:
    mains = [block for block in blocks if block.form != "introduction"]
    probes = [probe for block in mains for probe in block.probes]
    given = [block for block in (*mains, *probes) if block.words]
    words = sum(block.words for block in given)
    introductions = [block for block in blocks if block.form == "introduction"]
    spoken = [line for line in transcript.lines if line.speaker == "candidate" and line.via == "voice"]
    return Statistics(
        questions=len(mains),
        technical=sum(block.kind == "technical" for block in mains),
        behavioural=sum(block.kind == "behavioural" for block in mains),
        probes=len(probes),
        by_model=sum(block.author == "model" for block in (*mains, *probes)),
        answered=sum(bool(block.words) for block in mains),
        words=words,
        average_words=scoring.whole(Fraction(words, len(given))) if given else None,
        introduction_words=sum(block.words for block in introductions),
        words_per_minute=words_per_minute(spoken),
    )
