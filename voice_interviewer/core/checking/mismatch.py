"""A place where a report and its log disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from voice_interviewer.core.checking.sums import tenths

ABSENT = "nothing"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """`where` is a path into the document, `invariant` the rule that it breaks."""

    where: str
    stated: object
    found: object
    invariant: str = ""

    def __str__(self) -> str:
        rule = f" ({self.invariant})" if self.invariant else ""
        return f"{self.where}: the report says {_shown(self.stated)}, the log says {_shown(self.found)}{rule}"


class ReportMismatch(Exception):
    """The report does not follow from the log, so it is not exported."""

    def __init__(self, mismatches: Sequence[Mismatch]) -> None:
        more = f" (and {len(mismatches) - 1} more)" if len(mismatches) > 1 else ""
        super().__init__(f"The report does not agree with its log and was not written. {mismatches[0]}{more}")
        self.mismatches = tuple(mismatches)


def differences(stated: Any, rebuilt: Any, where: str = "") -> Iterator[Mismatch]:
    """Every place where a document differs from one that was built again from the same log."""
    if isinstance(stated, dict) and isinstance(rebuilt, dict):
        for key in sorted(stated.keys() | rebuilt.keys()):
            place = f"{where}.{key}" if where else key
            yield from differences(stated.get(key, ABSENT), rebuilt.get(key, ABSENT), place)
    elif isinstance(stated, list) and isinstance(rebuilt, list) and len(stated) == len(rebuilt):
        for place, (one, other) in enumerate(zip(stated, rebuilt, strict=True)):
            yield from differences(one, other, f"{where}[{place}]")
    elif stated != rebuilt or isinstance(stated, bool) != isinstance(rebuilt, bool):
        yield Mismatch(where, stated, rebuilt, "I4")


def same(where: str, stated: object, found: object, invariant: str) -> Iterator[Mismatch]:
    if stated != found:
        yield Mismatch(where, stated, found, invariant)


def number(where: str, stated: object, found: Fraction | None, invariant: str) -> Iterator[Mismatch]:
    """A printed number with one decimal against the exact one."""
    printed = None if found is None else tenths(found) / 10
    if stated != printed or isinstance(stated, bool):
        yield Mismatch(where, stated, printed, "I3" if None in (stated, printed) else invariant)


def _shown(value: object) -> str:
    text = f"“{value}”" if isinstance(value, str) else "nothing" if value is None else str(value)
    return text if len(text) <= 120 else text[:117] + "..."
