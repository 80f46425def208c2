"""Interviews that began: how they stand, what was said, who looked."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from voice_interviewer.web.api.models import Decision
from voice_interviewer.web.office.invitations import Status


class Interview(BaseModel):
    id: str
    invitation_id: str
    role_id: str
    candidate: str
    status: Status
    decision: Decision | None
    waiting: Annotated[list[str], Field(description="why a person should look at it")]
    last_at: datetime
    legal_hold: bool


class Line(BaseModel):
    line_id: str
    speaker: Literal["interviewer", "candidate"]
    text: str
    start_s: float
    end_s: float
    question_id: str
    recognised: Annotated[str, Field(description="what was heard first, where somebody corrected it; else empty")]


class Report(BaseModel):
    """The report's record (docs/report.md); its own schema is render/report.schema.json."""

    model_config = ConfigDict(extra="allow")
    schema_version: str


class View(BaseModel):
    """Somebody read the report, took a form of it away, or listened."""

    at: datetime
    by: str
    form: str
    via: Literal["account", "share", "api", "candidate"]


class Receipt(BaseModel):
    id: str
    interview_id: str
    by: str
    reason: str
    removed: dict[str, int]
    log_hash: str
    created_at: datetime


class Hit(BaseModel):
    interview_id: str
    line_id: str
    speaker: str
    at_s: float
    before: str
    text: str
    after: str
