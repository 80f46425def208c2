"""PortAudio: the library, the devices, and a stream that is opened again when it breaks."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from voice_interviewer.ports import SAMPLE_RATE, EngineError, EngineUnavailable

Kind = Literal["input", "output"]

STALL_S = 2.5  # without a callback; a sound server may take two seconds to start
GIVE_UP_S = 10.0


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
            "A local microphone or loudspeaker needs PortAudio: sudo apt install libportaudio2 (Debian/Ubuntu) / "
            "dnf install portaudio, or type the answers: voice-interviewer interview --typed"
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
            f"No {noun} was found. Connect one, or type the answers: voice-interviewer interview --typed"
        ) from error


def _device(found: Any) -> Device:
    inputs, outputs, rate = found["max_input_channels"], found["max_output_channels"], found["default_samplerate"]
    return Device(found["index"], found["name"], inputs, outputs, int(rate))


def shape(device: Device, kind: Kind) -> tuple[int, int]:
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


def _mend() -> str:
    if sys.platform == "darwin":
        return "Allow the terminal to use it: System Settings, Privacy & Security, Microphone."
    return "Is another program using it?"


class Stream:
    """A running stream. Whoever waits for it calls `look_after` now and then.

    PortAudio ends a stream when its sound server stumbles, and under load one may stop calling back for good.
    `restarts` counts how often that was mended.
    """

    def __init__(self, kind: Kind, device: Device, callback: Callable[..., None], **settings: Any) -> None:
        self.restarts = 0
        self._kind = kind
        self._device = device
        self._callback = callback
        self._settings = settings
        self._alive_at = time.monotonic()
        self._open()

    @property
    def latency_s(self) -> float:
        return float(self._stream.latency)

    def look_after(self) -> bool:
        """Opens the stream again if it broke or stalled, and says if it did. Raises EngineError if that is hopeless."""
        now = time.monotonic()
        if now - self._alive_at > GIVE_UP_S:
            raise EngineError(f"{self._device.name} has stopped working. Reconnect it and resume.")
        if self._stream.active and now - max(self._alive_at, self._opened_at) < STALL_S:
            return False
        self.restarts += 1
        self._stream.close()
        with contextlib.suppress(EngineUnavailable):  # the next look tries again
            self._open()
        return True

    def close(self) -> None:
        self._stream.close()

    def _called(self, *arguments: Any) -> None:
        self._alive_at = time.monotonic()
        self._callback(*arguments)

    def _open(self) -> None:
        sounddevice = library()
        make = sounddevice.InputStream if self._kind == "input" else sounddevice.OutputStream
        self._opened_at = time.monotonic()
        try:
            self._stream = make(device=self._device.index, dtype="float32", callback=self._called, **self._settings)
            self._stream.start()
        except sounddevice.PortAudioError as error:
            raise EngineUnavailable(f"{self._device.name} cannot be opened ({error}). {_mend()}") from error
