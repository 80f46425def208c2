from dataclasses import replace
from decimal import Decimal

import pytest

from tests.core.interviews import (
    GENERATED,
    beginning,
    checklist_report,
    competency,
    heard,
    item,
    log,
    opened,
    pack,
    question,
    quote,
    rating,
    session_report,
)
from voice_interviewer.core.checking.report_check import check
from voice_interviewer.core.events import (
    Fact,
    InterviewClosed,
    InterviewResumed,
    ProfileDrawn,
    RequestHeard,
    TurnEnded,
)
from voice_interviewer.core.reporting.report import Unreportable, build, document


def report_of(events, with_pack, **more):
    """Every report built in these tests also passes the independent checker."""
    found = build(events, with_pack, generated=GENERATED, **more)
    assert check(document(found), events, with_pack) == ()
    return found


def test_the_golden_values_of_the_session_report():
    found = report_of(*session_report())
    numbers = found.figures
    assert (numbers.scored, numbers.asked, numbers.scored_percent) == (4, 7, 57)
    assert numbers.score == Decimal("9.1")
    assert [block.score for block in found.questions] == [
        Decimal("9.8"), Decimal("9.6"), None, None, None, Decimal("7.9"), Decimal("9.1"),
    ]  # fmt: skip
    means = {dimension.criterion: str(dimension.score) for dimension in numbers.dimensions if dimension.asked}
    assert means == {
        "accuracy": "9.5",
        "completeness": "9.3",
        "clarity": "9.5",
        "depth": "8.0",
        "practicality": "9.3",
    }
    assert not numbers.complete
    assert numbers.verdict.label == "Inconclusive (Scoring Incomplete)"
    assert numbers.verdict.recommendation == numbers.verdict.performance == ""
    assert (numbers.statistics.words, numbers.statistics.average_words) == (1055, 151)
    assert numbers.statistics.introduction_words == 121
    assert found.metadata.duration_s == 223.0
    # the clock of that session cannot be right
    assert numbers.statistics.words_per_minute == 316
    assert any("speech rate" in caution for caution in found.cautions)


def test_the_golden_values_of_the_checklist_report():
    found = report_of(*checklist_report())
    checklist = found.figures.checklist
    assert (checklist.correct, checklist.evaluated, checklist.entries) == (4, 4, 10)
    assert (checklist.percent, checklist.coverage, checklist.interval) == (100, 40, (51, 100))
    assert (checklist.not_applicable, checklist.not_scored) == (6, 0)
    assert found.figures.verdict.label == "Inconclusive (Insufficient Coverage)"
    assert found.figures.score is None
    assert [line.status for line in checklist.lines].count("N/A") == 6


ANSWER = heard("u1", "q1", "I add an index and I measure the query", 5.0)
FOLLOW = heard("u2", "q2", "The write gets slower because the index changes too", 30.0)


def one_question(*more, with_pack=None, answers=(ANSWER,)):
    events = [*beginning(), question("q1", 1.0, item_id="i1"), *answers, *more]
    return log(*events, InterviewClosed(reason="complete", at_s=60.0)), with_pack or pack([item("i1")])


def test_unscored_zero_and_not_applicable_are_three_states():
    items = [item("i1", checklist=["a"]), item("i2", checklist=["b"]), item("i3", checklist=["c"])]
    events, with_pack = one_question(
        rating("q1", "checklist:a", None, quote(ANSWER, "I add"), status="0"),
        question("q2", 20, item_id="i2"),
        with_pack=pack(items, ["a", "b", "c"]),
    )
    checklist = report_of(events, with_pack).figures.checklist
    assert [line.status for line in checklist.lines] == ["0", "not scored", "N/A"]
    assert (checklist.evaluated, checklist.correct, checklist.not_scored, checklist.not_applicable) == (1, 0, 1, 1)
    assert all(line.reason for line in checklist.lines)


def test_a_failed_grader_leaves_not_scored_and_its_reason():
    events, with_pack = one_question(rating("q1", "depth", None, reason="The grader failed: no answer in 20 s."))
    block = report_of(events, with_pack).questions[0]
    assert block.rating("depth").level is None
    assert block.rating("depth").reason == "The grader failed: no answer in 20 s."
    assert block.score is None


def test_a_missing_criterion_raises():
    events, with_pack = one_question()
    with pytest.raises(KeyError):
        report_of(events, with_pack).questions[0].rating("charm")


def test_a_rating_without_verified_evidence_never_reaches_the_score():
    lie = replace(quote(ANSWER, "I add"), quote="I odd")
    events, with_pack = one_question(rating("q1", "depth", 5, lie), rating("q1", "clarity", 4, quote(ANSWER, "I add")))
    block = report_of(events, with_pack).questions[0]
    assert block.score == Decimal("8.0")
    assert block.rating("depth").level is None


def test_a_follow_up_stands_under_its_parent_and_adds_no_weight():
    events = [
        *beginning(),
        question("q1", 1.0, item_id="i1"),
        ANSWER,
        question("q2", 25.0, item_id="i1", form="probe", parent_id="q1", author="model"),
        FOLLOW,
        question("q3", 50.0, item_id="i2"),
        heard("u3", "q3", "I cache it and I expire it", 55.0),
    ]
    ratings = [
        rating("q1", "depth", 2, quote(ANSWER, "I add")),
        rating("q2", "depth", 4, quote(FOLLOW, "write gets slower")),
        rating("q3", "depth", 5, quote(events[-1], "I cache it")),
    ]
    found = report_of(log(*events, *ratings), pack([item("i1"), item("i2")]))
    assert [block.number for block in found.questions] == ["1", "2"]
    assert [probe.number for probe in found.questions[0].probes] == ["1.1"]
    assert [block.score for block in found.questions] == [Decimal("6.0"), Decimal("10.0")]
    assert found.questions[0].probes[0].score == Decimal("8.0")
    assert found.figures.score == Decimal("8.0")  # not (4 + 8 + 10) / 3
    assert (found.figures.statistics.questions, found.figures.statistics.probes) == (2, 1)
    assert found.figures.statistics.by_model == 1


def test_evidence_for_a_parent_may_come_from_its_follow_up():
    events = [
        *beginning(),
        question("q1", 1.0, item_id="i1"),
        ANSWER,
        question("q2", 25.0, item_id="i1", form="probe", parent_id="q1"),
        FOLLOW,
        rating("q1", "depth", 4, quote(FOLLOW, "write gets slower")),
    ]
    assert report_of(log(*events), pack([item("i1")])).questions[0].score == Decimal("8.0")


def test_competencies_weigh_as_the_pack_says():
    items = [item("i1", competency="a"), item("i2", competency="b")]
    second = heard("u2", "q2", "I cache it", 30.0)
    ratings = [rating("q1", "depth", 5, quote(ANSWER, "I add")), rating("q2", "depth", 2, quote(second, "I cache"))]
    events, _ = one_question(question("q2", 25, item_id="i2"), second, *ratings)
    equal = report_of(events, pack(items, competencies=[competency("a"), competency("b")]))
    assert equal.figures.score == Decimal("7.0")
    heavier = report_of(events, pack(items, competencies=[competency("a"), competency("b", weight=2.0)]))
    assert heavier.figures.score == Decimal("6.0")
    assert [str(entry.level) for entry in heavier.figures.competencies] == ["5.0", "2.0"]


def test_the_gate_holds_the_recommendation_back():
    items = [item("i1", competency="security"), item("i2", competency="api")]
    second = heard("u2", "q2", "I cache it", 30.0)
    ratings = [rating("q1", "depth", 2, quote(ANSWER, "I add")), rating("q2", "depth", 5, quote(second, "I cache"))]
    events, _ = one_question(question("q2", 25, item_id="i2"), second, *ratings)
    competencies = [competency("security", "Security"), competency("api")]
    found = report_of(events, pack(items, competencies=competencies, gate_competency="security")).figures
    assert found.score == Decimal("7.0")
    assert found.verdict.label == "No"
    assert "Security is at level 2.0, below the required 3.0" in found.verdict.justification


def test_the_introduction_is_shown_and_never_scored():
    said = heard("u0", "q0", "I have four years with Python", 2.0)
    events = [
        *beginning(),
        question("q0", 1.0, form="introduction"),
        said,
        rating("q0", "clarity", 5, quote(said, "four years")),
    ]
    found = report_of(log(*events), pack())
    (introduction,) = found.introductions
    assert (introduction.words, introduction.ratings) == (6, ())
    assert found.figures.score is None
    assert any("belong to no question" in caution for caution in found.cautions)


def test_a_profile_fact_needs_its_quotation():
    said = heard("u0", "q0", "I have four years with Python", 2.0)
    facts = (
        Fact(name="years", value="4", quote="four years", utterance_id="u0", start_s=2.8),
        Fact(name="skill", value="Rust", quote="Rust", utterance_id="u0", start_s=2.8),
        Fact(name="skill", value="Python", quote="Python", utterance_id="u9", start_s=2.8),
    )
    drawn = ProfileDrawn(facts=facts, area="backend", level="mid", years=4)
    found = report_of(log(*beginning(), question("q0", 1.0, form="introduction"), said, drawn), pack())
    assert [fact.value for fact in found.profile.facts] == ["4"]
    assert (found.profile.area, found.profile.level) == ("backend", "mid")


def test_requests_are_no_part_of_the_response():
    repeat = heard("u9", "q1", "Could you say that again", 3.0)
    events, with_pack = one_question(
        RequestHeard(question_id="q1", utterance_ids=("u9",), request="repeat"), answers=(repeat, ANSWER)
    )
    block = report_of(events, with_pack).questions[0]
    assert block.response == ANSWER.text
    assert block.words == 9


def test_the_last_grading_counts_and_an_older_one_can_be_asked_for():
    events, with_pack = one_question(
        rating("q1", "depth", 2, quote(ANSWER, "I add"), grading="first"),
        rating("q1", "depth", 4, quote(ANSWER, "I add"), grading="second"),
    )
    assert report_of(events, with_pack).figures.score == Decimal("8.0")
    older = report_of(events, with_pack, grading="first")
    assert older.figures.score == Decimal("4.0")
    assert older.metadata.gradings == ("first", "second")


def test_ratings_after_the_end_do_not_move_the_end():
    events, with_pack = one_question(TurnEnded(question_id="q1", reason="done", at_s=9.0))
    late = replace(events[-1], seq=99, at="2026-02-01T00:00:00+00:00", event=rating("q1", "depth", None))
    found = report_of([*events, late], with_pack)
    assert found.metadata.ended == "2026-01-06T15:51:57+00:00"
    assert found.metadata.ending == "complete"
    assert found.questions[0].ending == "done"


def test_an_interview_without_an_end_is_reported_as_open():
    found = report_of(log(*beginning(), question("q1", 1.0), ANSWER), pack())
    assert found.metadata.ending == "open"
    assert any("not been closed" in caution for caution in found.cautions)


def test_a_resumed_interview_says_so():
    events, with_pack = one_question(InterviewResumed(at_s=50.0))
    assert any("resumed once" in caution for caution in report_of(events, with_pack).cautions)


def test_typed_answers_are_marked_and_have_no_speech_rate():
    typed = replace(ANSWER, words=(), via="typed")
    events, with_pack = one_question(answers=(typed,))
    block = report_of(events, with_pack).questions[0]
    assert (block.typed, block.words_per_minute, block.words) == (True, None, 9)


def test_mode_never_changes_a_figure():
    typed = replace(ANSWER, words=(), via="typed")
    spoken_events, with_pack = one_question(rating("q1", "depth", 4, quote(ANSWER, "I add")))
    typed_events, _ = one_question(rating("q1", "depth", 4, quote(typed, "I add")), answers=(typed,))
    spoken, written = report_of(spoken_events, with_pack), report_of(typed_events, with_pack)
    assert spoken.figures.score == written.figures.score
    assert spoken.narrative.summary == written.narrative.summary


def test_an_empty_log_has_no_report():
    with pytest.raises(Unreportable):
        build([], pack(), generated=GENERATED)
    with pytest.raises(Unreportable):
        build(log(question("q1", 1.0)), pack(), generated=GENERATED)


def test_an_interview_of_nothing_has_a_report_without_numbers():
    found = report_of(log(opened()), pack())
    assert found.figures.score is None
    assert found.figures.statistics.average_words is None
    assert found.figures.verdict.recommendation == ""


def test_a_follow_up_is_of_its_parents_kind_whatever_item_it_names():
    events = [
        *beginning(),
        question("q1", 1.0, item_id="i1"),
        ANSWER,
        question("q2", 25.0, item_id="story", form="probe", parent_id="q1"),
        FOLLOW,
        rating("q2", "depth", 4, quote(FOLLOW, "write gets slower")),
        rating("q2", "action", 1, quote(FOLLOW, "write gets slower")),
    ]
    found = report_of(log(*events), pack([item("i1"), item("story", kind="behavioural")]))
    assert found.questions[0].score == Decimal("8.0")
