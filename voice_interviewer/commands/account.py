"""`voice-interviewer account ...`: people at the desk, from the terminal: a forgotten password is no dead end."""

from __future__ import annotations

import argparse
import getpass
import sys

from rich.console import Console
from rich.table import Table
from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_interviewer.config import load
from voice_interviewer.ports import EngineError
from voice_interviewer.web.database import Database
from voice_interviewer.web.identity import Weak
from voice_interviewer.web.office import accounts
from voice_interviewer.web.tables import Account, Organisation

BY = "terminal"


def run(arguments: argparse.Namespace) -> int:
    database = Database(load(home=arguments.home).home / "desk.db")
    try:
        with database.session() as session:
            match arguments.action:
                case "list":
                    _list(session)
                case "new":
                    _new(session, arguments)
                case _:
                    _password(session, arguments.email)
    except (Weak, accounts.Impossible) as error:
        raise EngineError(str(error)) from error
    finally:
        database.close()
    return 0


def _list(session: Session) -> None:
    table = Table("e-mail", "name", "rank", "organisation", "", box=None, pad_edge=False)
    accounts_there = session.scalars(select(Account).order_by(Account.organisation_id, Account.email)).all()
    if not accounts_there:
        print("There are no accounts yet: the first visit of `voice-interviewer serve` makes the owner's.")
        return
    for account in accounts_there:
        row = (account.email, account.name, account.rank, account.organisation.name)
        table.add_row(*map(_plain, row), "" if account.active else "closed")
    Console(highlight=False, markup=False).print(table)


def _new(session: Session, arguments: argparse.Namespace) -> None:
    """An owner in a further organisation."""
    given = {"name": arguments.name.strip(), "email": arguments.email.strip().casefold()}
    organisation = Organisation(name=arguments.organisation.strip(), contact=given["email"])
    account = accounts.new_account(session, organisation, given, _ask())
    print(f"{account.email} owns {organisation.name}.")


def _password(session: Session, email: str) -> None:
    """A new password, and a closed account is opened again: whoever sits at this machine may."""
    account = accounts.find(session, email)
    if account is None:
        raise EngineError(f"There is no account {email!r}. `voice-interviewer account list` shows all.")
    accounts.set_password(session, account, _ask(), BY)
    if not account.active:
        accounts.reopen(session, account, BY)
    print(f"{account.email} has a new password and is signed out everywhere.")


def _ask() -> str:
    """A password, typed twice at a terminal; else the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("New password: ")
    if getpass.getpass("Once more: ") != password:
        raise EngineError("The two differ. Nothing was changed.")
    return password


def _plain(text: str) -> str:
    """Without signs that a terminal would obey."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)
