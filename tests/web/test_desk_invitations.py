"""The pages of invitations: one, a list, and what can be done with each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.web.desk_fixtures import SCRIPT, Sheet, begin, invite
from tests.web.held import House, house
from voice_interviewer.web.desk import invitation_list, invitations
from voice_interviewer.web.tables import Invitation, Trace, now


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> House:
    return house(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def desk(home: House) -> Iterator[Sheet]:
    with home.client("recruiter") as client:
        yield Sheet(home, client, "recruiter")


def row(home: House, candidate: str) -> Invitation | None:
    with home.app.state.database.session() as session:
        return session.scalars(select(Invitation).filter_by(candidate=candidate)).one_or_none()


def link(page: str) -> str:
    """The path of the candidate's link on a page."""
    found = re.search(r"http://testserver(/i/[^\"&<\s]+)", page)
    assert found is not None
    return found[1]


def test_a_link_is_made_that_leads_to_the_candidates_page(home: House, desk: Sheet) -> None:
    made = desk.post(
        "/desk/invitations", role=home.version.role_id, candidate="  Ann   Lee ", email="ann@example.org", minutes="45",
        level="senior", days="3", patience="2", speaking_rate="0.85", typed="yes",
    )  # fmt: skip
    assert made.status_code == 303
    page = desk.get(made.headers["location"]).text
    kept = row(home, "Ann Lee")
    assert kept is not None
    assert (kept.minutes, kept.level, kept.organisation_id) == (45, "senior", home.organisation_id)
    assert kept.accommodations == {"patience": 2.0, "speaking_rate": 0.85, "typed": True}
    assert now() + timedelta(days=2) < kept.expires_at < now() + timedelta(days=4)
    assert "Hello Ann Lee," in page
    assert desk.get(link(page)).status_code == 200


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"candidate": "   "}, "name"),
        ({"candidate": "?!"}, "name"),
        ({"email": "nobody"}, "no e-mail address"),
        ({"minutes": "3"}, "minutes"),
        ({"minutes": "nan"}, "minutes"),
        ({"level": "chief"}, "level"),
        ({"days": "0"}, "days"),
        ({"days": "4000"}, "days"),
        ({"patience": "90"}, "Patience"),
        ({"speaking_rate": "0"}, "voice"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    home: House, desk: Sheet, change: dict[str, str], said: str
) -> None:
    given = {"role": home.version.role_id, "candidate": "Stays Here", "email": "stays@example.org"}
    answer = desk.post("/desk/invitations", **{**given, **change})
    assert answer.status_code == 422
    assert said in answer.text
    assert "Stays Here" in answer.text or "stays@example.org" in answer.text
    assert row(home, "Stays Here") is None


def test_a_name_that_is_too_long_is_refused(home: House, desk: Sheet) -> None:
    assert desk.post("/desk/invitations", role=home.version.role_id, candidate="x" * 201).status_code == 422


def test_script_in_a_name_is_text(home: House, desk: Sheet) -> None:
    made = desk.post("/desk/invitations", role=home.version.role_id, candidate=SCRIPT)
    for path in (made.headers["location"], "/desk/invitations", "/desk", f"/desk/invitations?name={SCRIPT}"):
        page = desk.get(path).text
        assert SCRIPT not in page
        assert html.escape(SCRIPT) in page


def test_a_revoked_link_does_not_work_and_a_renewed_one_does(home: House, desk: Sheet) -> None:
    made = desk.post("/desk/invitations", role=home.version.role_id, candidate="Rev Oked").headers["location"]
    address = link(desk.get(made).text)
    assert desk.post(f"{made}/revoke").status_code == 303
    assert "Revoked" in desk.get(made).text
    assert desk.get(address).status_code == 404
    assert desk.post(f"{made}/renew", days="5").status_code == 303
    assert desk.get(address).status_code == 200
    assert desk.post(f"{made}/renew", days="500").status_code == 422
    with home.app.state.database.session() as session:
        traced = [one.what for one in session.scalars(select(Trace).filter_by(about="Rev Oked"))]
    assert traced == ["invited", "invitation revoked", "invitation renewed"]


def test_adjustments_are_changed_before_the_start_and_not_after(home: House, desk: Sheet) -> None:
    kept = invite(home, "Ada Justed")
    path = f"/desk/invitations/{kept.id}"
    assert desk.post(f"{path}/accommodations", minutes="40", patience="3", push_to_talk="yes").status_code == 303
    changed = row(home, "Ada Justed")
    assert changed is not None
    assert (changed.minutes, changed.accommodations) == (40, {"patience": 3.0, "push_to_talk": True})
    assert desk.post(f"{path}/accommodations", minutes="40", patience="nan").status_code == 422
    begin(home, "Ben Begun")
    begun = row(home, "Ben Begun")
    assert begun is not None
    for action in ("accommodations", "revoke"):
        answer = desk.post(f"/desk/invitations/{begun.id}/{action}")
        assert answer.status_code == 422
        assert "has begun" in answer.text


def test_a_wish_is_seen_to(home: House, desk: Sheet) -> None:
    kept = invite(home, "Wilma Wish", wishes="A longer pause, please.")
    assert "A longer pause, please." in desk.get("/desk").text
    assert "A longer pause, please." in desk.get(f"/desk/invitations/{kept.id}").text
    desk.post(f"/desk/invitations/{kept.id}/answered")
    assert "A longer pause, please." not in desk.get("/desk").text
    with home.app.state.database.session() as session:
        traced = session.scalars(select(Trace).filter_by(what="wish seen to")).one()
    assert "A longer pause, please." in traced.about


def test_a_list_is_looked_at_before_anybody_is_invited(home: House, desk: Sheet) -> None:
    rows = (
        "name;email;typed",
        "Lia List;lia@example.org;yes",
        ";x@example.org;",
        "Leo List;leo;",
        "=Lou;lou@example.org;",
    )
    table = "\r\n".join(rows)
    role = home.version.role_id
    look = desk.post("/desk/invitations/list", files={"file": ("people.csv", table.encode())}, role=role)
    assert look.status_code == 200
    assert "2 candidates can be invited" in look.text
    assert "2 lines need a look" in look.text
    assert "Line 3" in look.text
    assert row(home, "Lia List") is None
    sent = desk.post("/desk/invitations/list/send", role=role, text=table, days="10")
    assert sent.status_code == 200
    kept = row(home, "Lia List")
    assert kept is not None
    assert kept.accommodations == {"typed": True}
    assert "&#39;=Lou,lou@example.org,http://testserver/i/" in sent.text
    assert row(home, "Leo List") is None
    again = desk.post("/desk/invitations/list", role=role, text=table)
    assert "lia@example.org is invited already" in again.text


def test_nothing_and_nonsense_as_a_list(home: House, desk: Sheet) -> None:
    role = home.version.role_id
    assert "must be called name" in desk.post("/desk/invitations/list", role=role, text="").text
    picture = {"file": ("people.png", bytes(range(256)) * 20)}
    assert "UTF-8" in desk.post("/desk/invitations/list", files=picture, role=role).text
    large = {"file": ("people.csv", b"name\n" + b"Ann Lee\n" * 180_000)}
    assert "1 MB" in desk.post("/desk/invitations/list", files=large, role=role).text
    huge = {"file": ("people.csv", b"name\n" * 600_000)}
    assert desk.post("/desk/invitations/list", files=huge, role=role).status_code == 413


def test_the_list_is_narrowed_and_paged(home: House, desk: Sheet) -> None:
    for number in range(55):
        invite(home, f"Many {number:02}", email=f"many{number}@example.org")
    first = desk.get("/desk/invitations?name=many").text
    assert first.count("Copy the link of Many") == 50
    second = desk.get("/desk/invitations?name=many&page=2").text
    assert second.count("Copy the link of Many") == 5
    assert "name=many" in second
    assert "Nobody matches" in desk.get("/desk/invitations?name=nobody+at+all").text
    expired = desk.get("/desk/invitations?name=many&status=expired").text
    assert "Copy the link" not in expired
    for odd in ("status=%27", "role=../..", "page=0", "page=x", f"name={'x' * 300}"):
        assert desk.get(f"/desk/invitations?{odd}").status_code in (200, 422)


def test_another_organisation_cannot_touch_an_invitation(home: House) -> None:
    kept = invite(home, "Only Ours")
    with home.client("stranger") as client:
        stranger = Sheet(home, client, "stranger")
        assert stranger.get(f"/desk/invitations/{kept.id}").status_code == 404
        for action in ("revoke", "renew", "accommodations", "answered"):
            assert stranger.post(f"/desk/invitations/{kept.id}/{action}").status_code == 404
        for path in ("list", "list/send"):
            answer = stranger.post(f"/desk/invitations/{path}", role=home.version.role_id, text="name\nAnn")
            assert answer.status_code == 404
        assert "Only Ours" not in stranger.get("/desk/invitations").text
        assert "Only Ours" not in stranger.get("/desk").text


def test_reviewers_invite_nobody_and_every_form_is_our_own(home: House) -> None:
    kept = invite(home, "Sam Safe")
    paths = [
        (route.path, method)
        for pages in (invitations, invitation_list)
        for route in pages.router.routes
        for method in route.methods
    ]  # type: ignore[attr-defined]
    assert len(paths) > 9
    fields = {"role": home.version.role_id, "candidate": "Nobody Invited", "text": "name\nNobody Invited"}
    with home.client("reviewer") as reviewer, home.client("recruiter") as recruiter, home.client("") as nobody:
        token = home.csrf("reviewer")
        for path, method in paths:
            address = path.replace("{invitation_id}", kept.id)
            assert (
                reviewer.request(
                    method, address, data={**fields, "csrf": token} if method == "POST" else None
                ).status_code
                == 403
            )
            assert nobody.request(method, address).status_code == 303, path
            if method == "POST":
                assert recruiter.post(address, data={**fields, "csrf": "guess"}).status_code == 403, path
                assert recruiter.post(address, data=fields).status_code == 403, path
    assert row(home, "Nobody Invited") is None
    safe = row(home, "Sam Safe")
    assert safe is not None
    assert safe.revoked_at is None
