"""The review in the forms of the report."""

import io
import re
import zipfile
from dataclasses import replace

import pytest

from tests.core import interviews as make
from voice_interviewer.core.events import (
    CommentMade,
    DispositionMade,
    HelpAnswered,
    HelpRequested,
    InterviewClosed,
    InterviewContested,
    PhraseRecorded,
    RatingOverridden,
    ReportViewed,
    UtteranceCorrected,
)
from voice_interviewer.core.reporting.report import build
from voice_interviewer.grader import EmbeddedGrader, grade
from voice_interviewer.render import PRINTED
from voice_interviewer.render.folder import files
from voice_interviewer.render.paper import paper
from voice_interviewer.render.reviewed import NOTHING, changed, parts

ITEM = make.item("i1", guide="Authorization code flow with PKCE.", expects=("code flow", "PKCE"))
PACK = make.pack([ITEM])
ANSWER = make.heard("u1", "q1", "The code flow with pixie of course and tokens", 5.0)
DOUBTFUL = tuple(
    make.words(word.text, word.start_s, word.end_s - word.start_s, 0.2 if word.text == "pixie" else 0.9)[0]
    for word in ANSWER.words
)


def log(*more):
    events = [
        *make.beginning(),
        make.question("q1", 3.0, item_id="i1"),
        PhraseRecorded(utterance_id="u1", question_id="q1", start_s=4.0, end_s=9.0, audio="u1.wav", sha256="ab"),
        replace(ANSWER, words=DOUBTFUL),
        InterviewClosed(reason="complete", at_s=60.0),
    ]
    return make.log(*events, *grade(make.log(*events), PACK, EmbeddedGrader()), *more)


def report(*more):
    return build(log(*more), PACK, generated=make.GENERATED)


REVIEW = (
    HelpRequested(text="May I talk to a <person>?", at_s=20.0),
    HelpAnswered(by="Kim Lee", text="At ten."),
    UtteranceCorrected(
        utterance_id="u1",
        text="The code flow with PKCE of course and tokens",
        by="Asha",
        role="candidate",
        reason="PKCE",
    ),
    RatingOverridden(
        grading="embedded", question_id="q1", criterion="accuracy", level=4.5, by="Kim Lee", reason="It is right"
    ),
    CommentMade(by="Kim Lee", text="Ask about *scopes*.", question_id="q1"),
    InterviewContested(text="It was PKCE."),
    ReportViewed(by="Kim Lee", form="page"),
    ReportViewed(by="Kim Lee", form="page"),
    DispositionMade(decision="advance", by="Kim Lee", reason="Good"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("a red is cash", "a Redis cache", ("a red is cash", "a Redis cache")),
        ("1 2 3 4 5 6 7 x 1 2 3 4 5 6 7", "1 2 3 4 5 6 7 y 1 2 3 4 5 6 7",
         ("… 2 3 4 5 6 7 x 1 2 3 4 5 6 …", "… 2 3 4 5 6 7 y 1 2 3 4 5 6 …")),
        ("a a a", "a a", ("a a a", "a a")),
        ("a", "a b", ("a", "a b")),
        ("", "b", ("", "b")),
    ],
)  # fmt: skip
def test_a_change_is_shown_with_a_few_words_around_it(before, after, shown):
    assert changed(before, after) == shown


def test_what_people_did_is_told_in_full_sentences():
    found = {part.title: part.entries for part in parts(report(*REVIEW))}
    assert found["Decided"] == ("Advance, Kim Lee, 2026-01-06 15:48:16 UTC: Good",)
    assert found["Rated by people"] == (
        "Question 1, Technical accuracy: level 4.5 of 5, Kim Lee, 2026-01-06 15:48:15 UTC: It is right.",
    )
    assert "“The code flow with pixie of course and tokens” became" in found["Corrected in the transcript"][0]
    assert found["Asked for by the candidate"] == (
        "[00:20] May I talk to a <person>? Answered by Kim Lee: At ten.",
    )  # fmt: skip
    assert found["Looked at by"] == ("Kim Lee: page (account), 2 times, last 2026-01-06 15:48:16 UTC",)
    assert "Needs a person" not in found


def test_every_form_tells_it_and_says_so_where_there_is_nothing():
    told = files(report(*REVIEW), PACK, {})
    for name, text in told.items():
        if name.startswith(("session", "checklist", "card", "report")):
            for words in ("Kim Lee", "It was PKCE.", "It is right"):
                assert words in text, (name, words)
    assert "<person>" not in told["report.html"]
    assert "\\*scopes\\*" in told["session.md"]
    assert "rated_by_people" in told["figures.csv"].splitlines()[0]
    for name, text in files(report(), PACK, {}).items():
        if name.endswith((".txt", ".md")) and not name.startswith("transcript"):
            assert NOTHING.split(",")[0] in text, name


def test_a_term_that_was_probably_misheard_leads_to_its_second_of_audio():
    page = files(report(), PACK, {"u1.wav": "audio/u1.wav"})["report.html"]
    flag = re.search(r'<p class="flag">Probably misheard at (<a .*?</a>)(.*?)</p>', page)
    assert flag is not None
    assert 'href="audio/u1.wav#t=2.00,' in flag[1]  # in the second 6 of the interview; the recording begins at 4.0 s
    assert ">00:06</a>" in flag[1]
    assert "“pixie”, perhaps “PKCE”" in flag[2]
    assert "misheard" in files(report(), PACK, {})["session.txt"]
    corrected = build(log(REVIEW[2]), PACK, generated=make.GENERATED, grading="embedded")
    assert corrected.transcript.utterance("u1").text.count("PKCE") == 1


def test_what_is_printed_holds_the_review():
    reviewed, warned = report(*REVIEW), []
    with zipfile.ZipFile(
        io.BytesIO(PRINTED["report.docx"](reviewed, PACK.rubric.thresholds, warned.append))
    ) as archive:
        text = re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode())
    for words in ("Review by people", "It was PKCE.", "Rated by Kim Lee: It is right", "recognised: “The code flow"):
        assert words in text
    assert PRINTED["report.pdf"](reviewed, PACK.rubric.thresholds, warned.append).startswith(b"%PDF")
    assert warned == []


def test_the_first_page_says_whose_the_decision_is():
    decided = report(DispositionMade(decision="hold", by="Kim Lee", reason="A second talk."))
    for found in (files(decided, PACK, {})["report.html"], paper(decided, PACK.rubric.thresholds).verdict):
        assert "Kim Lee decided: hold." in found
    assert paper(report(), PACK.rubric.thresholds).verdict.endswith(" This is advice: a person decides.")


def test_a_time_in_the_review_leads_to_its_second_without_brackets_around_it():
    page = files(report(*REVIEW), PACK, {"u1.wav": "u1.wav"})["report.html"]
    assert re.search(r'<li><a class="play"[^>]*>00:05</a> “', page)
    assert not re.search(r"\[<a", page)
