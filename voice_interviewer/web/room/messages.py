"""What a page is told of an interview: events as messages of the room's protocol (docs/room.md)."""

from __future__ import annotations

from typing import Any

from voice_interviewer.core.events import (
    ConductChanged,
    HelpAnswered,
    InterviewerSpoke,
    QuestionAsked,
    Recorded,
    UtteranceHeard,
)
from voice_interviewer.core.planning.plan import level_of, outline
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import State

Message = dict[str, Any]

SEEN_TO = "seen to"  # the text of an answer where nobody wrote one


def said(recorded: Recorded) -> Message | None:
    """The line of the transcript that an event makes, if it makes one."""
    match recorded.event:
        case InterviewerSpoke() as spoke:
            return _line("interviewer", spoke.text, spoke.at_s, spoke.purpose)
        case QuestionAsked() as question:
            return _line("interviewer", question.text, question.at_s, "question")
        case UtteranceHeard() as heard:
            return _line("candidate", heard.text, heard.start_s, heard.via) | {"utterance_id": heard.utterance_id}
    return None


def _line(who: str, text: str, start_s: float, purpose: str) -> Message:
    return {"type": "said", "who": who, "text": text, "start_s": start_s, "utterance_id": "", "purpose": purpose}


def question(state: State, pack: Pack) -> Message | None:
    """The open question; `number` of about `of` main questions (0 is the introduction, a probe has its parent's)."""
    turn = state.turn
    if turn is None or state.opened is None:
        return None
    asked = turn.question
    item = pack.item(asked.item_id) if asked.item_id else None
    number = sum(other.question.form == "main" for other in state.turns)
    planned = len(outline(pack, level_of(state, pack), state.opened.minutes).core)
    return {
        "type": "question",
        "question_id": asked.question_id,
        "text": asked.text,
        "form": asked.form,
        "code": item.code if item else "",
        "code_language": item.code_language if item else "",
        "number": number,
        "of": max(planned, number),
    }


def clock(state: State, now_s: float) -> Message:
    """Interview time; the candidate's pauses do not count against the limit."""
    assert state.opened is not None
    limit_s = state.opened.minutes * 60 + state.paused_s
    paused = state.paused_from_s is not None
    return {"type": "clock", "now_s": round(now_s, 3), "limit_s": round(limit_s, 3), "paused": paused}


def conduct(change: ConductChanged | None) -> Message:
    """The settings of this candidate."""
    change = change or ConductChanged(at_s=0.0, by="")
    names = ("patience", "speaking_rate", "push_to_talk", "barge_in", "typed")
    return {"type": "conduct", **{name: getattr(change, name) for name in names}}


def answer(event: HelpAnswered) -> Message:
    """What somebody answered to a request for help; an empty text says that it was seen to."""
    name, _, _ = event.by.partition(" <")  # the address is for logs
    return {"type": "answer", "by": name, "text": "" if event.text == SEEN_TO else event.text}


def snapshot(
    state: State, pack: Pack, lines: list[Message], now_s: float, stage: str, prompt: Message | None, names: list[str]
) -> Message:
    """All that a page needs to draw itself."""
    opened = state.opened
    assert opened is not None
    return {
        "candidate": opened.candidate,
        "title": opened.pack_title,
        "language": opened.language,
        "minutes": opened.minutes,
        **{name: value for name, value in clock(state, now_s).items() if name != "type"},
        "stage": stage,
        "question": question(state, pack),
        "lines": lines,
        "prompt": prompt,
        "conduct": {name: value for name, value in conduct(state.conduct).items() if name != "type"},
        "observers": names,
        "closed": state.closed.reason if state.closed else None,
    }
