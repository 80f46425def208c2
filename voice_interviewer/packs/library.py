"""Packs on disk: find them, read them whole, write them back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TypeVar

from voice_interviewer.core.role.pack import Pack, PackError, Problem
from voice_interviewer.core.role.pack_check import check
from voice_interviewer.packs.bank import import_bank
from voice_interviewer.packs.bank_text import export_bank
from voice_interviewer.packs.persona import import_persona
from voice_interviewer.packs.persona_text import export_persona
from voice_interviewer.packs.rubric import dump_rubric, load_rubric

FILES = ("persona.md", "questions.md", "rubric.toml")
Part = TypeVar("Part")


def read_pack(folder: str | Path) -> Pack:
    """Read and check the pack in a folder; its warnings are in `problems`.

    Raises PackError, with everything that is wrong in the three files at once, if the pack cannot be used.
    """
    folder = Path(folder)
    pack, problems = _read(folder.resolve().name, {name: _content(folder / name) for name in FILES})
    if pack is None or any(problem.severity == "error" for problem in problems):
        raise PackError(problems)
    return pack


def read_texts(texts: Mapping[str, str], pack_id: str = "draft") -> tuple[Pack | None, tuple[Problem, ...]]:
    """The pack that these texts, by file name, are, and its problems; None where one of them is not understood."""
    return _read(pack_id, {name: texts[name].encode(errors="replace") for name in FILES})


def texts_of(pack: Pack) -> dict[str, str]:
    """The three files of a pack, by name; raises PackError if they would lose something."""
    texts = (export_persona(pack.persona), export_bank(pack.bank), dump_rubric(pack.rubric))
    files = dict(zip(FILES, texts, strict=True))
    again, problems = read_texts(files, pack.id)
    if again is None:
        raise PackError(problems)
    lost = [
        Problem("error", name, 0, f"this format cannot hold {place} without loss; write it more plainly")
        for name, part in zip(FILES, ("persona", "bank", "rubric"), strict=True)
        if (place := _difference(getattr(pack, part), getattr(again, part), part))
    ]
    if lost:
        raise PackError(tuple(lost))
    return files


def write_pack(pack: Pack, folder: str | Path) -> None:
    """Write the three files of a pack; raises PackError, before anything is written, if they would lose something."""
    files = texts_of(pack)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        draft = folder / f".{name}.new"
        draft.write_bytes(text.encode())
        draft.replace(folder / name)  # a crash leaves the old file or the new one, never half of it


def _difference(one: object, other: object, place: str) -> str:
    """Where two values first differ, as "bank.items[3].text"; empty if they are equal."""
    if one == other:
        return ""
    if is_dataclass(one) and not isinstance(one, type) and type(one) is type(other):
        names = (field.name for field in fields(one) if field.compare)
        return next(
            filter(None, (_difference(getattr(one, n), getattr(other, n), f"{place}.{n}") for n in names)), place
        )
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return next(filter(None, (_difference(a, b, f"{place}[{i}]") for i, (a, b) in pairs)), place)
    return place


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"cannot be read ({error.strerror}); a pack is a folder with {', '.join(FILES)}"
        raise PackError((Problem("error", str(path), 0, message),)) from error


def _read(pack_id: str, contents: dict[str, bytes]) -> tuple[Pack | None, tuple[Problem, ...]]:
    """The pack of three files' bytes with its problems; None where a file could not be understood."""
    problems: list[Problem] = []
    persona = _part(import_persona, "persona.md", contents, problems)
    bank = _part(import_bank, "questions.md", contents, problems)
    rubric = _part(load_rubric, "rubric.toml", contents, problems)
    if persona is None or bank is None or rubric is None:
        return None, tuple(problems)
    pack = Pack(
        id=pack_id,
        title=rubric.title or bank.title,
        persona=persona,
        bank=replace(bank, items=tuple(replace(item, language=rubric.language) for item in bank.items)),
        rubric=rubric,
        language=rubric.language,
        sha256=_sha256(contents),
    )
    problems += [*bank.problems, *check(pack)]
    return replace(pack, problems=tuple(problems)), tuple(problems)


def _part(read: Callable[[str], Part], name: str, contents: dict[str, bytes], problems: list[Problem]) -> Part | None:
    try:
        return read(contents[name].decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = contents[name].count(b"\n", 0, error.start) + 1
        problems.append(Problem("error", name, line, "is not UTF-8 text; save the file as UTF-8"))
    except PackError as error:
        problems += error.problems
    return None


def _sha256(contents: dict[str, bytes]) -> str:
    """One hash over the three files: each with its name and length, so that nothing can move between them."""
    total = hashlib.sha256()
    for name in FILES:
        total.update(f"{name} {len(contents[name])}\n".encode() + contents[name])
    return total.hexdigest()


def folders() -> tuple[Path, ...]:
    """Where packs are looked for: the working folder's rubrics, those beside the code, those installed with it."""
    package = Path(__file__).resolve().parents[1]
    places = (Path.cwd() / "rubrics", package.parent / "rubrics", package / "_data" / "rubrics")
    return tuple(dict.fromkeys(place for place in places if place.is_dir()))


def find_packs() -> dict[str, Path]:
    """The folder of each pack by name; where two have the same name, the first place counts."""
    found: dict[str, Path] = {}
    for place in folders():
        for folder in sorted(place.iterdir()):
            if (folder / "questions.md").is_file():
                found.setdefault(folder.name, folder)
    return found


def find_pack(name_or_path: str | Path) -> Path:
    """The folder of a pack, given as a path or by name. Raises PackError that lists the names there are."""
    path = Path(name_or_path)
    if (path / "questions.md").is_file():
        return path
    packs = find_packs()
    if str(name_or_path) in packs:
        return packs[str(name_or_path)]
    if path.is_dir():
        missing = ", ".join(name for name in FILES if not (path / name).is_file())
        message = f"this folder is no pack: {missing} missing; a pack is a folder with {', '.join(FILES)}"
        raise PackError((Problem("error", str(name_or_path), 0, message),))
    known = f"known are {', '.join(sorted(packs))}" if packs else f"there are none in {Path.cwd() / 'rubrics'}"
    raise PackError((Problem("error", str(name_or_path), 0, f"there is no such pack; {known}, or give a folder"),))


def packs_for(area: str, language: str = "en") -> tuple[str, ...]:
    """The names of the packs in a language whose rubric claims a skill area; packs that cannot be read claim none."""
    claiming = []
    for name, folder in find_packs().items():
        try:
            rubric = load_rubric((folder / "rubric.toml").read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, PackError):
            continue
        if area in rubric.areas and rubric.language == language:
            claiming.append(name)
    return tuple(claiming)
