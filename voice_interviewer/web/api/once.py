"""The header `Idempotency-Key`: whoever does not know whether a request arrived sends it again, and it is done once."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Annotated, TypeVar

from fastapi import Header, HTTPException
from sqlalchemy.orm import Session

from voice_interviewer.web.database import owned
from voice_interviewer.web.tables import Invitation, Role

Made = TypeVar("Made", Invitation, Role)
Once = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        max_length=200,
        description="made up by you: the same key again gets what it made, and makes nothing more",
    ),
]

_one_at_a_time = Lock()  # the first may still be at work when its repetition comes; one process is all there is


def made(
    session: Session,
    table: type[Made],
    organisation_id: str,
    key: str,
    make: Callable[[], Made],
    same: Callable[[Made], bool],
) -> Made:
    """What `key` made before, else what `make` makes now. `same`: whether it is what is wished for now; else 409."""
    if not key:
        return make()
    with _one_at_a_time:
        found = owned(session, table, organisation_id, idempotency_key=key)
        if found is None:
            found = make()
            found.idempotency_key = key
            session.commit()
    if not same(found):
        raise HTTPException(409, "This Idempotency-Key was used for something else. Make up a new one.")
    return found
