"""`voice-interviewer models list|pull|verify`."""

from __future__ import annotations

import argparse

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn
from rich.table import Table

from voice_interviewer.adapters.model_store import ModelStore
from voice_interviewer.config import load
from voice_interviewer.ports import EngineError

WORDS = {
    "ok": "as expected",
    "recorded": "recorded now, held to it from here on",
    "unknown": "there is no checksum for it",
    "missing": "missing",
    "differs": "DIFFERS from its checksum",
}


def run(arguments: argparse.Namespace) -> int:
    store = ModelStore(load().models)
    console = Console(highlight=False)
    if arguments.action == "list":
        return _list(store, console)
    names = arguments.names or ([] if arguments.action == "pull" else [n for n in store.models if store.available(n)])
    if not names:
        raise EngineError("Name a model: `voice-interviewer models list` shows them.")
    if arguments.action == "pull":
        return _pull(store, names, console)
    return _verify(store, names, console)


def _list(store: ModelStore, console: Console) -> int:
    table = Table(box=None, pad_edge=False)
    for heading in ("name", "here", "size", "word error", "what it is"):
        table.add_column(heading)
    for model in store.models.values():
        size = f"{model.size / 1e6:.0f} MB" if model.size else ""
        here = "yes" if store.available(model.name) else ""
        table.add_row(model.name, here, size, model.error, model.summary)
    console.print(table)
    console.print("looked for in: " + ", ".join(map(str, store.places)), style="dim")
    return 0


def _pull(store: ModelStore, names: list[str], console: Console) -> int:
    for name in names:
        if (there := store.find(name)) is not None:
            console.print(f"{name} is here already: {there}")
            continue
        columns = (TextColumn(name), BarColumn(), DownloadColumn(), TransferSpeedColumn())
        with Progress(*columns, console=console) as progress:
            task = progress.add_task(name, total=None)
            folder = store.pull(
                name,
                progress=lambda done, total, task=task: progress.update(task, completed=done, total=total),  # type: ignore[misc]
            )
        console.print(f"{name}: {folder}")
    return 0


def _verify(store: ModelStore, names: list[str], console: Console) -> int:
    wrong = 0
    for name in names:
        for check in store.verify(name):
            bad = check.state in ("missing", "differs")
            wrong += bad
            console.print(f"{name}/{check.file}: {WORDS[check.state]}", style="red" if bad else None)
    return 1 if wrong else 0
