"""Is a question fit to be asked and rated? Rules over one item of the bank, each of which yields what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from voice_interviewer.core.asking.lint import lint
from voice_interviewer.core.grading.tokens import content
from voice_interviewer.core.role.pack import Item, Pack, Problem
from voice_interviewer.core.turn.red_flag import red_flag
from voice_interviewer.core.turn.said import Said

QUESTIONS = "questions.md"
LONG_TASK_MIN = 10.0
EXEMPLAR_WORDS = range(30, 161)
_AT_HOME = ("implementation", "integration", "project")
_COMMENT = re.compile(r"(?:#|//|--)\s?(.*)$|/\*(.*?)\*/", re.MULTILINE)
_GIVES_AWAY = re.compile(
    r"\b(?:bugs?|issues?|problems?|wrong|faulty|broken|vulnerab\w+|unsafe|insecure|injection|leaks?|race|deadlock|missing|"
    r"forgot\w*|fix\w*|todo|should|slow|inefficient|redundant|n\+1|additional \w+ quer\w+|never (?:closed|checked))\b",
    re.IGNORECASE,
)
Rule = Callable[[Item, Pack], Iterator[Problem]]


def check_item(item: Item, pack: Pack) -> Iterator[Problem]:
    """Everything that is wrong with one item."""
    for rule in _EVERY:
        yield from rule(item, pack)
    if item.delivery != "take-home":
        for rule in _SPOKEN:
            yield from rule(item, pack)


def _error(item: Item, message: str) -> Problem:
    return Problem("error", QUESTIONS, item.line, f"{_name(item)}: {message}")


def _warning(item: Item, message: str) -> Problem:
    return Problem("warning", QUESTIONS, item.line, f"{_name(item)}: {message}")


def _name(item: Item) -> str:
    return f"question {item.number} ({item.id})" if item.number is not None else item.id


def _references(item: Item, pack: Pack) -> Iterator[Problem]:
    """An item may only refer to what the rubric holds."""
    competencies = {competency.id: competency for competency in pack.rubric.competencies}
    if item.competency and item.competency not in competencies:
        yield _error(item, f'unknown competency "{item.competency}"; {_known(competencies)}')
    elif item.competency and competencies[item.competency].kind != item.kind:
        yield _warning(
            item, f'a {item.kind} question under the {competencies[item.competency].kind} "{item.competency}"'
        )
    entries = {entry.id for entry in pack.rubric.checklist}
    for entry in item.checklist:
        if entry not in entries:
            yield _error(item, f'unknown checklist entry "{entry}"; {_known(entries)}')
    for name in ("checklist", "topics", "expects", "probes"):
        entries_of = getattr(item, name)
        if len(set(entries_of)) < len(entries_of):
            yield _warning(item, f"an entry of its {name} stands there twice")


def _known(names: object) -> str:
    listed = ", ".join(sorted(names)) if isinstance(names, dict | set) else ""
    return f"the rubric has {listed}" if listed else "the rubric has none"


def _delivery(item: Item, pack: Pack) -> Iterator[Problem]:
    """What takes long belongs home; what is shown needs something to show."""
    if item.delivery == "take-home":
        if item.core:
            yield _error(item, "a take-home item cannot be part of the spoken core")
        return
    if item.style in _AT_HOME or item.test_cases:
        yield _warning(item, "a task of this kind is done at home, not spoken: Delivery is take-home")
    if item.minutes > LONG_TASK_MIN:
        yield _warning(item, f"{item.minutes:g} minutes are too long for a spoken answer; is it a take-home item?")
    if item.minutes <= 0:
        yield _error(item, "Minutes is more than 0")
    if item.code and item.delivery == "voice":
        yield _warning(item, "its code is not shown: Delivery is voice+code")
    if not item.code and item.delivery == "voice+code":
        yield _warning(item, "has no code to show, but its delivery is voice+code")


def _giveaway(item: Item, pack: Pack) -> Iterator[Problem]:
    """A comment in the code must not point at what the candidate is asked to find."""
    for comment in _COMMENT.finditer(item.code):
        text = comment[1] or comment[2] or ""
        if found := _GIVES_AWAY.search(text):
            yield _warning(item, f'the comment "{text.strip()}" gives the answer away ("{found.group()}")')


def _complete(item: Item, pack: Pack) -> Iterator[Problem]:
    """What a grader needs to rate an answer."""
    lacks = [
        name
        for name, value in (
            ("an answer guide", item.guide or item.success or item.fixes),
            ("expected points", item.expects),
            ("exemplars", item.exemplars),
            ("a competency", item.competency or not pack.rubric.competencies),
            ("checklist entries", item.checklist or not pack.rubric.checklist),
        )
        if not value
    ]
    missing = [str(level) for level in (1, 3, 5) if level not in {anchor.level for anchor in item.anchors}]
    if missing:
        lacks.append(f"an anchor at {', '.join(missing)}")
    if lacks:
        yield _warning(item, f"lacks {', '.join(lacks)}")


def _exemplars(item: Item, pack: Pack) -> Iterator[Problem]:
    for exemplar in item.exemplars:
        count = len(exemplar.split())
        if not count:
            yield _error(item, "an exemplar is empty")
        elif count not in EXEMPLAR_WORDS:
            first, last = EXEMPLAR_WORDS[0], EXEMPLAR_WORDS[-1]
            yield _warning(item, f"an exemplar has {count} words; a spoken answer has {first} to {last}")


def _speakable(item: Item, pack: Pack) -> Iterator[Problem]:
    """The question and its probes stand the same test as anything the interviewer says."""
    for what, text in (("the question", item.text), *(("a probe", probe) for probe in item.probes)):
        for problem in lint(text, pack=pack, item=item):
            found = f' ("{problem.words}")' if problem.words else ""
            message = f"{what}: {problem.rule}: {problem.message}{found}"
            yield _error(item, message) if problem.rule == "unlawful topic" else _warning(item, message)


def _spoiler(item: Item, pack: Pack) -> Iterator[Problem]:
    """A question must not hold what its answer is rated for."""
    asked = set(content(f"{item.text} {item.title}" if item.code else item.text, item.language))
    for point in item.expects:
        words = set(content(point, item.language))
        if len(words) > 1 and words <= asked:
            yield _warning(item, f'the question itself says the expected point "{point}"')
    guide = item.guide.lower().split()
    text = " ".join(item.text.lower().split())
    for start in range(len(guide) - 5):
        if (run := " ".join(guide[start : start + 6])) in text:
            yield _warning(item, f'the question repeats the guide: "{run}"')
            return


def _red_flags(item: Item, pack: Pack) -> Iterator[Problem]:
    """A red flag is heard in its own words, and not in a full-mark answer."""
    for flag in item.red_flags:
        if red_flag(Said.of(flag, item.language), (flag,)) is None:
            yield _warning(item, f'the red flag "{flag}" is never heard, not even in its own words: say it shorter')
    for exemplar in item.exemplars:
        if heard := red_flag(Said.of(exemplar, item.language), item.red_flags):
            flag, (start, end) = heard
            yield _warning(item, f'an exemplar raises the red flag "{flag}" ("{exemplar[start:end]}")')


_EVERY: tuple[Rule, ...] = (_references, _delivery, _giveaway, _exemplars)
_SPOKEN: tuple[Rule, ...] = (_complete, _speakable, _spoiler, _red_flags)
