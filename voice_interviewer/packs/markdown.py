"""The Markdown of the pack files: headings, labelled fields, bullets and code, each with its line.

A label is bold and ends in a colon: `**Task:** text` or `- **Probe:** text`. An indented line goes on with the one
above.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from voice_interviewer.core.role.pack import PackError, Problem

_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*$")
_FENCE = re.compile(r"(\s*)(`{3,}|~{3,})\s*([\w+#.-]*)\s*$")
_MARKER = re.compile(r"(\s*)(?:([-*])|(\d+)\.)\s+(.*)$")
_LABEL = re.compile(r"\*\*([^*]+?):\*\*\s*(.*)$")
_RULE = re.compile(r"\s*(-{3,}|\*{3,})\s*$")
WIDTH = 120


@dataclass(slots=True)
class Token:
    """A piece of a body. `text` is a field's value, a bullet's or a line's words, or a fence's code."""

    kind: Literal["field", "bullet", "text", "code"]
    line: int
    text: str
    label: str = ""
    number: int | None = None
    bulleted: bool = False


@dataclass(slots=True)
class Heading:
    """A heading (level 1-6) and the tokens up to the next one."""

    level: int
    title: str
    line: int
    body: list[Token] = field(default_factory=list)


class Reading:
    """One file being read: collects what is wrong and raises it all at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def error(self, line: int, message: str) -> None:
        self.problems.append(Problem("error", self.file, line, message))

    def warning(self, line: int, message: str) -> None:
        self.problems.append(Problem("warning", self.file, line, message))

    def number(self, token: Token, text: str) -> float:
        """The number at the start of a text; 0 and an error if there is none."""
        stated = re.match(r"\d+(\.\d+)?", text)
        if not stated:
            self.error(token.line, f'"{token.label}" needs a number, not "{text}"')
            return 0.0
        return float(stated[0])

    def yes(self, token: Token) -> bool:
        if token.text.lower() not in ("yes", "no"):
            self.error(token.line, f'"{token.label}" is "yes" or "no", not "{token.text}"')
        return token.text.lower() == "yes"

    def finish(self) -> tuple[Problem, ...]:
        """The warnings; raises PackError with everything if there is an error among it."""
        self.problems.sort(key=lambda problem: problem.line)
        if any(problem.severity == "error" for problem in self.problems):
            raise PackError(tuple(self.problems))
        return tuple(self.problems)


def headings(text: str, reading: Reading) -> list[Heading]:
    """The headings of a text with their bodies; what stands before the first one has a heading of level 0."""
    found = [Heading(0, "", 1)]
    lines = enumerate(text.removeprefix("\ufeff").splitlines(), start=1)
    for number, line in lines:
        if fence := _FENCE.match(line):
            found[-1].body.append(_code(fence, number, lines, reading))
        elif heading := _HEADING.match(line):
            found.append(Heading(len(heading[1]), heading[2], number))
        elif line.strip() and not _RULE.match(line):
            _read_line(line, number, found[-1].body)
    return found


def _code(fence: re.Match[str], number: int, lines: Iterator[tuple[int, str]], reading: Reading) -> Token:
    code: list[str] = []
    for _, line in lines:
        if line.strip() == fence[2]:
            return Token("code", number, "\n".join(code), label=fence[3])
        code.append(line[len(fence[1]) :] if line.startswith(fence[1]) else line.lstrip())
    reading.error(number, f"this code block is never closed with {fence[2]}")
    return Token("code", number, "\n".join(code), label=fence[3])


def _read_line(line: str, number: int, body: list[Token]) -> None:
    marker = _MARKER.match(line)
    content = marker[4] if marker else line.strip()
    label = _LABEL.match(content)
    if not marker and not label and line[0].isspace() and body and body[-1].kind != "code":
        body[-1].text = f"{body[-1].text} {tidy(line)}".strip()
        return
    token = Token("text", number, tidy(content))
    if marker:
        token.kind, token.bulleted = "bullet", bool(marker[2])
        token.number = int(marker[3]) if marker[3] else None
    if label:
        token.kind, token.label, token.text = "field", tidy(label[1]), tidy(label[2])
    body.append(token)


def tidy(text: str) -> str:
    """The text with single blanks between its words."""
    return " ".join(text.split())


def split_outside(text: str, separator: str) -> tuple[str, ...]:
    """Split at a one-character separator that stands outside round brackets; empty parts are left out."""
    parts, depth = [""], 0
    for character in text:
        depth = max(0, depth + {"(": 1, ")": -1}.get(character, 0))
        if character == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return tuple(part.strip() for part in parts if part.strip())


def listed(text: str) -> tuple[str, ...]:
    """The entries of a one-line list: separated by " | ", or by commas outside brackets."""
    if re.search(r"\s\|(\s|$)", text):
        return piped(text)
    return split_outside(text, ",")


def piped(text: str) -> tuple[str, ...]:
    """The entries between " | "; empty ones are left out."""
    return tuple(part.strip() for part in re.split(r"\s\|(?=\s|$)", text) if part.strip())


def write_listed(entries: Iterable[str]) -> str:
    """The opposite of `listed`."""
    entries = tuple(entries)
    joined = ", ".join(entries)
    if listed(joined) == entries:
        return joined
    return f"{entries[0]} |" if len(entries) == 1 else " | ".join(entries)


def quoted(text: str) -> tuple[str, ...]:
    """What stands in double quotes."""
    return tuple(re.findall(r'"([^"]*)"', text))


def wrap(text: str, first: str = "", indent: str = "  ") -> str:
    """`first` + text in lines of at most 120 characters where possible; no later line looks like a new entry."""
    lines = textwrap.wrap(first + text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    kept = lines[:1]
    for line in lines[1:]:
        if _MARKER.match(line) or _LABEL.match(line.strip()) or _FENCE.match(line) or _RULE.match(line):
            kept[-1] += " " + line.strip()
        else:
            kept.append(line)
    return "\n".join(kept)
