"""A form as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from voice_interviewer.render.elements import Bullets, Element, Heading, Pairs, Paragraph, Quotation, Steps
from voice_interviewer.render.markup import markdown


def as_markdown(elements: Sequence[Element]) -> str:
    return "\n\n".join(_part(element) for element in elements) + "\n"


def _part(element: Element) -> str:
    match element:
        case Heading(level, text):
            return f"{'#' * level} {markdown(text)}"
        case Paragraph(text):
            return markdown(text)
        case Pairs(rows):
            return "\n".join(f"- **{markdown(label)}:** {markdown(value)}" for label, value in rows)
        case Bullets(entries):
            return "\n".join(f"- {markdown(entry)}" for entry in entries)
        case Steps(entries):
            return "\n".join(f"{number}. {markdown(entry)}" for number, entry in enumerate(entries, start=1))
        case Quotation():
            return f"> {markdown(str(element))}"
