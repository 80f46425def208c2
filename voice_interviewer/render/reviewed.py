"""What people did with an interview, as titled lists of sentences: the same ones in every form of the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voice_interviewer.core.reporting.blocks import members
from voice_interviewer.core.reporting.ratings import Rated, Vote
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.review_record import Corrected, Decided, Overridden, Remark
from voice_interviewer.core.reporting.scoring import CHECKLIST, CRITERION_LABELS, HIGHEST
from voice_interviewer.core.transcript import clock
from voice_interviewer.render.elements import Bullets, Element, Heading, Paragraph
from voice_interviewer.render.markup import one_line
from voice_interviewer.render.moments import wall

AROUND = 6  # words that stand around a change
NOTHING = "Nobody has decided, commented or changed anything, and nothing is marked for a person."
TITLE = "Review by people"


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    entries: tuple[str, ...]


def parts(report: Report) -> tuple[Part, ...]:
    """The parts that have entries: what waits for a person first, then decisions, then all that was changed."""
    review = report.review
    found = (
        Part("Needs a person", tuple(one_line(entry.text) for entry in review.waiting)),
        Part(
            "Decided",
            tuple(
                f"{entry.decision.capitalize()}, {_who(report, entry)}: {entry.reason}" for entry in review.decisions
            ),
        ),
        Part(
            "Contested by the candidate",
            tuple(f"{wall(entry.at, report.metadata.time_zone)}: “{entry.text}”" for entry in review.contests),
        ),
        Part("Rated by people", tuple(override_line(report, entry) for entry in review.overrides)),
        Part("Corrected in the transcript", tuple(correction_line(report, entry) for entry in review.corrections)),
        Part(
            "Comments",
            tuple(
                f"{_who(report, entry)}{_about(report, entry.question_id)}: {entry.text}" for entry in review.comments
            ),
        ),
        Part("Asked for by the candidate", tuple(_wishes(report))),
        Part("Looked at by", tuple(_views(report))),
    )
    return tuple(Part(part.title, tuple(map(one_line, part.entries))) for part in found if part.entries)


def elements(report: Report) -> Iterator[Element]:
    """The section of a written form."""
    yield Heading(2, TITLE)
    found = parts(report)
    if not found:
        yield Paragraph(NOTHING)
    for part in found:
        yield Heading(3, part.title)
        yield Bullets(part.entries)


def override_line(report: Report, entry: Overridden) -> str:
    """What a person rated, and whether it counts."""
    name = entry.criterion.removeprefix(CHECKLIST)
    what = CRITERION_LABELS.get(entry.criterion, f"checklist “{_entry_text(report, name)}”")
    value = entry.status or ("not scored" if entry.level is None else f"level {entry.level:g} of {HIGHEST}")
    place = _number(report, entry.question_id)
    state = "" if entry.counts else f" Does not count: {entry.fault or 'it was replaced by a later one'}."
    reason = entry.reason if entry.reason.endswith((".", "!", "?")) else f"{entry.reason}."
    replaced = "".join(f" {before(vote)}" for vote in _votes(report, entry)) if entry.counts else ""
    return f"{place}{what}: {value}, {_who(report, entry)}: {reason}{replaced}{state}"


def correction_line(report: Report, entry: Corrected) -> str:
    """Both texts, who and why."""
    why = f": {entry.reason}" if entry.reason else ""
    before, after = changed(entry.before, entry.text)
    return f"[{clock(entry.start_s)}] “{before}” became “{after}”, {_who(report, entry)} ({entry.role}){why}"


def changed(before: str, after: str) -> tuple[str, str]:
    """The part in which two texts differ, with a few words around it."""
    one, other = before.split(), after.split()
    least = min(len(one), len(other))
    lead = next((place for place in range(least) if one[place] != other[place]), least)
    tail = next((place for place in range(least - lead) if one[-1 - place] != other[-1 - place]), least - lead)
    first, rest = max(0, lead - AROUND), max(0, tail - AROUND)

    def part(words: list[str]) -> str:
        text = " ".join(words[first : len(words) - rest])
        return f"{'… ' if first else ''}{text}{' …' if rest else ''}"

    return part(one), part(other)


def before(rating: Rated | Vote) -> str:
    """What stood in the place of a person's rating: the grader's level and reason. Empty where no person rated."""
    original = rating.original
    if original is None:
        return ""
    grader = f" by {original.grader}" if original.grader else ""
    if isinstance(original, Rated):
        value = "not scored" if original.level is None else f"{original.level:f} of {HIGHEST}"
    else:
        value = original.status or "not scored"
    return f"Before: {value}{grader}: {original.reason}"


def _votes(report: Report, entry: Overridden) -> Iterator[Vote]:
    """The checklist vote that a person's rating is; the other criteria show theirs at the question."""
    for member in members(report.blocks):
        if member.question_id == entry.question_id:
            yield from (vote for vote in member.votes if CHECKLIST + vote.entry == entry.criterion)


def _wishes(report: Report) -> Iterator[str]:
    for wish in report.review.requests:
        answer = f" Answered by {wish.answered_by}: {wish.answer}" if wish.answered_by else ""
        text = wish.text[:1].upper() + wish.text[1:]
        text += "." if answer and not text.endswith((".", "!", "?")) else ""
        yield f"{f'[{clock(wish.at_s)}] ' if wish.at_s else ''}{text}{answer}"


def _views(report: Report) -> Iterator[str]:
    """Each reader and form once, with how often and when last."""
    seen: dict[tuple[str, str, str], list[str]] = {}
    for view in report.review.views:
        seen.setdefault((view.by, view.form, view.via), []).append(view.at)
    for (by, form, via), moments in seen.items():
        often = "" if len(moments) == 1 else f"{len(moments)} times, last "
        yield f"{by}: {form} ({via}), {often}{wall(max(moments), report.metadata.time_zone)}"


def _who(report: Report, entry: Decided | Remark | Corrected | Overridden) -> str:
    return f"{entry.by}, {wall(entry.at, report.metadata.time_zone)}" if entry.at else entry.by


def _about(report: Report, question_id: str) -> str:
    number = _number(report, question_id).rstrip(", ")
    return f" on {number[:1].lower()}{number[1:]}" if number else ""


def _number(report: Report, question_id: str) -> str:
    for block in members(report.blocks):
        if block.question_id == question_id:
            return f"Question {block.number}, " if block.number else "Introduction, "
    return ""


def _entry_text(report: Report, entry: str) -> str:
    return next((line.text for line in report.figures.checklist.lines if line.entry == entry), entry)
