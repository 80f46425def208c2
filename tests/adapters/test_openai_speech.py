"""The speech server adapter against servers that fail and lie."""

import time

import numpy as np
import pytest

from tests.openai_server import OpenAIServer, tone
from voice_interviewer import wav
from voice_interviewer.adapters.openai_speech import OpenAISpeech
from voice_interviewer.ports import EngineError, EngineUnavailable


@pytest.fixture
def server():
    with OpenAIServer(delay_s=20) as server:
        yield server


@pytest.fixture
def voice(server):
    voice = OpenAISpeech(server.url, "tts-1", voice="nova", api_key="key", lexicon={"SQL": "sequel"}, timeout_s=5)
    yield voice
    voice.close()


def test_the_request_names_model_voice_text_and_speed(server, voice):
    voice.synthesise("Do you use SQL?", rate=0.8)
    (request,) = server.of("speech")
    assert request.body == {
        "model": "tts-1",
        "voice": "nova",
        "input": "Do you use sequel?",
        "response_format": "wav",
        "speed": 0.8,
    }
    assert request.headers["Authorization"] == "Bearer key"


def test_the_sound_keeps_its_length_and_pitch_at_16_khz(voice):
    samples = voice.synthesise("Hello there, how are you?").samples
    assert len(samples) == pytest.approx(25 * 0.06 * 16_000, abs=20)
    spectrum = np.abs(np.fft.rfft(samples))
    assert np.fft.rfftfreq(len(samples), 1 / 16_000)[spectrum.argmax()] == pytest.approx(220, abs=2)


def test_a_long_text_is_fetched_in_pieces(server, voice):
    voice.synthesise("I did that and this. " * 40)
    assert len(server.of("speech")) == 4


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        ("error", "HTTP 500.*the model has crashed"),
        ("nonsense", "cannot be read as sound"),
        ("empty", "cannot be read as sound"),
        ("cut", "speech server|read as sound"),
    ],
)
def test_failures_are_engine_errors_and_the_next_text_is_spoken(server, voice, behaviour, message):
    server.script("speech", behaviour, "good")
    with pytest.raises(EngineError, match=message):
        voice.synthesise("Hello there")
    assert voice.synthesise("Hello there").seconds > 0.5


@pytest.mark.parametrize("data", [wav.encode(np.zeros(32_000, np.float32)), tone("H")])
def test_silence_or_a_stub_is_no_speech(server, voice, data):
    server.speak = lambda text: data
    with pytest.raises(EngineError, match="silence or too little sound"):
        voice.synthesise("Hello there, how are you?")


def test_a_wrong_key(server, voice):
    server.script("speech", "unauthorised")
    with pytest.raises(EngineUnavailable, match="API key"):
        voice.synthesise("Hello")


def test_a_slow_server_is_given_up_in_time(server):
    server.script("speech", "slow")
    voice = OpenAISpeech(server.url, "tts-1", timeout_s=0.5)
    began = time.monotonic()
    with pytest.raises(EngineError, match="did not speak within"):
        voice.synthesise("Hello")
    voice.close()
    assert time.monotonic() - began < 2


def test_a_streamed_wav_that_does_not_know_its_length_is_read(server, voice):
    whole = tone("Hello there, how are you?")
    unknown = b"\xff\xff\xff\xff"
    server.speak = lambda text: whole[:4] + unknown + whole[8:40] + unknown + whole[44:]
    assert voice.synthesise("Hello there, how are you?").seconds == pytest.approx(1.5, abs=0.01)
