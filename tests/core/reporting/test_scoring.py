from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interviewer.core.reporting.scoring import mean, needed, one_decimal, percent, wilson


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
