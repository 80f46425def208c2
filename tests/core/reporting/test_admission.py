from dataclasses import replace

import pytest

from tests.core.interviews import heard, quote, rating
from voice_interviewer.core.events import RequestHeard, Word
from voice_interviewer.core.reporting.admission import admit, certain_spans
from voice_interviewer.core.transcript import transcribe

ANSWER = heard("u1", "q1", "I would add an index and measure it", 10.0)
OTHER = heard("u2", "q2", "I would add a cache", 30.0)
TRANSCRIPT = transcribe([ANSWER, OTHER])


def admitted(given_rating, transcript=TRANSCRIPT, questions=("q1",)):
    return admit(given_rating, transcript, questions)


def test_a_rating_with_a_verified_quotation_is_admitted_unchanged():
    good = rating("q1", "depth", 4, quote(ANSWER, "add an index"))
    assert admitted(good) == good


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"quote": "drop an index"}, "these words were not said there"),
        ({"start_char": 9, "end_char": 21}, "these words were not said there"),
        ({"utterance_id": "u9"}, "there is no utterance u9"),
        ({"end_char": 999}, "outside the utterance"),
        ({"start_s": 11.9}, "not said at that time"),
        ({"end_s": 99.0}, "not said at that time"),
    ],
)
def test_one_quotation_that_nobody_said_voids_the_rating(change, fault):
    true = quote(ANSWER, "add an index")
    found = admitted(rating("q1", "depth", 4, quote(ANSWER, "measure it"), replace(true, **change)))
    assert found.level is None
    assert fault in found.reason
    assert found.evidence == ()


def test_a_quotation_from_another_answer_is_no_evidence():
    found = admitted(rating("q1", "depth", 4, quote(OTHER, "a cache")))
    assert found.level is None
    assert "another question" in found.reason


def test_a_follow_up_may_support_its_parent():
    assert admitted(rating("q1", "depth", 4, quote(OTHER, "a cache")), questions=("q1", "q2")).level == 4


def test_a_request_to_the_interviewer_is_no_evidence_but_declining_to_answer_is():
    for request, level in (("instruction", None), ("repeat", None), ("skip", 1)):
        transcript = transcribe([ANSWER, RequestHeard(question_id="q1", utterance_ids=("u1",), request=request)])
        assert admitted(rating("q1", "depth", 1, quote(ANSWER, "I would")), transcript).level == level


def test_there_is_no_level_without_evidence():
    found = admitted(rating("q1", "depth", 5))
    assert found.level is None
    assert "missing" in found.reason


def test_words_heard_with_low_confidence_are_never_evidence():
    doubtful = replace(ANSWER, words=tuple(replace(word, confidence=0.49) for word in ANSWER.words))
    found = admitted(rating("q1", "depth", 5, quote(doubtful, "an index")), transcribe([doubtful]))
    assert found.level is None
    assert "low confidence" in found.reason
    mixed = transcribe([replace(ANSWER, words=(*ANSWER.words[:5], *doubtful.words[5:]))])
    found = admitted(rating("q1", "depth", 5, quote(ANSWER, "an index"), quote(ANSWER, "measure it")), mixed)
    assert (found.level, [piece.quote for piece in found.evidence]) == (5, ["an index"])


@pytest.mark.parametrize("level", [0, 0.99, 5.01, 6, -1, 100, float("nan"), float("inf")])
def test_a_level_outside_the_scale_is_not_scored(level):
    found = admitted(rating("q1", "depth", level, quote(ANSWER, "an index")))
    assert found.level is None
    assert "outside 1 to 5" in found.reason


def test_a_checklist_rating_has_a_status_and_no_level():
    piece = quote(ANSWER, "an index")
    assert admitted(rating("q1", "checklist:c1", None, piece, status="0")).status == "0"
    assert admitted(rating("q1", "checklist:c1", 5, piece)).level is None
    assert admitted(rating("q1", "checklist:c1", None, status="1")).status == ""
    assert admitted(rating("q1", "depth", None, piece, status="1")).status == ""


def test_a_rating_that_is_not_scored_keeps_its_reason_and_true_quotations():
    lie = replace(quote(ANSWER, "an index"), quote="an indux")
    found = admitted(rating("q1", "depth", None, quote(ANSWER, "I would"), lie, reason="not judged"))
    assert (found.level, found.reason, len(found.evidence)) == (None, "not judged", 1)


def test_spans_are_cut_where_words_are_doubtful():
    (line,) = transcribe(
        [replace(ANSWER, words=tuple(Word(text=w.text, start_s=w.start_s, end_s=w.end_s, confidence=c)
            for w, c in zip(ANSWER.words, (1, 1, 1, 0.2, 1, 1, 1, 1), strict=True)))]
    ).lines  # fmt: skip
    assert [line.text[a:b] for a, b in certain_spans(line, 0, len(line.text))] == [
        "I would add",
        "index and measure it",
    ]
    assert [line.text[a:b] for a, b in certain_spans(line, 2, 11)] == ["would add"]
