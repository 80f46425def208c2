"""What the report page shows, ready for its template: nothing is computed there, and nothing judged here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from voice_interviewer.core.phrasing import counted
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.checklist import ChecklistLine
from voice_interviewer.core.reporting.claims import COMPETENCY, Claim, Standing, standings
from voice_interviewer.core.reporting.ratings import Rated, Vote
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.scoring import CHECKLIST, CRITERION_LABELS, HIGHEST, LOWEST
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.transcript import Line, word_spans
from voice_interviewer.render import charts, headline
from voice_interviewer.render.moments import wall
from voice_interviewer.render.unscored import flags_of
from voice_interviewer.render.wording import AUTHORS, ENDINGS, TURN_ENDINGS, claim_line, out_of_ten, sentence
from voice_interviewer.web.office.recording import Recording, peaks

WAVE_WIDTH, WAVE_HEIGHT = 1000, 48
DECISIONS = {"advance": "Goes on", "hold": "On hold", "reject": "Rejected"}
STATUS: dict[str, str] = {"1": "shown", "0": "not shown", "": "not scored"}
STANDING_OF: dict[str, Standing] = {"1": "strong", "0": "weak"}


class Piece(NamedTuple):
    """A word of the transcript with the second at which it is said; None between words."""

    text: str
    at_s: float | None


class Choice(NamedTuple):
    """A criterion that a person may rate, by its name for people."""

    criterion: str
    label: str


@dataclass(frozen=True)
class View:
    report: Report
    pack: Pack
    sound: Recording | None
    """None: nobody may listen here."""

    @property
    def title(self) -> str:
        return headline.name_of(self.report)

    @property
    def about(self) -> str:
        return headline.occasion(self.report)

    @property
    def verdict(self) -> str:
        return headline.label_of(self.report.figures.verdict)

    @property
    def verdict_remark(self) -> str:
        return headline.remark_of(self.report)

    @property
    def verdict_standing(self) -> Standing:
        return headline.standing_of(self.report.figures.verdict)

    @property
    def standing(self) -> dict[str, Standing]:
        return standings(self.report.blocks, self.report.figures, self.pack.rubric.thresholds)

    @property
    def numbers(self) -> tuple[headline.Number, ...]:
        return headline.numbers(self.report)

    @property
    def competencies(self) -> Markup:
        """The bars, as SVG."""
        levels = self.report.figures.competencies
        bare = {entry.id: self.standing[COMPETENCY + entry.id] for entry in levels}
        return Markup(charts.competencies(levels, bare)) if levels else Markup()

    @property
    def cautions(self) -> tuple[str, ...]:
        return (*self.report.cautions, *self.report.engines.notes)

    @property
    def lines(self) -> dict[str, Line]:
        return {line.line_id: line for line in self.report.transcript.lines}

    @property
    def wave(self) -> str:
        """The outline of the recording as an SVG path; empty without one."""
        found = peaks(self.sound) if self.sound is not None else ()
        if not found:
            return ""
        middle, step = WAVE_HEIGHT / 2, WAVE_WIDTH / len(found)
        reach = [max(0.5, peak * middle) for peak in found]
        above = [f"{place * step:.1f},{middle - high:.1f}" for place, high in enumerate(reach)]
        below = [f"{place * step:.1f},{middle + high:.1f}" for place, high in enumerate(reach)]
        return f"M{' L'.join(above)} L{' L'.join(reversed(below))} Z"

    @property
    def spans(self) -> str:
        """`from-to` of what was recorded, in seconds, so that a player may leave out the silence between."""
        if self.sound is None:
            return ""
        return " ".join(
            f"{phrase.start / 32000:.2f}-{(phrase.start + phrase.size) / 32000:.2f}" for phrase in self.sound.phrases
        )

    @property
    def method(self) -> tuple[tuple[str, str], ...]:
        meta, engines = self.report.metadata, self.report.engines
        return (
            ("Start", wall(meta.started, meta.time_zone)),
            ("End", f"{wall(meta.ended, meta.time_zone)}, {ENDINGS.get(meta.ending, meta.ending)}"),
            ("Recogniser", engines.recogniser or "unknown"),
            ("Voice", engines.voice or "unknown"),
            ("Director", engines.director or "unknown"),
            ("Graded by", ", ".join(meta.graders) or "nobody"),
            ("Question bank", f"{meta.pack_id} {meta.pack_hash[:12]}"),
            ("Interview", meta.interview_id),
            ("Log", f"{meta.events} events, {meta.log_hash[:16]}"),
        )

    def claim(self, claim: Claim) -> str:
        """The claim; where it has a detail, also that and the questions it rests on."""
        return claim_line(claim, self.report) if claim.detail else claim.text

    def facts(self, block: Block) -> str:
        """The small print under a question."""
        parts = [block.kind, AUTHORS[block.author], counted(block.words, "word")]
        if block.typed:
            parts.append("typed")
        if block.ending in TURN_ENDINGS:
            parts.append(TURN_ENDINGS[block.ending])
        return " · ".join(parts)

    def score(self, block: Block) -> str:
        return out_of_ten(block.score)

    def level(self, rating: Rated) -> str:
        return "not scored" if rating.level is None else f"{rating.level:f} of {HIGHEST}"

    def flags(self, rating: Rated) -> tuple[str, ...]:
        return tuple(map(sentence, flags_of(rating)))

    def dots(self, rating: Rated) -> str:
        full = int(rating.level or 0)
        return "●" * full + "○" * (HIGHEST - full)

    def label(self, criterion: str) -> str:
        if criterion.startswith(CHECKLIST):
            return self._entries.get(criterion.removeprefix(CHECKLIST), criterion)
        return CRITERION_LABELS.get(criterion, criterion)

    def choices(self, block: Block) -> tuple[Choice, ...]:
        """What a person may rate in this answer."""
        return tuple(Choice(name, self.label(name)) for name in (*_criteria(block), *_votes(block)))

    def status(self, vote: Vote | ChecklistLine) -> str:
        return STATUS.get(vote.status, vote.status)

    def status_standing(self, vote: Vote | ChecklistLine) -> Standing:
        return STANDING_OF.get(vote.status, "open")

    def pieces(self, line: Line) -> Iterator[Piece]:
        """The line's text, cut where its words begin and end."""
        place = 0
        for start, end, word in word_spans(line):
            if start > place:
                yield Piece(line.text[place:start], None)
            yield Piece(line.text[start:end], word.start_s)
            place = end
        if place < len(line.text):
            yield Piece(line.text[place:], None)

    @property
    def _entries(self) -> dict[str, str]:
        return {entry.id: entry.text for entry in self.pack.rubric.checklist}


LEVELS = tuple(str(level) for level in range(LOWEST, HIGHEST + 1))


def _criteria(block: Block) -> Iterator[str]:
    yield from (rating.criterion for rating in block.ratings)


def _votes(block: Block) -> Iterator[str]:
    yield from (CHECKLIST + vote.entry for vote in block.votes)
