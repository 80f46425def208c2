"""The microphone."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import AsyncIterator
from typing import Any

import numpy as np

from voice_interviewer import sound
from voice_interviewer.adapters.sound_device.portaudio import Stream, choose, shape
from voice_interviewer.ports import FRAME_S, FRAME_SAMPLES, SAMPLE_RATE, EngineError, Frame, Samples

QUEUE_S = 15.0  # of audio that waits for a busy session
POLL_S = 0.1  # how often a silent stream is looked after


class Microphone:
    """AudioIn. `device` is a number or a part of a name. `level` is the last block's root mean square (0..1)."""

    live = True

    def __init__(self, device: str = "") -> None:
        self.device = choose("input", device)
        self.name = self.device.name
        self.dropped_frames = 0
        self.restarts = 0
        self.level = 0.0
        self._rate, self._channels = shape(self.device, "input")
        self._blocks: deque[Samples] = deque()
        self._most = int(QUEUE_S / FRAME_S)

    async def frames(self, start_s: float) -> AsyncIterator[Frame]:
        """Opens the device with the first frame and closes it with the iterator. Raises EngineError if it goes away."""
        resampler = sound.Resampler(SAMPLE_RATE) if self._rate != SAMPLE_RATE else None
        rest, count = np.zeros(0, np.float32), 0
        self._arrived = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._blocks.clear()
        self._stream = self._open(self._take)
        try:
            while True:
                block = await self._next_block()
                rest = np.concatenate([rest, resampler.push(block, self._rate) if resampler else block])
                while len(rest) >= FRAME_SAMPLES:
                    yield Frame(start_s + count * FRAME_S, rest[:FRAME_SAMPLES])
                    rest, count = rest[FRAME_SAMPLES:], count + 1
        finally:
            self._stream.close()

    def peak(self, seconds: float = 1.0) -> float:
        """Listen for a while, blocking: the loudest sample (0..1). 0.0 is a microphone that is muted or not allowed."""
        heard: list[float] = []
        stream = self._open(lambda data, *_: heard.append(float(np.abs(data).max())))
        try:
            time.sleep(seconds)
        finally:
            stream.close()
        if not heard:
            raise EngineError(f"{self.name} delivers no sound. Reconnect it.")
        return max(heard)

    def _open(self, take: Any) -> Stream:
        settings = {"samplerate": self._rate, "channels": self._channels}
        block = FRAME_SAMPLES * self._rate // SAMPLE_RATE
        return Stream("input", self.device, take, blocksize=block, **settings)

    def _take(self, data: Samples, _frames: int, _clock: Any, status: Any) -> None:
        """What PortAudio calls, in its own thread, with every block."""
        block = data.mean(axis=1)
        self.level = float(np.sqrt(np.mean(block**2)))
        self.dropped_frames += bool(status.input_overflow)
        if len(self._blocks) < self._most:
            self._blocks.append(block)
        else:
            self.dropped_frames += 1
        with contextlib.suppress(RuntimeError):  # the loop has just ended
            self._loop.call_soon_threadsafe(self._arrived.set)

    async def _next_block(self) -> Samples:
        while True:
            self._arrived.clear()
            if self._blocks:
                return self._blocks.popleft()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(POLL_S):  # `wait_for` of Python 3.11 may swallow a cancellation
                    await self._arrived.wait()
            if not self._blocks:
                self.restarts += self._stream.look_after()
