"""Signing in with the organisation's provider: who gets in, and which lies let nobody in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from fastapi.testclient import TestClient
from joserfc.jwk import ECKey, RSAKey
from sqlalchemy import select

from tests.web.held import House, house
from tests.web.oidc_server import CLIENT, SECRET, OidcServer, shared_secret
from voice_interviewer.config import Settings
from voice_interviewer.ports import EngineError
from voice_interviewer.web import oidc, protection, provider
from voice_interviewer.web.app import create_app
from voice_interviewer.web.identity import COOKIE
from voice_interviewer.web.office import accounts
from voice_interviewer.web.tables import Account, ColleagueInvitation, Organisation, Trace

SETTINGS = {"oidc_client_id": CLIENT, "oidc_client_secret": SECRET}


@pytest.fixture
def there() -> Iterator[OidcServer]:
    server = OidcServer()
    yield server
    server.stop()


@pytest.fixture
def home(tmp_path: Path, there: OidcServer) -> House:
    return house(tmp_path, oidc_issuer=there.url, **SETTINGS)


@pytest.fixture
def client(home: House) -> Iterator[TestClient]:
    with home.client("") as client:
        yield client


def back(client: TestClient, target: str = "/desk") -> str:
    """The address that the provider sends the browser to."""
    door = client.get(f"/sign-in/organisation?next={target}")
    assert door.status_code == 303, door.text
    return httpx2.get(door.headers["location"]).headers["location"]


def come(client: TestClient, target: str = "/desk") -> Any:
    return client.get(back(client, target))


def refusals(home: House) -> list[str]:
    with home.app.state.database.session() as session:
        return [one.about for one in session.scalars(select(Trace).filter_by(what="sign-in refused"))]


def assert_refused(home: House, answer: Any, sentence: str, why: str) -> None:
    """One sentence on the sign-in page, a trace that says more, and nobody is signed in."""
    page = answer.text.replace("&#39;", "'")
    assert page.count('role="alert"') == 1
    assert sentence in page
    assert why in refusals(home)[-1]
    assert COOKIE not in answer.cookies
    assert answer.status_code in (401, 403, 503)


# who gets in


def test_the_button_is_there_where_a_provider_is(home: House, client: TestClient, tmp_path: Path) -> None:
    assert "/sign-in/organisation?next=/desk/roles%3Fx%3D1" in client.get("/sign-in?next=/desk/roles?x=1").text
    with house(tmp_path / "other").client("") as other:
        assert "organisation?" not in other.get("/sign-in").text
        assert other.get("/sign-in/organisation").status_code == 404


def test_an_account_signs_in_and_goes_on(home: House, client: TestClient) -> None:
    answer = come(client, "/desk/roles")
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/roles")
    assert client.get("/desk/roles").status_code == 200
    with home.app.state.database.session() as session:
        signed = session.scalars(select(Trace).filter_by(what="signed in")).one()
    assert signed.by == "owner@example.org"
    assert home.settings.oidc_issuer in signed.about


def test_the_browser_takes_nothing_along_that_opens_anything(home: House, client: TestClient) -> None:
    asked = client.get("/sign-in/organisation")
    cookie = asked.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/sign-in/organisation" in cookie
    query = parse_qs(urlsplit(asked.headers["location"]).query)
    assert query["realm"] == ["staff"]  # what the provider's address held stays
    assert query["redirect_uri"] == ["http://testserver/sign-in/organisation/back"]
    assert SECRET not in asked.headers["location"]
    assert "Max-Age=0" in come(client).headers["set-cookie"] or oidc.COOKIE not in client.cookies


@pytest.mark.parametrize("target", ["https://elsewhere.example", "//elsewhere.example", "/" + 2000 * "x"])
def test_signing_in_never_leads_to_another_site(client: TestClient, target: str) -> None:
    assert come(client, target).headers["location"] == "/desk"


@pytest.mark.parametrize("ways", [["client_secret_post"], ["client_secret_basic", "none"], [], 5])
def test_the_way_that_the_provider_wants_the_secret_is_taken(there: OidcServer, client: TestClient, ways: Any) -> None:
    there.described = {"token_endpoint_auth_methods_supported": ways}
    assert come(client).status_code == 303


def test_other_signatures_are_read_too(there: OidcServer, client: TestClient) -> None:
    there.key = there.signer = ECKey.generate_key("P-256", {"kid": "two"})
    there.header = {"alg": "ES256", "kid": "two"}
    assert come(client).status_code == 303


def test_an_address_that_the_user_info_tells_counts(home: House, there: OidcServer, client: TestClient) -> None:
    there.claims = {}
    there.user_info = {"sub": "248289761001", "email": "Owner@Example.org", "email_verified": "true"}
    assert come(client).status_code == 303
    there.user_info["sub"] = "another"
    assert_refused(home, come(client), provider.UNTRUE, "somebody else")


def test_an_invited_colleague_gets_the_account_and_no_password(
    home: House, there: OidcServer, client: TestClient
) -> None:
    with home.app.state.database.session() as session:
        accounts.invite(session, home.organisation_id, "new@example.org", "reviewer", "Kim")
    there.claims |= {"email": "new@example.org", "name": "Nia New"}
    assert come(client).headers["location"] == "/desk"
    with home.app.state.database.session() as session:
        made = session.scalars(select(Account).filter_by(email="new@example.org")).one()
        assert (made.name, made.rank, made.organisation_id) == ("Nia New", "reviewer", home.organisation_id)
        assert session.scalars(select(ColleagueInvitation)).one().accepted_at is not None
    client.cookies.clear()
    assert come(client).status_code == 303  # and again


def test_an_invitation_by_two_organisations_is_no_answer(home: House, there: OidcServer, client: TestClient) -> None:
    with home.app.state.database.session() as session:
        for organisation in session.scalars(select(Organisation)).all():
            accounts.invite(session, organisation.id, "new@example.org", "owner", "Kim")
    there.claims["email"] = "new@example.org"
    assert_refused(home, come(client), "no open account for new@example.org", "new@example.org")


@pytest.mark.parametrize("gone", ["revoked", "closed", "unknown"])
def test_nobody_else_gets_in(home: House, there: OidcServer, client: TestClient, gone: str) -> None:
    email = "reviewer@example.org" if gone == "closed" else "new@example.org"
    with home.app.state.database.session() as session:
        if gone == "closed":
            session.scalars(select(Account).filter_by(email=email)).one().active = False
        if gone == "revoked":
            made = accounts.invite(session, home.organisation_id, email, "owner", "Kim")
            accounts.revoke(session, home.organisation_id, made.id, "Kim")
    there.claims["email"] = email
    assert_refused(home, come(client), f"no open account for {email}", email)
    with home.app.state.database.session() as session:
        assert len(session.scalars(select(Account)).all()) == 4


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "false"},
        {"email": "owner"},
        {"email": "\N{LATIN SMALL LETTER LONG S}tranger@example.org"},
        {"email": ["owner@example.org"]},
    ],
)
def test_only_verified_addresses_count(
    home: House, there: OidcServer, client: TestClient, claims: dict[str, Any]
) -> None:
    there.claims |= claims
    assert_refused(home, come(client), oidc.UNVERIFIED, "not verified")


# lies


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"iss": "https://elsewhere.example"}, "iss"),
        ({"iss": None}, "iss"),
        ({"aud": "another program"}, "aud"),
        ({"aud": None}, "aud"),
        ({"aud": ["another program", CLIENT]}, "another program"),
        ({"azp": "another program"}, "another program"),
        ({"nonce": "of another sign-in"}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"exp": int(time.time()) - 3600}, "expired"),
        ({"exp": None}, "exp"),
        ({"iat": int(time.time()) + 36000}, "issued in the future"),
        ({"nbf": int(time.time()) + 36000}, "not yet valid"),
        ({"sub": None}, "sub"),
    ],
)
def test_a_token_that_is_not_for_this_sign_in_is_refused(
    home: House, there: OidcServer, client: TestClient, claims: dict[str, Any], why: str
) -> None:
    there.claims |= claims
    assert_refused(home, come(client), provider.UNTRUE, why)


@pytest.mark.parametrize("lie", ["none", "another key", "unknown key", "our secret", "no token"])
def test_a_token_that_the_provider_did_not_sign_is_refused(
    home: House, there: OidcServer, client: TestClient, lie: str
) -> None:
    if lie == "none":
        there.header = {"alg": "none"}
    elif lie == "another key":
        there.signer = RSAKey.generate_key(2048, {"kid": "one"})
    elif lie == "unknown key":
        there.signer = RSAKey.generate_key(2048, {"kid": "two"})
        there.header = {"alg": "RS256", "kid": "two"}
    elif lie == "our secret":
        there.header, there.signer = {"alg": "HS256"}, shared_secret()
    else:
        there.sign = lambda claims: ""  # type: ignore[method-assign]
    assert_refused(home, come(client), provider.UNTRUE, "the ID token is not good")


@pytest.mark.parametrize(
    "described",
    [
        {"issuer": "https://elsewhere.example"},
        {"issuer": None},
        {"token_endpoint": "http://elsewhere.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": None},
        {"jwks_uri": "https://["},
    ],
)
def test_a_description_that_leads_astray_is_refused(
    home: House, there: OidcServer, client: TestClient, described: dict[str, Any]
) -> None:
    there.described = described
    answer = client.get("/sign-in/organisation?next=/desk/roles")
    assert_refused(home, answer, provider.UNTRUE, next(iter(described)))
    assert 'name="next" value="/desk/roles"' in answer.text  # the password still leads there


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/token", 400, provider.UNTRUE),
        ("/token", 500, provider.SILENT),
        ("/keys", 404, provider.UNTRUE),
        ("/keys", 502, provider.SILENT),
    ],
)
def test_an_error_of_the_provider_is_told(
    home: House, there: OidcServer, client: TestClient, path: str, status: int, sentence: str
) -> None:
    there.status[path] = status
    assert_refused(home, come(client), sentence, str(status))


def test_a_dead_provider_is_told_and_passwords_go_on_working(
    home: House, there: OidcServer, client: TestClient
) -> None:
    address = back(client)
    there.stop()
    assert_refused(home, client.get(address), provider.SILENT, "ConnectError")
    assert_refused(home, client.get("/sign-in/organisation"), provider.SILENT, "does not answer")
    form = {"email": "owner@example.org", "password": "four plain wooden chairs"}
    assert client.post("/sign-in", data=form).status_code == 303


# other browsers


def test_an_answer_belongs_to_the_browser_that_asked(home: House, client: TestClient) -> None:
    address = back(client)
    client.cookies.clear()
    assert_refused(home, client.get(address), oidc.STALE, "no such sign-in")
    client.get("/sign-in/organisation")  # another sign-in of its own
    assert_refused(home, client.get(address), oidc.STALE, "no such sign-in")


def test_an_answer_counts_once(home: House, client: TestClient) -> None:
    address = back(client)
    cookie = client.cookies[oidc.COOKIE]
    assert client.get(address).status_code == 303
    client.cookies.clear()
    client.cookies.set(oidc.COOKIE, cookie)
    assert_refused(home, client.get(address), provider.UNTRUE, "/token answers 400")


def test_a_cookie_that_we_did_not_sign_or_that_is_old_is_nothing(
    home: House, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider, "LASTS_S", -1)
    assert_refused(home, come(client), oidc.STALE, "no such sign-in")
    client.cookies.set(oidc.COOKIE, '{"state": "x"}')
    assert_refused(home, client.get("/sign-in/organisation/back?code=x&state=x"), oidc.STALE, "no such sign-in")


def test_another_issuers_answer_and_a_refusal_are_told(home: House, there: OidcServer, client: TestClient) -> None:
    address = back(client)
    mixed = address.replace(there.url.rpartition(":")[2], "1")
    assert_refused(home, client.get(mixed), provider.UNTRUE, "the answer is by")
    state = parse_qs(urlsplit(back(client)).query)["state"][0]
    declined = client.get(f"/sign-in/organisation/back?error=access_denied&state={state}")
    assert_refused(home, declined, oidc.DECLINED, "access_denied")


def test_too_many_tries_must_wait(there: OidcServer, client: TestClient) -> None:
    path = "/sign-in/organisation/back?code=x&state=x"
    codes = [client.get(path).status_code for _ in range(protection.SIGN_IN.amount + 1)]
    assert (codes[0], codes[-1]) == (401, 429)
    codes = [client.get("/sign-in/organisation").status_code for _ in range(protection.SIGN_IN.amount + 1)]
    assert (codes[0], codes[-1]) == (303, 429)
    assert len(there.asked) == protection.SIGN_IN.amount


# settings


@pytest.mark.parametrize(
    "wrong",
    [
        {"oidc_issuer": "http://login.example.com"},
        {"oidc_issuer": "login.example.com"},
        {"oidc_issuer": "https://["},
        {"oidc_issuer": "https://login.example.com", "oidc_client_id": ""},
    ],
)
def test_settings_that_make_no_sense_stop_the_program(tmp_path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(EngineError, match="oidc_"):
        create_app(Settings(home=tmp_path, **(SETTINGS | wrong)))


def test_without_the_extra_the_program_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provider, "find_spec", lambda name: None)
    with pytest.raises(EngineError, match=r"voice-interviewer\[oidc\]"):
        create_app(Settings(home=tmp_path, oidc_issuer="https://login.example.com", **SETTINGS))


def test_a_real_browser_goes_there_and_back_under_our_policy(there: OidcServer, serve: Any, page: Any) -> None:
    server = serve(oidc_issuer=there.url, voice="none", **SETTINGS)
    server.owner("owner@example.org")
    page.goto(f"{server.url}/desk/roles")
    page.get_by_role("link", name="Sign in with your organisation").click()
    page.get_by_role("heading", name="Roles", level=1).wait_for()
