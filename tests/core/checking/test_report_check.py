import copy
import importlib
import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.interviews import (
    GENERATED,
    STAR,
    TECHNICAL,
    beginning,
    checklist_report,
    competency,
    heard,
    item,
    log,
    pack,
    question,
    quote,
    rating,
    session_report,
)
from voice_interviewer.core.checking.report_check import Mismatch, ReportMismatch, check, differences
from voice_interviewer.core.events import Evidence, Fact, InterviewClosed, ProfileDrawn, RequestHeard, TurnEnded
from voice_interviewer.core.reporting.report import build, document
from voice_interviewer.core.reporting.verdict import Gate
from voice_interviewer.render.folder import files

ANSWER = heard("u1", "q1", "I add an index and I measure the query", 5.0)
TALE = heard("u2", "q2", "I rolled it back and errors fell", 30.0)
SAID = heard("u0", "q0", "I have four years with Python", 0.5, seconds_per_word=0.2)
PACK = pack(
    [
        item("i1", checklist=["a"], competency="db", title="Indexes"),
        item("i2", kind="behavioural", checklist=["b"]),
        item("i3", checklist=["c"]),
    ],
    ["a", "b", "c"],
    [competency("db"), competency("team")],
    coverage=0.5,
)
EVENTS = log(
    *beginning(),
    question("q0", 0.0, form="introduction"),
    SAID,
    ProfileDrawn(facts=(Fact(name="years", value="4", quote="four years", utterance_id="u0", start_s=0.9),)),
    question("q1", 3.0, item_id="i1"),
    ANSWER,
    TurnEnded(question_id="q1", reason="patience", at_s=20.0),
    question("q2", 25.0, item_id="i2", author="model"),
    TALE,
    question("q3", 40.0, item_id="i3"),
    InterviewClosed(reason="complete", at_s=60.0),
    rating("q1", "accuracy", 4, quote(ANSWER, "I add an index")),
    rating("q1", "depth", 4.5, quote(ANSWER, "I measure")),
    rating("q1", "checklist:a", None, quote(ANSWER, "an index"), status="1"),
    rating("q2", "action", 2, quote(TALE, "I rolled it back")),
    rating("q2", "checklist:b", None, quote(TALE, "errors fell"), status="0"),
)


def made():
    return json.loads(json.dumps(document(build(EVENTS, PACK, generated=GENERATED))))


def named(change):
    """The places that the checker names after a change of the document."""
    changed = made()
    change(changed)
    return {mismatch.where: mismatch for mismatch in check(changed, EVENTS, PACK)}


def test_an_honest_report_passes():
    assert check(made(), EVENTS, PACK) == ()
    assert list(differences(made(), made())) == []
    for events, with_pack in (session_report(), checklist_report(), scored()):
        assert check(document(build(events, with_pack, generated=GENERATED)), events, with_pack) == ()


def at(found, path):
    for key in path:
        found = found[key]
    return found


CHANGES = [
    (("figures", "score"), 9.9, "figures.score"),
    (("figures", "score"), None, "figures.score"),
    (("figures", "scored"), 3, "figures.scored"),
    (("figures", "mentions_only"), True, "figures.mentions_only"),
    (("figures", "dimensions", 0, "score"), 8.1, "figures.dimensions.accuracy.score"),
    (("figures", "kinds", 1, "score"), 5.0, "figures.kinds.behavioural.score"),
    (("figures", "competencies", 0, "level"), 4.9, "figures.competencies.db.level"),
    (("figures", "statistics", "words"), 17, "figures.statistics.words"),
    (("figures", "statistics", "average_words"), 0, "figures.statistics.average_words"),
    (("figures", "checklist", "correct"), 2, "figures.checklist.correct"),
    (("figures", "checklist", "percent"), 51, "figures.checklist.percent"),
    (("figures", "checklist", "interval"), [10, 91], "figures.checklist.interval"),
    (("figures", "checklist", "lines", 1, "status"), "1", "figures.checklist.lines[1].status"),
    (("figures", "checklist", "lines", 2, "status"), "0", "figures.checklist.lines[2].status"),
    (("figures", "verdict", "label"), "Strong Yes", "figures.verdict.label"),
    (("figures", "verdict", "recommendation"), "Yes", "figures.verdict.recommendation"),
    (("figures", "verdict", "performance"), "Superb", "figures.verdict.performance"),
    (("figures", "verdict", "thresholds"), [], "figures.verdict.thresholds"),
    (("blocks", 1, "score"), 8.6, "blocks[1].score"),
    (("blocks", 1, "number"), "2", "blocks[1].number"),
    (("blocks", 1, "text"), "Another question?", "blocks[1].text"),
    (("blocks", 1, "response"), "I add an index", "blocks[1].response"),
    (("blocks", 1, "words"), 10, "blocks[1].words"),
    (("blocks", 1, "words_per_minute"), 151, "blocks[1].words_per_minute"),
    (("blocks", 2, "author"), "pack", "blocks[2].author"),
    (("blocks", 1, "ratings", 0, "level"), 5.0, "blocks[1].ratings[0].level"),
    (("blocks", 1, "ratings", 1, "level"), 3.0, "blocks[1].ratings[1].level"),
    (("blocks", 1, "ratings", 1, "reason"), " ", "blocks[1].ratings[1].reason"),
    (("blocks", 1, "ratings", 0, "evidence"), [], "blocks[1].ratings[0].evidence"),
    (("blocks", 1, "ratings", 0, "evidence", 0, "quote"), "I add an indax", "blocks[1].ratings[0].evidence[0]"),
    (("blocks", 1, "ratings", 0, "evidence", 0, "start_s"), 6.0, "blocks[1].ratings[0].evidence[0]"),
    (("blocks", 1, "ratings", 0, "evidence", 0, "start_char"), 1, "blocks[1].ratings[0].evidence[0]"),
    (("blocks", 1, "ratings", 0, "evidence", 0, "utterance_id"), "u2", "blocks[1].ratings[0].evidence[0]"),
    (("transcript", "lines", 1, "text"), "I have five years with Python", "transcript.lines[1].text"),
    (("transcript", "lines", 1, "start_s"), 0.6, "transcript.lines[1].start_s"),
    (("profile", "facts", 0, "quote"), "forty years", "profile.facts[0]"),
    (("metadata", "candidate"), "Somebody Else", "metadata.candidate"),
    (("metadata", "duration_s"), 61.0, "metadata.duration_s"),
    (("metadata", "log_hash"), "beef", "metadata.log_hash"),
    (("engines", "notes"), [], "engines.notes"),
    (("narrative", "strengths", 0, "cites"), ["checklist:b"], "narrative.strengths[0].polarity"),
    (("narrative", "strengths", 0, "cites"), [], "narrative.strengths[0].cites"),
    (("narrative", "gaps", 0, "cites"), ["checklist:z"], "narrative.gaps[0].cites"),
    (("narrative", "gaps", 0, "text"), " • ", "narrative.gaps[0].text"),
]


@pytest.mark.parametrize(("path", "value", "where"), CHANGES, ids=[".".join(map(str, path)) for path, _, _ in CHANGES])
def test_every_change_is_named(path, value, where):
    def change(changed):
        assert at(changed, path) != value
        at(changed, path[:-1])[path[-1]] = value

    assert where in named(change)


def test_a_line_that_was_never_said_and_one_that_is_gone_are_named():
    def invent(changed):
        changed["transcript"]["lines"].append({**changed["transcript"]["lines"][-1], "line_id": "u7", "text": "I lie"})

    def lose(changed):
        changed["transcript"]["lines"] = [line for line in changed["transcript"]["lines"] if line["line_id"] != "u1"]

    assert any(mismatch.stated == "I lie" or "lines[" in where for where, mismatch in named(invent).items())
    assert named(lose)["transcript.lines"].found == ANSWER.text


@pytest.mark.parametrize("key", ["metadata", "figures", "blocks", "narrative", "transcript", "profile"])
def test_a_missing_key_is_a_mismatch_and_not_zero(key):
    def change(changed):
        del changed[key]

    assert named(change)["document"].invariant == "I2"


def test_a_rating_hidden_from_the_report_is_missed():
    def change(changed):
        hidden = changed["blocks"][1]["ratings"][0]
        hidden.update(level=None, evidence=[], reason="forgot")

    assert "blocks[1].ratings[0].level" in named(change)


def test_a_mismatch_reads_as_a_sentence():
    found = named(lambda changed: changed["figures"].update(score=9.9))["figures.score"]
    assert str(found) == "figures.score: the report says 9.9, the log says 6.3 (I1)"
    error = ReportMismatch([found, Mismatch("x", 1, 2)])
    assert "was not written" in str(error)
    assert "and 1 more" in str(error)


def test_differences_name_every_other_word():
    changed = made()
    changed["narrative"]["summary"][0]["text"] = "Brilliant."
    changed["cautions"] = [*changed["cautions"], "x"]
    assert {entry.where for entry in differences(changed, made())} == {"narrative.summary[0].text", "cautions"}


@pytest.mark.parametrize("interview", [session_report, checklist_report])
def test_every_single_digit_matters(interview):
    """Change one number anywhere in the figures: the checker finds it."""
    events, with_pack = interview()
    honest = json.loads(json.dumps(document(build(events, with_pack, generated=GENERATED))))

    def numbers(part, path=()):
        if isinstance(part, dict):
            for key, value in part.items():
                yield from numbers(value, (*path, key))
        elif isinstance(part, list):
            for place, value in enumerate(part):
                yield from numbers(value, (*path, place))
        elif isinstance(part, int | float) and not isinstance(part, bool):
            yield path

    paths = [path for path in numbers(honest["figures"], ("figures",)) if path[-1] != "weight"]
    assert len(paths) > 30
    for path in paths:
        changed = copy.deepcopy(honest)
        at(changed, path[:-1])[path[-1]] += 1
        assert check(changed, events, with_pack), path


# random interviews

WORDS = st.sampled_from(
    ["index", "cache", "“quoted”", "🙂", "शब्द", "كلمة", "rest", "the", "<b>", "*", "don't", "a", "naïve", "--", "12.5"]
)
TEXTS = st.lists(WORDS, min_size=0, max_size=12).map(" ".join)
LEVELS = st.one_of(
    st.none(),
    st.integers(1, 5),
    st.sampled_from([1.25, 2.5, 4.1, 4.75, 0, 6, -3]),
    st.floats(1, 5).map(lambda x: round(x, 2)),
)


@st.composite
def spans(draw, utterances):
    """Evidence: mostly true, sometimes moved, misquoted, mistimed or invented."""
    utterance = draw(st.sampled_from(utterances))
    if not utterance.text:
        return Evidence(utterance_id="nobody", quote="x", start_char=0, end_char=1, start_s=0, end_s=1)
    first = draw(st.integers(0, len(utterance.text.split()) - 1))
    true = quote(utterance, utterance.text.split()[first])
    kind = draw(st.sampled_from(["true"] * 6 + ["moved", "misquoted", "mistimed", "invented"]))
    change = {
        "true": {},
        "moved": {"start_char": true.start_char + 1},
        "misquoted": {"quote": true.quote + "x"},
        "mistimed": {"start_s": true.start_s + 1},
        "invented": {"utterance_id": "nobody"},
    }
    return replace(true, **change[kind])


@st.composite
def interviews(draw):
    entries = ["a", "b", "c", "d"]
    kinds = st.sampled_from(["technical", "behavioural"])
    items = [
        item(
            f"i{place}",
            kind=draw(kinds),
            checklist=draw(st.lists(st.sampled_from(entries), unique=True)),
            competency=draw(st.sampled_from(["", "x", "y"])),
        )
        for place in range(4)
    ]
    competencies = [
        competency("x", weight=draw(st.sampled_from([1.0, 1.0, 2.0, 0.5]))),
        competency("y", weight=draw(st.sampled_from([1.0, 1.0, 0.0]))),
    ]
    with_pack = pack(
        items,
        entries[: draw(st.integers(0, 4))],
        competencies,
        coverage=draw(st.sampled_from([0.0, 0.5, 0.6, 1.0])),
        gate_competency=draw(st.sampled_from(["", "x"])),
    )
    events, utterances, clock, mains = beginning(), [], 0.0, []
    for number in range(draw(st.integers(0, 6))):
        form = draw(st.sampled_from(["introduction", "main", "main", "main", "probe"]))
        parent = draw(st.sampled_from(mains)) if form == "probe" and mains else "nowhere" if form == "probe" else ""
        question_id = f"q{number}"
        if form == "main":
            mains.append(question_id)
        events.append(
            question(
                question_id,
                clock,
                item_id=draw(st.sampled_from(["i0", "i1", "i2", "i3", "unknown"])),
                form=form,
                parent_id=parent,
                author=draw(st.sampled_from(["pack", "rules", "model"])),
            )
        )
        for _ in range(draw(st.integers(0, 2))):
            said = heard(
                f"u{len(utterances)}",
                question_id,
                draw(TEXTS),
                round(clock + 1, 2),
                seconds_per_word=draw(st.sampled_from([0.1, 0.4, 2.0])),
                confidence=draw(st.sampled_from([0.95, 0.95, 0.3])),
            )
            if draw(st.booleans()) and draw(st.booleans()):
                said = replace(said, words=(), via="typed")
            utterances.append(said)
            events.append(said)
            if draw(st.integers(0, 5)) == 0:
                request = draw(st.sampled_from(["repeat", "skip", "instruction"]))
                events.append(
                    RequestHeard(question_id=question_id, utterance_ids=(said.utterance_id,), request=request)
                )
            clock = said.end_s + 1
        if draw(st.booleans()):
            events.append(TurnEnded(question_id=question_id, reason="patience", at_s=clock))
        clock = round(clock + 2, 2)
    if draw(st.booleans()):
        events.append(InterviewClosed(reason="complete", at_s=clock))
    for _ in range(draw(st.integers(0, 25)) if utterances else 0):
        criterion = draw(st.sampled_from([*TECHNICAL, *STAR, "charm", *("checklist:" + entry for entry in entries)]))
        checklist = criterion.startswith("checklist:")
        events.append(
            rating(
                f"q{draw(st.integers(0, 6))}",
                criterion,
                None if checklist and draw(st.integers(0, 9)) else draw(LEVELS),
                *draw(st.lists(spans(utterances), max_size=3)),
                status=draw(st.sampled_from(["1", "0", ""])) if checklist else "",
                grading=draw(st.sampled_from(["g1", "g1", "g2"])),
            )
        )
    return log(*events), with_pack


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(interviews())
def test_the_report_of_any_interview_keeps_the_invariants(interview):
    events, with_pack = interview
    report = build(events, with_pack, generated=GENERATED)
    stated = json.loads(json.dumps(document(report), ensure_ascii=False, allow_nan=False))
    assert check(stated, events, with_pack) == ()
    numbers = report.figures
    assert (numbers.score is None) == (not any(block.score is not None for block in report.questions)) or any(
        entry.weight == 0 for entry in numbers.competencies
    )
    for block in report.questions:
        for member in (block, *block.probes):
            for found in member.ratings:
                assert (found.level is None) == (found.score is None)
                assert found.level is None or found.evidence
    checklist = numbers.checklist
    assert checklist.evaluated + checklist.not_scored + checklist.not_applicable == checklist.entries
    assert stated == json.loads(json.dumps(document(build(events, with_pack, generated=GENERATED))))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(interviews())
def test_any_interview_can_be_written_in_every_form(interview):
    events, with_pack = interview
    report = build(events, with_pack, generated=GENERATED)
    for name, text in files(report, with_pack, {}).items():
        text.encode("utf-8")
        if name.endswith(".json"):
            json.loads(text, parse_constant=pytest.fail)
    spoken = [line.text for line in report.transcript.lines if line.speaker == "candidate" and line.text]
    said = files(report, with_pack, {})["transcript.txt"]
    assert all(" ".join(text.split()) in said for text in spoken)


FAULTS = [
    ("scoring.one_decimal", lambda value: Decimal(int(value * 10)) / 10),
    ("scoring.mean", lambda values, weights=(): max(values)),
    ("scoring.percent", lambda part, total: 100 * part // (total + 1)),
    ("scoring.wilson", lambda part, total: (0, 100)),
    ("figures._weight", lambda block, pack: Fraction(len(block.question_id) + int(block.number))),
    ("figures._gate", lambda competencies, pack: Gate("X", Decimal(1), Decimal(3))),
    ("verdict.band", lambda score, thresholds: 0),
    ("verdict.needed", lambda share, total: 0),
    ("blocks.admit", lambda given, transcript, questions: replace(given, level=None, status="")),
    ("blocks.words_per_minute", lambda lines: 150),
]


@pytest.mark.parametrize(("place", "fault"), FAULTS, ids=[place for place, _ in FAULTS])
def test_a_fault_in_the_fold_is_caught_by_the_checker(monkeypatch, place, fault):
    """The two ways of computing share nothing, so breaking one is seen by the other."""
    module, name = place.split(".")
    for user in ("scoring", "verdict", "checklist", "figures", "blocks"):
        target = f"voice_interviewer.core.reporting.{user}.{name}"
        if user == module or hasattr(importlib.import_module(f"voice_interviewer.core.reporting.{user}"), name):
            monkeypatch.setattr(target, fault)
    found = [
        mismatch
        for events, with_pack in (session_report(), checklist_report(), (EVENTS, PACK), scored())
        for mismatch in check(document(build(events, with_pack, generated=GENERATED)), events, with_pack)
    ]
    assert found


def scored():
    """Four answers with different scores: 4 of 4, a verdict, no checklist."""
    events, at = beginning(), 1.0
    for place, level in enumerate((3.3, 4.2, 4.7, 4.6)):
        said = heard(f"u{place}", f"q{place}", "I would do it in small steps", at + 1)
        events += [
            question(f"q{place}", at, item_id=f"i{place}"),
            said,
            rating(f"q{place}", "depth", level, quote(said, "do it")),
        ]
        at = said.end_s + 2
    return log(*events), pack([item(f"i{place}") for place in range(4)])
