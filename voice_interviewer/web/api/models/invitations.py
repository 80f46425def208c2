"""Invitations, and lists of candidates."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, Field

from voice_interviewer.web.api.models import Days, Given, Id, MaybeLevel, Minutes, Name
from voice_interviewer.web.office.invitations import Status


class Invitation(BaseModel):
    id: str
    role_id: str
    role_version_id: str
    candidate: str
    email: str
    minutes: float
    level: str
    accommodations: dict[str, Any]
    wishes: Annotated[str, Field(description="what the candidate asked for before the interview, until it is seen to")]
    status: Status
    interview_id: str | None
    link: Annotated[str, Field(description="the candidate's address; whoever has it is the candidate")]
    created_at: datetime
    starts_at: Annotated[datetime | None, Field(description="not to be begun before; null: at once")]
    expires_at: datetime


class Accommodations(Given):
    """What a candidate needs; no grader ever learns of it."""

    patience: Annotated[float, Field(ge=1, le=3)] = 1.0
    speaking_rate: Annotated[float, Field(ge=0.6, le=1.2)] = 1.0
    push_to_talk: bool = False
    typed: bool = False


class NewInvitation(Given):
    role_id: Id
    candidate: Name
    email: Annotated[str, Field(max_length=200)] = ""
    minutes: Minutes | None = None
    level: MaybeLevel | None = None
    accommodations: Accommodations = Accommodations()
    days: Days = 14


class Renewal(Given):
    days: Days = 14


class Adaptation(Given):
    """All accommodations anew; the minutes stay where none are given."""

    accommodations: Accommodations
    minutes: Minutes | None = None


class Message(BaseModel):
    """A text to send to the candidate, with the link in it."""

    text: str


class ListToCheck(Given):
    """A table as CSV (comma, semicolon or tab). Its first line names the columns; one must be `name`."""

    role_id: Id
    table: Annotated[str, Field(max_length=1_000_000)]


class NewList(ListToCheck):
    days: Days = 14


class ListedCandidate(BaseModel):
    """A line that can be invited."""

    line: int
    candidate: str
    email: str
    minutes: float
    level: str
    accommodations: dict[str, Any]


class Mistake(BaseModel):
    """What is wrong with a line, counted from 1; 0: with the whole table."""

    line: int
    message: str


class CheckedList(BaseModel):
    candidates: list[ListedCandidate]
    mistakes: list[Mistake]


class InvitedList(BaseModel):
    """Whom the list invited; nobody of a line with a mistake."""

    invited: list[Invitation]
    mistakes: list[Mistake]
