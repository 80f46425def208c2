"""A running interview as server-sent events: each message of its room, and a sign of life between them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from typing import Any, cast

from fastapi.responses import StreamingResponse

from voice_interviewer.web.room.messages import Message

LOOKS_UP_S = 1.0  # between looks at whether the server stops


def stream(watched: AsyncIterator[Message], server: Any) -> StreamingResponse:
    """The answer that goes on until the interview ends, or the server (its `stopping`, where it has one) stops."""
    stopping: Callable[[], bool] = getattr(server, "stopping", lambda: False)
    return StreamingResponse(events(watched, stopping), media_type="text/event-stream")


async def events(watched: AsyncIterator[Message], stopping: Callable[[], bool]) -> AsyncIterator[str]:
    """Messages as server-sent events. It ends when the server stops: a stream that is open would hold that up."""
    coming: asyncio.Future[Message] | None = None
    try:
        while not stopping():
            coming = coming or asyncio.ensure_future(anext(watched))
            done, _ = await asyncio.wait({coming}, timeout=LOOKS_UP_S)
            if not done:
                yield ": still here\n\n"
                continue
            try:
                message = coming.result()
            except StopAsyncIteration:
                return
            finally:
                coming = None
            yield f"data: {json.dumps(message, ensure_ascii=False)}\n\n"
    finally:
        if coming is not None:
            coming.cancel()
            await asyncio.wait({coming})
        await cast("AsyncGenerator[Message]", watched).aclose()
