"""A language model as a grader: it proposes levels with quotations; code decides what of that counts.

What can be known without a model is decided before it is asked; what comes back without a verified quotation is *not
scored*. A model that is dead, slow or babbling leaves *not scored* with the reason, never a number.
"""

from __future__ import annotations

import hashlib
import math
import secrets
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources

from voice_interviewer.core.events import Opinion
from voice_interviewer.core.grading import guards
from voice_interviewer.core.grading.judgement import NEEDS_HUMAN, Judgement
from voice_interviewer.core.grading.masking import mask
from voice_interviewer.core.grading.quotation import utterances
from voice_interviewer.core.grading.rating_form import Form, one_line
from voice_interviewer.core.grading.settled import reader_flags, settled
from voice_interviewer.core.grading.standards import criteria_of
from voice_interviewer.core.role.pack import Anchor, Item
from voice_interviewer.ports import EngineError, EngineUnavailable, LanguageModel

PROMPT = "grader-1.md"
ANSWER_S = 120.0
MOST_WORDS = 900  # of an answer are shown to the model
LONG_ANSWER_WORDS = 450  # from here on each criterion is asked about in a call of its own
FAILURES_IN_A_ROW = 3

SURE, SURE_BETWEEN_ANCHORS = 0.7, 0.9
"""A rating of less confidence gets a second opinion; levels 2 and 4, which no anchor describes, need more of it."""
DISAGREEMENT = 1.0


class Failures:
    """How many answers in a row the model failed on, over all threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.in_a_row = 0

    def count(self, failed: bool) -> None:
        with self._lock:
            self.in_a_row = self.in_a_row + 1 if failed else 0


@dataclass
class ModelGrader:
    """Grader. Asks `model` about an answer, and `second`, or the same again, about what was left in doubt.

    All calls about one answer share `answer_s` seconds and end at `deadline` (of `time.monotonic`); once `stop` is set,
    none is begun. `anchors` are those of the competencies, for items that have none of their own. What else is known
    about one answer is put in with `dataclasses.replace`: `names` to mask wherever they stand, and `follow_ups` with
    the place in the answer where the reply to each begins.
    """

    model: LanguageModel
    second: LanguageModel | None = None
    answer_s: float = ANSWER_S
    anchors: Mapping[str, Sequence[Anchor]] = field(default_factory=dict)
    deadline: float = math.inf
    names: Sequence[str] = ()
    follow_ups: Sequence[tuple[int, str]] = ()
    stop: threading.Event = field(default_factory=threading.Event)
    failures: Failures = field(default_factory=Failures)

    def __post_init__(self) -> None:
        self.name = f"model {self.model.name}"

    def rate(self, question: str, answer: str, item: Item, entries: Mapping[str, str]) -> Sequence[Judgement]:
        """One judgement for each criterion of the item's kind and each entry. Never raises for a failing model."""
        question, answer = mask(question, self.names), mask(answer, self.names)
        clean, injected = guards.sanitised(answer)
        flags = [f"{flag.kind}: {flag.note}" for flag in injected]
        judged = settled(question, clean, item, entries)
        if judged is None:
            form, cut = self._form(question, answer, clean, item, entries)
            if cut:
                flags.append(f"long answer: the model was shown its first {MOST_WORDS} words")
            judged = [_marked(judgement, question, clean, item) for judgement in self._judged(form)]
        first, *others = judged
        return [replace(first, flags=(*dict.fromkeys(flags), *first.flags)), *others]

    def _form(
        self, question: str, answer: str, clean: str, item: Item, entries: Mapping[str, str]
    ) -> tuple[Form, bool]:
        pieces, cut = utterances(clean, MOST_WORDS, [place for place, _ in self.follow_ups])
        form = Form(
            item=item,
            entries=entries,
            anchors=item.anchors or self.anchors.get(item.competency, ()),
            question=question,
            answer=answer,
            clean=clean,
            utterances=pieces,
            follow_ups=[(place, mask(text, self.names)) for place, text in self.follow_ups],
        )
        return form, cut

    def _judged(self, form: Form) -> list[Judgement]:
        criteria = criteria_of(form.item, form.entries)
        if self.failures.in_a_row >= FAILURES_IN_A_ROW:
            reason = f"The model was not asked: it had failed on {FAILURES_IN_A_ROW} answers in a row."
            return [Judgement(criterion=criterion, level=None, reason=reason) for criterion in criteria]
        until = min(self.deadline, time.monotonic() + self.answer_s)
        exchange = Exchange(self.model, form, until, self.stop)
        judged = exchange.judge(criteria)
        self.failures.count(failed=not exchange.replies)
        if unsure := [criterion for criterion in criteria if _in_doubt(judged[criterion])]:
            again = Exchange(self.second or self.model, form, until, self.stop).judge(unsure[::-1])
            judged |= {criterion: both(judged[criterion], again[criterion]) for criterion in unsure}
        return [judged[criterion] for criterion in criteria]


@dataclass
class Exchange:
    """What one model is asked about one answer, until a moment of `time.monotonic`. `replies` counts usable ones."""

    model: LanguageModel
    form: Form
    until: float
    stop: threading.Event
    replies: int = 0
    failures: int = 0

    def judge(self, criteria: Sequence[str]) -> dict[str, Judgement]:
        """All criteria in one call; one call for each where the answer is long or the reply cannot be used."""
        problem = ""
        if self.form.words <= LONG_ANSWER_WORDS:
            try:
                return self._ask(criteria)
            except EngineError as error:
                problem = _brief(error)
                dead = isinstance(error, EngineUnavailable) or time.monotonic() >= self.until
                if dead or len(criteria) == 1:
                    return {criterion: self._by(_failed(criterion, problem)) for criterion in criteria}
        return {criterion: self._alone(criterion, problem) for criterion in criteria}

    def _alone(self, criterion: str, problem: str) -> Judgement:
        if self.failures < FAILURES_IN_A_ROW:
            try:
                return self._ask([criterion])[criterion]
            except EngineError as error:
                self.failures += 1
                problem = _brief(error)
        return self._by(_failed(criterion, problem or "it had failed on the criteria before this"))

    def _ask(self, criteria: Sequence[str]) -> dict[str, Judgement]:
        left_s = self.until - time.monotonic()
        if left_s <= 0 or self.stop.is_set():
            raise EngineUnavailable("there was no time left to rate this answer")
        system, _ = prompt()
        request = self.form.request(criteria, secrets.token_hex(8))
        reply = self.model.complete(system, request, self.form.schema(criteria), timeout_s=left_s)
        self.replies += 1
        self.failures = 0
        return {criterion: self._by(self.form.judgement(criterion, reply)) for criterion in criteria}

    def _by(self, judgement: Judgement) -> Judgement:
        return replace(judgement, model=self.model.name, prompt_hash=prompt()[1])


@cache
def prompt() -> tuple[str, str]:
    """The system prompt and the beginning of its sha256."""
    text = resources.files("voice_interviewer").joinpath("prompts", PROMPT).read_text(encoding="utf-8")
    return text, hashlib.sha256(text.encode()).hexdigest()[:16]


def both(first: Judgement, second: Judgement) -> Judgement:
    """Two opinions as one judgement: the mean level; where they disagree, a flag for a human. Both are kept.

    A checklist entry has no mean: opinions that differ leave it not scored.
    """
    kept = replace(first, opinions=(_opinion(first), _opinion(second)))
    if second.level is None and not second.status:
        return _for_a_human(kept, f"low confidence, and no second opinion ({second.reason.rstrip('.')})")
    kept = replace(kept, spans=tuple(dict.fromkeys((*first.spans, *second.spans))))
    if first.level is None or second.level is None:
        if first.status == second.status:
            return kept
        return _for_a_human(replace(kept, status="", reason="Two opinions differ on whether this was shown."), "")
    if abs(first.level - second.level) > DISAGREEMENT:
        kept = _for_a_human(kept, f"two opinions differ, level {first.level:g} and level {second.level:g}")
    return replace(kept, level=(first.level + second.level) / 2)


def _for_a_human(judgement: Judgement, why: str) -> Judgement:
    return replace(judgement, flags=(*judgement.flags, f"{NEEDS_HUMAN}: {why}" if why else NEEDS_HUMAN))


def _in_doubt(judgement: Judgement) -> bool:
    if judgement.confidence is None or (judgement.level is None and not judgement.status):
        return False
    return judgement.confidence < (SURE_BETWEEN_ANCHORS if judgement.level in (2, 4) else SURE)


def _opinion(judgement: Judgement) -> Opinion:
    return Opinion(
        model=judgement.model,
        level=judgement.level,
        status=judgement.status,
        reason=judgement.reason,
        confidence=judgement.confidence,
    )


def _marked(judgement: Judgement, question: str, clean: str, item: Item) -> Judgement:
    """Completeness carries what code notices for a reader."""
    if judgement.criterion != "completeness":
        return judgement
    flags, misheard = reader_flags(question, clean, item)
    return replace(judgement, flags=(*judgement.flags, *flags), misheard=misheard)


def _failed(criterion: str, problem: str) -> Judgement:
    return Judgement(criterion=criterion, level=None, reason=f"The model failed: {problem}")


def _brief(error: Exception) -> str:
    return one_line(str(error))[:200] or type(error).__name__
