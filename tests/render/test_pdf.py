import json
import re
import shutil
import subprocess
from dataclasses import replace
from importlib.resources import files

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
from voice_interviewer.core.events import AnswerRated, InterviewClosed
from voice_interviewer.core.reporting.report import build
from voice_interviewer.render import pdf as module
from voice_interviewer.render.paper import paper
from voice_interviewer.render.paper.whole import shortened
from voice_interviewer.render.pdf import chart, pdf

NAMES = {
    "devanagari": "श्रीमती अनुष्का कृष्णमूर्ति",
    "arabic": "محمد بن عبد الله",
    "hebrew": "יעל כהן",
    "han": "歐陽娜娜 张伟 山田太郎",
    "hangul": "김민수",
    "emoji": "Asha 👩🏽‍💻🚀",
    "typst": '#read("/etc/passwd") $x$ *b* _i_ @a <x> // [c] \\u{41}',
}


def interview(name="Asha Rao", *, questions=2, rated=True):
    """An interview with follow-ups, a checklist and competencies; `rated` or not at all."""
    the_pack = pack(
        [item(f"i{number}", checklist=["a"], competency="api") for number in range(questions)],
        ["a", "b"],
        [competency("api", "API design"), competency("data", "Data")],
    )
    events, ratings = beginning(), []
    events[0] = opened(candidate=name)
    for number in range(questions):
        answer = heard(f"u{number}", f"q{number}", f"I add index {number} and I measure the query", 60.0 * number + 5)
        probed = heard(f"p{number}", f"q{number}p", "because it was slow", 60.0 * number + 35)
        events += [
            question(f"q{number}", 60.0 * number, item_id=f"i{number}"),
            answer,
            question(f"q{number}p", 60.0 * number + 30, form="probe", parent_id=f"q{number}", item_id=f"i{number}"),
            probed,
        ]
        ratings += [
            rating(f"q{number}", "depth", 1 + number % 5, quote(answer, "measure the query")),
            rating(f"q{number}", "checklist:a", None, quote(answer, "measure the query"), status="1"),
        ]
    events += [*(ratings if rated else []), InterviewClosed(reason="complete", at_s=60.0 * max(questions, 1))]
    return build(log(*events), the_pack, generated=GENERATED), the_pack


def written(report, the_pack, warnings=None):
    return pdf(report, the_pack.rubric.thresholds, (warnings if warnings is not None else []).append)


@pytest.fixture
def read(tmp_path):
    """Text and facts of a PDF, by poppler."""
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed")

    def run(content):
        place = tmp_path / "report.pdf"
        place.write_bytes(content)
        tool = [shutil.which("pdftotext"), "-layout", str(place), "-"]
        text = subprocess.run(tool, check=True, capture_output=True).stdout.decode()
        facts = subprocess.run([shutil.which("pdfinfo"), str(place)], check=True, capture_output=True).stdout.decode()
        return " ".join(text.split()), dict(re.findall(r"^(.+?):\s+(.*)$", facts, re.MULTILINE))

    return run


def test_it_is_tagged_titled_and_says_what_the_report_says(read):
    report, the_pack = interview()
    text, facts = read(written(report, the_pack))
    assert facts["Title"] == "Interview report: Asha Rao"
    assert facts["Tagged"] == "yes"
    for part in (
        "Asha Rao",
        report.figures.verdict.justification,
        "[00:",
        "“measure the query”",
        "Entry a",
        "Page 1 of",
    ):
        assert part in text
    for line in report.transcript.lines:
        assert " ".join(line.text.split()) in text


def test_it_declares_pdf_ua_and_gives_each_chart_its_words():
    report, the_pack = interview()
    content = written(report, the_pack)
    assert b"pdfuaid" in content
    printed = paper(report, the_pack.rubric.thresholds)
    assert "API design: 1.5 of 5; Data: not asked" in printed.competencies_text
    assert printed.timeline.text.startswith("Timeline of the interview: 2 questions in 02:00")


def test_the_same_report_makes_the_same_bytes():
    report, the_pack = interview()
    assert written(report, the_pack) == written(report, the_pack)


@pytest.mark.parametrize("script", NAMES)
def test_names_of_these_scripts_need_no_font_of_the_machine(script, monkeypatch):
    import typst

    tries = []
    real = typst.compile

    def counted(*args, **more):
        tries.append(more["ignore_system_fonts"])
        return real(*args, **more)

    monkeypatch.setattr(typst, "compile", counted)
    warnings = []
    assert written(*interview(NAMES[script]), warnings).startswith(b"%PDF")
    assert tries == [True]
    assert warnings == []


def test_the_name_is_text_and_never_markup(read):
    text, _ = read(written(*interview(NAMES["typst"])))
    assert '#read("/etc/passwd") $x$ *b* _i_ @a <x> // [c] \\u{41}' in text
    assert "root:" not in text


def test_a_character_without_a_font_is_told_and_the_rest_still_printed(read):
    warnings = []
    text, facts = read(written(*interview("Asha \U0010fffd Rao"), warnings))
    assert [warning.startswith("report.pdf: no font") for warning in warnings] == [True]
    assert "Recommendation" in text or "Inconclusive" in text
    assert facts["Tagged"] == "yes"


def test_controls_and_broken_surrogates_are_left_out(read):
    text, _ = read(written(*interview("Asha\x00\x07 \ud800Rao")))
    assert "Asha Rao" in text


def test_any_other_fault_of_the_template_is_raised(monkeypatch):
    import typst

    monkeypatch.setattr(module, "FONTS", (3,))
    with pytest.raises(typst.TypstError):
        written(*interview())


@pytest.mark.parametrize(
    "case",
    [
        lambda: interview(questions=0),
        lambda: interview(questions=30),
        lambda: interview(rated=False),
        lambda: interview("W" * 300),
        lambda: interview(""),
    ],
)
def test_empty_long_and_unrated_interviews_are_printed_too(case, read):
    text, facts = read(written(*case()))
    assert int(facts["Pages"]) < 40
    assert "Transcript" in text


@pytest.mark.parametrize("golden", [session_report, checklist_report])
def test_the_golden_interviews(golden, read):
    events, the_pack = golden()
    report = build(events, the_pack, generated=GENERATED)
    text, _ = read(written(report, the_pack))
    assert report.figures.verdict.label in text
    unrated = [entry for entry in events if not isinstance(entry.event, AnswerRated)]
    text, _ = read(written(build(unrated, the_pack, generated=GENERATED), the_pack))
    assert "not scored" in text


def test_what_is_taller_than_a_page_goes_on_over_the_next(read):
    report, the_pack = interview()
    tall = " ".join(f"word{number}" for number in range(3000)) + " end"
    block = report.questions[0]
    graded = replace(block, ratings=tuple(replace(rated, reason=f"{tall} of-rating") for rated in block.ratings))
    checklist = replace(
        report.figures.checklist,
        lines=tuple(replace(line, reason=f"{tall} of-entry") for line in report.figures.checklist.lines),
    )
    long = replace(report, blocks=(graded, *report.blocks[1:]), figures=replace(report.figures, checklist=checklist))
    text, _ = read(written(long, the_pack))
    assert "end of-rating" in text
    assert "end of-entry" in text
    assert text.count("word2999") >= 3


def test_a_right_to_left_interview_keeps_the_layout(read):
    report, the_pack = interview(NAMES["arabic"])
    spoken = replace(report, transcript=replace(report.transcript, language="ar"))
    text, facts = read(written(spoken, the_pack))
    assert facts["Tagged"] == "yes"
    assert "Question by question" in text


def test_long_words_may_break_but_not_inside_a_composed_character():
    broken = module._breakable({"text": "x" * 60 + " short", "line": "y" * 60, "lines": ["z" * 60]})
    assert broken["text"].replace("\u200b", "") == "x" * 60 + " short"
    assert max(map(len, re.split(r"[\u200b ]", broken["text"]))) <= module.UNBROKEN
    assert (broken["line"], broken["lines"]) == ("y" * 60, ["z" * 60])
    marks = "e\u0301" * 40
    assert "\u200b\u0301" not in module._breakable(marks)


def test_the_header_is_cut_at_whole_characters():
    assert shortened("short", 10) == "short"
    assert shortened("abcde\u0301\u0301f", 7) == "abcd…"
    assert len(shortened("अ" * 100, 20)) == 20


def test_the_charts_as_pictures():
    report, the_pack = interview()
    printed = paper(report, the_pack.rubric.thresholds)
    for name in ("bars", "timeline"):
        assert chart(printed, name).startswith(b"\x89PNG")
    assert chart(printed, "bars") != chart(replace(printed, competencies=printed.competencies[:1]), "bars")


def test_every_font_has_its_licence_beside_it():
    folder = files("voice_interviewer.render") / "fonts"
    licence = (folder / "OFL.txt").read_text(encoding="utf-8")
    fonts = [file.name for file in folder.iterdir() if file.name.endswith(".ttf")]
    assert len(fonts) >= len(module.FONTS)
    assert all(font in licence for font in fonts)
    assert "SIL OPEN FONT LICENSE" in licence
    assert sum(len((folder / font).read_bytes()) for font in fonts) < 6.2e6


def test_the_template_gets_plain_json():
    report, the_pack = interview()
    data = module._data(paper(report, the_pack.rubric.thresholds))
    assert json.loads(json.dumps(data)) == data
