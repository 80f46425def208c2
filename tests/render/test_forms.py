import json
import re
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
from voice_interviewer.core.events import ConsentGiven, Fact, InterviewClosed, ProfileDrawn, QuestionAsked
from voice_interviewer.core.reporting.report import build
from voice_interviewer.render import FORMS, REPORTS, summary_line
from voice_interviewer.render.elements import excerpt
from voice_interviewer.render.html import html
from voice_interviewer.render.moments import minutes, wall
from voice_interviewer.render.paper import paper
from voice_interviewer.render.wording import NOTHING_ASSESSED

NAMES = ["अनन्या राव", "شريف عبد الله", "李雷", "O’Brien “Ace” 🎧", "Łukasz Żółć"]


def report_of(interview):
    events, with_pack = interview
    return build(events, with_pack, generated=GENERATED)


def hostile(name="Eve <script>alert(1)</script>"):
    said = heard("u1", "q1", '<img src=x onerror="alert(2)"> and *bold* | pipe # head', 5.0)
    events = [opened(candidate=name), *beginning()[1:]]
    events += [
        QuestionAsked(question_id="q1", text="Is <b>this</b> *safe*?", form="main", at_s=1.0, item_id="i1"),
        said,
        rating("q1", "depth", 4, quote(said, "<img src=x"), reason="<i>because</i>", flags=("a <flag>",)),
        rating("q1", "checklist:a", None, quote(said, "and *bold*"), status="1"),
    ]
    return build(
        log(*events, InterviewClosed(reason="complete", at_s=30.0)),
        pack([item("i1", checklist=["a"], title="T <u>x</u>")], ["a"]),
        generated=GENERATED,
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_name_survives_in_every_file(name):
    found = hostile(name)
    for file, render in REPORTS.items():
        text = render(found)
        assert name in text.replace("\\", ""), file
        assert text.encode("utf-8").decode("utf-8") == text
    assert name in html(found, {}, pack().rubric.thresholds).replace("&quot;", '"')


def test_the_session_form_has_all_its_parts():
    text = REPORTS["session.txt"](report_of(session_report()))
    for part in (
        "INTERVIEW METADATA", "CANDIDATE PROFILE", "INTERVIEW STATISTICS", "OVERALL PERFORMANCE",
        "DETAILED SCORE BREAKDOWN", "ASSESSMENT SUMMARY", "QUESTION BY QUESTION", "Introduction", "RECOMMENDATION",
        "DEVELOPMENT PLAN", "END OF REPORT",
    ):  # fmt: skip
        assert part in text, part
    for line in (
        "Start: 2026-01-06 15:48:14 UTC",
        "Duration: 3.7 min",
        "Final score: 9.1/10",
        "Answers scored: 4 of 7 (57%), scoring incomplete",
        "Performance level: not stated",
        "Words in answers: 1055",
        "Average answer: 151 words",
        "Technical depth: 8.0/10 (4 of 7 answers)",
        "Speech rate: 316 words/min",
    ):
        assert line in re.sub(r":  +", ": ", text), line
    assert "None. Inconclusive (Scoring Incomplete)." in text
    assert "5.5" not in text.replace("Neutral from 5.5", "")


def test_the_checklist_form_has_the_golden_numbers():
    text = re.sub(r" {2,}", " ", REPORTS["checklist.txt"](report_of(checklist_report())))
    for line in (
        "Final score: 4 / 4",
        "Performance: 100%",
        "95% interval: 51-100%",
        "Coverage: 4 / 10 (40%)",
        "Inconclusive (Insufficient Coverage)",
        "4 of 10 checklist entries could be assessed (40%). A verdict needs at least 6.",
        "None: no assessed entry was missing from an answer.",
        "[00:05] Candidate: “use approach”",
        "No question asked about this.",
    ):
        assert line in text, line


def test_the_introduction_shows_its_facts_with_quotations():
    said = heard("u0", "q0", "I have four years with Python", 2.0)
    facts = (
        Fact(name="years", value="4", quote="four years", utterance_id="u0", start_s=2.8),
        Fact(name="skill", value="Python", quote="with Python", utterance_id="u0", start_s=2.8),
        Fact(name="skill", value="Kafka", quote="years", utterance_id="u0", start_s=2.8, status="mentioned"),
    )
    drawn = ProfileDrawn(facts=facts, area="backend", level="expert", years=4)
    events = log(*beginning(), question("q0", 1.0, form="introduction"), said, drawn)
    found = build(events, pack([item("i1", checklist=["a"])], ["a"]), generated=GENERATED)
    told = REPORTS["session.txt"](found)
    assert "• years: 4 [00:02] “four years”" in told
    assert "• skill: Kafka (named, not claimed)" in told
    assert re.search(r"Skills: +Python\n", told)
    assert "<td>Kafka (named, not claimed)</td>" in html(found, {}, pack().rubric.thresholds)
    assert "Chosen for the role of Backend Engineer at expert level and 4 years of experience" in REPORTS[
        "checklist.txt"
    ](found)


def test_the_card_maps_levels_to_a_recommendation():
    answer = heard("u1", "q1", "I add an index", 5.0)
    events = [
        *beginning(),
        question("q1", 1.0, item_id="i1"),
        answer,
        rating("q1", "depth", 4.5, quote(answer, "index")),
    ]
    found = build(
        log(*events),
        pack([item("i1", competency="db")], competencies=[competency("db", "Databases")]),
        generated=GENERATED,
    )
    text = re.sub(r" {2,}", " ", REPORTS["card.txt"](found))
    assert "Databases: 4.5" in text
    assert "Strong Yes" in text
    assert "twice the mean level" in text


@pytest.mark.parametrize("file", [name for name in REPORTS if name.endswith(".json")])
def test_json_files_carry_the_schema_version_and_no_nan(file):
    found = json.loads(REPORTS[file](report_of(session_report())), parse_constant=pytest.fail)
    assert found["schema_version"] == "1.1"


@pytest.mark.parametrize("form", FORMS)
def test_text_is_wrapped_and_nothing_is_empty(form):
    for interview in (session_report(), checklist_report()):
        text = REPORTS[f"{form}.txt"](report_of(interview))
        assert max(len(line) for line in text.splitlines()) <= 100
        assert not re.search(r"^\s*[•*-]\s*$|^\s*\d+\.\s*$", text, re.MULTILINE)
        assert not re.search(r"[:(] *None\b", text)
        assert "Decimal(" not in text
        assert "Fraction(" not in text


@pytest.mark.parametrize("form", FORMS)
def test_markdown_never_turns_an_answer_into_markup(form):
    text = REPORTS[f"{form}.md"](hostile())
    assert "<script" not in text.replace("\\<", "")
    assert "<img" not in text.replace("\\<", "")
    assert "*bold*" not in text.replace("\\*", "")


def test_the_console_line():
    line = summary_line(report_of(session_report()), "reports/x")
    assert line == (
        "Score 9.1/10 (4 of 7 answers scored). Outcome: Inconclusive (Scoring Incomplete). Report: reports/x"
    )
    nothing = build(log(opened()), pack(), generated=GENERATED)
    assert summary_line(nothing) == "No score. Outcome: Inconclusive (Scoring Incomplete)."


def test_html_escapes_everything_and_needs_nothing_from_outside():
    page = html(hostile(), {}, pack().rubric.thresholds)
    body = page.split("<body>")[1].split("<script>")[0]
    for tag in ("<script", "<img", "<b>this", "<i>because", "<flag", "<u>"):
        assert tag not in body
    assert "&lt;script&gt;" in page
    assert not re.search(r"(?:src|href)=[\"'](?:https?:)?//", page)
    assert "url(" not in page
    assert page.count("<script>") == page.count("</script>") == 1


def test_html_shows_every_rating_with_its_quotation_and_second():
    found = report_of(session_report())
    page = html(found, {}, pack().rubric.thresholds)
    assert "Inconclusive (Scoring Incomplete)" in page
    for block in found.questions:
        assert f'id="{block.question_id}"' in page
    for line in found.transcript.lines:
        if line.speaker == "candidate":
            assert f'id="line-{line.line_id}"' in page
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r'id="([^"]+)"', page))
    assert len(re.findall(r'id="([^"]+)"', page)) == len(set(re.findall(r'id="([^"]+)"', page)))


def test_html_of_an_interview_of_nothing():
    page = html(build(log(opened()), pack(), generated=GENERATED), {}, pack().rubric.thresholds)
    assert "Nothing was said." in page


@pytest.mark.parametrize(("seconds", "shown"), [(223, "3.7 min"), (0, "0.0 min"), (2700, "45.0 min"), (3, "0.1 min")])
def test_minutes_round_half_up(seconds, shown):
    assert minutes(seconds) == shown


def test_wall_clock_in_the_interviews_zone():
    assert wall("2026-01-06T15:48:14+00:00", "Europe/Berlin") == "2026-01-06 16:48:14 CET"
    assert wall("2026-01-06T15:48:14Z", "UTC") == "2026-01-06 15:48:14 UTC"
    assert wall("some day", "UTC") == "some day"


def test_long_quotations_are_cut_at_a_word():
    assert excerpt("one two three", 2) == "one two …"
    assert excerpt("one\ntwo", 2) == "one two"


def test_without_consent_no_form_says_that_something_was_assessed():
    events, role = checklist_report()
    refused = [
        replace(entry, event=replace(entry.event, purposes=("recording",)))
        if isinstance(entry.event, ConsentGiven)
        else entry
        for entry in events
    ]
    found = report_of((refused, role))
    printed = paper(found, role.rubric.thresholds)
    assert "All of the checklist: nothing was assessed." in REPORTS["checklist.txt"](found)
    assert (printed.no_open, printed.no_gaps) == ("All of the checklist: nothing was assessed.", NOTHING_ASSESSED)
    session = " ".join(REPORTS["session.txt"](found).split())
    assert "No dimension is scored. The candidate did not agree to an automated assessment" in session
    assert "This is advice" not in session + printed.verdict + html(found, {}, role.rubric.thresholds)
    assert "every entry was assessed" not in html(found, {}, role.rubric.thresholds)
