"""Compare, search, queue, figures, and the settings for other programs: what they show, to whom, and how they look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from tests.web.conftest import LiveServer, violations
from tests.web.held import House, house
from voice_interviewer.core.events import ReportViewed
from voice_interviewer.core.reporting import review
from voice_interviewer.web.identity import COOKIE
from voice_interviewer.web.office import reviews
from voice_interviewer.web.tables import ApiKey, Delivery, Webhook, now

PAGES = (
    "/desk/compare", "/desk/search?q=backend", "/desk/search", "/desk/queue", "/desk/figures", "/desk/settings/keys",
    "/desk/settings/webhooks",
)  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Three interviews, one of them decided on, one with a name that is a script."""
    made = house(tmp_path_factory.mktemp("desk"))
    made.hold(candidate="Ada")
    made.hold("sample", "second", candidate="<script>alert(1)</script>")
    made.hold("broken-off", candidate="Grace")
    reviews.add(made.log, "sample", lambda there: review.decide(there, "advance", by="Kim", reason="Good."))
    with made.app.state.database.session() as session:
        hook = Webhook(
            organisation_id=made.organisation_id, url="https://hooks.example.com/in", secret="s", topics=["graded"],
            created_by="Kim",
        )  # fmt: skip
        session.add(hook)
        session.flush()
        session.add(Delivery(webhook_id=hook.id, key="sample:graded:x", topic="graded", body="{}", next_at=now()))
    return made


@pytest.fixture
def owner(home: House) -> Iterator[TestClient]:
    with home.client() as client:
        yield client


@pytest.mark.parametrize("path", PAGES)
def test_nobody_and_another_organisation_see_nothing(home: House, path: str) -> None:
    with home.client("") as client:
        assert client.get(path).headers["location"].startswith("/sign-in")
    with home.client("stranger") as client:
        text = client.get(path).text
        for name in ("Ada", "Grace", "hooks.example.com"):
            assert name not in text


def test_candidates_are_compared_on_the_common_core_without_a_ranking(home: House, owner: TestClient) -> None:
    page = owner.get("/desk/compare").text
    assert "no two candidates can be told apart" in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page
    assert "<svg" in page
    assert [e.event.form for e in home.events("second") if isinstance(e.event, ReportViewed)][-1] == "comparison"
    one = owner.get("/desk/compare?interviews=sample").text
    assert "There is only one interview of this kind" in one


@pytest.mark.parametrize("name", ["comparison.html", "comparison.md", "comparison.csv", "comparison.json"])
def test_a_comparison_is_taken_away(owner: TestClient, name: str) -> None:
    answer = owner.get(f"/desk/compare/{name}?interviews=sample&interviews=second")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert "Ada" in answer.text
    assert owner.get("/desk/compare/desk.db").status_code == 404


def test_a_stranger_compares_nothing_of_ours(home: House) -> None:
    with home.client("stranger") as client:
        assert "Ada" not in client.get("/desk/compare/comparison.csv?interviews=sample&interviews=second").text


def test_words_are_found_with_their_second(owner: TestClient) -> None:
    page = owner.get("/desk/search?q=Backend  DEVELOPER").text
    assert "<mark>backend developer</mark>" in page
    assert re.search(r'href="/desk/interviews/sample\?at=\d+\.\d#line-q0-u1"', page)
    assert "0 places" in owner.get("/desk/search?q=zebra").text
    assert "Grace" in owner.get("/desk/search?q=grace").text  # a name, too


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("decision=advance", {"Ada"}),
        ("decision=reject", set()),
        ("status=decided", {"Ada"}),
        ("since=2999-01-01", set()),
        ("until=2000-01-01", set()),
        ("since=nonsense&role=none", set()),
        ("", {"Ada", "Grace"}),
    ],
)
def test_candidates_are_filtered(owner: TestClient, query: str, names: set[str]) -> None:
    page = owner.get(f"/desk/search?{query}").text
    assert {name for name in ("Ada", "Grace") if f"<bdi>{name}</bdi>" in page} == names


def test_what_waits_for_a_person_is_listed(owner: TestClient) -> None:
    page = owner.get("/desk/queue").text
    assert "Nobody has decided yet." in page
    assert "<bdi>Ada</bdi>" not in page  # decided


def test_the_figures_count_what_there_is(owner: TestClient) -> None:
    page = owner.get("/desk/figures").text
    counts = [int(count) for count in re.findall(r'class="count">(\d+)<', page)]
    assert counts[0] == 3  # invited
    assert counts[5] == 1  # decided
    assert "median" in page


def bias(home: House, text: bytes | str, who: str = "owner") -> Any:
    with home.client(who) as client:
        data = text.encode() if isinstance(text, str) else text
        return client.post(
            "/desk/figures", data={"csrf": home.csrf(who)}, files={"said": ("said.csv", data, "text/csv")}
        )


def test_the_bias_report_counts_whom_was_decided_on_and_keeps_nothing(home: House) -> None:
    answer = bias(home, "email,sex,race\nsample@example.org,zzfemale,zzx\nnobody@example.org,m,y\n")
    assert answer.status_code == 200
    for words in ("decided on: 1.", "1 line fits no interview", "zzfemale, zzx", "1.000", "few people"):
        assert words in answer.text
    left = b"".join(path.read_bytes() for path in home.settings.home.rglob("*") if path.is_file())
    assert b"zzfemale" not in left


@pytest.mark.parametrize(
    "text", ["", "x", "email\na@b.c", "email,a,b,c,d,e\n", b"\xff\xfe\x00", "email,sex\n", 'email,sex\n"']
)
def test_a_file_that_will_not_do_is_refused_with_a_sentence(home: House, text: bytes | str) -> None:
    answer = bias(home, text)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text or "not understood" in answer.text


def test_a_reviewer_makes_no_bias_report(home: House) -> None:
    assert bias(home, "email,sex\n", "reviewer").status_code == 403


@pytest.mark.parametrize("path", ["/desk/settings/keys", "/desk/settings/webhooks"])
def test_keys_and_webhooks_are_the_owners(home: House, path: str) -> None:
    with home.client("recruiter") as client:
        assert client.get(path).status_code == 403
        assert client.post(path, data={"csrf": home.csrf("recruiter")}).status_code == 403


def test_a_key_is_made_shown_once_and_taken_back(home: House, owner: TestClient) -> None:
    form = {"csrf": home.csrf(), "name": "Sheet", "scopes": ["read", "invite"]}
    secret = re.search(r'value="(vi_[^"]+)"', owner.post("/desk/settings/keys", data=form).text)
    assert secret is not None
    header = {"Authorization": f"Bearer {secret[1]}"}
    assert owner.get("/api/v1/roles", headers=header).status_code == 200
    assert secret[1] not in owner.get("/desk/settings/keys").text
    with home.app.state.database.session() as session:
        key = session.scalars(select(ApiKey).filter_by(name="Sheet")).one()
    assert key.scopes == ["read", "invite"]
    owner.post("/desk/settings/keys/revoke", data={"csrf": home.csrf(), "key": key.id})
    assert owner.get("/api/v1/roles", headers=header).status_code == 401
    assert owner.post("/desk/settings/keys", data=form | {"scopes": ["everything"]}).status_code == 422


def test_a_webhook_is_made_and_a_message_sent_again(home: House, owner: TestClient) -> None:
    form = {"csrf": home.csrf(), "url": "https://127.0.0.1/in", "topics": ["graded"]}
    refused = owner.post("/desk/settings/webhooks", data=form)
    assert refused.status_code == 422
    assert "private network" in refused.text
    with home.app.state.database.session() as session:
        message = session.scalars(select(Delivery)).one()
        message.next_at, message.tries, message.answer = None, 8, "Answered 500"
    assert "given up" in owner.get("/desk/settings/webhooks").text
    answer = owner.post("/desk/settings/webhooks/again", data={"csrf": home.csrf(), "delivery": message.id})
    assert answer.status_code == 303
    with home.app.state.database.session() as session:
        assert session.get_one(Delivery, message.id).tries < 8


@pytest.mark.parametrize(("scheme", "width"), [("light", 1100), ("dark", 320)])
def test_nothing_is_in_the_way_of_anybody(
    home: House, page: Any, serve: Callable[..., LiveServer], scheme: str, width: int
) -> None:
    server = serve(home=home.settings.home, reports=home.settings.reports)
    page.context.add_cookies([{"name": COOKIE, "value": home.people["owner"], "url": server.url}])
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for path in PAGES:
        page.goto(server.url + path)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
