"""Webhooks: signed, told once, tried again, given up, never into the private network."""

from __future__ import annotations

import http.server
import json
import runpy
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.web.held import House, house
from voice_interviewer.core.reporting import review
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.web.office import erasure, posting, reviews, webhooks
from voice_interviewer.web.office.posting import NotSent
from voice_interviewer.web.office.webhooks import TOPICS, WAITS, Outbox, sign, standing
from voice_interviewer.web.tables import Delivery, Invitation, Organisation, Webhook, now

URL = "https://hooks.example.com/in"


class Ear:
    """Takes messages in place of the network. `deaf`: how many of the next ones are not heard."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, Any], dict[str, str]]] = []
        self.deaf = 0

    def __call__(self, url: str, body: bytes, headers: dict[str, str], inside: bool) -> str:
        if self.deaf:
            self.deaf -= 1
            raise NotSent("Answered 503 Service Unavailable")
        self.heard.append((url, json.loads(body), headers))
        return "200 OK"

    @property
    def topics(self) -> list[str]:
        return [message["topic"] for _, message, _ in self.heard]


@pytest.fixture
def home(tmp_path: Path) -> House:
    return house(tmp_path)


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def outbox(home: House, ear: Ear) -> Outbox:
    return Outbox(home.app.state.database, send=ear)


def hook(home: House, *topics: str) -> Webhook:
    with home.app.state.database.session() as session:
        made = Webhook(
            organisation_id=home.organisation_id,
            url=URL,
            secret="s" * 40,
            topics=list(topics or TOPICS),
            created_by="Kim",
        )
        session.add(made)
        session.flush()
        return made


def rows(home: House) -> list[Delivery]:
    with home.app.state.database.session() as session:
        return list(session.scalars(select(Delivery).order_by(Delivery.created_at)))


def decide(home: House) -> None:
    reviews.add(home.log, "sample", lambda there: review.decide(there, "advance", by="Kim", reason="Good."))


def test_every_topic_is_told_once_without_a_name_or_a_word(home: House, ear: Ear, outbox: Outbox) -> None:
    hook(home)
    home.hold(candidate="Zebediah Quux")
    decide(home)
    for _ in range(3):
        outbox.scan(home.log)
        outbox.deliver()
    with home.app.state.database.session() as session:
        one = session.scalars(select(Invitation)).one()
        erasure.erase(session, home.log, home.settings, one, "Kim")
    outbox.scan(home.log)
    outbox.deliver()
    assert sorted(ear.topics) == sorted(TOPICS)
    assert "Zebediah" not in str(ear.heard)
    assert "billing" not in str(ear.heard)
    assert {message["interview_id"] for _, message, _ in ear.heard} == {"sample"}
    # a server that was started again knows what was told
    again = Outbox(home.app.state.database, send=ear)
    assert again.scan(home.log) == 0


def test_only_the_topics_asked_for_and_nothing_from_before(home: House, ear: Ear, outbox: Outbox) -> None:
    home.hold()
    hook(home, "decided")
    decide(home)
    outbox.scan(home.log)
    outbox.deliver()
    assert ear.topics == ["decided"]
    assert ear.heard[0][1]["data"] == {"decision": "advance"}


def test_another_organisation_hears_nothing(home: House, ear: Ear, outbox: Outbox) -> None:
    made = hook(home)
    with home.app.state.database.session() as session:
        other = session.scalars(select(Organisation).filter_by(name="Elsewhere")).one()
        session.get_one(Webhook, made.id).organisation_id = other.id
    home.hold()
    assert outbox.scan(home.log) == 0


def test_a_message_is_signed(home: House, ear: Ear, outbox: Outbox) -> None:
    made = hook(home, "started")
    home.hold()
    outbox.scan(home.log)
    outbox.deliver()
    _, message, headers = ear.heard[0]
    body = rows(home)[0].body.encode()
    at = int(headers["Webhook-Signature"].partition(",")[0].removeprefix("t="))
    assert headers["Webhook-Signature"] == sign(made.secret, body, at)
    assert abs(at - now().timestamp()) < 3600
    assert headers["Webhook-Key"] == message["key"] == "sample:started"


def test_the_documented_check_accepts_ours_and_nothing_else(tmp_path: Path) -> None:
    """The code of docs/api.md, as it stands there."""
    text = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    (tmp_path / "receiver.py").write_text(text.split("```python")[1].split("```")[0], encoding="utf-8")
    genuine = runpy.run_path(str(tmp_path / "receiver.py"))["genuine"]
    body, at = b'{"key":"x"}', 1_800_000_000
    header = sign("secret", body, at)
    assert genuine("secret", header, body, now=at + 10)
    assert not genuine("other", header, body, now=at + 10)
    assert not genuine("secret", header, body + b" ", now=at + 10)
    assert not genuine("secret", header, body, now=at + 3600)  # replayed
    assert not genuine("secret", header.replace("t=1", "t=2"), body, now=at + 10)
    for broken in ("", "t=,v1=", "v1=00", "t=x,v1=y", "nonsense"):
        assert not genuine("secret", broken, body, now=at)


def test_what_is_not_heard_is_tried_again_more_and_more_slowly_then_given_up(
    home: House, ear: Ear, outbox: Outbox
) -> None:
    hook(home, "started")
    home.hold()
    outbox.scan(home.log)
    ear.deaf = 99
    at = now() + timedelta(seconds=1)
    for wait in WAITS:
        assert outbox.deliver(at) == 0
        row = rows(home)[0]
        assert row.answer == "Answered 503 Service Unavailable"
        assert row.next_at is not None
        assert abs(row.next_at - at - wait) < timedelta(seconds=1)
        assert outbox.deliver(at + wait / 2) == 0  # not yet
        assert rows(home)[0].tries == row.tries
        at += wait
    outbox.deliver(at)
    assert standing(rows(home)[0]) == "given up"
    ear.deaf = 0
    assert outbox.deliver(at + timedelta(days=9)) == 0
    with home.app.state.database.session() as session:
        with pytest.raises(Refused):
            webhooks.again(session, "another organisation", rows(home)[0].id, "Kim")
        webhooks.again(session, home.organisation_id, rows(home)[0].id, "Kim")
    assert outbox.deliver(now() + timedelta(seconds=1)) == 1
    assert standing(rows(home)[0]) == "delivered"
    assert ear.heard[0][1]["key"] == "sample:started"


def test_a_webhook_that_was_removed_is_left_in_peace(home: House, ear: Ear, outbox: Outbox) -> None:
    made = hook(home)
    home.hold()
    outbox.scan(home.log)
    with home.app.state.database.session() as session:
        webhooks.remove(session, home.organisation_id, made.id, "Kim")
    assert outbox.deliver() == 0
    assert ear.heard == []
    assert Outbox(home.app.state.database, send=ear).scan(home.log) == 0


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/x", "https://localhost/x", "https://[::1]/x", "https://10.0.0.8/x", "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data", "https://[::ffff:127.0.0.1]/", "https://0.0.0.0/", "https://2130706433/",
        "https://[64:ff9b::7f00:1]/", "https://[64:ff9b::a9fe:a9fe]/", "https://[2002:7f00:1::]/", "https://[::127.0.0.1]/",
        "https://[fec0::1]/", "https://[fe80::1]/",
        "https://[fd00::1]/", "https://100.64.0.1/", "http://93.184.216.34/", "ftp://93.184.216.34/", "https:///x", "x",
        "https://me:secret@93.184.216.34/", "https://93.184.216.34/a b", "https://93.184.216.34:99999/", "file:///etc/passwd",
        "https://93.184.216.34/\r\nHost: x",
    ],
)  # fmt: skip
def test_an_address_that_is_not_to_be_used_is_refused(home: House, url: str) -> None:
    with home.app.state.database.session() as session, pytest.raises(Refused):
        webhooks.create(session, home.organisation_id, url, ["started"], "Kim")
    with pytest.raises(NotSent):
        posting.post(url, b"{}", {})


def test_a_name_that_leads_inside_is_refused_when_it_is_sent_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it led outside when it was typed in, and where only one of its addresses is private."""
    outside = (2, 1, 6, "", ("93.184.216.34", 443))
    monkeypatch.setattr(posting.socket, "getaddrinfo", lambda *_, **__: [outside])
    assert posting.check_address("https://hooks.example.com/")[1] == "93.184.216.34"
    monkeypatch.setattr(posting.socket, "getaddrinfo", lambda *_, **__: [outside, (2, 1, 6, "", ("10.0.0.1", 443))])
    with pytest.raises(NotSent, match="private"):
        posting.post("https://hooks.example.com/", b"{}", {})


@pytest.mark.parametrize("topics", [[], ["fired"], ["started", "fired"]])
def test_topics_that_there_are_not_are_refused(home: House, topics: list[str]) -> None:
    with home.app.state.database.session() as session, pytest.raises(Refused, match="Choose"):
        webhooks.create(session, home.organisation_id, URL, topics, "Kim", inside=True)


@pytest.fixture
def receiver() -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    """A server of this machine that answers 200, 302 to /away, 500 to /broken."""
    heard: list[tuple[str, bytes]] = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.append((self.path, body))
            self.send_response({"/away": 302, "/broken": 500}.get(self.path, 200))
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = http.server.HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", heard
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_real_server_hears_it_and_redirects_are_not_followed(receiver: tuple[str, list[tuple[str, bytes]]]) -> None:
    url, heard = receiver
    assert posting.post(f"{url}/in?x=1", b"{}", {"Webhook-Key": "k"}, inside=True) == "200 OK"
    for path in ("/away", "/broken"):
        with pytest.raises(NotSent, match=r"302|500"):
            posting.post(url + path, b"{}", {}, inside=True)
    assert [path for path, _ in heard] == ["/in?x=1", "/away", "/broken"]
    with pytest.raises(NotSent, match="https alone"):
        posting.post(f"{url}/in", b"{}", {})


def test_the_server_tells_by_itself(tmp_path: Path, receiver: tuple[str, list[tuple[str, bytes]]]) -> None:
    url, heard = receiver
    home = house(tmp_path, webhooks_inside=True)
    with home.app.state.database.session() as session:
        webhooks.create(session, home.organisation_id, url + "/in", ["started"], "Kim", inside=True)
    home.hold()
    arrived = threading.Event()
    with home.client():
        for _ in range(1200):
            if heard or arrived.wait(0.05):
                break
    assert json.loads(heard[0][1])["topic"] == "started"
