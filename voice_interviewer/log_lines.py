"""An event log as text: one JSON object a line, with its place, its wall clock and its link in the hash chain."""

from __future__ import annotations

import json
from collections.abc import Iterable

from voice_interviewer.codec import UnreadableEvent, decode, encode
from voice_interviewer.core.events import Recorded


def dump(log: Iterable[Recorded]) -> str:
    """The lines of a log."""
    return "".join(
        f'{{"seq":{recorded.seq},"at":{json.dumps(recorded.at)},"hash":"{recorded.hash}",'
        f'"event":{encode(recorded.event)}}}\n'
        for recorded in log
    )


def load(text: str) -> list[Recorded]:
    """The log of these lines; raises UnreadableEvent with the number of the line that cannot be read."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            entry = json.loads(line)
            event = decode(json.dumps(entry["event"]))
            found.append(Recorded(seq=entry["seq"], at=entry["at"], event=event, hash=entry["hash"]))
        except (json.JSONDecodeError, KeyError, TypeError, UnreadableEvent) as error:
            raise UnreadableEvent(f"line {number} of the log: {error}") from error
    return found
