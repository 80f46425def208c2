"""What goes in and comes out of the API. Times are ISO 8601 in UTC; seconds are seconds of interview time."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from voice_interviewer.web.office.invitations import Status
from voice_interviewer.web.office.webhooks import Topic

Name = Annotated[str, Field(min_length=1, max_length=200)]
Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Decision = Literal["advance", "hold", "reject"]


class Given(BaseModel):
    """What a caller sends: fields that are not known are refused."""

    model_config = ConfigDict(extra="forbid")


class Problem(BaseModel):
    detail: str


class Version(BaseModel):
    id: str
    number: int
    pack_hash: str
    language: str
    minutes: float
    level: str
    created_at: datetime


class Role(BaseModel):
    id: str
    title: str
    archived: bool
    created_at: datetime
    versions: list[Version]


class NewRole(Given):
    """From a pack of the library by its name, or from the three texts of a pack."""

    title: Name
    library: Annotated[str, Field(max_length=100)] = ""
    files: dict[Literal["persona.md", "questions.md", "rubric.toml"], Annotated[str, Field(max_length=400_000)]] = {}
    minutes: Annotated[float, Field(ge=5, le=240)] = 30.0
    level: Literal["", "junior", "mid", "senior", "expert"] = ""


class NewVersion(Given):
    """What is not given stays as it is in the newest version."""

    files: dict[Literal["persona.md", "questions.md", "rubric.toml"], Annotated[str, Field(max_length=400_000)]] = {}
    minutes: Annotated[float, Field(ge=5, le=240)] | None = None
    level: Literal["", "junior", "mid", "senior", "expert"] | None = None
    note: Annotated[str, Field(max_length=1000, description="what was changed, and why")] = ""


class Archived(Given):
    on: bool


class Invitation(BaseModel):
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
    link: Annotated[str, Field(description="the candidate's address; whoever has it is the candidate")]
    created_at: datetime
    expires_at: datetime


class Accommodations(Given):
    patience: Annotated[float, Field(ge=1, le=3)] = 1.0
    speaking_rate: Annotated[float, Field(ge=0.6, le=1.2)] = 1.0
    push_to_talk: bool = False
    typed: bool = False


class NewInvitation(Given):
    role_id: Annotated[str, Field(max_length=64)]
    candidate: Name
    email: Annotated[str, Field(max_length=200)] = ""
    minutes: Annotated[float, Field(ge=5, le=240)] | None = None
    level: Literal["", "junior", "mid", "senior", "expert"] | None = None
    accommodations: Accommodations = Accommodations()
    days: Annotated[int, Field(ge=1, le=365)] = 14


class Renewal(Given):
    days: Annotated[int, Field(ge=1, le=365)] = 14


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


class Override(Given):
    question: Annotated[str, Field(min_length=1, max_length=100, description="id, or number in the report")]
    criterion: Annotated[str, Field(min_length=1, max_length=200)]
    value: Annotated[float | None, Field(strict=True, description="1 to 5; 1 or 0 for checklist:ID; null: not scored")]
    by: Annotated[Name, Field(description="the person who rates")]
    reason: Text
    grading: Annotated[str, Field(max_length=200)] | None = None


class Correction(Given):
    utterance: Annotated[str, Field(min_length=1, max_length=100, description="id, or mm:ss")]
    text: Text
    by: Name
    reason: Annotated[str, Field(max_length=20_000)] = ""


class Comment(Given):
    text: Text
    by: Name
    question: Annotated[str, Field(max_length=100)] = ""


class Disposition(Given):
    """What a person decided. The report only advises."""

    decision: Decision
    by: Annotated[Name, Field(description="the person who decides")]
    reason: Text


class Again(Given):
    how: Literal["embedded", "model"] = "embedded"


class Begun(BaseModel):
    running: str


class Hold(Given):
    on: bool


class Written(BaseModel):
    """An event that is in the interview's log now."""

    seq: int
    at: str
    kind: str


class NewShareLink(Given):
    scope: Literal["report", "report+audio"] = "report"
    days: Annotated[int, Field(ge=1, le=90)] = 7
    note: Annotated[str, Field(max_length=200, description="whom it is for; the log names it")] = ""


class ShareLink(BaseModel):
    id: str
    interview_id: str
    scope: Literal["report", "report+audio"]
    note: str
    good: Annotated[bool, Field(description="whether it still opens anything")]
    link: Annotated[str, Field(description="the address; whoever has it reads the report")]
    created_at: datetime
    expires_at: datetime


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


class NewWebhook(Given):
    url: Annotated[str, Field(min_length=1, max_length=500)]
    topics: Annotated[list[Topic], Field(min_length=1, max_length=10)]


class Webhook(BaseModel):
    id: str
    url: str
    topics: list[str]
    created_at: datetime


class WebhookWithSecret(Webhook):
    secret: Annotated[str, Field(description="signs the messages; shown once")]


class Delivery(BaseModel):
    id: str
    webhook_id: str
    key: str
    topic: str
    standing: Literal["delivered", "waiting", "given up"]
    tries: int
    answer: str
    created_at: datetime
    next_at: datetime | None
    delivered_at: datetime | None
