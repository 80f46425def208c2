"""`/shared/TOKEN`: a report for somebody without an account, as far as its link allows."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import Response

from voice_interviewer import wiring
from voice_interviewer.core.checking.report_check import ReportMismatch
from voice_interviewer.core.reporting.report import Unreportable
from voice_interviewer.web.desk.report_view import View
from voice_interviewer.web.needs import Database, Log, TheLimits, TheLinks, TheSettings, address
from voice_interviewer.web.office import recording, reviews, shares
from voice_interviewer.web.office.reviews import NoSuchInterview
from voice_interviewer.web.pages import render
from voice_interviewer.web.protection import LINKS
from voice_interviewer.web.tables import ShareLink

router = APIRouter(prefix="/shared/{token}", include_in_schema=False)


def _link(request: Request, token: str, session: Database, links: TheLinks, limits: TheLimits) -> ShareLink:
    if not limits.allows(LINKS, "share", address(request)):
        raise HTTPException(429, "Too many tries. Please wait a minute.", {"Retry-After": "60"})
    return shares.find(session, links, token)


TheLink = Annotated[ShareLink, Depends(_link)]


@router.get("")
def page(request: Request, token: str, link: TheLink, session: Database, log: Log, settings: TheSettings) -> Response:
    held = _held(link, session, log, settings)
    sound = None
    if "audio" in link.scope:
        found = recording.recording(held.log, wiring.audio_store(settings), held.id)
        sound = found if found.phrases else None
    try:
        report = reviews.report_of(held)
    except (ReportMismatch, Unreportable) as error:
        raise HTTPException(409, "This report cannot be shown: please tell the person who sent the link.") from error
    reviews.viewed(log, held, shares.label(link), "page", "share")
    view = View(report, held.pack, sound)
    return render(request, "desk/report.html", who=None, view=view, shared=link, audio=f"/shared/{token}/recording.wav")


@router.get("/recording.wav")
def sound(request: Request, link: TheLink, session: Database, log: Log, settings: TheSettings) -> Response:
    if "audio" not in link.scope:
        raise HTTPException(403, "This link shows the report without the recording.")
    held = _held(link, session, log, settings)
    reviews.viewed(log, held, shares.label(link), "recording", "share")
    found = recording.recording(held.log, wiring.audio_store(settings), held.id)
    return recording.answer(found, request.headers.get("range", ""))


def _held(link: ShareLink, session: Database, log: Log, settings: TheSettings) -> reviews.Held:
    try:
        held = reviews.find(session, log, settings.home, link.organisation_id, link.interview_id)
    except NoSuchInterview as error:
        raise HTTPException(404, str(error)) from error
    if held.running:
        raise HTTPException(409, "The interview goes on at the moment: its report is here when it has ended.")
    return held
