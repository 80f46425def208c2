"""The candidate's way in: notice and consent, device check, the room. The link is the only credential."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from voice_interviewer import wiring
from voice_interviewer.core.governance import PURPOSES
from voice_interviewer.core.state import State, replay
from voice_interviewer.interviews import resumable
from voice_interviewer.language import day, marked, translator
from voice_interviewer.web.candidate import agreement
from voice_interviewer.web.candidate.agreement import ASSESSMENT, RECORDING, TRANSCRIPTION, Wishes
from voice_interviewer.web.needs import Database, Log, TheLimits, TheLinks, TheSettings, address
from voice_interviewer.web.office import invitations
from voice_interviewer.web.pages import STATIC, render
from voice_interviewer.web.protection import LINKS
from voice_interviewer.web.tables import Invitation, now

router = APIRouter(include_in_schema=False)

TOO_MANY = marked("Too many requests from this address. Please wait a minute.")


def invited(request: Request, token: str, session: Database, links: TheLinks, limits: TheLimits) -> Invitation:
    """The invitation behind the link. Raises NoSuchLink, and 429 for somebody who tries many."""
    if not limits.allows(LINKS, "link", address(request)):
        raise HTTPException(429, TOO_MANY, {"Retry-After": "60"})
    return invitations.find(session, links, token)


Invited = Annotated[Invitation, Depends(invited)]


@router.get("/i/{token}")
def welcome(
    request: Request, token: str, invitation: Invited, log: Log, settings: TheSettings, again: str = ""
) -> Response:
    """Who invites, what happens, what is kept, and the question whether that is all right."""
    invitation.opened_at = invitation.opened_at or now()
    if invitation.interview_id:
        return RedirectResponse(_place(token, state_of(log, invitation)), status_code=303)
    if invitation.refused_at is not None and not again:
        agreed = [purpose for purpose in PURPOSES if purpose not in invitation.refused]
        return _refused(request, token, invitation, settings, agreed, agreement.wishes_of(invitation))
    return _welcome(request, token, invitation, settings)


@router.post("/i/{token}")
async def agree(
    request: Request,
    token: str,
    session: Database,
    log: Log,
    settings: TheSettings,
    invitation: Invited,
    notice: Annotated[str, Form(max_length=100)],
    purposes: Annotated[list[str] | None, Form()] = None,
    patience: Annotated[float, Form(ge=0.5, le=5)] = 1.0,
    speaking_rate: Annotated[float, Form(ge=0.5, le=1.5)] = 1.0,
    push_to_talk: Annotated[bool, Form()] = False,
    typed: Annotated[bool, Form()] = False,
    person: Annotated[bool, Form()] = False,
    wish: Annotated[str, Form(max_length=4000)] = "",
    without: Annotated[bool, Form()] = False,
    refuse: Annotated[bool, Form()] = False,
) -> Response:
    """Consent to each purpose, or not; and the wishes."""
    if invitation.interview_id:
        return RedirectResponse(f"/i/{token}", status_code=303)
    told = agreement.notice_for(invitation, settings)
    wishes = Wishes(patience, speaking_rate, push_to_talk, typed)
    wish = "\n".join(filter(None, [agreement.WANTS_A_PERSON if person or refuse else "", wish.strip()]))
    if notice != told.sha256:
        _ = translator(invitation.role_version.language).gettext
        changed = _("This notice has changed since you opened the page. Please read it once more.")
        return _welcome(request, token, invitation, settings, changed)
    agreed = [] if refuse else [purpose for purpose in PURPOSES if purpose in (purposes or ())]
    complete = len(agreed) == len(PURPOSES)
    if not (complete or (without and agreement.possible(invitation, agreed))):
        agreement.refuse(session, invitation, agreed, wish)
        return _refused(request, token, invitation, settings, agreed, wishes)
    if invitations.too_early(invitation):
        return _welcome(request, token, invitation, settings, early(invitation))
    engines = await request.app.state.rooms.engines.chosen(invitation.role_version.language)
    agreement.begin(session, log, settings, invitation, engines, told, agreed, wishes, wish)
    written = typed or typed_only(invitation, state_of(log, invitation))
    return RedirectResponse(f"/i/{token}/{'interview' if written else 'check'}", status_code=303)


@router.get("/i/{token}/check")
def check(request: Request, token: str, invitation: Invited, log: Log) -> Response:
    """Can we hear each other? Only after consent, since the practice question leaves the browser."""
    state = state_of(log, invitation)
    if state is None or not resumable(state) or typed_only(invitation, state):
        return RedirectResponse(_place(token, state), status_code=303)
    return page(request, "check", token, invitation, modules=modules())


@router.get("/i/{token}/interview")
def interview(request: Request, token: str, invitation: Invited, log: Log) -> Response:
    state = state_of(log, invitation)
    if state is None or not resumable(state):
        return RedirectResponse(_place(token, state), status_code=303)
    return page(
        request,
        "interview",
        token,
        invitation,
        interview_id=invitation.interview_id,
        begun=state.greeted,
        typed=bool(state.conduct and state.conduct.typed),
        typed_only=typed_only(invitation, state),
        modules=modules(),
    )


# what the pages need


def state_of(log: Log, invitation: Invitation) -> State | None:
    """Where the interview stands; None before consent."""
    return replay(log.read(invitation.interview_id)) if invitation.interview_id else None


def typed_only(invitation: Invitation, state: State | None) -> bool:
    """Whether the microphone stays off: no consent to be recorded, or nothing that understands this language."""
    deaf = state is not None and state.engines is not None and state.engines.recogniser == wiring.TYPED
    return deaf or RECORDING in invitation.refused


def page(request: Request, name: str, token: str, invitation: Invitation, status: int = 200, **more: Any) -> Response:
    """A page for the candidate, in the language of the interview."""
    return render(
        request,
        f"candidate/{name}.html",
        status,
        lang=invitation.role_version.language,
        token=token,
        invitation=invitation,
        organisation=invitation.organisation.name,
        contact=agreement.contact_of(invitation),
        title=invitation.role_version.role.title,
        minutes=invitation.minutes,
        **more,
    )


@cache
def modules() -> tuple[str, ...]:
    """The scripts of the room, so that the browser fetches all of them at once."""
    pages = {"check.js", "interview.js", "end.js", "worklet.js", "resampler.js"}
    return tuple(sorted(path.name for path in (STATIC / "room").glob("*.js") if path.name not in pages))


def _place(token: str, state: State | None) -> str:
    """Where a candidate belongs."""
    if state is None:
        return f"/i/{token}"
    return f"/i/{token}/interview" if resumable(state) else f"/i/{token}/end"


def _welcome(
    request: Request, token: str, invitation: Invitation, settings: TheSettings, problem: str = ""
) -> Response:
    _ = translator(invitation.role_version.language).gettext
    labels = {
        RECORDING: _("My answers may be recorded as sound."),
        TRANSCRIPTION: _("My answers may be turned into text."),
        ASSESSMENT: _("A program may look for evidence in my words and write an assessment, which a person reviews."),
    }
    notice = agreement.notice_for(invitation, settings)
    lead, points = agreement.points(notice)
    return page(
        request,
        "welcome",
        token,
        invitation,
        422 if problem else 200,
        notice=notice,
        lead=lead,
        points=points,
        retention_days=invitation.organisation.retention_days,
        purposes=list(labels.items()),
        wishes=agreement.wishes_of(invitation),
        wish=agreement.in_own_words(invitation.wishes),
        person=agreement.WANTS_A_PERSON in invitation.wishes.splitlines(),
        problem=problem,
        too_early=invitations.too_early(invitation),
        early="" if problem else early(invitation),
    )


def early(invitation: Invitation) -> str:
    """When the law lets the interview begin; empty: at once."""
    if not invitations.too_early(invitation) or invitation.starts_at is None:
        return ""
    language = invitation.role_version.language
    _ = translator(language).gettext
    told = _("You can read everything now and begin from {day} on: the law gives you that much time with this notice.")
    return told.format(day=day(invitation.starts_at, language))


def _refused(
    request: Request, token: str, invitation: Invitation, settings: TheSettings, agreed: list[str], wishes: Wishes
) -> Response:
    return page(
        request,
        "refused",
        token,
        invitation,
        notice=agreement.notice_for(invitation, settings),
        agreed=agreed,
        refused=invitation.refused,
        wishes=wishes,
        alternative=agreement.possible(invitation, agreed),
    )
