"""The rule's own worked examples, and its special cases."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from voice_interviewer.core.reporting.adverse_impact import Person, impact, rates, table, three_decimals


def ratio_of(counts, name):
    return next(rate.ratio for rate in rates(counts) if rate.category == name)


@pytest.mark.parametrize(
    ("counts", "name", "ratio"),
    [
        ({"Male": (1390, 667), "Female": (1181, 555)}, "Female", "0.979"),
        ({"Male": (1390, 667), "Female": (1181, 555)}, "Male", "1.000"),
        ({"White": (797, 412), "Black": (390, 170)}, "Black", "0.843"),
        ({"largest rate": (412, 215), "smallest": (17, 7)}, "smallest", "0.789"),
    ],
)
def test_the_worked_examples_of_selection(counts, name, ratio):
    assert str(ratio_of(counts, name)) == ratio


def test_the_worked_example_of_scoring():
    assert str(three_decimals(Fraction("44.7") / Fraction("54.3"))) == "0.823"
    made = rates({"Male": (1000, 543), "Female": (1000, 447)})
    assert [(rate.category, str(rate.ratio)) for rate in made] == [("Female", "0.823"), ("Male", "1.000")]
    assert str(made[0].rate) == "0.447"


def test_below_four_fifths_is_flagged_and_exactly_four_fifths_is_not():
    flagged = {
        rate.category: rate.below_four_fifths for rate in rates({"a": (100, 50), "b": (100, 40), "c": (100, 39)})
    }
    assert flagged == {"a": False, "b": False, "c": True}


def test_a_category_below_two_percent_is_shown_and_left_out():
    small, large = rates({"tiny": (1, 1), "x": (99, 33)})
    assert (small.category, small.ratio, small.left_out, small.few) == ("tiny", None, True, True)
    assert (str(large.ratio), large.left_out) == ("1.000", False)
    exactly = rates({"two": (2, 1), "x": (98, 49)})
    assert not exactly[0].left_out


def test_nobody_selected_gives_no_ratio_and_nobody_at_all_no_row():
    assert [rate.ratio for rate in rates({"a": (50, 0), "b": (50, 0)})] == [None, None]
    assert rates({}) == ()


def people():
    said = [
        ("f", "x", True, "8"),
        ("f", "y", False, "4"),
        ("m", "x", True, "6"),
        ("m", "", False, None),
        ("unknown", "y", True, "9"),
    ]
    return [
        Person(categories={"sex": sex, "race": race}, selected=selected, score=Decimal(score) if score else None)
        for sex, race, selected, score in said
    ]


def test_intersections_unknowns_and_the_median():
    found = impact(people(), ["sex", "race"])
    assert [entry.attributes for entry in found.selection] == [("sex",), ("race",), ("sex", "race")]
    assert [entry.unknown for entry in found.selection] == [1, 1, 2]
    assert [rate.category for rate in found.selection[2].rates] == ["f, x", "f, y", "m, x"]
    assert found.median == Decimal("7")  # of 4, 6, 8, 9; whoever has no score is in no scoring rate
    assert [(rate.category, rate.people, rate.chosen) for rate in found.scoring[0].rates] == [("f", 2, 1), ("m", 1, 0)]


def test_without_scores_there_are_no_scoring_rates():
    found = impact([Person(categories={"sex": "f"}, selected=True)], ["sex"])
    assert (found.scoring, found.median) == ((), None)


@given(some.lists(some.tuples(some.sampled_from(["", "a", "b", "Unknown", " c "]), some.booleans()), max_size=40))
def test_everybody_is_counted_once(said):
    found = table([Person(categories={"x": name}, selected=hit) for name, hit in said], ["x"], lambda one: one.selected)
    assert found.unknown + sum(rate.people for rate in found.rates) == len(said)
    assert all(rate.ratio is None or 0 <= rate.ratio <= 1 for rate in found.rates)
