"""What every TextToSpeech must do."""

from contextlib import closing

import numpy as np
import pytest

from tests.openai_server import OpenAIServer, tone
from voice_interviewer.adapters.openai_speech import OpenAISpeech
from voice_interviewer.adapters.pyttsx3 import Pyttsx3
from voice_interviewer.adapters.speech_cache import SpeechCache
from voice_interviewer.ports import SAMPLE_RATE, TextToSpeech

TEXT = "Tell me about a service that you designed."


@pytest.fixture(params=["pyttsx3", "cache", "cached before", "server"])
def voice(request, tmp_path):
    if request.param == "server":
        with OpenAIServer() as server, closing(OpenAISpeech(server.url, "tts-1")) as voice:
            server.speak = at_its_speed(server)
            yield voice
        return
    voice: TextToSpeech = Pyttsx3()
    if request.param.startswith("cache"):
        voice = SpeechCache(voice, tmp_path)
    if request.param == "cached before":
        voice.synthesise(TEXT)
    yield voice
    voice.close()


def at_its_speed(server):
    """A speech server that honours the speed it is asked for."""
    return lambda text: tone("x" * round(len(text) / server.of("speech")[-1].body["speed"]))


def test_it_has_a_name(voice):
    assert voice.name


def test_words_become_sound_of_a_plausible_length(voice):
    speech = voice.synthesise(TEXT)
    assert speech.samples.dtype == np.float32
    assert speech.samples.ndim == 1
    assert 1.0 < speech.seconds < 6.0
    assert 0.05 < np.abs(speech.samples).max() <= 1.0


def test_the_pitch_of_the_sound_is_that_of_a_voice_at_16_khz(voice):
    """A wrong sample rate would move the speech band."""
    power = np.abs(np.fft.rfft(voice.synthesise(TEXT).samples)) ** 2
    frequencies = np.fft.rfftfreq(2 * (len(power) - 1), 1 / SAMPLE_RATE)
    assert power[(frequencies > 80) & (frequencies < 4000)].sum() > 0.9 * power.sum()


def test_slower_is_longer(voice):
    assert voice.synthesise(TEXT, rate=0.7).seconds > 1.2 * voice.synthesise(TEXT).seconds


@pytest.mark.parametrize("text", ["", "   \n", "😀", "..."])
def test_a_text_without_words_gives_no_sound_and_no_error(voice, text):
    assert voice.synthesise(text).seconds < 0.5


@pytest.mark.parametrize("text", ["Go", "7", "naïve café", "नमस्ते आप कैसे हैं", "a\x00b", "<b>&amp; {x}", "Great 😀 work"])
def test_odd_texts_are_spoken(voice, text):
    assert np.abs(voice.synthesise(text).samples).max() > 0.05


def test_it_can_be_closed_twice(voice):
    voice.close()
    voice.close()
