from decimal import Decimal

import pytest

from voice_interviewer.core.reporting.verdict import INCOMPLETE, INSUFFICIENT, UNGATED, Basis, Gate, verdict
from voice_interviewer.core.role.pack import Thresholds


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
