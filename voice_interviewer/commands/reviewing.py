"""What the commands of a review have in common: read the log, append one event, say how to see it in the report."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from rich.console import Console
from rich.markup import escape

from voice_interviewer import wiring
from voice_interviewer.commands.report import pack_of
from voice_interviewer.config import load
from voice_interviewer.core.events import Event, Recorded
from voice_interviewer.core.role.pack import Pack

Wish = Callable[[Sequence[Recorded], Pack], Event]


def reviewed(arguments: argparse.Namespace, wish: Wish, said: str) -> int:
    """Append the event that a person wishes for. Raises review.Refused, and then nothing was written."""
    settings = load(home=arguments.home)
    log = wiring.event_log(settings)
    pack = pack_of(settings, log, arguments.id, arguments.pack)
    log.verify(arguments.id)
    recorded = log.read(arguments.id)
    log.append(arguments.id, wish(recorded, pack), after=len(recorded))
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{said} voice-interviewer report {escape(arguments.id)}")
    return 0
