"""Marks: what happened on the candidate's page, and at which frame; and what of it a crash kept from its effect."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from voice_interviewer.core.events import ConductChanged, Event, HelpRequested, Recorded, UtteranceHeard
from voice_interviewer.core.state import State, replay
from voice_interviewer.ports import FRAME_S


@dataclass(frozen=True, slots=True)
class Mark:
    """What happened on the page when `frame` was next to be recorded: a command, a prompt's end, a change of conduct.

    `name` is the command's, or "played" (`prompt` is its number), or "conduct" (`change`), or "tab" (a page load).
    """

    id: str
    frame: int
    name: str
    text: str = ""
    prompt: int = 0
    change: ConductChanged | None = None

    def line(self) -> str:
        """As it stands in the journal."""
        return json.dumps(asdict(self))

    @classmethod
    def of(cls, line: str) -> Mark:
        """A line of the journal."""
        told = json.loads(line)
        change = told.pop("change")
        return cls(**told, change=ConductChanged(**change) if change else None)


def still_to_happen(marks: Sequence[Mark], log: Sequence[Recorded]) -> list[Mark]:
    """The marks of the journal that a crash kept from having their effect, as far as the log can tell."""
    state = replay(log)
    events: list[Event] = [entry.event for entry in log]
    left = [mark for mark in marks if _left(mark, state, events)]
    turn = state.turn
    if turn is not None and turn.ended is None:  # push to talk: the microphone is open again if it was
        talks = [mark for mark in marks if mark.name == "talk" and mark.frame * FRAME_S > turn.question.at_s]
        left += talks[-1:] if _opened(talks) else []
    return left


def _opened(talks: Sequence[Mark]) -> bool:
    """Whether the microphone of push-to-talk is open after these."""
    opened = False
    for talk in talks:
        opened = talk.text == "open" or (talk.text != "close" and not opened)
    return opened


def _left(mark: Mark, state: State, events: Sequence[Event]) -> bool:
    at_s, turn = mark.frame * FRAME_S, state.turn
    match mark.name:
        case "tab" | "talk":
            return False
        case "played" | "conduct":
            return True  # without effect where they had it
        case "done" | "skip" | "stop":
            return turn is None or (turn.ended is None and at_s > turn.question.at_s)
        case "type":
            text = " ".join(mark.text.split())
            typed = [e for e in events if isinstance(e, UtteranceHeard) and e.via == "typed" and e.text == text]
            return not any(heard.start_s >= at_s - FRAME_S for heard in typed)
        case "help":
            asked = [e for e in events if isinstance(e, HelpRequested) and e.text == mark.text]
            return not any(help.at_s >= at_s - FRAME_S for help in asked)
        case _:
            return at_s >= state.clock_s
