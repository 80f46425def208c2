"""New York City: whoever is invited has ten business days with the notice before the interview can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from tests.web.desk_fixtures import Sheet, invite
from tests.web.held import House, house
from voice_interviewer.core.governance import PURPOSES
from voice_interviewer.core.new_york import earliest_use
from voice_interviewer.web.office import invitations
from voice_interviewer.web.tables import Invitation, Trace, now


@pytest.fixture
def home(tmp_path: Path) -> House:
    return house(tmp_path, recogniser="embedded", voice="none")


@pytest.fixture
def desk(home: House) -> Iterator[Sheet]:
    with home.client("recruiter") as client:
        yield Sheet(home, client, "recruiter")


@pytest.fixture
def candidate(home: House) -> Iterator[TestClient]:
    with home.client("") as client:
        yield client


def set_notice(home: House, desk: Sheet, **fields: str) -> str:
    page = f"/desk/roles/{home.version.role_id}"
    assert desk.post(f"{page}/notice", **fields).headers["location"] == f"{page}#notice"
    return str(desk.get(page).text)


def link(home: House, invitation: Invitation) -> str:
    return invitations.path(home.app.state.links, invitation)


def agree(candidate: TestClient, path: str, **more: object) -> tuple[int, str]:
    notice = re.search(r'name="notice" value="(\w+)"', candidate.get(path).text)
    assert notice is not None
    answer = candidate.post(path, data={"notice": notice[1], "purposes": list(PURPOSES), **more})
    return answer.status_code, answer.text


def test_the_interview_waits_for_the_tenth_business_day(home: House, desk: Sheet, candidate: TestClient) -> None:
    first = earliest_use(now().date())
    assert f"can begin on {first} at the earliest" in set_notice(home, desk, needed="true")
    made = invite(home, "Ada")
    assert made.starts_at == datetime(first.year, first.month, first.day, 5, tzinfo=UTC)
    assert made.expires_at == made.starts_at + timedelta(days=invitations.DAYS)
    assert f"{first} 05:00 UTC" in desk.get(f"/desk/invitations/{made.id}").text
    assert f"from {first:%d %B %Y}".replace("from 0", "from ") in invitations.message(made, "LINK")

    status, page = agree(candidate, link(home, made))
    assert (status, f"begin from {first} on" in page) == (422, True)
    with home.app.state.database.session() as session:
        row = session.get_one(Invitation, made.id)
        assert row.interview_id is None  # nothing was opened, so nothing can be recorded
        row.starts_at = now() - timedelta(seconds=1)
    assert agree(candidate, link(home, made), typed="yes")[0] == 303


def test_another_way_can_be_asked_for_at_once(home: House, desk: Sheet, candidate: TestClient) -> None:
    set_notice(home, desk, needed="true")
    made = invite(home, "Ada")
    assert agree(candidate, link(home, made), refuse="yes", wish="By telephone, please.")[0] == 200
    assert "By telephone, please." in desk.get(f"/desk/invitations/{made.id}").text


def test_a_notice_in_the_posting_counts_from_its_own_day(home: House, desk: Sheet, candidate: TestClient) -> None:
    old, late = now().date() - timedelta(days=60), now().date() + timedelta(days=60)
    assert "can begin at once" in set_notice(home, desk, needed="true", noticed_on=str(old))
    assert invite(home, "Ada").starts_at is None
    set_notice(home, desk, needed="true", noticed_on=str(late))  # a notice to come: the invitation is earlier
    found = invite(home, "Bea").starts_at
    assert found is not None
    assert found.date() == earliest_use(now().date())
    with home.app.state.database.session() as session:
        told = session.scalars(select(Trace.about).filter_by(what="notice in New York City")).all()
    assert str(old) in told[0]


def test_elsewhere_nobody_waits(home: House, desk: Sheet, candidate: TestClient) -> None:
    assert invite(home, "Ada").starts_at is None
    set_notice(home, desk, needed="true")
    set_notice(home, desk, noticed_on="2026-01-01")
    assert invite(home, "Bea").starts_at is None
    assert desk.post(f"/desk/roles/{home.version.role_id}/notice", noticed_on="soon").status_code == 422


def test_only_recruiters_and_owners_set_it(home: House) -> None:
    for who, status in (("reviewer", 403), ("stranger", 404)):
        with home.client(who) as client:
            sheet = Sheet(home, client, who)
            assert sheet.post(f"/desk/roles/{home.version.role_id}/notice", needed="true").status_code == status


def test_a_first_start_that_is_over_is_none() -> None:
    from voice_interviewer.web.tables import Role

    role = Role(new_york=True, noticed_on=date(2026, 3, 2))
    assert invitations.first_start(role, datetime(2026, 3, 16, 4, 59, tzinfo=UTC)) is not None
    assert invitations.first_start(role, datetime(2026, 3, 16, 5, 0, tzinfo=UTC)) is None
