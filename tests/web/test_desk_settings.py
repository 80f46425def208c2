"""Settings: the organisation, people, the own password, who did what; and joining."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from tests.web.desk_fixtures import SCRIPT, Sheet
from tests.web.held import PASSWORD, House, house
from voice_interviewer.web.desk.settings import router
from voice_interviewer.web.tables import Account, Organisation

OTHER = "seven green paper boats"
ABOUT = {"name": "Lakeside", "contact": "kim@example.org", "retention_days": "180"}


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> House:
    return house(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def desk(home: House) -> Iterator[Sheet]:
    with home.client("owner") as client:
        yield Sheet(home, client, "owner")


def person(home: House, name: str) -> Account:
    with home.app.state.database.session() as session:
        return session.scalars(select(Account).filter_by(email=f"{name}@example.org")).one()


def test_what_candidates_are_told_is_changed(home: House, desk: Sheet) -> None:
    given = {**ABOUT, "name": SCRIPT, "outlook": "You hear from us\r\nwithin a week.", "retention_min_days": "30"}
    assert desk.post("/desk/settings/organisation", **given).status_code == 303
    with home.app.state.database.session() as session:
        kept = session.get_one(Organisation, home.organisation_id)
    assert (kept.outlook, kept.retention_min_days, kept.transcript_only) == (
        "You hear from us\nwithin a week.", 30, False,
    )  # fmt: skip
    page = desk.get("/desk/settings?saved=1").text
    assert "Saved." in page
    assert SCRIPT not in page
    wrong = desk.post("/desk/settings/organisation", **{**ABOUT, "contact": " ", "outlook": "Typed just now."})
    assert wrong.status_code == 422
    assert "Typed just now." in wrong.text
    assert desk.post("/desk/settings/organisation", **{**ABOUT, "outlook": "x" * 6000}).status_code == 422


def test_a_colleague_is_invited_and_joins(home: House, desk: Sheet) -> None:
    assert desk.post("/desk/settings/people", email="new@example.org", rank="recruiter").status_code == 303
    page = desk.get("/desk/settings/people").text
    found = re.search(r"http://testserver(/join/[^\"]+)", page)
    assert found is not None
    with home.client("") as client:
        assert "new@example.org" in client.get(found[1]).text
        weak = client.post(found[1], data={"name": SCRIPT, "password": "short"})
        assert weak.status_code == 422
        assert SCRIPT not in weak.text
        joined = client.post(found[1], data={"name": "Noor", "password": OTHER})
        assert joined.headers["location"] == "/desk"
        assert "Noor" in client.get("/desk").text
        assert client.post(found[1], data={"name": "Again", "password": OTHER}).status_code == 404
        assert client.get("/join/made-up").status_code == 404
    assert person(home, "new").rank == "recruiter"


@pytest.mark.parametrize(
    ("email", "rank"), [("nobody", "reviewer"), ("x@example.org", "king"), ("owner@example.org", "owner")]
)
def test_wrong_invitations_say_why(desk: Sheet, email: str, rank: str) -> None:
    answer = desk.post("/desk/settings/people", email=email, rank=rank)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_ranks_change_and_accounts_close(home: House, desk: Sheet) -> None:
    reviewer, owner = person(home, "reviewer"), person(home, "owner")
    with home.client("reviewer") as client:
        assert client.get("/desk").status_code == 200
        assert desk.post(f"/desk/settings/people/{reviewer.id}", rank="recruiter").status_code == 303
        assert client.get("/desk").status_code == 303  # signed out
    desk.post(f"/desk/settings/people/{reviewer.id}", active="no")
    with home.client("") as client:
        right = {"email": "reviewer@example.org", "password": PASSWORD}
        assert client.post("/sign-in", data=right).status_code == 401
        desk.post(f"/desk/settings/people/{reviewer.id}", active="yes")
        assert client.post("/sign-in", data=right).status_code == 303
        assert "/desk/roles" in client.get("/desk").text
    for fields in ({"rank": "reviewer"}, {"active": "no"}):
        answer = desk.post(f"/desk/settings/people/{owner.id}", **fields)
        assert answer.status_code == 422
        assert "last owner" in answer.text


def test_the_own_password(home: House) -> None:
    with home.client("reviewer") as client:
        desk = Sheet(home, client, "reviewer")
        assert desk.post("/desk/settings/password", old="wrong", new=OTHER).status_code == 422
        assert desk.post("/desk/settings/password", old=PASSWORD, new="short").status_code == 422
        assert desk.post("/desk/settings/password", old=PASSWORD, new=OTHER).headers["location"] == "/sign-in"
        assert client.get("/desk").status_code == 303
        answer = client.post("/sign-in", data={"email": "reviewer@example.org", "password": OTHER})
        assert answer.headers["location"] == "/desk"


def test_who_did_what_is_for_owners(home: House, desk: Sheet) -> None:
    desk.post("/desk/settings/organisation", **ABOUT)
    desk.post("/desk/settings/people", email="new@example.org", rank="reviewer")
    page = desk.get("/desk/settings/traces").text
    assert page.index("colleague invited") < page.index("organisation described")
    with home.client("stranger") as client:
        assert "colleague invited" not in client.get("/desk/settings/traces").text


def test_another_organisations_people_are_out_of_reach(home: House) -> None:
    reviewer = person(home, "reviewer")
    with home.client("stranger") as client:
        stranger = Sheet(home, client, "stranger")
        assert stranger.post(f"/desk/settings/people/{reviewer.id}", active="no").status_code == 404
        assert stranger.post("/desk/settings/people/invitations/x/revoke").status_code == 404
        assert "reviewer@example.org" not in stranger.get("/desk/settings/people").text
    assert person(home, "reviewer").active


def test_only_owners_manage_and_every_form_is_our_own(home: House, desk: Sheet) -> None:
    paths = [(route.path, method) for route in router.routes for method in route.methods]  # type: ignore[attr-defined]
    assert len(paths) == 9
    reviewer = person(home, "reviewer")
    fields = {**ABOUT, "email": "x@example.org", "rank": "owner", "old": PASSWORD, "new": OTHER}
    with home.client("recruiter") as recruiter, home.client("") as nobody, home.client("owner") as owner:
        token = home.csrf("recruiter")
        for path, method in paths:
            address = path.replace("{account_id}", reviewer.id).replace("{invitation_id}", "x")
            assert nobody.request(method, address).status_code == 303, path
            if method == "POST":
                assert owner.post(address, data={**fields, "csrf": "guess"}).status_code == 403, path
                assert owner.post(address, data=fields).status_code == 403, path
            if path not in ("/desk/settings", "/desk/settings/password"):
                data = {**fields, "csrf": token} if method == "POST" else None
                assert recruiter.request(method, address, data=data).status_code == 403, path
    assert person(home, "reviewer").rank == "reviewer"
