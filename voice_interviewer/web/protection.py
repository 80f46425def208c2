"""What keeps others out: security headers, the origin of requests, rate limits."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from urllib.parse import urlsplit

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self), screen-wake-lock=(self)",
}
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
LARGEST_BODY = 2 * 1024 * 1024

SIGN_IN = parse("10/15 minutes")  # per account, where only what failed counts
SIGN_IN_FROM = parse("60/15 minutes")  # per address, behind which a whole office may sit
LINKS = parse("300/minute")  # of one address to links that are looked up
KEYS = parse("600/minute")
NOTES = parse("60/minute")  # refusals of one address that are written down


Note = Callable[[HTTPConnection, int], None]


class Protection:
    """Adds the headers, and refuses what another site makes a browser send. `note` writes such a refusal down."""

    def __init__(self, app: ASGIApp, note: Note) -> None:
        self._app = app
        self._note = note

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        app = self._app
        if scope.get("method") not in SAFE_METHODS and foreign(Headers(scope=scope)):
            await run_in_threadpool(self._note, HTTPConnection(scope), 403)
            text = "This request comes from another site and was refused."
            app = WebSocketClose(1008) if scope["type"] == "websocket" else PlainTextResponse(text, status_code=403)
        if scope["type"] == "websocket":
            await app(scope, receive, send)
            return

        async def send_protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await app(scope, receive, send_protected)


def foreign(headers: Headers | MutableMapping[str, str]) -> bool:
    """Whether a browser says that the request comes from another site. Programs say nothing and pass."""
    site = headers.get("sec-fetch-site")
    if site is not None:  # it tells all; the origin may be "null", since we ask browsers for no referrer
        return site not in ("same-origin", "none")
    origin = headers.get("origin", "")
    return bool(origin) and urlsplit(origin).netloc != headers.get("host", "")


class RateLimits:
    """Counts in memory: one server process is all there is."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def allows(self, limit: RateLimitItem, *who: str) -> bool:
        """Count one try; False when there were too many."""
        return self._limiter.hit(limit, *who)

    def forgive(self, limit: RateLimitItem, *who: str) -> None:
        """Forget the tries."""
        self._limiter.clear(limit, *who)
