"""Texts on their way to a speech synthesiser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interviewer.core.asking import spoken


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Do you use SQL or NoSQL?", "Do you use sequel or NoSQL?"),
        ("Nginx, nginx and NGINX.", "engine x, engine x and engine x."),
        ("Put it into IT.", "Put it into I T."),
        ("C++ and C", "C plus plus and C"),
        ("PostgreSQL itself", "post gres itself"),
        ("aSQLb", "aSQLb"),
    ],
)
def test_pronunciations_are_applied_to_whole_words(text, said):
    lexicon = {
        "SQL": "sequel",
        "nginx": "engine x",
        "IT": "I T",
        "C++": "C plus plus",
        "PostgreSQL": "post gres",
        " ": "x",
    }
    assert spoken.pronounce(text, lexicon) == said


def test_a_spoken_form_is_not_replaced_again():
    assert spoken.pronounce("a", {"a": "b", "b": "c"}) == "b"


def test_clean_keeps_letters_of_all_scripts_and_drops_what_has_no_sound():
    assert spoken.clean("Grüße,\x00 \ud800नमस्ते 😀\n\tC++ at 25 °C") == "Grüße, नमस्ते C++ at 25 °C"


@pytest.mark.parametrize(
    ("text", "words"), [("", False), ("😀 …!", False), ("7", True), ("हाँ", True), ("- ok -", True)]
)
def test_has_words(text, words):
    assert spoken.has_words(text) is words


def test_a_long_text_is_cut_at_sentences_before_clauses_before_words():
    sentence = "One two three, four five six. "
    assert spoken.pieces(sentence * 3, words=12) == ((sentence * 2).strip(), sentence.strip())
    assert spoken.pieces(sentence, words=4) == ("One two three,", "four five six.")
    assert spoken.pieces("one two three", words=2) == ("one two", "three")


def test_a_short_text_is_one_piece():
    assert spoken.pieces("Hello. How are you?") == ("Hello. How are you?",)
    assert spoken.pieces("  ") == ()


@given(st.text(alphabet="ab ,.?!।。\n", max_size=300), st.integers(1, 9), st.integers(3, 40))
def test_pieces_keep_every_letter_and_both_limits(text, words, characters):
    pieces = spoken.pieces(text, words, characters)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(piece and len(piece.split()) <= words and len(piece) <= characters for piece in pieces)
