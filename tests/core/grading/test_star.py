"""What can be heard of a story."""

import pytest

from voice_interviewer.core.grading.star import heard, own_actions


@pytest.mark.parametrize(
    "outcome",
    [
        "After two months all lockers looked like that.",
        "Four days later she delivered it.",
        "By the end of the week she did returns alone.",
        "It was ready one week before the season.",
        "The complaints stopped.",
        "They agreed on two rest days.",
        "It has held for three years.",
    ],
)
def test_an_outcome_is_heard_without_figures(outcome: str) -> None:
    assert heard(f"I called them and rebuilt the plan. {outcome}")["result"].level >= 3


@pytest.mark.parametrize(
    "beginning",
    [
        "After a week I noticed that half of them could not come.",
        "Two days later we saw the error again.",
        "It had to be good, and I asked around.",
    ],
)
def test_what_only_came_next_is_no_outcome(beginning: str) -> None:
    assert "result" not in heard(beginning)


def test_own_actions_come_with_their_verb_and_clause() -> None:
    answer = "The label was wrong. I asked the warehouse, then I explained it to them."
    assert [(verb, answer[start:end]) for verb, (start, end) in own_actions(answer)] == [
        ("asked", "I asked the warehouse, then I explained it to them"),
        ("explained", "I explained it to them"),
    ]
    assert own_actions(answer, "fr") == []


def test_what_one_found_out_is_no_result() -> None:
    assert "result" not in heard("I asked them why. It turned out that they had no key. I gave them one.")
    assert heard("I asked them why and I gave them a key. It turned out well for all of us.")["result"].level == 3


def test_figures_before_and_after_may_be_rough() -> None:
    told = "I made a guide for the drivers. The error rate went from something like nine percent to maybe three."
    assert heard(told)["result"].level == 5
