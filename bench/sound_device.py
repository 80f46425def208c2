"""Loudspeaker -> PulseAudio -> microphone: what was played is what is recorded, and when.

    apt-get install -y --no-install-recommends pulseaudio libasound2-plugins libportaudio2
    python -m bench.sound_device [--prompts 10] [--busy 2]

Starts a sound server of its own with a loop from its loudspeaker to its microphone: needs no hardware, disturbs none.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import multiprocessing
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from voice_interviewer.ports import SAMPLE_RATE, Samples, Speech

ALSA = "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n"


@contextlib.contextmanager
def loop_back() -> Iterator[None]:
    """A private PulseAudio whose loudspeaker is its microphone; the environment points to it."""
    folder = Path(tempfile.mkdtemp(prefix="pulse-"))
    folder.chmod(0o700)
    (folder / "asound.conf").write_text(ALSA)
    private = {name: str(folder) for name in ("HOME", "XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH")}
    modules = [
        f"module-native-protocol-unix socket={folder}/native auth-anonymous=1",
        "module-null-sink sink_name=loop rate=16000 channels=1",
        "module-remap-source source_name=mic master=loop.monitor rate=16000 channels=1",
    ]
    loaded = [part for module in modules for part in ("-L", module)]
    server = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disallow-exit", "--log-level=0", *loaded],
        env=os.environ | private,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.environ |= {
        "PULSE_SERVER": f"unix:{folder}/native",
        "PULSE_SINK": "loop",
        "PULSE_SOURCE": "mic",
        "ALSA_CONFIG_PATH": str(folder / "asound.conf"),
    }
    try:
        while not (folder / "native").exists():
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder)


def chirp(seconds: float, seed: int) -> Samples:
    """A sweep with a little noise: its place in a recording is unmistakable."""
    times = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    noise = np.random.default_rng(seed).standard_normal(len(times))
    return (0.4 * np.sin(2 * np.pi * (200 + 300 * times) * times) + 0.05 * noise).astype(np.float32)


def place(recorded: Samples, played: Samples) -> int:
    """Where in the recording the sound begins."""
    size = len(recorded) + len(played)
    product = np.fft.rfft(recorded, size) * np.conj(np.fft.rfft(played, size))
    return int(np.argmax(np.fft.irfft(product, size)[: len(recorded)]))


async def measure(prompts: int) -> list[dict[str, float]]:
    from voice_interviewer.adapters.sound_device import Loudspeaker, Microphone

    microphone, loudspeaker = Microphone(), Loudspeaker()
    recorded: list[Samples] = []

    async def record() -> None:
        async for frame in microphone.frames(0.0):
            recorded.append(frame.samples)

    recording = asyncio.create_task(record())
    began = time.perf_counter()
    await loudspeaker.play(Speech(np.zeros(160, np.float32)))
    print(f"streams flow after {1000 * (time.perf_counter() - began):.0f} ms")
    await asyncio.sleep(0.5)
    rows = []
    for number in range(prompts):
        speech = Speech(chirp(1.0 + 0.2 * (number % 3), number))
        since = len(recorded)
        began = time.perf_counter()
        await loudspeaker.play(speech)
        took_s = time.perf_counter() - began
        heard_at_end = (len(recorded) - since) * 512
        await asyncio.sleep(0.5)
        heard = np.concatenate(recorded[since:])
        start = place(heard, speech.samples)
        part = heard[start : start + len(speech.samples)]
        wrong = int(np.sum(np.abs(part - speech.samples[: len(part)]) > 1e-3)) + len(speech.samples) - len(part)
        rows.append(
            {
                "first sound ms": 1000 * start / SAMPLE_RATE,
                "wrong samples": wrong,
                "play() after length ms": 1000 * (took_s - speech.seconds),
                "end reported before heard ms": 1000 * (start + len(speech.samples) - heard_at_end) / SAMPLE_RATE,
            }
        )
    began = time.perf_counter()
    since = len(recorded)
    playing = asyncio.create_task(loudspeaker.play(Speech(chirp(3.0, 99))))
    await asyncio.sleep(1.0)
    playing.cancel()
    await asyncio.wait([playing])
    await asyncio.sleep(0.6)
    heard = np.concatenate(recorded[since:])
    last = int(np.flatnonzero(np.abs(heard) > 0.02)[-1])
    print(f"cancelled after 1000 ms: last sound {1000 * last / SAMPLE_RATE:.0f} ms after play()")
    print(f"dropped frames {microphone.dropped_frames}, underflows {loudspeaker.underflows}")
    print(f"restarts of the streams: in {microphone.restarts}, out {loudspeaker.restarts}")
    recording.cancel()
    await asyncio.wait([recording])
    loudspeaker.close()
    return rows


def burn() -> None:
    while True:
        sum(range(10_000))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prompts", type=int, default=10)
    parser.add_argument("--busy", type=int, default=0, help="processes that keep the processor busy meanwhile")
    options = parser.parse_args()
    burners = [multiprocessing.get_context("spawn").Process(target=burn, daemon=True) for _ in range(options.busy)]
    for burner in burners:
        burner.start()
    with loop_back():
        rows = asyncio.run(measure(options.prompts))
    for burner in burners:
        burner.kill()
    for name in rows[0]:
        values = sorted(row[name] for row in rows)
        print(f"{name:32} min {values[0]:8.1f}  median {values[len(values) // 2]:8.1f}  max {values[-1]:8.1f}")


if __name__ == "__main__":
    main()
