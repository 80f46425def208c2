"""`voice-interviewer check PACK`: what is wrong with a role pack, and what it can cover."""

from __future__ import annotations

import argparse

from rich.console import Console
from rich.markup import escape

from voice_interviewer.core.planning.plan import outline
from voice_interviewer.core.role.pack import LEVELS, Pack
from voice_interviewer.packs import find_pack, read_pack

LENGTHS = (10, 20, 30, 45)


def run(arguments: argparse.Namespace) -> int:
    """0 if the pack can be used (warnings do not hinder), 1 otherwise."""
    console = Console(highlight=False, soft_wrap=True)
    pack = read_pack(find_pack(arguments.pack))
    problems = pack.problems
    for problem in problems:
        console.print(escape(str(problem)), style="red" if problem.severity == "error" else "yellow")
    errors = sum(problem.severity == "error" for problem in problems)
    console.print(f"{escape(pack.title)}: {errors} errors, {len(problems) - errors} warnings", style="bold")
    _outline(pack, console)
    return 1 if errors else 0


def _outline(pack: Pack, console: Console) -> None:
    """What everyone is asked, per level and length, before any interview begins."""
    levels = [level for level in LEVELS if any(item.level == level for item in pack.askable)]
    console.print(f"{len(pack.askable)} questions can be asked aloud, {len(pack.rubric.checklist)} checklist entries")
    for level in levels:
        count = sum(item.level == level for item in pack.askable)
        parts = []
        for minutes in LENGTHS:
            plan = outline(pack, level, minutes)
            parts.append(f"{minutes} min: {len(plan.core)} core questions, {plan.coverage:.0%}")
        console.print(f"  {level} ({count} questions)  " + "; ".join(parts))
