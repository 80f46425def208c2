"""Roles and their versions. A version's pack lies in `home/packs/ID/` and is never changed: interviews refer to it."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from voice_interviewer.core.planning.preview import Preview, preview
from voice_interviewer.core.role.pack import LEVELS, Pack, PackError
from voice_interviewer.packs import find_pack, find_packs, read_pack
from voice_interviewer.web.database import trace
from voice_interviewer.web.office.packs import FILES, levels, too_much, wrong
from voice_interviewer.web.tables import Invitation, Role, RoleVersion, new_id

LONGEST_TITLE = 200
LENGTHS = (5.0, 240.0)  # minutes


def folder(home: Path, version_id: str) -> Path:
    """Where a version's three files lie."""
    return home / "packs" / version_id


def pack_of(home: Path, version_id: str) -> Pack:
    """The pack of a version."""
    return read_pack(folder(home, version_id))


def from_library(name: str) -> dict[str, str]:
    """The three files of a pack that ships with the program, by its name alone. Raises PackError."""
    if name not in find_packs():
        raise wrong("the library", f"there is no pack {name[:60]!r}")
    source = find_pack(name)
    return {file: (source / file).read_text(encoding="utf-8") for file in FILES}


def library() -> list[tuple[str, Pack]]:
    """The packs that ship with the program, by title; one that somebody broke is passed over."""
    found = []
    for name, place in find_packs().items():
        try:
            changed = max((path.stat().st_mtime_ns for path in place.iterdir()), default=0)
            found.append((name, _of_library(place, changed)))
        except PackError:
            continue
    return sorted(found, key=lambda entry: entry[1].title)


@lru_cache(maxsize=128)
def _of_library(place: Path, changed: int) -> Pack:
    """A pack of the library, read again when a file of it was `changed`."""
    return read_pack(place)


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


def change(
    session: Session,
    home: Path,
    role: Role,
    files: Mapping[str, str],
    by: str,
    *,
    title: str = "",
    minutes: float = 30.0,
    level: str = "",
    note: str = "",
) -> None:
    """A new version of a role, and another title where one is given. Raises PackError; then nothing is changed."""
    check(title or role.title, minutes, level)
    version = add_version(session, home, role, files, by, minutes=minutes, level=level, note=note.strip())
    if title and title != role.title:
        rename(session, role, title, by)
    trace(session, role.organisation_id, by, "role changed", f"{role.title}, version {version.number}")


def check(title: str, minutes: float, level: str) -> None:
    """Raises PackError where a role cannot be called or last like this."""
    if not any(sign.isalnum() for sign in title) or len(title) > LONGEST_TITLE:
        raise wrong("the role", f"needs a title of at most {LONGEST_TITLE} characters")
    if not LENGTHS[0] <= minutes <= LENGTHS[1]:
        raise wrong("the role", f"an interview takes {LENGTHS[0]:g} to {LENGTHS[1]:g} minutes")
    if level and level not in LEVELS:
        raise wrong("the role", f"there is no level {level[:30]!r}: choose {', '.join(LEVELS)}, or none")


def latest(role: Role) -> RoleVersion:
    """The version that serves new invitations."""
    return role.versions[-1]


def version_of(role: Role, number: int) -> RoleVersion | None:
    """The version of this number, the newest for 0; None where there is none."""
    return next((one for one in reversed(role.versions) if number in (0, one.number)), None)


def all_roles(session: Session, organisation_id: str, *, archived: bool | None = False) -> list[Role]:
    """The roles of an organisation, by title; `archived` None: all."""
    query = select(Role).filter_by(organisation_id=organisation_id)
    if archived is not None:
        query = query.filter_by(archived=archived)
    return list(session.scalars(query.order_by(Role.title)))


def invited(session: Session, organisation_id: str) -> dict[str, int]:
    """How many invitations there are by each role, by its id."""
    counted = (
        select(RoleVersion.role_id, func.count(Invitation.id))
        .join(Invitation, Invitation.role_version_id == RoleVersion.id)
        .where(Invitation.organisation_id == organisation_id)
        .group_by(RoleVersion.role_id)
    )
    return dict(session.execute(counted).all())


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


def packed(home: Path, version_id: str) -> bytes:
    """The three files of a version as a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts(home, version_id).items():
            archive.writestr(name, text)
    return made.getvalue()


def plan(version: RoleVersion, pack: Pack, level: str = "", minutes: float = 0.0) -> Preview:
    """What an interview by this version will be; where nothing else is said, at its own level and in its own time."""
    there = levels(pack)
    wanted = next((one for one in there if one == (level or version.level)), there[0] if there else LEVELS[0])
    return preview(pack, wanted, minutes if minutes >= LENGTHS[0] else version.minutes)
