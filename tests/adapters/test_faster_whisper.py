"""Whisper's plumbing with a random model, and its filter against invented text with a scripted one."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from tests import random_whisper
from tests.speech import hiss, say, silence
from voice_interviewer.adapters.faster_whisper import FasterWhisper, WhisperOptions
from voice_interviewer.ports import SAMPLE_RATE, EngineError, EngineUnavailable


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return random_whisper.make(tmp_path_factory.mktemp("models") / "base.en")


@pytest.fixture
def whisper(folder):
    return FasterWhisper(folder)


@pytest.fixture(scope="module")
def speech():
    """Three seconds of speech, then two of silence."""
    spoken = say("We index the columns that every slow query filters by.")[: 3 * SAMPLE_RATE]
    return np.concatenate([spoken, silence(5 - len(spoken) / SAMPLE_RATE)])


@dataclass
class Heard:
    """A word as faster-whisper gives it."""

    word: str
    start: float
    end: float
    probability: float = 0.9


@dataclass
class Segment:
    text: str
    start: float = 0.2
    end: float = 2.0
    no_speech_prob: float = 0.01
    avg_logprob: float = -0.3
    compression_ratio: float = 1.3
    words: list[Heard] = field(default_factory=list)

    def __post_init__(self):
        spoken = self.text.split()
        step = (self.end - self.start) / max(1, len(spoken))
        times = (self.start + index * step for index in range(len(spoken)))
        self.words = self.words or [Heard(f" {word}", at, at + step) for word, at in zip(spoken, times, strict=True)]


@pytest.fixture
def scripted(whisper, monkeypatch):
    """A Whisper that hears what the test says; `calls` are the settings it was called with."""
    calls = []

    def script(*answers):
        waiting = list(answers)

        def transcribe(samples, **settings):
            calls.append(settings)
            segments = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            return (segment for segment in segments), None

        monkeypatch.setattr(whisper._model, "transcribe", transcribe)
        return whisper, calls

    return script


def test_words_carry_their_times_and_probabilities(scripted, speech):
    whisper, _ = scripted([Segment("We use"), Segment("queues.", 2.0, 2.9, words=[Heard(" queues.", 2.1, 2.7, 0.42)])])
    heard = whisper.transcribe(speech)
    assert heard.text == "We use queues."
    assert [word.text for word in heard.words] == ["We", "use", "queues."]
    assert (heard.words[2].start_s, heard.words[2].end_s, heard.words[2].confidence) == (2.1, 2.7, 0.42)
    assert heard.dropped_segments == 0


@pytest.mark.parametrize(
    "segment",
    [
        pytest.param(Segment("It depends.", no_speech_prob=0.7, avg_logprob=-1.1), id="no speech and improbable"),
        pytest.param(Segment("so so so so so so", compression_ratio=2.5), id="repeats itself"),
        pytest.param(Segment("Thank you for watching!", no_speech_prob=0.4), id="stock phrase in doubt"),
        pytest.param(Segment("Subtitles by the Amara.org community", no_speech_prob=0.4), id="a credit line"),
        pytest.param(Segment("Thank you.", 3.0, 4.9), id="stock phrase over silence"),
        pytest.param(Segment("And that is why.", 3.9, 4.9), id="words over silence"),
        pytest.param(Segment("And that is why.", 6.0, 8.0), id="words behind the end"),
    ],
)
def test_invented_text_is_left_out_and_counted(scripted, speech, segment):
    whisper, _ = scripted([Segment("We use queues."), segment])
    heard = whisper.transcribe(speech)
    assert heard.text == "We use queues."
    assert heard.dropped_segments == 1


@pytest.mark.parametrize(
    "segment",
    [
        pytest.param(Segment("Thank you."), id="a real thank you"),
        pytest.param(Segment("It depends.", no_speech_prob=0.7, avg_logprob=-0.4), id="sure of the words"),
        pytest.param(Segment("It depends.", no_speech_prob=0.2, avg_logprob=-1.4), id="hard to hear"),
    ],
)
def test_real_text_stays(scripted, speech, segment):
    whisper, _ = scripted([segment])
    heard = whisper.transcribe(speech)
    assert heard.text == segment.text
    assert heard.dropped_segments == 0


def test_text_that_repeats_itself_is_heard_once_more_without_repetition(scripted, speech):
    whisper, calls = scripted([Segment("so so so so so", compression_ratio=3.0)], [Segment("So we use queues.")])
    assert whisper.transcribe(speech).text == "So we use queues."
    assert [call.get("no_repeat_ngram_size") for call in calls] == [None, 3]


def test_times_are_forced_into_the_audio_and_forwards(scripted, speech):
    wild = [Heard(" a", -1.0, 0.5), Heard(" b", 2.0, 1.0), Heard(" c", 1.5, 9.0, np.nan), Heard("  ", 3.0, 3.1)]
    whisper, _ = scripted([Segment("a b c", words=wild)])
    words = whisper.transcribe(speech).words
    assert [(word.start_s, word.end_s) for word in words] == [(0.0, 0.5), (2.0, 2.0), (2.0, 5.0)]
    assert words[2].confidence == 0.0


def test_silence_costs_no_decoding(scripted):
    whisper, calls = scripted([Segment("Thank you.")])
    assert whisper.transcribe(hiss(3)).text == ""
    assert calls == []


def test_settings_reach_the_model(folder, scripted, speech):
    whisper, calls = scripted([Segment("Yes.")])
    whisper.transcribe(speech, hot_words=["FastAPI", "CSRF"], prompt="A talk.")
    call = calls[0]
    assert (call["hotwords"], call["initial_prompt"], call["language"]) == ("FastAPI, CSRF", "A talk.", "en")
    assert call["condition_on_previous_text"] is False
    assert call["word_timestamps"] is True
    whisper.options = WhisperOptions(language="", beam_size=1)
    whisper.transcribe(speech)
    assert (calls[1]["beam_size"], calls[1]["language"], calls[1]["hotwords"]) == (1, None, None)


def test_a_loop_is_bounded_by_the_length_of_the_phrase(whisper, speech):
    """A random model never stops by itself: a short phrase must not cost what half a minute costs."""
    tokens = whisper._tokens(whisper.transcribe(speech).text)
    assert len(tokens) < 24 + 10 * 5 + 10
    assert whisper._token_limit(30.0, "") <= 448
    assert whisper._token_limit(30.0, "word " * 300) > 0


def test_a_random_model_never_crashes(whisper):
    whisper.warm_up()
    rng = np.random.default_rng(3)
    spoken = say("Well, it depends on the load.")
    for gain in (0.01, 0.3, 1.0, 30.0):
        noisy = (spoken * gain + rng.normal(0, 0.02, len(spoken))).astype(np.float32)
        heard = whisper.transcribe(noisy, hot_words=["index"])
        assert " ".join(word.text for word in heard.words) == heard.text


def test_a_failure_inside_is_one_line(whisper, monkeypatch, speech):
    def fail(*_, **__):
        raise RuntimeError("out of\nmemory")

    monkeypatch.setattr(whisper._model, "transcribe", fail)
    with pytest.raises(EngineError, match=r"whisper base\.en int8 failed on 5\.0 s of audio: out of memory"):
        whisper.transcribe(speech)


def test_the_name_says_model_and_precision(folder):
    assert FasterWhisper(folder).name == "whisper base.en int8"
    assert FasterWhisper(folder, "mine", WhisperOptions(compute_type="float32")).name == "whisper mine float32"


def test_a_folder_without_a_model_says_what_to_do(tmp_path):
    with pytest.raises(EngineUnavailable, match="models pull"):
        FasterWhisper(tmp_path)


def test_a_damaged_model_says_so(tmp_path, folder):
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    for file in folder.iterdir():
        (damaged / file.name).write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(EngineUnavailable, match="cannot be loaded"):
        FasterWhisper(damaged)
