"""What the heading of a bank's section says about the items below it."""

from __future__ import annotations

import re

from voice_interviewer.core.role.pack import LEVELS, Delivery, Kind, Level

# words of a heading -> style of its items; the first that is found counts
STYLES = {
    "theor": "theoretical",
    "concept": "theoretical",
    "code reading": "code-reading",
    "debug": "debugging",
    "behav": "behavioural",
    "leadership": "leadership",
    "open-ended": "open-ended",
    "system design": "system-design",
    "comprehensive architecture": "system-design",
    "archit": "architecture",
    "performance": "performance",
    "optimi": "optimisation",
    "integration": "integration",
    "project": "project",
    "complex implementation": "implementation",
    "implementation": "implementation",
    "task": "implementation",
}
CODE_FIRST = ("code-reading", "debugging")
TAKE_HOME = ("implementation", "integration", "project")
_LEVEL_WORDS: dict[str, Level] = {
    "junior": "junior",
    "foundation": "junior",
    "mid": "mid",
    "intermediate": "mid",
    "senior": "senior",
    "expert": "expert",
    "staff": "expert",
    "principal": "expert",
}


def style_of(title: str) -> str:
    """The style of the items under a section's title; an unknown title is theoretical talk."""
    return next((style for words, style in STYLES.items() if words in title.lower()), "theoretical")


def level_of(title: str) -> Level | None:
    """The level that a heading like "Level 2: Intermediate Assessment (Mid-Level)" names."""
    if numbered := re.match(r"Level\s+([1-4])\b", title, re.IGNORECASE):
        return LEVELS[int(numbered[1]) - 1]
    return next((level for word, level in _LEVEL_WORDS.items() if word in title.lower()), None)


def delivery_of(style: str, code: str) -> Delivery:
    """How an item of this style is put unless it says so itself."""
    if style in TAKE_HOME:
        return "take-home"
    return "voice+code" if code else "voice"


def kind_of(style: str) -> Kind:
    return "behavioural" if style == "behavioural" else "technical"


def minutes_of(note: str, delivery: Delivery) -> float:
    """The minutes of an item: what the section's note grants a take-home task at most, else three."""
    stated = re.search(r"(\d+(?:\.\d+)?)\s*(min|hour)", note)
    if delivery != "take-home" or not stated:
        return 3.0
    return float(stated[1]) * (60 if stated[2] == "hour" else 1)


def slug(text: str, taken: set[str]) -> str:
    """A stable id made of the first telling words of a text, none of `taken`."""
    small = "a an the of and or in on to is are be do does what how why which when you your would for with key main"
    words = [word for word in re.findall(r"[a-z0-9]+", text.lower().replace("'", "")) if word not in small.split()]
    base = "-".join(words[:6]) or "item"
    candidate, number = base, 1
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    taken.add(candidate)
    return candidate
