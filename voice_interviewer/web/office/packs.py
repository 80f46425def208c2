"""A role's pack as people write it: three texts, checked, and what an interview by them would be at a glance."""

from __future__ import annotations

import re
from collections.abc import Mapping

from voice_interviewer.core.planning.plan import outline
from voice_interviewer.core.role.pack import LEVELS, Level, Pack, PackError, Problem
from voice_interviewer.packs import read_texts, texts_of
from voice_interviewer.packs.skeleton import skeleton

FILES = ("persona.md", "questions.md", "rubric.toml")
LARGEST_FILE = 400_000  # characters; the largest pack that ships has a quarter of it
MOST_QUESTIONS = 500  # each is compared with every other

_ITEM = re.compile(r"^[ \t]*(?:\d+\.[ \t]*)?\*\*", re.MULTILINE)


def tidy(files: Mapping[str, str]) -> dict[str, str]:
    """As people type and browsers send them: line ends are one character, a missing file is empty."""
    return {file: files.get(file, "").replace("\r\n", "\n").replace("\r", "\n") for file in FILES}


def problems(files: Mapping[str, str]) -> tuple[Pack | None, tuple[Problem, ...]]:
    """The pack of these texts with everything that is wrong; None where one of them is not understood."""
    if found := too_much(files):
        return None, found
    return read_texts(files)


def levels(pack: Pack) -> list[Level]:
    """The levels that this pack has questions for."""
    return [level for level in LEVELS if any(item.level == level for item in pack.askable)]


def at_a_glance(pack: Pack, minutes: float) -> list[str]:
    """What everyone is asked, per level, in a line each."""
    lines = []
    for level in levels(pack):
        everyone = outline(pack, level, minutes)
        count = sum(item.level == level for item in pack.askable)
        lines.append(
            f"{level}: {count} questions, {len(everyone.core)} of them asked of everyone in {minutes:g} minutes, "
            f"which can show {everyone.coverage:.0%} of the checklist"
        )
    return lines


def title_of(files: Mapping[str, str]) -> str:
    """The title that a pack gives itself; "" where it is not understood."""
    pack, _ = problems(files)
    return pack.title if pack else ""


def too_much(files: Mapping[str, str]) -> tuple[Problem, ...]:
    """What of these texts is larger than any role is: said before any time is spent on reading it."""
    large = [file for file in FILES if len(files[file]) > LARGEST_FILE]
    found = [Problem("error", file, 0, f"is longer than {LARGEST_FILE} characters") for file in large]
    if not large and len(_ITEM.findall(files["questions.md"])) > MOST_QUESTIONS:
        found.append(Problem("error", "questions.md", 0, f"holds more than {MOST_QUESTIONS} questions"))
    return tuple(found)


def blank(title: str) -> dict[str, str]:
    """A small pack that works, to be overwritten."""
    return texts_of(skeleton("draft", title))


def wrong(what: str, message: str) -> PackError:
    """The error of one problem."""
    return PackError((Problem("error", what[:200], 0, message),))
