"""Wordings of another version against sentences that say something else."""

import pytest

from tests.core.interviews import beginning, competency, heard, item, log, opened, pack, question
from voice_interviewer.core.checking.mismatch import Mismatch
from voice_interviewer.core.checking.sentences import Wording

SAID = heard("u1", "q1", "I add an index and I measure the query", 5.0)
EVENTS = log(*beginning(), question("q1", 1.0, item_id="i1"), SAID)
PACK = pack([item("i1", expects=("An index is measured.",))], ["a"], [competency("db", "Databases")])
HERE = "narrative.summary[0].text"


def alone(stated, found, where=HERE, events=EVENTS, version="9.9.9"):
    return Wording(events, PACK, version).alone(Mismatch(where, stated, found))


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("Asha Rao answered 3 of 4 questions.", "Of 4 questions, Asha Rao answered 3."),
        ("Best shown: Databases (level 4.5 of 5).", "Databases was shown best: level 4.5 of 5."),
        ("No answer could be scored.", "None of the answers was scored."),
        ("The score of 8.2 lies in the band of Yes.", "With a score of 8.2, the recommendation is Yes."),
        ("At least 60% of the entries.", "60% or more of the entries."),
        ("Not mentioned: an index is measured.", "An index is measured. was not heard."),
    ],
)
def test_the_same_in_other_words_is_a_wording(stated, found):
    assert alone(stated, found)
    assert alone(found, stated)


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("3 of 4 questions.", "4 of 4 questions."),
        ("At 03:06 “pixie” was heard.", "At 03:07 “pixie” was heard."),
        ("“pixie” was heard.", "“PKCE” was heard."),
        ("The answer could be scored.", "The answer could not be scored."),
        ("All were shown well.", "All were shown."),
        ("The best answer was to question 1.", "The weakest answer was to question 1."),
        ("The recommendation is Yes.", "The recommendation is No."),
        ("The recommendation is Strong No.", "The recommendation is Strong Yes."),
        ("Shown: Databases.", "Shown: Teamwork."),
        ("Asha Rao decided.", "Somebody decided."),
        ("Mentioned: an index is measured.", "Mentioned: a cache is measured."),
        ("She did it.", "She didn’t do it."),
    ],
)
def test_what_says_something_else_is_none(stated, found):
    assert not alone(stated, found)
    assert not alone(found, stated)


@pytest.mark.parametrize(
    "where",
    [
        "figures.score", "figures.verdict.label", "metadata.candidate", "narrative.summary[0].cites[0]",
        "narrative.summary[0].polarity", "narrative.gaps[0].evidence[0].quote", "narrative.suggestions[0].question",
        "blocks[0].text", "blocks[0].response", "transcript.lines[0].text", "review.comments[0].text", "cautions",
        "review.overrides[0].reason", "engines.notes[0]", "profile.facts[0].quote", "extra",
    ],
)  # fmt: skip
def test_only_sentences_from_templates_may_be_worded_otherwise(where):
    assert not alone("One thing.", "Another thing.", where)


def test_words_of_log_and_pack_are_nobodys_wording():
    assert not alone("I add an index", SAID.text)
    assert not alone("An index is measured!", "An index is measured.")


def test_only_the_log_says_that_another_version_held_the_interview():
    sentences = ("One thing.", "Another thing.")
    assert alone(*sentences)
    assert not alone(*sentences, version=opened().product_version)
    unknown = log(opened(product_version=""), *beginning()[1:])
    assert not alone(*sentences, events=unknown)
