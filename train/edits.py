"""How two lists of words differ."""

from collections.abc import Sequence


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
