import csv
import io
from dataclasses import replace

import pytest

from tests.core.interviews import (
    GENERATED,
    beginning,
    checklist_report,
    competency,
    heard,
    item,
    log,
    opened,
    pack,
    question,
    quote,
    rating,
    session_report,
)
from voice_interviewer.core.events import InterviewClosed
from voice_interviewer.core.reporting.report import build
from voice_interviewer.render.table import MARK, safe, table


def read(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK))))


def made(interview):
    events, the_pack = interview()
    return build(events, the_pack, generated=GENERATED)


def test_one_row_for_each_interview_with_its_figures():
    session, checklist = read(table([made(session_report), made(checklist_report)]))
    assert (session["score_of_10"], session["answers_scored"], session["answers_asked"]) == ("9.1", "4", "7")
    assert (session["Technical accuracy"], session["Technical depth"]) == ("9.5", "8.0")
    assert (session["words"], session["recommendation"]) == ("1055", "none")
    assert (checklist["checklist_shown"], checklist["checklist_assessed"]) == ("4", "4")
    assert checklist["checklist_coverage_percent"] == "40"
    assert (checklist["checklist_interval_low"], checklist["checklist_interval_high"]) == ("51", "100")


def test_not_scored_0_not_asked_and_not_in_this_role_are_words_of_their_own():
    the_pack = pack(
        [item("i1", competency="a", checklist=["x"]), item("i2", competency="b", checklist=["y"])],
        ["x", "y", "z"],
        [competency("a"), competency("b"), competency("c")],
    )
    answers = [heard("u1", "q1", "I add an index", 5.0), heard("u2", "q2", "I do not know", 25.0)]
    events = log(
        *beginning(), question("q1", 0.0, item_id="i1"), answers[0], question("q2", 20.0, item_id="i2"), answers[1],
        rating("q1", "depth", 4, quote(answers[0], "add an index")),
        rating("q1", "checklist:x", None, quote(answers[0], "add an index"), status="0"),
        InterviewClosed(reason="complete", at_s=60.0),
    )  # fmt: skip
    first, second = read(table([build(events, the_pack, generated=GENERATED), made(checklist_report)]))
    assert [first[f"level: {name}"] for name in "ABC"] == ["4.0", "not scored", "not asked"]
    assert [first[f"checklist:{name}"] for name in "xyz"] == ["0", "not scored", "N/A"]
    assert first["Technical accuracy"] == "not scored"
    assert first["Situation"] == "not asked"
    assert second["level: A"] == second["checklist:x"] == "not in this role"
    assert second["score_of_10"] == "not scored"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t=", "\r@", "\n+", "＝"])
def test_no_cell_is_a_formula(start):
    name = f'{start}HYPERLINK("http://x","y")'
    report = made(checklist_report)
    report = replace(report, metadata=replace(report.metadata, candidate=name))
    (row,) = read(table([report]))
    assert row["candidate"].startswith("'")
    assert "HYPERLINK" in row["candidate"]


def test_numbers_stay_numbers():
    assert safe(-3) == "-3"


def test_names_of_any_script_and_line_breaks_survive():
    name = "अनुष्का, محمد “張偉” 👩🏽‍💻\nsecond line"
    events, the_pack = checklist_report()
    events[0] = replace(events[0], event=opened(candidate=name))
    text = table([build(events, the_pack, generated=GENERATED)])
    (row,) = read(text)
    assert row["candidate"] == name.replace("\n", " ")
    assert text.count("\n") == 2


def test_the_mark_for_excel_comes_first():
    report = made(checklist_report)
    assert table([report], excel=True).encode().startswith(b"\xef\xbb\xbfinterview,")
    assert table([report], excel=True) == MARK + table([report])


def test_nothing_at_all_is_an_empty_table():
    assert read(table([])) == []
