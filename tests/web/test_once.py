"""The same request again, also at the same moment: what it makes is made once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from tests.web.desk_fixtures import Sheet
from tests.web.held import House, house
from voice_interviewer.core.events import CommentMade
from voice_interviewer.web.api import once
from voice_interviewer.web.tables import ApiKey, IdempotencyKey, Invitation, now

COMMENT = ("/api/v1/interviews/sample/comments", {"text": "Hm.", "by": "Ada"})


@pytest.fixture
def home(tmp_path: Path) -> House:
    made = house(tmp_path, webhooks_inside=True)
    made.hold()
    return made


@pytest.fixture
def client(home: House) -> Iterator[TestClient]:
    with home.client("") as client:
        yield client


def post(client: TestClient, header: dict[str, str], what: tuple[str, Any], key: str) -> Any:
    path, body = what
    return client.post(path, headers=header | {"Idempotency-Key": key}, json=body)


def count(home: House, table: type) -> int:
    with home.app.state.database.session() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize(
    "what",
    [
        COMMENT,
        ("/api/v1/roles", {"title": "Baker", "library": "backend"}),
        ("/api/v1/roles/{role}/versions", {"minutes": 45}),
        ("/api/v1/invitations", {"role_id": "{role}", "candidate": "Robin"}),
        ("/api/v1/candidate-lists", {"role_id": "{role}", "table": "name,email\nRobin,\nAda,ada@example.org\n,"}),
        ("/api/v1/interviews/sample/corrections", {"utterance": "q0-u1", "text": "I bake.", "by": "Ada"}),
        ("/api/v1/interviews/sample/decision", {"decision": "hold", "by": "Ada", "reason": "Wait."}),
        ("/api/v1/interviews/sample/help", {"by": "Ada"}),
        ("/api/v1/interviews/sample/share-links", {"note": "for Ada"}),
        ("/api/v1/people/invitations", {"email": "new@example.org", "rank": "reviewer"}),
        ("/api/v1/webhooks", {"url": "http://localhost:9/", "topics": ["graded"]}),
    ],
    ids=lambda what: what[0].rpartition("/")[2],
)
def test_the_same_request_again_gets_the_same_answer(home: House, client: TestClient, what: tuple[str, Any]) -> None:
    header, role = home.key("admin"), home.version.role_id
    path = what[0].replace("{role}", role)
    body = {name: role if value == "{role}" else value for name, value in what[1].items()}
    first = post(client, header, (path, body), "one")
    assert first.status_code == 201
    events = len(home.events())
    assert post(client, header, (path, body), "one").json() == first.json()
    assert len(home.events()) == events
    other = post(client, header, (path, body), "two")
    assert other.json() != first.json() or other.status_code == 422


def test_another_request_with_the_same_key_is_refused(home: House, client: TestClient) -> None:
    header, (path, body) = home.key("review"), COMMENT
    assert post(client, header, COMMENT, "one").status_code == 201
    answer = post(client, header, (path, body | {"text": "Well."}), "one")
    assert (answer.status_code, "used for something else" in answer.json()["detail"]) == (409, True)


def test_what_failed_may_be_tried_again_with_the_same_key(home: House, client: TestClient) -> None:
    header, what = home.key("invite"), ("/api/v1/invitations", {"role_id": home.version.role_id, "candidate": "?!"})
    assert post(client, header, what, "one").status_code == 422
    assert post(client, header, (what[0], what[1] | {"candidate": "Robin"}), "one").status_code == 201


def test_what_was_taken_away_since_is_not_made_again(home: House, client: TestClient) -> None:
    header = home.key("admin")
    what = ("/api/v1/interviews/sample/share-links", {})
    post(client, header, what, "one")
    with home.client("owner") as browser:
        Sheet(home, browser, "owner").post("/desk/interviews/sample/erase", sure="yes")
    assert post(client, header, what, "one").status_code == 404


def test_neither_key_nor_request_can_be_read_in_what_is_kept(home: House, client: TestClient) -> None:
    what = ("/api/v1/invitations", {"role_id": home.version.role_id, "candidate": "Zyx Wvu"})
    post(client, home.key("invite"), what, "my-own-key")
    with home.app.state.database.session() as session:
        kept = session.scalars(select(IdempotencyKey)).one()
        text = f"{kept.key_hash} {kept.fingerprint} {kept.made}"
    assert "my-own-key" not in text
    assert "Zyx" not in text


def test_keys_are_forgotten_in_the_end(home: House, client: TestClient) -> None:
    header = home.key("review")
    post(client, header, COMMENT, "one")
    with home.app.state.database.session() as session:
        session.scalars(select(IdempotencyKey)).one().created_at = now() - once.KEPT - timedelta(days=1)
    post(client, header, COMMENT, "two")
    assert count(home, IdempotencyKey) == 1


def test_at_the_same_moment_it_is_made_once(home: House, client: TestClient) -> None:
    header = home.key("review")
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: post(client, header, COMMENT, "one"), range(6)))
    assert {answer.status_code for answer in answers} == {201}
    assert sum(isinstance(entry.event, CommentMade) for entry in home.events()) == 1


def test_requests_at_the_same_moment_do_not_wait_for_each_others_key_to_be_noted(
    home: House, client: TestClient
) -> None:
    """The note of a key's last use must not hold the database while its request waits for its turn."""
    header = home.key("invite")
    what = ("/api/v1/invitations", {"role_id": home.version.role_id, "candidate": "Robin"})
    for number in range(5):
        with home.app.state.database.session() as session:
            for row in session.scalars(select(ApiKey)):
                row.used_at = None
        with ThreadPoolExecutor(6) as pool:
            answers = pool.map(lambda place, n=number: post(client, header, what, f"{n} {place}"), range(6))
            assert {answer.status_code for answer in answers} == {201}
    assert count(home, Invitation) == 31
