"""What the API answers with. Times are ISO 8601 in UTC, `_s` are seconds of the interview's own clock.

These are the JSON objects as they came: fields that a newer server adds are there, too.
"""

from __future__ import annotations

from typing import Any, Literal, TypedDict

Status = Literal[
    "invited", "opened", "started", "stopped", "finished", "graded", "decided",
    "refused", "withdrawn", "expired", "revoked", "erased",
]  # fmt: skip
Decision = Literal["advance", "hold", "reject"]
Level = Literal["", "junior", "mid", "senior", "expert"]
Scope = Literal["report", "report+audio"]
Topic = Literal["started", "finished", "graded", "decided", "deleted"]


class Version(TypedDict):
    id: str
    number: int
    pack_hash: str
    language: str
    minutes: float
    level: str
    created_at: str


class Role(TypedDict):
    id: str
    title: str
    archived: bool
    created_at: str
    versions: list[Version]


class Accommodations(TypedDict, total=False):
    """What a candidate needs; what is left out is as usual."""

    patience: float
    speaking_rate: float
    push_to_talk: bool
    typed: bool


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
    status: Status
    interview_id: str | None
    link: str
    created_at: str
    expires_at: str


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


class Written(TypedDict):
    """An entry that is in the interview's log now."""

    seq: int
    at: str
    kind: str


class Begun(TypedDict):
    running: str


class ShareLink(TypedDict):
    """`link` shows the report to whoever has it, as long as it is `good`."""

    id: str
    interview_id: str
    scope: Scope
    note: str
    good: bool
    link: str
    created_at: str
    expires_at: str


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


class Webhook(TypedDict):
    id: str
    url: str
    topics: list[Topic]
    created_at: str


class WebhookWithSecret(Webhook):
    """`secret` signs the messages; it is told once."""

    secret: str


class Delivery(TypedDict):
    id: str
    webhook_id: str
    key: str
    topic: str
    standing: Literal["delivered", "waiting", "given up"]
    tries: int
    answer: str
    created_at: str
    next_at: str | None
    delivered_at: str | None
