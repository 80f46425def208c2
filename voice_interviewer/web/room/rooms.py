"""The interviews that are running now: one task each, over engines that all of them share.

A room is opened when a candidate's page comes, and goes on from log and tape wherever it stood. All of this belongs to
the event loop: call it there, but for `record`.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from voice_interviewer.conduct import Conduct
from voice_interviewer.config import Settings
from voice_interviewer.core.events import ConsentWithdrawn, Event, Recorded
from voice_interviewer.core.governance import PURPOSES
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import State, replay
from voice_interviewer.core.turn.endpointing import Patience
from voice_interviewer.interviews import pack_of
from voice_interviewer.language import translator
from voice_interviewer.ports import AudioStore, Conflict, EventLog
from voice_interviewer.web.room.admission import Elsewhere, admit, language_of
from voice_interviewer.web.room.audience import Observer, Page
from voice_interviewer.web.room.engines import EngineSource, RoomEngines
from voice_interviewer.web.room.grading import RoomGrading
from voice_interviewer.web.room.messages import Message
from voice_interviewer.web.room.running import Room
from voice_interviewer.web.room.tape import Tape

log = logging.getLogger(__name__)

GIVE_UP_S = 600.0  # without anybody in the room; the candidate can still come back later
SLOWEST_END_S = 8.0
WRITERS = 4

Listener = Callable[[str, Recorded], None]


class Rooms:
    """All rooms of a server. `listeners` are called with (interview id, Recorded) for each event that is recorded here.

    What was carried to its end is graded. `pack_of` finds the pack of an interview, in whatever thread.
    """

    def __init__(
        self,
        settings: Settings,
        log: EventLog,
        store: AudioStore,
        *,
        engines: EngineSource | None = None,
        pack_of: Callable[[State], Pack] | None = None,
        give_up_s: float = GIVE_UP_S,
    ) -> None:
        self.settings = settings
        self.log = log
        self.engines = engines or RoomEngines(settings)
        self.listeners: list[Listener] = []
        self._store = store
        self._pack_of = pack_of or (lambda state: pack_of_interview(settings.home, state))
        self._give_up_s = give_up_s
        self._rooms: dict[str, Room] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._leaving: dict[str, asyncio.TimerHandle] = {}
        self._opening = asyncio.Lock()
        self.grading = RoomGrading(settings, self._pack_of, self._tell)
        self._writer = ThreadPoolExecutor(WRITERS, thread_name_prefix="tape")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = 0
        self._closed = False

    async def start(self) -> None:
        """The server is up: grade what an earlier one left. `record` may come from any thread from now on."""
        self._loop, self._thread = asyncio.get_running_loop(), threading.get_ident()
        self.grading.begin_left_over()

    @property
    def running(self) -> dict[str, Room]:
        """The rooms that are open now, by interview."""
        return dict(self._rooms)

    def state(self, interview_id: str) -> State:
        """Where an interview stands, running or not."""
        room = self._rooms.get(interview_id)
        return room.state if room else replay(self.log.read(interview_id))

    def in_words(self, interview_id: str, sentence: str) -> str:
        """A sentence (marked) for the candidate, in the language of the interview."""
        return translator(language_of(self.state(interview_id))).gettext(sentence)

    # the candidate

    async def enter(self, interview_id: str, page: Page, *, head: int = 0, take_over: bool = False) -> Room:
        """A candidate's page comes in; the room is opened if it is not.

        Raises Refused before consent, Over after the end, Elsewhere where another page is in the room.
        """
        async with self._opening:
            room = self._rooms.get(interview_id)
            if room is None:
                room = await self._open(interview_id, page.tab)
            other = room.audience.page
            if other is not None and other is not page and other.tab != page.tab and not take_over:
                raise Elsewhere
        timer = self._leaving.pop(interview_id, None)
        if timer is not None:
            timer.cancel()
        room.enter(page, head)
        return room

    def leave(self, interview_id: str, page: Page) -> None:
        """A page's connection is gone; the room waits for a while."""
        room = self._rooms.get(interview_id)
        if room is None:
            return
        room.audience.leave(page)
        if room.audience.page is None and interview_id not in self._leaving:
            later = asyncio.get_running_loop().call_later
            self._leaving[interview_id] = later(self._give_up_s, self._give_up, interview_id)

    async def withdraw(
        self, interview_id: str, purposes: tuple[str, ...] = PURPOSES, *, by: str = "candidate", reason: str = ""
    ) -> None:
        """Consent is withdrawn: recording stops at once, whatever is being said."""
        event = ConsentWithdrawn(purposes=purposes, by=by, reason=reason)
        room = self._rooms.get(interview_id)
        if room is None:
            self.record(interview_id, event)
            return
        room.withdraw(event)
        await asyncio.wait([self._tasks[interview_id]], timeout=SLOWEST_END_S)

    # everybody else

    def record(self, interview_id: str, event: Event) -> Recorded:
        """Record what happens beside an interview, running or not (see `desk.BESIDE`). From any thread."""
        if self._loop is not None and threading.get_ident() != self._thread:
            return asyncio.run_coroutine_threadsafe(self._record(interview_id, event), self._loop).result()
        return self._record_here(interview_id, event)

    async def _record(self, interview_id: str, event: Event) -> Recorded:
        return self._record_here(interview_id, event)

    def _record_here(self, interview_id: str, event: Event) -> Recorded:
        room = self._rooms.get(interview_id)
        if room is not None:
            before = room.state.last_seq
            room.session.record(event)
            return self.log.read(interview_id)[before]
        for _ in range(3):
            after = len(self.log.read(interview_id))
            try:
                recorded = self.log.append(interview_id, event, after=after)
            except Conflict:
                continue
            self._tell(interview_id, recorded)
            return recorded
        raise Conflict(f"Interview {interview_id} is being written elsewhere.")

    async def observe(self, interview_id: str, by: str) -> AsyncIterator[Message]:
        """What the candidate's page is sent, without sound, beginning with a `welcome`. It ends with the room.

        The candidate is shown who watches. Nothing comes of an interview that is not running.
        """
        room = self._rooms.get(interview_id)
        if room is None:
            return
        watcher = Observer()
        room.observe(watcher, by)
        try:
            while (message := await watcher.queue.get()) is not None:
                yield message
                if message["type"] == "closed":
                    return
        finally:
            room.audience.stop_observing(watcher)

    async def close(self) -> None:
        """The server stops: every room vanishes, and goes on from log and tape when it is asked for again."""
        self._closed = True
        for room in self._rooms.values():
            room.suspend()
        tasks = list(self._tasks.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=SLOWEST_END_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        await self.grading.close()
        await self.engines.close()
        self._writer.shutdown()

    # rooms

    async def _open(self, interview_id: str, tab: str) -> Room:
        state = replay(self.log.read(interview_id))
        admit(state, stopping=self._closed)
        pack = await asyncio.to_thread(self._pack_of, state)
        engines = await self.engines.of(pack)
        tape = Tape(self.settings.home / interview_id / "tape")
        how = Conduct(patience=Patience().scaled(self.settings.patience), barge_in=self.settings.barge_in)
        room = Room(
            interview_id, pack, engines, self.log, self._store, tape, self._writer, how=how, tab=tab, told=self._tell
        )
        self._rooms[interview_id] = room
        self._tasks[interview_id] = asyncio.create_task(self._run(room), name=f"interview {interview_id}")
        return room

    async def _run(self, room: Room) -> None:
        try:
            await room.run()
        finally:
            del self._rooms[room.interview_id]
            del self._tasks[room.interview_id]
            timer = self._leaving.pop(room.interview_id, None)
            if timer is not None:
                timer.cancel()
            await self.engines.release(room.engines)
            if not self._closed:
                self.grading.begin(room.interview_id)

    def _give_up(self, interview_id: str) -> None:
        """Nobody came back: the session says so and can be resumed."""
        self._leaving.pop(interview_id, None)
        self._tasks[interview_id].cancel()

    def _tell(self, interview_id: str, recorded: Recorded) -> None:
        for listener in self.listeners:
            try:
                listener(interview_id, recorded)
            except Exception:  # a webhook that breaks ends no interview
                log.exception("a listener failed at %s of %s", recorded.event.kind, interview_id)


def pack_of_interview(home: Path, state: State) -> Pack:
    """The pack of an interview: a saved version of a role, or one by name. Raises PackError."""
    assert state.opened is not None
    return pack_of(home, state.opened.pack_id)
