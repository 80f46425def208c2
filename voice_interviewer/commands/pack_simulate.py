"""`voice-interviewer pack simulate PACK`: a pack against simulated candidates, many at a time."""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from voice_interviewer import wiring
from voice_interviewer.candidates import KINDS, Candidate
from voice_interviewer.config import load
from voice_interviewer.core.role.pack import LEVELS, Pack
from voice_interviewer.grader import EmbeddedGrader
from voice_interviewer.packs import find_pack, read_pack
from voice_interviewer.ports import EngineError
from voice_interviewer.rehearsal import Outcome, Part, rehearse
from voice_interviewer.rehearsal import run as run_one
from voice_interviewer.simulation import SimulatedRoom, SpokenAnswers
from voice_interviewer.workers import Worker

WIDTH = 150  # where there is no terminal to fit into
IN_ONE_PROCESS = 12  # interviews that are not worth a second process


def run(arguments: argparse.Namespace) -> int:
    """1 if an invariant was broken in any of the interviews."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    folder = find_pack(arguments.pack)
    pack = read_pack(folder)
    parts = _parts(pack, arguments)
    began = time.monotonic()
    with console.status(f"{len(parts)} interviews"):
        outcomes = _by_voice(pack, parts) if arguments.voice else _in_time_lapse(folder, pack, parts)
    console.print(_table(pack, arguments.minutes, outcomes))
    console.print(f"{len(outcomes)} interviews in {time.monotonic() - began:.0f} s", style="dim")
    broken = [(outcome, text) for outcome in outcomes for text in outcome.broken]
    for outcome, text in broken[:20]:
        part = outcome.part
        console.print(escape(f"{part.kind}, {part.level}, seed {part.seed}: {text}"), style="red", soft_wrap=True)
    console.print(f"{len(broken)} invariants broken" if broken else "all invariants hold", style="bold")
    return 1 if broken else 0


def _parts(pack: Pack, arguments: argparse.Namespace) -> list[Part]:
    """`runs` interviews with each kind of candidate, the levels in turn."""
    kinds = [name.strip() for name in arguments.candidates.split(",")] if arguments.candidates else KINDS
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise EngineError(f"There is no candidate {unknown[0]!r}: choose from {', '.join(KINDS)}.")
    there = [level for level in LEVELS if any(item.level == level for item in pack.askable)]
    levels = itertools.cycle([arguments.level] if arguments.level else there)
    return [
        Part(kind, next(levels), arguments.minutes, seed)
        for kind in kinds
        for seed in range(arguments.seed, arguments.seed + arguments.runs)
    ]


def _in_time_lapse(folder: Path, pack: Pack, parts: Sequence[Part]) -> list[Outcome]:
    processes = min(os.cpu_count() or 1, len(parts) // IN_ONE_PROCESS + 1)
    if processes == 1:
        return rehearse(pack, parts)
    shares = [parts[first::processes] for first in range(processes)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        done = list(pool.map(_share, [folder] * processes, shares))
    return sorted(itertools.chain.from_iterable(done), key=lambda outcome: parts.index(outcome.part))


def _share(folder: Path, parts: Sequence[Part]) -> list[Outcome]:
    return rehearse(read_pack(folder), parts)


def _by_voice(pack: Pack, parts: Sequence[Part]) -> list[Outcome]:
    """The same with a synthesiser that speaks and a recogniser that listens, one after another."""
    settings = load()
    settings = wiring.spoken_in(pack.language, settings, lambda line: None)
    recogniser = wiring.recogniser(settings, lambda line: None)
    mouth = Worker(lambda: wiring.candidate_voice(settings, pack), "candidate")

    async def one(part: Part) -> Outcome:
        room = SimulatedRoom(SpokenAnswers(Candidate(pack, part.kind, part.seed), mouth))
        return await run_one(pack, part, engines, room, EmbeddedGrader())

    try:
        with wiring.engines(settings, pack, recogniser) as engines:
            return [asyncio.run(one(part)) for part in parts]
    finally:
        mouth.close()


def _table(pack: Pack, minutes: float, outcomes: Sequence[Outcome]) -> Table:
    """A row for each kind of candidate: means, and for the time the range."""
    table = Table(
        "candidate", "runs", "minutes", "core", "asked", "assessed", "questions", "probes", "repeats", "lint",
        "verdicts", title=f"{pack.title}, {minutes:g} minutes", box=None, pad_edge=False, title_justify="left",
    )  # fmt: skip
    for kind in dict.fromkeys(outcome.part.kind for outcome in outcomes):
        of_kind = [outcome for outcome in outcomes if outcome.part.kind == kind]
        times = [outcome.minutes for outcome in of_kind]
        verdicts = Counter(outcome.verdict.partition(" (")[0] for outcome in of_kind)
        table.add_row(
            kind,
            str(len(of_kind)),
            f"{min(times):.1f}-{max(times):.1f}",
            _percent([outcome.core for outcome in of_kind]),
            _percent([outcome.asked for outcome in of_kind]),
            _percent([outcome.assessed for outcome in of_kind]),
            _mean([outcome.mains for outcome in of_kind]),
            _mean([outcome.probes for outcome in of_kind]),
            str(sum(outcome.repeats for outcome in of_kind) or "-"),
            str(sum(outcome.lint for outcome in of_kind) or "-"),
            ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common()),
        )
    return table


def _percent(values: Sequence[float]) -> str:
    return f"{sum(values) / len(values):.0%}"


def _mean(values: Sequence[int]) -> str:
    return f"{sum(values) / len(values):.1f}"
