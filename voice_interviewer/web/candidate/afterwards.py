"""The candidate's way out: what happens next, the own words with corrections, the recording, withdrawal, contest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from voice_interviewer import wiring
from voice_interviewer.core.checking.report_check import ReportMismatch
from voice_interviewer.core.consent import assessment
from voice_interviewer.core.events import AnswerRated, DispositionMade, Event, HelpAnswered, HelpRequested
from voice_interviewer.core.reporting import review
from voice_interviewer.core.reporting.blocks import Block, members
from voice_interviewer.core.reporting.report import Unreportable
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.core.transcript import transcribe
from voice_interviewer.interviews import resumable
from voice_interviewer.language import marked, translator
from voice_interviewer.web.candidate import ratings, transcript
from voice_interviewer.web.candidate.agreement import in_own_words, tidy
from voice_interviewer.web.candidate.arrival import Invited, page
from voice_interviewer.web.candidate.missed import missed, noted
from voice_interviewer.web.needs import Database, Log, TheSettings
from voice_interviewer.web.office import erasure, recording, reviews
from voice_interviewer.web.office.reviews import Held, Make
from voice_interviewer.web.room.messages import Message, answer
from voice_interviewer.web.tables import Invitation

router = APIRouter(include_in_schema=False)

BY = "candidate"
UNCORRECTED = marked("This was not kept: it is empty, or too long, or it is the text that stands there already.")
UNCONTESTED = marked("Your objection was not sent: it is empty or too long.")
UNSURE = marked("Please tick that everything shall be deleted.")
HELD = marked("The interview is being held. Please wait until it has ended.")
Words = Annotated[str, Form(max_length=20_000)]


@router.get("/i/{token}/end")
def end(request: Request, token: str, invitation: Invited, log: Log, settings: TheSettings, done: str = "") -> Response:
    if not invitation.interview_id:
        return RedirectResponse(f"/i/{token}", status_code=303)
    return _end(request, token, _held(invitation, log, settings), done=done)


@router.post("/i/{token}/correct")
def correct(
    request: Request,
    token: str,
    invitation: Invited,
    log: Log,
    settings: TheSettings,
    utterance: Annotated[str, Form(max_length=100)],
    text: Words,
) -> Response:
    """What was really said; the recognised text stays beside it, or a note that nothing was understood."""
    held = _held(invitation, log, settings)
    _ = translator(invitation.role_version.language).gettext
    note = _("(not understood)")
    lost = any(line.line_id == utterance for line in missed(held.log)) and any(map(str.isalnum, text))
    return _add(
        request,
        token,
        held,
        log,
        *([lambda there: noted(there, utterance, note)] if lost else []),
        lambda there: review.correct(there, utterance, text, by=BY, role="candidate"),
        done="corrected",
        at=utterance,
        refused=UNCORRECTED,
    )


@router.post("/i/{token}/contest")
def contest(
    request: Request, token: str, invitation: Invited, log: Log, settings: TheSettings, text: Words
) -> Response:
    held = _held(invitation, log, settings)
    return _add(
        request, token, held, log, lambda there: review.contest(there, text), done="contested", refused=UNCONTESTED
    )


@router.post("/i/{token}/withdraw")
async def withdraw(
    request: Request, token: str, invitation: Invited, log: Log, settings: TheSettings, reason: Words = ""
) -> Response:
    """Recording stops at once, and nothing is assessed any more. Deletion is offered on the page that follows."""
    held = _held(invitation, log, settings)
    if held.state.withdrawn is None:
        await request.app.state.rooms.withdraw(held.id, by=BY, reason=tidy(reason))
    return RedirectResponse(f"/i/{token}/end?done=withdrawn", status_code=303)


@router.post("/i/{token}/delete")
def delete(
    request: Request,
    token: str,
    invitation: Invited,
    session: Database,
    log: Log,
    settings: TheSettings,
    sure: Annotated[bool, Form()] = False,
) -> Response:
    """Everything goes, as the candidate wishes; a receipt without content stays."""
    held = _held(invitation, log, settings)
    if not sure:
        return _end(request, token, held, problem=UNSURE)
    try:
        receipt = erasure.erase(session, log, settings, invitation, BY, "the candidate's wish", at_candidates_wish=True)
    except Refused:
        return _end(request, token, held, problem=HELD)
    return page(request, "deleted", token, invitation, receipt=receipt)


@router.get("/i/{token}/recording.wav")
def listen(request: Request, invitation: Invited, log: Log, settings: TheSettings) -> Response:
    """The recording, any stretch of it."""
    held = _held(invitation, log, settings)
    found = recording.recording(held.log, wiring.audio_store(settings), held.id)
    if not found.phrases:
        raise HTTPException(404, marked("There is no recording."))
    reviews.viewed(log, held, BY, "recording", "candidate")
    return recording.answer(found, request.headers.get("range", ""))


@router.get("/i/{token}/transcript.txt")
def read(invitation: Invited, log: Log, settings: TheSettings) -> Response:
    held = _held(invitation, log, settings)
    reviews.viewed(log, held, BY, "transcript.txt", "candidate")
    headers = {"Content-Disposition": f'attachment; filename="interview-{held.id}.txt"'}
    words = transcript.text(transcribe(held.log), invitation.role_version.language)
    return Response(words, media_type="text/plain; charset=utf-8", headers=headers)


def _held(invitation: Invitation, log: Log, settings: TheSettings) -> Held:
    """The candidate's own interview. Raises 404 before there is one."""
    there = tuple(log.read(invitation.interview_id)) if invitation.interview_id else ()
    if not there:
        raise HTTPException(404, marked("There is no interview yet."))
    return Held(invitation, there, reviews.pack_of(settings.home, invitation.role_version_id))


def _add(
    request: Request, token: str, held: Held, log: Log, *make: Make, done: str, refused: str, at: str = ""
) -> Response:
    """Append to the log and show the page again; where that is refused, it says so (`refused`)."""
    try:
        for each in make:
            reviews.add(log, held.id, each)
    except Refused:
        return _end(request, token, held, problem=refused, status=422)
    anchor = f"#{at}" if at else ""
    return RedirectResponse(f"/i/{token}/end?done={done}{anchor}", status_code=303)


def _end(request: Request, token: str, held: Held, *, done: str = "", problem: str = "", status: int = 200) -> Response:
    """`problem` is a marked sentence."""
    language = held.invitation.role_version.language
    sound = recording.recording(held.log, wiring.audio_store(request.app.state.settings), held.id)
    events = [recorded.event for recorded in held.log]
    return page(
        request,
        "end",
        token,
        held.invitation,
        status,
        state=held.state,
        open=resumable(held.state),
        lines=sorted((*transcribe(held.log).lines, *missed(held.log)), key=lambda line: line.start_s),
        seconds=sound.seconds,
        blocks=_rated(held),
        label=partial(ratings.label, language=language),
        reason=partial(ratings.reason, language=language),
        asked=list(_asked(events)),
        decided=any(isinstance(event, DispositionMade) for event in events),
        assessed=assessment(held.log),
        outlook=held.invitation.organisation.outlook,
        done=done,
        problem=translator(language).gettext(problem) if problem else "",
    )


def _asked(events: Sequence[Event]) -> Iterator[Message]:
    """The candidate's requests for help (`by` is empty) and what was answered, each as `by` and `text`."""
    for event in events:
        if isinstance(event, HelpRequested):
            yield {"by": "", "text": in_own_words(event.text)}
        elif isinstance(event, HelpAnswered):
            yield answer(event)


def _rated(held: Held) -> tuple[Block, ...]:
    """The questions whose answers were rated, with ratings and reasons; none where nothing may or can be shown."""
    if not any(isinstance(recorded.event, AnswerRated) for recorded in held.log) or held.state.withdrawn:
        return ()
    try:
        report = reviews.report_of(held)
    except (Unreportable, ReportMismatch, Refused):
        return ()
    return tuple(block for block in members(report.blocks) if block.ratings)
