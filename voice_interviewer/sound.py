"""Sound files and sample rates: whatever PyAV reads becomes float32 mono at 16 kHz."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np

from voice_interviewer.ports import SAMPLE_RATE, EngineError, Samples


def decode(source: Path | bytes) -> Samples:
    """The first audio track of a file (or of its bytes). Raises EngineError if there is none that can be read."""
    import av

    try:
        with av.open(str(source) if isinstance(source, Path) else io.BytesIO(source), "r") as container:
            if not container.streams.audio:
                raise EngineError(f"There is no sound in {_name(source)}.")
            resampler = Resampler(SAMPLE_RATE)
            parts = [resampler.take(frame) for frame in container.decode(audio=0)]
            parts.append(resampler.take(None))
    except (OSError, ValueError) as error:  # PyAV's errors are both
        raise EngineError(f"{_name(source)} cannot be read as sound: {error}.") from error
    return np.concatenate(parts)


def _name(source: Path | bytes) -> str:
    return str(source) if isinstance(source, Path) else "The received sound"


def resample(samples: Samples, from_rate: int, to_rate: int) -> Samples:
    """Mono samples at another rate."""
    if from_rate == to_rate or not len(samples):
        return samples
    resampler = Resampler(to_rate)
    return np.concatenate([resampler.push(samples, from_rate), resampler.take(None)])


class Resampler:
    """Resamples a stream piece by piece; what it holds back comes with later pieces."""

    def __init__(self, rate: int) -> None:
        import av

        self._resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)

    def push(self, samples: Samples, rate: int) -> Samples:
        """More mono samples, given at `rate`."""
        import av

        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples, np.float32)[None], format="flt", layout="mono")
        frame.sample_rate = rate
        return self.take(frame)

    def take(self, frame: Any) -> Samples:
        """A PyAV frame of any format; None gives what is left."""
        frames = self._resampler.resample(frame)
        parts = [piece.to_ndarray().reshape(-1) for piece in frames]
        return np.concatenate(parts).astype(np.float32) if parts else np.zeros(0, np.float32)
