"""The opposite in the same words."""

import pytest

from voice_interviewer.core.grading.polarity import (
    contrasted,
    denied,
    opposed,
    practices,
    signed_terms,
    signs,
    swapped,
    verdict,
)
from voice_interviewer.core.grading.words import stem, tokens


def signed(text: str) -> dict[str, frozenset[int]]:
    return signed_terms(text, tokens(text))


def under_negation(text: str) -> set[str]:
    words = tokens(text)
    return {w.norm for w, sign in zip(words, signs(text, words), strict=True) if sign < 0 and w.weight}


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("You should not validate input, you should encode output.", {"validate", "input"}),
        ("Never cache secrets but cache results", {"cache", "secrets"}),
        ("A backup is a waste of time.", {"backup"}),
        ("Integration tests make no sense, unit tests do.", {"integration", "tests", "make"}),
        ("It is cached.", set()),
        ("without an index it scans the whole table", {"index"}),
        ("build the index without locking the table", {"locking", "table"}),
    ],
)
def test_what_a_negation_covers(text: str, covered: set[str]) -> None:
    assert under_negation(text) == covered


def test_denied_terms_are_told_from_shared_ones() -> None:
    against, along = denied(
        signed("Validate input and use prepared statements."), signed("Don't validate input. Use statements.")
    )
    assert {stem("validate"), stem("input")} <= set(against)
    assert stem("statements") in along


CONTRAST = "What is the difference between a process and a thread?"
CONTRAST_GUIDE = "A process has its own memory and address space. A thread shares the heap and needs locks."


def test_terms_under_the_wrong_head_are_swapped() -> None:
    assert contrasted(CONTRAST, CONTRAST_GUIDE) == {stem("process"), stem("thread")}
    crossed, straight = swapped(
        CONTRAST, CONTRAST_GUIDE, "A thread has an address space, a process shares the heap and needs locks."
    )
    assert {stem("address"), stem("heap"), stem("locks")} <= set(crossed)
    assert straight == []
    crossed, straight = swapped(
        CONTRAST, CONTRAST_GUIDE, "Threads share the heap, so they need locks; a process has its own address space."
    )
    assert crossed == []
    assert len(straight) >= 3


def test_without_a_contrast_nothing_is_swapped() -> None:
    assert swapped("How do threads and processes work?", CONTRAST_GUIDE, "A thread has an address space.") == ([], [])


@pytest.mark.parametrize(
    "question",
    [
        "Three servers should be alike, but one of them behaves differently. How do you approach that?",
        "You train a model with different seeds, and the results vary. Which process or thread do you report?",
    ],
)
def test_something_different_is_no_contrast(question: str) -> None:
    assert contrasted(f"{question} A process, a thread.", CONTRAST_GUIDE) == frozenset()


@pytest.mark.parametrize(
    ("guide", "answer", "found"),
    [
        ("When the string is tighter, the pitch will be higher.", "The pitch would be lower.", 1),
        ("When the string is tighter, the pitch will be higher.", "The pitch would not be lower.", 0),
        ("The pitch will be higher.", "It is higher, before it was lower.", 0),
        ("The wire is connected to the positive side.", "The wire is separated from the negative side.", 2),
    ],
)
def test_one_opposite_contradicts_and_two_cancel_out(guide: str, answer: str, found: int) -> None:
    assert len(opposed(signed_terms(guide, tokens(guide), 4), signed_terms(answer, tokens(answer), 4))) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Yes. Black absorbs more heat.", 1),
        ("well um yes because it is connected", 1),
        ("No! It does not move.", -1),
        ("I don't agree with her.", -1),
        ("I agree.", 1),
        ("No doubt it is so.", 0),
        ("No one knows.", 0),
        ("Nothing happens.", 0),
        ("Eyes are open.", 0),
        ("", 0),
    ],
)
def test_an_answer_begins_with_a_verdict(text: str, said: int) -> None:
    assert verdict(text) == said


@pytest.mark.parametrize(
    ("question", "answer", "count"),
    [
        ("How do you store passwords?", "MD5 is good enough for that.", 1),
        ("How do you store passwords?", "I would never keep them in plain text.", 0),
        ("How do you build a file name?", "I use an f-string.", 0),
        ("How do you query SQL with user input?", "I build it with an f-string.", 1),
        ("How do you migrate a database?", "Directly in production, without a backup.", 2),
        ("How do you migrate a database?", "Never without a backup.", 0),
    ],
)
def test_practices_are_bound_to_their_topic(question: str, answer: str, count: int) -> None:
    assert len(practices(question, "", answer)) == count
