"""Sentences of a report that another version of the product worded: what may differ in them, and what may not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from voice_interviewer.core.checking.mismatch import Mismatch
from voice_interviewer.core.events import InterviewOpened, Recorded
from voice_interviewer.core.role.pack import Pack

_PLACES = re.compile(
    r"cautions\[\d+\]|narrative\.\w+\[\d+\]\.(text|detail)|review\.(waiting|requests)\[\d+\]\.text"
    r"|figures\.(verdict\.(justification|thresholds\[\d+\])|checklist\.lines\[\d+\]\.reason)"
    r"|blocks\[\d+\](\.probes\[\d+\])?\.(notes\[\d+\]|(ratings|votes)\[\d+\](\.original)?\.reason)"
)
"""Where a report holds sentences from templates. Everything else is a value, a quotation, or words of log or pack."""

_NUMBER = re.compile(r"\d+(?:[.:,]\d+)*")
_QUOTED = re.compile(r"“([^”]*)”")
_OUTCOME = re.compile(r"\bStrong (?:Yes|No)\b|(?<=[a-z,] )(?:Yes|No)\b|\bNeutral\b|\bInconclusive\b|\bNot Assessed\b")
_DENIAL = re.compile(r"\b(?:no|not|none|nothing|nobody|never|neither|nor|without|cannot|\w+n['’]t)\b", re.IGNORECASE)
_PRAISE = re.compile(r"\b(?:best|good|strong|strongest|well)\b", re.IGNORECASE)
_BLAME = re.compile(r"\b(?:(?<!at )least|poor|weak|weakest|worst)\b", re.IGNORECASE)
_NAMED_FROM_WORDS = 3  # shorter texts of a pack ("cache") stand in sentences by chance


class Wording:
    """Tells a sentence that another version worded from one that says something else."""

    def __init__(self, log: Sequence[Recorded], pack: Pack, version: str) -> None:
        events = [recorded.event for recorded in log]
        opened = next(event for event in events if isinstance(event, InterviewOpened))
        self.version = opened.product_version
        """Of the product that held the interview. The log says so and is chained; a file could say anything."""
        self.foreign = bool(self.version) and self.version != version
        self._given = frozenset((*_texts(events), *_texts(pack)))
        people = (getattr(event, name, "") for event in events for name in ("candidate", "by"))
        long = (text for text in self._given if len(text.split()) >= _NAMED_FROM_WORDS)
        self._names = {*people, *long, *(entry.name for entry in pack.rubric.competencies)} - {""}

    def alone(self, entry: Mismatch) -> bool:
        """Whether nothing but the wording of a sentence differs, as it may between two versions."""
        stated, found = entry.stated, entry.found
        if not self.foreign or not _PLACES.fullmatch(entry.where):
            return False
        if not isinstance(stated, str) or not isinstance(found, str) or found in self._given:
            return False
        return _weight(stated) == _weight(found) and self._named(stated) == self._named(found)

    def _named(self, sentence: str) -> frozenset[str]:
        """People, competencies and texts of log and pack that a sentence names, whatever case they begin with."""
        folded = sentence.casefold()
        return frozenset(name for name in self._names if name.casefold() in folded)


def _weight(sentence: str) -> tuple[object, ...]:
    """What counts in a sentence: numbers, quotations, outcomes, how often it denies, whether it praises or blames."""
    return (
        Counter(_NUMBER.findall(sentence)),
        Counter(_QUOTED.findall(sentence)),
        Counter(_OUTCOME.findall(sentence)),
        len(_DENIAL.findall(sentence)),
        _PRAISE.search(sentence) is not None,
        _BLAME.search(sentence) is not None,
    )


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list | frozenset):
        for entry in part:
            yield from _texts(entry)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))
