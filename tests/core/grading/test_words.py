"""Tokens, stems and likeness of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interviewer.core.grading.words import likeness, respelled, stem, tokens


def norms(text: str) -> list[str]:
    return [t.norm for t in tokens(text)]


@pytest.mark.parametrize(
    "forms",
    [
        "validate validates validated validating",
        "index indexes indices indexing",
        "query queries",
        "parameterized parameterize",
        "build built building",
        "two 2",
    ],
)
def test_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("a", "b"), [("post", "put"), ("class", "clause"), ("server", "never"), ("test", "text"), ("1", "10")]
)
def test_different_words_are_not_alike(a: str, b: str) -> None:
    assert likeness(stem(a), stem(b)) < 0.6


@pytest.mark.parametrize(
    ("a", "b"), [("auth", "authentication"), ("db", "database"), ("fast", "quick"), ("async", "asynchronous")]
)
def test_abbreviations_and_synonyms_are_alike(a: str, b: str) -> None:
    assert likeness(stem(a), stem(b)) == 0.85


def test_a_slip_of_spelling_is_alike() -> None:
    assert likeness(stem("concatenated"), stem("concatinated")) > 0.6


def test_offsets_point_into_the_text() -> None:
    text = "Naïve “toLowerCase()” isn’t train_test_split, 3.14 — ok?"
    assert [text[t.start : t.end] for t in tokens(text)] == [
        "Naïve", "to", "Lower", "Case", "isn’t", "train", "test", "split", "3.14",
    ]  # fmt: skip
    assert norms(text)[0] == "naive"


@pytest.mark.parametrize(
    ("said", "term"),
    [
        ("we use an o r m for that", "orm"),
        ("jay double you tees are signed", "jwt"),
        ("see oh ar s is a browser rule", "cors"),
        ("it runs over h t t p s", "https"),
        ("hash with argon two", "argon2"),
        ("answer with two oh one", "201"),
        ("a four twenty nine", "429"),
        ("a four hundred if the body is wrong", "400"),
        ("that is two hundred", "200"),
        ("put it in middle ware", "middleware"),
        ("a sequel string", "sql"),
        ("the counters sit in red is", "redis"),
    ],
)
def test_terms_that_recognition_took_apart_are_found(said: str, term: str) -> None:
    (found,) = respelled(tokens(said), {term})
    assert found.norm == term
    assert said[found.start : found.end] in said


def test_nothing_is_put_together_that_nobody_looks_for() -> None:
    assert respelled(tokens("the sequel of an o r m in red is to be seen"), {"docker", "db"}) == []
    assert respelled(tokens("queries or prepared statements"), {"queries", stem("queries")}) == []


@given(st.text(max_size=200))
def test_tokens_of_any_text_lie_in_order(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert at <= token.start < token.end <= len(text)
        at = token.end
