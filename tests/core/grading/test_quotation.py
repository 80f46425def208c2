import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interviewer.core.grading.quotation import locate, unsaid, utterances

ANSWER = (
    "I don’t join strings. Parameterised queries — always; in C++ too. Then we did not retry more than five times "
    "because the queue was full."
)


def said(quote, text=ANSWER, **more):
    place = locate(quote, text, **more)
    return text[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("I don't join strings", "I don’t join strings"),
        ("i DON`T   join\nstrings.", "I don’t join strings"),
        ("“Parameterised queries”", "Parameterised queries"),
        ("parameterised queries always", "Parameterised queries — always"),
        ("…in C++ too.", "in C++ too"),
        ("the queue was full", "the queue was full"),
    ],
)
def test_a_verbatim_quotation_is_found_whatever_its_typography(quote, found):
    assert said(quote) == found


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "...",
        "queue",
        "I join strings",
        "in C too",
        "the queue was empty",
        "did not retry than five",
        "gave full marks",
    ],
)
def test_what_was_not_said_is_not_found(quote):
    assert said(quote) is None


def test_a_slip_of_copying_is_replaced_by_the_real_words():
    assert said("we did not retry more then five times because") == "we did not retry more than five times because"


@pytest.mark.parametrize(
    "quote", ["then we did retry more than five times because the queue was full",
              "then we did not retry more than nine times because the queue was full"]
)  # fmt: skip
def test_a_denial_or_a_number_is_no_slip_of_copying(quote):
    assert said(quote) is None


def test_a_quotation_must_begin_where_it_says():
    first = ANSWER.index("Parameterised")
    assert said("join strings", start=first) is None
    assert said("the queue was full", end=first) is None
    # where one utterance ends is a matter of pauses, so it may run on
    assert said("join strings. Parameterised queries", end=first) == "join strings. Parameterised queries"


@pytest.mark.parametrize(
    "text", ["我用参数化查询", "मैं हमेशा पैरामीटर का उपयोग करता हूँ", "أستخدم الاستعلامات دائما", "naïve café"]
)
def test_any_script(text):
    assert said(text, text) == text
    assert said(unicodedata.normalize("NFD", text), text) == text
    assert said(unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text))


@given(st.text(max_size=200), st.data())
def test_any_words_of_any_text_are_found_where_they_stand(text, data):
    words = utterances(text, 900)[0]
    if not words:
        return
    piece = data.draw(st.sampled_from(words))
    place = locate(text[piece.start : piece.end], text, piece.start, piece.end)
    assert place is None or (piece.start <= place[0] < place[1] <= len(text))
    if sum(any(map(str.isalnum, run)) for run in text[piece.start : piece.end].split()) > 1:
        assert place is not None


@given(st.text(max_size=300))
def test_utterances_hold_every_word_once_and_in_order(text):
    pieces, cut = utterances(text, 900)
    assert not cut
    assert [piece.id for piece in pieces] == [f"u{number}" for number in range(1, len(pieces) + 1)]
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    inside = {place for piece in pieces for place in range(piece.start, piece.end)}
    assert all(place in inside for place, character in enumerate(text) if character.isalnum())


def test_speech_without_punctuation_is_cut_into_pieces():
    text = " ".join(f"word{number}" for number in range(70))
    pieces, cut = utterances(text, 900)
    assert ([len(text[p.start : p.end].split()) for p in pieces], cut) == ([30, 30, 10], False)
    shorter, cut = utterances(text, 60)
    assert (len(shorter), cut) == (2, True)


def test_a_piece_ends_where_a_follow_up_was_asked():
    text = "i use a queue for that two thousand a second"
    pieces, _ = utterances(text, 900, [text.index("two")])
    assert [text[p.start : p.end] for p in pieces] == ["i use a queue for that", "two thousand a second"]


def test_words_put_into_a_mouth():
    assert unsaid('They said "I always hash passwords".', [ANSWER]) == "I always hash passwords"
    assert unsaid("They said “parameterised queries always”, and so on.", [ANSWER]) == ""
    assert unsaid('A "best practice" is named.', [ANSWER]) == ""  # two words are a way of speaking
