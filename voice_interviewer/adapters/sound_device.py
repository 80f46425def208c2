"""The microphone and the loudspeaker of this machine, through PortAudio.

The loudspeaker's stream is opened once and fed with silence between prompts: a stream that is opened for each prompt
loses its first 80-100 ms on PulseAudio and starts 0.6-1.0 s late.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
import time
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from voice_interviewer import sound
from voice_interviewer.ports import (
    FRAME_S,
    FRAME_SAMPLES,
    SAMPLE_RATE,
    EngineError,
    EngineUnavailable,
    Frame,
    Samples,
    Speech,
)

Kind = Literal["input", "output"]

QUEUE_S = 15.0  # of audio that waits for a busy session
STALL_S = 3.0  # without sound: the device is gone
POLL_S = 0.25  # how often a silent stream is looked after
WARM_UP_S = 0.3  # of silence that must have flowed before the first prompt
FADE_S = 0.01  # a cut sound does not click


@dataclass(frozen=True, slots=True)
class Device:
    """A sound device: how many channels it records and plays, and its own sample rate."""

    index: int
    name: str
    inputs: int
    outputs: int
    rate: int

    def channels(self, kind: Kind) -> int:
        return self.inputs if kind == "input" else self.outputs


def library() -> Any:
    """The sounddevice module. Raises EngineUnavailable with the line that mends it."""
    try:
        import sounddevice
    except OSError as error:
        raise EngineUnavailable(
            "Local microphone needs PortAudio: sudo apt install libportaudio2 (Debian/Ubuntu) / dnf install portaudio, "
            "or use the browser: voice-interviewer serve"
        ) from error
    return sounddevice


def devices() -> tuple[Device, ...]:
    """All sound devices of this machine."""
    return tuple(_device(found) for found in library().query_devices())


def choose(kind: Kind, wanted: str = "") -> Device:
    """The device with this number or this text in its name; by default the system's. Raises EngineUnavailable."""
    noun = "microphone" if kind == "input" else "loudspeaker"
    if wanted:
        usable = [device for device in devices() if device.channels(kind)]
        named = [device for device in usable if wanted.casefold() in device.name.casefold()]
        for device in [device for device in usable if wanted == str(device.index)] + named:
            return device
        known = "; ".join(f"{device.index} {device.name}" for device in usable) or "none"
        raise EngineUnavailable(f"There is no {noun} {wanted!r}. Here are: {known}.")
    sounddevice = library()
    try:
        return _device(sounddevice.query_devices(kind=kind))
    except (sounddevice.PortAudioError, ValueError) as error:
        raise EngineUnavailable(
            f"No {noun} was found. Connect one, or use the browser: voice-interviewer serve"
        ) from error


def _device(found: Any) -> Device:
    inputs, outputs, rate = found["max_input_channels"], found["max_output_channels"], found["default_samplerate"]
    return Device(found["index"], found["name"], inputs, outputs, int(rate))


def _shape(device: Device, kind: Kind) -> tuple[int, int]:
    """The sample rate and channel count to open a device with: ours if it takes them, else its own."""
    sounddevice = library()
    check = sounddevice.check_input_settings if kind == "input" else sounddevice.check_output_settings
    refusal: Exception | None = None
    for rate in dict.fromkeys((SAMPLE_RATE, device.rate)):
        for channels in dict.fromkeys((1, min(2, device.channels(kind)))):
            try:
                check(device=device.index, channels=channels, dtype="float32", samplerate=rate)
            except sounddevice.PortAudioError as error:
                refusal = error
            else:
                return rate, channels
    raise EngineUnavailable(f"{device.name} cannot be opened ({refusal}). {_mend()}") from refusal


def _open(make: Any, device: Device, **settings: Any) -> Any:
    """A running stream."""
    try:
        stream = make(device=device.index, dtype="float32", **settings)
        stream.start()
    except library().PortAudioError as error:
        raise EngineUnavailable(f"{device.name} cannot be opened ({error}). {_mend()}") from error
    return stream


def _mend() -> str:
    if sys.platform == "darwin":
        return "Allow the terminal to use it: System Settings, Privacy & Security, Microphone."
    return "Is another program using it?"


class Microphone:
    """AudioIn. `level` is the loudness of the last block (root mean square, 0..1)."""

    live = True

    def __init__(self, device: str = "") -> None:
        self.device = choose("input", device)
        self.name = self.device.name
        self.dropped_frames = 0
        self.restarts = 0
        self.level = 0.0
        self._rate, self._channels = _shape(self.device, "input")
        self._block = FRAME_SAMPLES * self._rate // SAMPLE_RATE
        self._blocks: deque[Samples] = deque()
        self._most = int(QUEUE_S / FRAME_S)

    async def frames(self, start_s: float) -> AsyncIterator[Frame]:
        """Opens the device with the first frame and closes it with the iterator. Raises EngineError if it goes away."""
        resampler = sound.Resampler(SAMPLE_RATE) if self._rate != SAMPLE_RATE else None
        rest, count = np.zeros(0, np.float32), 0
        self._arrived = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._blocks.clear()
        self._stream = self._opened(self._take)
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
        """Listen for a while: the loudest sample (0..1). 0.0 is a microphone that is muted or not allowed."""
        recorded: list[float] = []

        def take(data: Samples, *_: Any) -> None:
            recorded.append(float(np.abs(data).max()))

        stream = self._opened(take)
        try:
            time.sleep(seconds)
        finally:
            stream.close()
        if not recorded:
            raise EngineError(f"{self.name} delivers no sound. Reconnect it.")
        return max(recorded)

    def _opened(self, take: Any) -> Any:
        settings = {"samplerate": self._rate, "channels": self._channels, "blocksize": self._block}
        return _open(library().InputStream, self.device, callback=take, **settings)

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
        """Waits for a block; a stream that broke is opened again."""
        for _ in range(int(STALL_S / POLL_S)):
            self._arrived.clear()
            if self._blocks:
                return self._blocks.popleft()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._arrived.wait(), POLL_S)
            if not self._blocks and not self._stream.active:
                self.restarts += 1
                self._stream.close()
                self._stream = self._opened(self._take)
        raise EngineError(f"{self.name} has stopped delivering sound. Reconnect it and resume.")


class Loudspeaker:
    """AudioOut. The stream runs from the start to `close`; `underflows` counts gaps that could be heard.

    PortAudio gives up a stream when its sound server stumbles; `restarts` counts how often that was mended.
    """

    def __init__(self, device: str = "", *, latency_s: float = 0.1) -> None:
        self.device = choose("output", device)
        self.name = self.device.name
        self.underflows = 0
        self.restarts = 0
        self._rate, channels = _shape(self.device, "output")
        self._lock = threading.Lock()
        self._turn = asyncio.Lock()
        self._playing: _Playing | None = None
        self._settings = {"samplerate": self._rate, "channels": channels, "latency": latency_s}
        self._open()

    async def play(self, speech: Speech) -> None:
        """Returns when the last sample has left the device. Cancelling fades out at once."""
        if not len(speech.samples):
            return
        async with self._turn:
            if not self._stream.active:
                self._reopen()
            await self._warm_up()
            playing = _Playing(sound.resample(speech.samples, SAMPLE_RATE, self._rate), asyncio.get_running_loop())
            self._playing = playing
            try:
                await asyncio.sleep(await self._left_s(playing, speech.seconds + STALL_S))
            finally:
                self._cut(playing)

    def close(self) -> None:
        """Stop the stream."""
        self._stream.close()

    def _open(self) -> None:
        self._cold = int((WARM_UP_S + self._settings["latency"]) * self._rate)  # samples to go until the stream flows
        self._stream = _open(library().OutputStream, self.device, callback=self._fill, **self._settings)

    def _reopen(self) -> None:
        self.restarts += 1
        self._stream.close()
        self._open()

    async def _left_s(self, playing: _Playing, timeout_s: float) -> float:
        """Waits for the last sample; a stream that broke is opened again, and the speech goes on where it was."""
        for _ in range(int(timeout_s / POLL_S)):
            await asyncio.wait([playing.left_s], timeout=POLL_S)
            if playing.left_s.done():
                return playing.left_s.result()
            if not self._stream.active:
                self._reopen()
        raise EngineError(f"{self.name} has stopped playing. Reconnect it and resume.")

    async def _warm_up(self) -> None:
        """A sound server takes a first buffer at once and may then ask for nothing more for two seconds."""
        for _ in range(int(STALL_S / 0.02)):
            if self._cold <= 0:
                return
            await asyncio.sleep(0.02)

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
                if not 0 < delay_s < STALL_S:  # some drivers do not tell
                    delay_s = self._stream.latency
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
