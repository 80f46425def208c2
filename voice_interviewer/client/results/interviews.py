"""Interviews that began: how they stand, what was said, who looked."""

from __future__ import annotations

from typing import Literal, TypedDict

from voice_interviewer.client.results import Decision, Status


class Interview(TypedDict):
    """`waiting`: why a person should look at it."""

    id: str
    invitation_id: str
    role_id: str
    candidate: str
    status: Status
    decision: Decision | None
    waiting: list[str]
    last_at: str
    legal_hold: bool


class Line(TypedDict):
    """`recognised`: what was heard first, where somebody corrected it; else empty."""

    line_id: str
    speaker: Literal["interviewer", "candidate"]
    text: str
    start_s: float
    end_s: float
    question_id: str
    recognised: str


class View(TypedDict):
    """Somebody read the report, took a form of it away, or listened."""

    at: str
    by: str
    form: str
    via: Literal["account", "share", "api", "candidate"]


class Receipt(TypedDict):
    """An erasure: what was removed, when and by whom."""

    id: str
    interview_id: str
    by: str
    reason: str
    removed: dict[str, int]
    log_hash: str
    created_at: str


class Hit(TypedDict):
    interview_id: str
    line_id: str
    speaker: str
    at_s: float
    before: str
    text: str
    after: str
