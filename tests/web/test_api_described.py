"""Every operation of the API held against its description: its scope, whose things it shows, what it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from tests.web.desk_fixtures import invite
from tests.web.held import House, house
from voice_interviewer.web.api import routes
from voice_interviewer.web.office import keys
from voice_interviewer.web.office.keys import Scope
from voice_interviewer.web.office.reviews import pack_of
from voice_interviewer.web.tables import Account, ColleagueInvitation, Delivery, ShareLink, Webhook, now

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
    made = house(tmp_path_factory.mktemp("scopes"), webhooks_inside=True)
    made.hold()
    made.app.state.limits.allows = lambda *_: True
    return made


@pytest.fixture
def client(home: House) -> Iterator[TestClient]:
    with home.client("") as client:
        yield client


@pytest.fixture(scope="module")
def ids(home: House) -> dict[str, str]:
    return things(home)


def things(home: House) -> dict[str, str]:
    """Something of ours behind each id of an address."""
    kept = invite(home, "Waits Here")
    with home.app.state.database.session() as session:
        own = {"organisation_id": home.organisation_id, "created_by": "Kim"}
        colleague = ColleagueInvitation(**own, email="new@example.org", rank="reviewer", expires_at=now())
        hook, other = (Webhook(**own, url="http://localhost:9/", secret="s", topics=["graded"]) for _ in range(2))
        link = ShareLink(**own, interview_id="sample", expires_at=now())
        session.add_all((colleague, hook, other, link))
        session.flush()
        message = Delivery(webhook_id=hook.id, key="sample:graded:x", topic="graded", body="{}")
        session.add(message)
        session.flush()
        found = {"colleague": colleague.id, "webhook_id": hook.id, "other_webhook": other.id, "link_id": link.id}
        person = session.scalars(select(Account).filter_by(email="reviewer@example.org")).one()
        key, _ = keys.create(session, home.organisation_id, "other tool", ["read"], "Kim")
    more = {
        "delivery_id": message.id,
        "interview_id": "sample",
        "role_id": home.version.role_id,
        "invitation_id": kept.id,
    }
    item = pack_of(home.settings.home, home.version.id).askable[0].id
    names = {"name": "report.pdf", "utterance_id": "q0-u1", "item_id": item}
    return found | more | names | {"account_id": person.id, "key_id": key.id}


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


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The description over a server that strange requests may change, with things behind the ids."""
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    made = house(tmp_path_factory.mktemp("wild"), webhooks_inside=True, voice="none")
    made.hold()
    made.hold("sample", "spare")
    made.app.state.limits.allows = lambda *_: True
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", made.app), made.key("admin"), things(made)


@pytest.mark.parametrize("name", NAMES)
def test_made_up_requests_are_answered_as_the_description_says(schema: Any, name: str) -> None:
    """With a key that may do everything: no 5xx, nothing undocumented; and what is there is found."""
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis import checks
    from schemathesis.specs.openapi import checks as openapi

    api, header, there = schema
    held = [checks.not_a_server_error, openapi.status_code_conformance, openapi.content_type_conformance]
    spared = {"erase": {"interview_id": "spare"}, "remove_webhook": {"webhook_id": there["other_webhook"]}}
    known = there | spared.get(name, {})
    if name == "revoke_colleague":
        known["invitation_id"] = there["colleague"]
    operation = next(one.ok() for one in api.get_all_operations() if one.ok().definition.raw["operationId"] == name)
    answers: set[int] = set()

    @settings(
        max_examples=6, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(case=operation.as_strategy())
    def hold(case: Any) -> None:
        parameters = case.path_parameters or {}
        parameters.update({one: known[one] for one in parameters if one != "name"})
        if isinstance(case.body, dict) and "role_id" in case.body:
            case.body["role_id"] = known["role_id"]
        answer = case.call_and_validate(headers=header, checks=[*held, openapi.response_schema_conformance])
        answers.add(answer.status_code)

    hold()
    assert answers - {404} or name == "hear_question"  # there is no voice


def test_the_scopes_stand_in_the_document() -> None:
    text = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.M)) >= set(get_args(Scope))
