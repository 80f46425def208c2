"""Take out of a text what says who somebody is, before a grader sees it. The length stays, so places stay places."""

from __future__ import annotations

import re
from collections.abc import Iterable

MARK = "█"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        r"\b[\w.]+ at [\w-]+ dot (?:com|org|net|io|edu|de|in|uk)\b",
        r"\b(?:https?://|www\.)\S+",
        r"(?<![\w.])\+?\d(?:[ ().-]?\d){8,}(?!\w)",
        r"\b(?:he|she|him|her|his|hers|himself|herself|mr|mrs|ms|miss|sir|madam)\b\.?",
        r"\b(?:\d{2}|(?:twenty|thirty|forty|fifty|sixty)(?:[ -]\w+)?)[ -]years?[ -]old\b",
        r"\bborn (?:in|on) [\w ,]*?\d{4}\b",
        r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
    )
)
_SCHOOLS = re.compile(
    r"\b(?:University|College|Institute|School|Academy) of (?:[A-Z]\w+ ?)+|"
    r"\b(?:[A-Z][\w'’]+ )+(?:University|College|Institute|High School|School|Academy)\b"
)
_SALUTATIONS = re.compile(r"(?i)\b(?:my name is|i am called|call me) (?-i:((?:[A-Z][\w'’-]*)(?: [A-Z][\w'’-]*)*))")


def mask(text: str, names: Iterable[str] = ()) -> str:
    """The text with names, pronouns, addresses, numbers, ages and schools replaced by marks of the same length.

    `names` are whole names; each of their parts is masked where it is written with a capital, or anywhere in a text
    that has no capitals at all (some recognisers write none), so that a verb like "mark" stays.
    """
    masked = text
    for pattern in (*_PATTERNS, _SCHOOLS):
        masked = pattern.sub(lambda hit: MARK * len(hit[0]), masked)
    masked = _SALUTATIONS.sub(lambda hit: hit[0][: -len(hit[1])] + MARK * len(hit[1]), masked)
    lowercase = text == text.lower()
    for part in {part for name in names for part in re.findall(r"[^\W\d_]{2,}", name)}:
        wanted = part.lower() if lowercase else part
        masked = re.sub(rf"(?<!\w){re.escape(wanted)}(?!\w)", MARK * len(wanted), masked)
    return masked
