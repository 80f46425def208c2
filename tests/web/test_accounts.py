"""People at the desk: invited, given ranks, closed; and what the terminal can do."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_interviewer import cli
from voice_interviewer.web import identity
from voice_interviewer.web.database import Database
from voice_interviewer.web.identity import Weak
from voice_interviewer.web.links import Links
from voice_interviewer.web.office import accounts
from voice_interviewer.web.office.accounts import Impossible, NoSuchInvitation
from voice_interviewer.web.tables import Account, Organisation, SignIn, Trace, now

PASSWORD = "four plain wooden chairs"
OTHER = "seven green paper boats"
LINKS = Links("0123456789abcdefghijklmnopqrstuvwxyz")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    database = Database(tmp_path / "desk.db")
    with database.session() as session:
        yield session
    database.close()


@pytest.fixture
def owner(session: Session) -> Account:
    return make(session, Organisation(name="Lakeside", contact="kim@example.org"), "kim@example.org")


def make(session: Session, organisation: Organisation, email: str) -> Account:
    return accounts.new_account(session, organisation, {"name": "Kim", "email": email}, PASSWORD)


def test_a_colleague_joins_by_a_link_that_works_once(session: Session, owner: Account) -> None:
    made = accounts.invite(session, owner.organisation_id, " New@Example.org ", "reviewer", owner.email)
    token = accounts.path(LINKS, made).removeprefix("/join/")
    account = accounts.join(session, accounts.invited(session, LINKS, token), "Noor", OTHER)
    assert (account.email, account.rank, account.organisation_id) == (
        "new@example.org", "reviewer", owner.organisation_id,
    )  # fmt: skip
    with pytest.raises(NoSuchInvitation, match="used already"):
        accounts.invited(session, LINKS, token)


def test_links_expire_end_and_cannot_be_made_up(session: Session, owner: Account) -> None:
    first = accounts.invite(session, owner.organisation_id, "a@example.org", "reviewer", owner.email)
    second = accounts.invite(session, owner.organisation_id, "a@example.org", "recruiter", owner.email)
    third = accounts.invite(session, owner.organisation_id, "b@example.org", "recruiter", owner.email)
    assert accounts.open_invitations(session, owner.organisation_id) == [second, third]  # the newer link counts
    second.expires_at = now() - timedelta(seconds=1)
    accounts.revoke(session, owner.organisation_id, third.id, owner.email)
    for made in (first, second, third):
        with pytest.raises(NoSuchInvitation, match="expired"):
            accounts.invited(session, LINKS, LINKS.sign("colleague", made.id))
    for token in ("", "x", LINKS.sign("share", first.id), LINKS.sign("colleague", "nobody")):
        with pytest.raises(NoSuchInvitation, match="not valid"):
            accounts.invited(session, LINKS, token)


@pytest.mark.parametrize(
    ("email", "rank", "said"),
    [("nobody", "owner", "address"), ("a@b.org", "king", "owner, recruiter"), ("kim@example.org", "owner", "already")],
)
def test_impossible_invitations_say_why(session: Session, owner: Account, email: str, rank: str, said: str) -> None:
    with pytest.raises(Impossible, match=said):
        accounts.invite(session, owner.organisation_id, email, rank, owner.email)


def test_the_last_owner_stays(session: Session, owner: Account) -> None:
    second = make(session, owner.organisation, "lee@example.org")
    accounts.change_rank(session, second, "recruiter", owner.email)
    with pytest.raises(Impossible, match="last owner"):
        accounts.change_rank(session, owner, "reviewer", owner.email)
    with pytest.raises(Impossible, match="last owner"):
        accounts.close(session, owner, owner.email)
    accounts.change_rank(session, second, "owner", owner.email)
    accounts.close(session, second, owner.email)
    with pytest.raises(Impossible, match="last owner"):  # a closed owner is none
        accounts.change_rank(session, owner, "reviewer", owner.email)


def test_another_organisations_owner_does_not_count(session: Session, owner: Account) -> None:
    make(session, Organisation(name="Elsewhere"), "lee@example.org")
    with pytest.raises(Impossible, match="last owner"):
        accounts.close(session, owner, owner.email)


def test_every_change_of_rights_signs_out(session: Session, owner: Account) -> None:
    second = make(session, owner.organisation, "lee@example.org")
    changes = (
        lambda: accounts.change_rank(session, second, "reviewer", "kim"),
        lambda: accounts.change_password(session, second, PASSWORD, OTHER),
        lambda: accounts.close(session, second, "kim"),
    )
    for change in changes:
        token = identity.sign_in(session, second)
        session.flush()
        assert identity.signed_in(session, token) is not None
        change()
        session.flush()
        assert identity.signed_in(session, token) is None
    assert not session.scalars(select(SignIn)).all()


def test_a_password_is_changed_with_the_old_one_alone(session: Session, owner: Account) -> None:
    with pytest.raises(Impossible, match="present password"):
        accounts.change_password(session, owner, OTHER, "nine slow yellow trams")
    with pytest.raises(Weak):
        accounts.change_password(session, owner, PASSWORD, "short")
    accounts.change_password(session, owner, PASSWORD, OTHER)
    assert identity.check_password(session, owner.email, OTHER) is not None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": " "}, "contact"),
        ({"contact": ""}, "contact"),
        ({"retention_days": 0}, "days"),
        ({"retention_days": 99999}, "days"),
        ({"retention_min_days": 200}, "shortest"),
        ({"retention_min_days": -1}, "shortest"),
    ],
)
def test_what_candidates_are_told_is_never_empty(
    session: Session, owner: Account, change: dict[str, object], said: str
) -> None:
    given = {"name": "Lakeside", "contact": "kim", "outlook": "", "retention_days": 180, "transcript_only": True}
    with pytest.raises(Impossible, match=said):
        accounts.describe(session, owner.organisation, owner.email, **{**given, **change})  # type: ignore[arg-type]


# --- the terminal -----------------------------------------------------------------------------------------------------


def terminal(monkeypatch: pytest.MonkeyPatch, home: Path, password: str, *arguments: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    return cli.main(["account", *arguments, "--home", str(home)])


def test_the_terminal_makes_owners_and_gives_new_passwords(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    new = ("new", "--organisation", "Lakeside", "--name", "Kim", "--email", "Kim@Example.org")
    assert terminal(monkeypatch, tmp_path, PASSWORD, *new) == 0
    assert terminal(monkeypatch, tmp_path, PASSWORD, *new) == 1
    assert "already" in capsys.readouterr().err
    database = Database(tmp_path / "desk.db")
    with database.session() as session:
        account = session.scalars(select(Account)).one()
        account.active = False
        token = identity.sign_in(session, account)
    assert terminal(monkeypatch, tmp_path, "short", "password", "kim@example.org") == 1
    assert terminal(monkeypatch, tmp_path, OTHER, "password", "nobody@example.org") == 1
    assert terminal(monkeypatch, tmp_path, OTHER, "password", "kim@example.org") == 0
    with database.session() as session:
        assert identity.check_password(session, "kim@example.org", OTHER) is not None  # open again, too
        assert identity.signed_in(session, token) is None
        assert ("terminal", "password changed") in {(one.by, one.what) for one in session.scalars(select(Trace))}
    database.close()
    capsys.readouterr()
    assert terminal(monkeypatch, tmp_path, "", "list") == 0
    assert "kim@example.org" in capsys.readouterr().out
