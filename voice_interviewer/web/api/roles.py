"""Roles: their versions, plans and files."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import Response
from sqlalchemy.orm import Session

from voice_interviewer.core.planning.preview import Preview
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.web import tables
from voice_interviewer.web.api.access import ApiRoute, Caller, Inviter, Reader
from voice_interviewer.web.api.models import Level, Switch
from voice_interviewer.web.api.models import roles as models
from voice_interviewer.web.api.once import Once
from voice_interviewer.web.api.statuses import GONE, MISSING, NOT_SO, SOUND, content
from voice_interviewer.web.database import owned
from voice_interviewer.web.needs import Database, TheSettings
from voice_interviewer.web.office import invitations, packs, roles, speech, uploads
from voice_interviewer.web.office.reviews import pack_of

Number = Annotated[int, Query(ge=0, le=100_000, description="of the version; 0: the newest")]

router = APIRouter(route_class=ApiRoute, tags=["roles"])


@router.get("/roles")
def list_roles(session: Database, caller: Reader) -> list[models.Role]:
    """All roles by title; those that are archived, too."""
    invited = roles.invited(session, caller.organisation_id)
    return [_role(role, invited) for role in roles.all_roles(session, caller.organisation_id, archived=None)]


@router.get("/roles/{role_id}", responses=MISSING)
def read_role(role_id: str, session: Database, caller: Reader) -> models.Role:
    """One role with its versions."""
    return _standing(session, role_of(session, caller, role_id))


@router.post("/roles", status_code=201, responses=NOT_SO)
def make_role(
    wanted: models.NewRole, session: Database, settings: TheSettings, caller: Inviter, once: Once
) -> models.Role:
    """Make a role with its first version, from a pack of the library or from files."""
    if bool(wanted.library) == bool(wanted.files):
        raise Refused("Give either the name of a pack of the library, or the files of a pack.")

    def make() -> tables.Role:
        files = roles.from_library(wanted.library) if wanted.library else given(wanted.files)
        title = " ".join(wanted.title.split()) or packs.title_of(files)
        return roles.create(
            session,
            settings.home,
            caller.organisation_id,
            title,
            files,
            caller.label,
            minutes=wanted.minutes,
            level=wanted.level,
        )

    return _standing(session, once.row(caller, tables.Role, make))


@router.post("/roles/{role_id}/versions", status_code=201, responses=GONE)
def change_role(
    role_id: str, wanted: models.NewVersion, session: Database, settings: TheSettings, caller: Inviter, once: Once
) -> models.Role:
    """Save a new version of a role, for invitations from now on; those that were sent keep theirs."""
    role = role_of(session, caller, role_id)
    newest = roles.latest(role)

    def change() -> tables.Role:
        roles.change(
            session,
            settings.home,
            role,
            roles.texts(settings.home, newest.id) | {**wanted.files},
            caller.label,
            title=" ".join((wanted.title or "").split()),
            minutes=newest.minutes if wanted.minutes is None else wanted.minutes,
            level=newest.level if wanted.level is None else wanted.level,
            note=wanted.note,
        )
        return role

    return _standing(session, once.row(caller, tables.Role, change))


@router.put("/roles/{role_id}/archived", responses=MISSING)
def archive_role(role_id: str, wanted: Switch, session: Database, caller: Inviter) -> models.Role:
    """Archive a role: it invites nobody any more, its interviews stay. Or take it back into use."""
    role = role_of(session, caller, role_id)
    roles.archive(session, role, caller.label, archived=wanted.on)
    return _standing(session, role)


@router.put("/roles/{role_id}/new-york-notice", responses=MISSING)
def notice_in_new_york(role_id: str, wanted: models.Notice, session: Database, caller: Inviter) -> models.Role:
    """Let the interviews of a role wait ten business days for their notice, as New York City wants it; or not."""
    role = role_of(session, caller, role_id)
    roles.notice_in_new_york(session, role, caller.label, needed=wanted.needed, noticed_on=wanted.noticed_on)
    return _standing(session, role)


@router.get("/roles/{role_id}/plan", responses=MISSING)
def read_plan(
    role_id: str,
    session: Database,
    settings: TheSettings,
    caller: Reader,
    level: Level | None = None,
    minutes: Annotated[float | None, Query(ge=roles.LENGTHS[0], le=roles.LENGTHS[1])] = None,
    version: Number = 0,
) -> models.Plan:
    """What an interview of this level and length will ask, with solid answers of usual length."""
    chosen = _version(role_of(session, caller, role_id), version)
    pack = pack_of(settings.home, chosen.id)
    if level is not None and level not in packs.levels(pack):
        raise Refused(f"This role has no question of the level {level}.")
    return _plan(roles.plan(chosen, pack, level or "", minutes or 0.0), pack)


@router.get("/roles/{role_id}/files.zip", responses=MISSING | content("application/zip"), response_class=Response)
def read_pack(role_id: str, session: Database, settings: TheSettings, caller: Reader, version: Number = 0) -> Response:
    """The three files of a version as a zip."""
    chosen = _version(role_of(session, caller, role_id), version)
    return Response(roles.packed(settings.home, chosen.id), media_type="application/zip")


@router.get(
    "/roles/{role_id}/questions/{item_id}/speech.wav", responses=MISSING | {200: SOUND[200]}, response_class=Response
)
def hear_question(
    role_id: str, item_id: str, session: Database, settings: TheSettings, caller: Reader, version: Number = 0
) -> Response:
    """A question as candidates hear it."""
    chosen = _version(role_of(session, caller, role_id), version)
    try:
        sound = speech.of_question(settings, pack_of(settings.home, chosen.id), item_id)
    except speech.Unheard as unheard:
        raise HTTPException(404, str(unheard)) from unheard
    return Response(sound, media_type="audio/wav")


def role_of(session: Session, caller: Caller, role_id: str) -> tables.Role:
    """A role of the caller's organisation; 404 otherwise."""
    found = owned(session, tables.Role, caller.organisation_id, id=role_id)
    if found is None or not found.versions:
        raise HTTPException(404, "There is no such role.")
    return found


def role_in_use(session: Session, caller: Caller, role_id: str) -> tables.Role:
    """A role that can be invited for; 409 where it is archived."""
    found = role_of(session, caller, role_id)
    if found.archived:
        raise HTTPException(409, "This role is archived: it invites nobody any more.")
    return found


def given(files: models.Files) -> dict[str, str]:
    """The three texts of what was sent; a rubric is begun where there is none. Raises PackError."""
    return uploads.texts_from({name: text.encode("utf-8", "replace") for name, text in files.items()})


def _version(role: tables.Role, number: int) -> tables.RoleVersion:
    found = roles.version_of(role, number)
    if found is None:
        raise HTTPException(404, f"There is no version {number} of this role.")
    return found


def _standing(session: Session, role: tables.Role) -> models.Role:
    return _role(role, roles.invited(session, role.organisation_id))


def _role(role: tables.Role, invited: dict[str, int]) -> models.Role:
    return models.Role(
        id=role.id,
        title=role.title,
        archived=role.archived,
        invited=invited.get(role.id, 0),
        new_york=bool(role.new_york),
        noticed_on=role.noticed_on,
        first_start=invitations.first_start(role, tables.now()),
        created_at=role.created_at,
        versions=[models.Version.model_validate(version, from_attributes=True) for version in role.versions],
    )


def _plan(plan: Preview, pack: Pack) -> models.Plan:
    steps: list[dict[str, Any]] = [
        {
            "at_min": step.at_min,
            "phase": step.phase,
            "item_id": step.item.id,
            "text": step.item.text,
            "code": step.item.code,
            "is_core": step.is_core,
            "reason": step.reason,
        }
        for step in plan.steps
    ]
    return models.Plan(
        level=plan.level,
        minutes=plan.minutes,
        levels=packs.levels(pack),
        steps=[models.Step(**step) for step in steps],
        probes=plan.probes,
        coverage=plan.coverage,
        uncovered=list(plan.uncovered),
        left_out=[item.text for item in plan.left_out],
    )
