"""Interviews: how they stand, what was said, the report in every form, and what people do with them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, BackgroundTasks, HTTPException, Path, Query, Request
from fastapi.responses import FileResponse, Response

from voice_interviewer import wiring
from voice_interviewer.core.events import Event, Recorded
from voice_interviewer.core.reporting import review
from voice_interviewer.core.transcript import transcribe
from voice_interviewer.ports import EngineError
from voice_interviewer.web.api import models
from voice_interviewer.web.api.access import (
    ApiRoute,
    Assessor,
    Eraser,
    Reader,
    ToErase,
    ToRead,
    ToReview,
)
from voice_interviewer.web.database import trace
from voice_interviewer.web.needs import Database, Log, TheSettings
from voice_interviewer.web.office import erasure, forms, recording, reviews
from voice_interviewer.web.office.board import Board, Entry
from voice_interviewer.web.office.invitations import Status
from voice_interviewer.web.office.search import search

MISSING: dict[int | str, dict[str, Any]] = {404: {"model": models.Problem}}
WRITING: dict[int | str, dict[str, Any]] = {**MISSING, 409: {"model": models.Problem}}
SOUND: dict[int | str, dict[str, Any]] = {
    200: {"content": {"audio/wav": {"schema": {"type": "string", "format": "binary"}}}},
    206: {"description": "The stretch that was asked for", "content": {"audio/wav": {}}},
    416: {"description": "There is no such stretch"},
}
FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": {media.partition(";")[0]: {"schema": {"type": "string"}} for media in forms.MEDIA.values()}},
    501: {"model": models.Problem},
}

router = APIRouter(route_class=ApiRoute, tags=["interviews"])


@router.get("/interviews")
def list_interviews(
    request: Request,
    session: Database,
    log: Log,
    caller: Reader,
    status: Status | None = None,
    decision: models.Decision | None = None,
    role_id: Annotated[str, Query(max_length=64)] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> list[models.Interview]:
    """The latest first."""
    board: Board = request.app.state.board
    found = [
        _interview(entry)
        for entry in board.entries(session, log, caller.organisation_id, role_id)
        if entry.invitation.interview_id and entry.invitation.erased_at is None
    ]
    wanted = [one for one in found if status in (None, one.status) and decision in (None, one.decision)]
    return wanted[offset : offset + limit]


@router.get("/interviews/{interview_id}", responses=MISSING)
def read_interview(request: Request, held: ToRead, log: Log) -> models.Interview:
    return _interview(request.app.state.board.entry(log, held.invitation))


@router.get("/interviews/{interview_id}/transcript", responses=WRITING)
def read_transcript(held: ToRead, log: Log, caller: Reader) -> list[models.Line]:
    """All lines in the order of their times; corrected lines read as corrected."""
    reviews.viewed(log, held, caller.label, "transcript", "api")
    return [models.Line.model_validate(line, from_attributes=True) for line in transcribe(held.log).lines]


@router.get("/interviews/{interview_id}/report", responses=WRITING, response_model=models.Report)
def read_report(
    held: ToRead, log: Log, caller: Reader, grading: Annotated[str | None, Query(max_length=200)] = None
) -> Any:
    """The report's record as JSON."""
    content = forms.write("report.json", reviews.report_of(held, grading), held.pack)
    reviews.viewed(log, held, caller.label, "report.json", "api")
    return json.loads(content)


@router.get("/interviews/{interview_id}/files/{name}", responses={**WRITING, **FILES}, response_class=Response)
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


@router.get("/interviews/{interview_id}/recording.wav", responses={**WRITING, **SOUND}, response_class=Response)
def read_recording(request: Request, held: ToRead, log: Log, settings: TheSettings, caller: Reader) -> Response:
    """The whole recording on the interview's clock, silence where nobody was recorded; Range is understood."""
    found = recording.recording(held.log, wiring.audio_store(settings), held.id)
    reviews.viewed(log, held, caller.label, "recording", "api")
    return recording.answer(found, request.headers.get("range", ""))


@router.get(
    "/interviews/{interview_id}/audio/{utterance_id}", responses={**WRITING, **SOUND}, response_class=FileResponse
)
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


@router.post("/interviews/{interview_id}/overrides", status_code=201, responses=WRITING)
def override(wanted: models.Override, held: ToReview, log: Log, caller: Assessor) -> models.Written:
    """A person's rating in place of the grader's; both stay, every total is computed again."""

    def make(there: Sequence[Recorded]) -> Event:
        return review.override(
            there,
            held.pack,
            wanted.question,
            wanted.criterion,
            wanted.value,
            by=_person(caller, wanted.by),
            reason=wanted.reason,
            grading=wanted.grading,
        )

    return _written(reviews.add(log, held.id, make))


@router.post("/interviews/{interview_id}/corrections", status_code=201, responses=WRITING)
def correct(wanted: models.Correction, held: ToReview, log: Log, caller: Assessor) -> models.Written:
    """What was really said; both texts stay."""
    by = _person(caller, wanted.by)
    return _written(
        reviews.add(
            log,
            held.id,
            lambda there: review.correct(there, wanted.utterance, wanted.text, by=by, reason=wanted.reason),
        )
    )


@router.post("/interviews/{interview_id}/comments", status_code=201, responses=WRITING)
def comment(wanted: models.Comment, held: ToReview, log: Log, caller: Assessor) -> models.Written:
    by = _person(caller, wanted.by)
    return _written(
        reviews.add(
            log, held.id, lambda there: review.comment(there, held.pack, wanted.text, by=by, question=wanted.question)
        )
    )


@router.post("/interviews/{interview_id}/decision", status_code=201, responses=WRITING)
def decide(wanted: models.Disposition, held: ToReview, log: Log, caller: Assessor) -> models.Written:
    """Write down what a person decided, and why."""
    by = _person(caller, wanted.by)
    return _written(
        reviews.add(log, held.id, lambda there: review.decide(there, wanted.decision, by=by, reason=wanted.reason))
    )


@router.post("/interviews/{interview_id}/gradings", status_code=202, responses=WRITING)
def grade_again(request: Request, wanted: models.Again, held: ToReview, caller: Assessor) -> models.Begun:
    """Grade again in the background; earlier gradings stay beside it. The webhook topic `graded` tells of its end."""
    request.app.state.gradings.begin(held, wanted.how)
    return models.Begun(running=request.app.state.gradings.running(held.id) or "done")


@router.put("/interviews/{interview_id}/legal-hold", responses=WRITING)
def hold(
    request: Request, wanted: models.Hold, held: ToErase, session: Database, log: Log, caller: Eraser
) -> models.Interview:
    """Keep the interview from being erased, by hand or by the clock; or let it go."""
    held.invitation.legal_hold = wanted.on
    trace(session, caller.organisation_id, caller.label, f"legal hold {'set' if wanted.on else 'lifted'}", held.id)
    return _interview(request.app.state.board.entry(log, held.invitation))


@router.delete("/interviews/{interview_id}", responses=WRITING)
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


def _person(caller: Assessor, by: str) -> str:
    if not any(sign.isalnum() for sign in by):
        raise review.Refused("Say who you are: a person stands behind every entry.")
    return caller.person(by)


def _written(recorded: Recorded) -> models.Written:
    return models.Written(seq=recorded.seq, at=recorded.at, kind=recorded.event.kind)


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
