import errno
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.interviews import GENERATED, beginning, heard, item, log, opened, pack, question, quote, rating
from voice_interviewer import render
from voice_interviewer.core.checking.report_check import ReportMismatch
from voice_interviewer.core.events import InterviewClosed, PhraseRecorded
from voice_interviewer.core.reporting.report import build
from voice_interviewer.render.folder import ExportFailed, export, folder_name

ANSWER = heard("u1", "q1", "I add an index and I measure the query", 5.0)
PACK = pack([item("i1", checklist=["a"])], ["a"])
EVENTS = log(
    *beginning(),
    question("q1", 1.0, item_id="i1"),
    PhraseRecorded(utterance_id="u1", question_id="q1", start_s=4.5, end_s=9.0, audio="u1.flac", sha256="ab"),
    ANSWER,
    InterviewClosed(reason="complete", at_s=60.0),
    rating("q1", "depth", 4, quote(ANSWER, "measure the query")),
)
FILES = {
    "report.html", "report.json", "figures.csv",
    "session.txt", "session.md", "session.json",
    "checklist.txt", "checklist.md", "checklist.json",
    "card.txt", "card.md", "card.json",
    "transcript.txt", "transcript.md", "transcript.json", "transcript.srt", "transcript.vtt",
}  # fmt: skip
PRINTED = {"report.pdf", "report.docx"}


@pytest.fixture
def report():
    return build(EVENTS, PACK, generated=GENERATED)


def test_one_folder_holds_every_file(report, tmp_path):
    folder = export(report, EVENTS, PACK, tmp_path / "reports")
    assert folder == tmp_path / "reports" / "20260106-154814-iv1"
    assert {file.name for file in folder.iterdir()} == FILES | PRINTED
    assert [entry.name for entry in folder.parent.iterdir()] == [folder.name]
    for name in FILES:
        assert (folder / name).read_bytes().decode("utf-8")


def test_writing_again_replaces_the_files_and_keeps_what_others_put_there(report, tmp_path):
    folder = export(report, EVENTS, PACK, tmp_path)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    (folder / "notes.txt").write_text("mine")
    (folder / "report.json").write_text("old")
    assert export(report, EVENTS, PACK, tmp_path) == folder
    after = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert after.pop("notes.txt") == b"mine"
    assert after == before


def test_the_folder_is_named_by_the_local_start():
    abroad = [replace(EVENTS[0], event=opened(time_zone="Asia/Kolkata", interview_id="a/../b c")), *EVENTS[1:]]
    assert folder_name(build(abroad, PACK, generated=GENERATED)) == "20260106-211814-a-b-c"
    lost = [replace(EVENTS[0], event=opened(time_zone="Mars/Olympus")), *EVENTS[1:]]
    assert folder_name(build(lost, PACK, generated=GENERATED)).startswith("20260106-154814-")


def test_a_report_that_does_not_follow_from_its_log_is_not_written(report, tmp_path):
    forged = replace(report, figures=replace(report.figures, scored=7))
    with pytest.raises(ReportMismatch, match=r"figures\.scored: the report says 7, the log says 1"):
        export(forged, EVENTS, PACK, tmp_path / "reports")
    assert not (tmp_path / "reports").exists()


def test_a_full_disk_leaves_nothing_half_written(report, tmp_path, monkeypatch):
    real = Path.open

    def full(self, *args, **more):
        if self.name == "session.txt":
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, *args, **more)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(ExportFailed, match=r"No space left on device.*--out"):
        export(report, EVENTS, PACK, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_an_older_export_as_it_was(report, tmp_path, monkeypatch):
    folder = export(report, EVENTS, PACK, tmp_path)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    monkeypatch.setattr(Path, "open", lambda self, *args, **more: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(ExportFailed):
        export(report, EVENTS, PACK, tmp_path)
    monkeypatch.undo()
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_place_that_cannot_hold_a_folder_is_said_plainly(report, tmp_path):
    (tmp_path / "reports").write_text("a file")
    with pytest.raises(ExportFailed, match="could not be written"):
        export(report, EVENTS, PACK, tmp_path / "reports")


def test_audio_is_linked_from_the_folder_at_its_second(report, tmp_path):
    store = tmp_path / "interviews" / "sound #1"
    store.mkdir(parents=True)
    (store / "u1.flac").write_bytes(b"fLaC")
    folder = export(report, EVENTS, PACK, tmp_path / "reports", audio=lambda reference: store / reference)
    page = (folder / "report.html").read_text(encoding="utf-8")
    # "measure the query" begins 2.4 s into the words, which begin 0.5 s into the recording
    assert 'href="../../interviews/sound%20%231/u1.flac#t=2.90,4.10"' in page


def test_recordings_that_are_gone_are_not_linked(report, tmp_path):
    folder = export(report, EVENTS, PACK, tmp_path, audio=lambda reference: tmp_path / reference)
    assert "u1.flac" not in (folder / "report.html").read_text(encoding="utf-8")


def _break(monkeypatch, error):
    def broken(report, thresholds, warn):
        raise error

    monkeypatch.setitem(render.PRINTED, "report.pdf", broken)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ModuleNotFoundError("No module named 'typst'", name="typst"), "pip install typst"),
        (ModuleNotFoundError("No module named 'docx'", name="docx"), "pip install python-docx"),
        (RuntimeError("unknown variable: x\nhint: y"), "report.pdf was not written: unknown variable: x. The other"),
        (RuntimeError(), "report.pdf was not written: RuntimeError."),
    ],
)
def test_a_printed_form_that_fails_costs_the_others_nothing_and_is_told(report, tmp_path, monkeypatch, error, said):
    _break(monkeypatch, error)
    cautions = []
    folder = export(report, EVENTS, PACK, tmp_path, warn=cautions.append)
    assert {file.name for file in folder.iterdir()} == FILES | {"report.docx"}
    assert [said in caution for caution in cautions] == [True]


def test_an_older_pdf_does_not_stay_beside_a_newer_report(report, tmp_path, monkeypatch):
    folder = export(report, EVENTS, PACK, tmp_path)
    assert (folder / "report.pdf").exists()
    _break(monkeypatch, RuntimeError("no"))
    export(report, EVENTS, PACK, tmp_path)
    assert not (folder / "report.pdf").exists()
    assert (folder / "report.docx").exists()
