"""Roles and their versions. A version's pack lies in `home/packs/ID/` and is never changed: interviews refer to it."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from voice_interviewer.core.role.pack import LEVELS, Pack, PackError, Problem
from voice_interviewer.packs import (
    dump_rubric,
    find_pack,
    find_packs,
    import_bank,
    import_persona,
    read_pack,
    read_texts,
    texts_of,
)
from voice_interviewer.packs.skeleton import first_rubric, skeleton
from voice_interviewer.web.database import trace
from voice_interviewer.web.tables import Role, RoleVersion, new_id

FILES = ("persona.md", "questions.md", "rubric.toml")
LARGEST_FILE = 400_000  # characters; the largest pack that ships has a quarter of it
MOST_QUESTIONS = 500  # each is compared with every other
LONGEST_TITLE = 200
LENGTHS = (5.0, 240.0)  # minutes

_ITEM = re.compile(r"^[ \t]*(?:\d+\.[ \t]*)?\*\*", re.MULTILINE)


def folder(home: Path, version_id: str) -> Path:
    """Where a version's three files lie."""
    return home / "packs" / version_id


def pack_of(home: Path, version_id: str) -> Pack:
    """The pack of a version."""
    return read_pack(folder(home, version_id))


def from_library(name: str) -> dict[str, str]:
    """The three files of a pack that ships with the program, by its name alone. Raises PackError."""
    if name not in find_packs():
        raise _wrong("the library", f"there is no pack {name[:60]!r}")
    source = find_pack(name)
    return {file: (source / file).read_text(encoding="utf-8") for file in FILES}


def create(
    session: Session,
    home: Path,
    organisation_id: str,
    title: str,
    files: Mapping[str, str],
    by: str,
    *,
    minutes: float = 30.0,
    level: str = "",
) -> Role:
    """A new role with its first version. Raises PackError for files that are no pack."""
    check(title, minutes, level)
    role = Role(id=new_id(), organisation_id=organisation_id, title=title)
    session.add(role)
    session.flush()
    try:
        add_version(session, home, role, files, by, minutes=minutes, level=level)
    except PackError:  # whoever shows the problems goes on with this session: no role without a version stays in it
        session.delete(role)
        session.flush()
        raise
    trace(session, organisation_id, by, "role made", title)
    return role


def add_version(
    session: Session,
    home: Path,
    role: Role,
    files: Mapping[str, str],
    by: str,
    *,
    minutes: float = 30.0,
    level: str = "",
    note: str = "",
) -> RoleVersion:
    """Save a pack as the newest version of a role. The folder is complete before its row is there. Raises PackError."""
    check(role.title, minutes, level)
    if found := too_much(files):
        raise PackError(found)
    version_id = new_id()
    place = folder(home, version_id)
    place.mkdir(parents=True)
    try:
        for file in FILES:
            (place / file).write_text(files[file], encoding="utf-8")
        pack = read_pack(place)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    own = update(Role).where(Role.id == role.id).values(title=Role.title)  # others wait: each version has its number
    session.execute(own.execution_options(synchronize_session=False))
    known = session.scalars(select(RoleVersion.number).filter_by(role_id=role.id)).all()
    version = RoleVersion(
        id=version_id,
        role_id=role.id,
        number=max(known, default=0) + 1,
        pack_hash=pack.sha256,
        language=pack.language,
        minutes=minutes,
        level=level,
        note=note,
        created_by=by,
    )
    session.add(version)
    session.flush()
    session.refresh(role, ["versions"])
    return version


def check(title: str, minutes: float, level: str) -> None:
    """Raises PackError where a role cannot be called or last like this."""
    if not any(sign.isalnum() for sign in title) or len(title) > LONGEST_TITLE:
        raise _wrong("the role", f"needs a title of at most {LONGEST_TITLE} characters")
    if not LENGTHS[0] <= minutes <= LENGTHS[1]:
        raise _wrong("the role", f"an interview takes {LENGTHS[0]:g} to {LENGTHS[1]:g} minutes")
    if level and level not in LEVELS:
        raise _wrong("the role", f"there is no level {level[:30]!r}: choose {', '.join(LEVELS)}, or none")


def latest(role: Role) -> RoleVersion:
    """The version that serves new invitations."""
    return role.versions[-1]


def all_roles(session: Session, organisation_id: str, *, archived: bool | None = False) -> list[Role]:
    """The roles of an organisation, by title; `archived` None: all."""
    query = select(Role).filter_by(organisation_id=organisation_id)
    if archived is not None:
        query = query.filter_by(archived=archived)
    return list(session.scalars(query.order_by(Role.title)))


def archive(session: Session, role: Role, by: str, *, archived: bool = True) -> None:
    """An archived role invites nobody any more; its interviews stay."""
    role.archived = archived
    trace(session, role.organisation_id, by, "role archived" if archived else "role taken back", role.title)


def rename(session: Session, role: Role, title: str, by: str) -> None:
    """Another title, on the desk; interviews that were held keep theirs. Raises PackError."""
    check(title, LENGTHS[0], "")
    trace(session, role.organisation_id, by, "role renamed", f"{role.title} to {title}")
    role.title = title


def notice_in_new_york(session: Session, role: Role, by: str, *, needed: bool, noticed_on: date | None = None) -> None:
    """Whether invitations by this role wait for ten business days, and since when its posting carries the notice."""
    role.new_york, role.noticed_on = needed, noticed_on if needed else None
    told = f", in the posting since {noticed_on}" if role.noticed_on else ""
    about = f"{role.title}: {f'ten business days of notice{told}' if needed else 'none needed'}"
    trace(session, role.organisation_id, by, "notice in New York City", about)


# --- texts ------------------------------------------------------------------------------------------------------------


def texts(home: Path, version_id: str) -> dict[str, str]:
    """The three files of a version."""
    place = folder(home, version_id)
    return {file: (place / file).read_text(encoding="utf-8-sig") for file in FILES}


def tidy(files: Mapping[str, str]) -> dict[str, str]:
    """As people type and browsers send them: line ends are one character, a missing file is empty."""
    return {file: files.get(file, "").replace("\r\n", "\n").replace("\r", "\n") for file in FILES}


def problems(files: Mapping[str, str]) -> tuple[Pack | None, tuple[Problem, ...]]:
    """The pack of these texts with everything that is wrong; None where one of them is not understood."""
    if found := too_much(files):
        return None, found
    return read_texts(files)


def too_much(files: Mapping[str, str]) -> tuple[Problem, ...]:
    """What of these texts is larger than any role is: said before any time is spent on reading it."""
    large = [file for file in FILES if len(files[file]) > LARGEST_FILE]
    found = [Problem("error", file, 0, f"is longer than {LARGEST_FILE} characters") for file in large]
    if not large and len(_ITEM.findall(files["questions.md"])) > MOST_QUESTIONS:
        found.append(Problem("error", "questions.md", 0, f"holds more than {MOST_QUESTIONS} questions"))
    return tuple(found)


def blank(title: str) -> dict[str, str]:
    """A small pack that works, to be overwritten."""
    return texts_of(skeleton("draft", title))


def from_uploads(uploads: Mapping[str, bytes]) -> dict[str, str]:
    """The three texts of what somebody uploads: the files themselves, a zip of them, or a persona and a bank alone.

    Without a rubric one is begun from the bank's competencies. Raises PackError that says what is missing.
    """
    found: dict[str, str] = {}
    for name, data in uploads.items():
        for file, content in _unpacked(name, data).items():
            found[_kind(file, content)] = content
    if "questions.md" not in found:
        raise _wrong("questions.md", "no question bank is among the files; a role needs a persona and a question bank")
    if "persona.md" not in found:
        raise _wrong("persona.md", "no persona is among the files; a role needs a persona and a question bank")
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
                raise _wrong(name, f"a role's zip holds {', '.join(FILES)} and no other texts")
            return {PurePosixPath(info.filename).name: _decoded(info.filename, archive.read(info)) for info in wanted}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _wrong(name, f"is no zip that can be read ({error})") from None


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


def _wrong(what: str, message: str) -> PackError:
    return PackError((Problem("error", what[:200], 0, message),))
