"""Requests, counted for Prometheus: how many of which kind, how they were answered, how long that took."""

from __future__ import annotations

import time

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
OTHER = "other"


class Traffic:
    """The counters of one application. Labels are routes, never addresses: those hold tokens, and have no end."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("method", "route")
        self._requests = Counter(
            "voice_interviewer_requests", "Requests by their answer", (*labels, "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "voice_interviewer_request_seconds",
            "Time until an answer begins",
            labels,
            buckets=SECONDS,
            registry=self.registry,
        )

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        named = method if method in METHODS else OTHER
        self._requests.labels(named, route, str(status)).inc()
        self._seconds.labels(named, route).observe(seconds)


class Counted:
    """Counts what passes through it; WebSockets are rooms, which are counted elsewhere."""

    def __init__(self, app: ASGIApp, traffic: Traffic) -> None:
        self._app = app
        self._traffic = traffic

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, seconds = time.perf_counter(), 500, None

        async def send_counted(message: Message) -> None:
            nonlocal status, seconds
            if message["type"] == "http.response.start":
                status, seconds = message["status"], time.perf_counter() - began
            await send(message)

        try:
            await self._app(scope, receive, send_counted)
        finally:
            took = time.perf_counter() - began if seconds is None else seconds
            self._traffic.note(scope["method"], route_of(scope), status, took)


def route_of(scope: Scope) -> str:
    """`/desk/interviews/{interview_id}`: the route that a request came to, with the place at which it is mounted."""
    path: str = scope["path"]
    if path.startswith("/static/"):
        return "/static"
    own: str | None = getattr(scope.get("route"), "path", None)
    if own is None:
        return OTHER
    parts = path.split("/")
    return "/".join(parts[: len(parts) - own.count("/")]) + own
