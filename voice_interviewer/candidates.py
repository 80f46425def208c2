"""Simulated candidates: who says what to which question. They speak from the pack's exemplars, or fail to.

A script is a list of sentences to say, pauses to make (seconds) and places to wait until the interviewer has spoken.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Literal, get_args

from voice_interviewer.core.candidate.skills import find_skills
from voice_interviewer.core.events import Purpose, QuestionAsked
from voice_interviewer.core.role.pack import Item, Pack
from voice_interviewer.sayings import SAYINGS, Sayings

Kind = Literal[
    "strong", "average", "weak", "silent", "rambling", "dont-know", "hostile", "injecting", "one-word", "non-native",
    "thinks-long", "demo",
]  # fmt: skip
KINDS: tuple[Kind, ...] = tuple(kind for kind in get_args(Kind) if kind != "demo")


class Wait:
    """Say nothing until the interviewer has said something."""


WAIT = Wait()
Part = str | float | Wait
Script = list[Part]

RAMBLING_WORDS = 700


class Candidate:
    """One simulated candidate. The same kind, seed and question always give the same script."""

    def __init__(self, pack: Pack, kind: Kind = "demo", seed: int = 1) -> None:
        self.kind = kind
        self._pack = pack
        self._seed = seed

    def script(self, question: QuestionAsked) -> Script:
        """What is said to a question."""
        draw = random.Random(f"{self._seed}:{question.question_id}:{question.item_id}")
        if self.kind == "silent":
            return []
        if question.form == "introduction":
            return _introduced(self.kind, _sentences(introduction(self._pack, draw)), _says(self._pack.language))
        item = self._pack.item(question.item_id)
        if question.form == "probe":
            return _probed(self.kind, item, draw)
        return _ANSWERS[self.kind](self._pack, item, draw)

    def cut_short(self, purpose: Purpose, left: Script) -> Script:
        """What of the script is still said after the interviewer spoke within the answer."""
        return left[:1] if purpose == "wrap_up" and self._seed % 2 else left


def introduction(pack: Pack, draw: random.Random) -> str:
    """What the simulated candidate says about themselves: of the pack's own field."""
    known = [term for term in pack.rubric.hot_words if find_skills(term)] or [pack.title]
    skills = draw.sample(known, min(4, len(known)))
    says = _says(pack.language)
    years = draw.choice(says.years)
    named = f"{', '.join(skills[:-1])} {says.joined} {skills[-1]}" if len(skills) > 1 else skills[0]
    return says.introduction.format(years=years, title=pack.title, skills=named)


def _says(language: str) -> Sayings:
    return SAYINGS[language]


def _introduced(kind: Kind, sentences: Script, says: Sayings) -> Script:
    match kind:
        case "one-word":
            return [says.label]
        case "injecting":
            return [says.instructions[0], WAIT, *sentences]
        case "dont-know" | "hostile":
            return sentences[:2]
        case _:
            return sentences


def _full(pack: Pack, item: Item, draw: random.Random) -> Script:
    return _sentences(draw.choice(item.exemplars)) if item.exemplars else [_says(item.language).dont_know]


def _share(sentences: Script, share: float) -> Script:
    return sentences[: max(1, round(len(sentences) * share))]


def _average(pack: Pack, item: Item, draw: random.Random) -> Script:
    mood, full = draw.random(), _full(pack, item, draw)
    if mood < 0.08:
        return [_says(item.language).dont_know]
    if mood < 0.13:
        return [_says(item.language).repeat, WAIT, *_share(full, 0.7)]
    if mood < 0.18:
        return [_says(item.language).meaning, WAIT, *_share(full, 0.7)]
    return full if mood > 0.8 else _share(full, 0.65)


def _weak(pack: Pack, item: Item, draw: random.Random) -> Script:
    mood = draw.random()
    if mood < 0.25:
        return [_says(item.language).dont_know]
    if mood < 0.45:
        return _share(_full(pack, draw.choice(pack.askable), draw), 0.3)
    return _share(_full(pack, item, draw), 0.2)


def _rambling(pack: Pack, item: Item, draw: random.Random) -> Script:
    said = _full(pack, item, draw)
    while sum(len(part.split()) for part in said if isinstance(part, str)) < RAMBLING_WORDS:
        said += _full(pack, draw.choice(pack.askable), draw)
    return said


def _dont_know(pack: Pack, item: Item, draw: random.Random) -> Script:
    says = _says(item.language)
    return [draw.choice([says.dont_know, *says.no_idea])]


def _hostile(pack: Pack, item: Item, draw: random.Random) -> Script:
    return [draw.choice(_says(item.language).grumbles), WAIT, *_share(_full(pack, item, draw), 0.3)]


def _injecting(pack: Pack, item: Item, draw: random.Random) -> Script:
    return [draw.choice(_says(item.language).instructions), WAIT, *_share(_full(pack, item, draw), 0.65)]


def _one_word(pack: Pack, item: Item, draw: random.Random) -> Script:
    words = [word for point in item.expects for word in re.findall(r"[^\W\d_]{5,}", point)]
    return [f"{draw.choice(words or [_says(item.language).yes]).capitalize()}."]


def _non_native(pack: Pack, item: Item, draw: random.Random) -> Script:
    """Articles go, verbs lose their ending, pauses are long; what is said stays the same."""
    script: Script = []
    for sentence in _average(pack, item, draw):
        if isinstance(sentence, str) and draw.random() < 0.3:
            script += [_says(item.language).searching, 1.6]
        script.append(_broken(sentence, _says(item.language)) if isinstance(sentence, str) else sentence)
    return script


def _broken(sentence: str, says: Sayings) -> str:
    said = re.sub(rf"\b(?:{says.articles}) ", "", sentence, flags=re.I)
    said = re.sub(r"\b(?:does|do|did) not\b", "not", said)
    return re.sub(r"\b(\w{3,}[^s\W])s\b", r"\1", said)


def _thinks_long(pack: Pack, item: Item, draw: random.Random) -> Script:
    first, *others = _full(pack, item, draw)
    script: Script = [_says(item.language).thinking, 7.0, first]
    for sentence in others:
        script += [1.7, sentence]
    return script


def _demo(pack: Pack, item: Item, draw: random.Random) -> Script:
    """Mostly a full answer, sometimes half of one or none: reports of perfect candidates show nothing."""
    mood, full = draw.random(), _full(pack, item, draw)
    if mood < 0.08:
        return [_says(item.language).dont_know]
    if mood < 0.3:
        return _share(full, 0.5)
    if mood > 0.8:
        return [_says(item.language).thinking_briefly, 3.0, *full]
    if mood > 0.6 and len(full) > 2:
        return [*full[:1], 1.5, *full[1:]]
    return full


def _probed(kind: Kind, item: Item, draw: random.Random) -> Script:
    sentences = _sentences(item.exemplars[-1]) if item.exemplars else []
    if kind in ("dont-know", "weak", "one-word") or not sentences:
        return [_says(item.language).look_up]
    count = min(2, len(sentences))
    start = draw.randrange(len(sentences) - count + 1)
    return [_says(item.language).in_detail, *sentences[start : start + count]]


def _sentences(text: str) -> Script:
    """Split for the synthesiser, which speaks one sentence at a time."""
    return [part.strip() for part in re.split(r"(?<=[.!?]) ", text) if part.strip()]


_ANSWERS: dict[Kind, Callable[[Pack, Item, random.Random], Script]] = {
    "strong": _full,
    "average": _average,
    "weak": _weak,
    "rambling": _rambling,
    "dont-know": _dont_know,
    "hostile": _hostile,
    "injecting": _injecting,
    "one-word": _one_word,
    "non-native": _non_native,
    "thinks-long": _thinks_long,
    "demo": _demo,
}
