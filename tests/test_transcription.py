"""A recording becomes utterances with times that agree with it."""

from itertools import pairwise

import numpy as np
import pytest

from tests.speech import hiss, say, silence
from voice_interviewer.adapters.silero import Silero
from voice_interviewer.core.events import PhraseDropped, UtteranceHeard, Word
from voice_interviewer.ports import SAMPLE_RATE, EngineError, Hypothesis
from voice_interviewer.transcription import phrases, transcribe


class Echo:
    """A recogniser that hears "one two three", evenly spread over each phrase; `given` are the lengths it got."""

    name = "echo"

    def __init__(self, *answers):
        self.answers = list(answers)
        self.given = []

    def transcribe(self, samples, *, hot_words=(), prompt=""):
        seconds = len(samples) / SAMPLE_RATE
        self.given.append(seconds)
        self.hints = (hot_words, prompt)
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        third = seconds / 3
        words = [Word(text=t, start_s=i * third, end_s=(i + 1) * third) for i, t in enumerate(["one", "two", "three"])]
        return Hypothesis("one two three", tuple(words))


@pytest.fixture(scope="module")
def voice_activity():
    return Silero()


@pytest.fixture(scope="module")
def sentence():
    return say("I designed the queue between the two services.")


@pytest.fixture(scope="module")
def recording(sentence):
    """Silence 1 s, sentence, 2 s, sentence, 1.5 s."""
    return np.concatenate([silence(1), sentence, silence(2), sentence, silence(1.5)])


def test_each_stretch_of_speech_is_a_phrase_where_it_is(voice_activity, recording, sentence):
    length = len(sentence) / SAMPLE_RATE
    (first_start, first_end), (second_start, second_end) = phrases(recording, voice_activity)
    assert first_start == pytest.approx(1 - 0.25, abs=0.2)
    assert first_end == pytest.approx(1 + length, abs=0.45)
    assert second_start == pytest.approx(3 + length - 0.25, abs=0.2)
    assert second_end == pytest.approx(3 + 2 * length, abs=0.45)


def test_words_have_the_times_of_the_recording(voice_activity, recording):
    heard = list(transcribe(recording, Echo(), voice_activity))
    assert [utterance.text for utterance in heard] == ["one two three"] * 2
    assert [utterance.utterance_id for utterance in heard] == ["u1", "u2"]
    for utterance, (start_s, end_s) in zip(heard, phrases(recording, voice_activity), strict=True):
        assert utterance.words[0].start_s == pytest.approx(start_s, abs=0.001)
        assert utterance.words[-1].end_s == pytest.approx(end_s, abs=0.001)
        assert (utterance.start_s, utterance.end_s) == (utterance.words[0].start_s, utterance.words[-1].end_s)
        assert utterance.end_s <= len(recording) / SAMPLE_RATE
        assert utterance.recogniser == "echo"


def test_silence_and_a_quiet_room_give_nothing(voice_activity):
    for quiet in (silence(0), silence(0.001), silence(5), hiss(5)):
        recogniser = Echo()
        assert list(transcribe(quiet, recogniser, voice_activity)) == []
        assert recogniser.given == []


def test_a_long_speech_is_cut_below_28_seconds_and_nothing_is_lost(voice_activity, sentence):
    without_pauses = np.concatenate([sentence[1600:-4800]] * 30)
    cut = phrases(without_pauses, voice_activity)
    assert len(without_pauses) / SAMPLE_RATE > 50
    assert all(end_s - start_s <= 28 for start_s, end_s in cut)
    assert cut[0][0] < 0.3
    assert cut[-1][1] > len(without_pauses) / SAMPLE_RATE - 0.5
    gaps = [after[0] - before[1] for before, after in pairwise(cut)]
    assert all(0 <= gap < 1 for gap in gaps)


def test_phrases_never_overlap(voice_activity, sentence):
    rng = np.random.default_rng(2)
    parts = [part for _ in range(8) for part in (sentence, silence(rng.uniform(0.1, 1.2)))]
    spans = phrases(np.concatenate(parts), voice_activity)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_a_short_yes_counts(voice_activity):
    short = np.concatenate([silence(2), say("Yes."), silence(2)])
    assert len(phrases(short, voice_activity)) == 1


def test_the_voice_activity_starts_anew_for_each_recording(voice_activity, recording):
    once = phrases(recording, voice_activity)
    phrases(hiss(3, 0.3), voice_activity)
    assert phrases(recording, voice_activity) == once


def test_phrases_without_words_are_told(voice_activity, recording):
    recogniser = Echo(Hypothesis(""), Hypothesis("", dropped_segments=2))
    assert list(transcribe(recording, recogniser, voice_activity)) == [
        PhraseDropped(utterance_id="u1", question_id="", reason="no words"),
        PhraseDropped(utterance_id="u2", question_id="", reason="probably invented", dropped_segments=2),
    ]


def test_a_text_without_word_times_has_the_times_of_its_phrase(voice_activity, recording):
    first = next(transcribe(recording, Echo(Hypothesis("hello")), voice_activity))
    assert isinstance(first, UtteranceHeard)
    assert (first.start_s, first.end_s) == phrases(recording, voice_activity)[0]


def test_phrases_come_as_they_are_heard(voice_activity, recording):
    """A failure in the second phrase does not take away the first."""
    heard = transcribe(recording, Echo(Hypothesis("hello"), EngineError("gone")), voice_activity)
    assert next(heard).text == "hello"
    with pytest.raises(EngineError, match="gone"):
        next(heard)


def test_hints_and_progress(voice_activity, recording):
    recogniser, told = Echo(), []
    list(transcribe(recording, recogniser, voice_activity, hot_words=["SQL"], prompt="A talk.", progress=told.append))
    assert recogniser.hints == (["SQL"], "A talk.")
    assert told == [end_s for _, end_s in phrases(recording, voice_activity)]
