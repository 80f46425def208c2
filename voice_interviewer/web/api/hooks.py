"""Webhooks."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException

from voice_interviewer.web import tables
from voice_interviewer.web.api.access import Admin, ApiRoute
from voice_interviewer.web.api.models import webhooks as models
from voice_interviewer.web.api.once import Once
from voice_interviewer.web.api.statuses import MISSING, NOT_SO
from voice_interviewer.web.database import owned
from voice_interviewer.web.needs import Database, TheSettings
from voice_interviewer.web.office import webhooks

router = APIRouter(route_class=ApiRoute, tags=["webhooks"])


@router.get("/webhooks")
def list_webhooks(session: Database, caller: Admin) -> list[models.Webhook]:
    """All webhooks."""
    found = webhooks.of_organisation(session, caller.organisation_id)
    return [models.Webhook.model_validate(webhook, from_attributes=True) for webhook in found]


@router.post("/webhooks", status_code=201, responses=NOT_SO)
def make_webhook(
    wanted: models.NewWebhook, session: Database, settings: TheSettings, caller: Admin, once: Once
) -> models.WebhookWithSecret:
    """Tell an address what happens. The secret, which signs every message, is in this answer alone."""

    def make() -> tables.Webhook:
        inside = settings.webhooks_inside
        return webhooks.create(session, caller.organisation_id, wanted.url, wanted.topics, caller.label, inside=inside)

    made = once.row(caller, tables.Webhook, make)
    return models.WebhookWithSecret.model_validate(made, from_attributes=True)


@router.delete("/webhooks/{webhook_id}", status_code=204, responses=MISSING)
def remove_webhook(webhook_id: str, session: Database, caller: Admin) -> None:
    """Tell this address nothing any more."""
    _find(session, caller, webhook_id)
    webhooks.remove(session, caller.organisation_id, webhook_id, caller.label)


@router.get("/webhooks/{webhook_id}/deliveries", responses=MISSING)
def list_deliveries(webhook_id: str, session: Database, caller: Admin) -> list[models.Delivery]:
    """The last 50 messages to a webhook."""
    _find(session, caller, webhook_id)
    return [_delivery(one) for one in webhooks.deliveries(session, caller.organisation_id, webhook_id)]


@router.post("/deliveries/{delivery_id}/again", status_code=202, responses=MISSING)
def send_again(delivery_id: str, session: Database, caller: Admin) -> models.Delivery:
    """Send a message again, with the same key."""
    if webhooks.delivery(session, caller.organisation_id, delivery_id) is None:
        raise HTTPException(404, "There is no such message, or its webhook was removed.")
    return _delivery(webhooks.again(session, caller.organisation_id, delivery_id, caller.label))


def _find(session: Database, caller: Admin, webhook_id: str) -> None:
    if owned(session, tables.Webhook, caller.organisation_id, id=webhook_id, active=True) is None:
        raise HTTPException(404, "There is no such webhook.")


def _delivery(found: tables.Delivery) -> models.Delivery:
    return models.Delivery(
        id=found.id,
        webhook_id=found.webhook_id,
        key=found.key,
        topic=found.topic,
        standing=webhooks.standing(found),  # type: ignore[arg-type]
        tries=found.tries,
        answer=found.answer,
        created_at=found.created_at,
        next_at=found.next_at,
        delivered_at=found.delivered_at,
    )
