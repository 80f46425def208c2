"""Which ratings may enter a report: those whose quotations were said, there, then, and heard well enough."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from voice_interviewer.core.events import AnswerRated, Evidence
from voice_interviewer.core.reporting.scoring import CHECKLIST, HIGHEST, LOWEST
from voice_interviewer.core.transcript import Line, Transcript, cite, word_spans, words_within

LOW_CONFIDENCE = 0.5
"""A word heard with less than this confidence is never quoted as evidence."""
DOUBTFUL_SHARE = 0.25
"""An answer with a larger share of such words is not scored: what was recognised may not be what was said.

Measured with the embedded recogniser: 2-7 % of the words of synthetic voices, 28 % of human read speech."""
TIME_TOLERANCE_S = 0.01
CORRECTED_SINCE = "the transcript was corrected there after this rating"


def rated(rating: AnswerRated) -> bool:
    """Whether the rating claims a value: a level, or a checklist status."""
    return rating.level is not None or rating.status in ("1", "0")


def admit(rating: AnswerRated, transcript: Transcript, questions: Collection[str]) -> AnswerRated:
    """The rating as it may enter a report: with verified evidence, or without a value and with the reason for that.

    `questions` are the ids of the question and its follow-ups: a quotation from elsewhere is no evidence for this
    answer. One quotation that nobody said voids the whole rating; words heard with low confidence are not quoted.
    """
    faults = [fault for piece in rating.evidence if (fault := fault_of(piece, transcript, questions))]
    evidence = tuple(
        piece for piece in rating.evidence if not fault_of(piece, transcript, questions) and certain(piece, transcript)
    )
    if not rated(rating):
        return replace(rating, evidence=evidence, status="")
    if rating.level is not None and not LOWEST <= rating.level <= HIGHEST:
        return _void(rating, f"The grader gave level {rating.level:g}, which is outside {LOWEST} to {HIGHEST}.")
    if rating.criterion.startswith(CHECKLIST) != (rating.level is None):
        return _void(rating, "The grader mixed up a level and a checklist status.")
    if faults:
        return _void(rating, f"The quotation could not be verified: {faults[0]}.")
    if not evidence:
        reason = "was heard with low confidence" if rating.evidence else "is missing"
        return _void(rating, f"The quotation that would support this rating {reason}.")
    return replace(rating, evidence=evidence)


def fault_of(piece: Evidence, transcript: Transcript, questions: Collection[str]) -> str:
    """What is wrong with a quotation; empty if it stands in the transcript as stated."""
    try:
        line = transcript.utterance(piece.utterance_id)
    except KeyError:
        return f"there is no utterance {piece.utterance_id}"
    fault = _fault_in(piece, line, questions)
    before = (line.recognised, *(correction.text for correction in line.corrections[:-1]))
    return CORRECTED_SINCE if fault and line.corrections and any(piece.quote in text for text in before) else fault


def _fault_in(piece: Evidence, line: Line, questions: Collection[str]) -> str:
    try:
        found = cite(line, piece.start_char, piece.end_char)
    except ValueError:
        return f"the place {piece.start_char}:{piece.end_char} is outside the utterance"
    if line.question_id not in questions:
        return "it is from the answer to another question"
    if line.request not in ("", "skip"):
        return "it is a request to the interviewer, no answer"
    if found.quote != piece.quote:
        return "these words were not said there"
    if max(abs(found.start_s - piece.start_s), abs(found.end_s - piece.end_s)) > TIME_TOLERANCE_S:
        return "they were not said at that time"
    return ""


def certain(piece: Evidence, transcript: Transcript) -> bool:
    """Whether every word of the quotation was heard with enough confidence."""
    words = words_within(transcript.utterance(piece.utterance_id), piece.start_char, piece.end_char)
    return all(word.confidence >= LOW_CONFIDENCE for word in words)


def certain_spans(line: Line, start_char: int, end_char: int) -> tuple[tuple[int, int], ...]:
    """Cut a span of the text where words were heard with low confidence: what is left may be quoted."""
    spans: list[tuple[int, int]] = []
    position = start_char
    for start, end, word in word_spans(line):
        if word.confidence < LOW_CONFIDENCE and start < end_char and end > start_char:
            spans.append((position, start))
            position = end
    spans.append((position, end_char))
    trimmed = (_trim(line.text, start, end) for start, end in spans)
    return tuple((start, end) for start, end in trimmed if start < end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _void(rating: AnswerRated, reason: str) -> AnswerRated:
    return replace(rating, level=None, status="", reason=reason, evidence=())
