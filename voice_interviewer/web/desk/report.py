"""The report of one interview: read it, hear it, correct it, rate, comment, decide, share, take it away, erase it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, BackgroundTasks, Depends, Form, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response

from voice_interviewer import wiring
from voice_interviewer.core.checking.report_check import ReportMismatch
from voice_interviewer.core.consent import NotAgreed
from voice_interviewer.core.reporting import review
from voice_interviewer.core.reporting.report import Unreportable
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.ports import EngineError
from voice_interviewer.web.database import trace
from voice_interviewer.web.desk.report_view import DECISIONS, LEVELS, View
from voice_interviewer.web.needs import (
    Database,
    Genuine,
    Log,
    Owner,
    Recruiter,
    Reviewer,
    TheLinks,
    TheSettings,
    origin,
)
from voice_interviewer.web.office import erasure, forms, recording, regrade, reviews, shares
from voice_interviewer.web.office.gradings import side_by_side
from voice_interviewer.web.office.reviews import Held, NoSuchInterview
from voice_interviewer.web.pages import render

router = APIRouter(prefix="/desk/interviews/{interview_id}", include_in_schema=False)

Text = Annotated[str, Form(max_length=20_000)]
Short = Annotated[str, Form(max_length=300)]


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


@router.post("/override", dependencies=[Genuine])
def override(
    request: Request,
    held: TheInterview,
    log: Log,
    who: Reviewer,
    question: Short,
    criterion: Short,
    value: Short = "",
    reason: Text = "",
) -> Response:
    reviews.add(
        log,
        held.id,
        lambda there: review.override(there, held.pack, question, criterion, value, by=who.label, reason=reason),
    )
    return _back(request, question)


@router.post("/correct", dependencies=[Genuine])
def correct(
    request: Request,
    held: TheInterview,
    log: Log,
    who: Reviewer,
    utterance: Short,
    text: Text = "",
    reason: Text = "",
) -> Response:
    reviews.add(log, held.id, lambda there: review.correct(there, utterance, text, by=who.label, reason=reason))
    return _back(request, f"line-{utterance}")


@router.post("/comment", dependencies=[Genuine])
def comment(
    request: Request, held: TheInterview, log: Log, who: Reviewer, text: Text = "", question: Short = ""
) -> Response:
    reviews.add(log, held.id, lambda there: review.comment(there, held.pack, text, by=who.label, question=question))
    return _back(request, "comments")


@router.post("/decide", dependencies=[Genuine])
def decide(
    request: Request, held: TheInterview, log: Log, who: Recruiter, decision: Short = "", reason: Text = ""
) -> Response:
    reviews.add(log, held.id, lambda there: review.decide(there, decision, by=who.label, reason=reason))
    return _back(request, "decision")


@router.post("/regrade", dependencies=[Genuine])
def grade_again(
    request: Request, held: TheInterview, who: Reviewer, session: Database, running: TheGradings, how: Short = ""
) -> Response:
    running.begin(held, "model" if how == "model" else "embedded")
    trace(session, who.organisation.id, who.account.email, "graded again", held.id)
    return _back(request, "gradings")


@router.post("/share", dependencies=[Genuine])
def share(
    request: Request,
    held: TheInterview,
    session: Database,
    who: Recruiter,
    scope: Short = "report",
    days: Annotated[int, Form()] = 7,
    note: Short = "",
) -> Response:
    shares.create(session, held.invitation, who.account.email, scope=scope, days=days, note=note)
    return _back(request, "share")


@router.post("/unshare", dependencies=[Genuine])
def unshare(request: Request, held: TheInterview, session: Database, who: Recruiter, link: Short) -> Response:
    shares.revoke(session, who.organisation.id, link, who.account.email)
    return _back(request, "share")


@router.post("/hold", dependencies=[Genuine])
def hold(
    request: Request, held: TheInterview, session: Database, who: Owner, on: Annotated[bool, Form()] = False
) -> Response:
    held.invitation.legal_hold = on
    trace(session, who.organisation.id, who.account.email, "legal hold " + ("set" if on else "lifted"), held.id)
    return _back(request, "erase")


@router.post("/erase", dependencies=[Genuine])
def erase(
    request: Request,
    held: TheInterview,
    session: Database,
    log: Log,
    settings: TheSettings,
    who: Owner,
    after: BackgroundTasks,
    reason: Text = "",
    sure: Annotated[bool, Form()] = False,
    wished: Annotated[bool, Form()] = False,
) -> Response:
    if not sure:
        raise Refused("Please confirm that everything shall be erased: it cannot be brought back.")
    try:
        receipt = erasure.erase(session, log, settings, held.invitation, who.label, reason, at_candidates_wish=wished)
    except EngineError as error:  # what was begun is finished by the next try
        raise HTTPException(503, str(error)) from error
    after.add_task(request.app.state.database.compact)
    return render(request, "desk/erased.html", receipt=receipt)


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


def _back(request: Request, place: str) -> Response:
    address = request.url.path.rpartition("/")[0]
    return RedirectResponse(f"{address}#{place}", status_code=303)


REFUSALS = (Refused, NotAgreed)
