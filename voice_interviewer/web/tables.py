"""What the desk keeps besides interviews: people, roles, invitations, keys. Interviews themselves are event logs.

Every row belongs to an organisation; nothing is ever looked up without one (see `database.owned`).
"""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime
from typing import Any, Literal

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

Rank = Literal["owner", "recruiter", "reviewer"]


def new_id() -> str:
    """An unguessable id of 16 characters that is safe in addresses and file names."""
    return secrets.token_hex(8)


def now() -> datetime:
    return datetime.now(UTC)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite itself forgets time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Table(DeclarativeBase):
    type_annotation_map = {datetime: Moment, dict[str, Any]: JSON, list[str]: JSON}  # noqa: RUF012


class Organisation(Table):
    """Who keeps the interviews. `contact` is the human that candidates turn to, `outlook` what happens afterwards."""

    __tablename__ = "organisations"
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    contact: Mapped[str] = mapped_column(default="")
    outlook: Mapped[str] = mapped_column(Text, default="")
    retention_days: Mapped[int] = mapped_column(default=180)
    retention_min_days: Mapped[int] = mapped_column(default=0)  # nothing is erased sooner but at the candidate's wish
    transcript_only: Mapped[bool] = mapped_column(default=True)  # an interview without automated assessment may be held
    created_at: Mapped[datetime] = mapped_column(default=now)


class Account(Table):
    __tablename__ = "accounts"
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    rank: Mapped[str]  # a Rank
    password_hash: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    organisation: Mapped[Organisation] = relationship(lazy="joined")


class SignIn(Table):
    """A signed-in browser. The cookie holds a random token; only its sha256 is kept."""

    __tablename__ = "sign_ins"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), index=True)
    csrf: Mapped[str]
    expires_at: Mapped[datetime]
    created_at: Mapped[datetime] = mapped_column(default=now)
    account: Mapped[Account] = relationship(lazy="joined")


class ColleagueInvitation(Table):
    __tablename__ = "colleague_invitations"
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    email: Mapped[str]
    rank: Mapped[str]
    created_by: Mapped[str]
    expires_at: Mapped[datetime]
    created_at: Mapped[datetime] = mapped_column(default=now)
    accepted_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class Role(Table):
    """A position to fill. What is asked lies in its versions; the newest serves new invitations."""

    __tablename__ = "roles"
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    title: Mapped[str]
    archived: Mapped[bool] = mapped_column(default=False)
    new_york: Mapped[bool | None] = mapped_column(default=False)  # see core/new_york.py
    noticed_on: Mapped[date | None]  # since when the job posting carries the notice
    created_at: Mapped[datetime] = mapped_column(default=now)
    versions: Mapped[list[RoleVersion]] = relationship(back_populates="role", order_by="RoleVersion.number")


class RoleVersion(Table):
    """A pack as it was saved, in `home/packs/ID/`; never changed afterwards, since interviews refer to it."""

    __tablename__ = "role_versions"
    __table_args__ = (UniqueConstraint("role_id", "number"),)
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    role_id: Mapped[str] = mapped_column(ForeignKey("roles.id"), index=True)
    number: Mapped[int]
    pack_hash: Mapped[str]
    language: Mapped[str] = mapped_column(default="en")
    minutes: Mapped[float] = mapped_column(default=30.0)
    level: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(Text, default="")
    created_by: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    role: Mapped[Role] = relationship(back_populates="versions")


class Invitation(Table):
    """A candidate's link. `interview_id` is set when the candidate consents; the log tells the rest.

    `accommodations` holds what `ConductChanged` holds: patience, speaking_rate, push_to_talk, typed. `refused` lists
    the purposes that the candidate did not agree to; `wishes` is what they asked for before the start.
    """

    __tablename__ = "invitations"
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    role_version_id: Mapped[str] = mapped_column(ForeignKey("role_versions.id"))
    candidate: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    minutes: Mapped[float]
    level: Mapped[str] = mapped_column(default="")
    accommodations: Mapped[dict[str, Any]] = mapped_column(default=dict)
    wishes: Mapped[str] = mapped_column(Text, default="")
    refused: Mapped[list[str]] = mapped_column(default=list)
    created_by: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    starts_at: Mapped[datetime | None]  # not to be begun before; None: at once
    expires_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]  # when the link was first followed
    refused_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
    legal_hold: Mapped[bool] = mapped_column(default=False)
    interview_id: Mapped[str | None] = mapped_column(unique=True)
    organisation: Mapped[Organisation] = relationship(lazy="joined")
    role_version: Mapped[RoleVersion] = relationship(lazy="joined")


class ShareLink(Table):
    """A report shown to somebody without an account. `scope`: "report", or "report+audio"."""

    __tablename__ = "share_links"
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    interview_id: Mapped[str] = mapped_column(index=True)
    scope: Mapped[str] = mapped_column(default="report")
    note: Mapped[str] = mapped_column(default="")
    created_by: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class ApiKey(Table):
    """Only the sha256 of a key is kept; `prefix` is what people recognise it by."""

    __tablename__ = "api_keys"
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    name: Mapped[str]
    prefix: Mapped[str]
    key_hash: Mapped[str] = mapped_column(unique=True)
    scopes: Mapped[list[str]]
    created_by: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class IdempotencyKey(Table):
    """A request that may come again, and the ids of what it made. Neither key nor request can be read from it."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (UniqueConstraint("organisation_id", "key_hash"),)
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    key_hash: Mapped[str]
    fingerprint: Mapped[str]
    made: Mapped[list[str]]
    created_at: Mapped[datetime] = mapped_column(default=now)


class Webhook(Table):
    __tablename__ = "webhooks"
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    url: Mapped[str]
    secret: Mapped[str]
    topics: Mapped[list[str]]  # of webhooks.TOPICS
    active: Mapped[bool] = mapped_column(default=True)
    created_by: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)


class Delivery(Table):
    """One message to one webhook. The same (webhook, key) is queued once, however often its event is seen."""

    __tablename__ = "deliveries"
    __table_args__ = (UniqueConstraint("webhook_id", "key"),)
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    webhook_id: Mapped[str] = mapped_column(ForeignKey("webhooks.id"), index=True)
    key: Mapped[str]
    topic: Mapped[str]
    body: Mapped[str] = mapped_column(Text)
    tries: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime | None] = mapped_column(index=True)  # None: delivered, or given up
    delivered_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(String(300), default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    webhook: Mapped[Webhook] = relationship(lazy="joined")


class Trace(Table):
    """What people did that no interview's log records: signing in, inviting, revoking, being refused."""

    __tablename__ = "traces"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    organisation_id: Mapped[str] = mapped_column(index=True, default="")
    at: Mapped[datetime] = mapped_column(default=now)
    by: Mapped[str]
    what: Mapped[str]
    about: Mapped[str] = mapped_column(default="")


class Receipt(Table):
    """An erasure: what was removed, when and by whom. No content."""

    __tablename__ = "receipts"
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    interview_id: Mapped[str]
    by: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    removed: Mapped[dict[str, Any]]
    log_hash: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
