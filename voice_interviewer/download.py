"""One file over HTTP, taken up where it broke off."""

from __future__ import annotations

import http.client
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHUNK = 1 << 20
STALLED_S = 30.0


class Broken(Exception):
    """The server cannot be reached, or the connection broke. Trying again may help."""


class Refused(Exception):
    """The server answered that it does not give this file: "HTTP 404"."""


def ask(url: str, timeout_s: float) -> None:
    """Whether a server gives this file at all. Raises Broken, Refused."""
    with _open(url, {}, timeout_s) as answer:
        answer.read(1)


def fetch(url: str, path: Path, size: int, advance: Callable[[int], None]) -> None:
    """Append to `path` what is missing of the file at `url`. It has `size` bytes; 0: unknown, so from the beginning.

    `advance` is told how many bytes are there. What was received stays when it breaks. Raises Broken, Refused, OSError
    (the disk).
    """
    have = path.stat().st_size if path.is_file() else 0
    if size and have == size:
        return advance(have)
    with _open(url, {"Range": f"bytes={have}-"} if 0 < have < size else {}, STALLED_S) as answer:
        resumed = answer.status == 206
        have = have if resumed else 0
        end = have + int(answer.headers.get("Content-Length") or 0)
        with path.open("ab" if resumed else "wb") as out:
            while data := _read(answer):
                out.write(data)
                have += len(data)
                advance(have)
    if have < end:
        raise Broken(f"the connection broke with {end - have} bytes to go")


def _read(answer: Any) -> bytes:
    try:
        return bytes(answer.read(CHUNK))
    except http.client.IncompleteRead as error:
        return error.partial
    except (OSError, http.client.HTTPException) as error:
        raise Broken(_one_line(error)) from None


def _open(url: str, headers: dict[str, str], timeout_s: float) -> Any:
    request = urllib.request.Request(url, headers={"User-Agent": "voice-interviewer", **headers})
    try:
        return urllib.request.urlopen(request, timeout=timeout_s, context=_certificates())
    except urllib.error.HTTPError as error:
        error.close()
        raise Refused(f"HTTP {error.code}") from None
    except (OSError, http.client.HTTPException) as error:
        raise Broken(_one_line(error)) from None


def _certificates() -> ssl.SSLContext:
    try:  # pythons from python.org and uv may not know the system's certificates
        import certifi
    except ImportError:
        return ssl.create_default_context()
    return ssl.create_default_context(cafile=certifi.where())


def _one_line(error: BaseException) -> str:
    reason = getattr(error, "reason", None) or error
    return " ".join(str(reason).split())[:150] or type(error).__name__
