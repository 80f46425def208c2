"""Those who are in a room: the candidate's page, and who watches. What they are told reaches all of them."""

from __future__ import annotations

import asyncio
from typing import Protocol

from voice_interviewer.desk import Problem
from voice_interviewer.web.room.messages import Message

MOST_UNREAD = 2000  # messages that an observer may be late


class Watcher(Protocol):
    """Somebody who is sent messages: the candidate's page (with sound), or an observer. `send` must not block."""

    def send(self, message: Message | bytes) -> None: ...

    def leave(self, message: Message | None) -> None:
        """There is no more to come; a last message may say why."""


class Page(Watcher, Protocol):
    """The candidate's page; `tab` is the page load that it belongs to."""

    tab: str


class Audience:
    """At most one page of the candidate, and any number of observers with their names."""

    def __init__(self) -> None:
        self.page: Page | None = None
        self._observers: dict[Watcher, str] = {}
        self._problems: list[Problem] = []

    @property
    def names(self) -> list[str]:
        """Who watches, as the candidate is shown it."""
        return list(dict.fromkeys(self._observers.values()))

    def enter(self, page: Page) -> None:
        """The candidate's page comes. Another one that was here is told, and falls silent."""
        if self.page is not None and self.page is not page:
            self.page.leave(None if self.page.tab == page.tab else {"type": "elsewhere"})
        self.page = page

    def leave(self, page: Page) -> None:
        """The page's connection is gone."""
        if self.page is page:
            self.page = None

    def observe(self, watcher: Watcher, name: str) -> None:
        """Somebody watches from now on."""
        self._observers[watcher] = name
        self._tell_names()

    def stop_observing(self, watcher: Watcher) -> None:
        if self._observers.pop(watcher, None) is not None:
            self._tell_names()

    def send(self, message: Message) -> None:
        """To everybody."""
        self.send_to_page(message)
        for watcher in self._observers:
            watcher.send(message)

    def send_to_page(self, message: Message | bytes) -> None:
        if self.page is not None:
            self.page.send(message)

    def tell(self, problem: Problem) -> bool:
        """Something failed: who is here is told once, without the cause. False where this was known."""
        if problem in self._problems:
            return False
        if problem.text not in [known.text for known in self._problems]:
            self.send({"type": "problem", "text": problem.text})
        self._problems.append(problem)
        return True

    def disperse(self) -> None:
        """There is no more to come."""
        for watcher in (*self._observers, *([self.page] if self.page else [])):
            watcher.leave(None)

    def _tell_names(self) -> None:
        self.send({"type": "observers", "names": self.names})


class Observer:
    """A watcher that is read from a queue, which ends with None; one that does not read is dropped."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[Message | None] = asyncio.Queue()

    def send(self, message: Message | bytes) -> None:
        if isinstance(message, dict):
            self.queue.put_nowait(message if self.queue.qsize() < MOST_UNREAD else None)

    def leave(self, message: Message | None) -> None:
        self.queue.put_nowait(None)
