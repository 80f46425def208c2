"""What was recorded and not understood: the candidate can say afterwards, in writing, what it was."""

from __future__ import annotations

from collections.abc import Sequence

from voice_interviewer.core.events import PhraseDropped, PhraseRecorded, Recorded, UtteranceHeard
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.core.transcript import Line

SHORTEST_S = 1.2  # what is shorter may have been a cough


def missed(log: Sequence[Recorded]) -> tuple[Line, ...]:
    """The candidate's phrases without words, as lines without text."""
    events = [recorded.event for recorded in log]
    heard = {event.utterance_id for event in events if isinstance(event, UtteranceHeard)}
    dropped = {event.utterance_id for event in events if isinstance(event, PhraseDropped)} - heard
    phrases = (event for event in events if isinstance(event, PhraseRecorded) and event.utterance_id in dropped)
    return tuple(_line(phrase) for phrase in phrases if phrase.end_s - phrase.start_s >= SHORTEST_S)


def noted(log: Sequence[Recorded], utterance: str, note: str) -> UtteranceHeard:
    """`note` in place of the words that were not understood, for a correction to replace. Refused for other phrases."""
    for line in missed(log):
        if line.line_id == utterance:
            return UtteranceHeard(
                utterance_id=utterance, question_id=line.question_id, text=note, start_s=line.start_s, end_s=line.end_s
            )
    raise Refused("There is nothing to add here.")


def _line(phrase: PhraseRecorded) -> Line:
    return Line(
        line_id=phrase.utterance_id,
        speaker="candidate",
        text="",
        start_s=phrase.start_s,
        end_s=phrase.end_s,
        question_id=phrase.question_id,
        audio=phrase.audio,
        audio_start_s=phrase.start_s,
        sha256=phrase.sha256,
    )
