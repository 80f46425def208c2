"""API keys: made once, shown once, kept as a hash, limited by scopes, taken back at any time."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Literal, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.web.database import owned, trace
from voice_interviewer.web.tables import ApiKey, now

Scope = Literal["read", "invite", "review", "erase", "admin"]
SCOPES: dict[Scope, str] = {
    "read": "read roles, invitations, interviews, reports, recordings and figures",
    "invite": "make and change roles and invitations",
    "review": "correct, rate, comment, decide, answer wishes for help, grade again, share",
    "erase": "erase interviews, set and lift legal holds",
    "admin": "people, keys, settings, traces, webhooks, metrics, and everything else",
}
MARK = "vi_"
SHOWN = 9  # characters of a key that people recognise it by
USED_AFTER = timedelta(minutes=1)  # how exactly the last use is noted


def create(
    session: Session, organisation_id: str, name: str, scopes: Sequence[str], by: str, *, maker: ApiKey | None = None
) -> tuple[ApiKey, str]:
    """A new key: its row, and the key itself, which nobody can read again. Raises Refused.

    What a key makes (`maker`) may do nothing that the maker may not.
    """
    title = " ".join(name.split())
    if not title or len(title) > 100:
        raise Refused("Give the key a name of 100 characters at most: what uses it.")
    wanted = [scope for scope in get_args(Scope) if scope in scopes]
    if not wanted or len(wanted) != len(set(scopes)):
        raise Refused(f"Choose at least one of: {', '.join(SCOPES)}.")
    if maker is not None and (beyond := [scope for scope in wanted if not may(maker, scope)]):
        raise Refused(f"A key makes none that may do more than itself: it lacks {', '.join(beyond)}.")
    secret = MARK + secrets.token_urlsafe(32)
    key = ApiKey(
        organisation_id=organisation_id,
        name=title,
        prefix=secret[:SHOWN],
        key_hash=_digest(secret),
        scopes=wanted,
        created_by=by,
    )
    session.add(key)
    session.flush()
    trace(session, organisation_id, by, "API key made", f"{title} ({', '.join(wanted)})")
    return key, secret


def find(session: Session, secret: str) -> ApiKey | None:
    """The key while it is good; its use is noted."""
    key = session.scalars(select(ApiKey).filter_by(key_hash=_digest(secret), revoked_at=None)).one_or_none()
    if key is not None and (key.used_at is None or key.used_at < now() - USED_AFTER):
        key.used_at = now()
    return key


def revoke(session: Session, organisation_id: str, key_id: str, by: str) -> None:
    """The key opens nothing any more. Raises Refused where there is none of this organisation."""
    key = owned(session, ApiKey, organisation_id, id=key_id)
    if key is None:
        raise Refused("There is no such key.")
    if key.revoked_at is None:
        key.revoked_at = now()
        trace(session, organisation_id, by, "API key revoked", key.name)


def of_organisation(session: Session, organisation_id: str) -> list[ApiKey]:
    """All keys, newest first."""
    query = select(ApiKey).filter_by(organisation_id=organisation_id).order_by(ApiKey.created_at.desc())
    return list(session.scalars(query))


def may(key: ApiKey, scope: Scope) -> bool:
    return scope in key.scopes or "admin" in key.scopes


def label(key: ApiKey) -> str:
    """How a key is named in logs."""
    return f"API key {key.name} ({key.prefix}…)"


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
