"""`voice-interviewer report ID`: the report of an interview, written from its log."""

from __future__ import annotations

import argparse

from rich.console import Console

from voice_interviewer import interviews, wiring
from voice_interviewer.commands.ending import write_report
from voice_interviewer.config import Settings, load
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.interviews import find
from voice_interviewer.packs import find_pack, read_pack
from voice_interviewer.ports import EventLog


def run(arguments: argparse.Namespace) -> int:
    settings = load(home=arguments.home, reports=arguments.reports)
    log = wiring.event_log(settings, create=False)
    pack = pack_of(settings, log, arguments.id, arguments.pack)
    log.verify(arguments.id)
    return write_report(arguments.id, pack, log, settings, Console(highlight=False), arguments.grading)


def pack_of(settings: Settings, log: EventLog, interview_id: str, given: str | None) -> Pack:
    """The pack that an interview was held with, or the one given instead."""
    opened = find(log, interview_id).opened
    assert opened is not None
    return read_pack(find_pack(given)) if given else interviews.pack_of(settings.home, opened.pack_id)
