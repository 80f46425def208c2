"""What to do at a pause within a turn: answer a request, wait, or let the turn be over. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass

from voice_interviewer.core.asking.wording import Wording
from voice_interviewer.core.events import Purpose, Request, TurnEnd
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import State, Turn
from voice_interviewer.core.turn.clarify import clarification
from voice_interviewer.core.turn.intent import Intent

PRESSED = {  # what a key or button asks for, as if it had been said
    "repeat": Intent("repeat", (0, 0), 1.0),
    "pause": Intent("pause", (0, 0), 1.0),
    "resume": Intent("resume", (0, 0), 1.0),
    "slower": Intent("accommodation", (0, 0), 1.0, "slower"),
    "help": Intent("accommodation", (0, 0), 1.0, "human"),
}
NEAR_THE_END_S = 20.0
LEAST_ANSWER_S, ANSWER_SHARE = 90.0, 0.15  # in a short interview one answer may not take the time of the others


@dataclass(frozen=True, slots=True)
class Say:
    purpose: Purpose
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What to do at a pause within a turn: say something and go on listening, or end the turn.

    `request` marks the last utterance as words to the interviewer, not part of the answer; `note` says more about it.
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
            fact = clarification(pack, item, said, intent, wording) if turn.question.form == "main" else None
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
            return Reply(Say("redirect", wording.redirection(intent.asks).format(question=question)))
        case "pause":
            return Reply(Say("pause", wording.paused), request="pause")
        case "resume" if turn.said("pause"):
            words = wording.resumed_in_answer if turn.answer.strip() not in ("", said) else wording.resumed
            return Reply(Say("repeat", words.format(question=question)), request="resume")
        case "hold":
            # the waiting is over by now; one encouragement, then the silence is the answer
            if turn.said("nudge") < 1:
                return Reply(Say("nudge", wording.nudges[0]), request="hold")
            return Reply(end="patience", request="hold")
        case "skip":
            return Reply(end="skip", request="skip")
        case "stop":
            return Reply(end="stop", request="stop", note=intent.asks)
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
    box_s = state.opened.minutes * 60
    near_the_end = box_s + state.paused_s - now_s < NEAR_THE_END_S and heard_s > 2 * NEAR_THE_END_S
    soft_limit_s = min(pack.rubric.limits.answer_soft_limit_s, max(LEAST_ANSWER_S, box_s * ANSWER_SHARE))
    return Say("wrap_up", wording.wrap_up) if heard_s > soft_limit_s or near_the_end else None
