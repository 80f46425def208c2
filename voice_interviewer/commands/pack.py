"""`voice-interviewer pack ...`: write, look at, exchange and try out role packs."""

from __future__ import annotations

import argparse
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from voice_interviewer.commands import check, pack_show, pack_simulate
from voice_interviewer.core.role.pack import LEVELS, Pack, PackError, Problem
from voice_interviewer.packs import find_pack, find_packs, import_bank, import_persona, read_pack, write_pack
from voice_interviewer.packs.library import FILES
from voice_interviewer.packs.skeleton import first_rubric, skeleton
from voice_interviewer.ports import EngineError

WIDTH = 120  # of tables where there is no terminal to fit into


def run(arguments: argparse.Namespace) -> int:
    """0 if it worked; what a check or a simulation finds wrong gives 1."""
    match arguments.action:
        case "new":
            return _new(arguments.name)
        case "check":
            return check.run(arguments)
        case "list":
            return _list()
        case "show":
            return pack_show.run(arguments)
        case "import":
            return _import(arguments)
        case "export":
            return _export(arguments)
        case _:
            return pack_simulate.run(arguments)


def _new(name: str) -> int:
    folder = _new_folder(name)
    title = folder.name.replace("-", " ").title()
    write_pack(skeleton(folder.name, title), folder)
    _say(f"{folder} holds a small pack that works. Write your own, and look: voice-interviewer pack check {name}")
    return 0


def _list() -> int:
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    table = Table("pack", "title", "language", *LEVELS, "checklist", "problems", box=None, pad_edge=False)
    for name, folder in find_packs().items():
        try:
            pack = read_pack(folder)
        except PackError as error:
            table.add_row(name, f"cannot be used: {len(error.problems)} problems", style="red")
            continue
        counts = [str(sum(item.level == level for item in pack.askable)) for level in LEVELS]
        entries, problems = len(pack.rubric.checklist), len(pack.problems)
        table.add_row(name, escape(pack.title), pack.language, *counts, str(entries), str(problems or ""))
    console.print(table)
    return 0


def _import(arguments: argparse.Namespace) -> int:
    """A persona and a bank in Markdown become a pack; its rubric begins with the bank's competencies."""
    folder = _new_folder(arguments.name)
    persona = import_persona(_text(arguments.persona))
    bank = import_bank(_text(arguments.bank))
    pack = Pack(folder.name, bank.title, persona, replace(bank, problems=()), first_rubric(bank))
    write_pack(pack, folder)
    _say(
        f"{folder} is written. Its rubric lists the bank's competencies; give each question its competency and entries."
    )
    return check.run(argparse.Namespace(pack=str(folder)))


def _export(arguments: argparse.Namespace) -> int:
    """The files as they are, comments included; a pack that cannot be used is not handed on."""
    source = find_pack(arguments.pack)
    pack = read_pack(source)
    folder: Path = arguments.folder
    if folder.is_dir() and any(folder.iterdir()):
        raise EngineError(f"{folder} is not empty: nothing was written. Name a new folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copyfile(source / name, folder / name)
    except OSError as error:
        raise EngineError(f"{folder} cannot be written: {error.strerror}. Name a new folder.") from error
    _say(f"{folder} holds persona.md, questions.md and rubric.toml of {pack.title}.")
    return 0


def _new_folder(name: str) -> Path:
    """Where a new pack goes: a path as given, a bare name in ./rubrics. Raises PackError where something is there."""
    path = Path(name)
    folder = path if len(path.parts) > 1 else Path("rubrics") / name
    if folder.exists():
        raise PackError((Problem("error", str(folder), 0, "is there already; choose another name"),))
    return folder


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PackError((Problem("error", str(path), 0, f"cannot be read: {error.strerror}"),)) from error
    except UnicodeDecodeError as error:
        raise PackError((Problem("error", str(path), 0, f"is no text in UTF-8: {error}"),)) from error


def _say(text: str) -> None:
    Console(highlight=False, soft_wrap=True).print(escape(text))
