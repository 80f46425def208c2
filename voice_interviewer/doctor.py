"""What works on this machine: each part is tried for real, and what does not work comes with the command that mends it.

Nothing is printed here, nothing raises, and nothing takes longer than its time limit.
"""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from voice_interviewer.ports import SAMPLE_RATE, EngineError, LanguageModel, SpeechToText, TextToSpeech

SENTENCE = "I measured the slow query and then added an index."
ENOUGH_DISK_MB = 500  # an hour of interview is some 115 MB
QUIET = 1e-4
TIMEOUT_S = 60.0
SCHEMA = {"type": "object", "properties": {"ready": {"type": "boolean"}}, "required": ["ready"]}


@dataclass(frozen=True, slots=True)
class Check:
    """One part: does it work, what was found, and (if it does not) how to mend it."""

    name: str
    ok: bool
    detail: str
    mend: str = ""


def check(name: str, trial: Callable[[], str], mend: str, *, timeout_s: float = TIMEOUT_S) -> Check:
    """Try something that says what it found or raises. Whatever it raises, and if it hangs, the answer is a Check."""
    outcome: list[Check] = []

    def run() -> None:
        try:
            outcome.append(Check(name, True, trial()))
        except EngineError as error:
            outcome.append(Check(name, False, str(error), mend))
        except BaseException as error:
            outcome.append(Check(name, False, f"{type(error).__name__}: {error}", mend))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(timeout_s)
    return outcome[0] if outcome else Check(name, False, f"no answer within {timeout_s:.0f} s", mend)


def python() -> Check:
    """The interpreter's version."""
    version = ".".join(map(str, sys.version_info[:3]))
    return Check("Python", sys.version_info >= (3, 11), version, "install Python 3.11 or newer")


def disk(folder: Path) -> Check:
    """Room for recordings where the interviews are kept."""

    def trial() -> str:
        there = next(parent for parent in (folder.absolute(), *folder.absolute().parents) if parent.is_dir())
        free_mb = shutil.disk_usage(there).free // 1_000_000
        if free_mb < ENOUGH_DISK_MB:
            raise EngineError(f"{free_mb} MB free in {folder}")
        probe = there / ".voice-interviewer-doctor"
        probe.write_bytes(b"x")
        probe.unlink()
        return f"{free_mb / 1000:.1f} GB free in {folder}"

    return check("disk", trial, f"free {ENOUGH_DISK_MB} MB, or choose another folder: VOICE_INTERVIEWER_HOME=FOLDER")


def voice(build: Callable[[], TextToSpeech]) -> Check:
    """The interviewer's voice speaks a sentence."""

    def trial() -> str:
        mouth = build()
        engine: TextToSpeech = getattr(mouth, "voice", mouth)  # not what a cache remembers
        try:
            began = time.perf_counter()
            speech = engine.synthesise(SENTENCE)
            took_s = time.perf_counter() - began
        finally:
            mouth.close()
        if not len(speech.samples):
            return f"{mouth.name}: questions are shown and not spoken"
        return f"{mouth.name}: {speech.seconds:.1f} s of speech in {1000 * took_s:.0f} ms"

    return check("voice", trial, _voice_mend())


def recogniser(build: Callable[[], SpeechToText], build_voice: Callable[[], TextToSpeech]) -> Check:
    """The recogniser hears the sentence from our own voice; without a voice it hears silence."""

    def trial() -> str:
        samples = _spoken(build_voice)
        ear = build()
        began = time.perf_counter()
        heard = ear.transcribe(samples)
        took_s = time.perf_counter() - began
        spent = f"{took_s:.1f} s for {len(samples) / SAMPLE_RATE:.1f} s of audio"
        if not np.any(samples):
            return f"{ear.name}: loads and runs ({spent}; no voice to test it with)"
        if not heard.text.strip():
            raise EngineError(f"{ear.name} heard nothing in a spoken sentence")
        return f"{ear.name}: heard {_share(heard.text)} words of a spoken sentence ({spent})"

    return check("recogniser", trial, "voice-interviewer models pull base.en")


def language_model(build: Callable[[], LanguageModel | None]) -> Check:
    """The language model, if one is configured, answers one small question."""

    def trial() -> str:
        model = build()
        if model is None:
            return "none configured; the built-in rules lead the interview"
        began = time.perf_counter()
        model.complete("Answer in JSON.", 'Say that you are ready: {"ready": true}', SCHEMA, timeout_s=20)
        return f"{model.name}: answers in {time.perf_counter() - began:.1f} s"

    return check("language model", trial, "start the server, or mend VOICE_INTERVIEWER_LLM_URL, _MODEL and _KEY")


def microphone(listen: Callable[[], tuple[str, float]]) -> Check:
    """`listen` gives the device's name and the loudest sample (0..1) of about a second."""

    def trial() -> str:
        name, peak = listen()
        if peak < QUIET:
            raise EngineError(f"{name} delivers silence: it is muted, or this terminal may not use it")
        return f"{name}: loudest sound {-20 * np.log10(peak):.0f} dB below full scale"

    return check("microphone", trial, _device_mend("microphone"))


def loudspeaker(play: Callable[[], str]) -> Check:
    """`play` plays something short and gives the device's name."""
    return check("loudspeaker", play, _device_mend("loudspeaker"))


def _spoken(build_voice: Callable[[], TextToSpeech]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    pause = np.zeros(SAMPLE_RATE // 2, np.float32)
    try:
        mouth = build_voice()
        try:
            return np.concatenate([pause, mouth.synthesise(SENTENCE).samples, pause])
        finally:
            mouth.close()
    except EngineError:
        return np.concatenate([pause, pause])


def _share(heard: str) -> str:
    words = SENTENCE.lower().strip(".").split()
    found = set(heard.lower().replace(".", " ").replace(",", " ").split())
    return f"{sum(word in found for word in words)} of {len(words)}"


def _voice_mend() -> str:
    if sys.platform == "linux":
        return "pip install espeakng-loader (or: sudo apt install espeak-ng)"
    return "pip install --force-reinstall pyttsx3"


def _device_mend(noun: str) -> str:
    """Beside what the failure itself says: that PortAudio is missing, say."""
    if sys.platform == "darwin" and noun == "microphone":
        allow = "allow the terminal in System Settings, Privacy & Security, Microphone"
    else:
        allow = f"connect a {noun} and allow its use in the system's settings"
    return f"{allow}, or do without: voice-interviewer interview --typed"
