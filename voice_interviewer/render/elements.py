"""The parts a written form is made of, and what all forms say in the same way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from voice_interviewer.core.events import Evidence
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.claims import Claim
from voice_interviewer.core.reporting.ratings import Rated
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.scoring import CHECKLIST, CRITERION_LABELS, MENTIONS_ONLY, one_decimal
from voice_interviewer.core.transcript import clock
from voice_interviewer.render.markup import one_line

NOT_SCORED = "not scored"
MENTIONED = "by mentions only, not yet judged by a person"
PARTLY_MENTIONED = "by mentions, and in part judged by a person"
NOTHING_ASSESSED = "None can be told: no answer was assessed."
QUOTE_WORDS = 45
INJECTION = "injection: "
"""How graders mark what speaks to them instead of answering."""
AUTHORS = {"pack": "from the question bank", "rules": "chosen by rule", "model": "written by a language model"}
ENDINGS = {
    "complete": "all planned questions asked",
    "time": "time was up",
    "candidate": "ended by the candidate",
    "interrupted": "interrupted",
    "failure": "stopped by a failure",
    "open": "not closed",
}
TURN_ENDINGS = {
    "skip": "skipped by the candidate",
    "silence": "no answer was heard",
    "time": "cut off by the time limit",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the title of the form."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels with values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered list; the numbers are generated."""

    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Something the candidate said, at its time."""

    start_s: float
    text: str

    def __str__(self) -> str:
        return f"[{clock(self.start_s)}] Candidate: “{self.text}”"


Element = Heading | Paragraph | Pairs | Bullets | Steps | Quotation


def quotation(evidence: Evidence) -> Quotation:
    return Quotation(evidence.start_s, excerpt(evidence.quote))


def excerpt(text: str, words: int = QUOTE_WORDS) -> str:
    """The beginning of a long text, cut at a word."""
    parts = text.split()
    return one_line(text) if len(parts) <= words else " ".join(parts[:words]) + " …"


def out_of_ten(score: Decimal | None) -> str:
    return NOT_SCORED if score is None else f"{score}/10"


def minutes(seconds: float) -> str:
    """`3.7 min`, half up."""
    return f"{one_decimal(Fraction(str(seconds)) / 60)} min"


def experience(years: float) -> str:
    """`3 years`, `1 year`."""
    return f"{years:g} year{'' if years == 1 else 's'}"


def held_at(report: Report) -> str:
    """The level of the questions, and what chose it."""
    if target := report.metadata.target_level:
        return f"{target}, as set beforehand"
    return f"{report.profile.level}, after the introduction" if report.profile.level else "not stated"


def wall(moment: str, time_zone: str) -> str:
    """`2026-01-06 15:48:14 UTC` in the interview's time zone; a moment that is no ISO time is shown as it stands."""
    found = local(moment, time_zone)
    return moment if found is None else f"{found:%Y-%m-%d %H:%M:%S} {found.tzname() or ''}".rstrip()


def day(moment: str, time_zone: str) -> str:
    """`6 January 2026`."""
    found = local(moment, time_zone)
    return moment if found is None else f"{found.day} {found:%B %Y}"


def local(moment: str, time_zone: str) -> datetime | None:
    try:
        parsed = datetime.fromisoformat(moment)
    except ValueError:
        return None
    parsed = parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    try:
        return parsed.astimezone(ZoneInfo(time_zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return parsed.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Unscored:
    """Criteria of one answer that are not scored for one reason. `reason` is empty where the report gives it once.

    `flags` are what a reader should know about them all the same, each once.
    """

    criteria: tuple[str, ...]
    reason: str
    flags: tuple[str, ...] = ()

    @property
    def names(self) -> str:
        return ", ".join(CRITERION_LABELS[criterion] for criterion in self.criteria)


def repeated_reasons(report: Report) -> dict[tuple[str, str], None]:
    """(criterion, reason) of what is not scored in more than one answer: said once for all, in the order first met."""
    counts = Counter(
        (rating.criterion, rating.reason)
        for block in report.questions
        for rating in block.ratings
        if rating.level is None and not rating.rated_by
    )
    return {pair: None for pair, count in counts.items() if count > 1}


def reasons_for_all(report: Report) -> tuple[tuple[str, str], ...]:
    """(names of criteria, reason) of what is not scored in more than one answer, each reason once."""
    found: dict[str, list[str]] = {}
    for criterion, reason in repeated_reasons(report):
        found.setdefault(reason, []).append(CRITERION_LABELS[criterion])
    return tuple((", ".join(names), reason) for reason, names in found.items())


def unscored(block: Block, report: Report) -> tuple[Unscored, ...]:
    """What is not scored in this answer, by reason, except where a person said so."""
    known = repeated_reasons(report)
    reasons: dict[str, list[Rated]] = {}
    open_ratings = [rating for rating in block.ratings if rating.level is None and not rating.rated_by]
    nothing = len(open_ratings) == len(block.ratings)
    for rating in open_ratings:
        told = (rating.criterion, rating.reason) in known and not nothing
        reasons.setdefault("" if told else rating.reason, []).append(rating)
    found: list[Unscored] = []
    flagged: set[str] = set()
    for reason, ratings in reasons.items():
        flags = dict.fromkeys(flag for rating in ratings for flag in flags_of(rating) if flag not in flagged)
        flagged.update(flags)
        found.append(Unscored(tuple(rating.criterion for rating in ratings), reason, tuple(flags)))
    return tuple(found)


def evidence_of(rating: Rated) -> tuple[Evidence, ...]:
    """What was said for a rating; for a person's, which needs none, what the grader quoted."""
    return rating.evidence or (rating.original.evidence if rating.original else ())


def flags_of(rating: Rated) -> tuple[str, ...]:
    """The flags a reader should see at a rating; that it says only what was mentioned is said once for all."""
    return tuple(
        f"left out of the rating: {flag.removeprefix(INJECTION)}" if flag.startswith(INJECTION) else flag
        for flag in rating.flags
        if flag != MENTIONS_ONLY
    )


def claim_line(claim: Claim, report: Report) -> str:
    """A claim with what it rests on."""
    detail = f" {claim.detail}" if claim.detail else ""
    stop = "" if claim.text.endswith((".", "!", "?")) or not detail else "."
    return f"{claim.text}{stop}{detail}{sources(claim.cites, report)}"


def sources(cites: tuple[str, ...], report: Report) -> str:
    """`(question 3)` for the question ids among the citations; empty where there are none."""
    numbers = [block.number for block in report.questions if block.question_id in cites]
    if not numbers or len(numbers) == len(report.questions) > 3:
        return ""
    return f" ({'question' if len(numbers) == 1 else 'questions'} {', '.join(numbers)})"


def summary_line(report: Report, place: str = "") -> str:
    """Score, outcome and where the report lies, in one line for the console."""
    numbers = report.figures
    score = "No score" if numbers.score is None else f"Score {numbers.score}/10"
    basis = f" ({numbers.scored} of {numbers.asked} answers scored)" if numbers.asked else ""
    where = f" Report: {place}" if place else ""
    return f"{score}{basis}. Outcome: {outcome(report)}.{where}"


def graded_by(report: Report) -> str:
    """Who rated what counts: graders by their names, and people."""
    people = dict.fromkeys(f"{entry.by} (a person)" for entry in report.review.counting)
    return ", ".join((*report.metadata.graders, *people)) or "nobody"


def outcome(report: Report) -> str:
    """The verdict's label; a recommendation that rests on mentions alone says so."""
    verdict = report.figures.verdict
    return f"{verdict.label} ({mentioned(report)})" if mentioned(report) else verdict.label


def mentioned(report: Report) -> str:
    """Says so where a recommendation rests on what was mentioned; else empty."""
    if not report.figures.verdict.recommendation or not report.figures.mentions_only:
        return ""
    return (
        PARTLY_MENTIONED
        if any(not entry.criterion.startswith(CHECKLIST) for entry in report.review.counting)
        else MENTIONED
    )


def conclusion(report: Report) -> str:
    """Why this verdict; and whose the decision is, or was."""
    decisions = report.review.decisions
    if decisions:
        last = decisions[-1]
        whose = f"{last.by} decided: {last.decision}."
    else:
        whose = "This is advice: a person decides." if report.figures.verdict.recommendation else "A person decides."
    return f"{report.figures.verdict.justification} {one_line(whose)}"


def no_strengths(report: Report) -> str:
    return "No assessed entry was shown." if _assessed(report) else NOTHING_ASSESSED


def no_gaps(report: Report) -> str:
    return "None: no assessed entry was missing from an answer." if _assessed(report) else NOTHING_ASSESSED


def no_open(report: Report) -> str:
    """Where no entry is listed as not evaluated: all were, there are none, or nothing may be listed."""
    checklist = report.figures.checklist
    if checklist.evaluated == checklist.entries:
        return "None: every entry was assessed." if checklist.entries else "The role has no checklist."
    return "All of the checklist: nothing was assessed."


def no_plan(report: Report) -> str:
    return "These answers call for no step." if report.figures.scored else NOTHING_ASSESSED


def no_suggestions(report: Report) -> str:
    return "Nothing is open and nothing was missing." if _assessed(report) else NOTHING_ASSESSED


def _assessed(report: Report) -> bool:
    return bool(report.figures.scored or report.figures.checklist.evaluated)


def sentence(note: str) -> str:
    """A note as a sentence: a capital first, a full stop last."""
    text = one_line(note)
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "`")) else ".")
