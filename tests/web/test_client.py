"""The client of the API, against the real application."""

from __future__ import annotations

import contextlib
import io
import pkgutil
import re
import typing
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx2
import pytest
from sqlalchemy import select

from tests.web.held import House, house
from voice_interviewer import client as package
from voice_interviewer.client import ApiError, Client, every, results, wire
from voice_interviewer.core.events import AnswerRated
from voice_interviewer.web.api import routes
from voice_interviewer.web.api.models import Decision, Level, MaybeLevel
from voice_interviewer.web.api.models.roles import File
from voice_interviewer.web.office import keys, shares
from voice_interviewer.web.office.invitations import Status
from voice_interviewer.web.office.webhooks import Topic
from voice_interviewer.web.tables import Account, Rank

ROOT = Path(__file__).parents[2]
AT = "http://testserver"


@pytest.fixture
def home(tmp_path: Path) -> House:
    made = house(tmp_path, webhooks_inside=True)
    made.hold()
    return made


def key(home: House, *scopes: str) -> str:
    with home.app.state.database.session() as session:
        account = session.scalars(select(Account).filter_by(email="owner@example.org")).one()
        return keys.create(session, account.organisation_id, "hiring tool", scopes, "Kim")[1]


@pytest.fixture
def client(home: House) -> Iterator[Client]:
    with home.client("") as browser, Client(AT, key(home, "admin"), transport=browser._transport) as client:
        yield client


def scripted(*answers: int | Exception, **more: Any) -> tuple[Client, list[httpx2.Request], list[float]]:
    """A client of a server that answers like this, the requests that it gets, and how long the client waited."""
    asked: list[httpx2.Request] = []
    waited: list[float] = []
    left = iter(answers)

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        status = next(left)
        if isinstance(status, Exception):
            raise status
        body = [] if status == 200 else {"detail": "Not now."}
        return httpx2.Response(status, json=body, headers={"Retry-After": "7"} if status == 429 else {})

    return Client(AT, "vi_x", transport=httpx2.MockTransport(answer), wait=waited.append, **more), asked, waited


# the description


def test_every_operation_has_a_method_of_its_name() -> None:
    operations = {one["operationId"] for methods in routes.description()["paths"].values() for one in methods.values()}
    assert operations <= set(dir(Client))


def test_every_parameter_has_an_argument() -> None:
    schemas = routes.description()["components"]["schemas"]
    for methods in routes.description()["paths"].values():
        for operation in methods.values():
            given = typing.get_type_hints(getattr(Client, operation["operationId"])).keys()
            wanted = {one["name"].lower().replace("-", "_") for one in operation.get("parameters", [])}
            if body := operation.get("requestBody"):
                wanted |= schemas[body["content"]["application/json"]["schema"]["$ref"].split("/")[-1]][
                    "properties"
                ].keys()
            assert wanted <= given, operation["operationId"]


def test_the_answers_have_the_fields_of_the_description() -> None:
    schemas = routes.description()["components"]["schemas"]
    modules = [import_module(f"{results.__name__}.{one.name}") for one in pkgutil.iter_modules(results.__path__)]
    kinds = {kind for module in modules for kind in vars(module).values() if typing.is_typeddict(kind)}
    assert {kind.__name__ for kind in kinds} == answered(schemas)
    for kind in kinds:
        assert typing.get_type_hints(kind).keys() == schemas[kind.__name__]["properties"].keys(), kind
    known = (results.Status, results.Decision, results.Topic, results.Level, results.MaybeLevel, results.File)
    assert known == (Status, Decision, Topic, Level, MaybeLevel, File)
    assert (results.Rank, results.KeyScope, results.ShareScope) == (Rank, keys.Scope, shares.Scope)


def answered(schemas: dict[str, Any]) -> set[str]:
    """The objects that answers consist of, and what callers send as a part of it with its own type."""
    found = {"Accommodations"}
    text = [
        answer["content"]["application/json"]["schema"]
        for methods in routes.description()["paths"].values()
        for operation in methods.values()
        for code, answer in operation["responses"].items()
        if code.startswith("2") and "application/json" in answer.get("content", {})
    ]
    wanted = set(re.findall(r"schemas/(\w+)", str(text)))
    while wanted - found:
        found |= wanted
        wanted = {name for one in found for name in re.findall(r"schemas/(\w+)", str(schemas[one]))}
    return found - {"Report"}  # a record with a schema of its own


# what it does


def test_from_role_to_erasure(home: House, client: Client) -> None:
    role = client.make_role("Backend Engineer", library="backend", minutes=20, level="mid")
    assert client.read_role(role["id"]) == role
    assert role["id"] in [one["id"] for one in client.list_roles()]
    made = client.invite(role["id"], "Robin Example", accommodations={"patience": 2.0}, days=3)
    assert (made["status"], made["accommodations"]) == ("invited", {"patience": 2.0})
    assert client.read_invitation(made["id"]) == made
    assert [one["candidate"] for one in client.list_invitations(role_id=role["id"])] == ["Robin Example"]
    assert client.revoke(made["id"])["status"] == "revoked"
    assert client.renew(made["id"], days=30)["status"] == "invited"
    changed = client.change_role(role["id"], minutes=45, note="more time")
    assert [(one["number"], one["minutes"], one["level"]) for one in changed["versions"]] == [
        (1, 20, "mid"),
        (2, 45, "mid"),
    ]
    assert client.invite(role["id"], "Ada Example")["minutes"] == 45
    assert client.archive_role(role["id"])["archived"] is True

    assert [one["id"] for one in client.list_interviews(status="graded")] == ["sample"]
    assert client.find("backend developer")[0]["line_id"]
    assert client.read_transcript("sample")[0]["speaker"] == "interviewer"
    assert client.read_report("sample")["metadata"]["interview_id"] == "sample"
    assert client.read_file("sample", "report.pdf").startswith(b"%PDF")
    assert client.read_recording("sample", stretch=(0, 3)) == b"RIFF"
    assert client.read_recording("sample").startswith(b"RIFF")
    assert client.read_phrase("sample", "q0-u1").startswith(b"RIFF")

    rated = next(e.event for e in home.events() if isinstance(e.event, AnswerRated) and e.event.level is not None)
    assert client.override("sample", rated.question_id, rated.criterion, 2, by="Ada", reason="Heard it.")["seq"] > 164
    assert client.correct("sample", "q0-u1", "I bake.", by="Ada")["kind"] == "utterance_corrected"
    assert client.comment("sample", "Hm.", by="Ada", question=rated.question_id)["kind"]
    assert client.decide("sample", "hold", by="Ada", reason="Wait.")["kind"] == "disposition_made"
    assert client.read_interview("sample")["decision"] == "hold"
    assert client.grade_again("sample")["running"]
    home.app.state.gradings.close(60.0)

    shared = client.share("sample", scope="report+audio", days=3, note="for Ada")
    assert client._http.get(shared["link"]).status_code == 200
    assert [one["id"] for one in client.list_share_links("sample")] == [shared["id"]]
    assert client.unshare(shared["id"])["good"] is False
    assert client._http.get(shared["link"]).status_code == 404

    assert client.hold("sample", True)["legal_hold"] is True
    with pytest.raises(ApiError, match="hold") as refused:
        client.erase("sample")
    assert refused.value.status == 409
    client.hold("sample", False)
    assert client.erase("sample", reason="asked", at_candidates_wish=True)["removed"]["events"] > 164


def test_webhooks(client: Client) -> None:
    made = client.make_webhook("http://localhost:9/hook", ["graded", "deleted"])
    assert made["secret"]
    assert [one["id"] for one in client.list_webhooks()] == [made["id"]]
    assert client.list_deliveries(made["id"]) == []
    with pytest.raises(ApiError, match="no such message") as missing:
        client.send_again("guessed")
    assert missing.value.status == 404
    client.remove_webhook(made["id"])
    assert client.list_webhooks() == []


def test_all_pages_of_a_list_are_read(home: House, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "PAGE", 2)
    role = client.list_roles()[0]
    names = {f"Candidate {number}" for number in range(4)}
    for name in names:
        client.invite(role["id"], name)
    assert {one["candidate"] for one in every(client.list_invitations, status="invited")} == names


def test_an_error_says_what_the_server_says(home: House, client: Client) -> None:
    with pytest.raises(ApiError, match=r"There is no such role\.") as missing:
        client.read_role("guessed")
    assert missing.value.status == 404
    client._http.headers["Authorization"] = "Bearer vi_guessed"
    with pytest.raises(ApiError, match="Give a valid API key") as refused:
        client.list_roles()
    assert (refused.value.status, refused.value.message) == (401, str(refused.value))


# once


def test_the_same_request_again_makes_nothing_more(home: House, client: Client) -> None:
    made = client.make_role("Baker", library="backend", idempotency_key="one")
    assert client.make_role("Baker", library="backend", idempotency_key="one") == made
    invited = client.invite(made["id"], "Robin  Example", idempotency_key="one")
    assert client.invite(made["id"], "Robin  Example", idempotency_key="one") == invited
    assert client.invite(made["id"], "Robin  Example")["id"] != invited["id"]
    for other in (lambda: client.make_role("Cook", library="backend", idempotency_key="one"),
                  lambda: client.invite(made["id"], "Ada Example", idempotency_key="one")):  # fmt: skip
        with pytest.raises(ApiError, match="used for something else") as refused:
            other()
        assert refused.value.status == 409


def test_a_key_means_nothing_in_another_organisation(home: House, client: Client) -> None:
    made = client.make_role("Baker", library="backend", idempotency_key="one")
    with home.app.state.database.session() as session:
        stranger = session.scalars(select(Account).filter_by(email="stranger@example.org")).one()
        client._http.headers["Authorization"] = (
            f"Bearer {keys.create(session, stranger.organisation_id, 'x', ['admin'], 'x')[1]}"
        )
    assert client.make_role("Baker", library="backend", idempotency_key="one")["id"] != made["id"]


# again


def test_not_now_is_asked_again_after_the_time_that_the_server_names() -> None:
    client, asked, waited = scripted(429, 503, 200)
    assert client.list_roles() == []
    assert (len(asked), waited) == (3, [7.0, 4.0])


def test_after_some_tries_the_server_is_believed() -> None:
    client, asked, _ = scripted(*[429] * 9, tries=3)
    with pytest.raises(ApiError, match=r"Not now\.") as refused:
        client.list_roles()
    assert (refused.value.status, len(asked)) == (429, 3)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 500])
def test_a_refusal_is_not_asked_again(status: int) -> None:
    client, asked, _ = scripted(status)
    with pytest.raises(ApiError):
        client.list_roles()
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("call", "trouble", "tries"),
    [
        (lambda client: client.list_roles(), httpx2.ReadTimeout("late"), 2),
        (lambda client: client.invite("x", "Robin"), httpx2.ReadTimeout("late"), 2),  # it has a key
        (lambda client: client.comment("x", "Hm.", by="Ada"), httpx2.ReadTimeout("late"), 2),
        (lambda client: client.make_key("x", ["read"]), httpx2.ReadTimeout("late"), 1),  # may be made already
        (lambda client: client.make_key("x", ["read"]), httpx2.ConnectError("refused"), 2),  # cannot be
        (lambda client: client.make_key("x", ["read"]), 503, 1),
        (lambda client: client.make_key("x", ["read"]), 429, 2),
    ],
)
def test_what_may_have_been_done_is_not_done_again(
    call: Callable[[Client], object], trouble: int | Exception, tries: int
) -> None:
    client, asked, _ = scripted(trouble, 200)
    with contextlib.suppress(ApiError):
        call(client)
    assert len(asked) == tries
    assert len({request.headers.get("idempotency-key") for request in asked}) == 1  # the same one


def test_a_server_that_does_not_answer_is_an_error_too() -> None:
    client, asked, _ = scripted(*[httpx2.ConnectError("refused")] * 4)
    with pytest.raises(ApiError, match="testserver does not answer: refused") as silent:
        client.list_roles()
    assert (silent.value.status, len(asked)) == (0, wire.TRIES)


def test_something_in_between_may_answer() -> None:
    transport = httpx2.MockTransport(lambda request: httpx2.Response(502, text="<h1>Bad gateway</h1>"))
    with pytest.raises(ApiError, match=r"The server answers 502 Bad Gateway\."):
        Client(AT, "vi_x", transport=transport).list_roles()


# the document


def test_the_documented_example_runs(home: House, serve: Any) -> None:
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    example = next(block for block in text.split("```python")[1:] if "Client(" in block).split("```")[0]
    server = serve(home=home.settings.home)
    code = example.replace("https://interviews.example.com", server.url).replace("vi_...", key(home, "admin"))
    assert code != example
    told, names = io.StringIO(), {}
    with contextlib.redirect_stdout(told):
        exec(code, names)
    assert "send this to Robin: http" in told.getvalue()
    assert "answered all" in told.getvalue()
    assert names["pdf"].startswith(b"%PDF")
