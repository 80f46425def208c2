"""The event log on SQLite: append-only and hash-chained, one table for all interviews."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from voice_interviewer.codec import decode, encode
from voice_interviewer.core.events import Event, Recorded
from voice_interviewer.ports import Conflict, EngineError

SCHEMA = """
CREATE TABLE IF NOT EXISTS events (
    interview_id TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (interview_id, seq)
) WITHOUT ROWID
"""


class LogDamaged(EngineError):
    """The hash chain is broken: an event was changed, removed or inserted."""


class SqliteEventLog:
    """Events in `path`. Each append is its own durable transaction. One connection, used by one thread at a time.

    Where the folder cannot be written, what is there can still be read. `create` False: raise EngineError where there
    is no log yet, and make none.
    """

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        if not create and not path.exists():
            raise EngineError(f"There are no interviews in {path.parent}. Choose their folder with --home.")
        try:
            self._connection = _opened(path)
        except (OSError, sqlite3.Error) as error:
            raise EngineError(
                f"The event log {path} cannot be opened: {error}. Choose another folder with --home."
            ) from error

    def append(self, interview_id: str, event: Event, *, after: int) -> Recorded:
        """Record an event as number `after` + 1. Raises Conflict, or EngineError where it cannot be written."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        body = encode(event)
        with self._writing():
            row = self._connection.execute(
                "SELECT seq, hash FROM events WHERE interview_id = ? ORDER BY seq DESC LIMIT 1", (interview_id,)
            ).fetchone()
            last, previous = row or (0, "")
            if last != after:
                raise Conflict(
                    f"Interview {interview_id} is being written elsewhere: event {last} is there, {after} expected."
                )
            digest = chain(previous, interview_id, after + 1, at, body)
            self._connection.execute(
                "INSERT INTO events VALUES (?, ?, ?, ?, ?)", (interview_id, after + 1, at, body, digest)
            )
        return Recorded(seq=after + 1, at=at, event=event, hash=digest)

    def read(self, interview_id: str) -> list[Recorded]:
        """All events in order; empty for an unknown interview."""
        return [
            Recorded(seq=seq, at=at, event=decode(body), hash=digest)
            for seq, at, body, digest in self._rows(interview_id)
        ]

    def interviews(self) -> list[str]:
        """The ids of all interviews, oldest first."""
        rows = self._connection.execute("SELECT interview_id FROM events WHERE seq = 1 ORDER BY at")
        return [row[0] for row in rows]

    def verify(self, interview_id: str) -> None:
        """Raise LogDamaged naming the first event whose link does not hold."""
        previous = ""
        for expected, (seq, at, body, digest) in enumerate(self._rows(interview_id), start=1):
            if seq != expected:
                raise LogDamaged(f"Interview {interview_id}: event {expected} is missing from the log.")
            if digest != chain(previous, interview_id, seq, at, body):
                raise LogDamaged(f"Interview {interview_id}: event {seq} does not match its hash; the log was changed.")
            previous = digest

    def last_seq(self, interview_id: str) -> int:
        """The number of the last event; 0 for an unknown interview."""
        row = self._connection.execute("SELECT MAX(seq) FROM events WHERE interview_id = ?", (interview_id,)).fetchone()
        return int(row[0] or 0)

    def erase(self, interview_id: str) -> int:
        """Remove the events, and what of them is left in free pages and in the write-ahead log; returns their number.

        Raises EngineError while another process keeps the file busy. Calling it again finishes the work.
        """
        with self._writing():
            found = self._connection.execute("DELETE FROM events WHERE interview_id = ?", (interview_id,)).rowcount
        try:
            self._connection.execute("VACUUM")
            busy, *_ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            raise EngineError(f"The event log {self.path} cannot be cleaned up: {error}. Try again.") from error
        if busy:
            raise EngineError(f"The event log {self.path} is in use, so that traces are left in it. Try again.")
        return found

    def close(self) -> None:
        self._connection.close()

    def _rows(self, interview_id: str) -> list[tuple[int, str, str, str]]:
        query = "SELECT seq, at, body, hash FROM events WHERE interview_id = ? ORDER BY seq"
        return self._connection.execute(query, (interview_id,)).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has rolled back already
                    self._connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            read_only = getattr(error, "sqlite_errorname", "").startswith("SQLITE_READONLY")
            remedy = "It can only be read here: copy it, then --home" if read_only else "Free some space and resume"
            raise EngineError(f"The event log {self.path} cannot be written: {error}. {remedy}.") from error


def _opened(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connected(str(path))
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(SCHEMA)
    except sqlite3.OperationalError:
        if not path.is_file():
            raise
        connection = _read_only(path)
    return connection


def _read_only(path: Path) -> sqlite3.Connection:
    """A log in a folder that cannot be written. SQLite wants to make a file beside it, unless told that nobody writes;
    told so, it leaves out the events of a `-wal` file, so that one must be empty or not there.
    """
    connection = _connected(f"{path.absolute().as_uri()}?mode=ro")
    try:
        connection.execute("SELECT 1 FROM events LIMIT 1")
    except sqlite3.OperationalError:
        journal = path.with_name(path.name + "-wal")
        if journal.exists() and journal.stat().st_size:
            raise
        connection = _connected(f"{path.absolute().as_uri()}?immutable=1")
        connection.execute("SELECT 1 FROM events LIMIT 1")
    return connection


def _connected(name: str) -> sqlite3.Connection:
    uri = name.startswith("file:")
    return sqlite3.connect(name, isolation_level=None, check_same_thread=False, timeout=15.0, uri=uri)


def chain(previous: str, interview_id: str, seq: int, at: str, body: str) -> str:
    """The link of one event: sha256 over the previous link and everything the event says."""
    return hashlib.sha256("\n".join((previous, interview_id, str(seq), at, body)).encode()).hexdigest()
