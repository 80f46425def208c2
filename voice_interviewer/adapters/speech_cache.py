"""Keeps synthesised speech as WAV files, so that a prompt is made once: any TextToSpeech, remembered."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import tempfile
import wave
from pathlib import Path

from voice_interviewer import wav
from voice_interviewer.ports import SAMPLE_RATE, Speech, TextToSpeech


class SpeechCache:
    """TextToSpeech around another one. Files are named by the sha256 of text, voice and rate.

    The voice is told apart by its `identity` if it has one, else by its name. A broken file is made again; a folder
    that cannot be written is no failure. Above `max_bytes` the files that were used longest ago go.
    """

    def __init__(self, voice: TextToSpeech, folder: Path, *, max_bytes: int = 200_000_000) -> None:
        self.name = voice.name
        self.identity: str = getattr(voice, "identity", voice.name)
        self.hits = 0
        self.misses = 0
        self.voice = voice
        self._folder = folder
        self._max_bytes = max_bytes

    def synthesise(self, text: str, *, rate: float = 1.0) -> Speech:
        path = self._path(text, rate)
        speech = _read(path)
        if speech:
            self.hits += 1
            return speech
        self.misses += 1
        speech = self.voice.synthesise(text, rate=rate)
        if len(speech.samples):
            with contextlib.suppress(OSError):  # a full disk costs speed, not the interview
                _write(path, wav.encode(speech.samples))
                self._shrink()
        return speech

    def close(self) -> None:
        self.voice.close()

    def _path(self, text: str, rate: float) -> Path:
        key = json.dumps([text, self.identity, round(rate, 3)])
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()}.wav"

    def _shrink(self) -> None:
        files = [(stat.st_mtime_ns, stat.st_size, path) for path in self._folder.glob("*.wav") if (stat := _stat(path))]
        excess = sum(size for _, size, _ in files) - self._max_bytes
        for _, size, path in sorted(files):
            if excess <= 0:
                return
            path.unlink(missing_ok=True)
            excess -= size


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:  # another process has just removed it
        return None


def _read(path: Path) -> Speech | None:
    """The speech of a whole, readable file, which counts as used now; else None."""
    try:
        with wave.open(io.BytesIO(path.read_bytes())) as file:
            frames, data = file.getnframes(), file.readframes(file.getnframes())
            shape = (file.getnchannels(), file.getsampwidth(), file.getframerate())
        os.utime(path)
    except (OSError, EOFError, wave.Error):
        return None
    if shape != (1, 2, SAMPLE_RATE) or not frames or len(data) != 2 * frames or not any(data):
        return None
    return Speech(wav.from_pcm(data))


def _write(path: Path, data: bytes) -> None:
    """All of the file or none of it, also when two processes write the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, partial = tempfile.mkstemp(dir=path.parent, suffix=".partial")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(partial, path)
    except BaseException:
        os.unlink(partial)
        raise
