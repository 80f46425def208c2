"""The timeline: whatever is cut, sent twice or restarted, the tape is what was said and each thing happens once."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_interviewer.desk import Suspended
from voice_interviewer.ports import FRAME_S, FRAME_SAMPLES, Speech
from voice_interviewer.web.room import microphone as room_microphone
from voice_interviewer.web.room.loudspeaker import RoomLoudspeaker
from voice_interviewer.web.room.marks import Mark
from voice_interviewer.web.room.microphone import RoomMicrophone
from voice_interviewer.web.room.tape import FRAME_BYTES, Tape


class AtOnce(Executor):
    """No thread: what is to be written is written."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future


def pcm(number: int) -> bytes:
    """A frame that tells its number."""
    return np.full(FRAME_SAMPLES, number % 30_000, "<i2").tobytes()


@dataclass
class Server:
    """A microphone over a tape, with a session that hears it. `kill` leaves the files and nothing else."""

    folder: Path
    heard: list[int] = field(default_factory=list)
    happened: list[tuple[str, int]] = field(default_factory=list)

    async def start(self) -> None:
        self.tape = Tape(self.folder)
        before = len(self.heard)
        known = {mark_id for mark_id, _ in self.happened}
        self.microphone = RoomMicrophone(self.tape, before * FRAME_S, self.happen, lambda: None, AtOnce())
        self.microphone.set_marks([mark for mark in self.tape.marks() if mark.id not in known])
        self.acknowledged = 0
        self.done: set[str] = set()
        self.tasks = [asyncio.create_task(self.microphone.record(self.acknowledge)), asyncio.create_task(self.hear())]

    def acknowledge(self, following: int, done: list[str]) -> None:
        self.acknowledged = following
        self.done |= set(done)

    def happen(self, mark: Mark) -> None:
        self.happened.append((mark.id, self.microphone.heard))

    async def hear(self) -> None:
        with contextlib.suppress(Suspended):
            async for frame in self.microphone.frames(0.0):
                self.heard.append(round(float(frame.samples[0]) * 32767))
                assert frame.start_s == pytest.approx((len(self.heard) - 1) * FRAME_S)

    async def kill(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        self.tape.close()


Step = tuple[str, int]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["record", "silence"]), st.integers(1, 40)),
        st.tuples(st.just("mark"), st.integers(0, 0)),
        st.tuples(st.just("send"), st.integers(1, 60)),
        st.tuples(st.just("cut"), st.integers(0, 5)),
        st.tuples(st.just("again"), st.integers(0, 30)),
        st.tuples(st.just("wait"), st.integers(1, 30)),
        st.tuples(st.sampled_from(["kill", "gap"]), st.integers(1, 5)),
    ),
    max_size=40,
)


class Browser:
    """Records, and sends in order from where it is told to; a cut loses the last things it sent."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.things: list[bytes | int | Mark] = []  # sound of one frame, a silent frame (0), or a mark
        self.sent = 0

    @property
    def frame(self) -> int:
        return sum(not isinstance(thing, Mark) for thing in self.things)

    def send(self, count: int) -> None:
        for thing in self.things[self.sent : self.sent + count]:
            first = sum(not isinstance(other, Mark) for other in self.things[: self.sent])
            if isinstance(thing, Mark):
                self.server.microphone.receive_mark(thing)
            else:
                assert self.server.microphone.receive(first, thing if isinstance(thing, bytes) else 1)
            self.sent += 1

    def reconnect(self) -> None:
        """Go on where the server says; marks that were not acknowledged are sent again."""
        following, frames = self.server.microphone.next, 0
        self.sent = len(self.things)
        for place, thing in enumerate(self.things):
            lost = isinstance(thing, Mark) and thing.id not in self.server.done
            if lost or (not isinstance(thing, Mark) and frames >= following):
                self.sent = place
                return
            frames += not isinstance(thing, Mark)


async def live(steps: list[Step], folder: Path) -> tuple[Browser, Server]:
    server = Server(folder)
    await server.start()
    browser = Browser(server)
    for name, count in steps:
        match name:
            case "record":
                browser.things += [pcm(browser.frame + number) for number in range(count)]
            case "silence":
                browser.things += [0] * count
            case "mark":
                browser.things.append(Mark(f"mark {len(browser.things)}", browser.frame, "done"))
            case "send":
                browser.send(count)
            case "again":
                browser.sent = max(0, browser.sent - count)
                browser.send(count)
            case "gap":
                assert not server.microphone.receive(server.microphone.next + count, pcm(0))
            case "wait":
                for _ in range(count):
                    await asyncio.sleep(0)
            case "cut":
                browser.reconnect()
            case "kill":
                await server.kill()
                await server.start()
                browser.reconnect()
    browser.reconnect()
    browser.send(len(browser.things))
    while len(server.heard) < browser.frame or len(server.happened) < sum(
        isinstance(thing, Mark) for thing in browser.things
    ):
        await asyncio.sleep(0)
        if not any(not task.done() for task in server.tasks):
            break
    await server.kill()
    return browser, server


@settings(max_examples=150)
@given(STEPS)
def test_any_way_of_sending_gives_the_same_tape_and_the_same_moments(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(room_microphone, "ACK_S", 0.0)
        browser, server = asyncio.run(asyncio.wait_for(live(steps, Path(folder)), 60))
        tape = (Path(folder) / "microphone.s16").read_bytes()
    sound = [
        thing if isinstance(thing, bytes) else bytes(FRAME_BYTES) for thing in browser.things if thing_is_frame(thing)
    ]
    assert tape == b"".join(sound)
    assert server.heard == [int.from_bytes(frame[:2], "little") for frame in sound]
    marks = [thing for thing in browser.things if isinstance(thing, Mark)]
    assert server.happened == [(mark.id, mark.frame) for mark in marks], "each once, in order, at its frame"


def thing_is_frame(thing: bytes | int | Mark) -> bool:
    return not isinstance(thing, Mark)


async def test_what_is_acknowledged_was_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room_microphone, "ACK_S", 0.0)
    synced: list[int] = []
    server = Server(tmp_path)
    await server.start()
    sync = server.tape.sync
    monkeypatch.setattr(server.tape, "sync", lambda: (sync(), synced.append(server.tape.length)))
    for number in range(50):
        server.microphone.receive(number, pcm(number))
        server.microphone.receive_mark(Mark(str(number), number, "done"))
        await asyncio.sleep(0)
        assert server.acknowledged in (0, *synced)
    async with asyncio.timeout(20):
        while server.acknowledged < 50:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert server.done == {str(number) for number in range(50)}
    server.microphone.receive_mark(Mark("7", 7, "done"))
    server.done.clear()
    async with asyncio.timeout(20):
        while not server.done:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert server.done == {"7"}, "a mark that comes again is acknowledged again"
    assert [mark_id for mark_id, _ in server.happened].count("7") == 1
    await server.kill()


async def test_a_fast_page_waits_for_a_slow_disk(tmp_path: Path) -> None:
    tape = Tape(tmp_path)
    microphone = RoomMicrophone(tape, 0.0, lambda mark: None, lambda: None, AtOnce())
    microphone.receive(0, bytes(1024 * (room_microphone.MOST_WAITING + 1)))
    waiting = asyncio.create_task(microphone.has_room())
    await asyncio.sleep(0)
    assert not waiting.done()
    writing = asyncio.create_task(microphone.record(lambda following, done: None))
    await asyncio.wait_for(waiting, 20)
    assert tape.length == room_microphone.MOST_WAITING + 1
    microphone.suspend()
    await asyncio.wait_for(writing, 20)
    tape.close()


async def test_an_interview_that_began_elsewhere_goes_on_in_a_room(tmp_path: Path) -> None:
    tape = Tape(tmp_path)
    microphone = RoomMicrophone(tape, 40.0, lambda mark: None, lambda: None, AtOnce())
    assert microphone.next == microphone.heard == 1250
    assert (tmp_path / "microphone.s16").stat().st_size == 1250 * 1024
    tape.close()


async def test_a_prompt_is_over_when_the_page_says_so_and_is_sent_to_the_page_that_comes() -> None:
    sent: list[Any] = []
    loudspeaker = RoomLoudspeaker(sent.append)
    loudspeaker.announce(7, "Hello.")
    playing = asyncio.create_task(loudspeaker.play(Speech(np.full(1600, 0.5, np.float32))))
    await asyncio.sleep(0)
    assert sent[0] == {"type": "prompt", "prompt": 7, "text": "Hello.", "samples": 1600}
    assert sent[1][:4] == b"\x07\0\0\0"
    assert len(sent[1]) == 4 + 3200
    loudspeaker.send_again()
    assert sent[2:] == sent[:2]
    loudspeaker.ended(6)
    await asyncio.sleep(0)
    assert not playing.done()
    loudspeaker.ended(7)
    await playing
    assert loudspeaker.prompt is None

    silent = asyncio.create_task(loudspeaker.play(Speech(np.zeros(0, np.float32))))
    await asyncio.sleep(0)
    assert sent[4:] == [{"type": "prompt", "prompt": 7, "text": "Hello.", "samples": 0}]
    silent.cancel()
    await asyncio.gather(silent, return_exceptions=True)
    assert sent[-1] == {"type": "stop_prompt", "prompt": 7}
