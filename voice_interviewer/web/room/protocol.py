"""What the candidate's page may say, checked before anything believes it (docs/room.md)."""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from voice_interviewer.core.events import ConductChanged
from voice_interviewer.web.room.marks import Mark
from voice_interviewer.web.room.tape import FRAME_BYTES

SUBPROTOCOL = "room.1"
MOST_FRAMES = 256  # in a binary message
MOST_SILENCE = 3750  # frames of one message
LONGEST_TEXT = 60_000  # characters of a message

FrameNumber = Annotated[int, Field(ge=0, lt=2**32)]
Id = Annotated[str, Field(min_length=1, max_length=100)]


class Misunderstood(Exception):
    """A message that is none of the protocol."""


class _Message(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True, allow_inf_nan=False)


class Hello(_Message):
    type: Literal["hello"]
    tab: Id
    frame: FrameNumber = 0
    take_over: bool = False


class Silence(_Message):
    type: Literal["silence"]
    first: FrameNumber
    count: Annotated[int, Field(ge=0, le=MOST_SILENCE)]


class Ping(_Message):
    type: Literal["ping"]


class Command(_Message):
    type: Literal["command"]
    id: Id
    frame: FrameNumber
    name: Literal["done", "repeat", "slower", "skip", "pause", "resume", "type", "talk", "help", "stop"]
    text: Annotated[str, Field(max_length=20_000)] = ""

    def mark(self) -> Mark:
        return Mark(self.id, self.frame, self.name, self.text)


class Played(_Message):
    type: Literal["played"]
    id: Id
    prompt: Annotated[int, Field(ge=0, lt=2**32)]
    frame: FrameNumber
    complete: bool = True

    def mark(self) -> Mark:
        return Mark(self.id, self.frame, "played", prompt=self.prompt)


class Conduct(_Message):
    type: Literal["conduct"]
    id: Id
    frame: FrameNumber
    patience: Annotated[float, Field(ge=0.5, le=5)] = 1.0
    speaking_rate: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    push_to_talk: bool = False
    barge_in: bool = False
    typed: bool = False

    def mark(self) -> Mark:
        change = ConductChanged(
            at_s=0.0,
            by="candidate",
            patience=self.patience,
            speaking_rate=self.speaking_rate,
            push_to_talk=self.push_to_talk,
            barge_in=self.barge_in,
            typed=self.typed,
        )
        return Mark(self.id, self.frame, "conduct", change=change)


Happening = Command | Played | Conduct
Told = Hello | Silence | Ping | Command | Played | Conduct
_ADAPTER: TypeAdapter[Told] = TypeAdapter(Annotated[Told, Field(discriminator="type")])


def read_text(text: str) -> Told:
    """The message of a text. Raises Misunderstood with a plain sentence."""
    if len(text) > LONGEST_TEXT:
        raise Misunderstood("This message is too long.")
    try:
        return _ADAPTER.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"][1:])
        raise Misunderstood(f"This message was not understood: {place or 'message'}: {first['msg']}") from None


def read_frames(data: bytes) -> tuple[int, bytes]:
    """The first frame's number and the samples of a binary message. Raises Misunderstood."""
    frames, rest = divmod(len(data) - 4, FRAME_BYTES)
    if rest or not 1 <= frames <= MOST_FRAMES:
        raise Misunderstood(f"Sound comes as a frame number and 1 to {MOST_FRAMES} frames of {FRAME_BYTES} bytes.")
    return int.from_bytes(data[:4], "little"), data[4:]


def dump(message: dict[str, object]) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))
