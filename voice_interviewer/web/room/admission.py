"""Who may come into a room, and what somebody is told who may not."""

from __future__ import annotations

from voice_interviewer.core.state import State
from voice_interviewer.interviews import resumable
from voice_interviewer.language import SOURCE, marked, translator

UNASKED = marked("Nothing is recorded before you have agreed to the notice. Please read it first.")
STOPPING = marked("The server is being stopped. Please come back in a minute.")


class Refused(Exception):
    """Nobody may come in. The message is for the candidate: `sentence` in the `language` of the interview."""

    def __init__(self, sentence: str, language: str = SOURCE) -> None:
        super().__init__(translator(language).gettext(sentence))


class Over(Exception):
    """The interview has been closed for good."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Elsewhere(Exception):
    """Another page of the candidate is in the room."""


def admit(state: State, *, stopping: bool) -> None:
    """Let a candidate into the interview. Raises Refused before consent, Over after the end."""
    language = language_of(state)
    if stopping:
        raise Refused(STOPPING, language)
    if state.opened is None or not (state.consented or state.withdrawn):
        raise Refused(UNASKED, language)
    if not resumable(state):
        raise Over(state.closed.reason if state.closed else "candidate")


def language_of(state: State) -> str:
    """The language of an interview; English where there is none."""
    return state.opened.language if state.opened else SOURCE
