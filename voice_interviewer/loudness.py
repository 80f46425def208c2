"""How loud a sound is, 20 ms by 20 ms: enough to tell that nobody spoke, and about where a phrase begins and ends."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voice_interviewer.ports import SAMPLE_RATE, Samples

WINDOW = SAMPLE_RATE // 50
SHORTEST_S = 0.1  # no word is shorter
SILENT = 2e-3  # -54 dBFS: less than a whisper into a microphone
SPEECH_RANGE = 10 ** (-35 / 20)  # speech stays within 35 dB of its loudest place


def levels(samples: Samples) -> NDArray[np.float64]:
    """Root mean square of each whole window."""
    windows = np.nan_to_num(samples[: len(samples) // WINDOW * WINDOW]).reshape(-1, WINDOW)
    mean: NDArray[np.float64] = np.sqrt(np.square(windows, dtype=np.float64).mean(axis=1))
    return mean


def is_silent(samples: Samples) -> bool:
    """Whether nobody can have spoken: too short for a word, or never louder than a quiet room."""
    return len(samples) < SHORTEST_S * SAMPLE_RATE or float(levels(samples).max()) < SILENT


def voiced_span(samples: Samples) -> tuple[float, float]:
    """Seconds of the first and last place that is loud enough for speech."""
    loud = levels(samples)
    places = np.flatnonzero(loud >= loud.max() * SPEECH_RANGE)
    return float(places[0] * WINDOW / SAMPLE_RATE), float((places[-1] + 1) * WINDOW / SAMPLE_RATE)
