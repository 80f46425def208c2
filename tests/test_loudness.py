"""Telling that nobody spoke, and about where a phrase lies."""

import numpy as np
import pytest

from tests.speech import hiss, say, silence
from voice_interviewer import loudness


@pytest.fixture(scope="module")
def speech():
    return say("We use a queue.")


def test_quiet_rooms_and_snippets_are_silent(speech):
    for quiet in (silence(0), silence(2), hiss(2), speech[8000:9000], np.full(16_000, np.nan, np.float32)):
        assert loudness.is_silent(quiet)


def test_a_low_voice_is_not(speech):
    assert not loudness.is_silent(speech)
    assert not loudness.is_silent(0.03 * speech)
    assert not loudness.is_silent(np.concatenate([silence(60), speech[:8000], silence(60)]))


def test_the_span_is_where_the_voice_is(speech):
    start_s, end_s = loudness.voiced_span(np.concatenate([hiss(2), speech, hiss(1)]))
    assert start_s == pytest.approx(2, abs=0.15)
    assert end_s == pytest.approx(2 + len(speech) / 16_000, abs=0.45)
    assert loudness.voiced_span(speech) == pytest.approx((start_s - 2, end_s - 2), abs=0.021)


def test_levels_are_root_mean_squares():
    samples = np.concatenate([np.full(loudness.WINDOW, 0.5), np.full(loudness.WINDOW, -0.25), [1.0]]).astype(np.float32)
    assert loudness.levels(samples).tolist() == [0.5, 0.25]
