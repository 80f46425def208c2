"""The doctor tries everything, survives everything, and says how to mend what is broken."""

import os
import time
from pathlib import Path

import numpy as np
import pytest

from tests.openai_server import OpenAIServer
from voice_interviewer import doctor
from voice_interviewer.adapters.openai_chat import OpenAIChat
from voice_interviewer.adapters.pyttsx3 import Pyttsx3
from voice_interviewer.adapters.speech_cache import SpeechCache
from voice_interviewer.ports import EngineError, EngineUnavailable, Hypothesis, Speech


class Ear:
    name = "ear"

    def __init__(self, text: str = "I measured a slow query and then added an index") -> None:
        self.text = text

    def transcribe(self, samples, *, hot_words=(), prompt=""):
        return Hypothesis(self.text if np.any(samples) else "")


class Mute:
    name = "none"

    def synthesise(self, text, *, rate=1.0):
        return Speech(np.zeros(0, np.float32))

    def close(self):
        """Nothing to close."""


def unavailable(*_):
    raise EngineUnavailable("PortAudio is missing")


def test_python_is_new_enough():
    assert doctor.python().ok


@pytest.mark.parametrize(
    ("error", "detail"),
    [
        (EngineError("plain words"), "plain words"),
        (ValueError("odd"), "ValueError: odd"),
        (SystemExit(1), "SystemExit: 1"),
    ],
)
def test_whatever_is_raised_is_told_with_its_mend(error, detail):
    def trial():
        raise error

    assert doctor.check("part", trial, "do this") == doctor.Check("part", False, detail, "do this")


def test_what_hangs_is_given_up():
    began = time.monotonic()
    check = doctor.check("part", lambda: time.sleep(5) or "late", "do this", timeout_s=0.2)
    assert (check.ok, check.detail, check.mend) == (False, "no answer within 0 s", "do this")
    assert time.monotonic() - began < 2


def test_a_real_voice_is_measured_and_its_child_is_ended():
    built = []
    check = doctor.voice(lambda: built.append(Pyttsx3()) or built[0])
    assert check.ok, check.detail
    assert "s of speech in" in check.detail
    with pytest.raises(EngineError, match="closed"):
        built[0].synthesise("again")


def test_a_remembered_sentence_is_no_proof_of_a_voice(tmp_path):
    class Broken(Mute):
        def synthesise(self, text, *, rate=1.0):
            raise EngineError("the voice has gone")

    working = Pyttsx3()
    SpeechCache(working, tmp_path).synthesise(doctor.SENTENCE)
    working.close()
    broken = Broken()
    broken.name = broken.identity = working.identity
    check = doctor.voice(lambda: SpeechCache(broken, tmp_path))
    assert check.detail == "the voice has gone"


def test_a_voice_that_is_switched_off_is_no_failure():
    check = doctor.voice(Mute)
    assert check.ok
    assert "not spoken" in check.detail


def test_a_voice_that_is_missing_has_a_mend():
    check = doctor.voice(unavailable)
    assert not check.ok
    assert "install" in check.mend


def test_the_recogniser_hears_our_own_voice():
    check = doctor.recogniser(Ear, Pyttsx3)
    assert check.ok, check.detail
    assert "heard 9 of 10 words" in check.detail


@pytest.mark.parametrize("voice", [Mute, unavailable])
def test_without_a_voice_the_recogniser_is_tried_on_silence(voice):
    check = doctor.recogniser(Ear, voice)
    assert check.ok, check.detail
    assert "no voice to test it with" in check.detail


def test_a_deaf_recogniser_is_a_failure():
    check = doctor.recogniser(lambda: Ear(""), Pyttsx3)
    assert not check.ok
    assert "heard nothing" in check.detail
    assert check.mend == "voice-interviewer models pull base.en"


def test_no_language_model_is_no_failure():
    assert doctor.language_model(lambda: None).ok


def test_a_language_model_is_asked():
    with OpenAIServer() as server:
        check = doctor.language_model(lambda: OpenAIChat("", server.url))
        assert check.ok, check.detail
        server.script("chat", "unauthorised")
        check = doctor.language_model(lambda: OpenAIChat("", server.url))
    assert not check.ok
    assert "API key" in check.detail
    assert "VOICE_INTERVIEWER_LLM_URL" in check.mend


def test_devices():
    heard = doctor.microphone(lambda: ("USB microphone", 0.1))
    assert heard == doctor.Check("microphone", True, "USB microphone: loudest sound 20 dB below full scale")
    muted = doctor.microphone(lambda: ("USB microphone", 0.0))
    assert not muted.ok
    assert "muted" in muted.detail
    for missing in (doctor.microphone(unavailable), doctor.loudspeaker(unavailable)):
        assert missing.detail == "PortAudio is missing"
        assert "--typed" in missing.mend
    assert doctor.loudspeaker(lambda: "headphones").detail == "headphones"


def test_disk(tmp_path, monkeypatch):
    folder = tmp_path / "not yet" / "there"
    assert doctor.disk(folder).ok
    assert not list(tmp_path.iterdir())
    monkeypatch.setattr(doctor, "ENOUGH_DISK_MB", 10**9)
    full = doctor.disk(folder)
    assert not full.ok
    assert "MB free" in full.detail


@pytest.mark.skipif(os.name != "posix", reason="needs /proc, where nobody may write")
def test_a_folder_that_cannot_be_written():
    check = doctor.disk(Path("/proc"))
    assert not check.ok
    assert check.mend
