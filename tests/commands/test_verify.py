"""`verify` on reports that are none, and where there is no log."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from voice_interviewer import cli
from voice_interviewer.adapters.event_log import SqliteEventLog
from voice_interviewer.render import verification

LOGS = Path(__file__).parents[1] / "logs"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that holds the golden interview."""
    path = tmp_path / "home" / "interviews.db"
    SqliteEventLog(path).close()
    with sqlite3.connect(path) as connection:
        for line in (LOGS / "sample.jsonl").read_text(encoding="utf-8").splitlines():
            entry, body = json.loads(line), line.split('"event":', 1)[1][:-1]
            row = ("sample", entry["seq"], entry["at"], body, entry["hash"])
            connection.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?)", row)
    connection.close()
    return path.parent


def verify(report: Path, home: Path) -> int:
    return cli.main(["verify", str(report), "--home", str(home), "--pack", str(LOGS / "pack")])


def test_a_home_that_is_not_there_is_named_and_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.json"
    report.write_text(json.dumps({"metadata": {"interview_id": "abcd-efgh"}}))
    nowhere = tmp_path / "nowhere"
    assert verify(report, nowhere) == 1
    assert f"no interviews in {nowhere}" in capsys.readouterr().err
    assert not nowhere.exists()
    assert cli.main(["report", "abcd-efgh", "--home", str(nowhere)]) == 1
    assert not nowhere.exists()


def test_the_version_of_a_role_that_the_desk_saved_is_found(tmp_path: Path, home: Path) -> None:
    shutil.copytree(LOGS / "pack", home / "packs" / "pack")
    out = ("--home", str(home), "--out", str(tmp_path / "out"))
    assert cli.main(["report", "sample", *out]) == 0
    (written,) = (tmp_path / "out").glob("*/report.json")
    assert cli.main(["verify", str(written), "--home", str(home)]) == 0
    assert cli.main(["comment", "sample", "Seen.", "--by", "Kim", "--home", str(home)]) == 0
    assert cli.main(["compare", *out]) == 0


@pytest.mark.parametrize(
    "content",
    [
        b"", b"null", b"[]", b"[" * 100_000, b"\xff\xfe", b'{"metadata": []}', b'{"metadata": {"interview_id": "s',
        b'{"metadata": {"interview_id": "\\ud800"}}',
    ],
)  # fmt: skip
def test_what_is_no_report_is_a_plain_message(
    content: bytes, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.json"
    report.write_bytes(content)
    assert verify(report, home) == 1
    assert "is no report.json" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["9" * 400, "9" * 5000, "1e999", "-1e999", "1" + "0" * 350 + ".5"])
def test_a_gigantic_number_is_a_plain_message(
    number: str, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert cli.main(["report", "sample", "--home", str(home), "--out", str(out), "--pack", str(LOGS / "pack")]) == 0
    (written,) = out.glob("*/report.json")
    assert verify(written, home) == 0
    text = written.read_text(encoding="utf-8")
    capsys.readouterr()
    for place in ('"start_s": ', '"level": ', '"words": ', '"events": ', '"scored": '):
        assert place in text
        before, after = text.split(place, 1)
        left = after.lstrip("0123456789.-")
        written.write_text(before + place + number + left, encoding="utf-8")
        assert verify(written, home) == 1
        captured = capsys.readouterr()
        assert captured.out or captured.err.startswith("voice-interviewer: "), place


def test_another_versions_words_are_listed_and_its_figures_are_not_excused(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert cli.main(["report", "sample", "--home", str(home), "--out", str(out), "--pack", str(LOGS / "pack")]) == 0
    (written,) = out.glob("*/report.json")
    honest = json.loads(written.read_text(encoding="utf-8"))
    claim = honest["narrative"]["summary"][0]
    claim["text"] = claim["text"].replace("answered", "has answered")
    written.write_text(json.dumps(honest), encoding="utf-8")
    capsys.readouterr()
    assert verify(written, home) == 1
    assert "narrative.summary[0].text: the report says" in capsys.readouterr().out
    monkeypatch.setattr(verification, "__version__", "9.9.9")
    assert verify(written, home) == 0
    said = capsys.readouterr().out
    assert "held by version 0.1.0; 1 sentence is worded differently by this version (9.9.9)" in said
    assert f"narrative.summary[0].text: “{claim['text']}”, here: “" in said
    honest["figures"]["score"] = 9.9
    written.write_text(json.dumps(honest), encoding="utf-8")
    assert verify(written, home) == 1
    assert "figures.score: the report says 9.9" in capsys.readouterr().out
