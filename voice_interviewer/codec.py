"""Events to JSON and back, built from the dataclasses."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from voice_interviewer.core.events import Event


class UnreadableEvent(Exception):
    """JSON that is no event of this version."""


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Annotated[Event, Field(discriminator="kind")])


def encode(event: Event) -> str:
    """One line of JSON."""
    return _adapter().dump_json(event, ensure_ascii=False).decode()


def decode(text: str) -> Event:
    """The event of this JSON; raises UnreadableEvent. Missing fields take their defaults."""
    try:
        event: Event = _adapter().validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise UnreadableEvent(f"cannot read event: {first['msg']} at {place or 'the start'}") from error
    return event
