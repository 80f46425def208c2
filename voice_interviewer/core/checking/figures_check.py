"""The checker of a report's numbers: counts, means, checklist and verdict, against a second computation."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from voice_interviewer.core.checking.mismatch import ABSENT, Mismatch, number, same
from voice_interviewer.core.checking.recount import DIMENSIONS, Recount
from voice_interviewer.core.checking.recount_words import speech_rate
from voice_interviewer.core.checking.sums import rounded, tenths, wilson_bounds

PERFORMANCE = ("Outstanding", "Good", "Fair", "Limited", "Poor")


def figures(document: dict[str, Any], count: Recount) -> Iterator[Mismatch]:
    """Score, parts and statistics; and that the means of the parts agree with the whole."""
    stated = document["figures"]
    score, scored, asked = count.overall()
    yield from number("figures.score", stated["score"], score, "I1")
    yield from same("figures.scored", stated["scored"], scored, "I3")
    yield from same("figures.asked", stated["asked"], asked, "I13")
    valid = [
        rating
        for main in count.mains
        for member in main.family
        for name in DIMENSIONS[main.kind]
        if count.person(member, name, main) is None and (rating := count.graded(member, name, main)) is not None
    ]
    alone = bool(valid) and all("mentions only" in rating.flags for rating in valid)
    yield from same("figures.mentions_only", stated["mentions_only"], alone, "I7")
    yield from same("figures.complete", stated["complete"], scored == asked, "I3")
    share = rounded(Fraction(100 * scored, asked)) if asked else None
    yield from same("figures.scored_percent", stated["scored_percent"], share, "I15")
    for part in stated["dimensions"]:
        found = count.dimension(part["kind"], part["criterion"])
        yield from _mean(f"figures.dimensions.{part['criterion']}", part, "score", found)
    for part in stated["kinds"]:
        yield from _mean(f"figures.kinds.{part['kind']}", part, "score", count.overall(part["kind"]))
    for part in stated["competencies"]:
        yield from _mean(f"figures.competencies.{part['id']}", part, "level", count.competency(part["id"]))
    expected = [(kind, criterion) for kind, criteria in DIMENSIONS.items() for criterion in criteria]
    yield from same(
        "figures.dimensions", [(part["kind"], part["criterion"]) for part in stated["dimensions"]], expected, "I8"
    )
    yield from _means_agree(count)
    yield from _statistics(stated["statistics"], count)


def _mean(where: str, part: dict[str, Any], name: str, found: tuple[Fraction | None, int, int]) -> Iterator[Mismatch]:
    value, scored, asked = found
    yield from number(f"{where}.{name}", part[name], value, "I1")
    yield from same(f"{where}.scored", part["scored"], scored, "I3")
    yield from same(f"{where}.asked", part["asked"], asked, "I13")


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
        yield from same(f"figures.statistics.{name}", stated[name], value, "I13")


def checklist(document: dict[str, Any], count: Recount) -> Iterator[Mismatch]:
    """Each entry's status with whose word it is, and the counts."""
    stated = document["figures"]["checklist"]
    statuses = {entry.id: count.entry(entry.id) for entry in count.pack.rubric.checklist}
    yield from same("figures.checklist.lines", [line["entry"] for line in stated["lines"]], list(statuses), "I8")
    for place, line in enumerate(stated["lines"]):
        where = f"figures.checklist.lines[{place}]"
        yield from same(f"{where}.status", line["status"], statuses.get(line["entry"]), "I3")
        people = count.people(line["entry"], line["status"])
        yield from same(f"{where}.rated_by", line.get("rated_by", []), people, "I1")
        if line["status"] in ("1", "0") and not line["evidence"] and not people:
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
        yield from same(f"figures.checklist.{name}", stated[name], value, "I1")


def verdict(document: dict[str, Any], count: Recount) -> Iterator[Mismatch]:
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
    if count.consent != "agreed" and not scored and not known:
        label = "Not Assessed"
    elif known < share * len(statuses):
        label = "Inconclusive (Insufficient Coverage)"
    elif score is None or scored < share * asked:
        label = "Inconclusive (Scoring Incomplete)"
    elif gates and gate is None:
        label = "Inconclusive (Gate Not Assessed)"
    elif gates and gate is not None and tenths(gate) < 10 * rules.gate_level - 1e-9 and band != "Strong No":
        label = "No"
    else:
        label = band
    yield from same("figures.verdict.label", stated["label"], label, "I7")
    recommendation = "" if label.startswith(("Inconclusive", "Not Assessed")) else label
    yield from same("figures.verdict.recommendation", stated["recommendation"], recommendation, "I7")
    named = dict(zip(("Strong Yes", "Yes", "Neutral", "No", "Strong No"), PERFORMANCE, strict=True))
    yield from same("figures.verdict.performance", stated["performance"], named[band] if recommendation else "", "I7")
    if not stated["thresholds"]:
        yield Mismatch("figures.verdict.thresholds", ABSENT, "the printed thresholds", "I7")
