"""What a person does with one interview: rate, correct, comment, decide, grade again, share, hold, erase."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from voice_interviewer.core.reporting import review
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.ports import EngineError
from voice_interviewer.web.database import trace
from voice_interviewer.web.desk.report import TheGradings, TheInterview
from voice_interviewer.web.needs import Database, Genuine, Log, Owner, Recruiter, Reviewer, TheSettings
from voice_interviewer.web.office import erasure, reviews, shares
from voice_interviewer.web.pages import render

router = APIRouter(prefix="/desk/interviews/{interview_id}", include_in_schema=False)

Text = Annotated[str, Form(max_length=20_000)]
Short = Annotated[str, Form(max_length=300)]


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


def _back(request: Request, place: str) -> Response:
    address = request.url.path.rpartition("/")[0]
    return RedirectResponse(f"{address}#{place}", status_code=303)
