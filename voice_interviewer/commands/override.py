"""`voice-interviewer override ID QUESTION CRITERION LEVEL`: a person's rating in place of the grader's; both stay."""

from __future__ import annotations

import argparse

from voice_interviewer.commands.reviewing import reviewed
from voice_interviewer.core.reporting.review import override


def run(arguments: argparse.Namespace) -> int:
    return reviewed(
        arguments,
        lambda log, pack: override(
            log,
            pack,
            arguments.question,
            arguments.criterion,
            arguments.level,
            by=arguments.by,
            reason=arguments.reason,
        ),
        "Rated. The totals are computed again with the report:",
    )
