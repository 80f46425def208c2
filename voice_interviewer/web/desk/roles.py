"""Roles: the list, and one role with its plan, its sound and its files."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy.orm import Session

from voice_interviewer.ports import EngineError
from voice_interviewer.web.database import owned
from voice_interviewer.web.identity import Who
from voice_interviewer.web.needs import Database, Genuine, Recruiter, TheSettings
from voice_interviewer.web.office import invitations, packs, roles, speech
from voice_interviewer.web.office.reviews import pack_of
from voice_interviewer.web.pages import render
from voice_interviewer.web.tables import Role, RoleVersion, now

router = APIRouter(prefix="/desk/roles", include_in_schema=False)


@router.get("")
def all_of_them(request: Request, session: Database, who: Recruiter) -> Response:
    found = roles.all_roles(session, who.organisation.id, archived=None)
    invited = roles.invited(session, who.organisation.id)
    return render(request, "desk/roles.html", roles=found, latest=roles.latest, invited=invited)


@router.get("/{role_id}")
def one(
    request: Request,
    session: Database,
    settings: TheSettings,
    who: Recruiter,
    role_id: str,
    version: Annotated[int, Query(ge=0, le=100_000)] = 0,
    level: Annotated[str, Query(max_length=20)] = "",
    minutes: Annotated[float, Query(ge=0, le=roles.LENGTHS[1])] = 0.0,
) -> Response:
    role = role_of(session, who, role_id)
    chosen = version_of(role, version)
    pack = pack_of(settings.home, chosen.id)
    plan = roles.plan(chosen, pack, level, minutes)
    return render(
        request,
        "desk/role.html",
        role=role,
        version=chosen,
        latest=roles.latest(role),
        pack=pack,
        levels=packs.levels(pack),
        level=plan.level,
        minutes=plan.minutes,
        plan=plan,
        first_start=invitations.first_start(role, now()),
        can_speak=settings.voice != "none",
    )


@router.get("/{role_id}/hear/{item_id}")
def hear(
    session: Database,
    settings: TheSettings,
    who: Recruiter,
    role_id: str,
    item_id: str,
    version: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> Response:
    """A question as candidates hear it: a WAV file, made once."""
    chosen = version_of(role_of(session, who, role_id), version)
    try:
        sound = speech.of_question(settings, pack_of(settings.home, chosen.id), item_id)
    except speech.Unheard as unheard:
        raise HTTPException(404, str(unheard)) from unheard
    except EngineError as error:
        raise HTTPException(503, str(error)) from error
    return Response(sound, media_type="audio/wav")


@router.get("/{role_id}/files.zip")
def take_away(session: Database, settings: TheSettings, who: Recruiter, role_id: str, version: int = 0) -> Response:
    """The three files of a version."""
    role = role_of(session, who, role_id)
    chosen = version_of(role, version)
    headers = {"Content-Disposition": f'attachment; filename="role-{role.id}-{chosen.number}.zip"'}
    return Response(roles.packed(settings.home, chosen.id), media_type="application/zip", headers=headers)


@router.post("/{role_id}/archive", dependencies=[Genuine])
def archive(session: Database, who: Recruiter, role_id: str, archived: Annotated[bool, Form()] = True) -> Response:
    role = role_of(session, who, role_id)
    roles.archive(session, role, who.account.email, archived=archived)
    return RedirectResponse("/desk/roles", status_code=303)


@router.post("/{role_id}/notice", dependencies=[Genuine])
def notice(
    session: Database,
    who: Recruiter,
    role_id: str,
    needed: Annotated[bool, Form()] = False,
    noticed_on: Annotated[date | Literal[""], Form()] = "",
) -> Response:
    """Whether candidates may be in New York City, where the law wants a notice ten business days before."""
    role = role_of(session, who, role_id)
    roles.notice_in_new_york(session, role, who.account.email, needed=needed, noticed_on=noticed_on or None)
    return RedirectResponse(f"/desk/roles/{role.id}#notice", status_code=303)


def role_of(session: Session, who: Who, role_id: str) -> Role:
    role = owned(session, Role, who.organisation.id, id=role_id)
    if role is None or not role.versions:
        raise HTTPException(404, "There is no such role.")
    return role


def role_in_use(session: Session, who: Who, role_id: str) -> Role:
    """A role that can be invited for."""
    role = role_of(session, who, role_id)
    if role.archived:
        raise HTTPException(404, "There is no such role in use.")
    return role


def version_of(role: Role, number: int) -> RoleVersion:
    found = roles.version_of(role, number)
    if found is None:
        raise HTTPException(404, f"There is no version {number} of this role.")
    return found


def to_role(role: Role) -> Response:
    return RedirectResponse(f"/desk/roles/{role.id}", status_code=303)
