"""The report: one record of an interview, a fold of its events and its pack. All views show this and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any

from voice_interviewer.core.consent import WHY, assessment
from voice_interviewer.core.events import (
    EnginesChosen,
    Event,
    Fact,
    InterviewOpened,
    ProfileDrawn,
    Recorded,
)
from voice_interviewer.core.grading import gradings
from voice_interviewer.core.reporting.blocks import Block, blocks
from voice_interviewer.core.reporting.cautions import cautions
from voice_interviewer.core.reporting.figures import Figures, figures
from voice_interviewer.core.reporting.metadata import Metadata, metadata
from voice_interviewer.core.reporting.narrative import Narrative, write
from voice_interviewer.core.reporting.review_record import NOTHING, Review, review
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.transcript import Transcript, find, transcribe

SCHEMA_VERSION = "1.1"


class Unreportable(Exception):
    """The log holds no interview that a report could be made of. The message says what is missing."""


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
        """The values of the facts of these names, each once; what was denied or only wished for is left out."""
        claimed = (fact.value for fact in self.facts if fact.name in names and fact.status == "claimed")
        return tuple(dict.fromkeys(claimed))


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
    entries = {entry.id: entry.text for entry in pack.rubric.checklist}
    reviewed = review(log, transcript, found, entries)
    withheld = WHY[reviewed.assessment]
    numbers = figures(found, pack, transcript, withheld)
    head = metadata(log, opened, transcript, generated, chosen, graded)
    profile = _profile(events, transcript)
    engines = _engines(events)
    return Report(
        schema_version=SCHEMA_VERSION,
        metadata=head,
        engines=engines,
        profile=profile,
        figures=numbers,
        narrative=write(
            found, numbers, pack, candidate=opened.candidate, level=_level(opened, profile), withheld=withheld
        ),
        blocks=found,
        cautions=cautions(events, pack, head, transcript, found, numbers, reviewed),
        transcript=transcript,
        review=reviewed,
    )


def _level(opened: InterviewOpened, profile: Profile) -> str:
    return opened.target_level or profile.level


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


def document(part: object) -> Any:
    """The report, or a part of it, as plain JSON values: dataclasses are objects, decimals numbers."""
    if is_dataclass(part) and not isinstance(part, type):
        return {field.name: document(getattr(part, field.name)) for field in fields(part)}
    if isinstance(part, tuple | list):
        return [document(entry) for entry in part]
    if isinstance(part, Decimal):
        return float(part)
    return part
