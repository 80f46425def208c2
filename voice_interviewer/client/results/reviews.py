"""What people add to an interview, and show of it."""

from __future__ import annotations

from typing import Literal, TypedDict

from voice_interviewer.client.results import ShareScope


class Written(TypedDict):
    """An entry that is in the interview's log now."""

    seq: int
    at: str
    kind: str


class Begun(TypedDict):
    running: str


class Word(TypedDict):
    """A wish of the candidate, or a person's answer to all that were open. `by` is empty for the candidate."""

    kind: Literal["asked", "answered"]
    at: str
    by: str
    text: str


class Waiting(TypedDict):
    """An invitation or interview that waits for a person. `help` are wishes that nobody answered yet."""

    invitation_id: str
    interview_id: str | None
    role_id: str
    candidate: str
    status: str
    help: list[str]
    reasons: list[str]
    last_at: str


class ShareLink(TypedDict):
    """`link` shows the report to whoever has it, as long as it is `good`."""

    id: str
    interview_id: str
    scope: ShareScope
    note: str
    good: bool
    link: str
    created_at: str
    expires_at: str
