"""The words of a recorded phrase, as events in interview time."""

from __future__ import annotations

from collections.abc import Sequence

from voice_interviewer.conduct import Engines
from voice_interviewer.core.events import PhraseDropped, PhraseRecorded, UtteranceHeard, Word
from voice_interviewer.desk import Desk
from voice_interviewer.language import marked
from voice_interviewer.ports import EngineError, Hypothesis, Samples

UNHEARD = marked("A phrase could not be transcribed; its recording is kept.")


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
