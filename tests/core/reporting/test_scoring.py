from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.interviews import heard, quote, rating
from voice_interviewer.core.events import RequestHeard, Word
from voice_interviewer.core.reporting.scoring import (
    INCOMPLETE,
    INSUFFICIENT,
    UNGATED,
    Basis,
    Gate,
    admit,
    certain_spans,
    mean,
    needed,
    one_decimal,
    percent,
    verdict,
    wilson,
)
from voice_interviewer.core.role.pack import Thresholds
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


@pytest.mark.parametrize(
    ("value", "shown"),
    [("37/4", "9.3"), ("9.25", "9.3"), ("9.24999", "9.2"), ("8", "8.0"), ("0", "0.0"), ("10", "10.0")],
)
def test_rounding_is_half_up_to_one_decimal(value, shown):
    assert str(one_decimal(Fraction(value))) == shown


@given(st.fractions(0, 10))
def test_rounding_never_moves_a_value_by_more_than_half_a_tenth(value):
    assert abs(Fraction(one_decimal(value)) - value) <= Fraction(1, 20)


def test_nothing_has_no_mean():
    with pytest.raises(ValueError, match="nothing to average"):
        mean([])
    with pytest.raises(ZeroDivisionError):
        percent(0, 0)


def test_weights():
    assert mean([Fraction(1), Fraction(4)], [Fraction(2), Fraction(1)]) == 2


@pytest.mark.parametrize(
    ("part", "total", "interval"), [(4, 4, (51, 100)), (0, 4, (0, 49)), (5, 10, (24, 76)), (90, 100, (83, 94))]
)
def test_wilson_interval(part, total, interval):
    assert wilson(part, total) == interval


def test_how_many_make_a_share():
    assert [needed(0.6, total) for total in (0, 1, 5, 7, 10)] == [0, 1, 3, 5, 6]


def basis(**change):
    return Basis(**({"asked": 10, "scored": 10, "entries": 10, "evaluated": 10, "score": Decimal("9.0")} | change))


@pytest.mark.parametrize(
    ("score", "label", "performance"),
    [
        ("8.5", "Strong Yes", "Outstanding"),
        ("8.4", "Yes", "Good"),
        ("7.0", "Yes", "Good"),
        ("6.9", "Neutral", "Fair"),
        ("5.5", "Neutral", "Fair"),
        ("5.4", "No", "Limited"),
        ("4.0", "No", "Limited"),
        ("3.9", "Strong No", "Poor"),
    ],
)
def test_the_band_of_the_printed_score_is_the_recommendation(score, label, performance):
    found = verdict(basis(score=Decimal(score)), Thresholds())
    assert (found.label, found.recommendation, found.performance) == (label, label, performance)


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"evaluated": 5}, INSUFFICIENT),
        ({"evaluated": 6}, "Strong Yes"),
        ({"scored": 5}, INCOMPLETE),
        ({"scored": 0, "score": None}, INCOMPLETE),
        ({"asked": 0, "scored": 0, "score": None, "entries": 0, "evaluated": 0}, INCOMPLETE),
        ({"gate": Gate("Security", None, Decimal(3))}, UNGATED),
        ({"gate": Gate("Security", Decimal("2.9"), Decimal(3))}, "No"),
        ({"gate": Gate("Security", Decimal("3.0"), Decimal(3))}, "Strong Yes"),
        ({"score": Decimal(2), "gate": Gate("Security", Decimal("2.9"), Decimal(3))}, "Strong No"),
    ],
)
def test_coverage_comes_first_then_the_gate(change, label):
    found = verdict(basis(**change), Thresholds())
    assert found.label == label
    assert (found.recommendation == "") == (found.performance == "") == label.startswith("Inconclusive")
    assert found.justification


def test_a_gate_below_its_level_is_given_as_the_reason_only_where_it_changes_the_outcome():
    gate = Gate("Security", Decimal("1.0"), Decimal("3.0"))
    assert verdict(basis(score=Decimal("9.0"), gate=gate), Thresholds()).justification == (
        "Security is at level 1.0, below the required 3.0, so a score of 9.0 out of 10 cannot lead to more than No."
    )
    assert verdict(basis(score=Decimal("2.0"), gate=gate), Thresholds()).justification == (
        "The score of 2.0 out of 10 lies in the band of Strong No. Security is at level 1.0, below the required 3.0."
    )


def test_thresholds_are_printed():
    found = verdict(basis(gate=Gate("Security", Decimal(4), Decimal("3.0"))), Thresholds())
    printed = " ".join(found.thresholds)
    for number in ("60%", "8.5", "7.0", "5.5", "4.0", "3.0"):
        assert number in printed
