"""Recordings as WAV files in one folder per interview. What `put` returned is on disk."""

from __future__ import annotations

import hashlib
import os
import re
import wave
from pathlib import Path

from voice_interviewer import wav as wav_bytes
from voice_interviewer.ports import EngineError, Samples, StoredAudio

SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class FolderAudioStore:
    """`folder/INTERVIEW/audio/NAME.wav`, 16 kHz mono 16 bit."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, interview_id: str, name: str, samples: Samples) -> StoredAudio:
        """Write and sync a recording. Raises EngineError where it cannot be kept (a full disk)."""
        reference = f"audio/{name}.wav"
        path = self.path(interview_id, reference)
        data = wav_bytes.encode(samples)
        unfinished = path.with_suffix(".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with unfinished.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except OSError as error:
            raise EngineError(
                f"The recording {path} cannot be written: {error}. Free some space and resume."
            ) from error
        return StoredAudio(reference, hashlib.sha256(data).hexdigest())

    def get(self, interview_id: str, reference: str) -> Samples:
        """The samples of a recording. Raises EngineError where it is missing or damaged."""
        path = self.path(interview_id, reference)
        try:
            with wave.open(str(path), "rb") as file:
                data = file.readframes(file.getnframes())
        except (OSError, EOFError, wave.Error) as error:
            raise EngineError(f"The recording {path} cannot be read: {error}.") from error
        return wav_bytes.from_pcm(data)

    def path(self, interview_id: str, reference: str) -> Path:
        """Where a recording lies. Raises EngineError for a reference that leads out of the interview's folder."""
        parts = [interview_id, *reference.split("/")]
        if not all(SAFE_NAME.fullmatch(part) for part in parts):
            raise EngineError(f"{reference!r} of interview {interview_id!r} is no recording.")
        return self.folder.joinpath(*parts)
