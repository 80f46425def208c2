"""`voice-interviewer regrade ID`: grade an old interview again, with another model or rubric; both gradings stay."""

from __future__ import annotations

import argparse

from rich.console import Console

from voice_interviewer import wiring
from voice_interviewer.commands import ending
from voice_interviewer.commands.report import pack_of
from voice_interviewer.config import load
from voice_interviewer.ports import EngineError


def run(arguments: argparse.Namespace) -> int:
    settings = load(home=arguments.home, reports=arguments.reports, llm_model=arguments.llm_model)
    log, console = wiring.event_log(settings, create=False), Console(highlight=False)
    pack = pack_of(settings, log, arguments.id, arguments.pack)
    log.verify(arguments.id)
    grader = None if arguments.embedded else wiring.grader(settings, pack)
    if grader is not None:
        ending.grade_by_model(arguments.id, pack, log, grader, settings, console)
    elif arguments.embedded:
        ending.grade_embedded(arguments.id, pack, log)
    else:
        raise EngineError(
            "There is no language model to grade with. Set llm_url (VOICE_INTERVIEWER_LLM_URL), "
            "or grade again with --embedded."
        )
    return ending.export_report(arguments.id, pack, log, settings, console)
