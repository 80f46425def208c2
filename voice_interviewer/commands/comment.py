"""`voice-interviewer comment ID TEXT`: a remark on the interview or on one question."""

from __future__ import annotations

import argparse

from voice_interviewer.commands.reviewing import reviewed
from voice_interviewer.core.reporting.review import comment


def run(arguments: argparse.Namespace) -> int:
    return reviewed(
        arguments,
        lambda log, pack: comment(log, pack, arguments.text, by=arguments.by, question=arguments.question),
        "Noted. To have it in the report:",
    )
