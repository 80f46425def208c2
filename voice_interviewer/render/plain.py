"""A form as plain text, at most 100 columns wide except for words that are longer."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from voice_interviewer.render.elements import Bullets, Element, Heading, Pairs, Paragraph, Quotation, Steps
from voice_interviewer.render.markup import one_line

WIDTH = 100


def plain(elements: Sequence[Element]) -> str:
    return "\n".join(line for element in elements for line in (*_lines(element), "")).rstrip("\n") + "\n"


def _lines(element: Element) -> Iterable[str]:
    match element:
        case Heading(1, text):
            return ("=" * WIDTH, one_line(text).upper(), "=" * WIDTH)
        case Heading(2, text):
            return (one_line(text).upper(), "-" * WIDTH)
        case Heading(_, text):
            return (one_line(text), "-" * min(WIDTH, len(text)))
        case Paragraph(text):
            return _wrap(text)
        case Pairs(rows):
            width = max((len(label) for label, _ in rows), default=0) + 2
            return tuple(
                line for label, value in rows for line in _wrap(value, first=f"{label}:".ljust(width), rest=" " * width)
            )
        case Bullets(entries):
            return tuple(line for entry in entries for line in _wrap(entry, first="  • ", rest="    "))
        case Steps(entries):
            return tuple(
                line
                for number, entry in enumerate(entries, start=1)
                for line in _wrap(entry, first=f"{number:>3}. ", rest="     ")
            )
        case Quotation():
            return _wrap(str(element), first="  ", rest="  ")


def _wrap(text: str, first: str = "", rest: str = "") -> tuple[str, ...]:
    lines = textwrap.wrap(
        one_line(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return tuple(lines) or (first.rstrip(),)
