"""What somebody uploads as a role: files, a zip of them, or a persona and a question bank alone, as the three texts."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from voice_interviewer.core.role.pack import PackError, Problem
from voice_interviewer.packs import dump_rubric, import_bank, import_persona
from voice_interviewer.packs.skeleton import first_rubric
from voice_interviewer.web.office.packs import FILES, LARGEST_FILE, tidy, wrong


def texts_from(uploads: Mapping[str, bytes]) -> dict[str, str]:
    """The three texts of what somebody uploads: the files themselves, a zip of them, or a persona and a bank alone.

    Without a rubric one is begun from the bank's competencies. Raises PackError that says what is missing.
    """
    found: dict[str, str] = {}
    for name, data in uploads.items():
        for file, content in _unpacked(name, data).items():
            found[_kind(file, content)] = content
    if "questions.md" not in found:
        raise wrong("questions.md", "no question bank is among the files; a role needs a persona and a question bank")
    if "persona.md" not in found:
        raise wrong("persona.md", "no persona is among the files; a role needs a persona and a question bank")
    if "rubric.toml" not in found:
        bank = import_bank(found["questions.md"])
        import_persona(found["persona.md"])
        found["rubric.toml"] = dump_rubric(first_rubric(replace(bank, problems=())))
    return tidy(found)


def _unpacked(name: str, data: bytes) -> dict[str, str]:
    """The texts of a file, or of those in a zip; folders and anything else are passed over."""
    if not data.startswith(b"PK\x03\x04"):
        return {name: _decoded(name, data)}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = [info for info in archive.infolist() if PurePosixPath(info.filename).suffix in (".md", ".toml")]
            wanted = [info for info in inside if not PurePosixPath(info.filename).name.startswith((".", "README"))]
            if len(wanted) > len(FILES) or any(info.file_size > LARGEST_FILE * 4 for info in wanted):
                raise wrong(name, f"a role's zip holds {', '.join(FILES)} and no other texts")
            return {PurePosixPath(info.filename).name: _decoded(info.filename, archive.read(info)) for info in wanted}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise wrong(name, f"is no zip that can be read ({error})") from None


def _kind(name: str, text: str) -> str:
    """Which of the three files this is: by its name, else by what stands in it."""
    plain = PurePosixPath(name.replace("\\", "/")).name.casefold()
    if plain in FILES:
        return plain
    if plain.endswith(".toml"):
        return "rubric.toml"
    return "questions.md" if "**Question:**" in text or "bank" in plain or "question" in plain else "persona.md"


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PackError((Problem("error", name[:200], line, "is not UTF-8 text; save the file as UTF-8"),)) from None
