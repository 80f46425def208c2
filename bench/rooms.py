"""Many interviews at once on this machine: frames lost, lag of the event loop, how long a page takes meanwhile.

    python -m bench.rooms [--rooms 20] [--seconds 40]

The server is the real one in a process of its own, with a real log, tape, voice activity and endpointing; its
recogniser and voice are scripted, because they are measured elsewhere. Each client sends its frames in real time over a
WebSocket. Clients and server share the machine: where it is busy, lag and loading times tell of that; the event loop's
own work does not.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tests.sessions.scripted import LoudnessActivity
from tests.web.rooms_house import Page, RoomsHouse, ScriptedEngines
from voice_interviewer import wiring
from voice_interviewer.conduct import Engines
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.ports import FRAME_S, Samples

BATCH = 2  # frames of one message
STORY = [f"This is part {number} of my long story about queues." for number in range(30)]
ANSWER = [part for sentence in STORY for part in (sentence, 0.8)]


class RealCost(LoudnessActivity):
    """Tells speech by loudness, and pays for the real model."""

    def __init__(self) -> None:
        self._silero = wiring.voice_activity()

    def probability(self, samples: Samples) -> float:
        self._silero.probability(samples)
        return super().probability(samples)


class BenchEngines(ScriptedEngines):
    async def of(self, pack: Pack) -> Engines:
        scripted = await super().of(pack)
        return Engines(scripted.ear, scripted.mouth, scripted.director, RealCost(), "scripted")


def serve(folder: Path, port: int) -> None:
    """The server's process."""
    import uvicorn
    from starlette.responses import JSONResponse

    from voice_interviewer.web.app import create_app

    house = RoomsHouse(folder, STORY)
    app = create_app(house.settings)
    app.state.interview_of = lambda token: token
    late_ms: list[float] = []
    work_ms: list[float] = []

    async def watch() -> None:
        while True:
            began, worked = time.perf_counter(), time.thread_time()
            await asyncio.sleep(0.01)
            work_ms.append((time.thread_time() - worked) * 1000)
            late_ms.append((time.perf_counter() - began - 0.01) * 1000)

    tasks: list[asyncio.Task[None]] = []

    @app.get("/bench")
    async def bench() -> JSONResponse:
        """The lag since the last call, and the CPU used so far; the first call switches the scripted engines on."""
        if not tasks:
            app.state.rooms.engines = BenchEngines(house.sentences)
            app.state.rooms._pack_of = lambda state: house.pack
            tasks.append(asyncio.create_task(watch()))
        used = resource.getrusage(resource.RUSAGE_SELF)
        told = {
            "late_ms": late_ms[:],
            "work_ms": work_ms[:],
            "cpu_s": used.ru_utime + used.ru_stime,
            "rss_mb": used.ru_maxrss / 1024,
        }
        late_ms.clear()
        work_ms.clear()
        return JSONResponse(told)

    uvicorn.run(app, port=port, log_level="warning", ws="websockets-sansio")


def ask(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:
        found: bytes = answer.read()
        return found


async def fetch(port: int, path: str, took_ms: list[float], until: float) -> None:
    """Load a page again and again."""
    while time.monotonic() < until:
        began = time.perf_counter()
        await asyncio.to_thread(ask, f"http://127.0.0.1:{port}{path}")
        took_ms.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(0.1)


async def live(page: Page, until: float) -> None:
    """Connect and send frames in real time."""
    await page.connect()
    began, first = time.monotonic(), page.frame
    while time.monotonic() < until and page.closed is None:
        await page._record()
        await asyncio.sleep(max(0.0, began + (page.frame - first) * FRAME_S - time.monotonic()))
    for _ in range(100):  # until all of it is acknowledged
        if not page.kept or page.closed is not None:
            break
        await asyncio.sleep(0.1)


async def measure(house: RoomsHouse, rooms: int, seconds: float) -> dict[str, Any]:
    ids = [house.open(f"Candidate {number}", minutes=30) for number in range(rooms)]
    quiet_ms: list[float] = []
    await fetch(house.port, "/", quiet_ms, time.monotonic() + 3.0)
    before = json.loads(await asyncio.to_thread(ask, f"http://127.0.0.1:{house.port}/bench"))
    pages = [Page(house, interview_id, lambda question: ANSWER, speed=1e9, batch=BATCH) for interview_id in ids]
    took_ms: list[float] = []
    until = time.monotonic() + seconds
    await asyncio.gather(*(live(page, until) for page in pages), fetch(house.port, "/", took_ms, until))
    after = json.loads(await asyncio.to_thread(ask, f"http://127.0.0.1:{house.port}/bench"))
    recorded = sum(page.frame for page in pages)
    kept = sum(len(house.tape(interview_id)) // 1024 for interview_id in ids)
    same = all(house.tape(page.token) == bytes(page.everything) for page in pages)
    heard = sum(len(house.events(interview_id, "utterance_heard")) for interview_id in ids)
    for page in pages:
        await page.cut()
    return {
        "interviews": rooms,
        "seconds": seconds,
        "frames sent": recorded,
        "frames lost": recorded - kept,
        "tapes equal to what was sent": same,
        "phrases transcribed": heard,
        "problems told": sum(len(page.of("problem")) for page in pages),
        "event loop lag, ms": after["late_ms"],
        "event loop's own work between two looks, ms of CPU": after["work_ms"],
        "GET / alone, ms": quiet_ms,
        "GET / meanwhile, ms": took_ms,
        "server's CPU, share of one core": round((after["cpu_s"] - before["cpu_s"]) / seconds, 2),
        "server's memory, MB": round(after["rss_mb"]),
    }


def print_table(found: dict[str, Any]) -> None:
    print("| | |")
    print("|---|---|")
    for name, value in found.items():
        print(f"| {name} | {spread(value) if isinstance(value, list) else value} |")


def spread(values: Sequence[float]) -> str:
    half, most, last = np.percentile(values, (50, 95, 100))
    return f"{half:.1f} median, {most:.1f} p95, {last:.1f} most"


@contextlib.contextmanager
def server(folder: Path, port: int) -> Any:
    process = subprocess.Popen([sys.executable, __file__, "--serve", str(folder), str(port)], env=os.environ)
    try:
        for _ in range(300):
            with contextlib.suppress(OSError):
                ask(f"http://127.0.0.1:{port}/bench")
                break
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(30)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rooms", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--port", type=int, default=8917)
    parser.add_argument("--serve", nargs=2, metavar=("FOLDER", "PORT"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        serve(Path(arguments.serve[0]), int(arguments.serve[1]))
        return
    with tempfile.TemporaryDirectory() as name:
        house = RoomsHouse(Path(name), STORY)
        house.port = arguments.port
        with server(Path(name), arguments.port):
            print_table(asyncio.run(measure(house, arguments.rooms, arguments.seconds)))


if __name__ == "__main__":
    main()
