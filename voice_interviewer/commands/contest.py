"""`voice-interviewer contest ID TEXT`: the candidate contests the assessment."""

from __future__ import annotations

import argparse

from voice_interviewer.commands.reviewing import reviewed
from voice_interviewer.core.reporting.review import contest


def run(arguments: argparse.Namespace) -> int:
    return reviewed(
        arguments,
        lambda log, pack: contest(log, arguments.text),
        "Recorded; it needs a person until somebody decides. To have it in the report:",
    )
