"""What can be heard of situation, task, action, result and reflection in the story of an experience, without a model.

A detector that fires shows the words that made it fire. One that stays silent proves nothing: people tell stories in
more ways than these patterns know, so silence is *not scored* and never a low level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from voice_interviewer.core.german import star as star_de

_NUMBER = (
    r"(?:\d[\d.,]*|(?:a|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|several)"
    r"(?:[ -](?:hundred|thousand|million|\w+ty))*)"
)
_UNIT = (
    r"(?: ?%| percent| milliseconds?| seconds?| minutes?| hours?| days?| weeks?| months?| times| users| requests|"
    r" errors| tickets| incidents| customers| queries| megabytes| gigabytes| ms| dollars| euros| pounds| points)"
)
_PERIOD = r"(?:hours?|days?|weeks?|months?|years?)"
_IDLE = (
    r"(?!need|want|us?ed to|learn|realis|realiz|notic|believ|wonder|agreed|lik|lov|hat|seem|work(?:ed|ing) (?:at|for))"
)
_IRREGULAR = (
    "wrote|built|made|took|led|ran|set up|chose|found|spoke|told|broke|brought|drew|met|sent|split|taught|went|began|"
    "cut|gave|held|put|rewrote|rebuilt|drove|got|kept|did|read|showed|sat|came up"
)

PARTS: dict[str, tuple[str, ...]] = {
    "situation": (
        r"when (?:i|we) (?:was|were|worked|joined|had)",
        r"(?:at|in) my (?:last|previous|current|first|old|former) \w+",
        r"(?:last|this) (?:year|month|week|summer|winter|spring|autumn)",
        r"back in|one time|once,? (?:we|i|our)|on (?:a|one|my last) project|in 20\d\d",
        r"there was (?:a|an|this)|we (?:had|were)",
        rf"{_NUMBER} (?:years|months) ago",
        r"our (?:team|system|service|customer|client|release|deploy\w*|payment|checkout)",
    ),
    "task": (
        r"my (?:task|job|role|part|responsibility|assignment) (?:was|is)",
        r"i was (?:responsible|asked|in charge|supposed|on call|assigned)",
        r"i had to|i needed to|we (?:had|needed) to|it was up to me|i owned|i took over",
        r"the (?:goal|aim|task|deadline|idea|requirement) was",
        r"(?:asked|wanted) me to",
    ),
    "action": (
        r"i (?:also |then |first |first of all |finally |quickly |just |even |personally |therefore |so |immediately |"
        rf"actually |decided to )*{_IDLE}(?:[a-z]{{2,}}ed|{_IRREGULAR})",
    ),
    "result": (
        r"as a result|(?:in|at) the end|the (?:result|outcome|effect) was",
        r"(?:went|came|dropped|fell|rose|grew|improved|increased|decreased|got|shrank|climbed) (?:up |down )?"
        r"(?:from|to|by)",
        r"reduced|cut|lowered|raised|improved|increased|decreased|saved|halved|doubled|tripled",
        r"(?:it|that|this|everything) (?:worked|helped|paid off|solved)",
        r"(?:we|i) (?:shipped|delivered|released|launched|finished|won|kept the)",
        r"never (?:happened|came back|occurred) again|went (?:live|down|up|well)",
        rf"{_NUMBER}{_UNIT} (?:faster|less|fewer|more|better|lower)",
        # what came of it later, if others did it: "after a week I noticed" is no outcome
        rf"(?:(?:after|within) {_NUMBER}(?: an)? {_PERIOD}|{_NUMBER} {_PERIOD} later|by the end of the \w+),?"
        r" (?!i\b|we\b)\w+",
        r"(?:was|were|has been|have been|is now|are now) (?:\w+ ){0,2}?(?:ready|finished|done|used|kept|solved|"
        r"resolved|fixed|accepted|delivered|in time|on time)",
        r"from then on|(?:complaints|errors|calls|mistakes|it|they) stopped|has (?:held|worked) (?:for|since)",
        r"(?:he|she|they|everyone|both|all) (?:finally |then |later )?(?:agreed|accepted|thanked|came back|passed)",
    ),
    "reflection": (
        r"(?:i|we|it|that|this) (?:have |has |'ve )?(?:learned|learnt|taught me|showed me)",
        r"what i (?:learned|learnt|took away)|the lesson|my lesson",
        r"looking back|in hindsight|in retrospect|next time|since then|now i always",
        r"if i (?:did|could do|had to do) (?:it|that) again|i should have|i reali[sz]ed",
        r"i would (?:now |rather |have )?(?:do|done|start|started|ask|asked|test|tested)",
    ),
}
BEFORE_AND_AFTER = (
    rf"\bfrom (?:about |around |over |almost |nearly )?{_NUMBER}{_UNIT}?\b[^.;]{{0,40}}?"
    rf"\bto (?:about |around |under |below |only |just |almost |nearly )?{_NUMBER}"
)
MEASURE = rf"\b{_NUMBER}{_UNIT}"

_CLAUSE_WORDS = 14


@dataclass(frozen=True, slots=True)
class _Ear:
    """The patterns of one language."""

    parts: dict[str, re.Pattern[str]]
    change: re.Pattern[str]
    measure: re.Pattern[str]

    @classmethod
    def of(cls, parts: dict[str, tuple[str, ...]], change: str, measure: str) -> _Ear:
        return cls(
            {part: re.compile(rf"\b(?:{'|'.join(ways)})\b", re.IGNORECASE) for part, ways in parts.items()},
            re.compile(change, re.IGNORECASE),
            re.compile(measure, re.IGNORECASE),
        )


_EARS = {
    "en": _Ear.of(PARTS, BEFORE_AND_AFTER, MEASURE),
    "de": _Ear.of(star_de.PARTS, star_de.BEFORE_AND_AFTER, star_de.MEASURE),
}


@dataclass(frozen=True, slots=True)
class Heard:
    """A part of the story: its level 3 to 5, why, and the places in the answer as (start, end) characters."""

    part: str
    level: int
    reason: str
    spans: tuple[tuple[int, int], ...]


def heard(answer: str, language: str = "en") -> dict[str, Heard]:
    """The parts of the story that can be heard in an answer, by name; none in a language without patterns."""
    found: dict[str, Heard] = {}
    ear = _EARS.get(language)
    if ear is None:
        return found
    for part, pattern in ear.parts.items():
        hits = list(pattern.finditer(answer))
        story = _result(answer, hits, ear) if part == "result" else _counted(part, answer, hits)
        if story is not None:
            found[part] = story
    return found


def own_actions(answer: str, language: str = "en") -> list[tuple[str, tuple[int, int]]]:
    """Each own action in the order told: its verb, and the clause it begins as (start, end) characters."""
    ear = _EARS.get(language)
    hits = ear.parts["action"].finditer(answer) if ear else ()
    return [(hit[0].split()[-1], _clause(answer, hit.start())) for hit in hits]


def _counted(part: str, answer: str, hits: list[re.Match[str]]) -> Heard | None:
    """Level 3 for one place, 4 for several, 5 for four own actions and more."""
    if not hits:
        return None
    different = len({hit[0].lower() for hit in hits})
    level = 3 if different == 1 else 5 if part == "action" and different >= 4 else 4
    names = {
        "situation": "The circumstances are told",
        "task": "The own task is named",
        "action": f"Own action in {different} place{'s' if different > 1 else ''}",
        "reflection": "Something learned is said",
    }
    return Heard(part, level, f"{names[part]}.", tuple(_clause(answer, hit.start()) for hit in hits[:3]))


def _result(answer: str, hits: list[re.Match[str]], ear: _Ear) -> Heard | None:
    """An outcome; better with a figure, best with the figure before and after."""
    if change := ear.change.search(answer):
        return Heard("result", 5, "An outcome with figures before and after.", (_clause(answer, change.start()),))
    for hit in hits:
        start, end = _clause(answer, hit.start())
        if ear.measure.search(answer, start, end):
            return Heard("result", 4, "An outcome with a figure.", ((start, end),))
    return Heard("result", 3, "An outcome without a figure.", (_clause(answer, hits[0].start()),)) if hits else None


def _clause(answer: str, start: int) -> tuple[int, int]:
    """From here to the end of the sentence, at most some words."""
    stop = next(
        (hit.start() for hit in re.finditer(r"[.!?;\n]", answer[start:]) if hit.start() > 0), len(answer) - start
    )
    words = list(re.finditer(r"\S+", answer[start : start + stop]))[:_CLAUSE_WORDS]
    return start, start + words[-1].end()
