"""Webhooks and their messages."""

from __future__ import annotations

from typing import Literal, TypedDict

from voice_interviewer.client.results import Topic


class Webhook(TypedDict):
    id: str
    url: str
    topics: list[Topic]
    created_at: str


class WebhookWithSecret(Webhook):
    """`secret` signs the messages; it is told once."""

    secret: str


class Delivery(TypedDict):
    id: str
    webhook_id: str
    key: str
    topic: str
    standing: Literal["delivered", "waiting", "given up"]
    tries: int
    answer: str
    created_at: str
    next_at: str | None
    delivered_at: str | None
