"""A stand-in for the `sounddevice` module: threads that call back as PortAudio does, faster than real time.

`heard` is what the microphone delivers (then silence), `played` what came out of the loudspeaker. A stream's behaviour
after some callbacks can be scripted: `trouble` = ("break" | "stall", after how many callbacks), once per entry.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np

LATENCY_S = 0.02


class PortAudioError(Exception):
    pass


def device(name: str, inputs: int, outputs: int, rate: int) -> dict[str, Any]:
    channels = {"max_input_channels": inputs, "max_output_channels": outputs}
    return {"name": name, "default_samplerate": float(rate)} | channels


@dataclass
class FakePortAudio:
    speed: float = 20.0
    found: list[dict[str, Any]] = field(default_factory=lambda: [device("Built-in", 1, 1, 16_000)])
    heard: np.ndarray = field(default_factory=lambda: np.zeros(0, np.float32))
    trouble: list[tuple[str, int]] = field(default_factory=list)
    opened: list[Any] = field(default_factory=list)
    refuses: int = 0
    busy: bool = False
    overflow: bool = False
    tells_time: bool = True

    PortAudioError = PortAudioError

    def __post_init__(self) -> None:
        self.pieces: list[np.ndarray] = []

    @property
    def played(self) -> np.ndarray:
        return np.concatenate(self.pieces) if self.pieces else np.zeros(0, np.float32)

    def query_devices(self, device: Any = None, kind: str | None = None) -> Any:
        listed = [entry | {"index": index} for index, entry in enumerate(self.found)]
        if kind is None:
            return listed
        for entry in listed:
            if entry[f"max_{kind}_channels"]:
                return entry
        raise PortAudioError("Error querying device -1")

    def check_input_settings(self, device: int, channels: int, dtype: str, samplerate: float) -> None:
        self._check(device, channels, samplerate, "input")

    def check_output_settings(self, device: int, channels: int, dtype: str, samplerate: float) -> None:
        self._check(device, channels, samplerate, "output")

    def _check(self, device: int, channels: int, samplerate: float, kind: str) -> None:
        entry = self.found[device]
        if self.busy:
            raise PortAudioError("Device unavailable")
        if samplerate != entry["default_samplerate"] or channels != entry[f"max_{kind}_channels"]:
            raise PortAudioError("Invalid sample rate")

    def InputStream(self, **settings: Any) -> Stream:  # noqa: N802
        return Stream(self, self._record, settings)

    def OutputStream(self, **settings: Any) -> Stream:  # noqa: N802
        return Stream(self, self._play, settings)

    def _record(self, stream: Stream, frames: int, status: Any) -> None:
        block = np.zeros(frames, np.float32)
        taken, self.heard = self.heard[:frames], self.heard[frames:]
        block[: len(taken)] = taken
        stream.callback(np.repeat(block[:, None], stream.channels, axis=1), frames, None, status)

    def _play(self, stream: Stream, frames: int, status: Any) -> None:
        out = np.full((frames, stream.channels), np.nan, np.float32)
        clock = SimpleNamespace(currentTime=1.0, outputBufferDacTime=1.0 + LATENCY_S if self.tells_time else 0.0)
        stream.callback(out, frames, clock, status)
        self.pieces.append(out[:, 0].copy())


class Stream:
    def __init__(self, port: FakePortAudio, turn: Any, settings: dict[str, Any]) -> None:
        if port.refuses:
            port.refuses -= 1
            raise PortAudioError("Device unavailable")
        self.callback, self.channels = settings["callback"], settings["channels"]
        self.latency = LATENCY_S
        self.active = False
        self._port, self._turn = port, turn
        self._rate, self._frames = settings["samplerate"], settings.get("blocksize") or 400
        self._thread = threading.Thread(target=self._run, daemon=True)
        port.opened.append(self)

    def start(self) -> None:
        self.active = True
        self._thread.start()

    def close(self) -> None:
        self.active = False
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        kind, left = self._port.trouble.pop(0) if self._port.trouble else ("", -1)
        due = time.monotonic()
        while self.active:
            if left == 0 and kind == "break":
                self.active = False
                return
            if left != 0 or kind != "stall":
                flags = SimpleNamespace(input_overflow=self._port.overflow, output_underflow=False)
                self._turn(self, self._frames, flags)
                left -= 1
            due += self._frames / self._rate / self._port.speed
            time.sleep(max(0.0, due - time.monotonic()))
