"""What was said, question by question, with every rating. The words themselves stand in the transcript, once."""

from __future__ import annotations

from collections.abc import Mapping

from voice_interviewer.core.events import Evidence
from voice_interviewer.core.phrasing import counted
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.claims import Standing
from voice_interviewer.core.reporting.feedback import improvements_of, strengths_of
from voice_interviewer.core.reporting.ratings import Rated
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.scoring import CRITERION_LABELS, HIGHEST
from voice_interviewer.core.transcript import clock
from voice_interviewer.render.elements import excerpt
from voice_interviewer.render.paper.findings import said
from voice_interviewer.render.paper.parts import Point, Question, Rating, Said
from voice_interviewer.render.reviewed import before
from voice_interviewer.render.unscored import evidence_of, flags_of, unscored
from voice_interviewer.render.wording import NOT_SCORED, facts_of, out_of_ten, sentence


def question(block: Block, report: Report, standing: Mapping[str, Standing]) -> Question:
    """A question, its follow-ups inside it. What its ratings say already is not said again."""
    main = "." not in block.number
    told = {f"{CRITERION_LABELS[rating.criterion]}: {rating.reason}" for rating in block.ratings}
    return Question(
        number=block.number,
        text=block.text,
        score=out_of_ten(block.score) if main or block.score is not None else "",
        standing=standing.get(block.question_id, "open"),
        facts=" · ".join(facts_of(block)),
        notes=block.notes,
        ratings=_ratings(block),
        unscored=tuple(
            " ".join((f"Not scored: {entry.names}. {entry.reason}".rstrip(), *map(sentence, entry.flags)))
            for entry in unscored(block, report)
        ),
        strengths=tuple(text for text in strengths_of(block) if text not in told),
        improvements=tuple(text for text in improvements_of(block) if text not in told),
        answer=counted(block.words, "word") if block.words else "no answer",
        lines=block.utterance_ids,
        probes=tuple(question(probe, report, standing) for probe in block.probes),
    )


def introductions(report: Report) -> tuple[Question, ...]:
    return tuple(question(block, report, {}) for block in report.introductions)


def facts(report: Report) -> tuple[Point, ...]:
    """What the introduction told, each with the words that say it."""
    return tuple(
        Point(
            text=f"{fact.name}: {fact.value}",
            said=(Said(clock=clock(fact.start_s), text=excerpt(fact.quote), line=fact.utterance_id),),
        )
        for fact in report.profile.facts
    )


def _ratings(block: Block) -> tuple[Rating, ...]:
    """The criteria that have a level or a quotation; each quotation stands once."""
    seen: set[Evidence] = set()
    found = []
    for rating in block.ratings:
        fresh = tuple(piece for piece in evidence_of(rating) if piece not in seen)
        seen.update(evidence_of(rating))
        if rating.level is not None or fresh or rating.rated_by:
            found.append(
                Rating(
                    name=CRITERION_LABELS[rating.criterion],
                    level=_level(rating),
                    why=rating.reason,
                    said=tuple(map(said, fresh)),
                    flags=tuple(map(sentence, flags_of(rating) if rating.level is not None else ())),
                    before=before(rating),
                )
            )
    return tuple(found)


def _level(rating: Rated) -> str:
    return NOT_SCORED if rating.level is None else f"{rating.level:f} of {HIGHEST}"
