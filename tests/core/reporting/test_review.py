"""What people may do with a finished interview, and what is refused with which words."""

import pytest

from tests.core import interviews as make
from voice_interviewer.core.events import ConsentWithdrawn, InterviewClosed, UtteranceCorrected
from voice_interviewer.core.reporting import review
from voice_interviewer.core.reporting.review import Refused

ANSWER = make.heard("u1", "q1", "I would use a red is cash", 65.0)
PACK = make.pack([make.item("i1", checklist=["c1"]), make.item("i2", kind="behavioural")], ["c1", "c2"])


def events():
    asked = [make.question("q0", 0.0, form="introduction"), make.question("q1", 60.0, item_id="i1"), ANSWER]
    follow_up = make.question("q2", 80.0, item_id="i1", form="probe", parent_id="q1")
    reply = make.heard("u2", "q2", "It is fast", 85.0)
    ratings = [
        make.rating("q1", "completeness", 2, make.quote(ANSWER, "would use")),
        make.rating("q2", "depth", 3, make.quote(reply, "fast")),
    ]
    return [
        *make.beginning(), *asked, follow_up, reply, make.question("q3", 100.0, item_id="i2"), *ratings,
        InterviewClosed(reason="complete", at_s=120.0),
    ]  # fmt: skip


LOG = make.log(*events())


def test_a_correction_names_its_utterance_by_id_or_time():
    by_id = review.correct(LOG, "u1", " I would use a Redis cache ", by="Kim  Lee", reason="misheard")
    assert by_id == UtteranceCorrected(
        utterance_id="u1", text="I would use a Redis cache", by="Kim Lee", role="reviewer", reason="misheard"
    )
    for stamp in ("01:05", "[01:05]", "1:05"):
        assert review.correct(LOG, stamp, "Redis", by="Asha", role="candidate").utterance_id == "u1"


@pytest.mark.parametrize(
    ("utterance", "text", "by", "said"),
    [
        ("u9", "Redis", "Kim", "no utterance 'u9'"),
        ("interviewer-0", "Redis", "Kim", "no utterance"),
        ("02:00", "Redis", "Kim", "no utterance"),
        ("u1", "", "Kim", "empty"),
        ("u1", " \n", "Kim", "empty"),
        ("u1", "?!", "Kim", "no word"),
        ("u1", "I would  use a red is cash", "Kim", "this already"),
        ("u1", "Redis", " ", "Say who you are"),
        ("u1", "x" * 30_000, "Kim", "too long"),
    ],
)
def test_what_is_no_correction_is_refused(utterance, text, by, said):
    with pytest.raises(Refused, match=said):
        review.correct(LOG, utterance, text, by=by)


def test_a_correction_of_a_correction_is_held_against_the_text_as_it_is_now():
    log = make.log(*events(), review.correct(LOG, "u1", "I would use a Redis cache", by="Kim"))
    with pytest.raises(Refused, match="this already"):
        review.correct(log, "u1", "I would use a Redis cache", by="Asha")
    assert review.correct(log, "u1", ANSWER.text, by="Asha").text == ANSWER.text


@pytest.mark.parametrize(
    ("question", "criterion", "value", "level", "status"),
    [
        ("q1", "accuracy", "4", 4.0, ""),
        ("1", "completeness", 4.5, 4.5, ""),
        ("1", "depth", "none", None, ""),
        ("1", "depth", None, None, ""),
        ("1.1", "depth", "1", 1.0, ""),
        ("2", "result", "not scored", None, ""),
        ("1", "checklist:c1", "1", None, "1"),
        ("1", "checklist:c1", 0, None, "0"),
        ("1", "checklist:c1", "None", None, ""),
    ],
)
def test_an_override_is_a_level_or_a_status_or_neither(question, criterion, value, level, status):
    event = review.override(LOG, PACK, question, criterion, value, by="Kim Lee", reason="heard it")
    assert (event.level, event.status, event.grading) == (level, status, "g1")
    assert (event.by, event.reason) == ("Kim Lee", "heard it")


@pytest.mark.parametrize(
    ("question", "criterion", "value", "said"),
    [
        ("q9", "accuracy", "4", "no question 'q9'. There are: 1, 1.1, 2"),
        ("", "accuracy", "4", "no question"),
        ("q0", "accuracy", "4", "not rated on"),
        ("1", "charm", "4", "not rated on 'charm'. It is rated on: accuracy"),
        ("1", "result", "4", "not rated on"),
        ("1.1", "accuracy", "4", "It is rated on: depth"),
        ("1", "checklist:c2", "1", "not rated on"),
        ("1", "accuracy", "0", "no level"),
        ("1", "accuracy", "5.1", "no level"),
        ("1", "accuracy", "3.33", "no level"),
        ("1", "accuracy", "nan", "no level"),
        ("1", "accuracy", "good", "no level"),
        ("1", "accuracy", "", "no level"),
        ("1", "accuracy", True, "no level"),
        ("1", "checklist:c1", "2", "no status"),
        ("1", "checklist:c1", True, "no status"),
    ],
)
def test_an_override_of_what_is_not_there_is_refused(question, criterion, value, said):
    with pytest.raises(Refused, match=said):
        review.override(LOG, PACK, question, criterion, value, by="Kim", reason="heard it")


def test_an_override_needs_a_person_a_reason_and_a_grading_that_there_is():
    for by, reason, said in (("", "heard it", "Say who you are"), ("Kim", "  ", "Give a reason")):
        with pytest.raises(Refused, match=said):
            review.override(LOG, PACK, "1", "accuracy", 3, by=by, reason=reason)
    with pytest.raises(Refused, match="There are: g1"):
        review.override(LOG, PACK, "1", "accuracy", 3, by="Kim", reason="so", grading="g2")


def test_nobody_rates_after_consent_was_withdrawn():
    log = make.log(*events(), ConsentWithdrawn(purposes=()))
    with pytest.raises(Refused, match="withdrew consent"):
        review.override(log, PACK, "1", "accuracy", 3, by="Kim", reason="so")


def test_a_comment_is_on_the_interview_or_on_a_question():
    assert review.comment(LOG, PACK, "Look\nagain", by="Kim").question_id == ""
    assert review.comment(LOG, PACK, "Look", by="Kim", question="1.1").question_id == "q2"
    for text, by, question in (("", "Kim", ""), ("Look", "", ""), ("Look", "Kim", "7")):
        with pytest.raises(Refused):
            review.comment(LOG, PACK, text, by=by, question=question)


def test_a_decision_names_a_person_and_a_reason():
    assert review.decide(LOG, "hold", by="Kim", reason="second interview").decision == "hold"
    for decision, by, reason in (("maybe", "Kim", "so"), ("hold", "", "so"), ("hold", "Kim", "")):
        with pytest.raises(Refused):
            review.decide(LOG, decision, by=by, reason=reason)


def test_a_candidate_contests_with_words():
    assert review.contest(LOG, " Question 2 was misheard. ").text == "Question 2 was misheard."
    with pytest.raises(Refused):
        review.contest(LOG, "")
    with pytest.raises(Refused, match="no such interview"):
        review.contest([], "why")
