"""Which utterances at a pause were words to the interviewer, and which are the answer."""

from __future__ import annotations

from collections.abc import Sequence

from voice_interviewer.core.events import Request, UtteranceHeard
from voice_interviewer.core.turn.endings import ends_unfinished
from voice_interviewer.core.turn.intent import Intent, classify

_BY_THEMSELVES: tuple[Request, ...] = ("hold", "repeat", "clarification", "instruction")
_SURE = 0.9  # confidence: nothing is said beside it


def joined(heard: Sequence[UtteranceHeard], language: str) -> str:
    """The words in a row, a line for each: a pause ends a sentence, unless its words want to go on."""
    text = ""
    for utterance in heard:
        goes_on = ends_unfinished(text, language=language)
        text += ("" if not text else " " if goes_on else "\n") + utterance.text
    return text


def asides(
    heard: Sequence[UtteranceHeard], intent: Intent, request: Request | None, question: str, language: str
) -> dict[Request, tuple[str, ...]]:
    """The ids of the utterances that are no part of the answer, by what they were; `request` is what is granted now.

    Where an answer stands beside a request, the answer is kept: an utterance that holds both stays in it whole, and so
    does all that was said between its first words and its last.
    """
    found: dict[Request, tuple[str, ...]] = {request: ()} if request is not None else {}
    was = [_was(utterance, intent, request, question, language) for utterance in heard]
    if request is None or intent.answered:
        first = next((place for place, kind in enumerate(was) if kind is None), len(was))
        last = next((place for place in range(len(was), first, -1) if was[place - 1] in (None, "hold")), first)
        was[first:last] = [None] * (last - first)
    for utterance, kind in zip(heard, was, strict=True):
        if kind is not None:
            found[kind] = (*found.get(kind, ()), utterance.utterance_id)
    return found


def _was(
    utterance: UtteranceHeard, intent: Intent, request: Request | None, question: str, language: str
) -> Request | None:
    """What an utterance asked for, if it was nothing else."""
    alone = classify(utterance.text, question=question, language=language)
    if request is not None and not intent.answered:
        return "hold" if alone.kind == "hold" else request
    if alone.answered or alone.confidence < _SURE or ends_unfinished(utterance.text, language=language):
        return None
    if alone.kind == intent.kind:
        return request
    return next((kind for kind in _BY_THEMSELVES if kind == alone.kind), None)
