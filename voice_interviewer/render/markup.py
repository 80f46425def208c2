"""Make any text safe for the format it is put into. The text itself is never changed for a reader."""

from __future__ import annotations

import html
import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#])")
_LIST_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|[-=])")


def printable(text: str) -> str:
    """Without what drives a terminal: control characters, and what is no character, become blanks. Lines stay."""
    return _CONTROL.sub(" ", text)


def one_line(text: str) -> str:
    """Line breaks, control characters and runs of blanks become one blank."""
    return " ".join(printable(text).split())


def markdown(text: str) -> str:
    """Text for inside a Markdown paragraph, list entry, heading or table cell."""
    escaped = _MARKDOWN.sub(r"\\\1", one_line(text).replace("&", "&amp;"))
    return _LIST_START.sub(lambda hit: f"{hit[1]}{hit[2][:-1]}\\{hit[2][-1]}", escaped)


def markup(text: str) -> str:
    """Text for inside an HTML element or a quoted attribute."""
    return html.escape(text, quote=True)
