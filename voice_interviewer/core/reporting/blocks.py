"""Questions with their answers and admitted ratings: a fold of the events. Follow-ups stand under their parent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from voice_interviewer.core.consent import WHY, assessment
from voice_interviewer.core.events import AnswerRated, Author, Event, Form, QuestionAsked, RatingOverridden, TurnEnded
from voice_interviewer.core.reporting.admission import admit
from voice_interviewer.core.reporting.overrides import in_force
from voice_interviewer.core.reporting.ratings import Rated, Vote
from voice_interviewer.core.reporting.scoring import CHECKLIST, CRITERIA, VIEW, exact, mean, one_decimal, whole
from voice_interviewer.core.reporting.titles import title_of
from voice_interviewer.core.role.pack import Item, Kind, Pack
from voice_interviewer.core.transcript import Line, Transcript

NO_RATING = "No rating was recorded for this."
SLOWEST, FASTEST = 60, 260
"""Words a minute outside these bounds are flagged: a clock or a recogniser is probably wrong."""
RATE_NEEDS_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A question and its answer. Times are seconds of interview time, `score` is out of 10.

    `number` is generated: "3" for a main question, "3.1" for its first follow-up, "" for the introduction. A main
    question's score covers its follow-ups; a follow-up has a score only where it was rated on its own.
    """

    number: str
    question_id: str
    item_id: str
    form: Form
    kind: Kind
    title: str
    competency: str
    author: Author
    text: str
    asked_s: float
    ended_s: float
    ending: str
    utterance_ids: tuple[str, ...]
    response: str
    words: int
    words_per_minute: int | None
    typed: bool
    ratings: tuple[Rated, ...]
    votes: tuple[Vote, ...]
    score: Decimal | None
    notes: tuple[str, ...] = ()
    probes: tuple[Block, ...] = ()

    @property
    def scored(self) -> int:
        """How many of the criteria have a level, in this answer or a follow-up's."""
        return len(levels(self))

    def rating(self, criterion: str) -> Rated:
        """Raises KeyError: a criterion that is missing is not one that is 0."""
        for rating in self.ratings:
            if rating.criterion == criterion:
                return rating
        raise KeyError(criterion)


def members(questions: Iterable[Block]) -> list[Block]:
    """Questions and follow-ups in one row."""
    return [member for question in questions for member in (question, *question.probes)]


def levels(block: Block) -> dict[str, Fraction]:
    """The level of each scored criterion of a question: the mean over the question and its follow-ups."""
    found: dict[str, list[Fraction]] = {}
    for member in members([block]):
        for rating in member.ratings:
            if rating.level is not None:
                found.setdefault(rating.criterion, []).append(Fraction(rating.level))
    return {criterion: mean(values) for criterion, values in found.items()}


def exact_score(block: Block) -> Fraction | None:
    """The unrounded score out of 10, or None where nothing could be scored."""
    found = levels(block)
    return mean(list(found.values())) * VIEW if found else None


def blocks(events: Sequence[Event], pack: Pack, transcript: Transcript, grading: str) -> tuple[Block, ...]:
    """The introduction first, then the main questions in the order asked, follow-ups inside them.

    A person's rating stands in place of the grading's. Nothing is rated that the candidate did not agree to.
    """
    questions = {event.question_id: event for event in events if isinstance(event, QuestionAsked)}
    endings = {event.question_id: event for event in events if isinstance(event, TurnEnded)}
    agreed = assessment(events)
    ratings = _last_ratings(events, grading) if agreed == "agreed" else {}
    by_person = in_force(events) if agreed != "withdrawn" else {}
    none = WHY[agreed] or NO_RATING
    children: dict[str, list[QuestionAsked]] = {}
    mains: list[QuestionAsked] = []
    for question in questions.values():
        parent = questions.get(question.parent_id) if question.form == "probe" else None
        if parent is not None and parent.form == "main":
            children.setdefault(parent.question_id, []).append(question)
        else:
            mains.append(question)
    result: list[Block] = []
    numbered = 0
    for question in mains:
        numbered += question.form != "introduction"
        number = "" if question.form == "introduction" else str(numbered)
        probes = children.get(question.question_id, [])
        family = frozenset((question.question_id, *(probe.question_id for probe in probes)))
        item = item_of(question, pack)
        kind = item.kind if item else "technical"
        fold = _Fold(pack, transcript, ratings, by_person, none, endings, family, kind)
        inner = tuple(fold.block(probe, f"{number}.{place}") for place, probe in enumerate(probes, start=1))
        whole_block = replace(fold.block(question, number), probes=inner)
        result.append(replace(whole_block, score=_shown(exact_score(whole_block))))
    return tuple(sorted(result, key=lambda block: block.form != "introduction"))


def _last_ratings(events: Sequence[Event], grading: str) -> dict[tuple[str, str], AnswerRated]:
    """The last rating of each criterion of each question within one grading."""
    return {
        (event.question_id, event.criterion): event
        for event in events
        if isinstance(event, AnswerRated) and event.grading == grading
    }


def _shown(score: Fraction | None) -> Decimal | None:
    return None if score is None else one_decimal(score)


@dataclass(frozen=True, slots=True)
class _Fold:
    """What it takes to make the blocks of one question and its follow-ups, which are of one kind."""

    pack: Pack
    transcript: Transcript
    ratings: Mapping[tuple[str, str], AnswerRated]
    by_person: Mapping[tuple[str, str], RatingOverridden]
    none: str  # why there is no rating, where there is none
    endings: Mapping[str, TurnEnded]
    family: frozenset[str]
    kind: Kind

    def block(self, question: QuestionAsked, number: str) -> Block:
        lines = self.transcript.answer(question.question_id)
        item = item_of(question, self.pack)
        ending = self.endings.get(question.question_id)
        spoken = [line for line in lines if line.via == "voice"]
        rate = words_per_minute(spoken)
        main = "." not in number
        rated = self._rated(question, main)
        block = Block(
            number=number,
            question_id=question.question_id,
            item_id=question.item_id,
            form=question.form,
            kind=self.kind,
            title=title_of(item, self.pack),
            competency=item.competency if item else "",
            author=question.author,
            text=question.text,
            asked_s=question.at_s,
            ended_s=ending.at_s if ending else max((line.end_s for line in lines), default=question.at_s),
            ending=ending.reason if ending else "",
            utterance_ids=tuple(line.line_id for line in lines),
            response=" ".join(line.text for line in lines),
            words=sum(len(line.text.split()) for line in lines),
            words_per_minute=rate,
            typed=bool(lines) and not spoken,
            ratings=rated,
            votes=self._votes(question, item, main),
            score=None,
            notes=_notes(rate),
        )
        return replace(block, score=_shown(exact_score(block)))

    def _admitted(self, question_id: str, criterion: str) -> AnswerRated | None:
        rating = self.ratings.get((question_id, criterion))
        return None if rating is None else admit(rating, self.transcript, self.family)

    def _rated(self, question: QuestionAsked, main: bool) -> tuple[Rated, ...]:
        """All criteria of a main question; of a follow-up those that were rated. The introduction is never rated."""
        if question.form == "introduction":
            return ()
        found: list[Rated] = []
        for criterion in CRITERIA[self.kind]:
            rating = self._admitted(question.question_id, criterion)
            if rating is None and not main:
                continue
            shown = Rated.of(rating) if rating else Rated(criterion=criterion, level=None, reason=self.none)
            person = self.by_person.get((question.question_id, criterion))
            found.append(shown if person is None else shown.overridden(person))
        return tuple(found)

    def _votes(self, question: QuestionAsked, item: Item | None, main: bool) -> tuple[Vote, ...]:
        """On the entries that the item is there to assess, and those that the grader rated beyond them."""
        if question.form == "introduction":
            return ()
        planned = item.checklist if item and main else ()
        rated = [
            criterion.removeprefix(CHECKLIST)
            for question_id, criterion in self.ratings
            if question_id == question.question_id and criterion.startswith(CHECKLIST)
        ]
        votes = []
        for entry in dict.fromkeys((*planned, *rated)):
            rating = self._admitted(question.question_id, CHECKLIST + entry)
            vote = Vote.of(entry, rating) if rating else Vote(entry=entry, status="", reason=self.none)
            person = self.by_person.get((question.question_id, CHECKLIST + entry))
            votes.append(vote if person is None else vote.overridden(person))
        return tuple(votes)


def item_of(question: QuestionAsked, pack: Pack) -> Item | None:
    """The pack's item behind a question; None where a question stands for itself."""
    try:
        return pack.item(question.item_id)
    except KeyError:
        return None


def words_per_minute(lines: Sequence[Line]) -> int | None:
    """The speech rate over the time spoken; None where too little was said to tell."""
    words = sum(len(line.text.split()) for line in lines)
    seconds = sum((exact(line.end_s) - exact(line.start_s) for line in lines), Fraction())
    return whole(words * 60 / seconds) if words >= RATE_NEEDS_WORDS and seconds > 0 else None


def _notes(rate: int | None) -> tuple[str, ...]:
    """What a reader must know before trusting the text of this answer."""
    if rate is not None and not SLOWEST <= rate <= FASTEST:
        return (
            f"{rate} words a minute is outside {SLOWEST} to {FASTEST}: "
            "check the times and the transcript against the recording.",
        )
    return ()
