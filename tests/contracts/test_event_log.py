"""What every EventLog promises; a new adapter is one line in `OPENERS`."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from voice_interviewer.adapters.event_log import LogDamaged, SqliteEventLog
from voice_interviewer.codec import UnreadableEvent, decode, encode
from voice_interviewer.core.events import InterviewClosed, QuestionAsked, UtteranceHeard, Word
from voice_interviewer.ports import Conflict, EngineError, EventLog

HEARD = UtteranceHeard(
    utterance_id="q1-u1",
    question_id="q1",
    text="Ich heiße «Ωmar» 🙂 عمر",
    start_s=1.5,
    end_s=2.5,
    words=(Word(text="Ich", start_s=1.5, end_s=1.6, confidence=0.4),),
)
ASKED = QuestionAsked(question_id="q1", text="What?", form="main", at_s=0.0)


Opener = Callable[[Path], EventLog]
OPENERS: dict[str, Opener] = {"sqlite": lambda folder: SqliteEventLog(folder / "log.db")}


@pytest.fixture(params=OPENERS)
def opener(request: pytest.FixtureRequest) -> Opener:
    return OPENERS[request.param]


@pytest.fixture
def log(opener: Opener, tmp_path: Path) -> EventLog:
    return opener(tmp_path)


def test_what_was_appended_is_read_back_in_order(opener: Opener, log: EventLog, tmp_path: Path) -> None:
    log.append("a", ASKED, after=0)
    log.append("a", HEARD, after=1)
    log.append("b", ASKED, after=0)
    again = opener(tmp_path)
    assert [recorded.event for recorded in again.read("a")] == [ASKED, HEARD]
    assert [recorded.seq for recorded in again.read("a")] == [1, 2]
    assert set(again.interviews()) == {"a", "b"}
    again.verify("a")


def test_a_second_writer_is_refused_and_changes_nothing(log: EventLog) -> None:
    log.append("a", ASKED, after=0)
    for after in (0, 2, 17):
        with pytest.raises(Conflict):
            log.append("a", HEARD, after=after)
    assert len(log.read("a")) == 1


@pytest.mark.parametrize(
    ("change", "event"),
    [
        ("UPDATE events SET body = replace(body, 'What', 'That') WHERE seq = 2", 2),
        ("UPDATE events SET at = '2001-01-01' WHERE seq = 1", 1),
        ("UPDATE events SET hash = 'x' WHERE seq = 3", 3),
        ("DELETE FROM events WHERE seq = 2", 2),
        ("UPDATE events SET seq = seq + 10 WHERE seq = 3", 3),
    ],
)
def test_a_changed_log_is_named(tmp_path: Path, change: str, event: int) -> None:
    log = SqliteEventLog(tmp_path / "log.db")
    for index in range(3):
        log.append("a", QuestionAsked(question_id=f"q{index}", text="What?", form="main", at_s=0.0), after=index)
    log.verify("a")
    with sqlite3.connect(tmp_path / "log.db") as other:
        other.execute(change)
    other.close()
    with pytest.raises(LogDamaged, match=f"event {event}"):
        log.verify("a")


def test_an_erased_interview_leaves_no_trace(log: EventLog, tmp_path: Path) -> None:
    said = QuestionAsked(question_id="q1", text="zebra crossing", form="main", at_s=0.0)
    for after in range(100):
        log.append("a", said, after=after)
        log.append("b", ASKED, after=after)
    assert (log.last_seq("a"), log.erase("a"), log.last_seq("a")) == (100, 100, 0)
    assert (log.read("a"), log.interviews()) == ([], ["b"])
    log.verify("b")
    assert len(log.read("b")) == 100
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"zebra" not in left
    assert log.erase("a") == 0


def test_an_unknown_interview_is_empty(log: EventLog) -> None:
    assert log.read("nobody") == []
    assert log.interviews() == []
    assert log.last_seq("nobody") == 0
    log.verify("nobody")


def test_a_folder_that_cannot_be_used_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match="--home"):
        SqliteEventLog(tmp_path / "file" / "log.db")


@pytest.fixture
def guarded() -> Iterator[Path]:
    """A folder that this process may read and not write; root steps down for as long."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        log = SqliteEventLog(folder / "log.db")
        log.append("a", ASKED, after=0)
        log.close()
        (folder / "log.db").chmod(0o444)
        folder.chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such rights here")
def test_a_log_that_cannot_be_written_can_be_read(guarded: Path) -> None:
    log = SqliteEventLog(guarded / "log.db", create=False)
    assert [recorded.event for recorded in log.read("a")] == [ASKED]
    assert log.interviews() == ["a"]
    log.verify("a")
    with pytest.raises(EngineError, match=r"only be read.*--home"):
        log.append("a", HEARD, after=1)
    assert [file.name for file in guarded.iterdir()] == ["log.db"]


def test_reading_makes_no_log_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no interviews in"):
        SqliteEventLog(tmp_path / "nowhere" / "log.db", create=False)
    assert not list(tmp_path.iterdir())


def test_old_events_stay_readable() -> None:
    """Fields that came later have defaults."""
    old = '{"kind": "interview_closed", "reason": "complete", "at_s": 3.5}'
    assert decode(old) == InterviewClosed(reason="complete", at_s=3.5)


def test_every_event_survives_the_journey() -> None:
    assert decode(encode(HEARD)) == HEARD


@pytest.mark.parametrize("text", ["", "{}", '{"kind": "unheard_of"}', '{"kind": "turn_ended"}', "[1]"])
def test_what_is_no_event_is_refused(text: str) -> None:
    with pytest.raises(UnreadableEvent):
        decode(text)
