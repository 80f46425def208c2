"""Is this fit to be said by the interviewer? Every rule is a small function that names the words it objects to.

The same rules judge the pack's own questions when it is checked, and whatever a model proposes before it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from voice_interviewer.core.asking import manners
from voice_interviewer.core.asking.manners import MARKUP
from voice_interviewer.core.asking.unlawful import unlawful_topic
from voice_interviewer.core.candidate.skills import find_skills
from voice_interviewer.core.english import asking as asking_en
from voice_interviewer.core.german import asking as asking_de
from voice_interviewer.core.german import manners as manners_de
from voice_interviewer.core.grading import guards, words
from voice_interviewer.core.grading.tokens import content, tokenise
from voice_interviewer.core.role.pack import Item, Pack

MOST_WORDS = 45


@dataclass(frozen=True, slots=True)
class LintProblem:
    """`rule` is short and stable ("one ask"), `words` the part objected to, `message` a sentence for people."""

    rule: str
    message: str
    words: str = ""

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}"


def lint(
    utterance: str,
    *,
    asked: Sequence[str] = (),
    pack: Pack | None = None,
    item: Item | None = None,
    answer: str = "",
    question: bool = True,
    language: str = "",
) -> tuple[LintProblem, ...]:
    """What is wrong with an utterance of the interviewer; empty where it may be said.

    `asked` are the questions asked before, `item` the one it belongs to, `answer` the candidate's last answer. With
    `question=False` it is some other utterance: the rules about questions are left out, those about manners and law
    stay. The `language` is that of pack or item where it is not given.
    """
    spoken = language or (pack.language if pack else item.language if item else "en")
    case = _Case(utterance, tuple(asked), pack, item, answer, spoken)
    rules = (*_MANNERS, *_QUESTIONS) if question else _MANNERS
    return tuple(problem for rule in rules for problem in rule(case))


@dataclass(frozen=True)
class _Case:
    text: str
    asked: tuple[str, ...]
    pack: Pack | None
    item: Item | None
    answer: str
    language: str = "en"

    def content(self, text: str) -> list[str]:
        return content(text, self.language)

    @cached_property
    def plain(self) -> str:
        return " ".join(token.text.replace("'", "") for token in tokenise(self.text))

    @cached_property
    def authored(self) -> bool:
        """The item's own question or probe, word for word: whoever wrote the pack stands for it."""
        if self.item is None:
            return False
        return _same(self.text) in {_same(self.item.text), *map(_same, self.item.probes)}


_MANNERS_OF = {"en": manners, "de": manners_de}
_ASKING_OF = {"en": asking_en, "de": asking_de}


def _same(text: str) -> str:
    return " ".join(token.text for token in tokenise(text))


# --- manners and law: every utterance ---------------------------------------------------------------------------------


def _empty(case: _Case) -> Iterator[LintProblem]:
    if not case.plain:
        yield LintProblem("empty", "there is nothing to say")


def _length(case: _Case) -> Iterator[LintProblem]:
    count = len(case.plain.split())
    if count > MOST_WORDS:
        yield LintProblem("length", f"{count} words are too many to follow by ear; {MOST_WORDS} at most")


def _markup(case: _Case) -> Iterator[LintProblem]:
    for name, pattern in MARKUP:
        found = pattern.search(case.text)
        if found and not (case.authored and name in {"address", "placeholder"}):
            yield LintProblem("markup", f"{name} cannot be spoken", found.group().strip())


def _persona(case: _Case) -> Iterator[LintProblem]:
    never = " ".join(case.pack.persona.never).lower() if case.pack else ""
    for rule, triggers, pattern in _MANNERS_OF[case.language].NEVER:
        found = pattern.search(case.plain)
        if found and not case.authored and (not never or any(trigger in never for trigger in triggers)):
            yield LintProblem(rule, f"the persona never does this: {rule}", found.group())


def _verdict(case: _Case) -> Iterator[LintProblem]:
    if case.pack is not None and case.pack.persona.speaks_verdicts:
        return
    known = _MANNERS_OF[case.language]
    found = next(
        filter(None, (known.VERDICT_ALONE.search(sentence) for sentence, _ in _sentences(case.text))), None
    ) or known.VERDICT.search(case.plain)
    if found and not case.authored:
        yield LintProblem("verdict", "the interviewer does not reveal a judgement", found.group())


def _promise(case: _Case) -> Iterator[LintProblem]:
    found = _MANNERS_OF[case.language].PROMISE.search(case.plain)
    if found and not case.authored:
        yield LintProblem("promise", "a decision is made by people, after the interview", found.group())


def _rubric(case: _Case) -> Iterator[LintProblem]:
    found = _MANNERS_OF[case.language].RUBRIC.search(case.plain)
    if found and not case.authored:
        yield LintProblem("leak", "the rubric is not spoken about", found.group())


def _language(case: _Case) -> Iterator[LintProblem]:
    """What is said is in the language of the interview; an English pack may quote whatever it likes."""
    if case.language == "en":
        return
    other = guards.other_language(words.tokens(case.text, case.language), case.text, case.language)
    if other:
        yield LintProblem("language", f"the interview is not held in this language ({other})", case.text)


def _lawful(case: _Case) -> Iterator[LintProblem]:
    found = unlawful_topic(case.plain, case.language)
    if found is not None:
        topic, words = found
        yield LintProblem("unlawful topic", f"a question about {topic} may not be asked", words)


# --- questions ------------------------------------------------------------------------------------------------------


def _sentences(text: str) -> list[tuple[str, bool]]:
    """Sentences as plain words, each with whether it ends in a question mark."""
    parts: list[tuple[str, bool]] = []
    current: list[str] = []
    for token in tokenise(text):
        current.append(token.text.replace("'", ""))
        if token.ends_sentence:
            parts.append((" ".join(current), "?" in token.after))
            current = []
    return [*parts, (" ".join(current), False)] if current else parts


def _one_ask(case: _Case) -> Iterator[LintProblem]:
    marks = case.text.count("?")
    if marks > 1:
        yield LintProblem("one ask", f"{marks} questions in one prompt: ask one at a time", "?")
        return
    if second := _ASKING_OF[case.language].second(case.plain):
        yield LintProblem("one ask", "a second question is hung on: ask one at a time", second)
        return
    asks = _ASKING_OF[case.language].asks(_sentences(case.text), case.plain)
    if len(asks) > 1:
        yield LintProblem("one ask", f"asks {len(asks)} things: ask one at a time", asks[1])


def _is_question(case: _Case) -> Iterator[LintProblem]:
    if case.authored or case.text.rstrip().rstrip("\"'”’)").endswith("?"):
        return
    if not any(_ASKING_OF[case.language].is_request(sentence) for sentence, _ in _sentences(case.text)):
        yield LintProblem("not a question", "ends without a question or a clear request")


def _repeated(case: _Case) -> Iterator[LintProblem]:
    mine = set(case.content(case.text))
    for earlier in case.asked:
        theirs = set(case.content(earlier))
        if _same(earlier) == _same(case.text) or (len(mine & theirs) > 2 and _likeness(mine, theirs) >= 0.6):
            yield LintProblem("repeat", "this has been asked already", earlier)
            return


def _likeness(one: set[str], other: set[str]) -> float:
    """Share of common words, 0..1; a short question inside a long one is not a repetition of it."""
    return len(one & other) / len(one | other)


def _leak(case: _Case) -> Iterator[LintProblem]:
    """Words of the guide that neither the question nor the candidate has used would give the answer away."""
    if case.item is None or case.authored:
        return
    item = case.item
    public = " ".join((item.text, item.title, case.answer, *case.asked, *item.probes, *item.requirements, item.code))
    known = set(case.content(public)) | _ASKING_OF[case.language].GENERAL
    mine = case.content(case.text)
    new = [word for word in dict.fromkeys(mine) if word not in known]
    pairs = {pair for pair in pairwise(mine) if not known.issuperset(pair)}
    if not new:
        return
    for point in (*item.expects, *_parts(item.guide), *(anchor.text for anchor in item.anchors), *item.exemplars):
        theirs = case.content(point)
        given = [word for word in new if word in theirs]
        pair = next(iter(pairs.intersection(pairwise(theirs))), None)
        if len(given) > 1 or pair or (given and (point in item.expects or _is_technical(given[0], case))):
            yield LintProblem("leak", "gives away a part of the expected answer", " ".join(pair or given))
            return


def _parts(guide: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.;:])\s+", guide) if part]


def _is_technical(word: str, case: _Case) -> bool:
    return any(word in case.content(case.text[found.start : found.end]) for found in find_skills(case.text))


def _on_topic(case: _Case) -> Iterator[LintProblem]:
    """It shares a word with its item, with the answer, or with another item of the same competency."""
    if case.item is None or case.authored:
        return
    mine = set(case.content(case.text))
    unknown = mine - _ASKING_OF[case.language].GENERAL
    if unknown and not mine & (_subject(case.item) | set(case.content(case.answer)) | _kindred(case.item, case.pack)):
        yield LintProblem("off topic", "shares nothing with the question or with the answer", " ".join(sorted(unknown)))


def _subject(item: Item) -> set[str]:
    parts = (
        item.text,
        item.title,
        item.section,
        item.competency,
        item.guide,
        *item.topics,
        *item.expects,
        *item.probes,
    )
    return set(content(" ".join(parts), item.language))


def _kindred(item: Item, pack: Pack | None) -> set[str]:
    if pack is None or not item.competency:
        return set()
    texts = (other.text for other in pack.bank.items if other.competency == item.competency)
    return set(content(" ".join(texts), item.language)).difference(_ASKING_OF[item.language].GENERAL)


_MANNERS: tuple[Callable[[_Case], Iterator[LintProblem]], ...] = (
    _empty, _length, _markup, _persona, _verdict, _promise, _rubric, _lawful, _language,
)  # fmt: skip
_QUESTIONS: tuple[Callable[[_Case], Iterator[LintProblem]], ...] = (
    _is_question, _one_ask, _repeated, _leak, _on_topic,
)  # fmt: skip
