"""Erasure: everything of an interview goes, a receipt and an empty tombstone stay. And the purge when time is up."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from voice_interviewer.config import Settings
from voice_interviewer.core.events import ConsentWithdrawn, InterviewClosed
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.ports import EventLog
from voice_interviewer.web.database import trace
from voice_interviewer.web.office.reviews import is_running
from voice_interviewer.web.tables import Invitation, Organisation, Receipt, ShareLink, Trace, now

GONE = "(erased)"
PURGE = "retention"
COMPARISONS = "comparison"
WISH_SEEN_TO = "wish seen to"


class OnHold(Refused):
    """The law, or the organisation's own minimum, wants this kept for now."""


def erase(
    session: Session,
    log: EventLog,
    settings: Settings,
    invitation: Invitation,
    by: str,
    reason: str = "",
    *,
    at_candidates_wish: bool = False,
    at: datetime | None = None,
) -> Receipt:
    """Remove events, recordings, tape, reports and the candidate's name; return the receipt.

    A candidate's own wish goes before the minimum retention, but not before a legal hold. Raises OnHold, and Refused
    while the interview is held. What fails half-way is finished by calling it again.
    """
    interview_id = invitation.interview_id or ""
    recorded = log.read(interview_id) if interview_id else []
    if invitation.legal_hold:
        raise OnHold("This interview is under legal hold: lift the hold first.")
    if is_running(recorded):
        raise Refused("The interview is being held. Please wait until it has ended.")
    least = invitation.organisation.retention_min_days or 0
    earliest = _since(log, invitation) + timedelta(days=least)
    if least and not at_candidates_wish and earliest > (at or now()):
        raise OnHold(f"Your organisation keeps interviews at least until {earliest:%Y-%m-%d}.")
    removed: dict[str, int] = {"events": 0, "files": 0, "reports": 0, "share_links": 0}
    if interview_id:
        removed["files"] = _files(settings.home, interview_id)
        removed["reports"] = _reports(settings.reports, interview_id)
        removed["events"] = log.erase(interview_id)
        for link in session.scalars(select(ShareLink).filter_by(interview_id=interview_id)):
            session.delete(link)
            removed["share_links"] += 1
    _forget_speech(settings.home)
    _forget_traces(session, invitation)
    invitation.candidate, invitation.email, invitation.wishes = GONE, "", ""
    invitation.accommodations, invitation.refused = {}, []
    invitation.erased_at = now()
    receipt = Receipt(
        organisation_id=invitation.organisation_id,
        interview_id=interview_id or invitation.id,
        by=by,
        reason=" ".join(reason.split())[:500],
        removed=removed,
        log_hash=recorded[-1].hash if recorded else "",
    )
    session.add(receipt)
    session.flush()
    trace(session, invitation.organisation_id, by, "interview erased", receipt.interview_id)
    return receipt


def purge(session: Session, log: EventLog, settings: Settings, at: datetime | None = None) -> list[Receipt]:
    """Erase what is older than its organisation's retention, but for legal holds. `at`: now, unless the clock is moved.

    An invitation that led to nothing goes in the same way, so that no name is kept for ever.
    """
    at = at or now()
    receipts = []
    for invitation in _due(session, log, at):
        try:
            receipts.append(erase(session, log, settings, invitation, PURGE, "the time is up", at=at))
        except Refused as refusal:
            trace(session, invitation.organisation_id, PURGE, "not purged", f"{invitation.id}: {refusal}")
    return receipts


def _due(session: Session, log: EventLog, at: datetime) -> Iterator[Invitation]:
    longest = {one.id: timedelta(days=one.retention_days) for one in session.scalars(select(Organisation))}
    open_ones = select(Invitation).where(Invitation.erased_at.is_(None), Invitation.legal_hold.is_(False))
    old_enough = or_(*(Invitation.created_at < at - days for days in longest.values())) if longest else None
    if old_enough is None:
        return
    for invitation in list(session.scalars(open_ones.where(old_enough))):
        if _since(log, invitation) + longest[invitation.organisation_id] < at:
            yield invitation


def _since(log: EventLog, invitation: Invitation) -> datetime:
    """From when on the retention counts: the interview's end; without one, when the invitation expired."""
    recorded = log.read(invitation.interview_id) if invitation.interview_id else []
    if recorded:
        ends = [entry for entry in recorded if isinstance(entry.event, InterviewClosed | ConsentWithdrawn)]
        return datetime.fromisoformat((ends or recorded)[-1].at)
    return min(invitation.expires_at, invitation.created_at + timedelta(days=30))


def _files(home: Path, interview_id: str) -> int:
    """Recordings, tape, and whatever else lies in the interview's folder."""
    return _remove(home / _plain(interview_id))


def _reports(reports: Path, interview_id: str) -> int:
    """What was written at the terminal: folders that end in the interview's id, a comparison that names it."""
    own = [folder for folder in reports.glob(f"*-{_plain(interview_id)}") if folder.is_dir()]
    compared = reports / COMPARISONS
    named = interview_id.encode()
    if compared.is_dir() and any(named in path.read_bytes() for path in compared.iterdir() if path.is_file()):
        own.append(compared)
    return sum(map(_remove, own))


def _forget_traces(session: Session, invitation: Invitation) -> None:
    """Lines of the organisation's log that name the candidate keep their rest, but for what the candidate asked for."""
    for name in filter(None, (invitation.candidate, invitation.email)):
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        query = select(Trace).filter_by(organisation_id=invitation.organisation_id)
        for line in session.scalars(query.where(Trace.about.contains(name, autoescape=True))):
            named = line.about.startswith(name) and line.what == WISH_SEEN_TO
            line.about = GONE if named else whole.sub(GONE, line.about)


def _forget_speech(home: Path) -> None:
    """The cache of spoken prompts may hold a question that quotes the candidate: it is made again when needed."""
    for file in (home / "speech").glob("*.wav"):
        file.unlink(missing_ok=True)


def _remove(folder: Path) -> int:
    count = sum(path.is_file() for path in folder.rglob("*")) if folder.is_dir() else 0
    if folder.is_dir():
        shutil.rmtree(folder)
    return count


def _plain(interview_id: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", interview_id):
        raise Refused("This is no id of an interview.")
    return interview_id
