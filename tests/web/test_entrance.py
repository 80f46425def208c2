"""The way in: first visit, sign-in, sign-out, and what others try."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from limits import parse
from sqlalchemy import select

from voice_interviewer.config import Settings
from voice_interviewer.web import entrance, protection
from voice_interviewer.web.app import create_app
from voice_interviewer.web.identity import COOKIE
from voice_interviewer.web.tables import Account, SignIn, Trace, now

PASSWORD = "four plain wooden chairs"
OWNER = {"organisation": "Lakeside", "name": "Kim", "email": "Kim@Example.org", "password": PASSWORD}
HERE = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(home=tmp_path)), follow_redirects=False) as client:
        yield client


@pytest.fixture
def owner(client: TestClient) -> TestClient:
    assert client.post("/setup", data=OWNER).headers["location"] == "/desk"
    return client


def sign_in(client: TestClient, password: str = PASSWORD, **more: str) -> object:
    return client.post("/sign-in", data={"email": "kim@example.org", "password": password, **more})


def test_the_first_visit_leads_to_the_owners_account(client: TestClient) -> None:
    assert client.get("/").headers["location"] == "/setup"
    assert client.get("/sign-in").headers["location"] == "/setup"
    assert "Make the account" in client.get("/setup").text


def test_there_is_never_a_second_first_visit(owner: TestClient) -> None:
    owner.cookies.clear()
    assert owner.get("/setup").headers["location"] == "/sign-in"
    assert owner.post("/setup", data=OWNER | {"email": "other@example.org"}).status_code == 403


FAR, PROXIED = ("203.0.113.9", 4711), ("127.0.0.1", 4711)


@pytest.mark.parametrize(("sender", "headers"), [(FAR, {}), (PROXIED, {"x-forwarded-for": "203.0.113.9"})])
def test_a_first_visitor_from_elsewhere_needs_the_code_of_the_start(
    tmp_path: Path, sender: tuple[str, int], headers: dict[str, str]
) -> None:
    app = create_app(Settings(home=tmp_path))
    with TestClient(app, client=sender, headers=headers, follow_redirects=False) as client:
        code = app.state.first_visit_code
        assert "where the server was started" in client.get("/setup").text
        for wrong in ("", "0000-0000-0000", "Ünsinn"):
            answer = client.post("/setup", data=OWNER | {"code": wrong})
            assert answer.status_code == 403
            assert code not in answer.text
            assert 'value="Lakeside"' in answer.text
        with app.state.database.session() as session:
            assert [*session.scalars(select(Trace.what))] == ["first visit refused"] * 3
            assert session.scalar(select(Account)) is None
        assert f'value="{code}"' in client.get(f"/setup?code={code}").text
        assert client.post("/setup", data=OWNER | {"code": f" {code.upper()} "}).headers["location"] == "/desk"


@pytest.mark.parametrize("sender", [PROXIED, ("::1", 4711), ("testclient", 1)])
def test_this_computer_needs_no_code(tmp_path: Path, sender: tuple[str, int]) -> None:
    with TestClient(create_app(Settings(home=tmp_path)), client=sender, follow_redirects=False) as client:
        assert 'name="code"' not in client.get("/setup").text
        assert client.post("/setup", data=OWNER).headers["location"] == "/desk"


def test_codes_are_not_guessed(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(home=tmp_path)), client=FAR) as client:
        tries = [client.post("/setup", data=OWNER | {"code": "0000-0000-0000"}).status_code for _ in range(61)]
    assert tries == [403] * 60 + [429]


@pytest.mark.parametrize(
    "password", ["short", "password1234", "aaaaaaaaaaaaaaaa", "kim kim kim kim", "kimberley2026!", "qwertzuiop12"]
)
def test_weak_passwords_are_refused_with_a_reason(client: TestClient, password: str) -> None:
    answer = client.post("/setup", data=OWNER | {"password": password, "name": "Kimberley"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert 'value="Lakeside"' in answer.text  # what was typed stays, but for the password
    assert password not in answer.text


def test_signing_in_needs_the_right_password(owner: TestClient) -> None:
    owner.cookies.clear()
    wrong = sign_in(owner, "four plain wooden tables")
    assert wrong.status_code == 401
    unknown = owner.post("/sign-in", data={"email": "nobody@example.org", "password": PASSWORD})
    assert unknown.text.replace("nobody@example.org", "kim@example.org") == wrong.text  # who is here is not told
    right = sign_in(owner)
    assert right.status_code == 303
    cookie = right.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/desk/roles?x=1", "/desk/roles?x=1"),
        ("https://elsewhere.example", "/desk"),
        ("//elsewhere.example", "/desk"),
        ("/\\elsewhere.example", "/desk"),
        ("%2F%2Felsewhere.example", "/desk"),
        ("javascript:alert(1)", "/desk"),
        ("/desk\nSet-Cookie: x=y", "/desk"),
    ],
)
def test_signing_in_never_leads_to_another_site(owner: TestClient, wanted: str, reached: str) -> None:
    assert sign_in(owner, next=wanted).headers["location"] == reached


def test_trying_one_password_on_many_addresses_is_slowed_down(
    owner: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entrance, "SIGN_IN_FROM", parse("4/15 minutes"))
    codes = [sign_in(owner, "letmein", email=f"{number}@example.org").status_code for number in range(5)]
    assert codes == [401, 401, 401, 401, 429]


def test_guessing_passwords_is_slowed_down(owner: TestClient) -> None:
    answers = [sign_in(owner, "wrong wrong wrong").status_code for _ in range(protection.SIGN_IN.amount + 2)]
    assert answers[0] == 401
    assert answers[-1] == 429
    assert sign_in(owner).status_code == 429  # now even the right one must wait
    with owner.app.state.database.session() as session:
        refused = session.scalars(select(Trace).filter_by(what="sign-in refused")).all()
    assert len(refused) >= 5


def test_signing_out_needs_our_own_form(owner: TestClient) -> None:
    assert owner.post("/sign-out", data={"csrf": "guess"}).status_code == 403
    with owner.app.state.database.session() as session:
        csrf = session.scalars(select(SignIn.csrf)).one()
    assert owner.post("/sign-out", data={"csrf": csrf}).headers["location"] == "/sign-in"
    with owner.app.state.database.session() as session:
        assert not session.scalars(select(SignIn)).all()


def test_a_sign_in_ends_with_time_and_with_the_account(owner: TestClient) -> None:
    page = "/sign-out"

    def state() -> int:
        return int(owner.post(page, data={"csrf": "guess"}).status_code)

    assert state() == 403  # signed in, but no form of ours
    with owner.app.state.database.session() as session:
        session.scalars(select(SignIn)).one().expires_at = now() - timedelta(seconds=1)
    assert state() == 303  # to the sign-in page
    sign_in(owner)
    assert state() == 403
    with owner.app.state.database.session() as session:
        session.scalars(select(Account)).one().active = False
    assert state() == 303


def test_the_cookie_is_kept_as_a_hash_only(owner: TestClient) -> None:
    token = owner.cookies[COOKIE]
    with owner.app.state.database.session() as session:
        kept = session.scalars(select(SignIn)).one()
    assert token not in (kept.token_hash, kept.csrf)
    assert PASSWORD.encode() not in (owner.app.state.settings.home / "desk.db").read_bytes()


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://elsewhere.example"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)
def test_other_sites_cannot_post(owner: TestClient, headers: dict[str, str]) -> None:
    assert owner.post("/sign-in", data={}, headers=headers).status_code == 403
    assert owner.post("/sign-in", data={}, headers=HERE).status_code == 422


@pytest.mark.parametrize("path", ["/setup", "/sign-in", "/nothing", "/static/style.css", "/static/../app.py"])
def test_every_answer_is_protected(owner: TestClient, path: str) -> None:
    headers = owner.get(path).headers
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/nothing"])
def test_paths_lead_nowhere_else(owner: TestClient, path: str) -> None:
    answer = owner.get(path)
    assert answer.status_code == 404
    assert "create_app" not in answer.text


def test_script_in_a_name_is_text(client: TestClient) -> None:
    answer = client.post("/setup", data=OWNER | {"name": "<script>alert(1)</script>", "password": "x"})
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_a_body_without_end_is_refused(owner: TestClient) -> None:
    much = b"email=" + b"x" * (protection.LARGEST_BODY + 1)
    claimed = owner.post("/sign-in", content=much, headers={"content-type": "application/x-www-form-urlencoded"})
    assert claimed.status_code == 413


def test_what_was_refused_is_written_down_without_the_links_token(owner: TestClient) -> None:
    owner.get("/i/InNlY3JldCI.abcdefgh")
    owner.get("/desk/interviews/guessed")
    with owner.app.state.database.session() as session:
        about = [trace.about for trace in session.scalars(select(Trace)).all() if trace.what == "refused (404)"]
    assert "GET /i/…" in about
    assert not any("abcdefgh" in text for text in about)
