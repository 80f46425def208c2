"""A report.json against its log: what was changed is named, and another version's wording is told apart."""

import copy
import json
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.core.interviews import (
    GENERATED,
    beginning,
    competency,
    heard,
    item,
    log,
    opened,
    pack,
    question,
    quote,
    rating,
)
from voice_interviewer.core.events import ConsentWithdrawn, InterviewClosed, RatingOverridden
from voice_interviewer.core.reporting.report import build, document
from voice_interviewer.render import verification
from voice_interviewer.render.verification import verify

HELD_BY = opened().product_version
ANSWER = heard("u1", "q1", "I add an index and I measure the query", 5.0)
ITEMS = [item("i1", checklist=["a"], competency="db"), item("i2", checklist=["b"])]
PACK = pack(ITEMS, ["a", "b"], [competency("db", "Databases")])
PARTS = (
    *beginning(),
    question("q1", 1.0, item_id="i1"),
    ANSWER,
    question("q2", 40.0, item_id="i2"),
    InterviewClosed(reason="complete", at_s=60.0),
    rating("q1", "depth", 4, quote(ANSWER, "measure the query"), reason="The query is measured."),
    rating("q1", "checklist:a", None, quote(ANSWER, "I add an index"), status="1"),
    RatingOverridden(grading="g1", question_id="q1", criterion="clarity", level=5, by="Kim Lee", reason="clear"),
)
EVENTS = log(*PARTS)


def written(events=EVENTS, grading=None):
    return json.loads(json.dumps(document(build(events, PACK, generated=GENERATED, grading=grading))))


def at(found, path):
    for key in path:
        found = found[key]
    return found


def changed(path, value, events=EVENTS):
    found = written(events)
    at(found, path[:-1])[path[-1]] = value(at(found, path)) if callable(value) else value
    assert found != written(events)
    return found


def places(found):
    return [mismatch.where for mismatch in found]


@pytest.fixture
def another_version(monkeypatch):
    """The program that verifies is of another version than the one that held the interview."""
    monkeypatch.setattr(verification, "__version__", "9.9.9")


def test_a_report_verifies_against_its_log_and_against_a_longer_one():
    found = written()
    assert verify(found, EVENTS, PACK) == verification.Verification(())
    later = [*EVENTS, replace(EVENTS[-1], seq=99, hash="99", event=rating("q1", "depth", 1, grading="g2"))]
    assert verify(found, later, PACK).mismatches == ()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda found: found["figures"].update(score=8.1), "figures.score"),
        (lambda found: found["narrative"]["summary"][0].update(text="Superb."), "narrative.summary[0].text"),
        (lambda found: found["transcript"]["lines"][1]["words"][0].update(start_s=1.0), "words[0].start_s"),
        (lambda found: found["metadata"].update(events=4), "metadata.log_hash"),
        (lambda found: found["metadata"].update(events=10**6), "metadata.events"),
        (lambda found: found["metadata"].update(pack_hash="else"), "metadata.pack_hash"),
        (lambda found: found.pop("blocks"), "document"),
        (lambda found: found.pop("metadata"), "document"),
        (lambda found: found["metadata"].pop("grading"), "metadata.grading"),
        (lambda found: found["metadata"].update(product_version="9.9.9"), "metadata.product_version"),
        (lambda found: found.update(extra=1), "extra"),
        (lambda found: found["metadata"].update(generated="2026-01-0x"), "metadata.generated"),
        (lambda found: found["metadata"].update(generated="2025-12-31T09:00:00+00:00"), "metadata.generated"),
        (lambda found: found["figures"].update(scored=True), "figures.scored"),
    ],
)
def test_whatever_was_changed_is_named(change, where):
    found = written()
    change(found)
    assert any(where in mismatch.where for mismatch in verify(found, EVENTS, PACK).mismatches)


@pytest.mark.parametrize("nonsense", [None, [], "text", {}, {"metadata": []}, {"metadata": {"generated": 1}}])
def test_what_is_no_report_is_named_as_such(nonsense):
    (mismatch,) = verify(nonsense, EVENTS, PACK).mismatches
    assert mismatch.where == "document"


@pytest.mark.parametrize("grading", ["", "g2", "G1"])
def test_a_report_of_a_grading_that_there_is_not_hides_the_ratings_and_is_named(grading):
    assert places(verify(written(grading=grading), EVENTS, PACK).mismatches) == ["metadata.grading"]


def test_a_report_without_ratings_names_no_grading():
    for events in (log(*PARTS[:-3]), log(*PARTS, ConsentWithdrawn(purposes=()))):
        assert verify(written(events), events, PACK).mismatches == ()
    hidden = log(*PARTS, ConsentWithdrawn(purposes=()))
    assert verify(written(EVENTS), hidden, PACK).mismatches == ()  # it was made before the withdrawal


# random changes


def paths(part, path=()):
    entries = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in entries:
        yield (*path, key)
        yield from paths(value, (*path, key))


HONEST = written()
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**30), 10**30), st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5), st.just([]), st.just({}),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(list(paths(HONEST))), st.sampled_from(["other", "gone", "twice", "more"]), VALUES)
def test_a_random_change_never_passes(path, how, value):
    found = copy.deepcopy(HONEST)
    part, key = at(found, path[:-1]), path[-1]
    if how == "gone":
        del part[key]
    elif how == "twice":
        part[key] = [part[key], part[key]]
    elif how == "more" and isinstance(part[key], str):
        part[key] += "x"
    else:
        part[key] = value
    assume(found != HONEST)
    told = verify(found, EVENTS, PACK)
    assert told.mismatches
    assert not told.reworded


# the wording of another version

SENTENCES = {
    ("narrative", "summary", 0, "text"): lambda text: text.replace("answered", "has answered"),
    ("narrative", "not_evaluated", 0, "detail"): "A rating of this is not on record.",
    ("narrative", "suggestions", 0, "text"): lambda text: f"Next time: {text}",
    ("narrative", "rationale", 0, "text"): lambda text: text.replace("could be", "were").replace("needs", "takes"),
    ("figures", "verdict", "justification"): lambda text: text.replace("could be", "were"),
    ("figures", "verdict", "thresholds", 0): lambda text: text.replace("At least", "From"),
    ("figures", "checklist", "lines", 1, "reason"): "There is no rating of this.",
    ("cautions", 0): lambda text: text.replace("stands", "is kept"),
    ("blocks", 0, "ratings", 0, "reason"): "There is no rating of this.",
}


@pytest.mark.parametrize(("path", "value"), SENTENCES.items(), ids=[".".join(map(str, path)) for path in SENTENCES])
def test_a_sentence_of_the_same_version_is_named_and_one_of_another_is_told_apart(path, value, monkeypatch):
    found = changed(path, value)
    strict = verify(found, EVENTS, PACK)
    assert len(strict.mismatches) == 1
    assert strict.reworded == ()
    assert strict.remark == ""
    monkeypatch.setattr(verification, "__version__", "9.9.9")
    told = verify(found, EVENTS, PACK)
    assert told.mismatches == ()
    assert told.reworded == strict.mismatches
    assert told.remark.startswith(f"The interview was held by version {HELD_BY}; 1 sentence is worded differently")


def test_every_sentence_of_a_report_may_be_worded_by_another_version(another_version):
    found = written()
    for path, value in SENTENCES.items():
        at(found, path[:-1])[path[-1]] = value(at(found, path)) if callable(value) else value
    told = verify(found, EVENTS, PACK)
    assert told.mismatches == ()
    assert len(told.reworded) == len(SENTENCES)


def test_the_file_cannot_claim_another_version():
    """Only the log says who held the interview, and what the file says of it is held against the log."""
    found = changed(("narrative", "summary", 0, "text"), "Superb.")
    found["metadata"]["product_version"] = "0.0.1"
    assert set(places(verify(found, EVENTS, PACK).mismatches)) == {
        "narrative.summary[0].text",
        "metadata.product_version",
    }


def test_a_log_that_names_no_version_lets_no_word_differ(another_version):
    events = log(*(opened(product_version="") if place == 0 else event for place, event in enumerate(PARTS)))
    found = changed(("narrative", "summary", 0, "text"), "Superb.", events)
    assert places(verify(found, events, PACK).mismatches) == ["narrative.summary[0].text"]


COUNTS = {
    "a number": (("narrative", "summary", 0, "text"), lambda text: text.replace("1 of 2", "2 of 2")),
    "a number more": (("figures", "verdict", "justification"), lambda text: f"{text} 10 of 10."),
    "an id cited": (("narrative", "strengths", 0, "cites"), ["checklist:b"]),
    "no id": (("narrative", "summary", 0, "cites"), []),
    "a polarity": (("narrative", "not_evaluated", 0, "polarity"), "gap"),
    "a neutral polarity": (("narrative", "not_evaluated", 0, "polarity"), "neutral"),
    "a denial": (("narrative", "summary", -1, "text"), lambda text: text.replace("could not", "could")),
    "praise": (("narrative", "summary", 1, "text"), lambda text: text.replace("good", "long")),
    "blame": (("narrative", "summary", 1, "text"), lambda text: text.replace("good", "good and weak")),
    "words of the pack": (("narrative", "strengths", 0, "text"), "Something else"),
    "words of the log": (("blocks", 0, "ratings", 3, "reason"), "The query is not even named."),
    "a person's word": (("blocks", 0, "ratings", 2, "reason"), "Rated by Lou Day: clear"),
    "a person": (("cautions", 0), lambda text: text.replace("Kim Lee", "Lou Day")),
    "the candidate": (("narrative", "summary", 0, "text"), lambda text: text.replace("Asha Rao", "Somebody")),
    "a competency": (("narrative", "rationale", 1, "text"), lambda text: text.replace("Databases", "Teamwork")),
    "an outcome": (("figures", "verdict", "justification"), lambda text: f"{text} That is Neutral."),
    "the label": (("figures", "verdict", "label"), "Yes"),
    "a quotation": (("narrative", "strengths", 0, "evidence", 0, "quote"), "I add an indax"),
    "a sentence more": (("cautions",), lambda texts: [*texts, "All of this is fine."]),
    "a sentence less": (("cautions",), lambda texts: texts[1:]),
    "a claim less": (("narrative", "summary"), lambda claims: claims[:1]),
    "a number for a sentence": (("cautions", 0), 1),
    "a question": (("narrative", "suggestions", 0, "question"), "Why?"),
    "a line of the transcript": (("transcript", "lines", 1, "text"), "Nothing."),
    "the version": (("metadata", "product_version"), "9.9.9"),
}


@pytest.mark.parametrize("what", COUNTS)
def test_what_counts_is_named_whatever_version_wrote_it(what, another_version):
    path, value = COUNTS[what]
    found = verify(changed(path, value), EVENTS, PACK)
    assert found.mismatches
    assert not found.reworded


def test_every_number_of_a_sentence_counts(another_version):
    honest = written()
    touched = 0
    for name, claims in honest["narrative"].items():
        for place, claim in enumerate(claims):
            for character in (number for number, sign in enumerate(claim["text"]) if sign.isdigit()):
                found = copy.deepcopy(honest)
                text = claim["text"]
                digit = str((int(text[character]) + 1) % 10)
                found["narrative"][name][place]["text"] = text[:character] + digit + text[character + 1 :]
                assert verify(found, EVENTS, PACK).mismatches, text
                touched += 1
    assert touched > 10
