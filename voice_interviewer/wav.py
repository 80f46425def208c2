"""Speech as WAV bytes (mono, 16 bit): what travels to servers and lies on disk."""

from __future__ import annotations

import io
import wave

import numpy as np

from voice_interviewer.ports import SAMPLE_RATE, Samples


def encode(samples: Samples, rate: int = SAMPLE_RATE) -> bytes:
    """A complete WAV file of float samples; what lies outside -1..1 is clipped, what is no number is silence."""
    data = io.BytesIO()
    with wave.open(data, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(to_pcm(samples))
    return data.getvalue()


def to_pcm(samples: Samples) -> bytes:
    """Float samples as signed 16-bit little-endian bytes."""
    return bytes(np.rint(np.clip(np.nan_to_num(samples), -1.0, 1.0) * 32767.0).astype("<i2").data)


def from_pcm(data: bytes) -> Samples:
    """Signed 16-bit little-endian bytes as float samples in -1..1; an odd last byte is left out."""
    whole = len(data) // 2 * 2
    return (np.frombuffer(data[:whole], "<i2").astype(np.float32) / np.float32(32767.0)).clip(-1.0, 1.0)
