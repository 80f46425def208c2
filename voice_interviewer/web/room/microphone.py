"""AudioIn of a room: the tape, on one timeline with all that happens there: the numbers of the microphone's frames.

Whatever the page sends goes to the tape first; the session hears the tape. So a break of the connection or a restart of
the server is nothing but a wait, and what happened at a frame happens when the session has heard the frames before it.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections import deque
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor

from voice_interviewer.desk import Suspended
from voice_interviewer.ports import FRAME_S, Frame
from voice_interviewer.web.room.marks import Mark
from voice_interviewer.web.room.tape import FRAME_BYTES, Tape

ACK_S = 0.5
AT_ONCE = 16  # frames between two looks at the event loop, when catching up
MOST_WAITING = 1024  # frames received and not yet written: then the connection is read no further
FORGIVEN_S = 2.0  # of audio that a power failure may have taken and the page still has
TICK = 31  # frames: about a second


class RoomMicrophone:
    """AudioIn: the tape, and its end as it grows. `happen` is given each mark at its moment, `tick` comes every second.

    `next` is the frame that is expected from the page, `heard` the one that the session hears next.
    """

    live = True

    def __init__(
        self, tape: Tape, start_s: float, happen: Callable[[Mark], None], tick: Callable[[], None], writer: Executor
    ) -> None:
        self.dropped_frames = 0
        self.may_record = True  # what a candidate says who writes only never reaches the disk
        self.heard = max(0, math.ceil(start_s / FRAME_S - 0.1))
        if (self.heard - tape.length) * FRAME_S > FORGIVEN_S:
            tape.append_silence(self.heard - tape.length)  # the interview began without a room
        self.next = self._there = tape.length  # what is there to hear: with the marks that belong to it
        self._tape = tape
        self._happen = happen
        self._tick = tick
        self._writer = writer
        self._head = 0  # the page has the frames before this one
        self._waiting: list[bytes | int] = []  # sound, or a number of silent frames, to be written
        self._waiting_frames = 0
        self._new_marks: list[Mark] = []  # to be written
        self._marks: deque[Mark] = deque()  # to happen
        self._known: set[str] = {mark.id for mark in tape.marks()}
        self._done: list[str] = []  # to be acknowledged
        self._arrived = asyncio.Event()
        self._written = asyncio.Event()
        self._suspended = False

    @property
    def behind_s(self) -> float:
        """How much there is that the session has not heard yet, also where it is still on its way."""
        return (self.head - self.heard) * FRAME_S

    @property
    def head(self) -> int:
        """The frame that the page records next, as far as is known."""
        return max(self._head, self.next)

    # from the page

    def expect(self, head: int) -> None:
        """The page that has come says that it has the frames before this one."""
        self._head = head

    def receive(self, first: int, sound: bytes | int) -> bool:
        """Frames from number `first` on: sound, or a number of silent ones. False where one before is missing."""
        count = sound if isinstance(sound, int) else len(sound) // FRAME_BYTES
        sound = sound if self.may_record else count
        known = self.next - first
        if known < 0:
            return False
        if known < count and not self._suspended:
            fresh = count - known
            self._waiting.append(fresh if isinstance(sound, int) else sound[known * FRAME_BYTES :])
            self._waiting_frames += fresh
            self.next += fresh
            self._arrived.set()
        return True

    def receive_mark(self, mark: Mark) -> None:
        """Something that happened at a frame; a known id counts once, and is acknowledged again."""
        if self._suspended:
            return
        if mark.id in self._known:
            self._done.append(mark.id)
        else:
            self._known.add(mark.id)
            self._new_marks.append(mark)
        self._arrived.set()

    async def has_room(self) -> None:
        """Wait while the disk is slower than the page."""
        while self._waiting_frames > MOST_WAITING and not self._suspended:
            self._written.clear()
            await self._written.wait()

    async def record(self, acknowledge: Callable[[int, list[str]], None]) -> None:
        """Write what arrives, and twice a second sync it and acknowledge it. Raises EngineError for a full disk."""
        clock = asyncio.get_running_loop().time
        sync_at: float | None = None
        while not self._suspended:
            if sync_at is not None and clock() >= sync_at:
                done, self._done = self._done, []
                await self._in_thread(self._tape.sync)
                acknowledge(self._tape.length, done)
                sync_at = None
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._arrived.wait(), None if sync_at is None else sync_at - clock())
                self._arrived.clear()
                sync_at = sync_at or clock() + ACK_S
                await self._write()
        await self._in_thread(self._tape.sync)

    async def _write(self) -> None:
        waiting, self._waiting, self._waiting_frames = self._waiting, [], 0
        marks, self._new_marks = self._new_marks, []
        if waiting or marks:
            await self._in_thread(lambda: self._put(waiting, marks))
        self.set_marks(marks)
        self._there = self._tape.length
        self._done += [mark.id for mark in marks]
        self._written.set()

    def _put(self, waiting: list[bytes | int], marks: list[Mark]) -> None:
        sound = bytearray()
        for piece in waiting:
            if isinstance(piece, bytes):
                sound += piece
                continue
            self._tape.append(bytes(sound))
            sound.clear()
            self._tape.append_silence(piece)
        self._tape.append(bytes(sound))
        if marks:
            self._tape.write_down(marks)

    async def _in_thread(self, call: Callable[[], None]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._writer, call)

    # to the session

    def set_marks(self, marks: list[Mark]) -> None:
        """These are to happen, each when the frames before it have been heard."""
        self._marks = deque(sorted((*self._marks, *marks), key=lambda mark: mark.frame))

    async def frames(self, start_s: float) -> AsyncIterator[Frame]:
        """From `start_s` on (which is where this microphone was made to begin). Raises Suspended at the end."""
        while True:
            self._let_happen()
            there = self._there - self.heard
            if there <= 0:
                self._written.clear()
                await self._written.wait()
                continue
            for samples in self._tape.read(self.heard, min(there, AT_ONCE)):
                self.heard += 1
                if self.heard % TICK == 0:
                    self._tick()
                yield Frame((self.heard - 1) * FRAME_S, samples)
                self._let_happen()
            await asyncio.sleep(0)

    def suspend(self) -> None:
        """Nothing is taken or heard any more; the session vanishes."""
        self._suspended = True
        self._arrived.set()
        self._written.set()

    def _let_happen(self) -> None:
        if self._suspended:
            raise Suspended
        while self._marks and self._marks[0].frame <= self.heard:
            self._happen(self._marks.popleft())
