"""The transcript: what was said, by whom and when, as a fold of the events; and quotations found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from voice_interviewer.core.correction import Correction, retimed
from voice_interviewer.core.events import (
    Event,
    Evidence,
    InterviewerSpoke,
    InterviewOpened,
    PhraseRecorded,
    PromptPlayed,
    QuestionAsked,
    Recorded,
    RequestHeard,
    UtteranceCorrected,
    UtteranceHeard,
    Word,
)

Speaker = Literal["interviewer", "candidate"]

LABELS: dict[Speaker, str] = {"interviewer": "Interviewer", "candidate": "Candidate"}
READING_WORDS_PER_S = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One utterance. Times are seconds of interview time; `words` is empty where the text was typed or spoken by us.

    `line_id` is the utterance id of the candidate's lines and unique among the interviewer's. `request` names what an
    utterance asked of the interviewer ("repeat", "skip", ...): such a line is no part of an answer. Its recording
    `audio` begins at `audio_start_s`. Where somebody corrected it, `text` is the last correction's and `recognised`
    what was heard first; else `recognised` is empty.
    """

    line_id: str
    speaker: Speaker
    text: str
    start_s: float
    end_s: float
    words: tuple[Word, ...] = ()
    question_id: str = ""
    purpose: str = ""
    author: str = ""
    via: str = "voice"
    request: str = ""
    audio: str = ""
    audio_start_s: float = 0.0
    sha256: str = ""
    complete: bool = True
    recognised: str = ""
    corrections: tuple[Correction, ...] = ()

    @property
    def label(self) -> str:
        return LABELS[self.speaker]


@dataclass(frozen=True, slots=True)
class Transcript:
    """All lines in the order of their times."""

    lines: tuple[Line, ...] = ()
    language: str = "en"

    def utterances(self, question_id: str) -> tuple[Line, ...]:
        """What the candidate said while this question was open, requests to the interviewer included."""
        return tuple(line for line in self.lines if line.speaker == "candidate" and line.question_id == question_id)

    def answer(self, question_id: str) -> tuple[Line, ...]:
        """The candidate's lines that answer this question."""
        return tuple(line for line in self.utterances(question_id) if not line.request)

    def utterance(self, utterance_id: str) -> Line:
        """The candidate's line of this id; raises KeyError."""
        for line in self.lines:
            if line.speaker == "candidate" and line.line_id == utterance_id:
                return line
        raise KeyError(utterance_id)


def transcribe(log: Iterable[Recorded | Event]) -> Transcript:
    """Fold a log into its transcript. An utterance recorded twice (after a crash) counts once, as last heard."""
    lines: dict[str, Line] = {}
    requests: dict[str, str] = {}
    sounds: dict[str, PhraseRecorded] = {}
    corrections: dict[str, tuple[Correction, ...]] = {}
    played: set[str] = set()
    spoken_last = ""
    language = "en"
    for entry in log:
        event = entry.event if isinstance(entry, Recorded) else entry
        match event:
            case InterviewOpened():
                language = event.language
            case QuestionAsked() | InterviewerSpoke():
                line = _interviewer(event, len(lines))
                lines[line.line_id] = line
                spoken_last = line.line_id
            case PromptPlayed() if spoken_last and spoken_last not in played:
                played.add(spoken_last)  # played again after a resume: it was first heard at its first time
                lines[spoken_last] = replace(
                    lines[spoken_last], start_s=event.start_s, end_s=event.end_s, complete=event.complete
                )
            case PhraseRecorded():
                sounds[event.utterance_id] = event
            case UtteranceHeard():
                lines[event.utterance_id] = _candidate(event, sounds.get(event.utterance_id))
            case RequestHeard():
                requests.update(dict.fromkeys(event.utterance_ids, event.request))
            case UtteranceCorrected():
                made = _correction(event, entry.at if isinstance(entry, Recorded) else "")
                corrections[event.utterance_id] = (*corrections.get(event.utterance_id, ()), made)
            case _:
                pass
    marked = (
        replace(corrected(line, corrections.get(line.line_id, ())), request=requests.get(line.line_id, ""))
        for line in lines.values()
    )
    return Transcript(tuple(sorted(marked, key=lambda line: line.start_s)), language)


def _interviewer(event: QuestionAsked | InterviewerSpoke, place: int) -> Line:
    """Until the player reports, the end is what reading the text aloud takes."""
    purpose, author = (event.form, event.author) if isinstance(event, QuestionAsked) else (event.purpose, "")
    return Line(
        line_id=f"interviewer-{place}",
        speaker="interviewer",
        text=event.text,
        start_s=event.at_s,
        end_s=event.at_s + len(event.text.split()) / READING_WORDS_PER_S,
        question_id=event.question_id,
        purpose=purpose,
        author=author,
    )


def _candidate(event: UtteranceHeard, sound: PhraseRecorded | None) -> Line:
    return Line(
        line_id=event.utterance_id,
        speaker="candidate",
        text=event.text,
        start_s=event.start_s,
        end_s=event.end_s,
        words=event.words,
        question_id=event.question_id,
        via=event.via,
        audio=sound.audio if sound else "",
        audio_start_s=sound.start_s if sound else 0.0,
        sha256=sound.sha256 if sound else "",
    )


def _correction(event: UtteranceCorrected, at: str) -> Correction:
    return Correction(text=event.text, by=event.by, role=event.role, reason=event.reason, at=at)


def corrected(line: Line, corrections: tuple[Correction, ...]) -> Line:
    """The line as it reads after these corrections of it; unchanged without any."""
    if not corrections or line.speaker != "candidate":
        return line
    text = corrections[-1].text
    words = retimed(line.words, text, line.start_s, line.end_s)
    return replace(line, text=text, words=words, recognised=line.text, corrections=corrections)


def clock(seconds: float) -> str:
    """`mm:ss`, cut down to the full second; minutes go on beyond 59 (`75:03`)."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    return f"{minutes:02d}:{rest:02d}"


def stamped(line: Line) -> str:
    """`[mm:ss] Speaker: text`, on one line."""
    return f"[{clock(line.start_s)}] {line.label}: {' '.join(line.text.split())}"


def correction_note(line: Line) -> str:
    """What was recognised, and who corrected it to what and why; the last text is the line's own. Else empty."""
    if not line.corrections:
        return ""
    steps = [f"recognised: “{' '.join(line.recognised.split())}”"]
    for place, made in enumerate(line.corrections, start=1):
        to = "" if place == len(line.corrections) else f" to “{' '.join(made.text.split())}”"
        why = f": {' '.join(made.reason.split())}" if made.reason else ""
        steps.append(f"corrected{to} by {made.by} ({made.role}){why}")
    return "; ".join(steps)


def word_spans(line: Line) -> tuple[tuple[int, int, Word], ...]:
    """Where each recognised word stands in the line's text; words that the text does not hold are left out."""
    return tuple(_placed(line))


def _placed(line: Line) -> Iterator[tuple[int, int, Word]]:
    position = 0
    for word in line.words:
        text = word.text.strip()
        start = line.text.find(text, position) if text else -1
        if start >= 0:
            position = start + len(text)
            yield start, position, word


def words_within(line: Line, start_char: int, end_char: int) -> tuple[Word, ...]:
    """The recognised words that a span of the text touches."""
    up_to_its_end = takewhile(lambda placed: placed[0] < end_char, _placed(line))
    return tuple(word for _, end, word in up_to_its_end if end > start_char)


def cite(line: Line, start_char: int, end_char: int) -> Evidence:
    """Evidence for `text[start_char:end_char]`: times come from the words inside, or from the line if it has none.

    Raises ValueError for a span that is empty or outside the text.
    """
    if not 0 <= start_char < end_char <= len(line.text) or not line.text[start_char:end_char].strip():
        raise ValueError(f"no text at {start_char}:{end_char} of utterance {line.line_id}")
    words = words_within(line, start_char, end_char)
    return Evidence(
        utterance_id=line.line_id,
        quote=line.text[start_char:end_char],
        start_char=start_char,
        end_char=end_char,
        start_s=min((word.start_s for word in words), default=line.start_s),
        end_s=max((word.end_s for word in words), default=line.end_s),
    )


_APOSTROPHES = str.maketrans("’‘“”–—", "''\"\"--")


def find(lines: Iterable[Line], quote: str) -> Evidence | None:
    """The first place where these lines say the quotation: verbatim but for case, spacing and typographic quotes.

    The evidence holds the transcript's own text. None where nobody said it.
    """
    wanted = quote.translate(_APOSTROPHES).split()
    if not wanted:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, wanted)) + r"(?!\w)", re.IGNORECASE)
    for line in lines:
        # translating keeps the length, so a place in the plain text is the same place in the line
        if hit := pattern.search(line.text.translate(_APOSTROPHES)):
            return cite(line, *hit.span())
    return None
