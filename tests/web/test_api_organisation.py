"""The API's settings, people and keys: what a key of the scope admin may do, and what it never may."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from tests.web.held import House, house
from tests.web.test_api_roles import Call, caller
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.web.office import accounts, keys
from voice_interviewer.web.tables import Account, ApiKey


@pytest.fixture
def home(tmp_path: Path) -> House:
    return house(tmp_path)


@pytest.fixture
def client(home: House) -> Iterator[TestClient]:
    with home.client("") as client:
        yield client


@pytest.fixture
def call(home: House, client: TestClient) -> Call:
    return caller(client, home.key("admin"))


def person(call: Call, who: str) -> Any:
    return next(one for one in call("GET", "people") if one["email"] == f"{who}@example.org")


# settings and traces


def test_settings_are_changed_one_by_one(call: Call) -> None:
    before = call("GET", "organisation")
    after = call("PATCH", "organisation", retention_days=90, outlook="We call you.")
    assert after == before | {"retention_days": 90, "outlook": "We call you."}
    assert call("GET", "organisation") == after
    assert call("PATCH", "organisation", transcript_only=False)["retention_days"] == 90
    for wrong in ({"name": " "}, {"retention_days": 0}, {"retention_min_days": 91}, {"nonsense": 1}):
        assert call("PATCH", "organisation", 422, **wrong)["detail"]
    assert call("GET", "organisation")["name"] == "Lakeside"
    (traced, *_) = call("GET", "traces")
    assert traced["what"] == "organisation described"
    assert traced["by"].startswith("API key hiring tool")


def test_traces_are_paged_the_latest_first(home: House, call: Call) -> None:
    whole = call("GET", "traces?limit=500")
    assert [one["id"] for one in whole] == sorted((one["id"] for one in whole), reverse=True)
    assert call("GET", "traces?limit=1&offset=1") == whole[1:2]
    assert call("GET", "traces?offset=100000") == []
    call("GET", "people/invitations")
    call("DELETE", "people/invitations/guessed", 404)
    (refused, *_) = call("GET", "traces")
    assert (refused["what"], refused["about"]) == ("refused (404)", "DELETE /api/v1/people/invitations/guessed")


# people


def test_a_colleague_is_invited_and_joins(home: House, client: TestClient, call: Call) -> None:
    made = call("POST", "people/invitations", 201, email="New@Example.org", rank="reviewer")
    assert (made["email"], made["rank"]) == ("new@example.org", "reviewer")
    assert [one["id"] for one in call("GET", "people/invitations")] == [made["id"]]
    joined = client.post(made["link"], data={"name": "Nia New", "password": "six green apples fell down"})
    assert joined.status_code == 303
    assert call("GET", "people/invitations") == []
    assert person(call, "new")["rank"] == "reviewer"
    assert (
        "account with this address"
        in call("POST", "people/invitations", 422, email="new@example.org", rank="reviewer")["detail"]
    )


def test_an_invitation_that_was_taken_back_lets_nobody_in(client: TestClient, call: Call) -> None:
    made = call("POST", "people/invitations", 201, email="new@example.org", rank="recruiter")
    call("DELETE", f"people/invitations/{made['id']}", 204)
    assert client.get(made["link"]).status_code == 404


def test_a_rank_is_changed_and_an_account_closed_and_opened(home: House, call: Call) -> None:
    reviewer = person(call, "reviewer")
    assert call("PUT", f"people/{reviewer['id']}/rank", rank="recruiter")["rank"] == "recruiter"
    assert call("PUT", f"people/{reviewer['id']}/active", on=False)["active"] is False
    with home.client("reviewer") as browser:
        assert browser.get("/desk").status_code == 303  # signed out
    assert call("PUT", f"people/{reviewer['id']}/active", on=True)["active"] is True
    call("PUT", f"people/{reviewer['id']}/rank", 422, rank="king")


def test_a_key_makes_nobody_an_owner(home: House, call: Call) -> None:
    recruiter = person(call, "recruiter")
    for answer in (
        call("PUT", f"people/{recruiter['id']}/rank", 403, rank="owner"),
        call("POST", "people/invitations", 403, email="new@example.org", rank="owner"),
    ):
        assert "cannot make an owner" in answer["detail"]
    assert person(call, "recruiter")["rank"] == "recruiter"
    assert call("GET", "people/invitations") == []


def test_a_key_does_not_let_a_closed_owner_in_again(home: House, call: Call) -> None:
    with home.app.state.database.session() as session:
        second = session.scalars(select(Account).filter_by(email="recruiter@example.org")).one()
        accounts.change_rank(session, second, "owner", "Kim")
        accounts.close(session, second, "Kim")
    call("PUT", f"people/{second.id}/active", 403, on=True)
    assert person(call, "recruiter")["active"] is False


def test_the_last_owner_stays(call: Call) -> None:
    owner = person(call, "owner")
    assert "last owner" in call("PUT", f"people/{owner['id']}/rank", 422, rank="reviewer")["detail"]
    assert "last owner" in call("PUT", f"people/{owner['id']}/active", 422, on=False)["detail"]
    assert call("PUT", f"people/{owner['id']}/rank", rank="owner") == owner  # what it is already


# keys


def test_a_key_is_made_used_and_taken_back(home: House, client: TestClient, call: Call) -> None:
    made = call("POST", "keys", 201, name="mail merge", scopes=["invite", "read"])
    assert made["scopes"] == ["read", "invite"]
    header = {"Authorization": f"Bearer {made['secret']}"}
    assert client.get("/api/v1/roles", headers=header).status_code == 200
    assert client.get("/api/v1/keys", headers=header).status_code == 403
    assert "secret" not in call("GET", "keys")[0]
    assert made["secret"] not in str(call("GET", "keys"))
    assert call("DELETE", f"keys/{made['id']}")["revoked_at"]
    assert client.get("/api/v1/roles", headers=header).status_code == 401
    for wrong in ({"name": " ", "scopes": ["read"]}, {"name": "x", "scopes": []}, {"name": "x", "scopes": ["all"]}):
        assert call("POST", "keys", 422, **wrong)["detail"]


def test_no_key_makes_one_that_may_do_more(home: House, client: TestClient) -> None:
    with home.app.state.database.session() as session:
        small, _ = keys.create(session, home.organisation_id, "small", ["read", "invite"], "Kim")
        with pytest.raises(Refused, match="lacks erase, admin"):
            keys.create(session, home.organisation_id, "big", ["read", "erase", "admin"], "small", maker=small)
        made, _ = keys.create(session, home.organisation_id, "less", ["read"], "small", maker=small)
        assert made.scopes == ["read"]
    weak = caller(client, home.key("read", "invite", "review", "erase"))
    weak("POST", "keys", 403, name="big", scopes=["admin"])
    weak("GET", "keys", 403)
    with home.app.state.database.session() as session:
        assert "big" not in {row.name for row in session.scalars(select(ApiKey))}


def test_another_organisations_keys_and_people_are_not_there(home: House, client: TestClient, call: Call) -> None:
    stranger = caller(client, home.key("admin", who="stranger"))
    assert {one["email"] for one in stranger("GET", "people")} == {"stranger@example.org"}
    (theirs, *_) = stranger("GET", "keys")
    call("DELETE", f"keys/{theirs['id']}", 404)
    assert stranger("GET", "organisation")["name"] == "Elsewhere"
    assert not {one["id"] for one in stranger("GET", "traces")} & {one["id"] for one in call("GET", "traces")}
