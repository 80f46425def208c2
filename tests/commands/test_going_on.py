"""Whatever breaks an interview off, the last line but the error says how to go on."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from voice_interviewer import cli
from voice_interviewer.adapters.event_log import SqliteEventLog
from voice_interviewer.commands import ending
from voice_interviewer.core.events import Event, Recorded, UtteranceHeard
from voice_interviewer.ports import EngineError

TYPED = ("interview", "--typed", "--yes", "--minutes", "3", "--recogniser", "embedded")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr("sys.stdin", io.StringIO("I have built services in Python for three years.\nstop\n"))


def test_a_full_disk_in_the_middle(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    append = SqliteEventLog.append

    def full(self: SqliteEventLog, interview_id: str, event: Event, *, after: int) -> Recorded:
        if isinstance(event, UtteranceHeard):
            raise EngineError("The event log cannot be written: disk is full.")
        return append(self, interview_id, event, after=after)

    monkeypatch.setattr(SqliteEventLog, "append", full)
    assert cli.main(TYPED) == 1
    captured = capsys.readouterr()
    assert "disk is full" in captured.err
    assert re.search(r"Go on with it: voice-interviewer interview \w{4}-\w{4}\n", captured.out)


def test_ctrl_c_while_the_answers_are_graded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(ending, "grade_embedded", interrupted)
        assert cli.main(TYPED) == 130
    (command,) = re.findall(r"Go on with it: voice-interviewer (report \w{4}-\w{4})\n", capsys.readouterr().out)
    assert cli.main(command.split()) == 0


@pytest.mark.parametrize("arguments", [("demo", "--resume", ""), ("interview", ""), ("interview", " ")])
def test_an_empty_id_begins_nothing(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(arguments)
    assert "the id is empty" in capsys.readouterr().err
    assert not list(Path().iterdir())


def test_an_unknown_voice_is_refused_before_the_interview(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VOICE_INTERVIEWER_VOICE", "siren")
    assert cli.main(["demo"]) == 1
    told = capsys.readouterr()
    assert "'voice' is wrong" in told.err
    assert "'pyttsx3', 'server' or 'none'" in told.err
    assert "Interview" not in told.out
    assert not list(Path().iterdir())


def test_a_folder_that_is_no_pack_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("role").mkdir()
    Path("role/persona.md").write_text("# Persona")
    assert cli.main(["check", "role"]) == 1
    told = capsys.readouterr()
    assert "questions.md, rubric.toml missing" in told.err + told.out
