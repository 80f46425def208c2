"""The second opinion on a report's numbers: everything is computed again from the raw events, in another way.

This shares no arithmetic with `blocks`, `figures` or `scoring`, on purpose: two ways that agree are the check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from voice_interviewer.core.checking.recount_words import rewritten, times
from voice_interviewer.core.events import (
    AnswerRated,
    ConsentGiven,
    ConsentWithdrawn,
    Event,
    QuestionAsked,
    RatingOverridden,
    RequestHeard,
    TurnEnded,
    UtteranceCorrected,
    UtteranceHeard,
)
from voice_interviewer.core.role.pack import Item, Pack

DIMENSIONS = {
    "technical": ["accuracy", "completeness", "clarity", "depth", "practicality"],
    "behavioural": ["situation", "task", "action", "result", "reflection"],
}


@dataclass(slots=True)
class Told:
    """A question of the log with all that was said to it."""

    question: QuestionAsked
    number: str
    kind: str
    item: Item | None
    heard: list[UtteranceHeard] = field(default_factory=list)
    follow_ups: list[Told] = field(default_factory=list)

    @property
    def family(self) -> list[Told]:
        return [self, *self.follow_ups]

    @property
    def response(self) -> str:
        return " ".join(heard.text for heard in self.heard)

    @property
    def words(self) -> int:
        return len(self.response.split())


class Recount:
    """The raw events of one interview under one grading, and every number that follows from them."""

    def __init__(self, events: Sequence[Event], pack: Pack, grading: str) -> None:
        self.pack = pack
        self.heard: dict[str, UtteranceHeard] = {}
        self.recognised: dict[str, str] = {}
        self.corrections: dict[str, list[UtteranceCorrected]] = {}
        self.asides: dict[str, str] = {}
        self.endings: dict[str, TurnEnded] = {}
        self.rated: dict[str, dict[str, AnswerRated]] = {}
        self.by_person: dict[tuple[str, str], RatingOverridden] = {}
        self.consent = "agreed"
        asked: dict[str, QuestionAsked] = {}
        for event in events:
            if isinstance(event, QuestionAsked):
                asked[event.question_id] = event
            elif isinstance(event, UtteranceHeard):
                self.heard[event.utterance_id] = event
            elif isinstance(event, RequestHeard):
                for utterance_id in event.utterance_ids:
                    self.asides[utterance_id] = event.request
            elif isinstance(event, TurnEnded):
                self.endings[event.question_id] = event
            elif isinstance(event, AnswerRated) and event.grading == grading:
                self.rated.setdefault(event.question_id, {})[event.criterion] = event
            elif isinstance(event, UtteranceCorrected):
                self.corrections.setdefault(event.utterance_id, []).append(event)
            elif isinstance(event, RatingOverridden) and _binding(event):
                self.by_person[event.question_id, event.criterion] = event
            elif isinstance(event, ConsentGiven | ConsentWithdrawn):
                self.consent = _consent(event, self.consent)
        self._correct()
        if self.consent != "agreed":
            self.rated = {}
        if self.consent == "withdrawn":
            self.by_person = {}
        self.introductions: list[Told] = []
        self.mains: list[Told] = []
        self._arrange(asked)

    def _correct(self) -> None:
        """From here on the last correction is what was said."""
        for utterance_id, made in self.corrections.items():
            heard = self.heard.get(utterance_id)
            if heard is not None:
                self.recognised[utterance_id] = heard.text
                self.heard[utterance_id] = replace(heard, text=made[-1].text, words=rewritten(heard, made[-1].text))

    def _arrange(self, asked: dict[str, QuestionAsked]) -> None:
        mains: dict[str, Told] = {}
        for question in asked.values():
            parent = asked.get(question.parent_id)
            if question.form == "probe" and parent is not None and parent.form == "main":
                continue
            if question.form == "introduction":
                self.introductions.append(self._told(question, ""))
                continue
            mains[question.question_id] = self._told(question, str(len(mains) + 1))
        for question in asked.values():
            if question.form == "probe" and question.question_id not in mains:
                main = mains[question.parent_id]
                follow_up = self._told(question, f"{main.number}.{len(main.follow_ups) + 1}")
                follow_up.kind = main.kind
                main.follow_ups.append(follow_up)
        self.mains = list(mains.values())

    def _told(self, question: QuestionAsked, number: str) -> Told:
        items = [item for item in self.pack.bank.items if item.id == question.item_id]
        told = Told(question, number, items[0].kind if items else "technical", items[0] if items else None)
        answers = [
            heard
            for utterance_id, heard in self.heard.items()
            if heard.question_id == question.question_id and not self.asides.get(utterance_id)
        ]
        told.heard = sorted(answers, key=lambda heard: heard.start_s)
        return told

    # quotations

    def quotation_fault(self, piece: dict[str, object], family: Sequence[str] | None = None) -> str:
        """Why this quotation does not stand in the log as stated; empty if it does."""
        heard = self.heard.get(str(piece["utterance_id"]))
        if heard is None:
            return "no such utterance"
        start, end = _whole(piece["start_char"]), _whole(piece["end_char"])
        if start < 0 or end <= start or heard.text[start:end] != piece["quote"] or not str(piece["quote"]).strip():
            return "these words do not stand there"
        if family is not None and heard.question_id not in family:
            return "said to another question"
        if self.asides.get(heard.utterance_id, "skip") != "skip":
            return "said to the interviewer, not as an answer"
        begin, finish, unsure = times(heard, start, end)
        if unsure:
            return "heard with low confidence"
        if abs(begin - _number(piece["start_s"])) > 0.0105 or abs(finish - _number(piece["end_s"])) > 0.0105:
            return f"said from {begin:.2f} to {finish:.2f} s"
        return ""

    # ratings

    def person(self, told: Told, criterion: str, main: Told) -> RatingOverridden | None:
        """A person's rating of this, if it is one that the answer is rated on."""
        items = told.item.checklist if told.item else ()
        planned = criterion in DIMENSIONS[told.kind] or criterion.removeprefix("checklist:") in items
        if (told is main and planned) or criterion in self.rated.get(told.question.question_id, {}):
            return self.by_person.get((told.question.question_id, criterion))
        return None

    def valid(self, told: Told, criterion: str, main: Told) -> AnswerRated | RatingOverridden | None:
        """The rating of a criterion that counts, a person's before the grading's, if it has a value."""
        person = self.person(told, criterion, main)
        if person is not None:
            return person if person.level is not None or person.status else None
        return self.graded(told, criterion, main)

    def graded(self, told: Told, criterion: str, main: Told) -> AnswerRated | None:
        """The grading's rating of a criterion, if it has a value that its quotations bear out."""
        rating = self.rated.get(told.question.question_id, {}).get(criterion)
        if rating is None:
            return None
        checklist = criterion.startswith("checklist:")
        if checklist and (rating.level is not None or rating.status not in ("1", "0")):
            return None
        if not checklist and (rating.level is None or not 1 <= rating.level <= 5):
            return None
        family = [member.question.question_id for member in main.family]
        faults = [self.quotation_fault(_piece(piece), family) for piece in rating.evidence]
        if any(fault not in ("", "heard with low confidence") for fault in faults) or "" not in faults:
            return None
        return rating

    def level(self, main: Told, criterion: str) -> Fraction | None:
        """The level of a question with its follow-ups."""
        found = [
            Fraction(str(rating.level))
            for member in main.family
            if (rating := self.valid(member, criterion, main)) is not None
        ]
        return sum(found, Fraction()) / len(found) if found else None

    def score(self, main: Told) -> Fraction | None:
        """Out of 10: twice the mean of the levels there are."""
        found = [level for name in DIMENSIONS[main.kind] if (level := self.level(main, name)) is not None]
        return 2 * sum(found, Fraction()) / len(found) if found else None

    def weight(self, main: Told) -> Fraction:
        wanted = main.item.competency if main.item else None
        return next(
            (Fraction(str(entry.weight)) for entry in self.pack.rubric.competencies if entry.id == wanted), Fraction(1)
        )

    def average(self, pairs: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
        """The mean of (value, weight) pairs."""
        total = sum((weight for _, weight in pairs), Fraction())
        return sum((value * weight for value, weight in pairs), Fraction()) / total if total else None

    def overall(self, kind: str = "") -> tuple[Fraction | None, int, int]:
        """Score, how many questions have one, how many were asked."""
        asked = [main for main in self.mains if kind in ("", main.kind)]
        pairs = [(score, self.weight(main)) for main in asked if (score := self.score(main)) is not None]
        return self.average(pairs), len(pairs), len(asked)

    def dimension(self, kind: str, criterion: str) -> tuple[Fraction | None, int, int]:
        asked = [main for main in self.mains if main.kind == kind]
        pairs = [(2 * level, self.weight(main)) for main in asked if (level := self.level(main, criterion)) is not None]
        return self.average(pairs), len(pairs), len(asked)

    def competency(self, competency_id: str) -> tuple[Fraction | None, int, int]:
        asked = [main for main in self.mains if main.item is not None and main.item.competency == competency_id]
        scores = [score for main in asked if (score := self.score(main)) is not None]
        return (sum(scores, Fraction()) / len(scores) / 2 if scores else None), len(scores), len(asked)

    def entry(self, entry_id: str) -> str:
        """The status of a checklist entry: 1, 0, N/A or not scored."""
        asked, votes = False, Counter[str]()
        for main in self.mains:
            for member in main.family:
                planned = member is main and main.item is not None and entry_id in main.item.checklist
                rated = "checklist:" + entry_id in self.rated.get(member.question.question_id, {})
                asked = asked or planned or rated
                rating = self.valid(member, "checklist:" + entry_id, main)
                if rating is not None:
                    votes[rating.status] += 1
        if not asked:
            return "N/A"
        if not votes:
            return "not scored"
        return "1" if votes["1"] >= votes["0"] else "0"

    def people(self, entry_id: str, status: str) -> list[str]:
        """Whose word the status of an entry is; where it says nothing, the first who rated it."""
        criterion, found = "checklist:" + entry_id, []
        for main in self.mains:
            for member in main.family:
                person = self.person(member, criterion, main)
                if person is not None and person.status == (status if status in ("1", "0") else ""):
                    found.append(person.by)
        return list(dict.fromkeys(found if status in ("1", "0") else found[:1] if status == "not scored" else []))


def _binding(rating: RatingOverridden) -> bool:
    """Whether a person's rating names the person, a reason, and a level or status that there is."""
    if not (rating.by.strip() and rating.reason.strip()):
        return False
    if rating.criterion.startswith("checklist:"):
        return rating.level is None and rating.status in ("", "0", "1")
    return not rating.status and (rating.level is None or 1 <= rating.level <= 5)


def _consent(event: ConsentGiven | ConsentWithdrawn, before: str) -> str:
    about = any(purpose.endswith("assessment") for purpose in event.purposes)
    if isinstance(event, ConsentGiven):
        return "agreed" if about else "refused"
    return "withdrawn" if about or not event.purposes else before


def _piece(piece: object) -> dict[str, object]:
    names = ("utterance_id", "quote", "start_char", "end_char", "start_s", "end_s")
    return {name: getattr(piece, name) for name in names}


def _whole(value: object) -> int:
    return value if isinstance(value, int) else -1


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else float("nan")
