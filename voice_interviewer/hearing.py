"""Phrases: recorded, and then their words as events in interview time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from voice_interviewer.conduct import Engines
from voice_interviewer.core.events import PhraseDropped, PhraseRecorded, UtteranceHeard, Word
from voice_interviewer.core.state import Turn
from voice_interviewer.desk import Desk
from voice_interviewer.floor import Floor
from voice_interviewer.language import marked
from voice_interviewer.ports import EngineError, Hypothesis, Samples

UNHEARD = marked("A phrase could not be transcribed; its recording is kept.")

Transcribe = Callable[[PhraseRecorded, Samples], Awaitable[UtteranceHeard | None]]


class Phrases:
    """The phrases of one answer, whose words are recognised while the candidate still speaks.

    `told` is called with each phrase and its words, or None where it had none.
    """

    def __init__(
        self,
        desk: Desk,
        floor: Floor,
        transcribe: Transcribe,
        told: Callable[[PhraseRecorded, UtteranceHeard | None], None],
    ) -> None:
        self._desk = desk
        self._floor = floor
        self._transcribe = transcribe
        self._told = told
        self._hearing: list[asyncio.Task[None]] = []

    @property
    def awaited(self) -> bool:
        """Whether there are phrases that are not settled yet."""
        return bool(self._hearing)

    async def record(self, start_s: float, end_s: float) -> None:
        """Audio to its store first, then the event that names it, then the words."""
        self._desk.check_consent()
        turn = self._desk.turn
        utterance_id = next_id(turn)
        start_s, samples = self._floor.cut(start_s, end_s)
        audio = self._desk.store.put(self._desk.interview_id, utterance_id, samples)
        recorded = PhraseRecorded(
            utterance_id=utterance_id,
            question_id=turn.question.question_id,
            start_s=round(start_s, 3),
            end_s=round(end_s, 3),
            audio=audio.reference,
            sha256=audio.sha256,
        )
        self._desk.record(recorded)
        self._hearing.append(asyncio.create_task(self._hear(recorded, samples)))
        if not self._floor.live:
            await self.settle()

    async def settle(self) -> None:
        """Wait for all words that are still being recognised; what failed with them is raised here."""
        if self._hearing:
            await asyncio.gather(*self._hearing)
        self._hearing = []

    async def settle_if_done(self) -> None:
        """Settle where that needs no waiting."""
        if all(task.done() for task in self._hearing):
            await self.settle()

    def abandon(self) -> None:
        """Give up what is still being recognised."""
        for task in self._hearing:
            task.cancel()

    async def _hear(self, phrase: PhraseRecorded, samples: Samples) -> None:
        self._told(phrase, await self._transcribe(phrase, samples))


def next_id(turn: Turn) -> str:
    """The id of the utterance that comes next in this turn."""
    return f"{turn.question.question_id}-u{turn.phrases + 1}"


async def transcribe(
    phrase: PhraseRecorded, samples: Samples, engines: Engines, hot_words: Sequence[str], desk: Desk
) -> UtteranceHeard | None:
    """Record the words of a phrase, or why there are none (and give None): its recording is kept in any case."""
    try:
        hypothesis = await engines.ear.call(lambda ear: ear.transcribe(samples, hot_words=hot_words))
    except EngineError as error:
        desk.problem(UNHEARD, error)
        desk.record(_dropped(phrase, f"the recogniser failed: {error}"))
        return None
    if not hypothesis.text.strip():
        desk.record(_dropped(phrase, "no words", hypothesis.dropped_segments))
        return None
    heard = _utterance(phrase, hypothesis, engines.recogniser_name)
    desk.record(heard)
    return heard


def _utterance(phrase: PhraseRecorded, hypothesis: Hypothesis, recogniser: str) -> UtteranceHeard:
    """Word times become interview time."""
    words = tuple(
        Word(
            text=word.text,
            start_s=round(phrase.start_s + word.start_s, 3),
            end_s=round(phrase.start_s + word.end_s, 3),
            confidence=round(word.confidence, 3),
        )
        for word in hypothesis.words
    )
    return UtteranceHeard(
        utterance_id=phrase.utterance_id,
        question_id=phrase.question_id,
        text=hypothesis.text.strip(),
        start_s=words[0].start_s if words else phrase.start_s,
        end_s=max(phrase.end_s, words[-1].end_s) if words else phrase.end_s,
        words=words,
        recogniser=recogniser,
        dropped_segments=hypothesis.dropped_segments,
        times_estimated=hypothesis.times_estimated,
        confidence_known=hypothesis.confidence_known,
    )


def _dropped(phrase: PhraseRecorded, reason: str, dropped_segments: int = 0) -> PhraseDropped:
    return PhraseDropped(
        utterance_id=phrase.utterance_id,
        question_id=phrase.question_id,
        reason=reason,
        dropped_segments=dropped_segments,
    )
