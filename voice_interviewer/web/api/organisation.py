"""The organisation's settings, and who did what."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session

from voice_interviewer.web import tables
from voice_interviewer.web.api.access import Admin, ApiRoute, Caller
from voice_interviewer.web.api.models import organisation as models
from voice_interviewer.web.needs import Database
from voice_interviewer.web.office import accounts, traces

router = APIRouter(route_class=ApiRoute, tags=["organisation"])


@router.get("/organisation")
def read_organisation(session: Database, caller: Admin) -> models.Organisation:
    """What candidates are told about the organisation, and how long interviews are kept."""
    return _shown(_own(session, caller))


@router.patch("/organisation")
def describe_organisation(wanted: models.Description, session: Database, caller: Admin) -> models.Organisation:
    """Change the organisation's settings; what is not given stays as it is."""
    own = _own(session, caller)
    as_it_is = _shown(own).model_dump(exclude={"id"})
    accounts.describe(session, own, caller.label, **as_it_is | wanted.model_dump(exclude_none=True))
    return _shown(own)


@router.get("/traces")
def list_traces(
    session: Database,
    caller: Admin,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> list[models.Trace]:
    """Who did what, and what was refused, the latest first; each interview's views stand in its own log."""
    found = traces.page(session, caller.organisation_id, offset=offset, limit=limit)
    return [models.Trace.model_validate(one, from_attributes=True) for one in found]


def _own(session: Session, caller: Caller) -> tables.Organisation:
    return session.get_one(tables.Organisation, caller.organisation_id)


def _shown(own: tables.Organisation) -> models.Organisation:
    return models.Organisation(
        id=own.id,
        name=own.name,
        contact=own.contact,
        outlook=own.outlook,
        retention_days=own.retention_days,
        retention_min_days=own.retention_min_days or 0,
        transcript_only=bool(own.transcript_only),
    )
