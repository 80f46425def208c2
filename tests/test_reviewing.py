"""The commands of a review, from a finished interview on disk to its report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.core.interviews import heard, opened, question
from voice_interviewer import cli
from voice_interviewer.adapters.event_log import SqliteEventLog
from voice_interviewer.core.consent import NotAgreed
from voice_interviewer.core.events import (
    AnswerRated,
    ConsentGiven,
    ConsentWithdrawn,
    EnginesChosen,
    Event,
    InterviewClosed,
    ReportViewed,
)
from voice_interviewer.grader import EmbeddedGrader, grade
from voice_interviewer.packs import find_pack, read_pack

PACK = read_pack(find_pack("backend"))
ITEM = next(item for item in PACK.bank.items if item.core and item.kind == "technical" and item.checklist)
ANSWER = heard("q1-u1", "q1", f"I would say this: {' '.join(ITEM.expects)}", 65.0)


@pytest.fixture
def log(tmp_path: Path) -> SqliteEventLog:
    """One interview that has come to its end."""
    (tmp_path / "home").mkdir()
    found = SqliteEventLog(tmp_path / "home" / "interviews.db")
    events = (
        opened(interview_id="aaaa-1111", pack_id="backend", pack_title=PACK.title, pack_hash=PACK.sha256),
        ConsentGiven(notice_version="1", notice_hash="ab", purposes=("recording", "automated assessment")),
        EnginesChosen(recogniser="ear", voice="voice", director="rules", voice_activity="silero"),
        question("q1", 60.0, item_id=ITEM.id),
        ANSWER,
        InterviewClosed(reason="complete", at_s=200.0),
    )
    for after, event in enumerate(events):
        found.append("aaaa-1111", event, after=after)
    return found


def run(tmp_path: Path, *arguments: str) -> int:
    places = ("--home", str(tmp_path / "home"))
    if arguments[0] in ("report", "regrade"):
        places += ("--out", str(tmp_path / "out"))
    return cli.main([*arguments, *places])


def report(tmp_path: Path) -> dict[str, Any]:
    assert run(tmp_path, "report", "aaaa-1111") == 0
    (path,) = (tmp_path / "out").glob("*/report.json")
    stated: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return stated


def add(log: SqliteEventLog, event: Event) -> None:
    log.append("aaaa-1111", event, after=len(log.read("aaaa-1111")))


def ratings(log: SqliteEventLog) -> list[str]:
    return [r.event.grading for r in log.read("aaaa-1111") if isinstance(r.event, AnswerRated)]


def test_a_correction_is_graded_again_with_the_next_report(
    log: SqliteEventLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = report(tmp_path)
    assert before["figures"]["score"] == 10.0
    said = ("correct", "aaaa-1111", "01:05", "I do not know.", "--by", "Kim Lee", "--reason", "I listened")
    assert run(tmp_path, *said) == 0
    assert "voice-interviewer report aaaa-1111" in capsys.readouterr().out
    after = report(tmp_path)
    assert after["figures"]["score"] == 2.0
    assert after["metadata"]["gradings"] == ["embedded", "embedded 2"]
    line = next(line for line in after["transcript"]["lines"] if line["speaker"] == "candidate")
    assert (line["text"], line["recognised"]) == ("I do not know.", ANSWER.text)
    assert report(tmp_path)["metadata"]["gradings"] == ["embedded", "embedded 2"]


def test_a_rating_a_comment_a_contest_and_a_decision_stand_in_the_report(log: SqliteEventLog, tmp_path: Path) -> None:
    report(tmp_path)
    by = ("--by", "Kim Lee", "--reason", "as said")
    assert run(tmp_path, "override", "aaaa-1111", "1", "accuracy", "3", *by) == 0
    assert run(tmp_path, "override", "aaaa-1111", "1", f"checklist:{ITEM.checklist[0]}", "0", *by) == 0
    assert run(tmp_path, "override", "aaaa-1111", "q1", "completeness", "none", *by) == 0
    assert run(tmp_path, "comment", "aaaa-1111", "Look again.", "--by", "Kim Lee", "--question", "1") == 0
    assert run(tmp_path, "contest", "aaaa-1111", "I was misheard.") == 0
    assert report(tmp_path)["review"]["waiting"][0]["about"] == "contest"
    assert run(tmp_path, "decide", "aaaa-1111", "hold", *by) == 0
    stated = report(tmp_path)
    assert stated["figures"]["score"] == 6.0
    assert stated["review"]["waiting"] == []
    assert [entry["decision"] for entry in stated["review"]["decisions"]] == ["hold"]
    assert [entry["question_id"] for entry in stated["review"]["comments"]] == ["q1"]
    found = {rating["criterion"]: rating for rating in stated["blocks"][0]["ratings"]}
    assert (found["accuracy"]["level"], found["accuracy"]["rated_by"]) == (3.0, "Kim Lee")
    assert (found["completeness"]["level"], found["completeness"]["original"]["level"]) == (None, 5.0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("correct", "aaaa-1111", "u9", "x", "--by", "Kim"), "There is no utterance 'u9'"),
        (("correct", "aaaa-1111", "q1-u1", ANSWER.text, "--by", "Kim"), "nothing to correct"),
        (("override", "aaaa-1111", "1", "charm", "3", "--by", "Kim", "--reason", "so"), "It is rated on: accuracy"),
        (("override", "aaaa-1111", "1", "depth", "6", "--by", "Kim", "--reason", "so"), "no level"),
        (("override", "aaaa-1111", "1", "depth", "3", "--by", "Kim", "--reason", " "), "Give a reason"),
        (("comment", "aaaa-1111", " ", "--by", "Kim"), "Give the comment"),
        (("decide", "none-here", "hold", "--by", "Kim", "--reason", "so"), "There is no interview"),
    ],
)
def test_what_is_refused_is_one_line_and_writes_nothing(
    arguments: tuple[str, ...], said: str, log: SqliteEventLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = log.read("aaaa-1111")
    assert run(tmp_path, *arguments) == 1
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert log.read("aaaa-1111") == before


def test_without_consent_nothing_is_graded_and_the_report_says_so(
    log: SqliteEventLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(log, ConsentWithdrawn(purposes=("automated assessment",)))
    stated = report(tmp_path)
    assert ratings(log) == []
    assert stated["figures"]["verdict"]["label"] == "Not Assessed"
    assert "withdrew consent" in capsys.readouterr().out
    assert run(tmp_path, "regrade", "aaaa-1111", "--embedded") == 1
    assert "withdrew consent" in capsys.readouterr().err
    assert ratings(log) == []
    with pytest.raises(NotAgreed):
        grade(log.read("aaaa-1111"), PACK, EmbeddedGrader())


def test_withdrawing_later_hides_the_ratings_that_there_are(log: SqliteEventLog, tmp_path: Path) -> None:
    assert report(tmp_path)["figures"]["score"] == 10.0
    add(log, ConsentWithdrawn(purposes=()))
    stated = report(tmp_path)
    assert stated["figures"]["score"] is None
    assert stated["review"]["assessment"] == "withdrawn"
    assert all(rating["level"] is None for rating in stated["blocks"][0]["ratings"])


def test_verify_warns_where_a_report_no_longer_shows_how_things_stand(
    log: SqliteEventLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report(tmp_path)
    (path,) = (tmp_path / "out").glob("*/report.json")
    add(log, ReportViewed(by="Kim Lee", form="pdf", via="terminal"))
    capsys.readouterr()
    assert run(tmp_path, "verify", str(path)) == 0
    told = capsys.readouterr().out
    assert "follows from the log" in told
    assert "no longer" not in told
    assert run(tmp_path, "correct", "aaaa-1111", "q1-u1", "Something else.", "--by", "Kim Lee") == 0
    assert run(tmp_path, "verify", str(path)) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "an utterance was corrected: it no longer shows how things stand" in told
    assert "voice-interviewer report aaaa-1111" in told
