"""A recording -> what was said in it: voice activity cuts it into phrases at its pauses, the recogniser hears each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from voice_interviewer.core.events import PhraseDropped, UtteranceHeard, Word
from voice_interviewer.core.turn.endpointing import Endpointer, Patience, PhraseEnded
from voice_interviewer.ports import FRAME_SAMPLES, SAMPLE_RATE, Samples, SpeechToText, VoiceActivity

# nobody waits for a recording: phrases may be longer, and a short "yes" counts
RECORDING = Patience(phrase_s=0.7, onset_s=0.1, long_phrase_s=15.0, longest_phrase_s=27.0)
MARGIN_S = 0.25


def transcribe(
    samples: Samples,
    recogniser: SpeechToText,
    voice_activity: VoiceActivity,
    *,
    hot_words: Sequence[str] = (),
    prompt: str = "",
    progress: Callable[[float], None] | None = None,
) -> Iterator[UtteranceHeard | PhraseDropped]:
    """One event for each phrase of a recording, as it is heard; times are seconds from the start of `samples`.

    Silence gives nothing; a phrase without words, or whose words were probably invented, gives PhraseDropped.
    `progress` is told how many seconds are done. Raises EngineError.
    """
    seconds = len(samples) / SAMPLE_RATE
    for number, (start_s, end_s) in enumerate(phrases(samples, voice_activity), start=1):
        piece = samples[round(start_s * SAMPLE_RATE) : round(end_s * SAMPLE_RATE)]
        heard = recogniser.transcribe(piece, hot_words=hot_words, prompt=prompt)
        utterance_id = f"u{number}"
        if heard.text.strip():
            yield UtteranceHeard(
                utterance_id=utterance_id,
                question_id="",
                text=heard.text,
                start_s=heard.words[0].start_s + start_s if heard.words else start_s,
                end_s=heard.words[-1].end_s + start_s if heard.words else end_s,
                words=tuple(_shifted(word, start_s, seconds) for word in heard.words),
                recogniser=recogniser.name,
                dropped_segments=heard.dropped_segments,
            )
        else:
            reason = "probably invented" if heard.dropped_segments else "no words"
            yield PhraseDropped(
                utterance_id=utterance_id, question_id="", reason=reason, dropped_segments=heard.dropped_segments
            )
        if progress:
            progress(end_s)


def phrases(samples: Samples, voice_activity: VoiceActivity) -> list[tuple[float, float]]:
    """Start and end, in seconds, of each phrase with a margin around it; they do not overlap. None is over 28 s."""
    voice_activity.reset()
    endpointer = Endpointer(RECORDING)
    ended: list[PhraseEnded] = []
    for index in range(0, len(samples), FRAME_SAMPLES):
        probability = voice_activity.probability(samples[index : index + FRAME_SAMPLES])
        signals = endpointer.push(probability, index / SAMPLE_RATE)
        ended += [signal for signal in signals if isinstance(signal, PhraseEnded)]
    ended += [signal for signal in endpointer.finish() if isinstance(signal, PhraseEnded)]
    return _with_margins(ended, len(samples) / SAMPLE_RATE)


def _with_margins(ended: Sequence[PhraseEnded], seconds: float) -> list[tuple[float, float]]:
    """Widen each phrase by the margin, or by half the gap where the neighbour is nearer."""
    spans = []
    for index, phrase in enumerate(ended):
        before = ended[index - 1].end_s if index else -MARGIN_S
        after = ended[index + 1].start_s if index + 1 < len(ended) else seconds + 2 * MARGIN_S
        start_s = max(0.0, phrase.start_s - min(MARGIN_S, (phrase.start_s - before) / 2))
        end_s = min(seconds, phrase.end_s + min(MARGIN_S, (after - phrase.end_s) / 2))
        spans.append((start_s, end_s))
    return spans


def _shifted(word: Word, by_s: float, seconds: float) -> Word:
    return replace(word, start_s=min(word.start_s + by_s, seconds), end_s=min(word.end_s + by_s, seconds))
