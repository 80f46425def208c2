"""What people add to an interview, and show of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from voice_interviewer.web.api.models import Decision, Given, Name, Text


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


class Written(BaseModel):
    """An event that is in the interview's log now."""

    seq: int
    at: str
    kind: str


class Word(BaseModel):
    """A wish of the candidate, or a person's answer to all that were open. `by` is empty for the candidate."""

    kind: Literal["asked", "answered"]
    at: datetime
    by: str
    text: str


class Answer(Given):
    """The candidate is shown the name and the text; without a text, that it was seen to."""

    by: Annotated[Name, Field(description="the person who answers")]
    text: Annotated[str, Field(max_length=2000)] = ""


class Waiting(BaseModel):
    """An invitation or interview that waits for a person. `help` are wishes that nobody answered yet."""

    invitation_id: str
    interview_id: str | None
    role_id: str
    candidate: str
    status: str
    help: list[str]
    reasons: list[str]
    last_at: datetime


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
