"""Settings: the organisation, its people, the own password, and who did what."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy.orm import Session

from voice_interviewer.web.database import owned
from voice_interviewer.web.identity import Weak, Who
from voice_interviewer.web.needs import Database, Genuine, Owner, Reviewer, TheLinks, TheSettings, origin
from voice_interviewer.web.office import accounts
from voice_interviewer.web.office import traces as office_traces
from voice_interviewer.web.office.accounts import Impossible
from voice_interviewer.web.pages import render
from voice_interviewer.web.tables import Account

router = APIRouter(prefix="/desk/settings", include_in_schema=False)

Short = Annotated[str, Form(max_length=200)]
Password = Annotated[str, Form(max_length=1000)]
PAGE = 100  # traces


@router.get("")
def start(request: Request, settings: TheSettings, who: Reviewer) -> Response:
    return _organisation(request, who, settings)


@router.post("/organisation", dependencies=[Genuine])
def describe(
    request: Request,
    session: Database,
    settings: TheSettings,
    who: Owner,
    name: Short,
    contact: Annotated[str, Form(max_length=500)],
    outlook: Annotated[str, Form(max_length=5000)] = "",
    retention_days: Annotated[int, Form()] = 180,
    retention_min_days: Annotated[int, Form()] = 0,
    transcript_only: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    given: dict[str, Any] = {
        "name": name,
        "contact": contact,
        "outlook": outlook.replace("\r\n", "\n"),
        "retention_days": retention_days,
        "retention_min_days": retention_min_days,
        "transcript_only": bool(transcript_only),
    }
    try:
        accounts.describe(session, who.organisation, who.account.email, **given)
    except Impossible as impossible:
        return _organisation(request, who, settings, given=given, problem=str(impossible))
    return RedirectResponse("/desk/settings?saved=1", status_code=303)


# --- people -----------------------------------------------------------------------------------------------------------


@router.get("/people")
def people(request: Request, session: Database, links: TheLinks, who: Owner) -> Response:
    return _people(request, session, links, who)


@router.post("/people", dependencies=[Genuine])
def invite(request: Request, session: Database, links: TheLinks, who: Owner, email: Short, rank: Short) -> Response:
    try:
        accounts.invite(session, who.organisation.id, email, rank, who.account.email)
    except Impossible as impossible:
        return _people(request, session, links, who, problem=str(impossible), email=email)
    return RedirectResponse("/desk/settings/people#open", status_code=303)


@router.post("/people/invitations/{invitation_id}/revoke", dependencies=[Genuine])
def revoke(session: Database, who: Owner, invitation_id: str) -> Response:
    try:
        accounts.revoke(session, who.organisation.id, invitation_id, who.account.email)
    except Impossible as impossible:
        raise HTTPException(404, str(impossible)) from impossible
    return RedirectResponse("/desk/settings/people", status_code=303)


@router.post("/people/{account_id}", dependencies=[Genuine])
def change(
    request: Request,
    session: Database,
    links: TheLinks,
    who: Owner,
    account_id: str,
    rank: Short = "",
    active: Short = "",
) -> Response:
    """Another rank, or closing (active=no) and opening (active=yes) an account."""
    account = owned(session, Account, who.organisation.id, id=account_id)
    if account is None:
        raise HTTPException(404, "There is no such account.")
    try:
        if rank:
            accounts.change_rank(session, account, rank, who.account.email)
        if active == "no":
            accounts.close(session, account, who.account.email)
        elif active == "yes":
            accounts.reopen(session, account, who.account.email)
    except Impossible as impossible:
        return _people(request, session, links, who, problem=str(impossible))
    return RedirectResponse("/desk/settings/people", status_code=303)


# --- the own password, and who did what -------------------------------------------------------------------------------


@router.get("/password")
def ask_for_password(request: Request, who: Reviewer) -> Response:
    return render(request, "desk/settings-password.html", problem="", section="password")


@router.post("/password", dependencies=[Genuine])
def change_password(request: Request, session: Database, who: Reviewer, old: Password, new: Password) -> Response:
    try:
        accounts.change_password(session, who.account, old, new)
    except (Impossible, Weak) as error:
        return render(request, "desk/settings-password.html", 422, problem=str(error), section="password")
    return RedirectResponse("/sign-in", status_code=303)


@router.get("/traces")
def traces(
    request: Request, session: Database, who: Owner, page: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> Response:
    found = office_traces.page(session, who.organisation.id, offset=(page - 1) * PAGE, limit=PAGE + 1)
    return render(
        request,
        "desk/settings-traces.html",
        traces=found[:PAGE],
        page=page,
        more=len(found) > PAGE,
        section="traces",
    )


def _organisation(
    request: Request, who: Who, settings: TheSettings, *, given: dict[str, Any] | None = None, problem: str = ""
) -> Response:
    return render(
        request,
        "desk/settings.html",
        422 if problem else 200,
        organisation=given or who.organisation,
        problem=problem,
        saved="saved" in request.query_params and not problem,
        settings=settings,
        section="organisation",
    )


def _people(
    request: Request, session: Session, links: TheLinks, who: Who, *, problem: str = "", email: str = ""
) -> Response:
    there = origin(request)
    return render(
        request,
        "desk/settings-people.html",
        422 if problem else 200,
        people=accounts.people(session, who.organisation.id),
        invited=[
            (one, there + accounts.path(links, one)) for one in accounts.open_invitations(session, who.organisation.id)
        ],
        ranks=accounts.RANKS,
        problem=problem,
        email=email,
        section="people",
    )
