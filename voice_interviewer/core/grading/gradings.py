"""Gradings side by side: which there are in a log, which of them a report shows, which can go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voice_interviewer.core.events import AnswerRated, Event, InterviewOpened, UtteranceCorrected, UtteranceHeard
from voice_interviewer.core.grading.judgement import NEEDS_HUMAN
from voice_interviewer.core.reporting.admission import rated
from voice_interviewer.core.reporting.overrides import in_force

LANGUAGES = {"de": "German"}  # of interviews, beside English


def named(events: Sequence[Event]) -> dict[str, list[AnswerRated]]:
    """The ratings of each grading, in the order in which the gradings were begun."""
    found: dict[str, list[AnswerRated]] = {}
    for event in events:
        if isinstance(event, AnswerRated):
            found.setdefault(event.grading, []).append(event)
    return found


def shown(events: Sequence[Event]) -> str:
    """The last grading that was carried through and rated anything; else the last one; "" without any.

    A model that failed leaves its reasons in the log and the report to the grading before.
    """
    found = named(events)
    widest = max((len(_questions(ratings)) for ratings in found.values()), default=0)
    good = [name for name, ratings in found.items() if len(_questions(ratings)) == widest and rated_anything(ratings)]
    return next(reversed(good or list(found)), "")


def rated_anything(ratings: Sequence[AnswerRated]) -> bool:
    """Whether a grading has a rating of its grader's own. What needs no model ("I don't know") is rated by code alone,
    also where the model is dead."""
    by_model = any(rating.grader.startswith("model ") for rating in ratings)
    return any(rated(rating) and (rating.model or not by_model) for rating in ratings)


def current(events: Sequence[Event]) -> dict[str, list[AnswerRated]]:
    """The gradings that know all that was said: begun after the last answer and the last correction of one."""
    words = (place for place, event in enumerate(events) if isinstance(event, UtteranceHeard | UtteranceCorrected))
    last = max(words, default=-1)
    before = named(events[: last + 1])
    return {name: ratings for name, ratings in named(events[last + 1 :]).items() if name not in before}


def to_go_on(events: Sequence[Event], grader: str, questions: Sequence[str]) -> tuple[str, frozenset[str]]:
    """The name to grade under, and the questions already rated under it.

    A current grading of this grader that was broken off goes on; otherwise a new one begins, under a name of its own.
    """
    for name, ratings in current(events).items():
        done = _questions(ratings)
        if ratings[0].grader == grader and not done.issuperset(questions):
            return name, done
    taken = named(events)
    name = next(name for number in range(1, len(taken) + 2) if (name := _numbered(grader, number)) not in taken)
    return name, frozenset()


def cautions(events: Sequence[Event], name: str) -> Iterator[str]:
    """What a reader must know about the grading of this name where a language model was asked, and about later ones."""
    found = named(events)
    ratings = [rating for rating in found.get(name, ()) if rated(rating)]
    if any(rating.model for rating in ratings):
        yield (
            "Ratings by a language model: code verified that its quotations were said, nobody verified its judgement. "
            "Read the quotations before you decide."
        )
    if name in found and name not in current(events):
        yield (
            "This grading was made before the last words of the transcript, which were said or corrected later. "
            "Ratings whose quotations are no longer there do not count: grade again."
        )
    by_person = in_force(events)
    unsure = sum(
        any(flag.startswith(NEEDS_HUMAN) for flag in rating.flags)
        and (rating.question_id, rating.criterion) not in by_person
        for rating in found.get(name, ())
    )
    if unsure:
        one = "1 rating needs" if unsure == 1 else f"{unsure} ratings need"
        yield f"{one} a human: two opinions differ, or a doubtful one was not confirmed."
    language = next((event.language for event in events if isinstance(event, InterviewOpened)), "en")
    if language != "en" and any(not rating.model and rating.level is not None for rating in ratings):
        yield (
            f"The interview was held in {LANGUAGES.get(language, language)}, and so are the quotations. The embedded "
            "grader was measured on English answers; in this language it knows fewer ways of saying things. Read the "
            "quotations before you decide."
        )
    for later in list(found)[list(found).index(name) + 1 :] if name in found else ():
        if not rated_anything(found[later]):
            yield f"A later grading, by {later}, rated nothing and is not shown: {found[later][0].reason}"


def _numbered(grader: str, number: int) -> str:
    return grader if number == 1 else f"{grader} {number}"


def _questions(ratings: Sequence[AnswerRated]) -> frozenset[str]:
    return frozenset(rating.question_id for rating in ratings)
