"""Sound and its 16-bit bytes."""

import io
import wave

import numpy as np
import pytest

from voice_interviewer import wav


def test_a_whole_file_is_made():
    with wave.open(io.BytesIO(wav.encode(np.zeros(800, np.float32), 8000))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate(), file.getnframes()) == (1, 2, 8000, 800)


def test_bytes_and_back_is_the_same_within_a_step():
    samples = np.random.default_rng(0).uniform(-1, 1, 5000).astype(np.float32)
    back = wav.from_pcm(wav.to_pcm(samples))
    assert back.dtype == np.float32
    np.testing.assert_allclose(back, samples, atol=0.51 / 32767)
    np.testing.assert_array_equal(wav.from_pcm(wav.to_pcm(back)), back)


@pytest.mark.parametrize(("value", "expected"), [(7.0, 1.0), (-7.0, -1.0), (np.inf, 1.0), (np.nan, 0.0), (0.0, 0.0)])
def test_what_does_not_fit_is_clipped(value, expected):
    assert wav.from_pcm(wav.to_pcm(np.array([value], np.float32)))[0] == expected


def test_the_lowest_sample_and_an_odd_byte_are_fine():
    assert wav.from_pcm(b"\x00\x80\xff\x7f\x01").tolist() == [-1.0, 1.0]
    assert len(wav.from_pcm(b"")) == 0
