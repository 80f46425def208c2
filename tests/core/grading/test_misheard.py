"""Doubtful words that sound like a term of the guide."""

import pytest

from tests.core.interviews import heard, opened, question
from voice_interviewer.core.events import UtteranceCorrected
from voice_interviewer.core.grading.misheard import Suspect, sounds, suspects
from voice_interviewer.core.transcript import transcribe

GUIDE = ["Authorization code flow with PKCE; the tokens are stored in Redis."]


def lines(text, confidence, *more):
    return transcribe([opened(), question("q1", 0), heard("u1", "q1", text, 60.0, confidence=confidence), *more]).lines


@pytest.mark.parametrize(("one", "other"), [("pixie", "PKCE"), ("post gress", "Postgres"), ("cash", "cache")])
def test_words_that_sound_alike(one, other):
    assert sounds(one) == sounds(other)


@pytest.mark.parametrize(("one", "other"), [("pixel", "PKCE"), ("radius", "relations"), ("cat", "cache")])
def test_words_that_do_not(one, other):
    assert sounds(one) != sounds(other)


def test_a_doubtful_word_that_sounds_like_a_term_is_named_with_its_second():
    found = list(suspects(lines("the flow with pixie, of course", 0.3), GUIDE))
    assert found == [Suspect("pixie", "PKCE", 61.2)]


def test_a_term_taken_apart_is_put_together():
    assert [(one.heard, one.term) for one in suspects(lines("put it in red is", 0.2), GUIDE)] == [("red is", "Redis")]


def test_words_heard_well_and_terms_that_were_said_are_no_suspects():
    assert list(suspects(lines("the flow with pixie", 0.9), GUIDE)) == []
    assert list(suspects(lines("PKCE, I mean pixie", 0.3), GUIDE)) == []


def test_what_a_person_corrected_is_no_suspect():
    correction = UtteranceCorrected(utterance_id="u1", text="the flow with PKCE, of course", by="Asha")
    assert list(suspects(lines("the flow with pixie, of course", 0.3, correction), GUIDE)) == []
