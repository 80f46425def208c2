"""Links that carry their own right: signed, expiring, and good for one thing."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Literal

from itsdangerous import BadSignature, URLSafeSerializer

from voice_interviewer.ports import EngineError

Use = Literal["candidate", "share", "colleague", "sign-in"]

SHORTEST_SECRET = 32


class Links:
    """Signs ids. Whether the thing behind an id is still valid is for its row to say."""

    def __init__(self, secret: str) -> None:
        if len(secret) < SHORTEST_SECRET or len(set(secret)) < 10:
            raise EngineError(
                f"The secret is too weak: give at least {SHORTEST_SECRET} random characters, or none at all: "
                "then one is made and kept in the home folder."
            )
        self._secret = secret

    def sign(self, use: Use, row_id: str) -> str:
        """A token for addresses."""
        return self._signer(use).dumps(row_id)

    def read(self, use: Use, token: str) -> str | None:
        """The id in a token; None for anything that we did not sign for this use."""
        try:
            found = self._signer(use).loads(token)
        except BadSignature:
            return None
        return found if isinstance(found, str) else None

    def _signer(self, use: Use) -> URLSafeSerializer:
        return URLSafeSerializer(self._secret, salt=f"voice-interviewer {use}")


def secret_of(home: Path, given: str = "") -> str:
    """The given secret, or the one kept in the home folder (made at the first call, readable by its owner alone)."""
    if given:
        return given
    path = home / "secret"
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600, exist_ok=True)
            path.write_text(secrets.token_urlsafe(48), encoding="utf-8")
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise EngineError(f"The secret {path} cannot be kept: {error}.") from error
