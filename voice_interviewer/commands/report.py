"""`voice-interviewer report ID`: the report of an interview, written from its log."""

from __future__ import annotations

import argparse

from rich.console import Console

from voice_interviewer import wiring
from voice_interviewer.commands.ending import write_report
from voice_interviewer.config import load
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.interviews import find
from voice_interviewer.packs import find_pack, read_pack
from voice_interviewer.ports import EventLog


def run(arguments: argparse.Namespace) -> int:
    settings = load(home=arguments.home, reports=arguments.reports)
    log = wiring.event_log(settings, create=False)
    pack = pack_of(log, arguments.id, arguments.pack)
    log.verify(arguments.id)
    return write_report(arguments.id, pack, log, settings, Console(highlight=False), arguments.grading)


def pack_of(log: EventLog, interview_id: str, given: str | None) -> Pack:
    """The pack that an interview was held with, or the one given instead."""
    opened = find(log, interview_id).opened
    assert opened is not None
    return read_pack(find_pack(given or opened.pack_id))
