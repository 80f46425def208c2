"""API keys: a key makes none that may do more than itself."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException

from voice_interviewer.web import tables
from voice_interviewer.web.api.access import Admin, ApiRoute
from voice_interviewer.web.api.models import organisation as models
from voice_interviewer.web.api.statuses import MISSING
from voice_interviewer.web.database import owned
from voice_interviewer.web.needs import Database
from voice_interviewer.web.office import keys

router = APIRouter(route_class=ApiRoute, tags=["keys"])


@router.get("/keys")
def list_keys(session: Database, caller: Admin) -> list[models.Key]:
    """All API keys, the newest first; those that were taken back, too."""
    return [_key(key) for key in keys.of_organisation(session, caller.organisation_id)]


@router.post("/keys", status_code=201)
def make_key(wanted: models.NewKey, session: Database, caller: Admin) -> models.KeyWithSecret:
    """Make an API key with some of this key's own scopes. The key itself is in this answer alone."""
    made, secret = keys.create(
        session, caller.organisation_id, wanted.name, wanted.scopes, caller.label, maker=caller.key
    )
    return models.KeyWithSecret(**_key(made).model_dump(), secret=secret)


@router.delete("/keys/{key_id}", responses=MISSING)
def revoke_key(key_id: str, session: Database, caller: Admin) -> models.Key:
    """Take a key back: it opens nothing any more. A key may take itself back."""
    found = owned(session, tables.ApiKey, caller.organisation_id, id=key_id)
    if found is None:
        raise HTTPException(404, "There is no such key.")
    keys.revoke(session, caller.organisation_id, key_id, caller.label)
    return _key(found)


def _key(key: tables.ApiKey) -> models.Key:
    return models.Key.model_validate(key, from_attributes=True)
