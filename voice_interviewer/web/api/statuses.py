"""Answers other than the good one, as the description lists them."""

from __future__ import annotations

from typing import Any

from voice_interviewer.web.api.models import Problem

Answers = dict[int | str, dict[str, Any]]


def _problem(code: int, text: str) -> Answers:
    return {code: {"model": Problem, "description": text}}


def content(*media: str) -> Answers:
    """A good answer that is a file; of what a JSON file holds nothing is said here."""
    return {200: {"content": {kind: {"schema": {} if kind.endswith("json") else {"type": "string"}} for kind in media}}}


MISSING = _problem(404, "There is no such thing, or it is not yours")
NOT_SO = _problem(409, "It stands against what is there")
GONE = MISSING | NOT_SO
ALWAYS: Answers = {
    **_problem(401, "No valid key"),
    **_problem(403, "The key may not do this"),
    **_problem(413, "The body is too large"),
    **_problem(422, "Something to change in the request"),
    **_problem(429, "Too many requests; wait a minute"),
    **_problem(503, "Not now: a file is in use or the disk is full"),
}
SOUND: Answers = {
    200: {"content": {"audio/wav": {"schema": {"type": "string", "format": "binary"}}}},
    206: {"description": "The stretch that was asked for", "content": {"audio/wav": {}}},
    416: {"description": "There is no such stretch"},
}
