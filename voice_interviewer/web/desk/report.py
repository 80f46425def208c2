"""The report of one interview: read it, hear it, take it away."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response

from voice_interviewer import wiring
from voice_interviewer.core.checking.report_check import ReportMismatch
from voice_interviewer.core.consent import NotAgreed
from voice_interviewer.core.reporting.report import Unreportable
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.web.desk.report_view import DECISIONS, LEVELS, View
from voice_interviewer.web.needs import Database, Log, Reviewer, TheLinks, TheSettings, origin
from voice_interviewer.web.office import erasure, forms, recording, regrade, reviews, shares
from voice_interviewer.web.office.gradings import side_by_side
from voice_interviewer.web.office.reviews import Held, NoSuchInterview
from voice_interviewer.web.pages import render

router = APIRouter(prefix="/desk/interviews/{interview_id}", include_in_schema=False)


def _held(interview_id: str, session: Database, log: Log, settings: TheSettings, who: Reviewer) -> Held:
    try:
        return reviews.find(session, log, settings.home, who.organisation.id, interview_id)
    except NoSuchInterview as error:
        raise HTTPException(404, str(error)) from error


TheInterview = Annotated[Held, Depends(_held)]


def gradings(request: Request) -> regrade.Gradings:
    found: regrade.Gradings = request.app.state.gradings
    return found


TheGradings = Annotated[regrade.Gradings, Depends(gradings)]


@router.get("")
def page(
    request: Request,
    held: TheInterview,
    session: Database,
    log: Log,
    settings: TheSettings,
    links: TheLinks,
    running: TheGradings,
    who: Reviewer,
    grading: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    reviews.viewed(log, held, who.label, "page")
    return _page(request, held, session, log, settings, links, running, grading=grading)


@router.get("/gradings")
def compare_gradings(request: Request, held: TheInterview, log: Log, who: Reviewer) -> Response:
    """All gradings of this interview side by side."""
    reviews.viewed(log, held, who.label, "page")
    names = _report(held).metadata.gradings
    if not names:
        raise HTTPException(404, "This interview is not graded yet.")
    reports = [_report(held, name) for name in names]
    return render(request, "desk/gradings.html", held=held, names=names, reports=reports, rows=side_by_side(reports))


@router.get("/recording.wav")
def sound(request: Request, held: TheInterview, log: Log, settings: TheSettings, who: Reviewer) -> Response:
    """The whole recording on the interview's clock; any stretch of it by Range."""
    found = recording.recording(held.log, wiring.audio_store(settings), held.id)
    reviews.viewed(log, held, who.label, "recording")
    return recording.answer(found, request.headers.get("range", ""))


@router.get("/files/{name}")
def file(
    held: TheInterview, log: Log, who: Reviewer, name: str, grading: Annotated[str | None, Query()] = None
) -> Response:
    """One form of the report to take away; `all.zip` holds every one."""
    if name not in forms.NAMES:
        raise HTTPException(404)
    report = _report(held, grading)
    content = _written(name, report, held)
    reviews.viewed(log, held, who.label, name)
    headers = {"Content-Disposition": f'attachment; filename="{forms.file_name(name, report)}"'}
    return Response(content, media_type=forms.media(name), headers=headers)


def refused(request: Request, error: Exception) -> Response:
    """What a person may not do with an interview, in a sentence, with the way back."""
    status = 409 if isinstance(error, reviews.Running | erasure.OnHold) else 422
    if request.url.path.startswith("/api/"):
        from fastapi.responses import JSONResponse

        return JSONResponse({"detail": str(error)}, status_code=status)
    back = request.url.path.rpartition("/")[0] if request.method == "POST" else "/desk"
    return render(request, "desk/refused.html", status, text=str(error), back=back)


def _page(
    request: Request,
    held: Held,
    session: Database,
    log: Log,
    settings: TheSettings,
    links: TheLinks,
    running: TheGradings,
    *,
    grading: str | None,
) -> Response:
    fresh = Held(held.invitation, tuple(log.read(held.id)), held.pack)
    report = _report(fresh, grading)
    sound = recording.recording(fresh.log, wiring.audio_store(settings), held.id)
    context: dict[str, Any] = {
        "held": fresh,
        "view": View(report, held.pack, sound if sound.phrases else None),
        "waiting": reviews.waiting(report),
        "forms": forms.NAMES,
        "levels": LEVELS,
        "decisions": DECISIONS,
        "audio": f"/desk/interviews/{held.id}/recording.wav",
        "links": [
            (link, origin(request) + shares.path(links, link), shares.good(link))
            for link in shares.of_interview(session, held.invitation.organisation_id, held.id)
        ],
        "grading_now": running.running(held.id),
        "grading_failed": running.failed(held.id),
        "model": bool(settings.llm_url and settings.llm_grader),
        "scopes": shares.SCOPES,
        "shared": None,
    }
    return render(request, "desk/report.html", **context)


def _report(held: Held, grading: str | None = None) -> Any:
    try:
        return reviews.report_of(held, grading)
    except (ReportMismatch, Unreportable) as error:
        raise HTTPException(409, f"This report does not follow from its log and is not shown. {error}") from error


def _written(name: str, report: Any, held: Held) -> bytes:
    try:
        return forms.write(name, report, held.pack)
    except forms.Unwritable as error:
        raise HTTPException(501, str(error)) from error


REFUSALS = (Refused, NotAgreed)
