"""Try the devices out, for people who want to know whether they work."""

from __future__ import annotations

import asyncio

import numpy as np

from voice_interviewer.adapters.sound_device.loudspeaker import Loudspeaker
from voice_interviewer.adapters.sound_device.microphone import Microphone
from voice_interviewer.ports import SAMPLE_RATE, Speech


def listen(device: str = "", seconds: float = 1.0) -> tuple[str, float]:
    """The microphone's name and the loudest sample (0..1) that it heard. Raises EngineError."""
    microphone = Microphone(device)
    return microphone.name, microphone.peak(seconds)


def play(device: str = "") -> str:
    """Plays a soft tone of 0.3 s; the loudspeaker's name. Raises EngineError."""
    times = np.arange(int(0.3 * SAMPLE_RATE)) / SAMPLE_RATE
    tone = 0.1 * np.sin(2 * np.pi * 440 * times) * np.hanning(len(times))
    loudspeaker = Loudspeaker(device)
    try:
        asyncio.run(loudspeaker.play(Speech(tone.astype(np.float32))))
    finally:
        loudspeaker.close()
    return loudspeaker.name
