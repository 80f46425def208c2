"""The follow-ups that need no director: on an unclear introduction, and those that the persona itself asks for.

A security flag is taken up at once, edge cases go in two steps, code review in its order.

The persona's come before what a director proposes and count as probes. All say in their reason why they were asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from voice_interviewer.core.asking.lint import lint
from voice_interviewer.core.asking.probing import written
from voice_interviewer.core.asking.responses import heard_as, is_neutral, red_flag
from voice_interviewer.core.asking.specifics import is_product
from voice_interviewer.core.asking.wording import Wording
from voice_interviewer.core.candidate.profile import draw_profile
from voice_interviewer.core.candidate.skills import Found, find_skills
from voice_interviewer.core.grading import matching
from voice_interviewer.core.grading.tokens import content
from voice_interviewer.core.role.pack import EdgeCase, Item, Pack
from voice_interviewer.core.state import State, Turn

EDGE = "edge case: "
SECURITY = "security flag: "
REVIEW = "code review order: "
BACKGROUND = "the introduction tells neither field nor level nor years"
_SECURITY_WORDS = frozenset(
    content("security secure attack injection password secret permission authentication login")
) | frozenset(content("Sicherheit sicher Angriff Injection Passwort Geheimnis Berechtigung Anmeldung", "de"))
_HANDLED = frozenset({"leak", "off topic"})  # lint rules that the author of a persona stands for
_CAME_TO_END = ("patience", "done")
_LONG_DESIGN = 220  # words
_LATEST_YEAR = 2099  # whether years were told at all: "since 2019" tells them, whatever the calendar says


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`urgent` ones are asked even where the interview's budget of probes is spent."""

    text: str
    reason: str
    limit_s: float = 0.0
    urgent: bool = False


def follow_up(state: State, pack: Pack, turn: Turn, wording: Wording) -> FollowUp | None:
    """The persona's follow-up to an answered main question, or None."""
    if turn.question.form != "main" or not turn.answer:
        return None
    item = pack.item(turn.question.item_id)
    if heard_as(turn.answer, item).kind == "dont_know":
        return None
    for found in (
        *_security(pack, item, turn, wording),
        *_edge_cases(pack, item, turn),
        *_review(pack, item, turn, wording),
    ):
        problems = lint(found.text, asked=state.asked_texts, pack=pack, item=item, answer=turn.answer)
        if not [problem for problem in problems if problem.rule not in _HANDLED]:
            return found
    return None


def about_background(state: State, pack: Pack, turn: Turn, wording: Wording) -> FollowUp | None:
    """One more question where the introduction tells neither area nor level nor years; it picks topics, as they do."""
    if turn.question.parent_id or not turn.answer or (turn.ended is not None and turn.ended.reason not in _CAME_TO_END):
        return None
    told = draw_profile(state.introduced, this_year=_LATEST_YEAR, language=pack.language)
    if told.area or told.level or told.years is not None:
        return None
    return FollowUp(wording.background, BACKGROUND)


def closing_statement(state: State, pack: Pack, turn: Turn) -> str:
    """The second step of an edge case: what to say where the follow-up's answer still misses the point, or ""."""
    if turn.question.form != "probe" or not turn.question.reason.startswith(EDGE) or not turn.answer:
        return ""
    case = next((c for c in pack.persona.edge_cases if turn.question.reason == EDGE + c.trigger), None)
    if case is None or not case.then:
        return ""
    missed = _missed(case, pack.item(turn.question.item_id))
    if missed is None or not missed(turn.answer):
        return ""
    return case.then if pack.persona.speaks_verdicts or is_neutral(case.then, pack) else ""


# --- security ---------------------------------------------------------------------------------------------------------


def _security(pack: Pack, item: Item, turn: Turn, wording: Wording) -> Iterator[FollowUp]:
    """A flag of this topic that is about security: the fitting edge case's question, or one about misuse."""
    flag = red_flag(item, turn.answer)
    if not flag or not is_about_security(pack, item):
        return
    words = set(content(f"{flag} {item.title} {' '.join(item.topics)}", item.language))
    fitting = [case for case in pack.persona.edge_cases if len(words & set(content(case.trigger, item.language))) >= 2]
    texts = [case.utterance for case in fitting if case.utterance.endswith("?")]
    texts += [text for group in pack.persona.verification if "secur" in group.name.lower() for text in group.entries]
    for text in (*texts[:1], wording.misuse):
        if "[" not in text:
            yield FollowUp(text, f"{SECURITY}{flag}", urgent=True)


def is_about_security(pack: Pack, item: Item) -> bool:
    """Whether an item is about security: its competency is the rubric's gate, or its topics say so."""
    gate = pack.rubric.thresholds.gate_competency
    words = set(content(f"{item.competency} {' '.join(item.topics)} {item.section} {item.title}", item.language))
    return bool(gate and item.competency == gate) or bool(words & _SECURITY_WORDS)


# --- edge cases -------------------------------------------------------------------------------------------------------

_ABSENT = re.compile(
    r"\b(?:no|missing|without|lacks?|left out|absent|not mentioned|never mentions?|ignores?|ohne|kein\w*"
    r"|fehlend\w*|fehlt)\b",
    re.I,
)
# "A promise without a date" is missed where a promise was given, not wherever no date was.
_LACKING = re.compile(r"\b(?:without|has no|have no|lacks?|ohne|hat kein\w*|haben kein\w*)\b", re.I)
_UNFOUNDED = re.compile(
    r"\b(?:cannot justify|can't justify|without a reason|no reason|unjustified|ohne grund|ohne begründung)\b", re.I
)
_LARGE = re.compile(
    r"\b(?:overly complex|too complex|very large|too large|over-?engineered|zu komplex|zu groß)\b", re.I
)
_REASONS = re.compile(
    r"\b(?:because|since|so that|as (?:it|we|they)|due to|reason|therefore|which (?:lets|means|makes|gives|allows)"
    r"|we needed|i needed|in order to|that way|otherwise"
    r"|weil|denn|damit|deshalb|deswegen|daher|dadurch|sonst|wegen|aufgrund|um \w+ zu)\b",
    re.I,
)
_TRIGGER_WORDS = frozenset(
    content(
        "no missing without left out absent mention mentioned is are handling dismissive design named fehlt fehlende"
    )
)
_DESIGN = re.compile(r"\b(?:design|architecture|architektur|system|build|entwerfen|entwurf)\b", re.I)
_FIRST_FILL = re.compile(r"\[[^\]]+\]")


def _edge_cases(pack: Pack, item: Item, turn: Turn) -> Iterator[FollowUp]:
    for case in pack.persona.edge_cases:
        if not re.search(r"\?|\byou have\b", case.utterance, re.I):
            continue
        missed = _missed(case, item)
        if missed is None or not missed(turn.answer):
            continue
        text = _with_fill(case.utterance, item, turn.answer)
        if text:
            yield FollowUp(text, EDGE + case.trigger, limit_s=(case.minutes or 0.0) * 60)


def _missed(case: EdgeCase, item: Item) -> Callable[[str], bool] | None:
    """Whether an answer sets off this case, as a test of the answer; None where the case is not about this topic."""
    if _UNFOUNDED.search(case.trigger):
        return lambda answer: not _REASONS.search(answer) and bool(_technology(item, answer))
    if _LARGE.search(case.trigger):
        about_design = bool(_DESIGN.search(f"{item.style} {item.section} {item.text}"))
        return (lambda answer: len(answer.split()) > _LONG_DESIGN) if about_design else None
    if not _ABSENT.search(case.trigger):
        return None  # something that was said: a red flag of the item says it better
    language = item.language
    before, lacks, after = _parted(case.trigger)
    said = set(content(before, language)) - _TRIGGER_WORDS if lacks else set()
    subject = set(content(after if said else case.trigger, language)) - _TRIGGER_WORDS
    points = [point for point in item.expects if subject & set(content(point, language))]
    if not subject or not points:
        return None  # the topic does not ask for it
    words = subject | {word for point in points for word in content(point, language)} - set(
        content(item.text, language)
    )
    return lambda answer: said <= (told := set(content(answer, language))) and not words & told


def _parted(trigger: str) -> tuple[str, str, str]:
    """What was said, "without", and what it lacks; the whole trigger and "" twice where nothing need have been said."""
    found = _LACKING.search(trigger)
    return (trigger[: found.start()], found[0], trigger[found.end() :]) if found else (trigger, "", "")


def _technology(item: Item, answer: str) -> str:
    """The first technology of the answer that the question did not name."""
    given = {found.skill.name for found in _skills(item.text)}
    for found in _skills(answer):
        if found.skill.name not in given and is_product(found.skill):
            return written(answer[found.start : found.end])
    return ""


@lru_cache(maxsize=256)  # many edge cases ask the same of an answer
def _skills(text: str) -> tuple[Found, ...]:
    return tuple(find_skills(text))


def _with_fill(utterance: str, item: Item, answer: str) -> str:
    """The utterance with a technology of the answer in its gap; "" where there is a gap and nothing for it."""
    if not _FIRST_FILL.search(utterance):
        return utterance
    technology = _technology(item, answer)
    return _FIRST_FILL.sub(lambda _: technology, utterance) if technology else ""


_VAGUE = frozenset(content("call caller code data work part input what happens says thing"))

# --- code review ------------------------------------------------------------------------------------------------------


def _review(pack: Pack, item: Item, turn: Turn, wording: Wording) -> Iterator[FollowUp]:
    """The first category of the review order that the code has something to say about and the answer does not."""
    if item.delivery != "voice+code":
        return
    for category in pack.persona.review_order:
        points = _points_of(category, item, pack)
        if not points:
            continue
        references = (item.guide, *item.exemplars)
        found = matching.match(item.text, references, turn.answer, points=points, language=item.language).points
        if any(point.status in ("mentioned", "partly") for point in found):
            continue
        name = category.partition("(")[0].strip(" *").lower()
        groups = [group for group in pack.persona.verification if group.name.lower() == name]
        texts = [text for group in groups for text in group.entries if "[" not in text]
        text = texts[0] if texts else wording.look_again.format(name=name)
        yield FollowUp(text, f"{REVIEW}{name} is the first category that is missing")
        return


def _points_of(category: str, item: Item, pack: Pack) -> tuple[str, ...]:
    """The expected points that belong to a category of the review order."""
    language = item.language
    words = set(content(category, language)) - _VAGUE
    names = [competency.name for competency in pack.rubric.competencies if competency.id == item.competency]
    if words & set(content(" ".join(names), language)):
        return item.expects
    return tuple(point for point in item.expects if words & set(content(point, language)))
