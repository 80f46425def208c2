"""How two texts are made comparable, and how their words differ."""

import re
from collections.abc import Sequence

from train.spoken import number

CONTRACTIONS = (
    (r"won't", "will not"), (r"can't", "can not"), (r"cannot", "can not"), (r"let's", "let us"), (r"n't", " not"),
    (r"'re", " are"), (r"'ve", " have"), (r"'ll", " will"), (r"'m", " am"), (r"'d", " would"),
    (r"\b(it|that|he|she|there|what|who|where|here)'s", r"\1 is"),
)  # fmt: skip
SPELLINGS = (
    (r"isation", "ization"), (r"is(e|ed|es|ing|er|ers)\b", r"iz\1"), (r"ys(e|ed|es|ing)\b", r"yz\1"),
    (r"our(ed|s|ing|ite)?\b", r"or\1"), (r"\bcent(re|res)\b", "center"), (r"ll(ed|ing)\b", r"l\1"), (r"catalogue",
    "catalog"), (r"programme", "program"),
)  # fmt: skip


def comparable(text: str) -> list[str]:
    """Both texts pass through this before they are compared, as with Whisper's normaliser: no capitals, punctuation or
    hesitations, contractions in full, one spelling for British and American words, numbers in words without "and",
    letters that stand alone joined ("a p i" and "API" are alike), "percent" for the sign."""
    text = re.sub(r"\b(hmm|mm|mhm|mmm|uh|um)\b", " ", text.lower().replace("\u2019", "'"))
    for pattern, full in CONTRACTIONS:
        text = re.sub(pattern, full, text)
    text = (
        re.sub(r"(\d),(\d)", r"\1\2", text)
        .replace("%", " percent ")
        .replace("++", " plus plus ")
        .replace("#", " sharp ")
    )
    text = re.sub(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])", " ", text)
    text = re.sub(r"\d{1,12}", lambda match: f" {number(int(match.group()))} ", text)
    found = re.sub(r"[^a-z' ]", " ", text).replace("'", "").split()
    found = [
        word
        for index, word in enumerate(found)
        if not (word == "and" and index and found[index - 1] in ("hundred", "thousand"))
    ]
    for pattern, other in SPELLINGS:
        found = [re.sub(pattern, other, word) for word in found]
    joined: list[str] = []
    letters = 0
    for word in found:
        if len(word) == 1:
            letters += 1
            if letters > 1:
                joined[-1] += word
                continue
        else:
            letters = 0
        joined.append(word)
    return joined


def _table(said: Sequence[str], heard: Sequence[str]) -> list[list[int]]:
    rows = [list(range(len(heard) + 1))]
    for i, one in enumerate(said, 1):
        above = rows[-1]
        row = [i]
        for j, other in enumerate(heard, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (one != other)))
        rows.append(row)
    return rows


def edits(said: Sequence[str], heard: Sequence[str]) -> int:
    """Words to insert, delete or replace."""
    return _table(said, heard)[-1][-1]


def align(said: Sequence[str], heard: Sequence[str]) -> list[tuple[int, int]]:
    """Places (in `said`, in `heard`) of the words that stand for each other, equal or replaced."""
    table = _table(said, heard)
    i, j = len(said), len(heard)
    found = []
    while i and j:
        if table[i][j] == table[i - 1][j - 1] + (said[i - 1] != heard[j - 1]):
            i, j = i - 1, j - 1
            found.append((i, j))
        elif table[i][j] == table[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
    return found[::-1]
