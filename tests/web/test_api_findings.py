"""The API's view over interviews: compared, counted, what waits, and what candidates ask for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.web.desk_fixtures import CLOSED, begin, fill, invite
from tests.web.held import House, house
from tests.web.test_api_roles import Call, caller
from voice_interviewer.client import ApiError, Client
from voice_interviewer.core.events import HelpRequested, InterviewResumed, ReportViewed
from voice_interviewer.core.reporting import review
from voice_interviewer.web.office import reviews


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Three interviews, one of them decided on, one broken off."""
    made = house(tmp_path_factory.mktemp("findings"))
    made.hold(candidate="Ada")
    made.hold("sample", "second", candidate="Grace")
    made.hold("broken-off", candidate="Edsger")
    reviews.add(made.log, "sample", lambda there: review.decide(there, "advance", by="Kim", reason="Good."))
    return made


@pytest.fixture
def client(home: House) -> Iterator[TestClient]:
    with home.client("") as client:
        yield client


@pytest.fixture
def call(home: House, client: TestClient) -> Call:
    return caller(client, home.key("read", "review"))


def role(home: House) -> str:
    return f"roles/{home.version.role_id}"


# compared


def test_candidates_are_compared_on_the_common_core_without_a_ranking(home: House, call: Call) -> None:
    found = call("GET", f"{role(home)}/comparison?interviews=sample&interviews=second&interviews=guessed")
    assert found["left_out"] == ["guessed"]
    (group,) = found["groups"]
    assert [one["name"] for one in group["candidates"]] == ["Ada", "Grace"]
    assert {tuple(one["places"]) for one in group["candidates"]} == {(1, 2)}  # their intervals overlap
    assert all(one["interval"][0] <= one["score"] <= one["interval"][1] for one in group["candidates"])
    assert all(len(one["scores"]) == len(group["questions"]) for one in group["candidates"])
    assert "no two candidates can be told apart" in " ".join(group["conclusion"])
    seen = [entry.event for entry in home.events("second") if isinstance(entry.event, ReportViewed)][-1]
    assert (seen.form, seen.via) == ("comparison", "api")
    every = call("GET", f"{role(home)}/comparison")["groups"]  # all that are graded
    assert {"Ada", "Grace", "Edsger"} <= {one["name"] for group in every for one in group["candidates"]}


@pytest.mark.parametrize("name", ["comparison.html", "comparison.md", "comparison.csv", "comparison.json"])
def test_a_comparison_is_taken_away(home: House, call: Call, name: str) -> None:
    got = call("GET", f"{role(home)}/comparison/{name}?interviews=sample&interviews=second")
    assert "Ada" in (got.decode() if isinstance(got, bytes) else str(got))
    call("GET", f"{role(home)}/comparison/desk.db", 404)


def test_a_comparison_holds_interviews_of_its_role_alone(home: House, client: TestClient, call: Call) -> None:
    inviter = caller(client, home.key("invite"))
    other = inviter("POST", "roles", 201, library="qa")["id"]
    found = call("GET", f"roles/{other}/comparison?interviews=sample")
    assert (found["groups"], found["left_out"]) == ([], ["sample"])
    assert call("GET", f"roles/{other}/comparison") == found | {"left_out": []}


def test_gradings_stand_side_by_side(home: House, client: TestClient) -> None:
    home.hold("sample", "third", candidate="Barbara")
    call = caller(client, home.key("read", "review"))
    before = call("GET", "interviews/third/gradings")
    assert len(before["gradings"]) == 1
    call("POST", "interviews/third/gradings", 202, how="embedded")
    home.app.state.gradings.close(60.0)
    found = call("GET", "interviews/third/gradings")
    assert len(found["gradings"]) == 2
    assert (found["running"], found["failed"]) == ("", "")
    for question in found["questions"]:
        for row in question["criteria"]:
            assert len(row["ratings"]) == 2
            levels = {rating["level"] for rating in row["ratings"] if rating}
            assert row["differ"] is (len(levels) > 1)
    assert any(row["ratings"][0]["level"] is not None for one in found["questions"] for row in one["criteria"])


# counted


def test_the_figures_count_what_there_is(home: House, call: Call) -> None:
    found = call("GET", f"figures?role_id={home.version.role_id}")
    steps = {bar["label"]: bar["count"] for bar in found["funnel"]}
    assert steps["Invited"] == sum(found["standing"].values())
    assert steps["Decided"] == found["standing"]["decided"] == 1
    assert found["hours"]["count"] == 1
    assert found["minutes"]["count"] == sum(bar["count"] for bar in found["minutes"]["bars"])
    assert call("GET", "figures?role_id=none")["held"] == 0


def test_the_bias_report_counts_whom_was_decided_on_and_keeps_nothing(home: House, call: Call) -> None:
    table = "email,sex,race\nsample@example.org,zzfemale,zzx\nnobody@example.org,m,y\n"
    found = call("POST", "figures/bias", table=table)
    assert (found["people"], found["strangers"]) == (1, 1)
    assert [one["attributes"] for one in found["selection"]] == [["sex"], ["race"], ["sex", "race"]]
    (rate,) = found["selection"][0]["rates"]
    assert (rate["category"], rate["rate"], rate["ratio"], rate["few"]) == ("zzfemale", 1.0, 1.0, True)
    left = b"".join(path.read_bytes() for path in home.settings.home.rglob("*") if path.is_file())
    assert b"zzfemale" not in left
    for wrong in ("", "email\na@b.c", "email,a,b,c,d,e\n", 'email,sex\n"', "email,sex\nnobody@example.org,m"):
        assert call("POST", "figures/bias", 422, table=wrong)["detail"]


def test_interviews_are_narrowed(call: Call) -> None:
    def names(query: str) -> set[str]:
        return {one["candidate"] for one in call("GET", f"interviews?{query}")}

    assert names("name=ADA") == {"Ada"}
    assert names("decision=advance&since=2000-01-01") == {"Ada"}
    assert names("until=2000-01-01") == set()
    assert names("since=2999-01-01") == set()
    call("GET", "interviews?since=soon", 422)


# what waits


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, dict[str, str]]:
    made = house(tmp_path_factory.mktemp("waiting"))
    return made, fill(made)


def test_what_waits_for_a_person_is_listed_with_its_reasons(full: tuple[House, dict[str, str]]) -> None:
    home, ids = full
    with home.client("") as client:
        found = caller(client, home.key("read"))("GET", "queue")
    waiting = {one["candidate"]: one for one in found}
    assert waiting["Sam Started"]["help"] == ["I would like to talk to a person."]
    assert waiting["Ola Opened"]["interview_id"] is None
    assert "1 rating needs a human." in waiting["Greta Graded"]["reasons"]
    assert "Nobody has decided yet." in waiting["Greta Graded"]["reasons"]
    assert waiting["Finn Finished"]["interview_id"] == ids["finished"]
    assert "Dana Decided" not in waiting
    urgent = [bool(one["help"]) for one in found]
    assert urgent == sorted(urgent, reverse=True)  # who asks for help comes first


def test_a_wish_in_an_interview_is_answered_and_waits_no_longer(full: tuple[House, dict[str, str]]) -> None:
    home, _ = full
    asked = begin(home, "Hana Help", CLOSED, HelpRequested(text="May I see my report?", at_s=61.0))
    with home.client("") as client:
        call = caller(client, home.key("read", "review"))
        assert [(one["kind"], one["text"]) for one in call("GET", f"interviews/{asked}/help")] == [
            ("asked", "May I see my report?")
        ]
        written = call("POST", f"interviews/{asked}/help", 201, by="Kim Lee", text="Yes: I send it today.")
        assert written["kind"] == "help_answered"
        answer = call("GET", f"interviews/{asked}/help")[-1]
        assert (answer["kind"], answer["text"]) == ("answered", "Yes: I send it today.")
        assert answer["by"].startswith("Kim Lee <API key hiring tool")  # the candidate is shown the name alone
        waiting = {one["candidate"]: one["help"] for one in call("GET", "queue")}
        assert waiting.get("Hana Help", []) == []
        call("POST", f"interviews/{asked}/help", 422, by=" ? ")


def test_who_looked_is_listed(home: House, client: TestClient) -> None:
    admin = caller(client, home.key("admin"))
    admin("GET", "interviews/broken-off/transcript")
    looks = admin("GET", "interviews/broken-off/views")
    assert [(one["form"], one["via"]) for one in looks][-1] == ("transcript", "api")
    assert looks[-1]["by"].startswith("API key hiring tool")


def test_a_running_interview_is_neither_compared_nor_shown_by_its_gradings(home: House, client: TestClient) -> None:
    home.hold("sample", "runs", candidate="Runa")
    home.log.append("runs", InterviewResumed(at_s=900.0), after=len(home.events("runs")))
    call = caller(client, home.key("read"))
    assert "being held" in call("GET", "interviews/runs/gradings", 409)["detail"]
    found = call("GET", f"{role(home)}/comparison?interviews=runs&interviews=sample")
    assert found["left_out"] == ["runs"]
    assert not any(isinstance(entry.event, ReportViewed) for entry in home.events("runs"))


def test_a_stranger_sees_nothing_of_ours(home: House, client: TestClient) -> None:
    invite(home, "Only Ours")
    stranger: Any = caller(client, home.key("admin", who="stranger"))
    assert stranger("GET", "queue") == []
    assert stranger("GET", "figures")["held"] == 0
    stranger("GET", f"{role(home)}/comparison", 404)


# watched


class Room:
    """One running interview in which two things happen."""

    def __init__(self, interview_id: str) -> None:
        self.running, self.watched_by = {interview_id}, ""

    async def observe(self, interview_id: str, by: str) -> AsyncIterator[dict[str, Any]]:
        self.watched_by = by
        yield {"type": "welcome", "interview": interview_id}
        yield {"type": "said", "text": "Grüße"}


def test_a_running_interview_is_watched_by_somebody_with_a_name(home: House, client: TestClient) -> None:
    header = home.key("read")["Authorization"].removeprefix("Bearer ")
    watcher = Client("http://testserver", header, transport=client._transport)
    assert list(watcher.watch("sample", by="Kim")) == []  # nobody is in the room
    room = Room("sample")
    rooms, home.app.state.rooms = home.app.state.rooms, room
    try:
        assert [one["type"] for one in watcher.watch("sample", by="Kim  Lee")] == ["welcome", "said"]
    finally:
        home.app.state.rooms = rooms
    assert room.watched_by == "Kim Lee"
    with pytest.raises(ApiError, match="Say who you are"):
        list(watcher.watch("sample", by="?"))
    with pytest.raises(ApiError) as missing:
        list(watcher.watch("guessed", by="Kim"))
    assert missing.value.status == 404
    admin = caller(client, home.key("admin"))
    assert "watches" in {one["what"] for one in admin("GET", "traces")}
