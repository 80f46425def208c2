"""`voice-interviewer correct ID UTTERANCE TEXT`: what was really said; both texts stay."""

from __future__ import annotations

import argparse

from voice_interviewer.commands.reviewing import reviewed
from voice_interviewer.core.correction import Role
from voice_interviewer.core.reporting.review import correct


def run(arguments: argparse.Namespace) -> int:
    role: Role = "candidate" if arguments.candidate else "reviewer"
    return reviewed(
        arguments,
        lambda log, pack: correct(
            log, arguments.utterance, arguments.text, by=arguments.by, role=role, reason=arguments.reason
        ),
        "Corrected. The answers are graded again with the report:",
    )
