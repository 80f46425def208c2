"""A simulated candidate who really speaks: audio in, audio out, on audio time.

`SimulatedRoom` is both audio ports of a session. It yields frames as fast as they are read: silence while a prompt
plays, then the candidate's answer, then silence until something is asked again. What the candidate says is audio, made
by a speech synthesiser (`SpokenAnswers`) or read from files (`RecordedAnswers`), and goes the same way as anyone's.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from voice_interviewer.candidates import Candidate, Wait
from voice_interviewer.conduct import Stage
from voice_interviewer.core.events import (
    PhraseRecorded,
    PromptPlayed,
    QuestionAsked,
    Recorded,
    TurnEnded,
)
from voice_interviewer.ports import FRAME_S, FRAME_SAMPLES, SAMPLE_RATE, Frame, Samples, Speech, TextToSpeech
from voice_interviewer.workers import Worker

REACTION_S = 0.8
WAIT_S = 18.0  # long enough for the interviewer to say a question again
AUDIBLE = 0.01
SILENCE = np.zeros(FRAME_SAMPLES, np.float32)


class Answers(Protocol):
    """What the candidate says to a question; None: nothing, and nothing ever again."""

    async def to(self, question: QuestionAsked) -> Samples | None: ...


class SimulatedRoom:
    """AudioIn, AudioOut and Viewer in one: it hears what is asked and answers with sound.

    Give it the old events of a resumed interview with `catch_up`: it goes on in the middle of an answer. `unheard` says
    how many seconds of an answer, by question id, were still to be said when its turn was over.
    """

    live = False
    dropped_frames = 0

    def __init__(self, answers: Answers) -> None:
        self.unheard: dict[str, float] = {}
        self._answers = answers
        self._question: QuestionAsked | None = None
        self._begun = ""  # the question whose answer is being said
        self._saying: Samples = np.zeros(0, np.float32)
        self._left = False
        self._prompt: asyncio.Future[None] | None = None
        self._prompt_left = 0
        # how far into the answer's audio the interview is: `_offset_s` at the time `_from_s`, and what was heard since
        self._offset_s = 0.0
        self._from_s = 0.0
        self._heard_until_s = 0.0
        self._asked = False

    def catch_up(self, log: Iterable[Recorded]) -> None:
        """Learn what was asked and said before; it answers once the interviewer has spoken again."""
        for recorded in log:
            self.recorded(recorded)
        self._asked = False

    # Viewer

    def recorded(self, recorded: Recorded) -> None:
        match recorded.event:
            case QuestionAsked() as question:
                self._question, self._asked = question, False
                self._offset_s = self._heard_until_s = 0.0
            case PromptPlayed(question_id=question_id, end_s=end_s) if question_id:
                if self._heard_until_s:
                    self._offset_s += self._heard_until_s - self._from_s
                self._from_s, self._heard_until_s, self._asked = end_s, 0.0, True
            case PhraseRecorded(end_s=end_s):
                self._heard_until_s = end_s
            case TurnEnded(question_id=question_id):
                if left_s := _spoken_s(self._saying):
                    self.unheard[question_id] = left_s
                self._question = None
                self._saying = self._saying[:0]

    def level(self, at_s: float, rms: float, speech: float) -> None: ...

    def stage(self, stage: Stage) -> None: ...

    # AudioOut

    async def play(self, speech: Speech) -> None:
        self._prompt = asyncio.get_running_loop().create_future()
        self._prompt_left = len(speech.samples)
        try:
            await self._prompt
        finally:
            self._prompt = None

    # AudioIn

    async def frames(self, start_s: float) -> AsyncIterator[Frame]:
        for index in itertools.count():
            samples = await self._next()
            if samples is None:
                return
            yield Frame(start_s + index * FRAME_S, samples)

    async def _next(self) -> Samples | None:
        """One frame: silence while a prompt plays, else what the candidate says."""
        if self._prompt is not None:
            self._prompt_left -= FRAME_SAMPLES
            if self._prompt_left <= 0 and not self._prompt.done():
                self._prompt.set_result(None)
            await asyncio.sleep(0)
            return SILENCE
        if self._question is not None and self._asked and self._begun != self._question.question_id:
            self._begun = self._question.question_id
            await self._begin(self._question)
        if self._left:
            return None
        samples, self._saying = self._saying[:FRAME_SAMPLES], self._saying[FRAME_SAMPLES:]
        if len(samples):
            return np.pad(samples, (0, FRAME_SAMPLES - len(samples)))
        await asyncio.sleep(0)
        return SILENCE

    async def _begin(self, question: QuestionAsked) -> None:
        """Start to answer; after a resume, go on where the last heard phrase ended."""
        audio = await self._answers.to(question)
        if audio is None:
            self._left = True
            return
        reaction = np.zeros(int(REACTION_S * SAMPLE_RATE), np.float32)
        self._saying = np.concatenate([reaction, audio])[int(self._offset_s * SAMPLE_RATE) :]


def _spoken_s(samples: Samples) -> float:
    """Seconds up to the last sound in these samples; 0 for silence."""
    (loud,) = np.nonzero(np.abs(samples) > AUDIBLE)
    return float(loud[-1] + 1) / SAMPLE_RATE if len(loud) else 0.0


class RecordedAnswers:
    """Recorded answers of a folder, in the order of their names: the first answers the introduction."""

    def __init__(self, files: Sequence[Path], read: Callable[[Path], Samples]) -> None:
        self._files = sorted(files)
        self._read = read

    def file(self, question_id: str) -> Path | None:
        """The recording that answers this question; None where there are no more."""
        index = int(question_id.removeprefix("q"))
        return self._files[index] if index < len(self._files) else None

    async def to(self, question: QuestionAsked) -> Samples | None:
        file = self.file(question.question_id)
        return await asyncio.to_thread(self._read, file) if file else None


class SpokenAnswers:
    """A simulated candidate's script, spoken by a synthesiser."""

    def __init__(self, candidate: Candidate, mouth: Worker[TextToSpeech]) -> None:
        self._candidate = candidate
        self._mouth = mouth

    async def to(self, question: QuestionAsked) -> Samples | None:
        parts = []
        for part in self._candidate.script(question):
            if isinstance(part, str):
                speech = await self._mouth.call(lambda voice, text=part: voice.synthesise(text))  # type: ignore[misc]
                parts.append(speech.samples)
            else:
                parts.append(np.zeros(int((WAIT_S if isinstance(part, Wait) else part) * SAMPLE_RATE), np.float32))
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)
