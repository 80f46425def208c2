"""A real local HTTP server that serves model files as the hub does: redirects, byte ranges, and trouble on demand."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self


@dataclass
class ModelHub:
    """`files` maps "owner/name/resolve/REVISION/FILE" to bytes. `requests` are (path, Range header) in order.

    `break_after`: how many bytes of each answer are sent before the connection breaks, one number for each of the next
    answers. `hangs`: it accepts connections and says nothing.
    """

    files: dict[str, bytes]
    hangs: bool = False
    break_after: list[int] = field(default_factory=list)
    requests: list[tuple[str, str]] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._closing = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _answers_of(self))
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._http.shutdown()
        self._http.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def asked_for(self, file: str) -> list[str]:
        """The Range headers of the requests for a file's bytes."""
        return [wanted for path, wanted in self.requests if path.startswith("/store/") and path.endswith(file)]


def _answers_of(hub: ModelHub) -> type[BaseHTTPRequestHandler]:
    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            """Say nothing on standard error."""

        def do_GET(self) -> None:
            if hub.hangs:
                hub._closing.wait(30)
            hub.requests.append((self.path, self.headers.get("Range", "")))
            path = self.path.removeprefix("/store").lstrip("/")
            if path not in hub.files:
                self._head(404, 0)
            elif not self.path.startswith("/store/"):
                self._head(302, 0, Location=f"/store/{path}")
            else:
                with suppress(BrokenPipeError, ConnectionResetError):
                    self._bytes(hub.files[path])

        def _bytes(self, data: bytes) -> None:
            start = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))
            part = data[start:]
            more = {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"} if start else {}
            self._head(206 if start else 200, len(part), **more)
            if hub.break_after:
                part = part[: hub.break_after.pop(0)]
                self.close_connection = True
            self.wfile.write(part)

        def _head(self, status: int, length: int, **headers: str) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(length), **headers}.items():
                self.send_header(name, value)
            self.end_headers()

    return Answers
