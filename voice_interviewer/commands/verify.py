"""`voice-interviewer verify REPORT.json`: hold every number and quotation of a report against the event log."""

from __future__ import annotations

import argparse
import json

from rich.console import Console

from voice_interviewer import wiring
from voice_interviewer.commands.report import pack_of
from voice_interviewer.config import load
from voice_interviewer.ports import EngineError
from voice_interviewer.render.verification import outdated, verify
from voice_interviewer.terminal import shown


def run(arguments: argparse.Namespace) -> int:
    """0 if all that counts follows from the log; 1 with a line for each thing that does not."""
    console = Console(highlight=False, soft_wrap=True)
    try:
        stated = json.loads(arguments.report.read_text(encoding="utf-8"))
        interview_id = str(stated["metadata"]["interview_id"])
        interview_id.encode()  # half a character is in no log
    except OSError as error:
        raise EngineError(f"{arguments.report} cannot be read: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise EngineError(f"{arguments.report} is no report.json as `voice-interviewer report` writes it.") from None
    settings = load(home=arguments.home)
    log = wiring.event_log(settings, create=False)
    pack = pack_of(settings, log, interview_id, arguments.pack)
    log.verify(interview_id)
    recorded = log.read(interview_id)
    try:
        found = verify(stated, recorded, pack)
    except OverflowError:
        raise EngineError(f"{arguments.report} holds a number that no report holds: it is too long.") from None
    for mismatch in found.mismatches:
        console.print(shown(mismatch), style="red")
    if not found.mismatches:
        console.print(f"Every number and quotation of {shown(arguments.report)} follows from the log.")
        if later := outdated(stated, recorded):
            again = f"Write it again: voice-interviewer report {interview_id}"
            console.print(shown(f"{later} {again}"), style="yellow")
    if found.remark:
        console.print(shown(found.remark), style="yellow")
        for entry in found.reworded:
            console.print(shown(f"  {entry.where}: “{entry.stated}”, here: “{entry.found}”"), style="dim")
    return 1 if found.mismatches else 0
