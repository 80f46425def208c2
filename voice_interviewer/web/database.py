"""The desk's database: SQLite in the home folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import create_engine, event, inspect, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from voice_interviewer.ports import EngineError
from voice_interviewer.web.tables import Table, Trace

Row = TypeVar("Row", bound=Table)


class Database:
    """Opens sessions on `path`. Columns that a newer version brings are added when it starts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 10.0})
            event.listen(self._engine, "connect", _pragmas)
            Table.metadata.create_all(self._engine)
            self._add_columns()
        except (OSError, DatabaseError) as error:
            why = error.strerror if isinstance(error, OSError) else error.orig
            raise EngineError(
                f"The desk's database {path} cannot be opened: {why}. Choose another folder with --home."
            ) from error

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A transaction: committed at the end, rolled back by an exception. Rows stay readable afterwards."""
        with Session(self._engine, expire_on_commit=False) as session:
            try:
                yield session
                session.commit()
            except BaseException:
                session.expunge_all()  # a rollback would empty the rows that an error page still shows
                session.rollback()
                raise

    def compact(self) -> None:
        """Leave nothing of deleted or changed rows in the file: for after an erasure, outside of a transaction."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    def close(self) -> None:
        self._engine.dispose()

    def _add_columns(self) -> None:
        there = inspect(self._engine)
        with self._engine.begin() as connection:
            for table in Table.metadata.sorted_tables:
                known = {column["name"] for column in there.get_columns(table.name)}
                for column in table.columns:
                    if column.name not in known:
                        kind = column.type.compile(self._engine.dialect)
                        connection.execute(text(f'ALTER TABLE {table.name} ADD COLUMN "{column.name}" {kind}'))


def _pragmas(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "busy_timeout = 10000",
        "secure_delete = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def owned(session: Session, table: type[Row], organisation_id: str, **columns: object) -> Row | None:
    """The one row of this organisation with these columns; another organisation's row is as good as none."""
    return session.scalars(select(table).filter_by(organisation_id=organisation_id, **columns)).one_or_none()


def trace(session: Session, organisation_id: str, by: str, what: str, about: str = "") -> None:
    """Note what somebody did, for the organisation's owner to read."""
    session.add(Trace(organisation_id=organisation_id, by=by, what=what, about=about))
