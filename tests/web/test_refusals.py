"""What is refused is written down, where the owner whom it concerns can read it, and gives nothing away."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session
from starlette.websockets import WebSocketDisconnect

from tests.web.desk_fixtures import invite
from tests.web.held import House, house
from voice_interviewer.config import Settings
from voice_interviewer.web.app import create_app
from voice_interviewer.web.office import accounts, invitations, keys, shares
from voice_interviewer.web.protection import LARGEST_BODY
from voice_interviewer.web.tables import Account, SignIn, Trace, now

FOREIGN = {"origin": "https://elsewhere.example"}


@pytest.fixture
def home(tmp_path: Path) -> House:
    return house(tmp_path)


@pytest.fixture
def nobody(home: House) -> Iterator[TestClient]:
    with home.client("") as client:
        yield client


def last(home: House) -> Trace:
    with home.app.state.database.session() as session:
        return session.scalars(select(Trace).order_by(Trace.id.desc())).first()  # type: ignore[return-value]


def told(trace: Trace) -> tuple[str, str]:
    return trace.what, trace.about


def stranger(session: Session) -> Account:
    return session.scalars(select(Account).filter_by(email="stranger@example.org")).one()


@pytest.mark.parametrize("past", ["", "/recording.wav", "/no/such/thing"])
def test_no_token_of_a_link_is_written_down(home: House, nobody: TestClient, past: str) -> None:
    """A link that shows the report without its sound is good, and so would be its token in the traces."""
    made = home.hold()
    with home.app.state.database.session() as session:
        link = shares.path(home.app.state.links, shares.create(session, made, "Kim"))
        colleague = accounts.invite(session, home.organisation_id, "new@example.org", "reviewer", "Kim")
        join = accounts.path(home.app.state.links, colleague)
        candidate = invitations.path(home.app.state.links, made)
    for path in (link, join, candidate):
        nobody.get(path + past)
    with home.app.state.database.session() as session:
        everything = " ".join(f"{one.by} {one.what} {one.about}" for one in session.scalars(select(Trace)))
    assert all(path.split("/")[2] not in everything for path in (link, join, candidate))


def test_a_room_that_somebody_guesses_is_written_down(home: House, nobody: TestClient) -> None:
    with nobody.websocket_connect("/i/guessed/room") as socket:
        assert socket.receive_json()["type"] == "refused"
    assert told(last(home)) == ("refused (404)", "WebSocket /i/…/room")


def test_a_link_that_is_over_concerns_the_organisation_that_made_it(home: House, nobody: TestClient) -> None:
    made = home.hold()
    with home.app.state.database.session() as session:
        link = shares.create(session, made, "Kim")
        link.expires_at = now() - timedelta(seconds=1)
    assert nobody.get(shares.path(home.app.state.links, link)).status_code == 404
    assert told(last(home)) == ("refused (404)", "GET /shared/…")
    assert last(home).organisation_id == home.organisation_id


def test_what_another_site_makes_a_browser_send_is_written_down(home: House) -> None:
    with home.client("owner") as client:
        answer = client.post("/desk/settings/people", data={"email": "evil@example.org"}, headers=FOREIGN)
        assert (answer.status_code, answer.headers["cache-control"]) == (403, "no-store")
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert told(last(home)) == ("refused (403)", "POST /desk/settings/people")
        assert last(home).by == "Owner <owner@example.org>"
        with pytest.raises(WebSocketDisconnect), client.websocket_connect("/i/guessed/room", headers=FOREIGN):
            pass
    assert told(last(home)) == ("refused (403)", "WebSocket /i/…/room")


def test_a_guessed_key_and_a_key_that_wants_more_are_written_down(home: House, nobody: TestClient) -> None:
    assert nobody.get("/api/v1/roles", headers={"Authorization": "Bearer vi_guessed"}).status_code == 401
    assert (last(home).organisation_id, *told(last(home))) == ("", "refused (401)", "GET /api/v1/roles")
    with home.app.state.database.session() as session:
        _, secret = keys.create(session, home.organisation_id, "hiring tool", ["read"], "Kim")
    header = {"Authorization": f"Bearer {secret}"}
    assert nobody.post("/api/v1/roles", headers=header, json={"title": "x", "library": "backend"}).status_code == 403
    assert told(last(home)) == ("refused (403)", "POST /api/v1/roles")
    assert last(home).organisation_id == home.organisation_id
    assert last(home).by.startswith("API key hiring tool (vi_")
    much = b"x" * (LARGEST_BODY + 1)
    assert nobody.post("/api/v1/roles", headers=header, content=much).status_code == 413
    assert told(last(home)) == ("refused (413)", "POST /api/v1/roles")


def test_a_wrong_password_concerns_the_organisation_of_the_account(home: House, nobody: TestClient) -> None:
    nobody.post("/sign-in", data={"email": "Owner@example.org", "password": "wrong"})
    assert (last(home).organisation_id, last(home).what) == (home.organisation_id, "sign-in refused")
    nobody.post("/sign-in", data={"email": "nobody@example.org", "password": "wrong"})
    assert (last(home).organisation_id, last(home).by) == ("", "nobody@example.org")


def test_what_concerns_nobody_in_particular_is_read_by_the_owner_of_the_only_organisation(home: House) -> None:
    with home.client("owner") as client:
        client.get("/i/guessed")
        with home.client("") as nobody:
            nobody.get("/shared/guessed")
        assert "GET /shared/…" not in client.get("/desk/settings/traces").text  # there are two organisations
        with home.app.state.database.session() as session:
            session.execute(delete(SignIn).filter_by(account_id=stranger(session).id))
            other = stranger(session).organisation
            session.delete(stranger(session))
            session.flush()
            session.delete(other)
        assert "GET /shared/…" in client.get("/desk/settings/traces").text


def test_an_error_of_ours_is_as_protected_as_anything(home: House) -> None:
    @home.app.get("/broken")
    def broken() -> None:
        raise RuntimeError("a secret of the server")

    with home.client("owner") as client:
        answer = client.get("/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"


def test_two_first_visits_at_once_make_one_owner(tmp_path: Path) -> None:
    app = create_app(Settings(home=tmp_path))
    both = threading.Barrier(2)
    codes: list[int] = []

    def visit(name: str) -> None:
        given = {"organisation": name, "name": name, "email": f"{name}@example.org"}
        with TestClient(app, follow_redirects=False) as client:
            both.wait()
            codes.append(client.post("/setup", data=given | {"password": "four plain wooden chairs"}).status_code)

    visitors = [threading.Thread(target=visit, args=(name,)) for name in ("kim", "eve")]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    with app.state.database.session() as session:
        assert session.scalar(select(func.count(Account.id))) == 1
    assert sorted(codes) == [303, 403]


@pytest.mark.parametrize(
    "wrong", ["interviews.example.com", "ftp://x.example", "https://x.example/desk", "https://a@b"]
)
def test_the_public_address_is_scheme_and_host(wrong: str) -> None:
    with pytest.raises(ValueError, match="scheme and host"):
        Settings(public_url=wrong)
    assert Settings(public_url="https://x.example:8443/").public_url == "https://x.example:8443"


def test_links_lead_where_the_settings_say_whatever_the_visitor_claims(tmp_path: Path) -> None:
    home = house(tmp_path, public_url="https://interviews.example.com")
    made = home.hold()
    waiting = invite(home, "Ada")
    evil = {"host": "evil.example"}
    with home.app.state.database.session() as session:
        shares.create(session, made, "Kim")
        accounts.invite(session, home.organisation_id, "new@example.org", "reviewer", "Kim")
        _, secret = keys.create(session, home.organisation_id, "tool", ["read"], "Kim")
    with home.client("owner") as client:
        for path in (f"/desk/invitations/{waiting.id}", "/desk/interviews/sample", "/desk/settings/people"):
            page = client.get(path, headers=evil).text
            assert "evil.example" not in page
            assert "https://interviews.example.com/" in page
        listed = client.get("/api/v1/invitations", headers=evil | {"Authorization": f"Bearer {secret}"}).json()
        assert listed[0]["link"].startswith("https://interviews.example.com/i/")
        known = {"email": "owner@example.org", "password": "four plain wooden chairs"}
        assert "Secure" in client.post("/sign-in", data=known, headers=evil).headers["set-cookie"]


def test_who_invites_is_written_down_at_the_desk_and_through_the_api(home: House, nobody: TestClient) -> None:
    with home.app.state.database.session() as session:
        _, secret = keys.create(session, home.organisation_id, "hiring tool", ["invite"], "Kim")
    wanted = {"role_id": home.version.role_id, "candidate": "Ada"}
    made = nobody.post("/api/v1/invitations", headers={"Authorization": f"Bearer {secret}"}, json=wanted)
    assert made.status_code == 201
    assert told(last(home)) == ("invited", "Ada")
    assert last(home).by.startswith("API key hiring tool")


ALL_RANKS = ("/override", "/correct", "/comment", "/regrade", "/password", "/sign-out")
OWNERS = ("/organisation", "/people", "/keys", "/webhooks", "/hold", "/erase")


def forms_of_the_desk(home: House) -> Iterator[str]:
    """Where each form of the desk is sent to, with ids that there are and ids that are guessed."""
    there = {"interview_id": "sample", "role_id": home.version.role_id, "invitation_id": "x", "account_id": "x"}
    for included in home.app.routes:
        for route in getattr(getattr(included, "original_router", None), "routes", ()):
            if "POST" in (getattr(route, "methods", None) or ()) and route.path.startswith(("/desk", "/sign-out")):
                yield route.path.format(**there)


def test_every_form_of_the_desk_needs_the_token_of_the_sign_in_and_the_rank(home: House) -> None:
    home.hold()
    before = len(home.events())
    paths = list(forms_of_the_desk(home))
    assert len(paths) > 35
    for who in ("owner", "recruiter", "reviewer"):
        with home.client(who) as client:
            for path in paths:
                assert client.post(path, data={"csrf": "guessed"}).status_code == 403, path
                for_owners, for_all = any(part in path for part in OWNERS), path.endswith(ALL_RANKS)
                if (who == "recruiter" and for_owners) or (who == "reviewer" and not for_all):
                    assert client.post(path, data={"csrf": home.csrf(who)}).status_code == 403, (who, path)
    with home.client("stranger") as client:
        for path in paths:
            if not path.endswith(("/sign-out", "/password")):
                answer = client.post(path, data={"csrf": home.csrf("stranger")})
                assert answer.status_code in (404, 422), path  # not there, or a form that is not filled in
    assert len(home.events()) == before
