"""Settings for other programs: API keys and webhooks."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.web.needs import Database, Genuine, Owner, TheSettings
from voice_interviewer.web.office import keys, webhooks
from voice_interviewer.web.pages import render

router = APIRouter(prefix="/desk/settings", include_in_schema=False)

Short = Annotated[str, Form(max_length=500)]
Several = Annotated[list[str], Form()]


@router.get("/keys")
def key_page(request: Request, session: Database, who: Owner) -> Response:
    return _keys(request, session, who)


@router.post("/keys", dependencies=[Genuine])
def make_key(
    request: Request,
    session: Database,
    who: Owner,
    name: Short = "",
    scopes: Several = [],  # noqa: B006
) -> Response:
    """The new key is shown in this answer and never again."""
    try:
        made, secret = keys.create(session, who.organisation.id, name, scopes, who.account.email)
    except Refused as refused:
        return _keys(request, session, who, problem=str(refused), status=422)
    return _keys(request, session, who, made=made.name, secret=secret)


@router.post("/keys/revoke", dependencies=[Genuine])
def revoke_key(session: Database, who: Owner, key: Short) -> Response:
    keys.revoke(session, who.organisation.id, key, who.account.email)
    return RedirectResponse("/desk/settings/keys", status_code=303)


@router.get("/webhooks")
def webhook_page(request: Request, session: Database, who: Owner) -> Response:
    return _webhooks(request, session, who)


@router.post("/webhooks", dependencies=[Genuine])
def make_webhook(
    request: Request,
    session: Database,
    settings: TheSettings,
    who: Owner,
    url: Short = "",
    topics: Several = [],  # noqa: B006
) -> Response:
    """The secret is shown in this answer and never again."""
    by, inside = who.account.email, settings.webhooks_inside
    try:
        made = webhooks.create(session, who.organisation.id, url.strip(), topics, by, inside=inside)
    except Refused as refused:
        return _webhooks(request, session, who, problem=str(refused), url=url, status=422)
    return _webhooks(request, session, who, secret=made.secret)


@router.post("/webhooks/remove", dependencies=[Genuine])
def remove_webhook(session: Database, who: Owner, webhook: Short) -> Response:
    webhooks.remove(session, who.organisation.id, webhook, who.account.email)
    return RedirectResponse("/desk/settings/webhooks", status_code=303)


@router.post("/webhooks/again", dependencies=[Genuine])
def send_again(session: Database, who: Owner, delivery: Short) -> Response:
    webhooks.again(session, who.organisation.id, delivery, who.account.email)
    return RedirectResponse("/desk/settings/webhooks#messages", status_code=303)


def _keys(
    request: Request,
    session: Database,
    who: Owner,
    *,
    problem: str = "",
    made: str = "",
    secret: str = "",
    status: int = 200,
) -> Response:
    found = keys.of_organisation(session, who.organisation.id)
    return render(
        request,
        "desk/settings-keys.html",
        status,
        section="keys",
        keys=found,
        scopes=keys.SCOPES,
        problem=problem,
        made=made,
        secret=secret,
    )


def _webhooks(
    request: Request,
    session: Database,
    who: Owner,
    *,
    problem: str = "",
    secret: str = "",
    url: str = "",
    status: int = 200,
) -> Response:
    organisation = who.organisation.id
    return render(
        request,
        "desk/settings-webhooks.html",
        status,
        section="webhooks",
        webhooks=webhooks.of_organisation(session, organisation),
        messages=[(one, webhooks.standing(one)) for one in webhooks.deliveries(session, organisation)],
        topics=webhooks.TOPICS,
        problem=problem,
        secret=secret,
        url=url,
    )
