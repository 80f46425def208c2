"""What goes in and comes out of the API. Times are ISO 8601 in UTC; seconds are seconds of interview time."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Name = Annotated[str, Field(min_length=1, max_length=200)]
Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Id = Annotated[str, Field(max_length=64)]
Minutes = Annotated[float, Field(ge=5, le=240)]
Days = Annotated[int, Field(ge=1, le=365)]
Level = Literal["junior", "mid", "senior", "expert"]
MaybeLevel = Literal["", "junior", "mid", "senior", "expert"]
Decision = Literal["advance", "hold", "reject"]


class Given(BaseModel):
    """What a caller sends: fields that are not known are refused."""

    model_config = ConfigDict(extra="forbid")


class Switch(Given):
    on: bool


class Problem(BaseModel):
    """Why a request was not carried out, in a sentence."""

    detail: str
