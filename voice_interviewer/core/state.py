"""The state of an interview, as a fold of its events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import assert_never

from voice_interviewer.core.events import (
    AnswerRated,
    CommentMade,
    ConductChanged,
    ConsentGiven,
    ConsentWithdrawn,
    DispositionMade,
    EnginesChosen,
    Event,
    HelpAnswered,
    HelpRequested,
    InterviewClosed,
    InterviewContested,
    InterviewerSpoke,
    InterviewOpened,
    InterviewResumed,
    ObserverJoined,
    PhraseDropped,
    PhraseRecorded,
    ProfileDrawn,
    PromptPlayed,
    ProposalJudged,
    Purpose,
    QuestionAsked,
    RatingOverridden,
    Recorded,
    ReportViewed,
    RequestHeard,
    TurnEnded,
    UtteranceCorrected,
    UtteranceHeard,
)


class IllegalEvent(Exception):
    """An event that cannot follow the events before it: the log is not of one interview."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what was said to it."""

    question: QuestionAsked
    utterances: tuple[UtteranceHeard, ...] = ()
    requests: tuple[RequestHeard, ...] = ()
    spoken: tuple[InterviewerSpoke, ...] = ()
    phrases: int = 0  # recorded or typed: the last number used in an utterance id
    played: bool = False
    ended: TurnEnded | None = None

    @property
    def answered(self) -> tuple[UtteranceHeard, ...]:
        """The utterances of the answer: all but requests to the interviewer."""
        aside = {utterance_id for request in self.requests for utterance_id in request.utterance_ids}
        return tuple(heard for heard in self.utterances if heard.utterance_id not in aside)

    @property
    def answer(self) -> str:
        """The answer's words."""
        return " ".join(heard.text for heard in self.answered)

    def said(self, purpose: Purpose) -> int:
        """How often the interviewer spoke for this purpose within the turn."""
        return sum(spoke.purpose == purpose for spoke in self.spoken)


@dataclass(frozen=True, slots=True)
class State:
    opened: InterviewOpened | None = None
    consented: bool = False
    withdrawn: ConsentWithdrawn | None = None
    engines: EnginesChosen | None = None
    conduct: ConductChanged | None = None
    greeted: bool = False
    turns: tuple[Turn, ...] = ()
    profile: ProfileDrawn | None = None
    unheard: tuple[PhraseRecorded, ...] = ()
    unplayed: InterviewerSpoke | None = None  # greeting or farewell that is written down and was not heard yet
    farewell: bool = False
    closed: InterviewClosed | None = None
    clock_s: float = 0.0
    paused_s: float = 0.0  # how long the candidate's pauses were, which the time box does not count
    paused_from_s: float | None = None
    last_seq: int = 0

    @property
    def turn(self) -> Turn | None:
        """The last turn, ended or not."""
        return self.turns[-1] if self.turns else None

    @property
    def introduced(self) -> tuple[UtteranceHeard, ...]:
        """All that was said to the introduction, its follow-up included."""
        return tuple(heard for turn in self.turns if turn.question.form == "introduction" for heard in turn.utterances)

    @property
    def asked_texts(self) -> tuple[str, ...]:
        return tuple(turn.question.text for turn in self.turns)

    @property
    def asked_items(self) -> frozenset[str]:
        return frozenset(turn.question.item_id for turn in self.turns if turn.question.form == "main")

    def probes(self, parent_id: str = "") -> int:
        """Probes asked so far, under one question or (without argument) in all."""
        return sum(
            turn.question.form == "probe" and (not parent_id or turn.question.parent_id == parent_id)
            for turn in self.turns
        )


def replay(log: Iterable[Recorded]) -> State:
    """Fold a whole log."""
    state = State()
    for recorded in log:
        state = replace(evolve(state, recorded.event), last_seq=recorded.seq)
    return state


def evolve(state: State, event: Event) -> State:
    """The state after this event. Raises IllegalEvent where it cannot follow."""
    if state.opened is None and not isinstance(event, InterviewOpened):
        raise IllegalEvent(f"{event.kind} before interview_opened")
    match event:
        case InterviewOpened():
            if state.opened is not None:
                raise IllegalEvent("an interview is opened once")
            return replace(state, opened=event)
        case ConsentGiven():
            return replace(state, consented=True, withdrawn=None)
        case ConsentWithdrawn():
            return replace(_at(state, event.at_s), consented=False, withdrawn=event)
        case ConductChanged():
            return replace(_at(state, event.at_s), conduct=event)
        case EnginesChosen():
            return replace(state, engines=event)
        case InterviewerSpoke():
            state = _at(state, event.at_s)
            if event.purpose == "greeting":
                return replace(state, greeted=True, unplayed=event)
            if event.purpose == "farewell":
                return replace(state, farewell=True, unplayed=event)
            if event.purpose == "pause" and state.paused_from_s is None:
                state = replace(state, paused_from_s=event.at_s)
            elif event.purpose in ("nudge", "repeat", "notice"):
                state = _back(state, event.at_s)
            return _in_turn(state, event.question_id, lambda turn: replace(turn, spoken=(*turn.spoken, event)))
        case QuestionAsked():
            if any(turn.question.question_id == event.question_id for turn in state.turns):
                raise IllegalEvent(f"question {event.question_id} is asked already")
            return _at(replace(state, turns=(*state.turns, Turn(event))), event.at_s)
        case PromptPlayed():
            state = _at(state, event.end_s)
            if not event.question_id:
                return replace(state, unplayed=None)
            return _in_turn(state, event.question_id, lambda turn: replace(turn, played=True))
        case PhraseRecorded():
            state = _at(replace(state, unheard=(*state.unheard, event)), event.end_s)
            return _in_turn(state, event.question_id, lambda turn: replace(turn, phrases=turn.phrases + 1))
        case UtteranceHeard():
            state = _at(_back(_settled(state, event.utterance_id), event.start_s), event.end_s)
            typed = event.via == "typed"
            return _in_turn(
                state,
                event.question_id,
                lambda turn: replace(turn, utterances=(*turn.utterances, event), phrases=turn.phrases + typed),
            )
        case PhraseDropped():
            return _settled(state, event.utterance_id)
        case RequestHeard():
            return _in_turn(state, event.question_id, lambda turn: replace(turn, requests=(*turn.requests, event)))
        case TurnEnded():
            state = _at(_back(state, event.at_s), event.at_s)
            return _in_turn(state, event.question_id, lambda turn: replace(turn, ended=event))
        case ProfileDrawn():
            return replace(state, profile=event)
        case InterviewResumed():
            return replace(_at(state, event.at_s), closed=None)
        case InterviewClosed():
            return replace(_at(state, event.at_s), closed=event)
        case ProposalJudged() | AnswerRated() | RatingOverridden() | UtteranceCorrected():
            return state
        case HelpRequested() | HelpAnswered() | ObserverJoined() | InterviewContested():
            return state
        case CommentMade() | DispositionMade() | ReportViewed():
            return state
        case _:
            assert_never(event)


def _at(state: State, at_s: float) -> State:
    return state if at_s <= state.clock_s else replace(state, clock_s=at_s)


def _back(state: State, at_s: float) -> State:
    """The candidate's pause, if there was one, ended now."""
    if state.paused_from_s is None or at_s < state.paused_from_s:
        return state
    return replace(state, paused_s=state.paused_s + at_s - state.paused_from_s, paused_from_s=None)


def _settled(state: State, utterance_id: str) -> State:
    return replace(state, unheard=tuple(phrase for phrase in state.unheard if phrase.utterance_id != utterance_id))


def _in_turn(state: State, question_id: str, change: Callable[[Turn], Turn]) -> State:
    if not question_id:
        return state
    turns = tuple(change(turn) if turn.question.question_id == question_id else turn for turn in state.turns)
    return replace(state, turns=turns)
