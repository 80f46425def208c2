"""`voice-interviewer decide ID DECISION`: what a person decides, and why."""

from __future__ import annotations

import argparse

from voice_interviewer.commands.reviewing import reviewed
from voice_interviewer.core.reporting.review import decide


def run(arguments: argparse.Namespace) -> int:
    return reviewed(
        arguments,
        lambda log, pack: decide(log, arguments.decision, by=arguments.by, reason=arguments.reason),
        "Decided. To have it in the report:",
    )
