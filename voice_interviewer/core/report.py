"""The report: one record of an interview, a fold of its events and its pack. All views show this and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from voice_interviewer.core import gradings
from voice_interviewer.core.blocks import FASTEST, SLOWEST, Block, blocks
from voice_interviewer.core.consent import WHY, assessment
from voice_interviewer.core.events import (
    AnswerRated,
    EnginesChosen,
    Event,
    Fact,
    InterviewClosed,
    InterviewOpened,
    InterviewResumed,
    ProfileDrawn,
    QuestionAsked,
    Recorded,
)
from voice_interviewer.core.figures import Figures, figures
from voice_interviewer.core.narrative import Narrative, write
from voice_interviewer.core.pack import Pack
from voice_interviewer.core.review_record import AFTERWARDS, NOTHING, Review, review
from voice_interviewer.core.scoring import LOW_CONFIDENCE, MENTIONS_ONLY
from voice_interviewer.core.transcript import Transcript, find, transcribe

SCHEMA_VERSION = "1.1"
CLOCKS_MAY_DIFFER_S = 5.0


class Unreportable(Exception):
    """The log holds no interview that a report could be made of. The message says what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Wall-clock times are ISO 8601 in UTC; `duration_s` is interview time, the clock of the audio."""

    interview_id: str
    candidate: str
    role: str
    target_level: str
    started: str
    ended: str
    duration_s: float
    generated: str
    time_zone: str
    product_version: str
    setting: str
    ending: str
    pack_id: str
    pack_hash: str
    grading: str
    gradings: tuple[str, ...]
    graders: tuple[str, ...]
    events: int
    log_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    recogniser: str = ""
    voice: str = ""
    director: str = ""
    voice_activity: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the introduction said. It chose the topics and scores nothing."""

    area: str = ""
    level: str = ""
    years: float | None = None
    facts: tuple[Fact, ...] = ()

    def values(self, *names: str) -> tuple[str, ...]:
        """The values of the facts of these names, each once."""
        return tuple(dict.fromkeys(fact.value for fact in self.facts if fact.name in names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    schema_version: str
    metadata: Metadata
    engines: Engines
    profile: Profile
    figures: Figures
    narrative: Narrative
    blocks: tuple[Block, ...]
    cautions: tuple[str, ...]
    transcript: Transcript
    review: Review = NOTHING

    @property
    def introductions(self) -> tuple[Block, ...]:
        """The fixed opening, and the question after it where that told too little."""
        return tuple(block for block in self.blocks if block.form == "introduction")

    @property
    def questions(self) -> tuple[Block, ...]:
        """The main questions, follow-ups inside them."""
        return tuple(block for block in self.blocks if block.form != "introduction")


def build(log: Sequence[Recorded], pack: Pack, *, generated: str, grading: str | None = None) -> Report:
    """Fold a log into its report. `generated` is the wall clock in ISO 8601; without `grading`, `gradings.shown` picks.

    Without the candidate's consent to the assessment no grading is shown. Raises Unreportable for a log without a
    beginning.
    """
    events = [recorded.event for recorded in log]
    opened = next((event for event in events if isinstance(event, InterviewOpened)), None)
    if opened is None:
        raise Unreportable("There is nothing to report: this log holds no opened interview.")
    graded = tuple(gradings.named(events))
    agreed = assessment(log) == "agreed"
    chosen = "" if not agreed else grading if grading is not None else gradings.shown(events)
    transcript = transcribe(log)
    found = blocks(events, pack, transcript, chosen)
    reviewed = review(log, transcript, found)
    withheld = WHY[reviewed.assessment]
    numbers = figures(found, pack, transcript, withheld)
    metadata = _metadata(log, opened, transcript, generated, chosen, graded)
    profile = _profile(events, transcript)
    engines = _engines(events)
    return Report(
        schema_version=SCHEMA_VERSION,
        metadata=metadata,
        engines=engines,
        profile=profile,
        figures=numbers,
        narrative=write(
            found, numbers, pack, candidate=opened.candidate, level=_level(opened, profile), withheld=withheld
        ),
        blocks=found,
        cautions=_cautions(log, pack, metadata, transcript, found, numbers, reviewed),
        transcript=transcript,
        review=reviewed,
    )


def _level(opened: InterviewOpened, profile: Profile) -> str:
    return opened.target_level or profile.level


def _metadata(
    log: Sequence[Recorded],
    opened: InterviewOpened,
    transcript: Transcript,
    generated: str,
    grading: str,
    gradings: tuple[str, ...],
) -> Metadata:
    """Ratings and whatever else people add after the interview do not move its end."""
    closed = [recorded for recorded in log if isinstance(recorded.event, InterviewClosed)]
    during = [recorded for recorded in log if not isinstance(recorded.event, AFTERWARDS)]
    ending = closed[-1].event if closed else None
    heard_s = max((line.end_s for line in transcript.lines), default=0.0)
    graders = (
        recorded.event.grader
        for recorded in log
        if isinstance(recorded.event, AnswerRated) and recorded.event.grading == grading
    )
    return Metadata(
        interview_id=opened.interview_id,
        candidate=opened.candidate,
        role=opened.pack_title,
        target_level=opened.target_level,
        started=next(recorded.at for recorded in log if recorded.event is opened),
        ended=closed[-1].at if closed else during[-1].at,
        duration_s=round(ending.at_s if isinstance(ending, InterviewClosed) else heard_s, 3),
        generated=generated,
        time_zone=opened.time_zone,
        product_version=opened.product_version,
        setting=opened.setting,
        ending=ending.reason if isinstance(ending, InterviewClosed) else "open",
        pack_id=opened.pack_id,
        pack_hash=opened.pack_hash,
        grading=grading,
        gradings=gradings,
        graders=tuple(dict.fromkeys(grader for grader in graders if grader)),
        events=len(log),
        log_hash=log[-1].hash,
    )


def _profile(events: Sequence[Event], transcript: Transcript) -> Profile:
    drawn = [event for event in events if isinstance(event, ProfileDrawn)]
    if not drawn:
        return Profile()
    last = drawn[-1]
    said = tuple(fact for fact in last.facts if _said(fact, transcript))
    return Profile(area=last.area, level=last.level, years=last.years, facts=said)


def _said(fact: Fact, transcript: Transcript) -> bool:
    """A fact counts only if its quotation stands in the utterance that it names."""
    try:
        line = transcript.utterance(fact.utterance_id)
    except KeyError:
        return False
    return find([line], fact.quote) is not None and line.start_s <= fact.start_s <= line.end_s


def _engines(events: Sequence[Event]) -> Engines:
    """The engines of the last start; notes of an earlier one stay in view."""
    chosen = [event for event in events if isinstance(event, EnginesChosen)]
    if not chosen:
        return Engines()
    last = chosen[-1]
    notes = tuple(dict.fromkeys(note for event in chosen for note in event.notes))
    return Engines(
        recogniser=last.recogniser,
        voice=last.voice,
        director=last.director,
        voice_activity=last.voice_activity,
        notes=notes,
    )


def _cautions(
    log: Sequence[Recorded],
    pack: Pack,
    metadata: Metadata,
    transcript: Transcript,
    found: Sequence[Block],
    numbers: Figures,
    reviewed: Review,
) -> tuple[str, ...]:
    """What a reader must know before relying on this report, most important first."""
    events = [recorded.event for recorded in log]
    cautions = [WHY[reviewed.assessment]] if reviewed.assessment != "agreed" else []
    members = [member for block in found for member in (block, *block.probes)]
    rated = [rating for member in members for rating in member.ratings if rating.level is not None]
    if any(MENTIONS_ONLY in rating.flags for rating in rated):
        cautions.append(
            "Ratings by the embedded grader say which expected points were mentioned, not whether they were right. "
            "Read the quotations before you decide."
        )
    if reviewed.assessment == "agreed":
        cautions.extend(gradings.cautions(events, metadata.grading))
    cautions.extend(_by_people(reviewed))
    if words := [word for line in transcript.lines for word in line.words]:
        unsure = sum(word.confidence < LOW_CONFIDENCE for word in words)
        if 10 * unsure >= len(words):
            cautions.append(
                f"{unsure} of {len(words)} words were heard with low confidence; none of them is quoted as evidence. "
                "Listen where it matters."
            )
    rate = numbers.statistics.words_per_minute
    if (rate is not None and not SLOWEST <= rate <= FASTEST) or any(member.notes for member in members):
        cautions.append("Some answers have an implausible speech rate: check times and transcript against the audio.")
    if pack.sha256 and pack.sha256 != metadata.pack_hash:
        cautions.append("The role's questions or rubric have changed since this interview; today's rubric was applied.")
    if resumes := sum(isinstance(event, InterviewResumed) for event in events):
        cautions.append(f"The interview was interrupted and resumed {'once' if resumes == 1 else f'{resumes} times'}.")
    if metadata.ending == "open":
        cautions.append("The interview has not been closed: this is a report of what was said so far.")
    known = {event.question_id for event in events if isinstance(event, QuestionAsked) and event.form != "introduction"}
    strays = sum(
        isinstance(event, AnswerRated) and event.grading == metadata.grading and event.question_id not in known
        for event in events
    )
    if strays:
        cautions.append(f"{strays} ratings belong to no question of this interview and were left out.")
    elapsed = _elapsed_s(metadata)
    if elapsed is not None and abs(elapsed - metadata.duration_s) > max(
        CLOCKS_MAY_DIFFER_S, 0.05 * metadata.duration_s
    ):
        cautions.append(
            "The duration is counted in audio time and differs from the time between start and end"
            + (": a demonstration runs faster than it would be spoken." if metadata.setting == "demo" else ".")
        )
    return tuple(cautions)


def _by_people(reviewed: Review) -> Iterator[str]:
    """What people changed, so that nobody takes it for the recogniser's or the grader's word."""
    if reviewed.counting:
        names = ", ".join(dict.fromkeys(entry.by for entry in reviewed.counting))
        counted = "1 rating is" if len(reviewed.counting) == 1 else f"{len(reviewed.counting)} ratings are"
        yield f"{counted} a person's ({names}); the grader's stands beside it."
    if reviewed.corrections:
        count = len({entry.utterance_id for entry in reviewed.corrections})
        names = ", ".join(dict.fromkeys(f"{entry.by}, {entry.role}" for entry in reviewed.corrections))
        counted = "1 utterance was" if count == 1 else f"{count} utterances were"
        yield f"{counted} corrected by hand ({names}); what was recognised stands beside it."


def _elapsed_s(metadata: Metadata) -> float | None:
    try:
        return (datetime.fromisoformat(metadata.ended) - datetime.fromisoformat(metadata.started)).total_seconds()
    except (ValueError, TypeError):
        return None


def document(part: object) -> Any:
    """The report, or a part of it, as plain JSON values: dataclasses are objects, decimals numbers."""
    if is_dataclass(part) and not isinstance(part, type):
        return {field.name: document(getattr(part, field.name)) for field in fields(part)}
    if isinstance(part, tuple | list):
        return [document(entry) for entry in part]
    if isinstance(part, Decimal):
        return float(part)
    return part
