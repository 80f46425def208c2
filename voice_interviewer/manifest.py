"""What the speech models are: models/MANIFEST.toml, and the CHECKSUMS beside each model's files."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from voice_interviewer.ports import EngineError

PACKAGE = Path(__file__).resolve().parent
CHECKSUMS = "CHECKSUMS"
NEEDED = ("config.json", "tokenizer.json", "model.bin")  # and a vocabulary, as .txt or .json


@dataclass(frozen=True, slots=True)
class ModelFile:
    """`size` 0 or `sha256` "": not known before the first pull."""

    name: str
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """One entry of the manifest. `built_in`: it ships with the program and cannot be pulled."""

    name: str
    summary: str = ""
    repo: str = ""
    revision: str = ""
    licence: str = ""
    speed: str = ""
    error: str = ""
    built_in: bool = False
    files: tuple[ModelFile, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all files, as far as known."""
        return sum(file.size for file in self.files)

    def is_complete_in(self, folder: Path) -> bool:
        """Whether all files are there, with the sizes of the manifest."""
        if self.files:
            return all(_has(folder / file.name, file.size) for file in self.files)
        if self.built_in:
            return folder.is_dir() and bool(content(folder))
        return all(_has(folder / name) for name in NEEDED) and any(folder.glob("vocabulary.*"))


def path() -> Path:
    """The manifest of the source tree, else that of the installed program."""
    places = (PACKAGE.parent / "models", PACKAGE / "_data" / "models")
    files = [place / "MANIFEST.toml" for place in places]
    return next((file for file in files if file.is_file()), files[-1])


def read(file: Path) -> dict[str, Model]:
    """The models of a manifest by name. Raises EngineError."""
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))["models"]
        return {
            name: Model(name=name, **{**entry, "files": tuple(ModelFile(**item) for item in entry.get("files", ()))})
            for name, entry in entries.items()
        }
    except (OSError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise EngineError(f"{file} cannot be read: {error}") from None


def content(folder: Path) -> list[Path]:
    """The files of a model, without its checksums, hidden files and what is for people to read (`.md`)."""
    files = [item for item in folder.iterdir() if item.is_file() and item.name[0] != "."]
    return [file for file in files if file.name != CHECKSUMS and file.suffix != ".md"]


def sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def read_checksums(folder: Path) -> dict[str, str]:
    """File name -> sha256, as recorded at the pull; empty where nothing was recorded."""
    file = folder / CHECKSUMS
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    pairs = (line.split(maxsplit=1) for line in lines if line and line[0] != "#")
    return {name: digest for digest, name in pairs}


def write_checksums(folder: Path, model: Model, files: Sequence[ModelFile]) -> None:
    """In the form that `sha256sum -c` reads."""
    head = f"# {model.repo or model.name} {model.revision}".rstrip()
    lines = [head, *(f"{file.sha256}  {file.name}" for file in sorted(files, key=lambda file: file.name))]
    (folder / CHECKSUMS).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _has(file: Path, size: int = 0) -> bool:
    return file.is_file() and (not size or file.stat().st_size == size)
