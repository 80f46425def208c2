"""The organisation, its people, its keys, and who did what."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from voice_interviewer.web.api.models import Given, Name
from voice_interviewer.web.office.keys import Scope
from voice_interviewer.web.tables import Rank


class Organisation(BaseModel):
    """Who keeps the interviews. Candidates read name, contact and outlook."""

    id: str
    name: str
    contact: str
    outlook: str
    retention_days: int
    retention_min_days: int
    transcript_only: bool


class Description(Given):
    """What is not given stays as it is."""

    name: Name | None = None
    contact: Annotated[str, Field(min_length=1, max_length=500)] | None = None
    outlook: Annotated[str, Field(max_length=5000, description="what happens after the interview")] | None = None
    retention_days: Annotated[int, Field(ge=1, le=3650)] | None = None
    retention_min_days: Annotated[int, Field(ge=0, le=3650)] | None = None
    transcript_only: Annotated[
        bool | None, Field(description="whether an interview without automated assessment may be held")
    ] = None


class Trace(BaseModel):
    """Something that no interview's own log records."""

    id: int
    at: datetime
    by: str
    what: str
    about: str


class Person(BaseModel):
    """A colleague's account. Who is not active cannot sign in."""

    id: str
    email: str
    name: str
    rank: Rank
    active: bool
    created_at: datetime


class NewRank(Given):
    rank: Rank


class NewColleague(NewRank):
    email: Annotated[str, Field(min_length=3, max_length=200)]


class Colleague(BaseModel):
    """An open invitation of a colleague."""

    id: str
    email: str
    rank: Rank
    link: Annotated[str, Field(description="the address to send; whoever has it makes the account")]
    created_by: str
    created_at: datetime
    expires_at: datetime


class NewKey(Given):
    name: Annotated[str, Field(min_length=1, max_length=100, description="what uses it")]
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=5)]


class Key(BaseModel):
    """`prefix` is what people recognise it by."""

    id: str
    name: str
    prefix: str
    scopes: list[Scope]
    created_by: str
    created_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


class KeyWithSecret(Key):
    secret: Annotated[str, Field(description="the key itself; told once")]
