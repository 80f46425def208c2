"""PocketSphinx: what is particular to it. The rest is in tests/contracts."""

import builtins

import pytest

from tests.speech import say
from voice_interviewer.adapters.pocketsphinx import PocketSphinx
from voice_interviewer.ports import EngineUnavailable


@pytest.fixture(scope="module")
def recogniser():
    pytest.importorskip("pocketsphinx", reason="PocketSphinx is not installed")
    return PocketSphinx()


def test_words_have_no_marks_of_the_decoder(recogniser):
    heard = recogniser.transcribe(say("one two three four"))
    assert heard.words
    assert not set("<>[]()+.") & set(heard.text)
    assert 0 < min(word.confidence for word in heard.words) <= max(word.confidence for word in heard.words) <= 1


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("SQL", "EH S K Y UW EH L"),  # letter by letter
        ("FastAPI", "F AE S T EY P IY AY"),  # a word and an acronym that it knows
        ("CI/CD", "S IY AY S IY D IY"),
        ("Xqzt", None),
        ("", None),
    ],
)
def test_hot_words_are_sounded_out(recogniser, word, sounds):
    assert recogniser._phones(word) == sounds


def test_a_hot_word_is_written_as_it_was_given(recogniser):
    recogniser.transcribe(say("hello"), hot_words=["Python", "FastAPI"])
    assert recogniser._written["fastapi"] == "FastAPI"
    assert recogniser._decoder.lookup_word("fastapi")


def test_without_the_package_it_says_what_to_do(monkeypatch):
    real = builtins.__import__

    def missing(name, *arguments, **options):
        if name == "pocketsphinx":
            raise ImportError(name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(EngineUnavailable, match="sphinx"):
        PocketSphinx()
