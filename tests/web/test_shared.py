"""Share links: scoped, expiring, revocable, logged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from tests.web.held import House, house
from voice_interviewer.core.events import CommentMade, ReportViewed
from voice_interviewer.web.office import shares
from voice_interviewer.web.tables import ShareLink, Trace, now

PAGE = "/desk/interviews/sample"


@pytest.fixture
def home(tmp_path: Path) -> House:
    made = house(tmp_path)
    made.hold()
    log = made.log
    log.append("sample", CommentMade(by="Kim", text="between colleagues"), after=len(made.events()))
    return made


@pytest.fixture
def nobody(home: House) -> Iterator[TestClient]:
    with home.client("") as client:
        yield client


def link(home: House, **wanted: object) -> str:
    """The path of a new link."""
    with home.client("recruiter") as client:
        form = {"csrf": home.csrf("recruiter"), "note": "hiring board", **wanted}
        assert client.post(f"{PAGE}/share", data=form).status_code == 303
        with home.app.state.database.session() as session:
            made = session.scalars(select(ShareLink).order_by(ShareLink.created_at.desc())).first()
            assert made is not None
            path = shares.path(home.app.state.links, made)
        assert path in client.get(PAGE).text
        return path


def change(home: House, **columns: object) -> None:
    with home.app.state.database.session() as session:
        for row in session.scalars(select(ShareLink)):
            for name, value in columns.items():
                setattr(row, name, value)


def test_a_link_shows_the_report_and_nothing_that_is_not_its_readers_business(home: House, nobody: TestClient) -> None:
    path = link(home)
    page = nobody.get(path)
    assert page.status_code == 200
    assert "Sample Candidate" in page.text
    for inside in ("between colleagues", "/desk/interviews", "csrf", "<form", "recording.wav", "<dialog", "Who looked"):
        assert inside not in page.text
    assert nobody.get(f"{path}/recording.wav").status_code == 403
    assert nobody.get(f"{path}/files/report.pdf").status_code == 404


def test_the_recording_only_where_the_scope_says_so(home: House, nobody: TestClient) -> None:
    path = link(home, scope="report+audio")
    assert f'src="{path}/recording.wav"' in nobody.get(path).text
    part = nobody.get(f"{path}/recording.wav", headers={"range": "bytes=0-99"})
    assert (part.status_code, len(part.content)) == (206, 100)


def test_every_look_is_written_down(home: House, nobody: TestClient) -> None:
    path = link(home, scope="report+audio")
    nobody.get(path)
    nobody.get(f"{path}/recording.wav")
    seen = [e.event for e in home.events() if isinstance(e.event, ReportViewed) and e.event.via == "share"]
    assert [event.form for event in seen] == ["page", "recording"]
    assert all("hiring board" in event.by for event in seen)


@pytest.mark.parametrize("columns", [{"expires_at": now() - timedelta(seconds=1)}, {"revoked_at": now()}])
@pytest.mark.parametrize("more", ["", "/recording.wav"])
def test_a_link_that_is_over_opens_nothing(
    home: House, nobody: TestClient, columns: dict[str, object], more: str
) -> None:
    path = link(home, scope="report+audio")
    change(home, **columns)
    before = len(home.events())
    answer = nobody.get(path + more)
    assert answer.status_code == 404
    assert "not good any more" in answer.text
    assert "Sample Candidate" not in answer.text
    assert len(home.events()) == before
    with home.app.state.database.session() as session:
        assert session.scalars(select(Trace).where(Trace.about.contains("/shared/"))).all()


def test_a_link_is_taken_back(home: House, nobody: TestClient) -> None:
    path = link(home)
    with home.app.state.database.session() as session:
        made = session.scalars(select(ShareLink)).one()
    with home.client("stranger") as client:
        form = {"csrf": home.csrf("stranger"), "link": made.id}
        assert client.post(f"{PAGE}/unshare", data=form).status_code == 404
    assert nobody.get(path).status_code == 200
    with home.client("recruiter") as client:
        form = {"csrf": home.csrf("recruiter"), "link": made.id}
        assert client.post(f"{PAGE}/unshare", data=form).status_code == 303
    assert nobody.get(path).status_code == 404


def test_a_guessed_token_and_a_token_of_another_kind_open_nothing(home: House, nobody: TestClient) -> None:
    path = link(home)
    token = path.split("/")[2]
    with home.app.state.database.session() as session:
        made = session.scalars(select(ShareLink)).one()
    other = home.app.state.links.sign("candidate", made.id)
    for guess in ("x", token[:-1], token + "A", made.id, other, "%2e%2e%2fdesk.db"):
        assert nobody.get(f"/shared/{guess}").status_code == 404


@pytest.mark.parametrize("wanted", [{"days": 0}, {"days": 91}, {"scope": "everything"}])
def test_a_link_that_is_not_offered_is_refused(home: House, wanted: dict[str, object]) -> None:
    with home.client("recruiter") as client:
        form = {"csrf": home.csrf("recruiter"), **wanted}
        assert client.post(f"{PAGE}/share", data=form).status_code == 422


def test_guessing_is_slowed_down(home: House, nobody: TestClient) -> None:
    codes = {nobody.get(f"/shared/guess{number}").status_code for number in range(310)}
    assert codes == {404, 429}
