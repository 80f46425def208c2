"""The ports: what the session needs from the outside, as narrow Protocols. Adapters implement them, `wiring` chooses.

Model ports are plain blocking calls; the session runs each in a worker thread of its own. Audio is float32 mono at
16 kHz, in -1..1; a frame holds 512 samples (32 ms).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from voice_interviewer.core.events import Event, Recorded, Word

SAMPLE_RATE = 16_000
FRAME_SAMPLES = 512
FRAME_S = FRAME_SAMPLES / SAMPLE_RATE

Samples = NDArray[np.float32]


class EngineError(Exception):
    """An engine failed. The message is one plain sentence that says what to do."""


class EngineUnavailable(EngineError):
    """The engine cannot be used on this machine now (a missing library, device, model or server)."""


class Conflict(Exception):
    """Somebody else appended to this interview's log first."""


@dataclass(frozen=True, slots=True)
class Frame:
    """512 samples of microphone audio that start at `start_s` of interview time."""

    start_s: float
    samples: Samples


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What a recogniser heard in one phrase. Word times are seconds from the start of the samples it was given.

    `dropped_segments` counts segments left out because their text was probably invented. A server may return a bare
    text: then `times_estimated` is True (words were spread over the voiced span) and `confidence_known` is False.
    """

    text: str
    words: tuple[Word, ...] = ()
    dropped_segments: int = 0
    times_estimated: bool = False
    confidence_known: bool = True


@dataclass(frozen=True, slots=True)
class Speech:
    """Synthesised speech: float32 mono 16 kHz."""

    samples: Samples

    @property
    def seconds(self) -> float:
        return len(self.samples) / SAMPLE_RATE


class VoiceActivity(Protocol):
    """Speech probability of one frame after another; `reset` forgets what came before."""

    name: str

    def probability(self, samples: Samples) -> float: ...

    def reset(self) -> None: ...


class SpeechToText(Protocol):
    """Transcribes one phrase (0.2 s up to minutes). Raises EngineError; silence gives an empty Hypothesis."""

    name: str

    def transcribe(self, samples: Samples, *, hot_words: Sequence[str] = (), prompt: str = "") -> Hypothesis: ...


class TextToSpeech(Protocol):
    """Speaks a text of up to some 60 words. Raises EngineError; never returns silence for words."""

    name: str

    def synthesise(self, text: str, *, rate: float = 1.0) -> Speech: ...

    def close(self) -> None: ...


class LanguageModel(Protocol):
    """One exchange with a chat model that must answer as JSON of `schema`. Raises EngineError on failure or timeout."""

    name: str

    def complete(self, system: str, user: str, schema: Mapping[str, Any], *, timeout_s: float) -> dict[str, Any]: ...


class AudioIn(Protocol):
    """The candidate's side. `live` is False where frames come as fast as they are read (a simulation).

    `frames` yields gapless frames whose times go on from `start_s`; it ends when there can be no more audio.
    `dropped_frames` counts what a full queue lost.
    """

    live: bool
    dropped_frames: int

    def frames(self, start_s: float) -> AsyncIterator[Frame]: ...


class AudioOut(Protocol):
    """Plays speech to its end. Cancelling the call stops the sound at once."""

    async def play(self, speech: Speech) -> None: ...


class EventLog(Protocol):
    """Append-only, hash-chained. `append` raises Conflict unless `after` is the last sequence number (0: none yet)."""

    def append(self, interview_id: str, event: Event, *, after: int) -> Recorded: ...

    def read(self, interview_id: str) -> list[Recorded]: ...

    def interviews(self) -> list[str]: ...

    def verify(self, interview_id: str) -> None: ...

    def last_seq(self, interview_id: str) -> int:
        """The number of the last event; 0 for an unknown interview."""
        ...

    def erase(self, interview_id: str) -> int:
        """Remove every copy of an interview's events; returns how many there were. Nothing else is ever removed."""
        ...


@dataclass(frozen=True, slots=True)
class StoredAudio:
    """Where a recording lies (relative to the store) and the sha256 of its bytes."""

    reference: str
    sha256: str


class AudioStore(Protocol):
    """Keeps each phrase as a file; what `put` returned is on disk."""

    def put(self, interview_id: str, name: str, samples: Samples) -> StoredAudio: ...

    def get(self, interview_id: str, reference: str) -> Samples: ...

    def path(self, interview_id: str, reference: str) -> Path: ...
