"""Sound to features: the one function that training and recognition share."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 16_000
HOP = 160  # samples: a feature row every 10 ms
WINDOW = 400
FFT = 512
BANDS = 64
LOWEST_HZ, HIGHEST_HZ = 50.0, 7600.0
SCALE = 2.5  # natural-log units for 1.0 of feature
LIMIT = 4.0  # features are clipped to -LIMIT..LIMIT, so digital silence and faint noise look alike

Floats = NDArray[np.float32]


def _mel(hz: NDArray[np.float64]) -> NDArray[np.float64]:
    return 2595.0 * np.log10(1.0 + hz / 700.0)


@lru_cache(maxsize=1)
def _filters() -> Floats:
    """Triangular mel filters, (FFT // 2 + 1, BANDS)."""
    lowest, highest = _mel(np.array([LOWEST_HZ, HIGHEST_HZ]))
    edges_mel = np.linspace(lowest, highest, BANDS + 2)
    edges = 700.0 * (10.0 ** (edges_mel / 2595.0) - 1.0)
    bins = np.arange(FFT // 2 + 1)[:, None] * (SAMPLE_RATE / FFT)
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    weights = np.maximum(0.0, np.minimum(rising, falling))
    return np.asarray(weights / weights.sum(axis=0, keepdims=True).clip(1e-9), np.float32)


def log_mel(samples: Floats) -> Floats:
    """`samples` float32 mono 16 kHz in -1..1 -> natural log of mel power, (1 + len // HOP, BANDS), row i centred on i
    * 10 ms."""
    padded = np.pad(np.asarray(samples, np.float32), WINDOW // 2)
    rows = 1 + len(samples) // HOP
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP][:rows]
    window = np.hanning(WINDOW).astype(np.float32)
    spectrum = np.fft.rfft(frames * window, FFT, axis=1)
    power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
    return np.asarray(np.log(power @ _filters() + 1e-7), np.float32)


def normalised(mels: Floats) -> Floats:
    """Take the voice's and the channel's own average spectrum away, measured over the louder rows only, so that the
    amount of silence around the speech makes no difference. (rows, BANDS) -> same shape, clipped to -LIMIT..LIMIT."""
    loudness = mels.mean(axis=1)
    quiet, loud = np.percentile(loudness, [10, 95])
    chosen = loudness >= (quiet + loud) / 2
    average = mels[chosen].mean(axis=0)
    return np.asarray(np.clip((mels - average) / SCALE, -LIMIT, LIMIT), np.float32)


def stretched(features: Floats, factor: float) -> Floats:
    """`factor` times as many rows, by straight lines between neighbours: as if it had been said more slowly."""
    places = np.linspace(0, len(features) - 1, max(2, round(len(features) * factor)))
    left = np.floor(places).astype(int)
    share = (places - left)[:, None].astype(np.float32)
    right = np.minimum(left + 1, len(features) - 1)
    return np.asarray(features[left] * (1 - share) + features[right] * share, np.float32)
