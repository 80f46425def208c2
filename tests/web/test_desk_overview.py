"""The overview: what waits for a person, where everybody stands; and the live view."""

from __future__ import annotations

import html
from collections.abc import Iterator

import pytest

from tests.web.desk_fixtures import CLOSED, Sheet, add, begin, fill, invite, rating
from tests.web.held import House, house
from voice_interviewer.core.events import (
    DispositionMade,
    HelpAnswered,
    HelpRequested,
    InterviewContested,
    RatingOverridden,
    RequestHeard,
)
from voice_interviewer.web.office.board import Board, counts
from voice_interviewer.web.tables import Invitation


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, dict[str, str]]:
    home = house(tmp_path_factory.mktemp("desk"))
    return home, fill(home)


@pytest.fixture
def home(full: tuple[House, dict[str, str]]) -> House:
    return full[0]


@pytest.fixture
def desk(home: House) -> Iterator[Sheet]:
    with home.client("recruiter") as client:
        yield Sheet(home, client, "recruiter")


def test_the_first_visit_shows_the_way(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = house(tmp_path_factory.mktemp("empty"))
    with home.client("stranger") as client:  # an organisation without anything
        page = client.get("/desk").text
    assert "Three steps to the first report" in page
    assert "/desk/roles/new" in page


def test_every_status_is_counted_and_found(home: House, desk: Sheet) -> None:
    page = desk.get("/desk").text
    stages = {
        "invited": "&lt;script&gt;", "opened": "Ola Opened", "refused": "Rana Refused", "expired": "Eve Expired",
        "revoked": "Rik Revoked", "started": "Sam Started", "stopped": "Stella Stopped", "finished": "Finn Finished",
        "graded": "Greta Graded", "decided": "Dana Decided", "withdrawn": "Wim Withdrawn",
    }  # fmt: skip
    for status, name in stages.items():
        assert f"status={status}" in page
        table = desk.get(f"/desk?status={status}").text.partition("<tbody>")[2]
        assert name in table
        assert table.count("<tr>") == 1
    assert "Nobody matches" in desk.get("/desk?status=erased").text


def test_requests_for_help_come_first(desk: Sheet) -> None:
    queue = desk.get("/desk").text.split('class="queue"')[1].split("</ul>")[0]
    order = [queue.index(name) for name in ("Ola Opened", "Sam Started", "Rana Refused")]
    assert order == sorted(order)
    assert "I stammer: please give me more time." in queue
    assert "I would like to talk to a person." in queue
    assert "1 rating needs a human." in queue
    assert "Dana Decided" not in queue


def test_somebody_sees_to_a_request(home: House, desk: Sheet) -> None:
    running = begin(home, "Hal Helped", HelpRequested(text="My microphone fell off.", at_s=14.0))
    over = begin(home, "Hia Helped", RequestHeard(question_id="q1", utterance_ids=(), request="accommodation"), CLOSED)
    for interview_id in (running, over):
        assert "Helped" in desk.get("/desk").text.split('class="queue"')[1].split("</ul>")[0]
        assert desk.post(f"/desk/help/{interview_id}", text="called back").status_code == 303
        answered = [one.event for one in home.events(interview_id) if isinstance(one.event, HelpAnswered)]
        assert [(one.by, one.text) for one in answered] == [("Recruiter <recruiter@example.org>", "called back")]
    assert "Helped" not in desk.get("/desk").text.split('class="queue"')[1].split("</ul>")[0]


def test_the_board_follows_the_log(home: House) -> None:
    interview_id = begin(home, "Bo Board")
    board, log = Board(), home.log

    def now() -> tuple[str, tuple[str, ...]]:
        with home.app.state.database.session() as session:
            invitation = session.query(Invitation).filter_by(interview_id=interview_id).one()
            entry = board.entry(log, invitation)
            return entry.status, entry.needs

    assert now() == ("started", ())
    assert now() == ("started", ())  # from memory
    add(home, interview_id, CLOSED)
    assert now() == ("finished", ())
    add(home, interview_id, rating("needs a human: two opinions differ"))
    assert now() == ("graded", ("1 rating needs a human.",))
    person = RatingOverridden(
        grading="embedded", question_id="q1", criterion="accuracy", level=4.0, by="Kim", reason="ok"
    )
    add(home, interview_id, person)
    assert now() == ("graded", ())  # a person rated it
    add(home, interview_id, InterviewContested(text="I disagree."))
    assert now() == ("graded", ("Contests the assessment.",))
    add(home, interview_id, DispositionMade(decision="hold", by="Kim", reason="look again"))
    assert now() == ("decided", ())


def test_a_damaged_log_is_said_and_hides_nobody_else(tmp_path_factory: pytest.TempPathFactory) -> None:
    import sqlite3

    home = house(tmp_path_factory.mktemp("damaged"))
    broken = begin(home, "Bea Broken")
    begin(home, "Will Well")
    with sqlite3.connect(home.settings.home / "interviews.db") as database:
        database.execute('UPDATE events SET body = \'{"kind": "nonsense"}\' WHERE interview_id = ?', (broken,))
    database.close()
    with home.client("owner") as client:
        page = client.get("/desk").text
    assert "Bea Broken" in page
    assert "Will Well" in page
    assert "Waits for a person" in page


def test_counts_are_of_all_statuses() -> None:
    assert set(counts([]).values()) == {0}
    assert "erased" in counts([])


def test_reviewers_see_the_board_without_links(home: House) -> None:
    with home.client("reviewer") as client:
        page = client.get("/desk").text
        assert "Greta Graded" in page
        assert "/desk/invitations" not in page
        assert "/desk/live" not in page
        assert client.post("/desk/help/x", data={"csrf": home.csrf("reviewer")}).status_code == 403


# --- live -------------------------------------------------------------------------------------------------------------


def test_an_interview_is_read_along_from_its_log(full: tuple[House, dict[str, str]], desk: Sheet) -> None:
    home, ids = full
    path = f"/desk/live/{ids['started']}"
    assert html.escape("Sam Started") in desk.get(path).text
    assert desk.get(f"{path}/stream").status_code == 204  # nobody is in the room
    told = desk.get(f"{path}/lines").json()
    assert [line["who"] for line in told["lines"]] == ["interviewer", "interviewer", "candidate"]
    assert told["closed"] is None
    assert told["limit_s"] == 1200
    assert desk.get(f"{path}/lines?after={told['next']}").status_code == 204
    assert desk.get(f"/desk/live/{ids['decided']}/lines").json()["closed"] == "complete"
    before = len(home.events(ids["started"]))
    desk.get(f"{path}/lines")
    assert len(home.events(ids["started"])) == before  # reading a log changes nothing


def test_nobody_else_reads_along(full: tuple[House, dict[str, str]]) -> None:
    home, ids = full
    for who, status in (("stranger", 404), ("reviewer", 403), ("", 303)):
        with home.client(who) as client:
            for path in ("", "/stream", "/lines"):
                assert client.get(f"/desk/live/{ids['started']}{path}").status_code == status
    with home.client("recruiter") as client:
        assert client.get("/desk/live/nothing").status_code == 404


def test_an_erased_interview_shows_no_words(tmp_path_factory: pytest.TempPathFactory) -> None:
    from voice_interviewer.web.tables import now

    home = house(tmp_path_factory.mktemp("erased"))
    invite(home, "Gone", interview_id="gone-gone", erased_at=now())
    with home.client("owner") as client:
        assert client.get("/desk/live/gone-gone").status_code == 404
        assert "Deleted" in client.get("/desk").text
