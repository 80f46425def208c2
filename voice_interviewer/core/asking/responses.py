"""What is said after an answer, before the next question: the persona's own words.

The neutral default acknowledges without a judgement. A persona that speaks verdicts says its templates as they stand:
their placeholders are filled from the pack, and a sentence that cannot be filled is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from voice_interviewer.core.asking.lint import MOST_WORDS, lint
from voice_interviewer.core.asking.wording import Wording
from voice_interviewer.core.grading import matching
from voice_interviewer.core.planning.standing import estimate, told
from voice_interviewer.core.role.pack import Item, Pack, Template
from voice_interviewer.core.role.persona import Case
from voice_interviewer.core.state import State, Turn
from voice_interviewer.core.turn.intent import Intent, classify

_AHEAD = ("next question", "follow-up question", "next")  # what follows anyway
_BANDS: tuple[Case, ...] = ("correct", "incomplete", "incorrect")
_NOT_MENTIONED = {"en": "{} was not mentioned", "de": "{} wurde nicht erwähnt"}
_DECLINED = ("skip", "stop", "silence", "time")


def filled(template: Template, fills: Mapping[str, str]) -> str:
    """The template's words; sentences whose placeholders have no filling are left out."""
    kept = []
    for sentence in re.split(r"(?<=[.!?])\s+", template.text):
        for name in re.findall(r"\[([^\]]+)\]", sentence):
            key = name.lower()
            filling = "" if key in _AHEAD else fills.get(key)
            if filling is None:
                break
            sentence = sentence.replace(f"[{name}]", filling.rstrip(".") if sentence.endswith("].") else filling)
        else:
            if sentence.strip(" ."):
                kept.append(sentence.strip())
    return " ".join(kept)


def acknowledgement(pack: Pack, wording: Wording, index: int) -> str:
    """The neutral acknowledgement after the index-th turn: the persona's own where it has any."""
    return own[index % len(own)] if (own := acknowledgements(pack)) else wording.acknowledgement(index)


@lru_cache(maxsize=16)
def acknowledgements(pack: Pack) -> tuple[str, ...]:
    """The persona's acknowledgements that reveal nothing."""
    return tuple(text for text in pack.persona.acknowledgements if is_neutral(text, pack))


def move_on(pack: Pack, wording: Wording, item: Item | None = None) -> str:
    """What is said to a candidate who is stuck: the persona's template where it may be said, else the wording's."""
    template = pack.persona.template("stuck")
    if template is None:
        return wording.skip_offer
    text = filled(template, _fills(item, "") if item and pack.persona.speaks_verdicts else {})
    return text if text and (pack.persona.speaks_verdicts or is_neutral(text, pack)) else wording.skip_offer


def is_neutral(text: str, pack: Pack) -> bool:
    """Whether it may be said without revealing a judgement."""
    return bool(text.strip()) and not lint(text, pack=pack, question=False)


def after_answer(state: State, pack: Pack, wording: Wording, turn: Turn, *, probe_follows: bool) -> str:
    """What is said between this turn and the next question; "" where nothing is due."""
    if not turn.answer or (turn.ended is not None and turn.ended.reason in _DECLINED):
        return ""
    neutral = acknowledgement(pack, wording, len(state.turns))
    item_id = turn.question.item_id
    if not item_id:
        return neutral
    item = pack.item(item_id)
    if heard_as(turn.answer, item).kind == "dont_know":
        text = move_on(pack, wording, item) if pack.persona.template("stuck") else ""
        return text if text and not probe_follows else neutral
    if not pack.persona.speaks_verdicts:
        return neutral
    return _verdict(state, pack, item, turn, probe_follows) or neutral


def _verdict(state: State, pack: Pack, item: Item, turn: Turn, probe_follows: bool) -> str:
    """The template of the answer's band, from an estimate that chooses words and never scores."""
    flag = red_flag(item, turn.answer)
    parent = next(
        (one.question for one in state.turns if one.question.question_id == turn.question.parent_id), turn.question
    )
    answer = told(state, parent)
    value = estimate(item, answer)
    case: Case | None = "security" if flag else _band(pack, value)
    template = pack.persona.template(case) if case else None
    if template is None or (probe_follows and case not in ("incomplete", "security")):
        return ""
    if case == "incomplete" and turn.question.form == "probe":
        return ""  # that was said before the probe
    ending = r"\s*\bNext question\.?$" if probe_follows else r"\s*\bContinue\.?$"
    text = re.sub(ending, "", filled(template, _fills(item, answer, flag)))
    return text if len(text.split()) <= MOST_WORDS * 2 else ""


def _band(pack: Pack, value: float | None) -> Case | None:
    if value is None:
        return None
    for case in _BANDS:
        template = pack.persona.template(case)
        low, high = (template.percent if template else None) or (None, None)
        if low is not None and high is not None and low <= value * 100 <= high:
            return case
    return None


def red_flag(item: Item, answer: str) -> str:
    """The red flag of this topic that the answer raises, or ""."""
    found = heard_as(answer, item)
    return found.asks if found.kind == "red_flag" else ""


def heard_as(answer: str, item: Item) -> Intent:
    """What an answer was: an answer, a don't-know, a red flag."""
    return classify(answer, question=item.text, red_flags=item.red_flags, language=item.language)


def _fills(item: Item, answer: str, flag: str = "") -> dict[str, str]:
    """What a template's placeholders stand for, from the item's own guide and flags."""
    fills: dict[str, str] = {}
    if item.kind == "behavioural":
        return fills  # nobody can be told their own story
    if missing := first_missing(item, answer):
        fills |= {
            "missing element": _sentence(_NOT_MENTIONED.get(item.language, _NOT_MENTIONED["en"]).format(missing)),
            "technique": missing,
        }
    guide = re.split(r"(?<=[.!?])\s+", item.guide.strip())[0]
    if guide:
        fills |= {"fix": guide, "explanation": guide}
    if flag:
        fills |= {"issue": _sentence(flag), "error": _sentence(flag)}
    return fills


def first_missing(item: Item, answer: str) -> str:
    """The first expected point that an answer does not touch, or ""."""
    if not item.expects:
        return ""
    if not answer:
        return item.expects[0]
    references = (item.guide, *item.exemplars)
    points = matching.match(item.text, references, answer, points=item.expects, language=item.language).points
    return next((point.point for point in points if point.status == "not mentioned"), "")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."
