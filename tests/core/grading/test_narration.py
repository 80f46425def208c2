"""An answer as it is listened to, and the way back to its characters."""

import pytest

from voice_interviewer.core.english.star import ENGLISH
from voice_interviewer.core.grading.narration import Narration


@pytest.mark.parametrize(
    ("said", "listened"),
    [
        ("I, um, I called them.", "i called them . "),
        ("I was, I was her key worker", "i was her key worker "),
        ("and, you know, it kind of worked", "and it worked "),
        ("It’s 2.5 seconds, not 1,200!", "it's 2.5 seconds not 1,200 . "),
        ("30% of them...\n\nGood", "30 % of them . good "),
        ("twenty, twenty one", "twenty one "),
        ("", ""),
    ],
)
def test_hesitations_repetitions_and_punctuation_are_gone(said: str, listened: str) -> None:
    assert Narration.of(said, ENGLISH).text == listened


def test_figures_said_twice_are_two_figures() -> None:
    assert Narration.of("from 5 to 5 5", ENGLISH).text == "from 5 to 5 5 "


def test_a_quotation_is_found_in_the_answer() -> None:
    answer = "So, um, I, I called   the bank. They agreed."
    told = Narration.of(answer, ENGLISH)
    start = told.text.index("i called")
    first, last = told.quotation(start, told.sentence(start)[1], 10)
    assert answer[first:last] == "I called   the bank"
    assert answer[slice(*told.quotation(start, len(told.text), 2))] == "I called"


def test_a_clause_begins_after_a_comma_or_a_joining_word() -> None:
    told = Narration.of("I asked him, the boss agreed and she signed what I gave the boss", ENGLISH)
    begins = [
        told.begins_clause(place, ENGLISH.openers) for place in (told.text.index("the boss"), told.text.rindex("the"))
    ]
    assert begins == [True, False]
    assert told.begins_clause(told.text.index("she"), ENGLISH.openers)


def test_speech_without_full_stops_is_cut_into_thoughts() -> None:
    spoken = (
        "the oven died on a saturday and we had a hundred guests so i crossed four dishes off the menu and i moved the "
        "roast to the small oven downstairs and then i told the waiters what we had and they were fine with it"
    )
    assert Narration.of(spoken, ENGLISH).text.count(" . ") >= 4
    assert " . " not in Narration.of("the oven died and we had a hundred guests", ENGLISH).text
