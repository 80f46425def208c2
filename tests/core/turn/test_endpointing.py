from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interviewer.core.turn.endpointing import (
    FRAME_S,
    Endpointer,
    Patience,
    PhraseEnded,
    Signal,
    SpeechStarted,
    TurnPaused,
)


def run(endpointer: Endpointer, *stretches: tuple[float, float], start_s: float = 0.0) -> list[Signal]:
    """Push stretches of (seconds, probability) and collect the signals."""
    signals: list[Signal] = []
    frame = round(start_s / FRAME_S)
    for seconds, probability in stretches:
        for _ in range(round(seconds / FRAME_S)):
            signals += endpointer.push(probability, frame * FRAME_S)
            frame += 1
    return signals


def kinds(signals: list[Signal]) -> list[str]:
    return [type(signal).__name__ for signal in signals]


def test_a_sentence_is_one_phrase_and_one_turn() -> None:
    signals = run(Endpointer(), (0.5, 0.01), (3.0, 0.95), (4.0, 0.02))
    assert kinds(signals) == ["SpeechStarted", "PhraseEnded", "TurnPaused"]
    started, phrase, turn = signals
    assert isinstance(started, SpeechStarted)
    assert isinstance(phrase, PhraseEnded)
    assert isinstance(turn, TurnPaused)
    assert started.at_s == pytest.approx(0.5, abs=0.05)
    assert (phrase.start_s, phrase.end_s) == (pytest.approx(0.5, abs=0.05), pytest.approx(3.5, abs=0.05))
    assert turn.at_s - phrase.end_s == pytest.approx(2.0, abs=0.05)


def test_a_thinking_pause_within_the_patience_does_not_end_the_turn() -> None:
    signals = run(Endpointer(), (2.0, 0.9), (1.8, 0.05), (2.0, 0.9), (3.0, 0.05))
    assert kinds(signals) == ["SpeechStarted", "PhraseEnded", "SpeechStarted", "PhraseEnded", "TurnPaused"]


def test_a_click_does_not_open_a_phrase() -> None:
    assert run(Endpointer(), (1.0, 0.0), (0.1, 0.99), (5.0, 0.0)) == []


def test_silence_alone_never_ends_a_turn() -> None:
    endpointer = Endpointer()
    assert run(endpointer, (60.0, 0.1)) == []
    assert endpointer.silence_s(60.0) == pytest.approx(60.0)


@pytest.mark.parametrize(("hint", "wait_s"), [({"unfinished": True}, 3.5), ({"hold": True}, 10.0), ({}, 2.0)])
def test_the_words_decide_how_long_to_wait(hint: dict[str, bool], wait_s: float) -> None:
    endpointer = Endpointer()
    run(endpointer, (2.0, 0.9), (0.7, 0.05))
    endpointer.hint(**hint)
    signals = run(endpointer, (12.0, 0.05), start_s=2.7)
    assert kinds(signals) == ["TurnPaused"]
    assert isinstance(signals[0], TurnPaused)
    assert signals[0].at_s - 2.0 == pytest.approx(wait_s, abs=0.1)


def test_a_hint_after_the_window_reopens_it() -> None:
    """Words that come late ("let me think") still hold the floor."""
    endpointer = Endpointer()
    assert kinds(run(endpointer, (2.0, 0.9), (2.5, 0.05))) == ["SpeechStarted", "PhraseEnded", "TurnPaused"]
    endpointer.hint(hold=True)
    assert kinds(run(endpointer, (5.0, 0.05), start_s=4.5)) == []


def test_a_very_long_phrase_is_cut_at_its_quietest_place_and_nothing_is_lost() -> None:
    signals = run(Endpointer(), (25.0, 0.9), (0.1, 0.4), (20.0, 0.9), (3.0, 0.0))
    phrases = [signal for signal in signals if isinstance(signal, PhraseEnded)]
    assert [phrase.cut for phrase in phrases] == [True, False]
    assert phrases[0].end_s == pytest.approx(25.05, abs=0.1)
    assert phrases[1].start_s == phrases[0].end_s
    assert phrases[1].end_s == pytest.approx(45.1, abs=0.1)


def test_done_closes_an_open_phrase() -> None:
    endpointer = Endpointer()
    run(endpointer, (2.0, 0.9))
    assert endpointer.speaking
    (phrase,) = endpointer.finish()
    assert isinstance(phrase, PhraseEnded)
    assert not endpointer.speaking
    assert endpointer.finish() == []


def test_patience_scales_what_the_candidate_feels_only() -> None:
    doubled = Patience().scaled(2)
    assert (doubled.turn_s, doubled.unfinished_s, doubled.hold_s) == (4.0, 7.0, 20.0)
    assert (doubled.phrase_s, doubled.onset_s) == (Patience().phrase_s, Patience().onset_s)


@given(st.lists(st.floats(0, 1), max_size=400))
def test_phrases_never_overlap_and_lie_in_the_audio(probabilities: list[float]) -> None:
    endpointer = Endpointer()
    signals = [signal for index, p in enumerate(probabilities) for signal in endpointer.push(p, index * FRAME_S)]
    signals += endpointer.finish()
    last_s = 0.0
    for signal in signals:
        if isinstance(signal, PhraseEnded):
            assert last_s <= signal.start_s < signal.end_s <= len(probabilities) * FRAME_S + 1e-9
            last_s = signal.end_s
