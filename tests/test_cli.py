"""The command line as its users meet it: exit codes, one clear line for what went wrong, nothing on a wrong stream."""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from voice_interviewer import cli, keyboard
from voice_interviewer.config import load
from voice_interviewer.core.events import EnginesChosen
from voice_interviewer.wiring import event_log

COMMANDS = ["demo", "interview", "transcribe", "report", "regrade", "verify", "check", "models", "doctor"]


def run(*arguments: str) -> int:
    try:
        return cli.main(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    assert "usage:" in capsys.readouterr().out


def test_help_imports_nothing_heavy() -> None:
    heavy = "numpy pydantic openai faster_whisper onnxruntime av sounddevice pyttsx3 rich fastapi"
    code = (
        f"import sys; from voice_interviewer import cli; cli.parser(); print(set('{heavy}'.split()) & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


def test_help_costs_less_than_a_second() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "voice_interviewer", "--help"], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime) < 1.0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("report", "none-here"), "There are no interviews"),
        (("interview", "none-here"), "There is no interview"),
        (("demo", "--resume", "none-here"), "There is no interview"),
        (("demo", "--pack", "no-such-pack", "--recogniser", "embedded"), "no such pack"),
        (("demo", "--recogniser", "psychic"), "There is no recogniser"),
        (("demo", "--answers", "empty", "--recogniser", "embedded"), "holds no recordings"),
        (("check", "no-such-pack"), "no such pack"),
        (("models", "pull", "no-such-model"), "no-such-model"),
        (("verify", "missing.json"), "missing.json cannot be read: No such file"),
        (("verify", "empty"), "empty cannot be read: Is a directory"),
        (("pack", "export", "backend", "file"), "file cannot be written"),
        (("pack", "export", "backend", "full"), "full is not empty: nothing was written"),
        (("pack", "import", "new", "--persona", "no.md", "--bank", "no.md"), "cannot be read: No such file"),
        (("account", "list", "--home", "full"), "cannot be opened: file is not a database"),
        (("account", "list", "--home", "file"), "cannot be opened: File exists"),
        (("demo", "--patience", "99"), "less than or equal to 5. See the command line."),
    ],
)
def test_what_goes_wrong_is_one_clear_line(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("empty").mkdir()
    Path("full").mkdir()
    Path("file").write_text("text")
    Path("full/desk.db").write_text("this was never a database")
    assert run(*arguments) == 1
    told = capsys.readouterr().err.strip().splitlines()
    assert words in told[-1]
    assert told[-1].startswith("voice-interviewer: ")
    assert "Traceback" not in "\n".join(told)


@pytest.mark.parametrize("command", ["interview", "demo", "serve"])
@pytest.mark.parametrize("engine", ["recogniser", "voice"])
def test_a_server_without_an_address_is_refused_before_anything_is_opened(
    command: str, engine: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VOICE_INTERVIEWER_RECOGNISER", "embedded")
    monkeypatch.setenv(f"VOICE_INTERVIEWER_{engine.upper()}", "server")
    assert run(command) == 1
    captured = capsys.readouterr()
    assert f"{engine} = server needs the address of one: set " in captured.err
    assert captured.out == ""


@pytest.mark.parametrize("minutes", ["0", "-5", "nan", "inf", "500000", "soon"])
def test_a_length_that_is_none_is_refused(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (("demo",), ("pack", "show", "backend"), ("pack", "simulate", "backend")):
        assert run(*command, "--minutes", minutes) == 2
        assert "give 1 to 240 minutes" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [("serve", "--port", "99999"), ("pack", "simulate", "backend", "--runs", "0")])
def test_a_number_that_makes_no_sense_is_refused(wrong: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*wrong) == 2
    assert "is no " in capsys.readouterr().err


def test_no_accounts_yet_says_how_the_first_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("account", "list") == 0
    assert "voice-interviewer serve" in capsys.readouterr().out


def test_a_typed_interview_ends_with_its_input_and_can_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("I have built services in Python for three years.\n"))
    name = ("--candidate", "Zo\x1b[31m\udcff")
    assert run("interview", "--typed", "--yes", "--minutes", "3", *name) == 0
    told = capsys.readouterr().out
    assert "Go on with it" in told
    assert "\x1b[31m" not in told
    assert "recogniser" not in told


def test_the_report_names_the_engines_of_the_last_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("I have built services in Python for three years.\n"))
    assert run("interview", "--typed", "--yes", "--minutes", "3") == 0
    (interview_id,) = event_log(load()).interviews()
    monkeypatch.setenv("VOICE_INTERVIEWER_LLM_URL", "http://127.0.0.1:9/v1")
    for _ in range(2):  # the second start has the same engines as the one before
        monkeypatch.setattr("sys.stdin", io.StringIO(""))
        assert run("interview", interview_id, "--typed") == 0
    chosen = [e.event for e in event_log(load()).read(interview_id) if isinstance(e.event, EnginesChosen)]
    assert [engines.recogniser for engines in chosen] == ["none (typed)"] * 2
    assert chosen[0].director != chosen[1].director
    capsys.readouterr()
    assert run("report", interview_id) == 0


def test_no_consent_means_no_interview(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run("interview", "--typed", "--minutes", "3", "--recogniser", "embedded") == 1
    assert "nothing is recorded" in capsys.readouterr().out


def test_recordings_are_checked_before_an_interview_is_opened(capsys: pytest.CaptureFixture[str]) -> None:
    Path("answers").mkdir()
    silence(Path("answers/1.wav"))
    Path("answers/2.wav").write_text("no sound")
    assert run("demo", "--answers", "answers", "--recogniser", "embedded", "--minutes", "2") == 1
    captured = capsys.readouterr()
    assert "2.wav" in captured.err
    assert "Interview" not in captured.out


def test_a_broken_settings_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("interviewer.toml").write_text("patience = = 2")
    assert run("report", "x") == 1
    assert "interviewer.toml" in capsys.readouterr().err
    Path("interviewer.toml").write_text("patients = 2")
    assert run("report", "x") == 1
    assert "There is no setting 'patients'" in capsys.readouterr().err


def silence(path: Path, seconds: float = 1.0, rate: int = 16_000, channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(bytes(2 * channels * int(seconds * rate)))
    return path


def test_silence_is_an_empty_transcript_and_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quiet = silence(tmp_path / "quiet.wav", rate=48_000, channels=2)
    assert run("transcribe", "--recogniser", "embedded", str(quiet)) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "no speech" in captured.err
    assert run("transcribe", "--recogniser", "embedded", "--format", "json", str(quiet)) == 0
    assert json.loads(capsys.readouterr().out)["lines"] == []


def test_files_that_are_no_recordings_fail_with_a_line_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = silence(tmp_path / "whole.wav")
    (tmp_path / "text.wav").write_text("not audio at all")
    (tmp_path / "empty.wav").write_bytes(b"")
    (tmp_path / "cut.wav").write_bytes(whole.read_bytes()[:9000])
    bad = [str(tmp_path / name) for name in ("text.wav", "empty.wav", "cut.wav", "missing.wav")]
    assert run("transcribe", "--recogniser", "embedded", *bad) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    for path in bad:
        assert sum(path in line for line in captured.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "push", "name", "text"),
    [
        ("\n", False, "done", ""),
        ("\n", True, "talk", ""),
        ("Repeat\n", False, "repeat", ""),
        ("/skip", False, "skip", ""),
        ("stop", False, "stop", ""),
        ("Pause", False, "pause", ""),
        ("continue\n", False, "resume", ""),
        ("/slower", True, "slower", ""),
        ("help", False, "help", ""),
        ("می‌خواهم\x1b[2J", False, "type", "می‌خواهم [2J"),
        ("  I would repeat the request. \n", False, "type", "I would repeat the request."),
    ],
)
def test_a_line_from_the_keyboard_means(line: str, push: bool, name: str, text: str) -> None:
    command = keyboard.command(line, push)
    assert (command.name, command.text) == (name, text)
