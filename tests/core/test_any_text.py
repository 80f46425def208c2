"""Whatever is said or typed, nothing breaks and every place lies inside the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from voice_interviewer.core.asking.lint import lint
from voice_interviewer.core.asking.probing import find_specifics, probe
from voice_interviewer.core.candidate.profile import draw_profile
from voice_interviewer.core.candidate.skills import find_skills
from voice_interviewer.core.events import UtteranceHeard
from voice_interviewer.core.grading.tokens import tokenise, word_set
from voice_interviewer.core.role.pack import Item
from voice_interviewer.core.turn.endings import ends_turn, ends_unfinished, holds_floor
from voice_interviewer.core.turn.instruction import instructions
from voice_interviewer.core.turn.intent import classify

ITEM = Item(id="i", text="How do you find a slow query?", level="mid", expects=("query plan",), probes=("Why?",))
WORDS = st.sampled_from(
    sorted(
        word_set(
            """i we you not never used years two a half of and because in c# .net go node.js python rest team
            projects built system: don't know let me think stop 1,000 4.5 % percent chose over
            faster I'm my name is a.b. 12 … ? ! , . ( '"""
        )
    )
)
TEXT = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=30).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT)
def test_any_text(one: str, other: str) -> None:
    for token in tokenise(one):
        assert one[token.start : token.end].lower().replace("’", "'") == token.text
    for found in find_skills(one):
        assert one[found.start : found.end].strip()
    start, end = classify(one, question=other, red_flags=(other,)).span
    assert 0 <= start <= end <= len(one)
    assert isinstance(ends_unfinished(one) or ends_turn(one) or holds_floor(one), bool)
    for start, end in instructions(one, "en"):
        assert 0 <= start < end <= len(one)
    for specific in find_specifics(one):
        assert 0 <= specific.start < specific.end <= len(one)
    lint(one, asked=[other], item=ITEM, answer=other)
    asked = probe(ITEM, one, asked=[other])
    assert asked is None or asked.quote in one


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT, max_size=4))
def test_any_introduction(texts: list[str]) -> None:
    said = [
        UtteranceHeard(utterance_id=f"u{i}", question_id="q", text=text, start_s=5.0 * i, end_s=5.0 * i + 4.0)
        for i, text in enumerate(texts)
    ]
    by_id = {one.utterance_id: one for one in said}
    for fact in draw_profile(said, this_year=2026).facts:
        assert fact.value
        assert fact.quote in by_id[fact.utterance_id].text
        assert by_id[fact.utterance_id].start_s <= fact.start_s <= by_id[fact.utterance_id].end_s
