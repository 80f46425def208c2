"""Webhooks: what happened in interviews, told to other programs once and signed. The logs are the source of truth.

A message holds ids and states, never a name or a word of what was said. `scan` queues what is new in the logs: the
same (webhook, key) once, however often it is seen. `deliver` sends what is due and tries again, more and more slowly.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_interviewer.core.events import (
    DispositionMade,
    InterviewClosed,
    InterviewOpened,
    QuestionAsked,
    Recorded,
)
from voice_interviewer.core.grading import gradings
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.ports import EventLog
from voice_interviewer.web.database import Database, owned, trace
from voice_interviewer.web.office.posting import NotSent, check_address, post
from voice_interviewer.web.tables import Delivery, Invitation, Receipt, Webhook, now

Topic = Literal["started", "finished", "graded", "decided", "deleted"]
TOPICS: tuple[Topic, ...] = get_args(Topic)
WAITS = tuple(timedelta(seconds=seconds) for seconds in (10, 60, 300, 1800, 7200, 21600, 43200))
"""How long to wait after each failure; after the last it is given up."""
AT_ONCE = 20
LONGEST_ADDRESS = 500

Post = Callable[[str, bytes, dict[str, str], bool], str]


@dataclass(frozen=True, slots=True)
class Happening:
    """Something to tell. `key` names it for ever: whoever hears it twice heard it once."""

    key: str
    topic: Topic
    interview_id: str
    at: str
    data: dict[str, Any]

    @property
    def body(self) -> str:
        message = {"key": self.key, "topic": self.topic, "interview_id": self.interview_id, "at": self.at}
        return json.dumps(message | {"data": self.data}, ensure_ascii=False, separators=(",", ":"))


def create(
    session: Session, organisation_id: str, url: str, topics: Sequence[str], by: str, *, inside: bool = False
) -> Webhook:
    """A new webhook with a secret of its own. Raises Refused for an address or topics that will not do.

    `inside`: addresses of this network are allowed, too.
    """
    wanted = [topic for topic in TOPICS if topic in topics]
    if not wanted or len(wanted) != len(set(topics)):
        raise Refused(f"Choose at least one of: {', '.join(TOPICS)}.")
    if len(url) > LONGEST_ADDRESS:
        raise Refused(f"The address has at most {LONGEST_ADDRESS} characters.")
    try:
        check_address(url, inside=inside)
    except NotSent as error:
        raise Refused(str(error)) from error
    made = Webhook(
        organisation_id=organisation_id, url=url, secret=secrets.token_urlsafe(32), topics=wanted, created_by=by
    )
    session.add(made)
    session.flush()
    trace(session, organisation_id, by, "webhook made", url)
    return made


def remove(session: Session, organisation_id: str, webhook_id: str, by: str) -> None:
    """No message is sent to it any more. Raises Refused where there is none of this organisation."""
    found = owned(session, Webhook, organisation_id, id=webhook_id)
    if found is None or not found.active:
        raise Refused("There is no such webhook.")
    found.active = False
    for delivery in session.scalars(select(Delivery).filter_by(webhook_id=found.id, delivered_at=None)):
        delivery.next_at = None
    trace(session, organisation_id, by, "webhook removed", found.url)


def of_organisation(session: Session, organisation_id: str) -> list[Webhook]:
    """Those that are active, newest first."""
    query = select(Webhook).filter_by(organisation_id=organisation_id, active=True)
    return list(session.scalars(query.order_by(Webhook.created_at.desc())))


def deliveries(session: Session, organisation_id: str, webhook_id: str = "", most: int = 50) -> list[Delivery]:
    """The latest messages (of one webhook), newest first."""
    query = select(Delivery).join(Webhook).where(Webhook.organisation_id == organisation_id)
    if webhook_id:
        query = query.where(Delivery.webhook_id == webhook_id)
    return list(session.scalars(query.order_by(Delivery.created_at.desc()).limit(most)))


def delivery(session: Session, organisation_id: str, delivery_id: str) -> Delivery | None:
    """One message of a webhook that is active."""
    query = select(Delivery).join(Webhook).where(Webhook.organisation_id == organisation_id, Webhook.active)
    return session.scalars(query.where(Delivery.id == delivery_id)).one_or_none()


def again(session: Session, organisation_id: str, delivery_id: str, by: str) -> Delivery:
    """Send a message (again) now, with the same key. Raises Refused where there is none of this organisation."""
    found = delivery(session, organisation_id, delivery_id)
    if found is None:
        raise Refused("There is no such message, or its webhook was removed.")
    found.tries, found.next_at, found.delivered_at = 0, now(), None
    trace(session, organisation_id, by, "webhook sent again", found.key)
    return found


def sign(secret: str, body: bytes, at: int) -> str:
    """The value of the header `Webhook-Signature`: HMAC-SHA256 over "TIME.BODY"."""
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"


def happenings(log: Sequence[Recorded]) -> Iterator[Happening]:
    """What a log has to tell, oldest first."""
    events = [recorded.event for recorded in log]
    opened = next((event for event in events if isinstance(event, InterviewOpened)), None)
    if opened is None:
        return
    name = opened.interview_id
    for recorded in log:
        match recorded.event:
            case InterviewOpened():
                yield Happening(f"{name}:started", "started", name, recorded.at, {"pack": opened.pack_id})
            case InterviewClosed(reason="complete" | "time" | "candidate" as reason):
                yield Happening(f"{name}:finished:{recorded.seq}", "finished", name, recorded.at, {"reason": reason})
            case DispositionMade(decision=decision):
                yield Happening(f"{name}:decided:{recorded.seq}", "decided", name, recorded.at, {"decision": decision})
    asked = {event.question_id for event in events if isinstance(event, QuestionAsked) and event.form == "main"}
    moments = {id(recorded.event): recorded.at for recorded in log}
    for grading, ratings in gradings.named(events).items():
        if asked and asked <= {rating.question_id for rating in ratings}:
            at = moments[id(ratings[-1])]
            yield Happening(f"{name}:graded:{grading}", "graded", name, at, {"grading": grading})


class Outbox:
    """Queues and sends. One for a server; it remembers how far it has read each log."""

    def __init__(self, database: Database, *, inside: bool = False, send: Post = post) -> None:
        self._database = database
        self._inside = inside
        self._send = send
        self._read: dict[tuple[str, str], int] = {}

    def scan(self, log: EventLog) -> int:
        """Queue what is new; returns how many messages that are."""
        count = 0
        with self._database.session() as session:
            for webhook in session.scalars(select(Webhook).filter_by(active=True)).all():
                for happening in self._news(session, log, webhook):
                    count += _queue(session, webhook, happening)
        return count

    def deliver(self, at: datetime | None = None) -> int:
        """Send what is due at this moment; returns how many messages arrived."""
        at = at or now()
        with self._database.session() as session:
            query = select(Delivery).join(Webhook).where(Delivery.next_at <= at, Webhook.active)
            due = list(session.scalars(query.order_by(Delivery.next_at).limit(AT_ONCE)))
        arrived = 0
        for delivery in due:
            body = delivery.body.encode()
            headers = {
                "Content-Type": "application/json",
                "User-Agent": "voice-interviewer",
                "Webhook-Key": delivery.key,
                "Webhook-Topic": delivery.topic,
                "Webhook-Signature": sign(delivery.webhook.secret, body, int(at.timestamp())),
            }
            try:
                answer, good = self._send(delivery.webhook.url, body, headers, self._inside), True
            except NotSent as error:
                answer, good = str(error), False
            arrived += good
            self._note(delivery.id, at, answer, good)
        return arrived

    def _news(self, session: Session, log: EventLog, webhook: Webhook) -> Iterator[Happening]:
        query = select(Invitation.interview_id).filter_by(organisation_id=webhook.organisation_id, erased_at=None)
        for interview_id in session.scalars(query.where(Invitation.interview_id.is_not(None))):
            last = log.last_seq(interview_id or "")
            if interview_id is None or self._read.get((webhook.id, interview_id)) == last:
                continue
            yield from happenings(log.read(interview_id))
            self._read[webhook.id, interview_id] = last
        receipts = select(Receipt).filter_by(organisation_id=webhook.organisation_id)
        for receipt in session.scalars(receipts.where(Receipt.created_at >= webhook.created_at)):
            name, at = receipt.interview_id, receipt.created_at.isoformat(timespec="milliseconds")
            yield Happening(f"{name}:deleted", "deleted", name, at, {"receipt": receipt.id})

    def _note(self, delivery_id: str, at: datetime, answer: str, good: bool) -> None:
        with self._database.session() as session:
            delivery = session.get_one(Delivery, delivery_id)
            delivery.tries += 1
            delivery.answer = answer[:300]
            if good:
                delivery.delivered_at, delivery.next_at = at, None
            elif delivery.tries <= len(WAITS):
                delivery.next_at = at + WAITS[delivery.tries - 1]
            else:
                delivery.next_at = None


def _queue(session: Session, webhook: Webhook, happening: Happening) -> bool:
    """Queue it unless it is older than the webhook, not wanted, or queued already."""
    if happening.topic not in webhook.topics or datetime.fromisoformat(happening.at) < webhook.created_at:
        return False
    known = select(Delivery.id).filter_by(webhook_id=webhook.id, key=happening.key)
    if session.scalars(known).first() is not None:
        return False
    session.add(
        Delivery(webhook_id=webhook.id, key=happening.key, topic=happening.topic, body=happening.body, next_at=now())
    )
    session.flush()
    return True


def standing(delivery: Delivery) -> str:
    """`delivered`, `waiting` or `given up`."""
    if delivery.delivered_at is not None:
        return "delivered"
    return "given up" if delivery.next_at is None else "waiting"
