"""Speech for tests: the synthesiser's, so that no recording is needed."""

from __future__ import annotations

from contextlib import closing
from functools import cache

import numpy as np

from voice_interviewer.adapters.pyttsx3 import Pyttsx3
from voice_interviewer.ports import SAMPLE_RATE, Samples


@cache
def say(text: str) -> Samples:
    """The text spoken by pyttsx3; read-only, because it is shared."""
    with closing(Pyttsx3()) as voice:
        samples = voice.synthesise(text).samples
    samples.flags.writeable = False
    return samples


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * SAMPLE_RATE), np.float32)


def hiss(seconds: float, level: float = 0.001) -> Samples:
    """The noise of a quiet room, -60 dBFS by default."""
    return np.random.default_rng(0).normal(0, level, round(seconds * SAMPLE_RATE)).astype(np.float32)
