"""The API's roles, packs and invitations: what the desk does with them, for programs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from tests.web.desk_fixtures import begin, invite
from tests.web.held import LOGS, House, house
from voice_interviewer.web.office import packs
from voice_interviewer.web.tables import Trace

FILES = {file: (LOGS / "pack" / file).read_text(encoding="utf-8") for file in packs.FILES}
Call = Callable[..., Any]


@pytest.fixture
def home(tmp_path: Path) -> House:
    return house(tmp_path, voice="none")


@pytest.fixture
def call(home: House) -> Iterator[Call]:
    """`call(method, path, **body)`: the answer's JSON; `status` is what is expected."""
    with home.client("") as client:
        yield caller(client, home.key("read", "invite"))


def caller(client: TestClient, header: dict[str, str]) -> Call:
    def call(method: str, path: str, status: int = 200, **body: Any) -> Any:
        answer = client.request(method, f"/api/v1/{path}", headers=header, json=body or None)
        assert answer.status_code == status, answer.text
        is_json = answer.content and answer.headers["content-type"] == "application/json"
        return answer.json() if is_json else answer.content

    return call


def test_the_plan_depends_on_level_and_length(home: House, call: Call) -> None:
    role = f"roles/{home.version.role_id}"
    usual = call("GET", f"{role}/plan")
    assert usual["minutes"] == 20
    assert usual["steps"][0]["at_min"] < usual["steps"][-1]["at_min"] < 20
    assert any(step["is_core"] for step in usual["steps"])
    longer = call("GET", f"{role}/plan?minutes=60&level={usual['levels'][-1]}")
    assert (longer["minutes"], longer["level"]) == (60, usual["levels"][-1])
    assert len(longer["steps"]) > len(usual["steps"])
    assert 0 < usual["coverage"] <= longer["coverage"] <= 1
    call("GET", f"{role}/plan?minutes=3", 422)
    call("GET", f"{role}/plan?version=9", 404)
    without = next(one for one in ("junior", "mid", "senior", "expert", "") if one not in usual["levels"])
    if without:
        assert "no question of the level" in call("GET", f"{role}/plan?level={without}", 422)["detail"]


def test_the_files_of_a_role_are_taken_away_and_make_another(home: House, call: Call) -> None:
    with zipfile.ZipFile(io.BytesIO(call("GET", f"roles/{home.version.role_id}/files.zip"))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert files == FILES
    made = call("POST", "roles", 201, files=files)
    assert made["title"] == packs.title_of(FILES)  # the pack's own
    assert made["versions"][0]["pack_hash"] == home.version.pack_hash


def test_a_rubric_is_begun_where_there_is_none(home: House, call: Call) -> None:
    blank = call("GET", "packs/blank?title=Begun")["files"]
    questions = blank["questions.md"].replace("planning", "craft").replace("collaboration", "working-others")
    two = {"persona.md": blank["persona.md"], "questions.md": questions.replace("teamwork", "working-others")}
    checked = call("POST", "packs/check", files=two)
    assert "[[checklist]]" in checked["files"]["rubric.toml"]
    assert call("POST", "roles", 201, files=two)["versions"][0]["number"] == 1
    call("POST", "packs/check", 422, files={"rubric.toml": FILES["rubric.toml"], "persona.md": FILES["persona.md"]})


def test_a_pack_is_checked_without_being_saved(home: House, call: Call) -> None:
    right = call("POST", "packs/check", files=FILES, minutes=30)
    assert right["usable"] is True
    assert "asked of everyone in 30 minutes" in right["outline"][0]
    lines = FILES["questions.md"].replace("**Question:**", "**Question:** What is your age?", 1)
    wrong = call("POST", "packs/check", files=FILES | {"questions.md": lines})
    assert wrong["problems"]
    assert wrong["problems"][0]["line"] > 0
    broken = call("POST", "packs/check", files=FILES | {"rubric.toml": "title = "})
    assert (broken["usable"], broken["outline"]) == (False, [])
    assert len(list((home.settings.home / "packs").iterdir())) == 1


def test_every_pack_of_the_library_and_a_blank_one_make_roles(call: Call) -> None:
    names = [one["name"] for one in call("GET", "library")]
    assert {"backend", "behavioural"} <= set(names)
    assert call("POST", "roles", 201, library="qa")["title"]
    blank = call("GET", "packs/blank?title=Night+Baker")["files"]
    assert call("POST", "packs/check", files=blank)["usable"] is True
    assert call("POST", "roles", 201, files=blank)["title"] == "Night Baker"


def test_a_job_description_becomes_a_draft_and_the_draft_a_role(home: House, call: Call) -> None:
    draft = call("POST", "packs/draft", text="Senior Backend Engineer\nPython, Kafka and Fortran, 5 years.")
    assert (draft["title"], draft["level"], draft["source"]) == ("Senior Backend Engineer", "senior", "backend")
    assert "Fortran" in draft["uncovered"]
    assert draft["matches"][0]["about"]
    assert (draft["added"], draft["problem"]) == ([], "")  # there is no language model
    assert len(call("GET", "roles")) == 1  # nothing is saved
    made = call("POST", "roles", 201, title=draft["title"], files=draft["files"], level=draft["level"])
    assert made["versions"][0]["level"] == "senior"
    assert "job description" in call("POST", "packs/draft", 422, text="?!")["detail"]


def test_a_role_is_renamed_with_a_new_version(home: House, call: Call) -> None:
    role = f"roles/{home.version.role_id}"
    changed = call("POST", f"{role}/versions", 201, title="  Night  Baker ", note="another name")
    assert (changed["title"], changed["versions"][-1]["note"]) == ("Night Baker", "another name")
    assert changed["versions"][-1]["created_by"].startswith("API key hiring tool")
    call("POST", f"{role}/versions", 422, title="?!")
    assert len(call("GET", role)["versions"]) == 2


def test_a_question_without_a_voice_cannot_be_heard(home: House, call: Call) -> None:
    role = f"roles/{home.version.role_id}"
    item = call("GET", f"{role}/plan")["steps"][0]["item_id"]
    assert "no voice" in call("GET", f"{role}/questions/{item}/speech.wav", 404)["detail"]
    assert "no such question" in call("GET", f"{role}/questions/none/speech.wav", 404)["detail"]


def test_the_notice_of_new_york_moves_the_first_start(home: House, call: Call) -> None:
    role = f"roles/{home.version.role_id}"
    noticed = call("PUT", f"{role}/new-york-notice", needed=True)
    assert noticed["new_york"] is True
    made = call("POST", "invitations", 201, role_id=home.version.role_id, candidate="Robin")
    assert made["starts_at"] == noticed["first_start"]
    told = call("GET", f"invitations/{made['id']}/message")["text"]
    assert "whenever it suits you from" in told
    old = (date.today() - timedelta(days=60)).isoformat()
    assert call("PUT", f"{role}/new-york-notice", needed=True, noticed_on=old)["first_start"] is None
    assert call("PUT", f"{role}/new-york-notice", needed=False, noticed_on=old)["noticed_on"] is None
    call("PUT", f"{role}/new-york-notice", 422, needed=True, noticed_on="soon")


# invitations


def test_an_invitation_is_adapted_before_the_start_and_not_after(home: House, call: Call) -> None:
    kept = invite(home, "Ada Justed")
    wanted = {"patience": 3.0, "push_to_talk": True}
    adapted = call("PUT", f"invitations/{kept.id}/accommodations", accommodations=wanted, minutes=40)
    assert (adapted["minutes"], adapted["accommodations"]) == (40, wanted)
    assert call("PUT", f"invitations/{kept.id}/accommodations", accommodations={"typed": True})["minutes"] == 40
    call("PUT", f"invitations/{kept.id}/accommodations", 422, accommodations={"patience": 9})
    begin(home, "Ben Begun")
    (begun,) = call("GET", "invitations?name=ben+b")
    answer = call("PUT", f"invitations/{begun['id']}/accommodations", 422, accommodations={})
    assert "has begun" in answer["detail"]


def test_a_wish_before_the_interview_is_seen_to_and_stays_in_the_traces(home: House, call: Call) -> None:
    kept = invite(home, "Wilma Wish", wishes="A longer pause, please.")
    assert call("GET", f"invitations/{kept.id}")["wishes"] == "A longer pause, please."
    for _ in range(2):
        assert call("DELETE", f"invitations/{kept.id}/wishes")["wishes"] == ""
    with home.app.state.database.session() as session:
        (traced,) = session.scalars(select(Trace).filter_by(what="wish seen to"))
    assert "A longer pause, please." in traced.about
    assert traced.by.startswith("API key hiring tool")


def test_the_message_to_send_holds_the_link(home: House, call: Call) -> None:
    kept = invite(home, "Mia Message")
    link = call("GET", f"invitations/{kept.id}")["link"]
    first = call("GET", f"invitations/{kept.id}/message")["text"]
    again = call("GET", f"invitations/{kept.id}/message?reminder=true")["text"]
    assert link in first
    assert link in again
    assert "reminder" in again
    assert "reminder" not in first


def test_a_list_is_looked_at_before_anybody_is_invited(home: House, call: Call) -> None:
    role = home.version.role_id
    rows = (
        "name;email;typed",
        "Lia List;lia@example.org;yes",
        ";x@example.org;",
        "Leo List;leo;",
        "Lou;lou@example.org;",
    )
    table = "\r\n".join(rows)
    looked = call("POST", "candidate-lists/check", role_id=role, table=table)
    assert [one["candidate"] for one in looked["candidates"]] == ["Lia List", "Lou"]
    assert [one["line"] for one in looked["mistakes"]] == [3, 4]
    assert call("GET", "invitations") == []
    sent = call("POST", "candidate-lists", 201, role_id=role, table=table, days=10)
    assert [one["candidate"] for one in sent["invited"]] == ["Lia List", "Lou"]
    assert sent["invited"][0]["accommodations"] == {"typed": True}
    assert sent["invited"][0]["link"].startswith("http://testserver/i/")
    assert sent["mistakes"] == looked["mistakes"]
    again = call("POST", "candidate-lists", 201, role_id=role, table=table)
    assert again["invited"] == []
    assert "lia@example.org is invited already." in [one["message"] for one in again["mistakes"]]
    assert call("GET", f"roles/{role}")["invited"] == 2


@pytest.mark.parametrize(
    ("table", "said"), [("", "must be called name"), ("name\n", "no candidate"), ("x,y\n1,2", "must be called name")]
)
def test_a_table_that_is_no_list_says_so(home: House, call: Call, table: str, said: str) -> None:
    looked = call("POST", "candidate-lists/check", role_id=home.version.role_id, table=table)
    assert looked["candidates"] == []
    assert said in looked["mistakes"][0]["message"]


def test_an_archived_role_invites_no_list(home: House, call: Call) -> None:
    role = home.version.role_id
    call("PUT", f"roles/{role}/archived", on=True)
    for path in ("candidate-lists", "candidate-lists/check"):
        assert "archived" in call("POST", path, 409, role_id=role, table="name\nAda")["detail"]
