"""Interviews in time lapse, without sound: the real session on few frames, sentences by agreement instead of acoustics.

A sentence is a handful of frames spread over the time that saying it would take; their level is the sentence's number,
and the ear reads that number back. A 30-minute interview takes a fraction of a second, and everything between the two
ports is the real thing: endpointing, turn taking, intent, plan, log.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from voice_interviewer.candidates import Candidate, Part, Script, Wait
from voice_interviewer.conduct import Stage
from voice_interviewer.core.events import (
    Event,
    InterviewerSpoke,
    PromptPlayed,
    QuestionAsked,
    Recorded,
    TurnEnded,
    Word,
)
from voice_interviewer.ports import (
    FRAME_SAMPLES,
    SAMPLE_RATE,
    Conflict,
    EngineError,
    Frame,
    Hypothesis,
    Samples,
    Speech,
    StoredAudio,
)
from voice_interviewer.workers import Answer, Engine, Worker

WORD_S = 0.4  # 150 words a minute
BREATH_S = 0.8
REACTION_S = 0.8
STEP_S = 0.4  # between frames of silence
SPEECH_STEP_S = 1.5
LEAST_FRAMES = 8  # of a sentence: enough to be speech and no cough
SILENCE = np.zeros(FRAME_SAMPLES, np.float32)


class Sentences:
    """Numbers for sentences and back. One table serves any number of interviews."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._texts: list[str] = []

    def frame(self, text: str) -> Samples:
        """A frame that holds the sentence's number."""
        number = self._numbers.setdefault(text, len(self._numbers) + 1)
        if number > len(self._texts):
            self._texts.append(text)
        return np.full(FRAME_SAMPLES, float(number), np.float32)

    def text(self, samples: Samples) -> str:
        """The sentences whose frames these are, in order."""
        numbers = samples[::FRAME_SAMPLES].astype(int)
        return " ".join(self._texts[number - 1] for number in dict.fromkeys(numbers) if number > 0)


class LevelEar:
    """Reads the sentences that frames hold."""

    name = "time lapse"

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences

    def transcribe(self, samples: Samples, *, hot_words: Sequence[str] = (), prompt: str = "") -> Hypothesis:
        text = self._sentences.text(samples)
        words = tuple(
            Word(text=word, start_s=WORD_S * place, end_s=WORD_S * (place + 1), confidence=0.95)
            for place, word in enumerate(text.split())
        )
        return Hypothesis(text, words)


class UnheardVoice:
    """Says nothing for as long as saying it would take."""

    name = "time lapse"

    def synthesise(self, text: str, *, rate: float = 1.0) -> Speech:
        return Speech(np.zeros(int(len(text.split()) * WORD_S / rate * SAMPLE_RATE), np.float32))

    def close(self) -> None: ...


class AtOnce(Worker[Engine]):
    """For engines that answer at once: a thread of their own would only be waited for."""

    async def call(self, use: Callable[[Engine], Answer]) -> Answer:
        return use(self._made())


class LevelActivity:
    """Speech is what is not silent."""

    name = "time lapse"

    def probability(self, samples: Samples) -> float:
        return 0.98 if samples[0] else 0.01

    def reset(self) -> None: ...


class TimeLapse:
    """AudioIn, AudioOut and Viewer of a simulated candidate. Between its frames time passes quickly."""

    live = False
    dropped_frames = 0

    def __init__(self, candidate: Candidate, sentences: Sentences) -> None:
        self._candidate = candidate
        self._sentences = sentences
        self._question: QuestionAsked | None = None
        self._left: Script = []
        self._waiting = False
        self._frames: deque[tuple[Samples, float]] = deque()
        self._prompt: asyncio.Future[None] | None = None
        self._prompt_s = 0.0

    # Viewer

    def recorded(self, recorded: Recorded) -> None:
        match recorded.event:
            case QuestionAsked() as question:
                self._question, self._left = question, []
            case PromptPlayed(question_id=question_id) if question_id:
                if self._question is not None:
                    self._left, self._question = self._candidate.script(self._question), None
                    self._frames.append((SILENCE, REACTION_S))
                self._waiting = False
            case InterviewerSpoke(purpose=purpose):
                self._left = self._candidate.cut_short(purpose, self._left)
            case TurnEnded():
                self._left, self._waiting = [], False
                self._frames.clear()

    def level(self, at_s: float, rms: float, speech: float) -> None: ...

    def stage(self, stage: Stage) -> None: ...

    # AudioOut

    async def play(self, speech: Speech) -> None:
        self._prompt, self._prompt_s = asyncio.get_running_loop().create_future(), speech.seconds
        await self._prompt

    # AudioIn

    async def frames(self, start_s: float) -> AsyncIterator[Frame]:
        now_s = start_s
        while True:
            if self._prompt is not None:
                now_s += self._prompt_s
                self._prompt.set_result(None)
                self._prompt = None
                await asyncio.sleep(0)
            samples, step_s = self._next()
            if samples is SILENCE:
                await asyncio.sleep(0)
            yield Frame(now_s, samples)
            now_s += step_s

    def _next(self) -> tuple[Samples, float]:
        if not self._frames and self._left and not self._waiting:
            self._begin(self._left.pop(0))
        return self._frames.popleft() if self._frames else (SILENCE, STEP_S)

    def _begin(self, part: Part) -> None:
        """Put the frames of the next part of the script in line."""
        if isinstance(part, Wait):
            self._waiting = True
        elif isinstance(part, float):
            count = max(1, round(part / STEP_S))
            self._frames.extend([(SILENCE, part / count)] * count)
        else:
            spoken_s = len(part.split()) * WORD_S
            count = max(LEAST_FRAMES, round(spoken_s / SPEECH_STEP_S))
            self._frames.extend([(self._sentences.frame(part), spoken_s / (count - 1))] * (count - 1))
            self._frames.append((self._sentences.frame(part), STEP_S / 4))
            if not (self._left and isinstance(self._left[0], float)):
                self._frames.extend([(SILENCE, BREATH_S / 2)] * 2)


class MemoryLog:
    """An event log that is forgotten with the program."""

    def __init__(self) -> None:
        self._events: dict[str, list[Recorded]] = {}

    def append(self, interview_id: str, event: Event, *, after: int) -> Recorded:
        log = self._events.setdefault(interview_id, [])
        if len(log) != after:
            raise Conflict(f"Interview {interview_id}: event {len(log)} is there, {after} expected.")
        log.append(Recorded(seq=after + 1, at=datetime.now(UTC).isoformat(timespec="milliseconds"), event=event))
        return log[-1]

    def read(self, interview_id: str) -> list[Recorded]:
        return list(self._events.get(interview_id, []))

    def interviews(self) -> list[str]:
        return list(self._events)

    def verify(self, interview_id: str) -> None: ...

    def last_seq(self, interview_id: str) -> int:
        return len(self._events.get(interview_id, []))

    def erase(self, interview_id: str) -> int:
        return len(self._events.pop(interview_id, []))


class NoStore:
    """Keeps no recordings."""

    def put(self, interview_id: str, name: str, samples: Samples) -> StoredAudio:
        return StoredAudio(f"audio/{name}.wav", "")

    def get(self, interview_id: str, reference: str) -> Samples:
        raise EngineError("The recordings of a simulated interview are not kept.")

    def path(self, interview_id: str, reference: str) -> Path:
        raise EngineError("The recordings of a simulated interview are not kept.")
