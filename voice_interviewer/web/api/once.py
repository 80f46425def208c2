"""The header `Idempotency-Key`: whoever does not know whether a request arrived sends it again, and it is done once."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock
from typing import Annotated, Any, NoReturn, TypeVar

from fastapi import Depends, Header, HTTPException, Request
from sqlalchemy import delete
from sqlalchemy.orm import Session

from voice_interviewer.core.events import Recorded
from voice_interviewer.ports import EventLog
from voice_interviewer.web.api.access import Caller
from voice_interviewer.web.database import owned
from voice_interviewer.web.needs import Database
from voice_interviewer.web.tables import IdempotencyKey, Table, now

Row = TypeVar("Row", bound=Table)

KEPT = timedelta(days=30)

_one_at_a_time = Lock()  # the first may still be at work when its repetition comes; one process is all there is


@dataclass(frozen=True, slots=True)
class Wish:
    """A request that may come again, known by its address and key together.

    `fingerprint` tells its body from others, and nothing about it without the key; "" where no key was given.
    """

    session: Session
    name: str
    fingerprint: str

    def row(self, caller: Caller, table: type[Row], make: Callable[[], Row]) -> Row:
        """The row that this request made before, else what `make` makes now; 409 for another request's key."""
        return self.rows(caller, table, lambda: [make()])[0]

    def rows(self, caller: Caller, table: type[Row], make: Callable[[], Sequence[Row]]) -> list[Row]:
        made: list[Row] = []

        def ids() -> list[str]:
            made.extend(make())
            return [_id(one) for one in made]

        names = self._ids(caller, ids)
        return made or [owned(self.session, table, caller.organisation_id, id=name) or self._gone() for name in names]

    def entry(self, caller: Caller, log: EventLog, interview_id: str, make: Callable[[], Recorded]) -> Recorded:
        """The same for an entry of an interview's log."""
        made: list[Recorded] = []

        def ids() -> list[str]:
            made.append(make())
            return [str(made[0].seq)]

        (seq,) = self._ids(caller, ids)
        found = made or [one for one in log.read(interview_id) if one.seq == int(seq)]
        return found[0] if found else self._gone()

    def _gone(self) -> NoReturn:
        raise HTTPException(409, "What this Idempotency-Key made is not there any more.")

    def _ids(self, caller: Caller, make: Callable[[], list[str]]) -> list[str]:
        if not self.fingerprint:
            return make()
        with _one_at_a_time:
            known = owned(self.session, IdempotencyKey, caller.organisation_id, key_hash=self.name)
            if known is None:
                known = IdempotencyKey(
                    organisation_id=caller.organisation_id,
                    key_hash=self.name,
                    fingerprint=self.fingerprint,
                    made=make(),
                )
                self.session.add(known)
                self.session.execute(delete(IdempotencyKey).where(IdempotencyKey.created_at < now() - KEPT))
                self.session.commit()
        if known.fingerprint != self.fingerprint:
            raise HTTPException(409, "This Idempotency-Key was used for something else. Make up a new one.")
        return known.made


async def _wish(
    request: Request,
    session: Database,
    key: Annotated[
        str,
        Header(
            alias="Idempotency-Key",
            max_length=200,
            description="made up by you: the same key again gets what it made, and makes nothing more",
        ),
    ] = "",
) -> Wish:
    if not key:
        return Wish(session, "", "")
    secret, body = key.encode("utf-8", "replace"), await request.body()
    name = hashlib.sha256(request.url.path.encode() + b"\n" + secret).hexdigest()
    return Wish(session, name, hmac.new(secret, body, hashlib.sha256).hexdigest())


Once = Annotated[Wish, Depends(_wish)]


def _id(row: Any) -> str:
    return str(row.id)
