"""The independent checker: holds a report's JSON document against the event log and names whatever does not agree.

It reads the document, not the dataclasses, so that it can also check a file that somebody may have changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from voice_interviewer.core.checking.figures_check import checklist, figures, verdict
from voice_interviewer.core.checking.mismatch import ABSENT, Mismatch, ReportMismatch, differences, number, same
from voice_interviewer.core.checking.recount import DIMENSIONS, Recount, Told
from voice_interviewer.core.checking.recount_words import speech_rate
from voice_interviewer.core.checking.review_check import review
from voice_interviewer.core.checking.sums import tenths
from voice_interviewer.core.events import (
    EnginesChosen,
    InterviewClosed,
    InterviewerSpoke,
    InterviewOpened,
    QuestionAsked,
    Recorded,
)
from voice_interviewer.core.role.pack import Pack

__all__ = ["Mismatch", "ReportMismatch", "check", "differences"]


_CORRECTION = ("text", "by", "role", "reason")


def check(document: dict[str, Any], log: Sequence[Recorded], pack: Pack) -> tuple[Mismatch, ...]:
    """All mismatches between a report document and the log and pack it was made of. A missing key is one too."""
    try:
        count = Recount([recorded.event for recorded in log], pack, document["metadata"]["grading"])
        parts = (_metadata, _lines, _blocks, _quotations, _facts, _claims, review)
        numbers = (figures, checklist, verdict)
        return (
            *(mismatch for part in parts for mismatch in part(document, log, count)),
            *(mismatch for part in numbers for mismatch in part(document, count)),
        )
    except (KeyError, TypeError, AttributeError) as error:
        return (Mismatch("document", f"no usable {error}", "a complete report", "I2"),)


def _metadata(document: dict[str, Any], log: Sequence[Recorded], count: Recount) -> Iterator[Mismatch]:
    stated = document["metadata"]
    opened = next(recorded for recorded in log if isinstance(recorded.event, InterviewOpened))
    event = opened.event
    assert isinstance(event, InterviewOpened)
    expected: dict[str, object] = {
        "interview_id": event.interview_id,
        "candidate": event.candidate,
        "role": event.pack_title,
        "started": opened.at,
        "pack_hash": event.pack_hash,
        "events": len(log),
        "log_hash": log[-1].hash,
    }
    closed = [recorded for recorded in log if isinstance(recorded.event, InterviewClosed)]
    if closed and isinstance(last := closed[-1].event, InterviewClosed):
        expected |= {"ended": closed[-1].at, "duration_s": round(last.at_s, 3), "ending": last.reason}
    for name, value in expected.items():
        yield from same(f"metadata.{name}", stated[name], value, "I1")
    engines = [recorded.event for recorded in log if isinstance(recorded.event, EnginesChosen)]
    if engines:
        yield from same("engines.recogniser", document["engines"]["recogniser"], engines[-1].recogniser, "I1")
        for note in engines[-1].notes:
            if note not in document["engines"]["notes"]:
                yield Mismatch("engines.notes", ABSENT, note, "I1")


def _lines(document: dict[str, Any], log: Sequence[Recorded], count: Recount) -> Iterator[Mismatch]:
    """Every line once and in order; the candidate's with their own text and times."""
    lines = document["transcript"]["lines"]
    spoken = {line["line_id"]: (place, line) for place, line in enumerate(lines) if line["speaker"] == "candidate"}
    for utterance_id, heard in count.heard.items():
        if utterance_id not in spoken:
            yield Mismatch("transcript.lines", ABSENT, heard.text, "I11")
            continue
        place, line = spoken.pop(utterance_id)
        for name in ("text", "start_s", "end_s", "question_id", "via"):
            yield from same(f"transcript.lines[{place}].{name}", line[name], getattr(heard, name), "I11")
        where, first = f"transcript.lines[{place}]", count.recognised.get(utterance_id, "")
        yield from same(f"{where}.recognised", line.get("recognised", ""), first, "I11")
        made = [(entry.text, entry.by, entry.role, entry.reason) for entry in count.corrections.get(utterance_id, ())]
        stated = [tuple(entry[name] for name in _CORRECTION) for entry in line.get("corrections", ())]
        yield from same(f"{where}.corrections", stated, made, "I11")
    for place, line in spoken.values():
        yield Mismatch(f"transcript.lines[{place}]", line["text"], ABSENT, "I11")
    said = Counter(line["text"] for line in lines if line["speaker"] != "candidate")
    asked = Counter(
        recorded.event.text for recorded in log if isinstance(recorded.event, QuestionAsked | InterviewerSpoke)
    )
    yield from (Mismatch("transcript.lines", text, ABSENT, "I11") for text in said - asked)
    yield from (Mismatch("transcript.lines", ABSENT, text, "I11") for text in asked - said)
    starts = [line["start_s"] for line in lines]
    if starts != sorted(starts):
        yield Mismatch("transcript.lines", "lines out of order", "lines in the order of their times", "I11")


def _blocks(document: dict[str, Any], log: Sequence[Recorded], count: Recount) -> Iterator[Mismatch]:
    told = [*count.introductions, *count.mains]
    yield from same("blocks", len(document["blocks"]), len(told), "I13")
    for place, (block, main) in enumerate(zip(document["blocks"], told, strict=False)):
        yield from _block(f"blocks[{place}]", block, main, main, count)
        yield from same(f"blocks[{place}].probes", len(block["probes"]), len(main.follow_ups), "I14")
        for inner, (probe, follow_up) in enumerate(zip(block["probes"], main.follow_ups, strict=False)):
            yield from _block(f"blocks[{place}].probes[{inner}]", probe, follow_up, main, count)


def _block(where: str, block: dict[str, Any], told: Told, main: Told, count: Recount) -> Iterator[Mismatch]:
    question, ending = told.question, count.endings.get(told.question.question_id)
    rate = speech_rate(told.heard)
    expected: dict[str, tuple[object, str]] = {
        "question_id": (question.question_id, "I14"),
        "number": (told.number, "I9"),
        "text": (question.text, "I11"),
        "form": (question.form, "I14"),
        "author": (question.author, "I1"),
        "asked_s": (question.at_s, "I11"),
        "response": (told.response, "I11"),
        "words": (told.words, "I1"),
        "words_per_minute": (rate, "I12"),
        "ending": (ending.reason if ending else "", "I1"),
    }
    for name, (value, invariant) in expected.items():
        yield from same(f"{where}.{name}", block[name], value, invariant)
    outside = rate is not None and not 60 <= rate <= 260
    yield from same(f"{where}.notes", bool(block["notes"]), outside, "I12")
    if question.form == "introduction":
        yield from same(f"{where}.score", block["score"], None, "I3")
        yield from same(f"{where}.ratings", len(block["ratings"]), 0, "I3")
        return
    for place, rating in enumerate(block["ratings"]):
        valid = count.valid(told, rating["criterion"], main)
        level = None if valid is None else valid.level
        yield from same(f"{where}.ratings[{place}].level", rating["level"], level, "I3")
        yield from _person(f"{where}.ratings[{place}]", rating, told, main, count)
        if rating["level"] is None and not rating["reason"].strip():
            yield Mismatch(f"{where}.ratings[{place}].reason", ABSENT, "why it is not scored", "I3")
        if rating["level"] is not None and not rating["evidence"] and not rating.get("rated_by"):
            yield Mismatch(f"{where}.ratings[{place}].evidence", ABSENT, "a quotation", "I11")
    if told is main:
        criteria = [rating["criterion"] for rating in block["ratings"]]
        yield from same(f"{where}.ratings", criteria, DIMENSIONS[told.kind], "I3")
        yield from number(f"{where}.score", block["score"], count.score(main), "I1")


def _person(where: str, rating: dict[str, Any], told: Told, main: Told, count: Recount) -> Iterator[Mismatch]:
    """A person's rating says whose it is and why, and keeps what stood there before it."""
    person, stated = count.person(told, rating["criterion"], main), rating.get("original")
    yield from same(f"{where}.rated_by", rating.get("rated_by", ""), person.by if person else "", "I1")
    if person is None:
        yield from same(f"{where}.original", stated, None, "I1")
        return
    yield from same(f"{where}.reason", rating["reason"], f"Rated by {person.by}: {person.reason}", "I1")
    graded = count.graded(told, rating["criterion"], main)
    before = stated["level"] if isinstance(stated, dict) else ABSENT
    yield from same(f"{where}.original.level", before, None if graded is None else graded.level, "I3")


def _quotations(document: Any, log: Sequence[Recorded], count: Recount, where: str = "") -> Iterator[Mismatch]:
    """Every quotation anywhere in the document."""
    if isinstance(document, dict):
        if "quote" in document and "start_char" in document:
            if fault := count.quotation_fault(document):
                yield Mismatch(where, document["quote"], fault, "I11")
            return
        for name, value in document.items():
            yield from _quotations(value, log, count, f"{where}.{name}" if where else name)
    elif isinstance(document, list):
        for place, value in enumerate(document):
            yield from _quotations(value, log, count, f"{where}[{place}]")


def _facts(document: dict[str, Any], log: Sequence[Recorded], count: Recount) -> Iterator[Mismatch]:
    for place, fact in enumerate(document["profile"]["facts"]):
        heard = count.heard.get(fact["utterance_id"])
        said = heard is not None and _plain(fact["quote"]) in _plain(heard.text)
        if heard is None or not said or not heard.start_s <= fact["start_s"] <= heard.end_s:
            yield Mismatch(f"profile.facts[{place}]", fact["quote"], "not said there at that time", "I11")


def _plain(text: str) -> str:
    for fancy, plain in zip("’‘“”–—", "''\"\"--", strict=True):
        text = text.replace(fancy, plain)
    return " ".join(text.casefold().split())


def _claims(document: dict[str, Any], log: Sequence[Recorded], count: Recount) -> Iterator[Mismatch]:
    """Claims cite what exists and agree with it; no list entry is empty or only a marker."""
    rules = count.pack.rubric.thresholds
    values: dict[str, object] = {main.question.question_id: _band(count.score(main), rules) for main in count.mains}
    for entry in count.pack.rubric.checklist:
        values["checklist:" + entry.id] = {"1": "strength", "0": "gap"}.get(count.entry(entry.id), "open")
    for competency in count.pack.rubric.competencies:
        level = count.competency(competency.id)[0]
        # a competency is shown as a level with one decimal, and judged as shown
        values["competency:" + competency.id] = _band(None if level is None else Fraction(tenths(level), 5), rules)
    for name, claims in document["narrative"].items():
        for place, claim in enumerate(claims):
            where = f"narrative.{name}[{place}]"
            if not any(character.isalnum() for character in claim["text"]):
                yield Mismatch(f"{where}.text", claim["text"], "a sentence", "I8")
            if not claim["cites"] and claim["polarity"] != "neutral":
                yield Mismatch(f"{where}.cites", ABSENT, "what it rests on", "I6")
            for cited in claim["cites"]:
                if cited not in values:
                    yield Mismatch(f"{where}.cites", cited, "no such item", "I6")
                elif claim["polarity"] not in ("neutral", values[cited]):
                    yield Mismatch(f"{where}.polarity", claim["polarity"], values[cited], "I6")


def _band(score: Fraction | None, rules: Any) -> str:
    if score is None:
        return "open"
    shown = tenths(score)
    if shown >= 10 * rules.yes - 1e-9:
        return "strength"
    return "gap" if shown < 10 * rules.neutral - 1e-9 else "mixed"
