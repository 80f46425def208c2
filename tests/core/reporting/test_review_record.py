"""Corrections, ratings by people, consent and the rest of a review, from the log to the checked report."""

import copy
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core import interviews as make
from tests.core.checking.test_report_check import interviews
from voice_interviewer.core.checking.report_check import check
from voice_interviewer.core.correction import retimed
from voice_interviewer.core.events import (
    CommentMade,
    ConductChanged,
    ConsentGiven,
    ConsentWithdrawn,
    DispositionMade,
    HelpAnswered,
    HelpRequested,
    InterviewClosed,
    InterviewContested,
    Opinion,
    RatingOverridden,
    ReportViewed,
    RequestHeard,
    TurnEnded,
    UtteranceCorrected,
    Word,
)
from voice_interviewer.core.grading import gradings
from voice_interviewer.core.reporting.report import build, document
from voice_interviewer.core.transcript import cite, correction_note, transcribe
from voice_interviewer.grader import EmbeddedGrader, grade
from voice_interviewer.render.folder import files
from voice_interviewer.render.verification import outdated, verify

ANSWER = make.heard("u1", "q1", "I use pixie and I measure the query", 5.0, confidence=0.3)
TALE = make.heard("u2", "q2", "I rolled it back and errors fell", 30.0)
PACK = make.pack(
    [make.item("i1", checklist=["a"], competency="db"), make.item("i2", kind="behavioural", checklist=["b"])],
    ["a", "b"],
    [make.competency("db"), make.competency("team")],
    coverage=0.5,
)
EVENTS = [
    *make.beginning(),
    make.question("q1", 3.0, item_id="i1"),
    ANSWER,
    TurnEnded(question_id="q1", reason="patience", at_s=20.0),
    make.question("q2", 25.0, item_id="i2"),
    TALE,
    make.rating("q2", "action", 2, make.quote(TALE, "I rolled it back"), missing=("a number",)),
    make.rating("q2", "result", 4, make.quote(TALE, "errors fell")),
    make.rating("q2", "checklist:b", None, make.quote(TALE, "errors fell"), status="0"),
    InterviewClosed(reason="complete", at_s=60.0),
]
CORRECTION = UtteranceCorrected(
    utterance_id="u1", text="I use PKCE and I measure the query", by="Asha Rao", role="candidate", reason="misheard"
)


def override(question_id="q2", criterion="action", level=5.0, **more):
    values = {"grading": "g1", "by": "Kim Lee", "reason": "heard it", "status": ""} | more
    return RatingOverridden(question_id=question_id, criterion=criterion, level=level, **values)


def report_of(*more, events=EVENTS, **options):
    """The checked report of the interview with these events after it."""
    log = make.log(*events, *more)
    report = build(log, PACK, generated=make.GENERATED, **options)
    stated = json.loads(json.dumps(document(report)))
    assert check(stated, log, PACK) == ()
    assert verify(stated, log, PACK).mismatches == ()
    return report


def rated(report, question_id, criterion):
    return next(block for block in report.questions if block.question_id == question_id).rating(criterion)


# corrections


def test_a_corrected_line_keeps_both_texts_and_is_quoted_as_corrected():
    line = transcribe(make.log(*EVENTS, CORRECTION)).utterance("u1")
    assert (line.text, line.recognised) == (CORRECTION.text, ANSWER.text)
    assert correction_note(line) == (
        "recognised: “I use pixie and I measure the query”; corrected by Asha Rao (candidate): misheard"
    )
    piece = cite(line, 6, 10)
    assert (piece.quote, piece.start_s, piece.end_s) == ("PKCE", 5.8, 6.2)
    assert all(word.confidence == 1 for word in line.words)


def test_the_last_of_several_corrections_holds_and_all_are_told():
    again = replace(CORRECTION, text="I use PKCE", by="Kim Lee", role="reviewer", reason="")
    line = transcribe(make.log(*EVENTS, CORRECTION, again)).utterance("u1")
    assert line.text == "I use PKCE"
    assert line.recognised == ANSWER.text
    assert "corrected to “I use PKCE and I measure the query” by Asha Rao" in correction_note(line)
    report = report_of(CORRECTION, again)
    assert [entry.before for entry in report.review.corrections] == [ANSWER.text, CORRECTION.text]


def test_a_correction_of_a_line_of_ours_changes_nothing():
    wrong = replace(CORRECTION, utterance_id="interviewer-0")
    assert transcribe(make.log(*EVENTS, wrong)) == transcribe(make.log(*EVENTS))
    report_of(wrong)


TEXT = st.lists(st.sampled_from(["a", "B", "cache", "red", "is,", "redis", "--", "शब्द", "🙂"]), max_size=8)


@given(TEXT, TEXT, st.floats(0.01, 0.9))
def test_times_of_a_corrected_text_stay_in_order_and_inside_the_utterance(before, after, each):
    words = tuple(
        Word(text=text, start_s=5.0 + place * each, end_s=5.0 + (place + 1) * each) for place, text in enumerate(before)
    )
    end_s = words[-1].end_s if words else 6.0
    found = retimed(words, " ".join(after), 5.0, end_s)
    assert [word.text for word in found] == (after if before else [])
    times = [at for word in found for at in (word.start_s, word.end_s)]
    assert times == sorted(times)
    assert all(5.0 <= at <= end_s for at in times)


def test_words_that_stayed_keep_their_times():
    words = (
        Word(text="We", start_s=1.0, end_s=1.2, confidence=0.9), Word(text="use", start_s=1.2, end_s=1.5),
        Word(text="red", start_s=1.6, end_s=1.8, confidence=0.2), Word(text="is.", start_s=1.8, end_s=2.2),
    )  # fmt: skip
    found = retimed(words, "we really use Redis.", 1.0, 2.2)
    assert [(word.text, word.start_s, word.end_s) for word in found] == [
        ("we", 1.0, 1.2), ("really", 1.2, 1.2), ("use", 1.2, 1.5), ("Redis.", 1.6, 2.2),
    ]  # fmt: skip


def test_a_correction_makes_the_grading_stale_and_a_quotation_that_is_gone_void():
    quoted = make.quote(replace(ANSWER, words=make.words(ANSWER.text, 5.0)), "pixie")
    sure = replace(ANSWER, words=make.words(ANSWER.text, 5.0))
    events = [sure if event is ANSWER else event for event in EVENTS]
    before = [make.rating("q1", "accuracy", 4, quoted), make.rating("q1", "depth", 3, make.quote(sure, "I use"))]
    assert rated(report_of(*before, events=events), "q1", "accuracy").level == 4
    report = report_of(*before, CORRECTION, events=events)
    gone, stays = rated(report, "q1", "accuracy"), rated(report, "q1", "depth")
    assert (gone.level, stays.level) == (None, 3)
    assert gone.reason == ("The quotation could not be verified: the transcript was corrected there after this rating.")
    assert any("grade again" in caution for caution in report.cautions)
    assert gradings.current([*events, *before, CORRECTION]) == {}
    again = make.rating(
        "q1", "accuracy", 4, cite(transcribe([*events, CORRECTION]).utterance("u1"), 6, 10), grading="g2"
    )
    after = [*events, *before, CORRECTION, again]
    assert list(gradings.current(after)) == ["g2"]
    assert rated(report_of(*before, CORRECTION, again, events=events, grading="g2"), "q1", "accuracy").level == 4


def test_both_texts_stand_in_every_form():
    report = report_of(CORRECTION)
    for name, text in files(report, PACK, {}).items():
        if name == "figures.csv":
            continue
        assert "PKCE" in text, name
        assert "pixie" in text, name
        assert "Asha Rao" in text, name


# ratings by people


def test_a_persons_rating_stands_in_place_and_the_original_beside_it():
    before, report = report_of(), report_of(override())
    found = rated(report, "q2", "action")
    assert (found.level, found.rated_by, found.reason) == (5, "Kim Lee", "Rated by Kim Lee: heard it")
    assert found.evidence == ()
    assert found.original == rated(before, "q2", "action")
    assert (str(before.figures.score), str(report.figures.score)) == ("6.0", "9.0")
    assert any("1 rating is a person's (Kim Lee)" in caution for caution in report.cautions)


def test_a_person_may_take_a_score_away_or_give_the_first():
    report = report_of(override(level=None), override("q1", "accuracy", 3.5))
    assert rated(report, "q2", "action").level is None
    assert rated(report, "q2", "action").reason == "Rated by Kim Lee: heard it"
    assert str(rated(report, "q1", "accuracy").score) == "7.0"
    assert str(report.figures.score) == "7.5"


def test_a_checklist_entry_is_rated_by_a_person_without_a_quotation():
    report = report_of(override(criterion="checklist:b", level=None, status="1"), override("q1", "checklist:a", None))
    lines = {line.entry: line for line in report.figures.checklist.lines}
    assert (lines["b"].status, lines["b"].rated_by, lines["b"].evidence) == ("1", ("Kim Lee",), ())
    assert (lines["a"].status, lines["a"].rated_by) == ("not scored", ("Kim Lee",))
    assert lines["b"].reason == "Rated by Kim Lee: heard it"
    assert report.figures.checklist.correct == 1


def test_a_persons_rating_stays_through_gradings_and_only_a_person_changes_it():
    again = make.rating("q2", "action", 1, make.quote(TALE, "errors fell"), grading="g2")
    report = report_of(override(), again, override("q2", "result", 1.0), grading="g2")
    assert [rated(report, "q2", name).level for name in ("action", "result")] == [5, 1]
    report = report_of(override(), override(level=3.0, by="Lou"))
    assert rated(report, "q2", "action").rated_by == "Lou"
    assert [entry.counts for entry in report.review.overrides] == [False, True]


@pytest.mark.parametrize(
    "wrong",
    [
        override(level=6.0), override(level=float("nan")), override(by=" "), override(reason=""),
        override(status="1"), override(criterion="checklist:b", level=None, status="2"),
        override(criterion="charm"), override(criterion="checklist:z", level=None, status="1"), override("q9"),
    ],
)  # fmt: skip
def test_a_rating_of_a_person_that_cannot_be_counts_nowhere_and_is_told(wrong):
    if wrong.level == wrong.level:
        assert report_of(wrong).figures == report_of().figures
        assert report_of(wrong).review.overrides[0].fault
    else:
        assert build(make.log(*EVENTS, wrong), PACK, generated=make.GENERATED).figures == report_of().figures


def test_a_correction_after_a_persons_rating_asks_to_look_again():
    report = report_of(override("q1", "accuracy", 4.0), CORRECTION)
    assert rated(report, "q1", "accuracy").level == 4
    assert [(entry.about, entry.question_id) for entry in report.review.waiting] == [("override", "q1")]
    assert report_of(CORRECTION, override("q1", "accuracy", 4.0)).review.waiting == ()


# what waits for a person


def test_doubtful_ratings_need_a_human_until_one_rates():
    doubt = make.rating(
        "q1", "depth", None, flags=("needs a human: two opinions differ",),
        opinions=(Opinion(model="m", level=1, reason="x"),),
    )  # fmt: skip
    entry = make.rating("q1", "checklist:a", None, flags=("needs a human",), reason="Two opinions differ.")
    report = report_of(doubt, entry)
    assert [one.about for one in report.review.waiting] == ["rating", "checklist"]
    assert report.review.waiting[0].text == (
        "Question 1, Technical depth: two opinions differ. Opinions: m: level 1 (x)."
    )
    assert report.review.waiting[1].text.startswith("Question 1, checklist “Entry a”: Two opinions differ.")
    done = report_of(doubt, entry, override("q1", "depth", 2.0), override("q1", "checklist:a", None, status="0"))
    assert done.review.waiting == ()
    assert not any("need" in caution and "a human" in caution for caution in done.cautions)


def test_requests_are_shown_until_somebody_answers():
    spoken = RequestHeard(question_id="q1", utterance_ids=("u1",), request="accommodation", note="asked for: slower")
    plain = RequestHeard(question_id="q2", utterance_ids=("u2",), request="repeat")
    wish = HelpRequested(text="May I talk to a person?")
    report = report_of(spoken, plain, wish)
    assert [(one.text, one.at_s) for one in report.review.requests] == [
        ("asked for slower speech", 5.0), ("May I talk to a person?", 0.0)
    ]  # fmt: skip
    assert [one.text for one in report.review.waiting] == [
        "At 00:05 the candidate asked for slower speech. Nobody has answered.",
        "The candidate asked for help: “May I talk to a person?”. Nobody has answered.",
    ]
    assert all(one.text in report.cautions for one in report.review.waiting), "the first page says it"
    again = report_of(spoken, replace(spoken, utterance_ids=("u2",)), wish).review
    assert len(again.requests) == 3
    assert (
        again.waiting[0].text == "At 00:05 and 1 more time the candidate asked for slower speech. Nobody has answered."
    )
    done = report_of(spoken, wish, HelpAnswered(by="Kim", text="Yes, at ten."))
    assert done.review.waiting == ()
    assert [one.answered_by for one in done.review.requests] == ["Kim", "Kim"]


def test_a_contest_waits_for_a_decision():
    contest, decision = InterviewContested(text="Misheard."), DispositionMade(decision="hold", by="Kim", reason="so")
    assert [one.about for one in report_of(decision, contest).review.waiting] == ["contest"]
    report = report_of(contest, decision)
    assert report.review.waiting == ()
    assert (report.review.decisions[0].by, report.review.decisions[0].at) == ("Kim", "2026-01-06T15:48:15+00:00")


def test_the_end_does_not_move_and_an_open_interview_is_not_longer_for_a_comment():
    later = [
        CORRECTION, override(), CommentMade(by="Kim", text="x"), ReportViewed(by="Kim", form="page"),
        InterviewContested(text="no"), DispositionMade(decision="hold", by="Kim", reason="so"),
    ]  # fmt: skip
    for events in (EVENTS, EVENTS[:-1]):
        one = report_of(events=events)
        log = [*make.log(*events), *(replace(r, at="2026-02-01T00:00:00+00:00") for r in make.log(*later))]
        other = build(log, PACK, generated=make.GENERATED)
        assert (one.metadata.ended, one.metadata.duration_s) == (other.metadata.ended, other.metadata.duration_s)


def test_wishes_and_conduct_never_reach_the_grader():
    conduct = ConductChanged(at_s=4.0, by="Asha Rao", patience=2.0, speaking_rate=0.8, typed=True)
    wishes = (
        conduct,
        HelpRequested(text="I am ill."),
        InterviewContested(text="Unfair."),
        CommentMade(by="x", text="y"),
    )
    plain = make.log(*EVENTS[:6])
    assert grade(make.log(*EVENTS[:6], *wishes), PACK, EmbeddedGrader()) == grade(plain, PACK, EmbeddedGrader()) != ()


# consent


@pytest.mark.parametrize(
    ("event", "assessment", "said"),
    [
        (ConsentWithdrawn(purposes=()), "withdrawn", "withdrew consent"),
        (ConsentWithdrawn(purposes=("automated assessment",)), "withdrawn", "withdrew consent"),
        (ConsentGiven(notice_version="1", notice_hash="ab", purposes=("recording",)), "refused", "did not agree"),
    ],
)
def test_without_consent_there_is_a_transcript_and_no_rating(event, assessment, said):
    report = report_of(event)
    assert report.review.assessment == assessment
    assert report.figures.score is None
    assert report.figures.verdict.label == "Not Assessed"
    assert said in report.figures.verdict.justification
    assert said in report.cautions[0]
    assert all(rating.level is None and said in rating.reason for block in report.questions for rating in block.ratings)
    assert not report.narrative.suggestions
    assert (report.metadata.grading, report.metadata.graders) == ("", ())
    assert [line.text for line in report.transcript.lines if line.speaker == "candidate"] == [ANSWER.text, TALE.text]
    for name, text in files(report, PACK, {}).items():
        assert name.startswith(("transcript", "figures")) or said in text, name


def test_who_refuses_the_program_may_be_rated_by_a_person_and_who_withdraws_by_nobody():
    refused = ConsentGiven(notice_version="1", notice_hash="ab", purposes=("recording", "transcription"))
    report = report_of(refused, override(level=4.0))
    assert [rating.level for block in report.questions for rating in block.ratings if rating.level] == [4]
    assert str(report.figures.score) == "8.0"
    report = report_of(ConsentWithdrawn(purposes=()), override(level=4.0))
    assert report.figures.score is None
    assert not report.review.overrides[0].counts


def test_consent_to_something_else_withdrawn_or_given_again_changes_no_rating():
    again = ConsentGiven(notice_version="1", notice_hash="ab", purposes=("automated assessment",))
    for more in ((ConsentWithdrawn(purposes=("recording",)),), (ConsentWithdrawn(purposes=()), again)):
        assert str(report_of(*more).figures.score) == "6.0"


# verify


def test_a_report_stays_true_after_views_and_is_outdated_after_changes():
    stated = json.loads(json.dumps(document(report_of())))
    views = make.log(*EVENTS, ReportViewed(by="Kim", form="pdf"), HelpAnswered(by="Kim", text="x"))
    assert verify(stated, views, PACK).mismatches == ()
    assert outdated(stated, views) == ""
    changed = make.log(*EVENTS, CORRECTION, override(), override())
    assert verify(stated, changed, PACK).mismatches == ()
    assert outdated(stated, changed) == (
        "Since this report was made an utterance was corrected and people changed 2 ratings: "
        "it no longer shows how things stand."
    )


REVIEWED = [
    CORRECTION, override(), override(criterion="checklist:b", level=None, status="1"),
    CommentMade(by="Kim Lee", text="Look at this."), InterviewContested(text="Misheard."),
    ReportViewed(by="Kim Lee", form="page"), DispositionMade(decision="hold", by="Kim Lee", reason="so"),
]  # fmt: skip
CHANGES = [
    (("blocks", 1, "ratings", 2, "level"), 4.0),
    (("blocks", 1, "ratings", 2, "rated_by"), ""),
    (("blocks", 1, "ratings", 2, "rated_by"), "Lou"),
    (("blocks", 1, "ratings", 2, "reason"), "as said"),
    (("blocks", 1, "ratings", 2, "original"), None),
    (("blocks", 1, "ratings", 2, "original", "level"), 5.0),
    (("blocks", 1, "ratings", 3, "rated_by"), "Kim Lee"),
    (("blocks", 0, "response"), ANSWER.text),
    (("figures", "checklist", "lines", 1, "rated_by"), []),
    (("transcript", "lines", 1, "text"), ANSWER.text),
    (("transcript", "lines", 1, "recognised"), ""),
    (("transcript", "lines", 1, "corrections", 0, "by"), "Kim Lee"),
    (("transcript", "lines", 1, "corrections"), []),
    (("review", "assessment"), "refused"),
    (("review", "overrides", 0, "by"), "Lou"),
    (("review", "corrections", 0, "text"), "I use magic"),
    (("review", "decisions", 0, "decision"), "advance"),
    (("review", "decisions", 0, "at"), "2026-01-01T00:00:00+00:00"),
    (("review", "decisions"), []),
    (("review", "comments", 0, "text"), "All is well."),
    (("review", "contests"), []),
    (("review", "views"), []),
]


@pytest.mark.parametrize(("path", "value"), CHANGES, ids=[".".join(map(str, path)) for path, _ in CHANGES])
def test_every_change_of_a_review_is_named(path, value):
    log = make.log(*EVENTS, *REVIEWED)
    stated = json.loads(json.dumps(document(build(log, PACK, generated=make.GENERATED))))
    assert check(stated, log, PACK) == ()
    part = stated
    for key in path[:-1]:
        part = part[key]
    assert part[path[-1]] != value
    part[path[-1]] = value
    assert check(stated, log, PACK)


def test_a_report_of_before_reviews_still_verifies_and_cannot_hide_one():
    def older(document):
        found = copy.deepcopy(document)
        found["schema_version"] = "1.0"
        del found["review"]
        for line in found["transcript"]["lines"]:
            del line["recognised"], line["corrections"]
        for block in found["blocks"]:
            for entry in (*block["ratings"], *block["votes"]):
                del entry["rated_by"], entry["original"], entry["opinions"]
        for line in found["figures"]["checklist"]["lines"]:
            del line["rated_by"]
        return found

    for more, fits in (((), True), ((CommentMade(by="Kim", text="x"),), False), ((CORRECTION,), False)):
        log = make.log(*EVENTS, *more)
        stated = older(json.loads(json.dumps(document(build(log, PACK, generated=make.GENERATED)))))
        assert (verify(stated, log, PACK).mismatches == ()) is fits


# random reviews of random interviews

TEXTS = st.lists(
    st.sampled_from(["index", "“quoted”", "🙂", "शब्द", "<b>", "*", "rest", "-->", "12.5", "a"]), min_size=1, max_size=9
).map(" ".join)
NAMES = st.sampled_from(["Kim Lee", "آشا", "<Kim>", " "])


@st.composite
def reviews(draw):
    log, pack = draw(interviews())
    questions, utterances = st.sampled_from([f"q{n}" for n in range(6)]), st.sampled_from([f"u{n}" for n in range(6)])
    criteria = st.sampled_from([*make.TECHNICAL, *make.STAR, "charm", "checklist:a", "checklist:b", "checklist:d"])
    event = st.one_of(
        st.builds(UtteranceCorrected, utterance_id=utterances, text=TEXTS, by=NAMES, role=st.just("candidate")),
        st.builds(
            RatingOverridden,
            grading=st.sampled_from(["g1", "g2"]),
            question_id=questions,
            criterion=criteria,
            level=st.sampled_from([None, 1, 2.5, 5, 7]),
            status=st.sampled_from(["", "1", "0"]),
            by=NAMES,
            reason=TEXTS,
        ),
        st.builds(CommentMade, by=NAMES, text=TEXTS, question_id=questions),
        st.builds(InterviewContested, text=TEXTS),
        st.builds(HelpRequested, text=TEXTS),
        st.builds(HelpAnswered, by=NAMES, text=TEXTS),
        st.builds(ReportViewed, by=NAMES, form=st.just("page")),
        st.builds(DispositionMade, decision=st.just("hold"), by=NAMES, reason=TEXTS),
    )
    consent = st.one_of(st.builds(ConsentWithdrawn, purposes=st.sampled_from([(), ("recording",)])))
    more = draw(st.lists(event, max_size=12)) + draw(
        st.lists(consent, max_size=1 if draw(st.integers(0, 3)) == 0 else 0)
    )
    return make.log(*(recorded.event for recorded in log), *more), pack


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reviews())
def test_the_reviewed_report_of_any_interview_keeps_the_invariants(reviewed):
    log, pack = reviewed
    report = build(log, pack, generated=make.GENERATED)
    stated = json.loads(json.dumps(document(report), ensure_ascii=False, allow_nan=False))
    assert check(stated, log, pack) == ()
    assert verify(stated, log, pack).mismatches == ()
    members = [member for block in report.questions for member in (block, *block.probes)]
    for found in (rating for member in members for rating in member.ratings):
        assert found.level is None or found.evidence or (found.rated_by and found.original)
        assert not found.rated_by or found.reason.startswith("Rated by ")
    for name, text in files(report, pack, {}).items():
        text.encode("utf-8")
        if name.endswith(".json"):
            json.loads(text, parse_constant=pytest.fail)
