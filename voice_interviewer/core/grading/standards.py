"""What an answer is held against: the criteria of its question, and the texts that say what is expected."""

from __future__ import annotations

from collections.abc import Mapping

from voice_interviewer.core.reporting.scoring import CHECKLIST, CRITERIA
from voice_interviewer.core.role.pack import Item


def criteria_of(item: Item, entries: Mapping[str, str]) -> tuple[str, ...]:
    """Everything that an answer to this item is rated by."""
    return (*CRITERIA[item.kind], *(CHECKLIST + entry for entry in entries))


def references_of(item: Item) -> list[str]:
    """The guide, or its points, and the exemplars, as far as the bank has them."""
    return [text for text in (item.guide or ". ".join(item.expects), *item.exemplars) if text.strip()]
