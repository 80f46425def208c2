"""`voice-interviewer pack show PACK`: the plan of an interview before it begins."""

from __future__ import annotations

import argparse

from rich.console import Console
from rich.markup import escape

from voice_interviewer.core.planning.phases import scaled
from voice_interviewer.core.planning.preview import Preview, preview
from voice_interviewer.core.role.pack import LEVELS, Level, Pack
from voice_interviewer.packs import find_pack, read_pack


def run(arguments: argparse.Namespace) -> int:
    console = Console(highlight=False, soft_wrap=True)
    pack = read_pack(find_pack(arguments.pack))
    minutes = arguments.minutes or pack.rubric.limits.minutes
    there = [level for level in LEVELS if any(item.level == level for item in pack.askable)]
    console.print(f"{escape(pack.title)}, {minutes:g} minutes", style="bold")
    for phase in pack.persona.phases:
        first, last = scaled(phase, pack, minutes)
        condition = f" ({phase.condition})" if phase.condition else ""
        console.print(escape(f"  {first:4.1f}-{last:4.1f} min  {phase.name}{condition}: {phase.task}"), style="dim")
    for level in [arguments.level] if arguments.level else there:
        _show(preview(pack, level, minutes), pack, console)
    return 0


def _show(found: Preview, pack: Pack, console: Console) -> None:
    """One level: what everyone is asked, what solid answers of usual length lead to, what is left out."""
    level: Level = found.level
    core = [step for step in found.steps if step.is_core]
    console.print(
        f"\n{level}: {len(found.steps)} questions ({len(core)} of them asked of everyone), "
        f"up to {found.probes} probes, {found.coverage:.0%} of the checklist",
        style="bold",
    )
    phase = None
    for step in found.steps:
        if step.phase != phase:
            phase = step.phase
            console.print(f"  {escape(phase)}", style="cyan")
        mark = "*" if step.is_core else " "
        console.print(f"  {mark} {step.at_min:4.1f}  {escape(step.item.text)}")
        if not step.is_core:
            console.print(f"          {escape(step.item.id)}: {escape(step.reason)}", style="dim")
    for text in found.uncovered:
        console.print(f"  not covered: {escape(text)}", style="yellow")
    if found.left_out:
        console.print(f"  left out: {escape(', '.join(item.id for item in found.left_out))}", style="dim")
    console.print("  * asked of everyone at this level and length, in this order", style="dim")
