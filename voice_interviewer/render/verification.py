"""A report.json held against the log that it names: every number and quotation first, then every other word."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from voice_interviewer import __version__
from voice_interviewer.core.checking.report_check import Mismatch, check, differences
from voice_interviewer.core.checking.review_check import changes
from voice_interviewer.core.checking.sentences import Wording
from voice_interviewer.core.consent import assessment
from voice_interviewer.core.events import Recorded
from voice_interviewer.core.grading import gradings
from voice_interviewer.core.phrasing import counted, listed
from voice_interviewer.core.reporting.report import build, document
from voice_interviewer.core.reporting.review_record import NOTHING
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.render.moments import local

BEFORE_REVIEW = ("1.0",)
ADDED = frozenset({"review", "recognised", "corrections", "rated_by", "original", "opinions"})
ADDED_TO_VOTES = ADDED | {"flags", "grader"}
"""Versions of report.json from before people's work on an interview was part of it, and the fields they lack."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What does not follow from the log, and sentences that say the same in other words than this version's."""

    mismatches: tuple[Mismatch, ...]
    reworded: tuple[Mismatch, ...] = ()
    held_by: str = ""  # the version of the product that held the interview, as its log says

    @property
    def remark(self) -> str:
        """One sentence on the reworded ones, for people; empty where there are none."""
        if not self.reworded:
            return ""
        sentences = counted(len(self.reworded), "sentence") + (" is" if len(self.reworded) == 1 else " are")
        return (
            f"The interview was held by version {self.held_by}; {sentences} worded differently by this version "
            f"({__version__}). Everything that counts was recomputed. Read these sentences, or verify with version "
            f"{self.held_by}, which compares every word:"
        )


def verify(stated: Any, log: Sequence[Recorded], pack: Pack) -> Verification:
    """Hold a report.json against the log that it names: first every number and quotation, then every other word.

    Events added after the report was made are left aside. The wording of sentences may differ only where the log
    says that another version of the product held the interview.
    """
    problems = tuple(_readable(stated, log, pack))
    if problems:
        return Verification(problems)
    metadata = stated["metadata"]
    then = log[: metadata["events"]]
    found = check(stated, then, pack)
    named = {mismatch.where for mismatch in found}
    other = [entry for entry in differences(stated, _again(stated, then, pack)) if entry.where not in named]
    wording = Wording(then, pack, __version__)
    reworded = tuple(entry for entry in other if wording.alone(entry))
    return Verification(
        (*found, *(entry for entry in other if entry not in reworded)), reworded, wording.version if reworded else ""
    )


def _again(stated: Any, log: Sequence[Recorded], pack: Pack) -> Any:
    """The document that this version makes of the same log, in the schema of the stated one."""
    metadata = stated["metadata"]
    rebuilt = build(log, pack, generated=metadata["generated"], grading=metadata["grading"])
    again = json.loads(json.dumps(document(rebuilt)))
    if stated.get("schema_version") in BEFORE_REVIEW and rebuilt.review == NOTHING:
        return _without(again, stated) | {"schema_version": stated["schema_version"]}
    return again


def outdated(stated: Any, log: Sequence[Recorded]) -> str:
    """One sentence on what was done to the interview after this report was made; empty where nothing changes it."""
    later = changes([recorded.event for recorded in log[stated["metadata"]["events"] :]])
    return f"Since this report was made {listed(later)}: it no longer shows how things stand." if later else ""


def _without(again: Any, stated: Any, added: frozenset[str] = ADDED) -> Any:
    """A rebuilt document without the fields that were added to the schema after the stated one was made."""
    if isinstance(again, dict) and isinstance(stated, dict):
        return {
            name: _without(value, stated.get(name), ADDED_TO_VOTES if name == "votes" else ADDED)
            for name, value in again.items()
            if name in stated or name not in added
        }
    if isinstance(again, list) and isinstance(stated, list) and len(again) == len(stated):
        return [_without(one, other, added) for one, other in zip(again, stated, strict=True)]
    return again


def _readable(stated: Any, log: Sequence[Recorded], pack: Pack) -> Iterator[Mismatch]:
    metadata = stated.get("metadata") if isinstance(stated, dict) else None
    if not isinstance(metadata, dict) or not isinstance(metadata.get("generated"), str):
        yield Mismatch("document", "no metadata", "a report.json", "I2")
        return
    count = metadata.get("events")
    if not isinstance(count, int) or isinstance(count, bool) or not 0 < count <= len(log):
        yield Mismatch("metadata.events", count, f"a log of {len(log)} events", "I13")
    elif log[count - 1].hash != metadata.get("log_hash"):
        yield Mismatch("metadata.log_hash", metadata.get("log_hash"), log[count - 1].hash, "I1")
    elif _earlier(metadata["generated"], log[count - 1].at):
        yield Mismatch("metadata.generated", metadata["generated"], f"a time after {log[count - 1].at}", "I1")
    else:
        yield from _grading(metadata.get("grading"), log[:count])
    if pack.sha256 and metadata.get("pack_hash") != pack.sha256:
        yield Mismatch("metadata.pack_hash", metadata.get("pack_hash"), f"the pack is now {pack.sha256}", "I7")


def _grading(stated: object, log: Sequence[Recorded]) -> Iterator[Mismatch]:
    """A report shows a grading of its log, or none where there is none that may be shown."""
    known = gradings.named([recorded.event for recorded in log]) if assessment(log) == "agreed" else []
    if stated not in (known or [""]):
        yield Mismatch("metadata.grading", stated, " or ".join(known) or "no grading", "I2")


def _earlier(generated: str, last: str) -> bool:
    """Whether a report claims to be older than the last event that it shows, or was made at no time at all."""
    made, event = local(generated, "UTC"), local(last, "UTC")
    return made is None or (event is not None and made < event.replace(microsecond=0))
