"""Whether the candidate agrees that a program assesses the answers: said before, and withdrawn at any time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from voice_interviewer.core.events import ConsentGiven, ConsentWithdrawn, Event, Recorded

Assessment = Literal["agreed", "refused", "withdrawn"]
ASSESSMENT = "assessment"
"""How the purpose ends that automated ratings need."""

WHY: dict[Assessment, str] = {
    "agreed": "",
    "refused": "The candidate did not agree to an automated assessment, so nothing is rated by a program.",
    "withdrawn": "The candidate withdrew consent to the assessment, so nothing is rated.",
}


class NotAgreed(Exception):
    """Ratings were asked for that the candidate has not agreed to. The message says so."""


def assessment(log: Iterable[Recorded | Event]) -> Assessment:
    """Where consent to the assessment stands at the end of this log; without any record of it, nobody refused.

    A withdrawal that names no purpose is of all of them; a later consent counts again.
    """
    found: Assessment = "agreed"
    for entry in log:
        event = entry.event if isinstance(entry, Recorded) else entry
        if isinstance(event, ConsentGiven):
            found = "agreed" if _names(event.purposes) else "refused"
        elif isinstance(event, ConsentWithdrawn) and (not event.purposes or _names(event.purposes)):
            found = "withdrawn"
    return found


def require(log: Iterable[Recorded | Event]) -> None:
    """Raises NotAgreed unless a program may assess this interview."""
    if why := WHY[assessment(log)]:
        raise NotAgreed(why)


def _names(purposes: Iterable[str]) -> bool:
    return any(purpose.endswith(ASSESSMENT) for purpose in purposes)
