from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.interviews import (
    GENERATED,
    TECHNICAL,
    beginning,
    heard,
    item,
    log,
    opened,
    pack,
    question,
    quote,
    rating,
)
from voice_interviewer.core.events import InterviewClosed
from voice_interviewer.core.reporting.comparison import called, compare, interval
from voice_interviewer.core.reporting.report import build

ITEMS = ("i0", "i1", "i2", "i3", "i4", "i5")
PACK = pack([*(item(item_id, core=True) for item_id in ITEMS), item("extra")])


def interview(name, levels, *, the_pack=PACK, extra=None, grader="test", **more):
    """One that asked an item for each level; None is not rated. `extra` is the level of an item outside the core."""
    asked = [*zip(ITEMS, levels, strict=False), *([("extra", extra)] if extra else [])]
    events, ratings = beginning(), []
    more = {"interview_id": name.lower() or "nameless"} | more
    events[0] = opened(candidate=name, **more)
    for number, (item_id, level) in enumerate(asked):
        answer = heard(f"u{number}", f"q{number}", f"I would say {number} things", 20.0 * number + 5)
        events += [question(f"q{number}", 20.0 * number, item_id=item_id), answer]
        said = () if level is None else (quote(answer, "would say"),)
        ratings += [replace(rating(f"q{number}", criterion, level, *said), grader=grader) for criterion in TECHNICAL]
    recorded = log(*events, *ratings, InterviewClosed(reason="complete", at_s=200.0))
    return build(recorded, the_pack, generated=GENERATED), the_pack


def the_group(*interviews):
    (group,) = compare(interviews).groups
    return group


def test_candidates_whose_intervals_do_not_overlap_are_told_apart():
    group = the_group(interview("Ben", [2, 2, 1, 2, 2, 2]), interview("Asha", [5, 5, 5, 4, 5, 5]))
    assert [one.name for one in group.candidates] == ["Asha", "Ben"]
    asha, ben = group.candidates
    assert (asha.score, ben.score) == (Decimal("9.7"), Decimal("3.7"))
    assert (asha.places, ben.places) == ((1, 1), (2, 2))
    assert (asha.above, ben.above) == (("ben",), ())
    assert group.conclusion[0] == "Asha is clearly above Ben."


def test_overlapping_intervals_are_not_ranked_and_stand_in_the_order_of_names():
    group = the_group(interview("Zoe", [4, 4, 5, 3, 4, 4]), interview("Asha", [4, 4, 4, 3, 4, 4]))
    assert [(one.name, one.places) for one in group.candidates] == [("Asha", (1, 2)), ("Zoe", (1, 2))]
    assert "no two candidates can be told apart" in group.conclusion[0]


def test_only_what_all_were_asked_counts_and_nothing_outside_the_core():
    group = the_group(interview("Asha", [4, 4, 4], extra=5), interview("Ben", [4, 4, 4, 1], extra=1))
    assert [question.item_id for question in group.questions] == ["i0", "i1", "i2"]
    assert group.left_out == 1
    assert [one.score for one in group.candidates] == [Decimal("8.0")] * 2


def test_not_scored_is_shown_and_never_a_number():
    group = the_group(interview("Asha", [4, None, 4, None, 4, 4]), interview("Ben", [None] * 6))
    asha, ben = group.candidates
    assert asha.scores == (8, None, 8, None, 8, 8)
    assert (asha.scored, asha.score) == (4, 8)
    assert (ben.scored, ben.score, ben.interval, ben.places) == (0, None, None, None)
    assert "Ben has too few scored answers" in group.conclusion[-1]


def test_too_few_scored_answers_have_no_place():
    group = the_group(interview("Asha", [4] * 6), interview("Ben", [4] * 6), interview("Cy", [1, 1] + [None] * 4))
    assert [one.places for one in group.candidates] == [(1, 2), (1, 2), None]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"pack_hash": "beef"}, "different versions of the role's questions"),
        ({"pack_id": "other", "pack_hash": "beef"}, "different roles"),
        ({"target_level": "senior"}, "different levels"),
        ({"grader": "model"}, "different graders"),
    ],
)
def test_what_must_not_be_compared_is_kept_apart_with_a_plain_sentence(more, said):
    comparison = compare([interview("Asha", [4, 4, 4]), interview("Ben", [4, 4, 4], **more)])
    assert len(comparison.groups) == 2
    assert said in comparison.notes[0]
    for group in comparison.groups:
        assert group.conclusion == ("There is only one interview of this kind: nothing to compare it with.",)
        assert group.candidates[0].places is None


def test_interviews_without_a_common_question_say_so():
    none = pack([item("i0")])
    group = the_group(interview("Asha", [4], the_pack=none), interview("Ben", [4], the_pack=none))
    assert group.questions == ()
    assert group.conclusion == ("These interviews share no question of the common core: nothing can be compared.",)


def test_an_interview_given_twice_counts_once():
    asha = interview("Asha", [4, 4, 4])
    assert len(the_group(asha, asha).candidates) == 1


def test_two_of_one_name_and_one_without_are_called_by_their_interview():
    names = (("Asha", "a1"), ("Asha", "a2"), ("", "b1"), ("Ben", "b2"))
    group = the_group(*(interview(name, [4, 4], interview_id=interview_id) for name, interview_id in names))
    assert {called(one, group.candidates) for one in group.candidates} == {
        "Asha (a1)", "Asha (a2)", "Not named (b1)", "Ben"
    }  # fmt: skip


def test_the_interval_is_students_t_with_the_variance_of_rounding():
    # mean 6, variance 4 + 1/3, t(2) = 4.303: half-width 5.17, cut at the ends of the scale
    assert interval([Fraction(4), Fraction(6), Fraction(8)]) == (Decimal("2.0"), Decimal("10.0"))
    # eight equal scores: 2.365 * sqrt(1/3 / 8) = 0.483
    assert interval([Fraction(8)] * 8) == (Decimal("7.5"), Decimal("8.5"))
    assert interval([Fraction(8)]) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from([None, 1, 2, 3, 4, 5]), min_size=6, max_size=6), min_size=2, max_size=5))
def test_places_and_order_follow_from_the_intervals_alone(all_levels):
    interviews = [interview(f"C{number}", levels) for number, levels in enumerate(all_levels)]
    group = the_group(*interviews)
    assert group == the_group(*reversed(interviews))
    by_id = {one.interview_id: one for one in group.candidates}
    for one in group.candidates:
        assert one.scored == sum(score is not None for score in one.scores)
        if one.interval and one.score is not None:
            assert one.interval[0] <= one.score <= one.interval[1]
        for other in map(by_id.get, one.above):
            assert one.interval[0] > other.interval[1]
            assert one.places[0] < other.places[0]
            assert one.places[1] < other.places[1]
            assert one.interview_id not in other.above
    placed = [one for one in group.candidates if one.places]
    assert all(1 <= one.places[0] <= one.places[1] <= len(placed) for one in placed)
    for first, second in pairwise(group.candidates):
        assert first.interview_id not in second.above
