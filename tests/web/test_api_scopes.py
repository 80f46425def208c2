"""Every operation of the API: what a key needs for it, and whose things it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient

from tests.web.desk_fixtures import invite
from tests.web.held import House, house
from voice_interviewer.web.api import routes
from voice_interviewer.web.office.keys import Scope
from voice_interviewer.web.tables import ColleagueInvitation, ShareLink, Webhook, now

OPERATIONS = [
    (method, path, operation)
    for path, methods in routes.description()["paths"].items()
    for method, operation in methods.items()
]
NAMES = [operation["operationId"] for _, _, operation in OPERATIONS]
BODY = {
    "title": "x", "files": {"persona.md": "x", "questions.md": "y"}, "on": False, "needed": False, "text": "Baker",
    "role_id": "x", "candidate": "Robin", "accommodations": {}, "table": "name\nRobin", "question": "1",
    "criterion": "depth", "value": 1, "by": "Ada", "reason": "x", "utterance": "q0-u1", "decision": "hold",
    "rank": "reviewer", "email": "robin@example.org", "name": "tool", "scopes": ["read"], "topics": ["graded"],
    "url": "https://example.com",
}  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> House:
    made = house(tmp_path_factory.mktemp("scopes"))
    made.hold()
    made.app.state.limits.allows = lambda *_: True
    return made


@pytest.fixture
def client(home: House) -> Iterator[TestClient]:
    with home.client("") as client:
        yield client


@pytest.fixture(scope="module")
def ids(home: House) -> dict[str, str]:
    """Something of ours behind each id of an address."""
    kept = invite(home, "Waits Here")
    with home.app.state.database.session() as session:
        own = {"organisation_id": home.organisation_id, "created_by": "Kim"}
        colleague = ColleagueInvitation(**own, email="new@example.org", rank="reviewer", expires_at=now())
        hook = Webhook(**own, url="https://example.com", secret="s", topics=["graded"])
        link = ShareLink(**own, interview_id="sample", expires_at=now())
        session.add_all((colleague, hook, link))
        session.flush()
        found = {"colleague": colleague.id, "webhook_id": hook.id, "link_id": link.id}
    with home.client("") as client:
        header = home.key("admin")
        found["account_id"] = client.get("/api/v1/people", headers=header).json()[0]["id"]
        found["key_id"] = client.get("/api/v1/keys", headers=header).json()[0]["id"]
    more = {"interview_id": "sample", "role_id": home.version.role_id, "invitation_id": kept.id}
    return found | more | {"name": "report.pdf", "utterance_id": "q0-u1", "item_id": "x", "delivery_id": "x"}


def ask(client: TestClient, method: str, path: str, operation: dict[str, Any], ids: dict[str, str], key: Any) -> Any:
    if path.startswith("/api/v1/people/invitations/"):
        ids = ids | {"invitation_id": ids["colleague"]}
    address = re.sub(r"{(\w+)}", lambda place: ids[place[1]], path)
    wanted = [one["name"] for one in operation.get("parameters", []) if one["in"] == "query" and one.get("required")]
    body = None
    if sent := operation.get("requestBody"):
        name = sent["content"]["application/json"]["schema"]["$ref"].split("/")[-1]
        needed = routes.description()["components"]["schemas"][name].get("required", [])
        body = {field: BODY[field] for field in needed}
    return client.request(method, address, headers=key, json=body, params=dict.fromkeys(wanted, "queue"))


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS, ids=NAMES)
def test_an_operation_is_told_in_words_and_needs_its_scope(
    home: House, client: TestClient, ids: dict[str, str], method: str, path: str, operation: dict[str, Any]
) -> None:
    scope = operation["x-scope"]
    assert scope in get_args(Scope)
    assert operation["summary"] != operation["operationId"].replace("_", " ").title()
    others = [one for one in get_args(Scope) if one not in (scope, "admin")]
    assert ask(client, method, path, operation, ids, home.key(*others)).status_code == 403
    assert ask(client, method, path, operation, ids, {}).status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "operation"),
    [one for one in OPERATIONS if "{" in one[1]],
    ids=[name for name, one in zip(NAMES, OPERATIONS, strict=True) if "{" in one[1]],
)
def test_what_is_another_organisations_is_not_there(
    home: House, client: TestClient, ids: dict[str, str], method: str, path: str, operation: dict[str, Any]
) -> None:
    before = [path.stat().st_mtime_ns for path in (home.settings.home / "packs").iterdir()]
    answer = ask(client, method, path, operation, ids, home.key("admin", who="stranger"))
    assert answer.status_code == 404
    assert answer.json()["detail"]
    assert len(home.events()) == 164
    assert [path.stat().st_mtime_ns for path in (home.settings.home / "packs").iterdir()] == before


def test_lists_hold_the_own_things_alone(home: House, client: TestClient, ids: dict[str, str]) -> None:
    header = home.key("admin", who="stranger")
    lists = [path for method, path, _ in OPERATIONS if method == "get" and "{" not in path and path != "/api/v1/search"]
    assert len(lists) > 10
    text = "".join(client.get(path, headers=header).text for path in lists)
    for ours in ("Waits Here", "Sample Candidate", "Lakeside", "owner@example.org", *ids.values()):
        assert f'"{ours}"' not in text


def test_the_scopes_stand_in_the_document() -> None:
    text = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.M)) >= set(get_args(Scope))
