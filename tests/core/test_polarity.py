"""The opposite in the same words."""

import pytest

from voice_interviewer.core.polarity import contrasted, denied, practices, signed_terms, signs, swapped
from voice_interviewer.core.words import stem, tokens


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
