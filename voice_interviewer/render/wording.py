"""What all forms say in the same words."""

from __future__ import annotations

from decimal import Decimal

from voice_interviewer.core.events import Fact
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.claims import Claim
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.scoring import CHECKLIST
from voice_interviewer.core.transcript import clock
from voice_interviewer.render.markup import one_line

NOT_SCORED = "not scored"
MENTIONED = "by mentions only, not yet judged by a person"
PARTLY_MENTIONED = "by mentions, and in part judged by a person"
NOTHING_ASSESSED = "None can be told: no answer was assessed."
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


def out_of_ten(score: Decimal | None) -> str:
    return NOT_SCORED if score is None else f"{score}/10"


def experience(years: float) -> str:
    """`3 years`, `1 year`."""
    return f"{years:g} year{'' if years == 1 else 's'}"


def fact_value(fact: Fact) -> str:
    """A fact of the introduction; a skill that was denied or only wished for says so."""
    return fact.value if fact.status == "claimed" else f"{fact.value} (named, not claimed)"


def held_at(report: Report) -> str:
    """The level of the questions, and what chose it."""
    if target := report.metadata.target_level:
        return f"{target}, as set beforehand"
    return f"{report.profile.level}, after the introduction" if report.profile.level else "not stated"


def facts_of(block: Block) -> tuple[str, ...]:
    """The small print under a question: kind, author, times, and what was unusual about the answer."""
    found = [] if block.form == "introduction" else [block.kind, AUTHORS[block.author]]
    found.append(f"{clock(block.asked_s)} to {clock(block.ended_s)}")
    if block.typed:
        found.append("typed")
    if part_of := counts_with(block):
        found.append(part_of)
    if block.ending in TURN_ENDINGS:
        found.append(TURN_ENDINGS[block.ending])
    return tuple(found)


def counts_with(block: Block) -> str:
    """Where a follow-up's answer is scored, if not on its own."""
    if "." not in block.number or block.score is not None or not block.words:
        return ""
    return f"counts with question {block.number.split('.')[0]}"


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
