"""`voice-interviewer compare`, from logs on disk to files."""

import csv
import io
import json
import sqlite3

import pytest

from tests.core.interviews import TECHNICAL, heard, opened, question, quote, rating
from voice_interviewer import cli
from voice_interviewer.adapters.event_log import SqliteEventLog
from voice_interviewer.core.events import ConsentGiven, EnginesChosen, InterviewClosed
from voice_interviewer.packs import find_pack, read_pack

PACK = read_pack(find_pack("backend"))
CORE = [item for item in PACK.bank.items if item.core and item.level == "mid"][:4]


def interview(log, interview_id, name, level, *, closed=True, pack_hash=PACK.sha256):
    events = [
        opened(
            interview_id=interview_id, candidate=name, pack_id="backend", pack_title=PACK.title, pack_hash=pack_hash
        ),
        ConsentGiven(notice_version="1", notice_hash="ab", purposes=("recording", "automated assessment")),
        EnginesChosen(recogniser="ear", voice="voice", director="rules", voice_activity="silero"),
    ]
    ratings = []
    for number, item in enumerate(CORE):
        answer = heard(f"u{number}", f"q{number}", f"I would say {number} things", 20.0 * number + 5)
        events += [question(f"q{number}", 20.0 * number, item_id=item.id), answer]
        ratings += [rating(f"q{number}", name, level, quote(answer, "would say")) for name in TECHNICAL]
    events += [*ratings, *([InterviewClosed(reason="complete", at_s=100.0)] if closed else [])]
    for after, event in enumerate(events):
        log.append(interview_id, event, after=after)


@pytest.fixture
def log(tmp_path):
    (tmp_path / "home").mkdir()
    events = SqliteEventLog(tmp_path / "home" / "interviews.db")
    interview(events, "aaaa-1111", "अनुष्का =Rao", 5)
    interview(events, "bbbb-2222", "=Ben", 1)
    interview(events, "cccc-3333", "Cy", 3, closed=False)
    return events


def run(tmp_path, *arguments):
    return cli.main(["compare", *arguments, "--home", str(tmp_path / "home"), "--out", str(tmp_path / "out")])


def test_all_closed_interviews_are_compared(log, tmp_path, capsys):
    assert run(tmp_path, "--excel") == 0
    said = capsys.readouterr().out
    assert "अनुष्का =Rao is clearly above =Ben." in said
    folder = tmp_path / "out" / "comparison"
    assert {file.name for file in folder.iterdir()} == {
        "comparison.html", "comparison.md", "comparison.csv", "comparison.json", "interviews.csv"
    }  # fmt: skip
    (group,) = json.loads((folder / "comparison.json").read_text(encoding="utf-8"))["groups"]
    assert [one["interview_id"] for one in group["candidates"]] == ["aaaa-1111", "bbbb-2222"]
    text = (folder / "interviews.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    names = [row["candidate"] for row in csv.DictReader(io.StringIO(text.decode("utf-8-sig")))]
    assert names == ["अनुष्का =Rao", "'=Ben"]


def test_named_interviews_are_compared_closed_or_not(log, tmp_path):
    assert run(tmp_path, "bbbb-2222", "cccc-3333", "bbbb-2222") == 0
    found = json.loads((tmp_path / "out" / "comparison" / "comparison.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in found["groups"][0]["candidates"]] == ["Cy", "=Ben"]


def test_an_unknown_interview_is_named_and_nothing_is_written(log, tmp_path, capsys):
    assert run(tmp_path, "nope") == 1
    assert "There is no interview 'nope'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_one_unreadable_interview_is_named_and_the_others_are_compared(log, tmp_path, capsys):
    interview(log, "dddd-4444", "Di", 4)
    with sqlite3.connect(tmp_path / "home" / "interviews.db") as other:
        other.execute("UPDATE events SET body = 'broken' WHERE interview_id = 'bbbb-2222' AND seq = 2")
        other.execute("UPDATE events SET at = '1999' WHERE interview_id = 'cccc-3333' AND seq = 3")
    other.close()
    assert run(tmp_path) == 1
    said = capsys.readouterr().out
    assert "bbbb-2222 is left out of the comparison" in said
    found = json.loads((tmp_path / "out" / "comparison" / "comparison.json").read_text(encoding="utf-8"))
    assert {one["interview_id"] for one in found["groups"][0]["candidates"]} == {"aaaa-1111", "dddd-4444"}
    assert run(tmp_path, "aaaa-1111", "cccc-3333", "nope") == 1
    said = capsys.readouterr().out
    assert "cccc-3333 is left out of the comparison" in said
    assert "nope is left out of the comparison" in said


def test_without_any_closed_interview_it_says_so(tmp_path, capsys):
    (tmp_path / "home").mkdir()
    SqliteEventLog(tmp_path / "home" / "interviews.db")
    assert run(tmp_path) == 1
    assert "nothing to compare" in capsys.readouterr().err
