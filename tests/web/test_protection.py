"""What is too much is refused as such, however it comes."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from fastapi import FastAPI

from tests.web.held import House, house
from voice_interviewer.web.identity import COOKIE
from voice_interviewer.web.protection import LARGEST_BODY

PIECE = 64 * 1024


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder: Path = tmp_path_factory.mktemp("protection")
    return house(folder)


async def posted(app: FastAPI, path: str, body: bytes, cookie: str = "") -> int:
    """The status that a form gets whose body comes in pieces and does not say how long it is."""
    pieces = [body[at : at + PIECE] for at in range(0, len(body), PIECE)]
    statuses: list[int] = []

    async def receive() -> dict[str, object]:
        if not pieces:
            await asyncio.sleep(0)
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])  # type: ignore[arg-type]

    headers = [(b"host", b"here"), (b"content-type", b"application/x-www-form-urlencoded")]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": b"", "client": ("127.0.0.1", 1),
        "headers": [*headers, (b"cookie", f"{COOKIE}={cookie}".encode())],
    }  # fmt: skip
    await app(scope, receive, send)  # type: ignore[arg-type]
    (status,) = statuses
    return status


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/desk/invitations"])
@pytest.mark.parametrize("start", [b"email=", b"csrf=a&email=", b"&" * PIECE])
async def test_a_form_in_pieces_that_is_too_large_is_refused_as_too_large(home: House, path: str, start: bytes) -> None:
    body = start + b"x" * (LARGEST_BODY + 1)
    assert await posted(home.app, path, body, home.people["owner"]) == 413


async def test_a_form_in_pieces_that_is_no_larger_than_allowed_is_read(home: House) -> None:
    fits = b"email=" + b"x" * (LARGEST_BODY - len(b"email="))
    assert await posted(home.app, "/sign-in", fits) == 422  # no address is that long
