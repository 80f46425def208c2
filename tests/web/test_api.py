"""The API: held against its own description, and against people who want more than their key allows."""

from __future__ import annotations

import contextlib
import hashlib
import select
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select as query

from tests.web.conftest import violations
from tests.web.held import House, house
from voice_interviewer.core.events import AnswerRated, DispositionMade, InterviewResumed, ReportViewed
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.web.office import forms, keys
from voice_interviewer.web.protection import LARGEST_BODY
from voice_interviewer.web.tables import ApiKey

ONE = "/api/v1/interviews/sample"


@pytest.fixture
def home(tmp_path: Path) -> House:
    made = house(tmp_path)
    made.hold()
    return made


@pytest.fixture
def client(home: House) -> Iterator[TestClient]:
    with home.client("") as client:
        yield client


def last(home: House, kind: type) -> Any:
    return [recorded.event for recorded in home.events() if isinstance(recorded.event, kind)][-1]


# keys


@pytest.mark.parametrize(
    "header",
    [{}, {"Authorization": "Bearer vi_guessed"}, {"Authorization": "Basic eDp5"}, {"Authorization": "Bearer "}],
)
def test_without_a_key_there_is_nothing(client: TestClient, header: dict[str, str]) -> None:
    for path in ("/api/v1/roles", ONE, f"{ONE}/recording.wav", "/api/v1/webhooks", "/api/v1/search?q=queue"):
        answer = client.get(path, headers=header)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_a_key_is_kept_as_a_hash_and_recognised_by_its_beginning(home: House) -> None:
    secret = home.key("read")["Authorization"].removeprefix("Bearer ")
    assert secret.encode() not in b"".join(path.read_bytes() for path in home.settings.home.glob("desk.db*"))
    with home.app.state.database.session() as session:
        row = session.scalars(query(ApiKey)).one()
        assert row.key_hash == hashlib.sha256(secret.encode()).hexdigest()
        assert secret.startswith(row.prefix)
        assert len(row.prefix) < 10


def test_a_key_that_was_taken_back_opens_nothing(home: House, client: TestClient) -> None:
    header = home.key("read")
    assert client.get("/api/v1/roles", headers=header).status_code == 200
    with home.app.state.database.session() as session:
        row = session.scalars(query(ApiKey)).one()
        assert row.used_at is not None
        with pytest.raises(Refused):
            keys.revoke(session, "another organisation", row.id, "Kim")
        keys.revoke(session, home.organisation_id, row.id, "Kim")
    assert client.get("/api/v1/roles", headers=header).status_code == 401


@pytest.mark.parametrize(
    ("scope", "method", "path"),
    [
        ("read", "POST", "/api/v1/roles"),
        ("read", "POST", f"{ONE}/share-links"),
        ("invite", "GET", "/api/v1/roles"),
        ("read", "POST", f"{ONE}/decision"),
        ("review", "DELETE", ONE),
        ("review", "GET", f"{ONE}/transcript"),
        ("erase", "GET", "/api/v1/webhooks"),
        ("read", "PUT", f"{ONE}/legal-hold"),
    ],
)
def test_a_key_does_what_its_scopes_say_and_no_more(
    home: House, client: TestClient, scope: str, method: str, path: str
) -> None:
    body = {"title": "x", "library": "backend", "decision": "reject", "by": "Kim", "reason": "x", "on": True}
    assert client.request(method, path, headers=home.key(scope), json=body).status_code == 403
    assert len(home.events()) == 164


@pytest.mark.parametrize("path", ["", "/transcript", "/report", "/files/report.pdf", "/recording.wav", "/audio/q0-u1"])
def test_another_organisations_interview_is_not_there(home: House, client: TestClient, path: str) -> None:
    assert client.get(ONE + path, headers=home.key("admin", who="stranger")).status_code == 404
    assert client.get(f"/api/v1/interviews/guessed{path}", headers=home.key("admin")).status_code == 404


def test_somebody_who_asks_too_often_waits(home: House, client: TestClient) -> None:
    codes = [client.get("/api/v1/roles").status_code for _ in range(610)]
    assert codes[0] == 401
    assert codes[-1] == 429


# what it does


def test_from_role_to_invitation(home: House, client: TestClient) -> None:
    header = home.key("read", "invite")
    role = client.post("/api/v1/roles", headers=header, json={"title": "Backend", "library": "backend"})
    assert role.status_code == 201
    wanted = {"role_id": role.json()["id"], "candidate": "Ada", "minutes": 30, "accommodations": {"patience": 2}}
    made = client.post("/api/v1/invitations", headers=header, json=wanted)
    assert made.status_code == 201
    assert made.json()["accommodations"] == {"patience": 2.0}
    link = made.json()["link"]
    assert client.get(link).status_code == 200
    path = f"/api/v1/invitations/{made.json()['id']}"
    assert client.get(path, headers=header).json()["status"] == "opened"
    assert client.delete(path, headers=header).json()["status"] == "revoked"
    assert client.get(link).status_code == 404
    listed = client.get("/api/v1/invitations?status=revoked", headers=header).json()
    assert [one["candidate"] for one in listed] == ["Ada"]


@pytest.mark.parametrize(
    "body",
    [
        {"title": "x"},
        {"title": "x", "library": "../../etc"},
        {"title": "x", "library": "nothing-of-the-kind"},
        {"title": "x", "files": {"persona.md": "x"}},
        {"title": "x", "files": {"persona.md": "x", "questions.md": "y", "rubric.toml": "z"}},
        {"title": "x", "files": {"../persona.md": "x"}},
    ],
)
def test_what_is_no_pack_makes_no_role(home: House, client: TestClient, body: dict[str, Any]) -> None:
    answer = client.post("/api/v1/roles", headers=home.key("invite"), json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"]
    assert len(list((home.settings.home / "packs").iterdir())) == 1


def test_an_interview_is_read_in_every_form(home: House, client: TestClient) -> None:
    header = home.key("read")
    one = client.get(ONE, headers=header).json()
    assert (one["status"], one["candidate"], one["decision"]) == ("graded", "Sample Candidate", None)
    assert [two["id"] for two in client.get("/api/v1/interviews?status=graded", headers=header).json()] == ["sample"]
    assert client.get("/api/v1/interviews?status=decided", headers=header).json() == []
    lines = client.get(f"{ONE}/transcript", headers=header).json()
    assert sum(line["speaker"] == "candidate" for line in lines) == 22
    assert client.get(f"{ONE}/report", headers=header).json()["metadata"]["interview_id"] == "sample"
    for name in forms.NAMES:
        assert client.get(f"{ONE}/files/{name}", headers=header).status_code == 200
        seen = last(home, ReportViewed)
        assert (seen.form, seen.via) == (name, "api")
    assert client.get(f"{ONE}/files/desk.db", headers=header).status_code == 404
    part = client.get(f"{ONE}/recording.wav", headers=header | {"Range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"RIFF")
    phrase = client.get(f"{ONE}/audio/q0-u1", headers=header)
    said = next(e.event for e in home.events() if e.event.kind == "phrase_recorded")
    assert hashlib.sha256(phrase.content).hexdigest() == said.sha256


def test_a_person_stands_behind_what_a_program_writes(home: House, client: TestClient) -> None:
    header = home.key("review")
    rating = next(e.event for e in home.events() if isinstance(e.event, AnswerRated) and e.event.level is not None)
    over = {
        "question": rating.question_id,
        "criterion": rating.criterion,
        "value": 1,
        "by": "Ada",
        "reason": "Heard it.",
    }
    assert client.post(f"{ONE}/overrides", headers=header, json=over).status_code == 201
    fix = {"utterance": "q0-u1", "text": "I bake.", "by": "Ada"}
    assert client.post(f"{ONE}/corrections", headers=header, json=fix).status_code == 201
    assert client.post(f"{ONE}/comments", headers=header, json={"text": "Hm.", "by": "Ada"}).status_code == 201
    made = client.post(f"{ONE}/decision", headers=header, json={"decision": "hold", "by": "Ada", "reason": "Wait."})
    assert made.json()["kind"] == "disposition_made"
    assert last(home, DispositionMade).by.startswith("Ada by way of API key hiring tool (vi_")
    home.log.verify("sample")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("overrides", {"question": "q99", "criterion": "depth", "value": 2, "by": "Ada", "reason": "x"}),
        ("overrides", {"question": "1", "criterion": "depth", "value": 7, "by": "Ada", "reason": "x"}),
        ("overrides", {"question": "1", "criterion": "depth", "value": 2, "by": "Ada", "reason": " "}),
        ("overrides", {"question": "1", "criterion": "depth", "value": True, "by": "Ada", "reason": "x"}),
        ("corrections", {"utterance": "q99", "text": "x", "by": "Ada"}),
        ("decision", {"decision": "hire", "by": "Ada", "reason": "x"}),
        ("decision", {"decision": "advance", "by": "", "reason": "x"}),
        ("decision", {"decision": "advance", "by": " ? ", "reason": "x"}),
        ("decision", {"decision": "advance", "by": "Ada", "reason": "x", "more": 1}),
        ("gradings", {"how": "model"}),
    ],
)  # fmt: skip
def test_a_wish_that_cannot_be_followed_says_why(
    home: House, client: TestClient, path: str, body: dict[str, Any]
) -> None:
    answer = client.post(f"{ONE}/{path}", headers=home.key("review"), json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"]
    assert len(home.events()) == 164


def test_an_archived_role_invites_nobody(home: House, client: TestClient) -> None:
    header = home.key("invite", "read")
    role = client.get("/api/v1/roles", headers=header).json()[0]["id"]
    assert client.put(f"/api/v1/roles/{role}/archived", headers=header, json={"on": True}).json()["archived"] is True
    wish = {"role_id": role, "candidate": "Robin"}
    assert client.post("/api/v1/invitations", headers=header, json=wish).status_code == 409
    client.put(f"/api/v1/roles/{role}/archived", headers=header, json={"on": False})
    assert client.post("/api/v1/invitations", headers=header, json=wish).status_code == 201


def test_a_change_that_is_no_pack_leaves_the_role_as_it_is(home: House, client: TestClient) -> None:
    header = home.key("invite", "read")
    role = client.get("/api/v1/roles", headers=header).json()[0]
    files = {"rubric.toml": "nonsense"}
    answer = client.post(f"/api/v1/roles/{role['id']}/versions", headers=header, json={"files": files})
    assert answer.status_code == 422
    assert "rubric.toml" in answer.json()["detail"]
    assert client.get(f"/api/v1/roles/{role['id']}", headers=header).json() == role


def test_versions_that_are_saved_at_once_all_get_their_number(home: House, client: TestClient) -> None:
    header = home.key("invite", "read")
    path = f"/api/v1/roles/{client.get('/api/v1/roles', headers=header).json()[0]['id']}"
    with ThreadPoolExecutor(6) as pool:
        answers = list(
            pool.map(lambda n: client.post(f"{path}/versions", headers=header, json={"note": f"{n}"}), range(6))
        )
    assert [answer.status_code for answer in answers] == [201] * 6
    assert [one["number"] for one in client.get(path, headers=header).json()["versions"]] == list(range(1, 8))


@pytest.mark.parametrize(
    "sent", [{}, {"content": b"{"}, {"json": []}, {"json": "x"}, {"data": {"title": "x"}}, {"content": b"\xff"}]
)
def test_a_body_that_is_no_object_is_told(home: House, client: TestClient, sent: dict[str, Any]) -> None:
    kind = {} if "data" in sent else {"content-type": "application/json"}
    answer = client.post("/api/v1/roles", headers=home.key("invite") | kind, **sent)
    assert (answer.status_code, answer.json()["detail"]) == (422, "The body of this request must be a JSON object.")


def test_a_share_link_of_another_organisation_is_not_there(home: House, client: TestClient) -> None:
    header = home.key("review", "read")
    made = client.post(f"{ONE}/share-links", headers=header, json={}).json()
    path = f"/api/v1/share-links/{made['id']}"
    assert client.delete(path, headers=home.key("admin", who="stranger")).status_code == 404
    assert client.get(f"{ONE}/share-links", headers=header).json()[0]["good"] is True
    assert client.delete(path, headers=home.key("read")).status_code == 403


def test_grading_again_and_erasing(home: House, client: TestClient) -> None:
    assert client.post(f"{ONE}/gradings", headers=home.key("review"), json={}).status_code == 202
    home.app.state.gradings.close(60.0)
    assert len({e.event.grading for e in home.events() if isinstance(e.event, AnswerRated)}) == 2
    header = home.key("erase", "read")
    assert client.put(f"{ONE}/legal-hold", headers=header, json={"on": True}).json()["legal_hold"] is True
    assert client.delete(ONE, headers=header).status_code == 409
    client.put(f"{ONE}/legal-hold", headers=header, json={"on": False})
    receipt = client.delete(f"{ONE}?reason=asked", headers=header)
    assert receipt.status_code == 200
    assert receipt.json()["removed"]["events"] > 164
    assert client.get(ONE, headers=header).status_code == 404
    assert client.get("/api/v1/interviews", headers=header).json() == []


def test_what_was_said_is_found_with_its_second(home: House, client: TestClient) -> None:
    header = home.key("read")
    hits = client.get("/api/v1/search?q=BACKEND  developer", headers=header).json()
    assert hits[0]["interview_id"] == "sample"
    assert hits[0]["text"] == "backend developer"
    assert 18 < hits[0]["at_s"] < 26
    assert client.get("/api/v1/search?q=zebra", headers=header).json() == []
    assert client.get("/api/v1/search?q=backend", headers=home.key("read", who="stranger")).json() == []


@pytest.mark.parametrize("path", ["/transcript", "/report", "/files/transcript.vtt", "/recording.wav", "/audio/q0-u1"])
def test_a_running_interview_is_not_handed_out(home: House, client: TestClient, path: str) -> None:
    header = home.key("read")
    home.log.append("sample", InterviewResumed(at_s=900.0), after=len(home.events()))
    answer = client.get(ONE + path, headers=header)
    assert (answer.status_code, "being held" in answer.json()["detail"]) == (409, True)
    assert client.get("/api/v1/search?q=backend", headers=header).json() == []
    assert client.get(ONE, headers=header).json()["status"] == "started"


# the description


def test_every_route_is_described_and_shown(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert "bearer" in str(described["components"]["securitySchemes"]).lower()
    page = client.get("/api/docs")
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            assert f"{method.upper()} {path}" in page.text
            assert {"401", "403", "422", "429"} <= set(operation["responses"])


def test_the_page_of_the_api_is_for_everybody(home: House, serve: Any, page: Any) -> None:
    server = serve(home=home.settings.home)
    for width in (1000, 320):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{server.url}/api/docs")
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


# what is sent


def test_a_body_that_is_too_large_is_refused_before_it_is_read(home: House, serve: Any) -> None:
    server = serve(home=home.settings.home)
    token = home.key("invite")["Authorization"]
    start = f"POST /api/v1/roles HTTP/1.1\r\nHost: here\r\nAuthorization: {token}\r\nContent-Type: application/json\r\n"
    for framing in (f"Content-Length: {2 * 1024**3}", "Transfer-Encoding: chunked"):
        with socket.create_connection(("127.0.0.1", server.port), 20) as connection:
            connection.sendall(f"{start}{framing}\r\n\r\n".encode())
            sent = 0
            with contextlib.suppress(ConnectionError):  # the server has had enough
                while sent < 32 * LARGEST_BODY and not select.select([connection], [], [], 0)[0]:
                    connection.sendall((b"10000\r\n" if "chunked" in framing else b"") + b"x" * 65536)
                    connection.sendall(b"\r\n" if "chunked" in framing else b"")
                    sent += 65536
            assert connection.recv(4096).split()[1] == b"413"


def test_a_script_in_a_name_stays_text(home: House, client: TestClient) -> None:
    header = home.key("read", "invite")
    role = client.get("/api/v1/roles", headers=header).json()[0]["id"]
    name = '<script>alert("x")</script>'
    made = client.post("/api/v1/invitations", headers=header, json={"role_id": role, "candidate": name})
    assert made.json()["candidate"] == name
    assert "<script>alert" not in client.get(made.json()["link"]).text


# the server itself


def test_health_and_metrics(home: House) -> None:
    with TestClient(home.app, client=("127.0.0.1", 1)) as near:
        assert near.get("/health").json()["status"] == "ok"
        text = near.get("/metrics").text
        assert 'voice_interviewer_invitations{status="graded"} 1.0' in text
    with TestClient(home.app, client=("203.0.113.7", 1)) as far:
        assert far.get("/metrics").status_code == 403
        assert far.get("/metrics", headers=home.key("read")).status_code == 403
        assert far.get("/metrics", headers=home.key("admin")).status_code == 200
