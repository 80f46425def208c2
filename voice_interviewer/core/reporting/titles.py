"""What a question is called in a report."""

from __future__ import annotations

import re

from voice_interviewer.core.role.pack import Item, Pack

_INSIDE = re.compile(r"(?<=[a-zäöüß,] )[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]+")
_KINDS = ("star",)  # topics that say how is asked, not about what
_AS_IN_IDS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def title_of(item: Item | None, pack: Pack) -> str:
    """A few words for what the question is about: its title, the words of its id ("sql-injection"), or its topic."""
    if item is None:
        return ""
    if item.title:
        return item.title
    words = item.id.split("-")
    if len(words) > 1 and all(word.isalpha() for word in words):
        terms = {term.casefold(): term for term in pack.rubric.hot_words if term.isupper()}
        written = _names(item) | terms
        return " ".join(written.get(_plain(word), word) for word in words)
    return next((topic for topic in item.topics if topic not in _KINDS), "")


def _names(item: Item) -> dict[str, str]:
    """The words that this item writes with a capital inside a sentence: names, and the nouns of German."""
    texts = (item.text, *item.expects, *item.exemplars)
    found = (word for text in texts for word in _INSIDE.findall(text))
    return {_plain(word): word for word in found}


def _plain(word: str) -> str:
    """A word as an id writes it."""
    return word.casefold().translate(_AS_IN_IDS)
