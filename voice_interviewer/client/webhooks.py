"""Webhooks and their messages."""

from __future__ import annotations

from collections.abc import Sequence

from voice_interviewer.client.results import Topic
from voice_interviewer.client.results.webhooks import Delivery, Webhook, WebhookWithSecret
from voice_interviewer.client.wire import Wire


class Webhooks(Wire):
    """Methods about webhooks."""

    def list_webhooks(self) -> list[Webhook]:
        return self.get(list[Webhook], "webhooks")

    def make_webhook(self, url: str, topics: Sequence[Topic], *, idempotency_key: str = "") -> WebhookWithSecret:
        """Tell an address what happens; the `secret` signs the messages."""
        return self.make(WebhookWithSecret, {"url": url, "topics": list(topics)}, "webhooks", once=idempotency_key)

    def remove_webhook(self, webhook_id: str) -> None:
        """Tell this address nothing any more."""
        self.send("DELETE", "webhooks", webhook_id)

    def list_deliveries(self, webhook_id: str) -> list[Delivery]:
        """The last 50 messages."""
        return self.get(list[Delivery], "webhooks", webhook_id, "deliveries")

    def send_again(self, delivery_id: str) -> Delivery:
        """Send a message again, with the same key."""
        return self.post(Delivery, {}, "deliveries", delivery_id, "again")
