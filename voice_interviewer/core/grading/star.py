"""What can be heard of situation, task, action, result and reflection in the story of an experience, without a model.

A detector that fires shows the words that made it fire. One that stays silent proves nothing: people tell stories in
more ways than these patterns know, so silence is *not scored* and never a low level.

Some ways of saying it tell a part wherever they stand ("my task was to"). Most do so only within a story, which needs
an own action in the past: what was the case before it is the situation, what others did after it is the result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from voice_interviewer.core.english.star import ENGLISH
from voice_interviewer.core.german.star import GERMAN
from voice_interviewer.core.grading.narration import STOP, Narration
from voice_interviewer.core.grading.storybook import Storybook

_BOOKS = {"en": ENGLISH, "de": GERMAN}
_CLAUSE_WORDS = 14
_AROUND = 4
_SUBJECT_WORDS = 3
_OPENING_ACTIONS = 2
_OPENING = 0.4
_MOST_SPANS = 3
_PAST_IN_A_TALE = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """A part of the story: its level 3 to 5, why, and the places in the answer as (start, end) characters."""

    part: str
    level: int
    reason: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words that tell a part, as positions of the narration."""

    start: int
    end: int
    words: str


def heard(answer: str, language: str = "en") -> dict[str, Heard]:
    """The parts of the story that can be heard in an answer, by name; none in a language without patterns."""
    ear = _ear(language)
    if ear is None:
        return {}
    story = _Story.of(answer, ear)
    found = {
        "situation": story.counted("situation", story.situation()),
        "task": story.counted("task", story.task()),
        "action": story.counted("action", story.actions),
        "result": story.outcome(),
        "reflection": story.counted("reflection", story.reflection()),
    }
    return {part: told for part, told in found.items() if told is not None}


def own_actions(answer: str, language: str = "en") -> list[tuple[str, tuple[int, int]]]:
    """Each own action in the order told: its verb, and the clause it begins as (start, end) characters."""
    ear = _ear(language)
    if ear is None:
        return []
    story = _Story.of(answer, ear)
    return [(hit.words.split()[-1], story.clause(hit)) for hit in story.actions]


@dataclass(frozen=True, slots=True)
class _Ear:
    """The patterns of one language, compiled."""

    book: Storybook
    alone: Mapping[str, re.Pattern[str]]
    beside: Mapping[str, re.Pattern[str]]
    action: re.Pattern[str]
    action_beside: re.Pattern[str]
    joint: re.Pattern[str]
    change: re.Pattern[str]
    moved: re.Pattern[str]
    measure: re.Pattern[str]
    unreal: re.Pattern[str]
    own: re.Pattern[str]
    habit: re.Pattern[str]
    past: re.Pattern[str]


@lru_cache
def _ear(language: str) -> _Ear | None:
    book = _BOOKS.get(language)
    if book is None:
        return None
    return _Ear(
        book=book,
        alone={part: _any(ways) for part, ways in book.alone.items()},
        beside={part: _any(ways) for part, ways in book.beside.items()},
        action=_any(book.action),
        action_beside=_any(book.action_beside),
        joint=_any([book.joint]),
        change=_any([book.change]),
        moved=_any([book.moved]),
        measure=_any([book.measure]),
        unreal=_any([book.unreal]),
        own=_any([book.own]),
        habit=_any([book.habit]),
        past=_any([book.past]),
    )


def _any(ways: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{'|'.join(ways)})(?![\w'])")


@dataclass(frozen=True, slots=True)
class _Story:
    """An answer, listened to: its own actions are known, the other parts are found around them."""

    said: Narration
    ear: _Ear
    actions: tuple[_Hit, ...]

    @classmethod
    def of(cls, answer: str, ear: _Ear) -> _Story:
        said = Narration.of(answer, ear.book)
        plain = cls(said, ear, ())
        sure = list(plain._hits(ear.action))
        if sure or plain._is_tale():
            sure += plain._hits(ear.action_beside)
        return cls(said, ear, tuple(sorted(sure, key=lambda hit: hit.start)))

    def _is_tale(self) -> bool:
        """Is something past told, be it of others?"""
        past = sum(1 for _ in self.ear.past.finditer(self.said.text))
        return past >= _PAST_IN_A_TALE and not self.ear.habit.search(self.said.text)

    def situation(self) -> list[_Hit]:
        """When and where it was, and what was the case before the first own actions."""
        hits = [hit for hit in self._hits(self.ear.alone["situation"]) if self._is_past(hit) and self._is_real(hit)]
        if self.actions or self.ear.joint.search(self.said.text):
            before = self._before_acting()
            hits += [
                hit
                for hit in self._hits(self.ear.beside["situation"])
                if hit.start < before and self._is_past(hit) and self._is_real(hit)
            ]
            duties = {self.said.sentence(hit.start)[0] for hit in self.task()}
            hits += [hit for hit in self._happened(before) if self.said.sentence(hit.start)[0] not in duties]
        return hits

    def _happened(self, before: int) -> Iterator[_Hit]:
        """Past events of others: in their sentence, nothing of one's own goes before."""
        own = self.ear.own
        for hit in self._hits(self.ear.beside["happened"]):
            start, _ = self.said.sentence(hit.start)
            if hit.start < before and self._is_real(hit) and not own.search(self.said.text, start, hit.start):
                yield _Hit(start, hit.end, "")

    def task(self) -> list[_Hit]:
        hits = list(self._hits(self.ear.alone["task"]))
        if self.actions:
            last = self.actions[-1].start
            hits += [hit for hit in self._hits(self.ear.beside["task"]) if hit.start <= last and self._is_real(hit)]
        return hits

    def reflection(self) -> list[_Hit]:
        hits = list(self._hits(self.ear.alone["reflection"]))
        if self.actions:
            hits += [hit for hit in self._hits(self.ear.beside["reflection"]) if hit.start > self.actions[0].end]
        return hits

    def outcome(self) -> Heard | None:
        """An outcome; better with a figure, best with the figure before and after."""
        after = self.actions[0].start if self.actions else 0
        told = bool(self.actions or self.ear.joint.search(self.said.text))
        for hit in self._hits(self.ear.change) if told else ():
            if hit.start < after:
                continue
            if self.ear.moved.search(self.said.text, *self.said.sentence(hit.start)):
                return Heard("result", 5, "An outcome with figures before and after.", (self.clause(hit),))
        hits = [hit for hit in self._hits(self.ear.alone["result"]) if self._is_real(hit)]
        hits += self._what_came_after()
        hits.sort(key=lambda hit: hit.start)
        last = self.actions[-1].end if self.actions else 0
        hits = [hit for hit in hits if hit.start > last] or hits[::-1]
        for hit in hits:
            start, end = self.clause(hit)
            if self.ear.measure.search(Narration.of(self.said.answer[start:end], self.ear.book).text):
                return Heard("result", 4, "An outcome with a figure.", ((start, end),))
        return Heard("result", 3, "An outcome without a figure.", (self.clause(hits[0]),)) if hits else None

    def _what_came_after(self) -> Iterator[_Hit]:
        """What others did, or what was the case, once one has acted: a clause of its own, no object of one's own."""
        acting = self._acting()
        if not acting:
            return
        floor = max(acting[0].end, self.actions[-2 if len(self.actions) > _OPENING_ACTIONS else 0].end)
        yield from self._what_came_last()
        for kind in ("result", "later"):
            for hit in self._hits(self.ear.beside[kind]):
                if hit.start < floor or not self._is_real(hit):
                    continue
                if kind == "result" and not self.said.in_one_breath(hit.start, hit.end):
                    continue
                opens = self.said.begins_clause(hit.start, self.ear.book.openers)
                if opens or hit.words.split()[0] in self.ear.book.subjects:
                    yield hit

    def _acting(self) -> list[_Hit]:
        """The own actions that carry the story on: not those by which the circumstances and the task are told."""
        setting = {self.said.sentence(hit.start)[0] for hit in (*self.situation(), *self.task())}
        return [hit for hit in self.actions if self.said.sentence(hit.start)[0] not in setting]

    def _what_came_last(self) -> Iterator[_Hit]:
        """Past events of others in the sentences after the last own action."""
        _, told = self.said.sentence(self.actions[-1].start)
        lessons = {self.said.sentence(hit.start)[0] for hit in self.reflection()}
        for hit in self._hits(self.ear.beside["came"]):
            start, _ = self.said.sentence(hit.start)
            mine = self.ear.own.search(self.said.text, start, hit.start)
            if start > told and start not in lessons and not mine and self._is_real(hit):
                yield _Hit(start, hit.end, hit.words)

    def counted(self, part: str, hits: Iterable[_Hit]) -> Heard | None:
        """Level 3 for one place, 4 for several, 5 for four own actions and more."""
        hits = list(hits)
        if not hits:
            return None
        different = len({hit.words for hit in hits})
        level = 3 if different == 1 else 5 if part == "action" and different >= 4 else 4
        names = {
            "situation": "The circumstances are told",
            "task": "The own task is named",
            "action": f"Own action in {different} place{'s' if different > 1 else ''}",
            "reflection": "Something learned is said",
        }
        quoted = hits if part == "action" else self._one_a_sentence(hits)
        return Heard(part, level, f"{names[part]}.", tuple(self.clause(hit) for hit in quoted[:_MOST_SPANS]))

    def clause(self, hit: _Hit) -> tuple[int, int]:
        """From here to the end of the sentence, at most some words, as characters of the answer."""
        _, end = self.said.sentence(hit.start)
        return self.said.quotation(hit.start, max(end, hit.end), _CLAUSE_WORDS)

    def _hits(self, pattern: re.Pattern[str]) -> Iterator[_Hit]:
        """Matches that say something: "my task was very important" names a task and tells none."""
        for found in pattern.finditer(self.said.text):
            start, end = self.said.sentence(found.start())
            before = self.said.text[start : found.start()].split()[-_SUBJECT_WORDS:]
            words = (*before, *self.said.text[found.start() : max(found.end(), end)].split()[:_CLAUSE_WORDS])
            if any(word not in self.ear.book.empty and word != STOP for word in words):
                yield _Hit(found.start(), found.end(), found[0])

    def _is_past(self, hit: _Hit) -> bool:
        return bool(self.ear.past.search(self.said.text, *self.said.sentence(hit.start)))

    def _is_real(self, hit: _Hit) -> bool:
        """Neither planned nor supposed: the words around do not say so."""
        start, end = self.said.sentence(hit.start)
        before = self.said.text[start : hit.start].split()[-_AROUND:]
        after = self.said.text[hit.end : end].split()[:_AROUND]
        return not self.ear.unreal.search(" ".join((*before, hit.words, *after)))

    def _before_acting(self) -> int:
        """Where the circumstances end: with the first own action; later if the story opens with it."""
        if not self.actions:
            return len(self.said.text)
        first = self.actions[0].start
        opens = self.said.sentence(first)[0] == 0 and len(self.actions) >= _OPENING_ACTIONS
        return max(self.actions[1].start, int(len(self.said.text) * _OPENING)) if opens else first

    def _one_a_sentence(self, hits: Iterable[_Hit]) -> list[_Hit]:
        """The first hit of each sentence."""
        first: dict[int, _Hit] = {}
        for hit in sorted(hits, key=lambda one: one.start):
            first.setdefault(self.said.sentence(hit.start)[0], hit)
        return list(first.values())
