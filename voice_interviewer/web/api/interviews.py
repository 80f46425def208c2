"""Interviews: how they stand, what was said, the report in every form, who looked, and their end."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, BackgroundTasks, HTTPException, Path, Query, Request
from fastapi.responses import FileResponse, Response

from voice_interviewer import wiring
from voice_interviewer.core.events import ReportViewed
from voice_interviewer.core.transcript import transcribe
from voice_interviewer.ports import EngineError
from voice_interviewer.web.api.access import (
    ApiRoute,
    Eraser,
    Reader,
    ToAdministrate,
    ToErase,
    ToRead,
)
from voice_interviewer.web.api.models import Decision, Problem, Switch
from voice_interviewer.web.api.models import interviews as models
from voice_interviewer.web.api.statuses import GONE, MISSING, SOUND, Answers, content
from voice_interviewer.web.database import trace
from voice_interviewer.web.needs import Database, Log, TheSettings
from voice_interviewer.web.office import erasure, forms, recording, reviews
from voice_interviewer.web.office.board import Board, Entry, matches
from voice_interviewer.web.office.invitations import Status
from voice_interviewer.web.office.search import search

FILES: Answers = {
    **content(*(media.partition(";")[0] for media in forms.MEDIA.values())),
    501: {"model": Problem, "description": "This form cannot be made on the server"},
}

router = APIRouter(route_class=ApiRoute, tags=["interviews"])


@router.get("/interviews")
def list_interviews(
    request: Request,
    session: Database,
    log: Log,
    caller: Reader,
    status: Status | None = None,
    decision: Decision | None = None,
    role_id: Annotated[str, Query(max_length=64)] = "",
    name: Annotated[str, Query(max_length=200, description="a part of the candidate's name or address")] = "",
    since: Annotated[date | None, Query(description="the last thing happened on this day (UTC) or later")] = None,
    until: date | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> list[models.Interview]:
    """Interviews that began, the latest first."""
    board: Board = request.app.state.board
    found = [
        _interview(entry)
        for entry in board.entries(session, log, caller.organisation_id, role_id)
        if entry.invitation.interview_id and entry.invitation.erased_at is None and matches(entry, status or "", name)
    ]
    wanted = [
        one
        for one in found
        if decision in (None, one.decision)
        and (since is None or one.last_at.date() >= since)
        and (until is None or one.last_at.date() <= until)
    ]
    return wanted[offset : offset + limit]


@router.get("/interviews/{interview_id}", responses=MISSING)
def read_interview(request: Request, held: ToRead, log: Log) -> models.Interview:
    """One interview, and where it stands."""
    return _interview(request.app.state.board.entry(log, held.invitation))


@router.get("/interviews/{interview_id}/transcript", responses=GONE)
def read_transcript(held: ToRead, log: Log, caller: Reader) -> list[models.Line]:
    """What was said: all lines in the order of their times; corrected lines read as corrected."""
    reviews.viewed(log, held, caller.label, "transcript", "api")
    return [models.Line.model_validate(line, from_attributes=True) for line in transcribe(held.log).lines]


@router.get("/interviews/{interview_id}/report", responses=GONE, response_model=models.Report)
def read_report(
    held: ToRead, log: Log, caller: Reader, grading: Annotated[str | None, Query(max_length=200)] = None
) -> Any:
    """The report's record as JSON."""
    content = forms.write("report.json", reviews.report_of(held, grading), held.pack)
    reviews.viewed(log, held, caller.label, "report.json", "api")
    return json.loads(content)


@router.get("/interviews/{interview_id}/files/{name}", responses={**GONE, **FILES}, response_class=Response)
def read_file(
    held: ToRead,
    log: Log,
    caller: Reader,
    name: Annotated[str, Path(json_schema_extra={"enum": list(forms.NAMES)})],
    grading: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """The report in one of its forms; `all.zip` holds all of them."""
    if name not in forms.NAMES:
        raise HTTPException(404, "There is no such form of a report.")
    content = forms.write(name, reviews.report_of(held, grading), held.pack)
    reviews.viewed(log, held, caller.label, name, "api")
    return Response(content, media_type=forms.media(name))


@router.get("/interviews/{interview_id}/recording.wav", responses={**GONE, **SOUND}, response_class=Response)
def read_recording(request: Request, held: ToRead, log: Log, settings: TheSettings, caller: Reader) -> Response:
    """The whole recording on the interview's clock, silence where nobody was recorded; Range is understood."""
    found = recording.recording(held.log, wiring.audio_store(settings), held.id)
    reviews.viewed(log, held, caller.label, "recording", "api")
    return recording.answer(found, request.headers.get("range", ""))


@router.get("/interviews/{interview_id}/audio/{utterance_id}", responses={**GONE, **SOUND}, response_class=FileResponse)
def read_phrase(utterance_id: str, held: ToRead, log: Log, settings: TheSettings, caller: Reader) -> FileResponse:
    """The recording of one utterance, as its sha256 stands in the log."""
    lines = (line for line in transcribe(held.log).lines if line.line_id == utterance_id and line.audio)
    line = next(lines, None)
    if line is None:
        raise HTTPException(404, "There is no recording of such an utterance.")
    try:
        place = wiring.audio_store(settings).path(held.id, line.audio)
    except EngineError as error:
        raise HTTPException(404, "There is no recording of such an utterance.") from error
    if not place.is_file():
        raise HTTPException(404, "This recording was deleted.")
    reviews.viewed(log, held, caller.label, "recording", "api")
    return FileResponse(place, media_type="audio/wav")


@router.get("/interviews/{interview_id}/views", responses=MISSING)
def list_views(held: ToAdministrate) -> list[models.View]:
    """Who read the report, took a form of it away, or listened; the first look first."""
    looks = ((entry.at, entry.event) for entry in held.log)
    return [
        models.View.model_validate({"at": at, "by": event.by, "form": event.form, "via": event.via})
        for at, event in looks
        if isinstance(event, ReportViewed)
    ]


@router.put("/interviews/{interview_id}/legal-hold", responses=GONE)
def hold(
    request: Request, wanted: Switch, held: ToErase, session: Database, log: Log, caller: Eraser
) -> models.Interview:
    """Keep the interview from being erased, by hand or by the clock; or let it go."""
    held.invitation.legal_hold = wanted.on
    trace(session, caller.organisation_id, caller.label, f"legal hold {'set' if wanted.on else 'lifted'}", held.id)
    return _interview(request.app.state.board.entry(log, held.invitation))


@router.delete("/interviews/{interview_id}", responses=GONE)
def erase(
    request: Request,
    held: ToErase,
    session: Database,
    log: Log,
    settings: TheSettings,
    caller: Eraser,
    after: BackgroundTasks,
    reason: Annotated[str, Query(max_length=500)] = "",
    at_candidates_wish: bool = False,
) -> models.Receipt:
    """Erase everything of an interview for good; the receipt stays."""
    receipt = erasure.erase(
        session, log, settings, held.invitation, caller.label, reason, at_candidates_wish=at_candidates_wish
    )
    after.add_task(request.app.state.database.compact)
    return models.Receipt.model_validate(receipt, from_attributes=True)


@router.get("/search")
def find(
    request: Request,
    session: Database,
    log: Log,
    caller: Reader,
    q: Annotated[str, Query(min_length=2, max_length=200)],
    role_id: Annotated[str, Query(max_length=64)] = "",
) -> list[models.Hit]:
    """The first 200 places where this was said, each with its second."""
    entries = request.app.state.board.entries(session, log, caller.organisation_id, role_id)
    names = [entry.invitation.interview_id for entry in entries if entry.progress and not entry.running]
    hits = search(log, request.app.state.transcripts, names, q)
    return [models.Hit.model_validate(hit, from_attributes=True) for hit in hits]


def _interview(entry: Entry) -> models.Interview:
    invitation = entry.invitation
    decision = entry.progress.decision if entry.progress else ""
    return models.Interview(
        id=invitation.interview_id or "",
        invitation_id=invitation.id,
        role_id=invitation.role_version.role_id,
        candidate=invitation.candidate,
        status=entry.status,
        decision=decision or None,  # type: ignore[arg-type]
        waiting=list(entry.needs),
        last_at=entry.last_at,
        legal_hold=invitation.legal_hold,
    )
