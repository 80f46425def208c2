"""One thread for one model: the engine is built and used in it, and nowhere else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

Engine = TypeVar("Engine")
Answer = TypeVar("Answer")


class Worker(Generic[Engine]):
    """Runs blocking calls on the engine that `build` makes at the first call. Calls are answered in order."""

    def __init__(self, build: Callable[[], Engine], name: str) -> None:
        self._build = build
        self._engine: Engine | None = None
        self._calls = 0
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    async def call(self, use: Callable[[Engine], Answer]) -> Answer:
        """The answer of `use(engine)`, computed in the worker's thread; its exceptions come through."""
        self._calls += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: use(self._made()))
        finally:
            self._calls -= 1

    @property
    def idle(self) -> bool:
        """Whether nobody waits for an answer."""
        return not self._calls

    def close(self) -> None:
        """Let the running call end, drop the others, close the engine."""

        def end() -> None:
            close = getattr(self._engine, "close", None)
            if close is not None:
                close()

        self._thread.shutdown(wait=False, cancel_futures=True) if self._engine is None else self._thread.submit(end)
        self._thread.shutdown(wait=True)

    def _made(self) -> Engine:
        if self._engine is None:
            self._engine = self._build()
        return self._engine
