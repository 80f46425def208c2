"""Who did what: the organisation's own log, beside the logs of its interviews."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from voice_interviewer.web.tables import Organisation, Trace


def page(session: Session, organisation_id: str, *, offset: int, limit: int) -> list[Trace]:
    """So many lines, the latest first."""
    query = select(Trace).where(Trace.organisation_id.in_(_concerned(session, organisation_id)))
    return list(session.scalars(query.order_by(Trace.id.desc()).offset(offset).limit(limit)))


def _concerned(session: Session, organisation_id: str) -> tuple[str, ...]:
    """Whose lines an organisation reads: its own; and, where there is no other, those of nobody known."""
    alone = session.scalar(select(func.count(Organisation.id))) == 1
    return (organisation_id, "") if alone else (organisation_id,)
