"""The terms that a recogniser should expect."""

from __future__ import annotations

import re

from voice_interviewer.core.role.pack import Pack


def vocabulary(pack: Pack, item_id: str) -> tuple[str, ...]:
    """The hot words of a pack, first those of the answers to this item ("": of none): some recognisers take few."""
    item = next((item for item in pack.bank.items if item.id == item_id), None)
    if item is None:
        return pack.rubric.hot_words
    known = "\n".join((*item.topics, *item.expects, item.guide, *item.exemplars, item.text))
    return tuple(sorted(pack.rubric.hot_words, key=lambda word: not _within(word, known)))


def _within(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None
