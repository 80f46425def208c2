"""Roles and their versions. A version's pack lies in `home/packs/ID/` and is never changed: interviews refer to it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_interviewer.core.pack import Pack
from voice_interviewer.packs import find_pack, read_pack
from voice_interviewer.web.tables import Role, RoleVersion, new_id

FILES = ("persona.md", "questions.md", "rubric.toml")


def folder(home: Path, version_id: str) -> Path:
    """Where a version's three files lie."""
    return home / "packs" / version_id


def pack_of(home: Path, version_id: str) -> Pack:
    """The pack of a version."""
    return read_pack(folder(home, version_id))


def from_library(name: str) -> dict[str, str]:
    """The three files of a pack that ships with the program. Raises PackError."""
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
    role = Role(id=new_id(), organisation_id=organisation_id, title=title)
    session.add(role)
    session.flush()
    add_version(session, home, role, files, by, minutes=minutes, level=level)
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
