"""Who is at the desk, and what they may do: passwords, sign-ins, ranks."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta

from pwdlib import PasswordHash
from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_interviewer.web.tables import Account, Organisation, Rank, SignIn, now

COOKIE = "desk"
STAYS = timedelta(hours=12)
SHORTEST_PASSWORD = 12
COMMON = ("password", "passwort", "qwert", "letmein", "welcome", "12345678", "abcdefgh", "interview")
MAY: dict[str, tuple[Rank, ...]] = {
    "review": ("owner", "recruiter", "reviewer"),  # read, comment, correct, override
    "recruit": ("owner", "recruiter"),  # roles, invitations, decisions, share links, live view
    "own": ("owner",),  # people, keys, webhooks, erasure, the organisation itself
}

_passwords = PasswordHash.recommended()  # argon2id


class Weak(Exception):
    """A password that would not protect anything. The message says what to do."""


class Refused(Exception):
    """Somebody may not do this. The message is for them."""


@dataclass(frozen=True, slots=True)
class Who:
    """A signed-in person. `csrf` belongs into every form of theirs."""

    account: Account
    csrf: str

    @property
    def organisation(self) -> Organisation:
        return self.account.organisation

    @property
    def label(self) -> str:
        """How this person is named in logs."""
        return f"{self.account.name} <{self.account.email}>"

    def may(self, what: str) -> bool:
        return self.account.rank in MAY[what]


def hash_password(password: str, *about: str) -> str:
    """The hash to keep (0.7 s of work: call it in a thread). Raises Weak. `about`: what it must not be made of."""
    plain = password.casefold()
    if len(password) < SHORTEST_PASSWORD:
        raise Weak(f"Please choose a password of at least {SHORTEST_PASSWORD} characters, such as four random words.")
    if len(set(plain)) < 6 or any(word in plain and len(plain) < len(word) + 8 for word in COMMON):
        raise Weak("This password is easily guessed. Four random words make a good one.")
    if any(len(word) > 3 and word.casefold() in plain for part in about for word in part.replace("@", " ").split()):
        raise Weak("Please choose a password without your name or address in it.")
    return _passwords.hash(password)


_NOBODY = _passwords.hash(secrets.token_urlsafe())


def check_password(session: Session, email: str, password: str) -> Account | None:
    """The account that this opens; None otherwise, after the same work, whether the address is known or not."""
    account = session.scalars(select(Account).filter_by(email=email.strip().casefold(), active=True)).one_or_none()
    right = _passwords.verify(password, account.password_hash if account else _NOBODY)
    return account if right else None


def sign_in(session: Session, account: Account) -> str:
    """A new sign-in; returns the token for the cookie."""
    token = secrets.token_urlsafe(32)
    session.add(
        SignIn(
            token_hash=_digest(token),
            account_id=account.id,
            csrf=secrets.token_urlsafe(24),
            expires_at=now() + STAYS,
        )
    )
    return token


def signed_in(session: Session, token: str) -> Who | None:
    """Who this cookie belongs to, unless it has expired or the account was closed."""
    found = session.get(SignIn, _digest(token)) if token else None
    if found is None or found.expires_at < now() or not found.account.active:
        return None
    return Who(found.account, found.csrf)


def sign_out(session: Session, token: str) -> None:
    """Forget this browser."""
    found = session.get(SignIn, _digest(token))
    if found is not None:
        session.delete(found)


def sign_out_everywhere(session: Session, account_id: str) -> None:
    """Forget all browsers of an account, as after a change of its password or rank."""
    for found in session.scalars(select(SignIn).filter_by(account_id=account_id)):
        session.delete(found)


def same(one: str, other: str) -> bool:
    """Compare secrets in constant time."""
    return hmac.compare_digest(one.encode(), other.encode())


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
