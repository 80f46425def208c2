"""Requests to a server's API: sent again where that is safe, and one exception for whatever goes wrong."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast
from urllib.parse import quote
from uuid import uuid4

import httpx2

from voice_interviewer import __version__

TRIES = 4
TIMEOUT_S = 60.0
LONGEST_WAIT_S = 120.0
NOT_NOW = (429, 503)

PAGE = 100  # entries of a list at once

Query = Mapping[str, str | int | float | bool | Sequence[str] | None]
Answer = TypeVar("Answer")


class ApiError(Exception):
    """What the server refused, in its own sentence; `status` is 0 where it did not answer."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message


class Wire:
    """The connection of one key to one server.

    A request is sent again when the server says *not now* (429, 503), after the time that it names, and when it does
    not answer: but a POST without an idempotency key only where it certainly was not carried out.
    """

    def __init__(
        self,
        url: str,
        key: str,
        *,
        timeout_s: float = TIMEOUT_S,
        tries: int = TRIES,
        transport: httpx2.BaseTransport | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        named = {"Authorization": f"Bearer {key}", "User-Agent": f"voice-interviewer/{__version__}"}
        base = f"{url.rstrip('/')}/api/v1/"
        self._http = httpx2.Client(base_url=base, headers=named, timeout=timeout_s, transport=transport)
        self._tries, self._wait = tries, wait

    def close(self) -> None:
        self._http.close()

    def send(
        self,
        method: str,
        *path: str,
        query: Query | None = None,
        body: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx2.Response:
        """The answer to a request that went well. `path`: the parts of the address below `/api/v1/`.

        Raises ApiError.
        """
        given = {name: value for name, value in (query or {}).items() if value is not None}
        request = self._http.build_request(
            method, "/".join(quote(part, safe="") for part in path), params=given or None, json=body, headers=headers
        )
        repeatable = method != "POST" or "idempotency-key" in request.headers
        for tried in range(1, self._tries + 1):
            last = tried == self._tries
            try:
                answer = self._http.send(request)
            except httpx2.HTTPError as error:
                unsent = isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout)
                if last or not (repeatable or unsent):
                    raise ApiError(0, f"{request.url.host} does not answer: {error or type(error).__name__}") from error
                self._wait(2.0**tried)
                continue
            if answer.is_success:
                return answer
            again = answer.status_code == 429 or (answer.status_code in NOT_NOW and repeatable)
            if last or not again:
                raise ApiError(answer.status_code, _sentence(answer))
            self._wait(_pause(answer, 2.0**tried))
        raise AssertionError("at least one try is made")

    def lines(self, *path: str, query: Query) -> Iterator[str]:
        """The lines of an answer that goes on for long, as they come. Raises ApiError."""
        address = "/".join(quote(part, safe="") for part in path)
        try:
            with self._http.stream("GET", address, params=query) as answer:
                if not answer.is_success:
                    answer.read()
                    raise ApiError(answer.status_code, _sentence(answer))
                yield from answer.iter_lines()
        except httpx2.HTTPError as error:
            raise ApiError(0, f"The connection was lost: {error or type(error).__name__}") from error

    def get(self, kind: type[Answer], *path: str, query: Query | None = None) -> Answer:
        """What is there."""
        return cast(Answer, self.send("GET", *path, query=query).json())

    def post(self, kind: type[Answer], body: Mapping[str, Any], *path: str) -> Answer:
        """What a request answers that is not made twice."""
        return cast(Answer, self.send("POST", *path, body=body).json())

    def make(self, kind: type[Answer], body: Mapping[str, Any], *path: str, once: str) -> Answer:
        """What is made once for the idempotency key `once`, or one that is made up: however often it is sent."""
        named = {"Idempotency-Key": once or str(uuid4())}
        return cast(Answer, self.send("POST", *path, body=body, headers=named).json())

    def put(self, kind: type[Answer], body: Mapping[str, Any], *path: str) -> Answer:
        """What is there after it was set."""
        return cast(Answer, self.send("PUT", *path, body=body).json())

    def delete(self, kind: type[Answer], *path: str, query: Query | None = None) -> Answer:
        """What is left to tell of something that was taken away."""
        return cast(Answer, self.send("DELETE", *path, query=query).json())


def _sentence(answer: httpx2.Response) -> str:
    """What the server says; something in between may have answered in its place."""
    try:
        return str(answer.json()["detail"])
    except (ValueError, KeyError, TypeError):
        return f"The server answers {answer.status_code} {answer.reason_phrase}."


def _pause(answer: httpx2.Response, otherwise: float) -> float:
    """Seconds until the next try, as the server names them."""
    named = answer.headers.get("retry-after", "")
    return min(float(named), LONGEST_WAIT_S) if named.isascii() and named.isdecimal() else otherwise
