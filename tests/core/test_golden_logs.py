"""Whole interviews of the past, folded again in every run: they must stay readable and mean the same."""

import json
import runpy
from pathlib import Path

import pytest

from voice_interviewer.adapters.event_log import chain
from voice_interviewer.codec import UnreadableEvent
from voice_interviewer.core.checking.report_check import check
from voice_interviewer.core.reporting.report import build, document
from voice_interviewer.core.state import replay
from voice_interviewer.log_lines import dump, load
from voice_interviewer.packs import read_pack
from voice_interviewer.render import PRINTED
from voice_interviewer.render.folder import export
from voice_interviewer.render.verification import verify

LOGS = Path(__file__).parents[1] / "logs"
SAMPLES = Path(__file__).parents[2] / "reports" / "samples"
NAMES = sorted(path.stem for path in LOGS.glob("*.jsonl"))
PACK = read_pack(LOGS / "pack")
GENERATED = "2026-03-20T00:00:00+00:00"


def log_of(name):
    return load((LOGS / f"{name}.jsonl").read_text(encoding="utf-8"))


def report_of(name, **more):
    return build(log_of(name), PACK, generated=GENERATED, **more)


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_log_reads_and_keeps_its_chain(name):
    text = (LOGS / f"{name}.jsonl").read_text(encoding="utf-8")
    log, link = load(text), ""
    for place, (recorded, line) in enumerate(zip(log, text.splitlines(), strict=True), start=1):
        # the link is over the text as it was written: fields that came later are not in it
        link = chain(link, name, place, recorded.at, line.split('"event":', 1)[1][:-1])
        assert (recorded.seq, recorded.hash) == (place, link)
    assert load(dump(log)) == log
    assert replay(log).closed is not None


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_log_gives_a_report_that_verifies(name, tmp_path):
    log = log_of(name)
    for grading in report_of(name).metadata.gradings:
        report = report_of(name, grading=grading)
        assert check(document(report), log, PACK) == ()
        folder = export(report, log, PACK, tmp_path)
        stated = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        assert verify(stated, log, PACK).mismatches == ()


def test_the_interview_that_went_well():
    numbers = report_of("sample").figures
    assert (numbers.asked, numbers.scored, str(numbers.score)) == (9, 9, "8.0")
    assert [block.author for block in report_of("sample").questions].count("model") == 1
    assert numbers.statistics.probes == 3
    assert numbers.verdict.label == "Yes"


def test_the_interview_that_was_broken_off():
    report = report_of("broken-off")
    assert report.metadata.candidate == "شريف عبد الله"
    assert report.figures.verdict.label == "Inconclusive (Insufficient Coverage)"
    assert any("resumed once" in caution for caution in report.cautions)
    assert [line.via for line in report.transcript.lines].count("typed") == 1


def test_a_grader_that_lies_gains_nothing_and_both_gradings_stay():
    report = report_of("second-opinion")
    assert report.metadata.gradings == ("embedded", "careless")
    assert report.metadata.grading == "careless"
    for block in report.questions:
        levels = {rating.criterion: rating.level for rating in block.ratings}
        assert levels["accuracy"] is levels["depth"] is levels["clarity"] is None
    honest = report_of("second-opinion", grading="embedded")
    # the injected instruction is said in the second utterance, and is no evidence for anything
    quotes = [piece.quote for rating in honest.questions[1].ratings for piece in rating.evidence]
    assert quotes
    assert not any("full marks" in quote for quote in quotes)


def test_a_line_that_is_no_event_is_named():
    with pytest.raises(UnreadableEvent, match="line 2"):
        load((LOGS / "sample.jsonl").read_text(encoding="utf-8").splitlines()[0] + "\n{}\n")


def test_the_committed_sample_report_is_what_the_command_makes(tmp_path):
    made = runpy.run_path(str(SAMPLES / "make.py"))["make"](tmp_path)
    committed = SAMPLES / made.name
    assert sorted(file.name for file in made.iterdir()) == sorted(file.name for file in committed.iterdir())
    for file in made.iterdir():
        if file.name in PRINTED:
            continue  # their bytes change with typst and python-docx; tests of their own read them
        assert (committed / file.name).read_text(encoding="utf-8") == file.read_text(encoding="utf-8"), (
            f"{file.name} changed: look at it, then run python reports/samples/make.py"
        )
