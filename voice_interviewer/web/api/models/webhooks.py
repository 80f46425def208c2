"""Webhooks and their messages."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from voice_interviewer.web.api.models import Given
from voice_interviewer.web.office.webhooks import Topic


class NewWebhook(Given):
    url: Annotated[str, Field(min_length=1, max_length=500)]
    topics: Annotated[list[Topic], Field(min_length=1, max_length=10)]


class Webhook(BaseModel):
    id: str
    url: str
    topics: list[str]
    created_at: datetime


class WebhookWithSecret(Webhook):
    secret: Annotated[str, Field(description="signs the messages; shown once")]


class Delivery(BaseModel):
    id: str
    webhook_id: str
    key: str
    topic: str
    standing: Literal["delivered", "waiting", "given up"]
    tries: int
    answer: str
    created_at: datetime
    next_at: datetime | None
    delivered_at: datetime | None
