"""What follows an interview: grade it, write its report, say where it lies."""

from __future__ import annotations


def finish(interview_id, pack, log, settings, console):
    return 0
