import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.core.interviews import GENERATED, checklist_report, session_report
from tests.render.test_pdf import NAMES, interview
from voice_interviewer.core.reporting.report import build
from voice_interviewer.render import docx as module
from voice_interviewer.render.docx import docx
from voice_interviewer.render.word import directions


def written(report, the_pack, warnings=None):
    return docx(report, the_pack.rubric.thresholds, (warnings if warnings is not None else []).append)


def opened(content):
    return Document(io.BytesIO(content))


def text_of(document):
    return "\n".join("".join(node.text or "" for node in part.iter(qn("w:t"))) for part in document.element.body)


def test_headings_tables_and_properties_are_real():
    report, the_pack = interview()
    document = opened(written(report, the_pack))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Title") == 1
    chapters = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert chapters == [
        "Competencies", "What to ask next", "Before you rely on this", "The interview in time", "Scores", "Strengths",
        "Gaps", "Not evaluated", "Why this outcome", "Development plan", "Question by question", "Checklist",
        "How this was made", "Transcript",
    ]  # fmt: skip
    assert styles.count("Heading 2") == len(report.questions)
    assert styles.count("Heading 3") == sum(len(block.probes) for block in report.questions)
    assert document.core_properties.title == "Interview report: Asha Rao"
    assert document.core_properties.created.isoformat().startswith("2026-01-06T15:52:00")
    heads = document.element.findall(f".//{qn('w:tblHeader')}")
    assert len(heads) == 2


def test_it_holds_every_line_and_every_quotation_leads_to_one():
    report, the_pack = interview()
    document = opened(written(report, the_pack))
    said = text_of(document)
    for line in report.transcript.lines:
        assert line.text in said
    anchors = {link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))}
    marks = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    assert anchors
    assert anchors <= marks
    assert len(marks) == len(report.transcript.lines)


def test_pictures_say_what_they_show():
    report, the_pack = interview()
    described = [part.get("descr") for part in opened(written(report, the_pack)).element.iter(qn("wp:docPr"))]
    assert len(described) == 2
    assert "API design: 1.5 of 5" in described[0]
    assert described[1].startswith("Timeline of the interview")


def test_without_charts_the_values_stand_in_words(monkeypatch):
    def broken(printed, name):
        raise ModuleNotFoundError("No module named 'typst'")

    monkeypatch.setattr(module, "chart", broken)
    warnings = []
    document = opened(written(*interview(), warnings))
    assert "API design" in text_of(document)
    assert len(document.inline_shapes) == 0
    assert warnings
    assert all("charts could not be drawn (No module named 'typst')" in warning for warning in warnings)


@pytest.mark.parametrize("script", NAMES)
def test_names_of_any_script_survive(script):
    document = opened(written(*interview(NAMES[script])))
    assert next(part.text for part in document.paragraphs if part.style.name == "Title") == NAMES[script]


def test_what_runs_right_to_left_is_marked_so():
    document = opened(written(*interview(NAMES["arabic"])))
    title = next(part for part in document.paragraphs if part.style.name == "Title")
    assert [run.font.rtl for run in title.runs] == [True]
    assert list(directions("Dr محمد بن said שלום.")) == [
        ("Dr ", False), ("محمد بن", True), (" said ", False), ("שלום", True), (".", False)
    ]  # fmt: skip


def test_the_same_report_makes_the_same_bytes():
    report, the_pack = interview()
    first = written(report, the_pack)
    assert first == written(report, the_pack)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {module.FIXED}


def test_controls_and_broken_surrogates_are_left_out():
    assert "Asha Rao" in text_of(opened(written(*interview("Asha\x00\x07 \ud800Rao"))))


@pytest.mark.parametrize("questions", [0, 30])
def test_empty_and_long_interviews_are_written_too(questions):
    document = opened(written(*interview("W" * 300, questions=questions, rated=questions > 0)))
    assert "Transcript" in text_of(document)


@pytest.mark.parametrize("golden", [session_report, checklist_report])
def test_the_golden_interviews(golden):
    events, the_pack = golden()
    report = build(events, the_pack, generated=GENERATED)
    said = text_of(opened(written(report, the_pack)))
    assert report.figures.verdict.label in said
    assert report.figures.verdict.justification in said
