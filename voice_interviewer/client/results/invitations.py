"""Invitations, and lists of candidates."""

from __future__ import annotations

from typing import Any, TypedDict

from voice_interviewer.client.results import Status


class Invitation(TypedDict):
    """`link` is the candidate's address: whoever has it is the candidate."""

    id: str
    role_id: str
    role_version_id: str
    candidate: str
    email: str
    minutes: float
    level: str
    accommodations: dict[str, Any]
    wishes: str
    status: Status
    interview_id: str | None
    link: str
    created_at: str
    starts_at: str | None
    expires_at: str


class Accommodations(TypedDict, total=False):
    """What a candidate needs; what is left out is as usual."""

    patience: float
    speaking_rate: float
    push_to_talk: bool
    typed: bool


class Message(TypedDict):
    """A text to send to the candidate, with the link in it."""

    text: str


class ListedCandidate(TypedDict):
    """A line that can be invited."""

    line: int
    candidate: str
    email: str
    minutes: float
    level: str
    accommodations: dict[str, Any]


class Mistake(TypedDict):
    """What is wrong with a line, counted from 1; 0: with the whole table."""

    line: int
    message: str


class CheckedList(TypedDict):
    candidates: list[ListedCandidate]
    mistakes: list[Mistake]


class InvitedList(TypedDict):
    """Whom the list invited; nobody of a line with a mistake."""

    invited: list[Invitation]
    mistakes: list[Mistake]
