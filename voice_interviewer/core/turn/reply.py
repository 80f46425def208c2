"""What to do at a pause within a turn: answer a request, wait, or let the turn be over. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass

from voice_interviewer.core.asking.wording import Wording
from voice_interviewer.core.events import Purpose, Request, TurnEnd
from voice_interviewer.core.planning import plan
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import State, Turn
from voice_interviewer.core.turn.clarify import clarification
from voice_interviewer.core.turn.endings import thinks_aloud
from voice_interviewer.core.turn.intent import Intent

PRESSED = {  # what a key or button asks for, as if it had been said
    "repeat": Intent("repeat", (0, 0), 1.0),
    "pause": Intent("pause", (0, 0), 1.0),
    "resume": Intent("resume", (0, 0), 1.0),
    "slower": Intent("accommodation", (0, 0), 1.0, "slower"),
    "help": Intent("accommodation", (0, 0), 1.0, "human"),
}
SURE = 0.8  # confidence: below it, what looks like a question of the candidate may still be the answer
NEAR_THE_END_S = 20.0
LEAST_ANSWER_S, ANSWER_SHARE = 90.0, 0.15  # in a short interview one answer may not take the time of the others
AFTER_THE_OFFER_S = 45.0  # to come to an end in
CORE_SHARE = 0.75  # of the longest answer: what each question of the core that is still to come is to have
ASKING_S = 20.0  # a question, and the pauses around it


@dataclass(frozen=True, slots=True)
class Say:
    purpose: Purpose
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What to do at a pause within a turn: say something and go on listening, or end the turn.

    `request` is what the last words asked for; those that held nothing else are no part of the answer. `note` says more
    about it.
    """

    say: Say | None = None
    end: TurnEnd | None = None
    request: Request | None = None
    slower: bool = False
    note: str = ""


def reply(turn: Turn, intent: Intent, wording: Wording, pack: Pack, said: str = "") -> Reply:
    """The reaction to a pause: `intent` is what the candidate's last words, `said`, were."""
    question = turn.question.text
    match intent.kind:
        case "repeat":
            return Reply(Say("repeat", wording.repeat.format(question=question)), request="repeat")
        case "clarification" if turn.said("clarification") < 2:
            item = pack.item(turn.question.item_id) if turn.question.item_id else None
            asked_back = said[slice(*intent.span)] if intent.answered else said
            fact = clarification(pack, item, asked_back, intent, wording) if turn.question.form == "main" else None
            text = fact or wording.no_clarification.format(question=question)
            return Reply(Say("clarification", text), request="clarification")
        case "accommodation":
            text = wording.accommodation(intent.asks).format(question=question)
            note = f"asked for: {intent.asks}" if intent.asks else ""
            slower = intent.asks == "slower"
            return Reply(Say("clarification", text), request="accommodation", slower=slower, note=note)
        case "instruction" if turn.said("redirect") < 1:
            text = wording.redirect_instruction.format(question=question)
            return Reply(Say("redirect", text), request="instruction")
        case "off_topic" if turn.said("redirect") < 1:
            text = wording.redirection(intent.asks).format(question=question)
            return Reply(Say("redirect", text), request="off_topic" if intent.confidence >= SURE else None)
        case "clarification" | "instruction":
            return Reply(end="patience", request=intent.kind)  # often enough: what is said now is still no answer
        case "pause":
            return Reply(Say("pause", wording.paused), request="pause")
        case "resume" if turn.said("pause"):
            words = wording.resumed_in_answer if turn.answer.split() not in ([], said.split()) else wording.resumed
            return Reply(Say("repeat", words.format(question=question)), request="resume")
        case "hold":
            # the waiting is over by now; one encouragement, then the silence is the answer
            if turn.said("nudge") < 1:
                return Reply(Say("nudge", wording.nudges[0]), request="hold")
            return Reply(end="patience", request="hold")
        case "partial" if turn.said("nudge") < 1 and thinks_aloud(turn.answer, language=pack.language):
            return Reply(Say("nudge", wording.nudges[0]))
        case "skip":
            return Reply(end="skip", request="skip")
        case "stop":
            return Reply(end="stop", request="stop", note=intent.asks if intent.asks == "withdraw" else "")
        case "done":
            return Reply(end="done", request="done")
        case _:
            return Reply(end="patience")


def welcome_back(turn: Turn, wording: Wording) -> Say:
    """Where things stand, for a candidate who comes back to an open question."""
    words = wording.resumed_in_answer if turn.answer else wording.resumed
    return Say("notice" if turn.answer else "repeat", words.format(question=turn.question.text))


def wrap_up(state: State, pack: Pack, wording: Wording, now_s: float) -> Say | None:
    """The offer, once a turn and at a pause for breath, to bring a long answer to its end; None where none is due."""
    turn = state.turn
    if turn is None or state.opened is None or turn.said("wrap_up"):
        return None
    heard_s = now_s - (turn.utterances[0].start_s if turn.utterances else turn.question.at_s)
    if turn.question.limit_s and heard_s > turn.question.limit_s:
        return Say("wrap_up", wording.wrap_up_sub_task)
    near_the_end = plan.seconds_left(state, now_s) < NEAR_THE_END_S and heard_s > 2 * NEAR_THE_END_S
    share_s = _core_share_s(state, pack) - AFTER_THE_OFFER_S
    late = heard_s > share_s and plan.seconds_left(state, now_s) - AFTER_THE_OFFER_S < _core_needs_s(state, pack)
    due = heard_s > _soft_limit_s(state, pack) or near_the_end or late
    return Say("wrap_up", wording.wrap_up) if due else None


def moving_on(state: State, pack: Pack, wording: Wording, now_s: float) -> Say | None:
    """What ends an answer that goes on long after the offer to end it, where else a question of the core would not be
    asked: everyone is compared on these. None as long as each of them still has its time.
    """
    turn = state.turn
    offered_s = [spoke.at_s for spoke in turn.spoken if spoke.purpose == "wrap_up"] if turn is not None else []
    if not offered_s or now_s - offered_s[0] < AFTER_THE_OFFER_S:
        return None
    late = plan.seconds_left(state, now_s) < _core_needs_s(state, pack)
    return Say("wrap_up", wording.moving_on) if late else None


def _soft_limit_s(state: State, pack: Pack) -> float:
    assert state.opened is not None
    return min(pack.rubric.limits.answer_soft_limit_s, max(LEAST_ANSWER_S, state.opened.minutes * 60 * ANSWER_SHARE))


def _core_share_s(state: State, pack: Pack) -> float:
    """What an answer to a question of the core may take, however little time is left."""
    return _soft_limit_s(state, pack) * CORE_SHARE


def _core_needs_s(state: State, pack: Pack) -> float:
    """What the questions of the core that are still to come need."""
    return len(plan.core_left(state, pack)) * (_core_share_s(state, pack) + ASKING_S)
