"""How long the voice takes from a text to the complete speech, and how often its process had to be restarted.

    python -m bench.voice [--texts 200] [--busy 2] [--kill 5]

`--kill` ends the child process that many times between two texts: the time to a mended utterance is printed apart.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import signal
import time

import numpy as np

from voice_interviewer.adapters.pyttsx3 import Pyttsx3

TEXTS = (
    "Please tell me about the last service that you designed, and what you would do differently today.",
    "Thank you.",
    "You mentioned a slow query: how did you find out what made it slow?",
    "How do you decide between a queue and a direct call, and what happens when the other side is down for an hour?",
)


def burn() -> None:
    while True:
        sum(range(10_000))


def quantiles(name: str, seconds: list[float]) -> None:
    p50, p99 = 1000 * np.percentile(seconds, [50, 99])
    print(f"{name:24} n {len(seconds):4}  p50 {p50:7.1f} ms  p99 {p99:7.1f} ms  max {1000 * max(seconds):7.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--busy", type=int, default=0, help="processes that keep the processor busy meanwhile")
    parser.add_argument("--kill", type=int, default=5)
    options = parser.parse_args()
    burners = [multiprocessing.get_context("spawn").Process(target=burn, daemon=True) for _ in range(options.busy)]
    for burner in burners:
        burner.start()
    began = time.perf_counter()
    voice = Pyttsx3()
    started_s = time.perf_counter() - began
    voice.synthesise("Hello.")
    first_s = time.perf_counter() - began
    spoken_s = 0.0
    times: list[float] = []
    for number in range(options.texts):
        began = time.perf_counter()
        speech = voice.synthesise(f"{TEXTS[number % len(TEXTS)]} Number {number}.")
        times.append(time.perf_counter() - began)
        spoken_s += speech.seconds
    unasked = voice.restarts
    mended: list[float] = []
    for _ in range(options.kill):
        os.kill(voice._child._process.pid, signal.SIGKILL)
        began = time.perf_counter()
        voice.synthesise(TEXTS[0])
        mended.append(time.perf_counter() - began)
    voice.close()
    for burner in burners:
        burner.kill()
    print(f"{voice.name}; child ready after {1000 * started_s:.0f} ms, first speech after {1000 * first_s:.0f} ms")
    quantiles("text to complete speech", times)
    if mended:
        quantiles("the same after a kill", mended)
    print(f"{spoken_s:.0f} s of speech, real-time factor {sum(times) / spoken_s:.4f}")
    print(f"restarts: {unasked} of themselves, {voice.restarts - unasked} after {len(mended)} kills")


if __name__ == "__main__":
    main()
