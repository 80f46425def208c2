"""Inviting a list of candidates from a file: looked at first, then sent."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Request, UploadFile
from fastapi.responses import Response
from sqlalchemy.orm import Session

from voice_interviewer.web.desk.invitations import Days, Short, url
from voice_interviewer.web.desk.roles import role_in_use
from voice_interviewer.web.identity import Who
from voice_interviewer.web.needs import Database, Genuine, Recruiter, TheLinks
from voice_interviewer.web.office import candidate_list, invitation_list, invitations, roles
from voice_interviewer.web.office.candidate_list import CandidateList
from voice_interviewer.web.office.invitations import Unfit
from voice_interviewer.web.pages import render

router = APIRouter(prefix="/desk/invitations/list", include_in_schema=False)

Table = Annotated[str, Form(max_length=candidate_list.LARGEST)]


@router.get("")
def begin(
    request: Request, session: Database, who: Recruiter, role: Annotated[str, Query(max_length=40)] = ""
) -> Response:
    return _page(request, session, who, role=role)


@router.post("", dependencies=[Genuine])
def look(
    request: Request,
    session: Database,
    who: Recruiter,
    role: Short,
    text: Table = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """The candidates of a list with the problems of each line; nobody is invited yet."""
    chosen = role_in_use(session, who, role)
    data: bytes | str = file.file.read() if file is not None and file.size else text
    found = invitation_list.read(session, chosen, data)
    shown = data if isinstance(data, str) else data.decode("utf-8-sig", "replace")
    return _page(request, session, who, role=role, text=shown[: candidate_list.LARGEST], found=found)


@router.post("/send", dependencies=[Genuine])
def send(
    request: Request,
    session: Database,
    links: TheLinks,
    who: Recruiter,
    role: Short,
    text: Table,
    days: Days = invitations.DAYS,
) -> Response:
    """Invite everybody whose line is right; the text is read again, so that nothing is taken on trust."""
    chosen = role_in_use(session, who, role)
    found = invitation_list.read(session, chosen, text)
    try:
        made = invitation_list.send(session, chosen, found.rows, who.account.email, days)
    except Unfit as unfit:
        session.rollback()
        return _page(request, session, who, role=role, text=text, found=found, problem=str(unfit), status=422)
    urls = {one.id: url(request, links, one) for one in made}
    table = invitation_list.table(made, urls)
    return render(
        request, "desk/invitations-sent.html", made=made, urls=urls, role=chosen, table=table, left=found.mistakes
    )


def _page(
    request: Request,
    session: Session,
    who: Who,
    *,
    role: str,
    text: str = "",
    found: CandidateList | None = None,
    problem: str = "",
    status: int = 200,
) -> Response:
    return render(
        request,
        "desk/invitation-list.html",
        status,
        roles=roles.all_roles(session, who.organisation.id),
        role=role,
        text=text,
        found=found,
        problem=problem,
        days=invitations.DAYS,
    )
