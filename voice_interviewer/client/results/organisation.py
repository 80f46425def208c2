"""The organisation, its people, its keys, and who did what."""

from __future__ import annotations

from typing import TypedDict

from voice_interviewer.client.results import KeyScope, Rank


class Organisation(TypedDict):
    """Who keeps the interviews. Candidates read name, contact and outlook."""

    id: str
    name: str
    contact: str
    outlook: str
    retention_days: int
    retention_min_days: int
    transcript_only: bool


class Trace(TypedDict):
    """Something that no interview's own log records."""

    id: int
    at: str
    by: str
    what: str
    about: str


class Person(TypedDict):
    """A colleague's account. Who is not active cannot sign in."""

    id: str
    email: str
    name: str
    rank: Rank
    active: bool
    created_at: str


class Colleague(TypedDict):
    """An open invitation of a colleague."""

    id: str
    email: str
    rank: Rank
    link: str
    created_by: str
    created_at: str
    expires_at: str


class Key(TypedDict):
    """`prefix` is what people recognise it by."""

    id: str
    name: str
    prefix: str
    scopes: list[KeyScope]
    created_by: str
    created_at: str
    used_at: str | None
    revoked_at: str | None


class KeyWithSecret(Key):
    secret: str
