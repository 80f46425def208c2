"""Erasure: nothing is left but a receipt and an empty tombstone. Retention: the purge really runs."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.web.held import House, house
from voice_interviewer.cli import main
from voice_interviewer.core.events import InterviewResumed
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.render.folder import export
from voice_interviewer.web import errands
from voice_interviewer.web.database import trace
from voice_interviewer.web.office import erasure, reviews, roles
from voice_interviewer.web.office.erasure import GONE, OnHold
from voice_interviewer.web.tables import Invitation, Organisation, Receipt, ShareLink, now

PAGE = "/desk/interviews/sample"
NAME = "Zebediah Quux"


@pytest.fixture
def home(tmp_path: Path) -> House:
    """Two interviews, one of them with everything that could be left behind."""
    made = house(tmp_path)
    made.hold(candidate=NAME)
    made.hold("broken-off", "other")
    settings = made.settings
    with made.app.state.database.session() as session:
        held = reviews.find(session, made.log, settings.home, made.organisation_id, "sample")
        trace(session, made.organisation_id, "Kim", "invited", f"{NAME} sample@example.org")
    export(reviews.report_of(held), held.log, held.pack, settings.reports)
    (settings.reports / "comparison").mkdir()
    (settings.reports / "comparison" / "comparison.csv").write_text(f"sample,{NAME}", encoding="utf-8")
    (settings.home / "sample" / "tape").mkdir()
    (settings.home / "sample" / "tape" / "0.pcm").write_bytes(b"sound of " + NAME.encode())
    (settings.home / "speech").mkdir()
    (settings.home / "speech" / "abc.wav").write_bytes(b"Hello " + NAME.encode())
    return made


def everything(home: House) -> bytes:
    """All bytes of all files, also of the databases."""
    folders = (home.settings.home, home.settings.reports)
    return b"".join(path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file())


def invitation(home: House, interview_id: str = "sample") -> Invitation:
    with home.app.state.database.session() as session:
        return session.scalars(select(Invitation).filter_by(interview_id=interview_id)).one()


def change(home: House, **columns: object) -> None:
    with home.app.state.database.session() as session:
        found = session.scalars(select(Invitation).filter_by(interview_id="sample")).one()
        for name, value in columns.items():
            setattr(found, name, value)


def erase(home: House, **more: bool) -> Receipt:
    with home.app.state.database.session() as session:
        found = session.scalars(select(Invitation).filter_by(interview_id="sample")).one()
        return erasure.erase(session, home.log, home.settings, found, "Kim", **more)


def purge(home: House, days: float) -> list[Receipt]:
    with home.app.state.database.session() as session:
        return erasure.purge(session, home.log, home.settings, now() + timedelta(days=days))


def test_nothing_is_left_anywhere(home: House) -> None:
    assert everything(home).count(NAME.encode()) > 5
    with home.client() as client:
        form = {"csrf": home.csrf(), "sure": "true", "reason": "asked to"}
        answer = client.post(f"{PAGE}/erase", data=form)
        assert answer.status_code == 200
        assert NAME not in answer.text
        for path in ("", "/recording.wav", "/files/report.pdf"):
            assert client.get(PAGE + path).status_code == 404
    left = everything(home)
    for trace_of_it in (NAME.encode(), b"Zebediah", b"billing service", b"sample@example.org"):
        assert trace_of_it not in left
    assert not (home.settings.home / "sample").exists()
    assert len(home.events("other")) == 44
    home.log.verify("other")
    assert (home.settings.home / "other" / "audio").is_dir()


def test_a_receipt_and_an_empty_tombstone_stay(home: House) -> None:
    chain = home.events()[-1].hash
    receipt = erase(home)
    assert receipt.removed == {"events": 164, "files": 23, "reports": receipt.removed["reports"], "share_links": 0}
    assert receipt.removed["reports"] >= 20
    assert (receipt.by, receipt.interview_id, receipt.log_hash) == ("Kim", "sample", chain)
    tomb = invitation(home)
    assert (tomb.candidate, tomb.email, tomb.accommodations) == (GONE, "", {})
    assert tomb.erased_at is not None
    assert roles.folder(home.settings.home, tomb.role_version_id).is_dir()  # others were asked the same questions


def test_share_links_go_with_it(home: House) -> None:
    with home.client() as client:
        client.post(f"{PAGE}/share", data={"csrf": home.csrf()})
    assert erase(home).removed["share_links"] == 1
    with home.app.state.database.session() as session:
        assert session.scalars(select(ShareLink)).all() == []


def test_a_legal_hold_keeps_it(home: House) -> None:
    with home.client() as client:
        assert client.post(f"{PAGE}/hold", data={"csrf": home.csrf(), "on": "true"}).status_code == 303
        refused = client.post(f"{PAGE}/erase", data={"csrf": home.csrf(), "sure": "true"})
        assert refused.status_code == 409
        assert "legal hold" in refused.text
        with pytest.raises(OnHold):
            erase(home, at_candidates_wish=True)
        assert purge(home, 10_000) != []  # the other one
        assert len(home.events()) > 100
        client.post(f"{PAGE}/hold", data={"csrf": home.csrf(), "on": "false"})
    assert erase(home).removed["events"] > 100


def test_it_is_not_erased_by_mistake(home: House) -> None:
    with home.client() as client:
        assert client.post(f"{PAGE}/erase", data={"csrf": home.csrf()}).status_code == 422
    with home.client("recruiter") as client:
        assert client.post(f"{PAGE}/erase", data={"csrf": home.csrf("recruiter"), "sure": "true"}).status_code == 403
    assert len(home.events()) > 100


def test_the_minimum_holds_but_for_the_candidates_own_wish(home: House) -> None:
    with home.app.state.database.session() as session:
        session.get_one(Organisation, home.organisation_id).retention_min_days = 30
    with pytest.raises(OnHold, match="at least until"):
        erase(home)
    assert erase(home, at_candidates_wish=True).removed["events"] > 100


@pytest.mark.parametrize(("days", "erased"), [(0, 0), (179, 0), (181, 2)])
def test_the_purge_runs_when_time_is_up(home: House, days: float, erased: int) -> None:
    receipts = purge(home, days)
    assert len(receipts) == erased
    assert home.log.interviews() == ([] if erased else ["sample", "other"])
    assert all(receipt.by == "retention" for receipt in receipts)
    assert purge(home, days) == []  # once is enough


def test_the_command_does_the_same(home: House, capsys: pytest.CaptureFixture[str]) -> None:
    places = ["--home", str(home.settings.home), "--out", str(home.settings.reports)]
    assert main(["purge", *places]) == 0
    assert "Nothing is old enough" in capsys.readouterr().out
    with home.app.state.database.session() as session:
        session.get_one(Organisation, home.organisation_id).retention_days = -1
    assert main(["purge", *places]) == 0
    assert "Erased: 2." in capsys.readouterr().out
    assert NAME.encode() not in everything(home)


async def test_the_server_purges_by_itself(home: House) -> None:
    with home.app.state.database.session() as session:
        session.get_one(Organisation, home.organisation_id).retention_days = -1
    async with errands.running(home.app):
        for _ in range(1200):
            if not home.log.interviews():
                break
            await asyncio.sleep(0.05)
    assert home.log.interviews() == []


def test_an_invitation_that_led_to_nothing_is_forgotten_too(home: House) -> None:
    change(home, interview_id=None)
    assert purge(home, 100) == []
    assert {receipt.interview_id for receipt in purge(home, 400)} >= {invitation(home, "other").interview_id}
    with home.app.state.database.session() as session:
        assert {one.candidate for one in session.scalars(select(Invitation))} == {GONE}


def test_an_interview_that_is_held_right_now_is_left_alone(home: House) -> None:
    home.log.append("sample", InterviewResumed(at_s=900.0), after=len(home.events()))
    with pytest.raises(Refused, match="being held"):
        erase(home)


def test_the_log_of_the_desk_forgets_the_candidate_and_what_they_asked_for_and_nothing_else(home: House) -> None:
    change(home, candidate="e", interview_id=None, wishes="I stammer: more time, please.")
    with home.app.state.database.session() as session:
        waiting = session.scalars(select(Invitation).filter_by(candidate="e")).one()
        trace(session, home.organisation_id, "Kim", "role made", "Backend Engineer")
    with home.client() as client:
        page = f"/desk/invitations/{waiting.id}"
        assert client.post(f"{page}/answered", data={"csrf": home.csrf()}).status_code == 303
        assert "I stammer" in client.get("/desk/settings/traces").text
        with home.app.state.database.session() as session:
            erasure.erase(session, home.log, home.settings, session.get_one(Invitation, waiting.id), "Kim")
        left = client.get("/desk/settings/traces").text
    assert "I stammer" not in left
    assert "Backend Engineer" in left
