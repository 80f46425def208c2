"""Find words in what was said: every place with its second, over all interviews that somebody may see."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock

from voice_interviewer.core.transcript import Line, Transcript, transcribe, words_within
from voice_interviewer.ports import EventLog

REMEMBERED = 500  # transcripts
AROUND = 90  # characters shown on either side of a hit
MOST = 200
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """`text` was said by `speaker` at `at_s` seconds of the interview, between `before` and `after`."""

    interview_id: str
    line_id: str
    speaker: str
    at_s: float
    before: str
    text: str
    after: str


class Transcripts:
    """Remembers transcripts by the number of their log's last event; safe to share between threads."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[int, Transcript]] = OrderedDict()
        self._lock = Lock()

    def of(self, log: EventLog, interview_id: str) -> Transcript:
        last = log.last_seq(interview_id)
        with self._lock:
            seq, known = self._known.get(interview_id, (0, None))
        if known is not None and seq == last:
            return known
        found = transcribe(log.read(interview_id))
        with self._lock:
            self._known[interview_id] = (last, found)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return found


def search(log: EventLog, transcripts: Transcripts, interviews: Iterable[str], wanted: str) -> list[Hit]:
    """The first 200 places where this is said, in any case and with any spacing; none for less than 2 letters."""
    words = wanted.split()
    if sum(map(len, words)) < SHORTEST:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
    found: list[Hit] = []
    for interview_id in interviews:
        for line in transcripts.of(log, interview_id).lines:
            found.extend(_hits(interview_id, line, pattern))
            if len(found) >= MOST:
                return found[:MOST]
    return found


def _hits(interview_id: str, line: Line, pattern: re.Pattern[str]) -> Iterator[Hit]:
    for place in pattern.finditer(line.text):
        first, last = place.span()
        said = words_within(line, first, last)
        yield Hit(
            interview_id=interview_id,
            line_id=line.line_id,
            speaker=line.speaker,
            at_s=said[0].start_s if said else line.start_s,
            before=_cut(line.text[:first], -AROUND),
            text=line.text[first:last],
            after=_cut(line.text[last:], AROUND),
        )


def _cut(text: str, most: int) -> str:
    """The end (or beginning) of a text, cut at a word."""
    if len(text) <= abs(most):
        return text
    kept = text[most:] if most < 0 else text[:most]
    return "… " + kept.partition(" ")[2] if most < 0 else kept.rpartition(" ")[0] + " …"
