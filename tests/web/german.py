"""What a candidate reads of a page, and which of it is no German; and every text that was asked for in vain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from gettext import NullTranslations
from html.parser import HTMLParser
from typing import Any

from tests.sessions.test_german import ENGLISH
from voice_interviewer.core.grading.tokens import words
from voice_interviewer.language import translator

READ_ALOUD = ("aria-label", "title", "alt", "placeholder", "label")
UNREAD = ("script", "style", "code")
TECHNICAL = ("data-socket", "data-home", "data-interview", "data-practice", "data-start", "data-command")
ALSO_ENGLISH = (
    "or",
    "page",
    "address",
    "form",
    "body",
    "not",
    "no",
    "link",
    "recording",
    "error",
    "nothing",
    "missing",
)
FOREIGN = (ENGLISH | set(ALSO_ENGLISH)) - {"link"}  # which is a German word, too
FILLED_IN = re.compile(r"\{\w+\}|https?://\S+")


class Reader(HTMLParser):
    """Collects the texts of a page, with those that only scripts and screen readers read."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.language = ""
        self._unread = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._unread += tag in UNREAD
        for name, value in attributes:
            if tag == "html" and name == "lang":
                self.language = value or ""
            if value and (name in READ_ALOUD or (name.startswith("data-") and name not in TECHNICAL)):
                self.texts.append(value)

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in UNREAD

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._unread:
            self.texts.append(" ".join(data.split()))


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def foreign(texts: list[str]) -> list[str]:
    """Those that hold an English word."""
    return [text for text in texts if FOREIGN & set(words(FILLED_IN.sub(" ", text)))]


def texts_of(message: Mapping[str, Any]) -> Iterator[str]:
    """The sentences in a message of the room, however deep."""
    for name, value in message.items():
        if name == "text" and isinstance(value, str):
            yield value
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, Mapping):
                yield from texts_of(inner)


class _Wanted(NullTranslations):
    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return message

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self.gettext(one if count == 1 else many)


@contextmanager
def untranslated() -> Iterator[set[str]]:
    """The texts that German is asked for and has no words for, while this lasts."""
    german, wanted = translator("de"), _Wanted()
    before = german._fallback  # type: ignore[attr-defined]
    german._fallback = wanted  # type: ignore[attr-defined]
    try:
        yield wanted.asked
    finally:
        german._fallback = before  # type: ignore[attr-defined]
