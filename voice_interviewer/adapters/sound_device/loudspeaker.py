"""The loudspeaker.

Its stream is opened once and fed with silence between prompts: a stream that is opened for each prompt loses its first
80-100 ms on PulseAudio and starts 0.6-1.0 s late.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from typing import Any

import numpy as np

from voice_interviewer import sound
from voice_interviewer.adapters.sound_device.portaudio import Stream, choose, shape
from voice_interviewer.ports import SAMPLE_RATE, Samples, Speech

POLL_S = 0.1  # how often a silent stream is looked after
WARM_UP_S = 0.3  # of silence that must have flowed before the first prompt
FADE_S = 0.01  # a cut sound does not click


class Loudspeaker:
    """AudioOut. `device` is a number or a part of a name. `underflows` counts gaps that could be heard."""

    def __init__(self, device: str = "", *, latency_s: float = 0.1) -> None:
        self.device = choose("output", device)
        self.name = self.device.name
        self.underflows = 0
        self._lock = threading.Lock()
        self._turn = asyncio.Lock()
        self._playing: _Playing | None = None
        self._rate, channels = shape(self.device, "output")
        self._cold = self._warm_up = int((WARM_UP_S + latency_s) * self._rate)  # samples until the stream flows
        settings = {"samplerate": self._rate, "channels": channels, "latency": latency_s}
        self._stream = Stream("output", self.device, self._fill, **settings)

    @property
    def restarts(self) -> int:
        return self._stream.restarts

    async def play(self, speech: Speech) -> None:
        """Returns when the last sample has left the device. Cancelling fades out at once."""
        if not len(speech.samples):
            return
        async with self._turn:
            await self._flows()
            playing = _Playing(sound.resample(speech.samples, SAMPLE_RATE, self._rate), asyncio.get_running_loop())
            self._playing = playing
            try:
                await asyncio.sleep(await self._left_s(playing))
            finally:
                self._cut(playing)

    def close(self) -> None:
        """Stop the stream."""
        self._stream.close()

    async def _flows(self) -> None:
        """A sound server takes a first buffer at once and may then ask for nothing more for two seconds."""
        while True:
            self._look_after()
            if self._cold <= 0:
                return
            await asyncio.sleep(POLL_S / 4)

    async def _left_s(self, playing: _Playing) -> float:
        """Waits for the last sample to be handed over: seconds until it is heard."""
        while not playing.left_s.done():
            await asyncio.wait([playing.left_s], timeout=POLL_S)
            if not playing.left_s.done():
                self._look_after()
        return playing.left_s.result()

    def _look_after(self) -> None:
        """Speech goes on where it was when a stream broke."""
        if self._stream.look_after():
            self._cold = self._warm_up

    def _cut(self, playing: _Playing) -> None:
        with self._lock:
            if self._playing is playing:
                playing.fade_out(int(FADE_S * self._rate))

    def _fill(self, out: Samples, frames: int, clock: Any, status: Any) -> None:
        """What PortAudio calls, in its own thread, whenever it wants `frames` more samples."""
        out.fill(0)
        self._cold -= frames
        with self._lock:
            playing = self._playing
            if playing is None:
                return
            self.underflows += bool(status.output_underflow)
            samples = playing.take(frames)
            out[: len(samples)] = samples[:, None]
            if playing.at_end:
                self._playing = None
                delay_s = clock.outputBufferDacTime - clock.currentTime
                if not 0 < delay_s < 3:  # some drivers do not tell
                    delay_s = self._stream.latency_s
                playing.finish(delay_s + len(samples) / self._rate)


class _Playing:
    """A speech on its way out. `left_s` is set with its last sample: seconds until that one is heard."""

    def __init__(self, samples: Samples, loop: asyncio.AbstractEventLoop) -> None:
        self.left_s: asyncio.Future[float] = loop.create_future()
        self._loop = loop
        self._samples = samples
        self._next = 0

    @property
    def at_end(self) -> bool:
        return self._next >= len(self._samples)

    def take(self, count: int) -> Samples:
        taken = self._samples[self._next : self._next + count]
        self._next += len(taken)
        return taken

    def fade_out(self, length: int) -> None:
        tail = self._samples[self._next : self._next + length]
        self._samples, self._next = tail * np.linspace(1, 0, len(tail), dtype=np.float32), 0

    def finish(self, left_s: float) -> None:
        def tell() -> None:
            if not self.left_s.done():
                self.left_s.set_result(left_s)

        with contextlib.suppress(RuntimeError):  # the loop has just ended
            self._loop.call_soon_threadsafe(tell)
