"""The independent checker: holds a report's JSON document against the event log and names whatever does not agree.

It reads the document, not the dataclasses, so that it can also check a file that somebody may have changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from voice_interviewer.core.events import (
    EnginesChosen,
    InterviewClosed,
    InterviewerSpoke,
    InterviewOpened,
    QuestionAsked,
    Recorded,
)
from voice_interviewer.core.pack import Pack
from voice_interviewer.core.recount import (
    DIMENSIONS,
    Recount,
    Told,
    rounded,
    speech_rate,
    tenths,
    wilson_bounds,
)

ABSENT = "nothing"
PERFORMANCE = ("Outstanding", "Good", "Fair", "Limited", "Poor")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """`where` is a path into the document, `invariant` the rule that it breaks."""

    where: str
    stated: object
    found: object
    invariant: str = ""

    def __str__(self) -> str:
        rule = f" ({self.invariant})" if self.invariant else ""
        return f"{self.where}: the report says {_shown(self.stated)}, the log says {_shown(self.found)}{rule}"


class ReportMismatch(Exception):
    """The report does not follow from the log, so it is not exported."""

    def __init__(self, mismatches: Sequence[Mismatch]) -> None:
        more = f" (and {len(mismatches) - 1} more)" if len(mismatches) > 1 else ""
        super().__init__(f"The report does not agree with its log and was not written. {mismatches[0]}{more}")
        self.mismatches = tuple(mismatches)


def check(document: dict[str, Any], log: Sequence[Recorded], pack: Pack) -> tuple[Mismatch, ...]:
    """All mismatches between a report document and the log and pack it was made of. A missing key is one too."""
    try:
        count = Recount([recorded.event for recorded in log], pack, document["metadata"]["grading"])
        parts = (_metadata, _lines, _blocks, _quotations, _facts, _figures, _checklist, _verdict, _claims)
        return tuple(mismatch for part in parts for mismatch in part(document, log, count))
    except (KeyError, TypeError, AttributeError) as error:
        return (Mismatch("document", f"no usable {error}", "a complete report", "I2"),)


def differences(stated: Any, rebuilt: Any, where: str = "") -> Iterator[Mismatch]:
    """Every place where a document differs from one that was built again from the same log."""
    if isinstance(stated, dict) and isinstance(rebuilt, dict):
        for key in sorted(stated.keys() | rebuilt.keys()):
            place = f"{where}.{key}" if where else key
            yield from differences(stated.get(key, ABSENT), rebuilt.get(key, ABSENT), place)
    elif isinstance(stated, list) and isinstance(rebuilt, list) and len(stated) == len(rebuilt):
        for place, (one, other) in enumerate(zip(stated, rebuilt, strict=True)):
            yield from differences(one, other, f"{where}[{place}]")
    elif stated != rebuilt:
        yield Mismatch(where, stated, rebuilt, "I4")


def _same(where: str, stated: object, found: object, invariant: str) -> Iterator[Mismatch]:
    if stated != found:
        yield Mismatch(where, stated, found, invariant)


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
        yield from _same(f"metadata.{name}", stated[name], value, "I1")
    engines = [recorded.event for recorded in log if isinstance(recorded.event, EnginesChosen)]
    if engines:
        yield from _same("engines.recogniser", document["engines"]["recogniser"], engines[-1].recogniser, "I1")
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
            yield from _same(f"transcript.lines[{place}].{name}", line[name], getattr(heard, name), "I11")
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
    yield from _same("blocks", len(document["blocks"]), len(told), "I13")
    for place, (block, main) in enumerate(zip(document["blocks"], told, strict=False)):
        yield from _block(f"blocks[{place}]", block, main, main, count)
        yield from _same(f"blocks[{place}].probes", len(block["probes"]), len(main.follow_ups), "I14")
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
        yield from _same(f"{where}.{name}", block[name], value, invariant)
    outside = rate is not None and not 60 <= rate <= 260
    yield from _same(f"{where}.notes", bool(block["notes"]), outside, "I12")
    if question.form == "introduction":
        yield from _same(f"{where}.score", block["score"], None, "I3")
        yield from _same(f"{where}.ratings", len(block["ratings"]), 0, "I3")
        return
    for place, rating in enumerate(block["ratings"]):
        valid = count.valid(told, rating["criterion"], main)
        level = None if valid is None else valid.level
        yield from _same(f"{where}.ratings[{place}].level", rating["level"], level, "I3")
        if rating["level"] is None and not rating["reason"].strip():
            yield Mismatch(f"{where}.ratings[{place}].reason", ABSENT, "why it is not scored", "I3")
        if rating["level"] is not None and not rating["evidence"]:
            yield Mismatch(f"{where}.ratings[{place}].evidence", ABSENT, "a quotation", "I11")
    if told is main:
        criteria = [rating["criterion"] for rating in block["ratings"]]
        yield from _same(f"{where}.ratings", criteria, DIMENSIONS[told.kind], "I3")
        yield from _number(f"{where}.score", block["score"], count.score(main), "I1")


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


def _figures(document: dict[str, Any], log: Sequence[Recorded], count: Recount) -> Iterator[Mismatch]:
    stated = document["figures"]
    score, scored, asked = count.overall()
    yield from _number("figures.score", stated["score"], score, "I1")
    yield from _same("figures.scored", stated["scored"], scored, "I3")
    yield from _same("figures.asked", stated["asked"], asked, "I13")
    valid = [
        rating
        for main in count.mains
        for member in main.family
        for name in DIMENSIONS[main.kind]
        if (rating := count.valid(member, name, main)) is not None
    ]
    alone = bool(valid) and all("mentions only" in rating.flags for rating in valid)
    yield from _same("figures.mentions_only", stated["mentions_only"], alone, "I7")
    yield from _same("figures.complete", stated["complete"], scored == asked, "I3")
    share = rounded(Fraction(100 * scored, asked)) if asked else None
    yield from _same("figures.scored_percent", stated["scored_percent"], share, "I15")
    for part in stated["dimensions"]:
        found = count.dimension(part["kind"], part["criterion"])
        yield from _mean(f"figures.dimensions.{part['criterion']}", part, "score", found)
    for part in stated["kinds"]:
        yield from _mean(f"figures.kinds.{part['kind']}", part, "score", count.overall(part["kind"]))
    for part in stated["competencies"]:
        yield from _mean(f"figures.competencies.{part['id']}", part, "level", count.competency(part["id"]))
    expected = [(kind, criterion) for kind, criteria in DIMENSIONS.items() for criterion in criteria]
    yield from _same(
        "figures.dimensions", [(part["kind"], part["criterion"]) for part in stated["dimensions"]], expected, "I8"
    )
    yield from _means_agree(count)
    yield from _statistics(stated["statistics"], count)


def _mean(where: str, part: dict[str, Any], name: str, found: tuple[Fraction | None, int, int]) -> Iterator[Mismatch]:
    value, scored, asked = found
    yield from _number(f"{where}.{name}", part[name], value, "I1")
    yield from _same(f"{where}.scored", part["scored"], scored, "I3")
    yield from _same(f"{where}.asked", part["asked"], asked, "I13")


def _means_agree(count: Recount) -> Iterator[Mismatch]:
    """Where every criterion of every question is scored, the mean of the dimensions is the mean of the questions."""
    for kind, criteria in DIMENSIONS.items():
        found = [count.dimension(kind, criterion) for criterion in criteria]
        score, _, asked = count.overall(kind)
        means = [mean for mean, known, _ in found if mean is not None and known == asked]
        if asked and score is not None and len(means) == len(criteria) and sum(means) / len(means) != score:
            yield Mismatch(f"figures.dimensions ({kind})", sum(means) / len(means), score, "I5")


def _statistics(stated: dict[str, Any], count: Recount) -> Iterator[Mismatch]:
    members = [member for main in count.mains for member in main.family]
    given = [member for member in members if member.words]
    words = sum(member.words for member in given)
    expected: dict[str, object] = {
        "questions": len(count.mains),
        "technical": sum(main.kind == "technical" for main in count.mains),
        "behavioural": sum(main.kind == "behavioural" for main in count.mains),
        "probes": len(members) - len(count.mains),
        "by_model": sum(member.question.author == "model" for member in members),
        "answered": sum(main.words > 0 for main in count.mains),
        "words": words,
        "average_words": rounded(Fraction(words, len(given))) if given else None,
        "introduction_words": sum(told.words for told in count.introductions),
        "words_per_minute": speech_rate(list(count.heard.values())),
    }
    for name, value in expected.items():
        yield from _same(f"figures.statistics.{name}", stated[name], value, "I13")


def _checklist(document: dict[str, Any], log: Sequence[Recorded], count: Recount) -> Iterator[Mismatch]:
    stated = document["figures"]["checklist"]
    statuses = {entry.id: count.entry(entry.id) for entry in count.pack.rubric.checklist}
    yield from _same("figures.checklist.lines", [line["entry"] for line in stated["lines"]], list(statuses), "I8")
    for place, line in enumerate(stated["lines"]):
        where = f"figures.checklist.lines[{place}]"
        yield from _same(f"{where}.status", line["status"], statuses.get(line["entry"]), "I3")
        if line["status"] in ("1", "0") and not line["evidence"]:
            yield Mismatch(f"{where}.evidence", ABSENT, "a quotation", "I11")
    values = list(statuses.values())
    correct, evaluated = values.count("1"), values.count("1") + values.count("0")
    expected: dict[str, object] = {
        "entries": len(values),
        "evaluated": evaluated,
        "correct": correct,
        "not_scored": values.count("not scored"),
        "not_applicable": values.count("N/A"),
        "percent": rounded(Fraction(100 * correct, evaluated)) if evaluated else None,
        "coverage": rounded(Fraction(100 * evaluated, len(values))) if values else None,
        "interval": list(wilson_bounds(correct, evaluated)) if evaluated else None,
    }
    for name, value in expected.items():
        yield from _same(f"figures.checklist.{name}", stated[name], value, "I1")


def _verdict(document: dict[str, Any], log: Sequence[Recorded], count: Recount) -> Iterator[Mismatch]:
    """The label again, from coverage, score and gate alone."""
    stated, rules = document["figures"]["verdict"], count.pack.rubric.thresholds
    statuses = [count.entry(entry.id) for entry in count.pack.rubric.checklist]
    known = sum(status in ("1", "0") for status in statuses)
    share = Fraction(str(rules.coverage))
    score, scored, asked = count.overall()
    tenth = None if score is None else tenths(score)
    bounds = [("Strong Yes", rules.strong_yes), ("Yes", rules.yes), ("Neutral", rules.neutral), ("No", rules.no)]
    band = "" if tenth is None else next((name for name, at in bounds if tenth >= 10 * at - 1e-9), "Strong No")
    gates = [entry.id for entry in count.pack.rubric.competencies if entry.id == rules.gate_competency]
    gate = count.competency(gates[0])[0] if gates else None
    if known < share * len(statuses):
        label = "Inconclusive (Insufficient Coverage)"
    elif score is None or scored < share * asked:
        label = "Inconclusive (Scoring Incomplete)"
    elif gates and gate is None:
        label = "Inconclusive (Gate Not Assessed)"
    elif gates and gate is not None and tenths(gate) < 10 * rules.gate_level - 1e-9 and band != "Strong No":
        label = "No"
    else:
        label = band
    yield from _same("figures.verdict.label", stated["label"], label, "I7")
    recommendation = "" if label.startswith("Inconclusive") else label
    yield from _same("figures.verdict.recommendation", stated["recommendation"], recommendation, "I7")
    named = dict(zip(("Strong Yes", "Yes", "Neutral", "No", "Strong No"), PERFORMANCE, strict=True))
    yield from _same("figures.verdict.performance", stated["performance"], named[band] if recommendation else "", "I7")
    if not stated["thresholds"]:
        yield Mismatch("figures.verdict.thresholds", ABSENT, "the printed thresholds", "I7")


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


def _number(where: str, stated: object, found: Fraction | None, invariant: str) -> Iterator[Mismatch]:
    """A printed number with one decimal against the exact one."""
    printed = None if found is None else tenths(found) / 10
    if stated != printed or isinstance(stated, bool):
        yield Mismatch(where, stated, printed, "I3" if None in (stated, printed) else invariant)


def _shown(value: object) -> str:
    text = f"“{value}”" if isinstance(value, str) else "nothing" if value is None else str(value)
    return text if len(text) <= 120 else text[:117] + "..."
