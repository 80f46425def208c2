"""One running interview: a session over the room's audio, the page of its candidate, and those who watch."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from uuid import uuid4

from voice_interviewer.conduct import Command, Conduct, Engines, Stage
from voice_interviewer.core.asking.wording import wording
from voice_interviewer.core.events import (
    ConductChanged,
    ConsentGiven,
    ConsentWithdrawn,
    InterviewClosed,
    InterviewerSpoke,
    ObserverJoined,
    QuestionAsked,
    Recorded,
)
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import State, replay
from voice_interviewer.desk import Problem
from voice_interviewer.language import marked, translator
from voice_interviewer.ports import FRAME_S, AudioStore, EngineError, EventLog
from voice_interviewer.session import Session
from voice_interviewer.web.room.audience import Audience, Page, Watcher
from voice_interviewer.web.room.captions import Captions
from voice_interviewer.web.room.loudspeaker import RoomLoudspeaker
from voice_interviewer.web.room.marks import Mark, still_to_happen
from voice_interviewer.web.room.microphone import RoomMicrophone
from voice_interviewer.web.room.screen import Screen
from voice_interviewer.web.room.tape import Tape

log = logging.getLogger(__name__)

SLOWEST_END_S = 5.0
ENDS_TURN = ("done", "skip")
BROKEN = marked("Something broke. Everything is kept; please load this page again.")
UNRECORDED = marked("The recording cannot be kept at the moment. All you said so far is safe; please come back later.")
UNREPORTED = marked("The page did not say that it played the last question; it is on the screen.")


class Room:
    """A Viewer of its own session. Everything happens on the event loop; `run` is its life."""

    def __init__(
        self,
        interview_id: str,
        pack: Pack,
        engines: Engines,
        log: EventLog,
        store: AudioStore,
        tape: Tape,
        writer: Executor,
        *,
        how: Conduct,
        tab: str,
        told: Callable[[str, Recorded], None],
    ) -> None:
        self.interview_id = interview_id
        self.engines = engines
        self.audience = Audience()
        self._in_words = translator(pack.language).gettext
        self._tape = tape
        self._told = told
        recorded = log.read(interview_id)
        state = replay(recorded)
        self._screen = Screen(pack, recorded, self.audience)
        self._returns: set[str] = set()  # ids of the page loads at which the candidate came back
        self._loudspeaker = RoomLoudspeaker(self.audience.send_to_page)
        for entry in recorded:
            self._announce(entry)
        self.microphone = RoomMicrophone(tape, state.clock_s, self._happen, self._tick, writer)
        marks = tape.marks()
        self._tab = next((mark.text for mark in reversed(marks) if mark.name == "tab"), "")
        self.microphone.set_marks(list(still_to_happen(marks, recorded)))
        given = [entry.event for entry in recorded if isinstance(entry.event, ConsentGiven)]
        self.microphone.may_record = any("recording" in event.purposes for event in given[-1:])
        self._captions = Captions(engines.ear, tape, lambda: self.session.hot_words, self.audience.send)
        self.session = Session(
            interview_id,
            pack,
            wording(pack.language),
            engines,
            log,
            store,
            self.microphone,
            self._loudspeaker,
            how=how,
            viewers=(self,),
            welcome_back=tab != self._tab or state.closed is not None,
        )
        self._came(tab, again=False)

    @property
    def state(self) -> State:
        return self.session.state

    @property
    def now_s(self) -> float:
        """Interview time: what the session has heard."""
        return round(self.microphone.heard * FRAME_S, 3)

    # its life

    async def run(self) -> None:
        """Conduct the interview until it is closed, suspended, or cancelled (then it is closed as interrupted)."""
        recording = asyncio.create_task(self.microphone.record(self._acknowledge))
        recording.add_done_callback(self._recording_over)
        try:
            await self.session.conduct()
        except EngineError as error:
            self._problem(BROKEN, error)
        except Exception:
            log.exception("interview %s broke off", self.interview_id)
            self._problem(BROKEN)
        finally:
            self._captions.close()
            self.microphone.suspend()
            await asyncio.wait([recording], timeout=SLOWEST_END_S)
            recording.cancel()
            self._tape.close()
        closed = self.state.closed
        if closed is not None:
            self.audience.send({"type": "closed", "reason": closed.reason})
        self.audience.disperse()

    def suspend(self) -> None:
        """Vanish: nothing more is recorded, and it goes on from the tape when somebody comes."""
        self.microphone.suspend()

    def withdraw(self, event: ConsentWithdrawn) -> None:
        """Nothing that is said from now on is kept, and what was said and not written down yet is not either."""
        if self.state.closed is None:
            self.session.record(InterviewClosed(reason="candidate", at_s=self.now_s, note="consent withdrawn"))
        self.session.record(replace(event, at_s=self.now_s))
        self.microphone.suspend()

    def _recording_over(self, recording: asyncio.Task[None]) -> None:
        if not recording.cancelled() and (error := recording.exception()) is not None:
            self._problem(UNRECORDED, error)
            self.suspend()

    def _acknowledge(self, following: int, done: list[str]) -> None:
        self.audience.send_to_page({"type": "ack", "next": following, "done": done})

    # who comes and goes

    def enter(self, page: Page, head: int) -> None:
        """The candidate's page, which has all frames before `head`. Another page that was here is told."""
        self.audience.enter(page)
        self._came(page.tab, again=True)
        self.microphone.expect(head)
        self.welcome()
        self._loudspeaker.send_again()

    def welcome(self, watcher: Watcher | None = None) -> None:
        """Tell the page, or a watcher, where things stand and where to go on."""
        now = self.state, self.now_s, self._loudspeaker.prompt, self.microphone.next
        told = self._screen.welcome(*now, talking=self.session.talking)
        (watcher.send if watcher is not None else self.audience.send_to_page)(told)

    def observe(self, watcher: Watcher, by: str) -> None:
        """Somebody watches from now on; the log says so and the candidate sees it."""
        self.session.record(ObserverJoined(by=by, at_s=self.now_s))
        self.welcome(watcher)
        self.audience.observe(watcher, by)

    def _came(self, tab: str, *, again: bool) -> None:
        """A page load is part of the timeline: who loads the page again, hears the question again."""
        if tab != self._tab:
            self._tab = tab
            mark = Mark(uuid4().hex, self.microphone.next, "tab", text=tab)
            self.microphone.receive_mark(mark)
            if again:
                self._returns.add(mark.id)

    # what happens on the timeline

    def _happen(self, mark: Mark) -> None:
        match mark.name:
            case "played":
                self._loudspeaker.ended(mark.prompt)
            case "conduct":
                self._change(mark.change)
            case "tab":
                turn = self.state.turn
                open_now = turn is not None and turn.ended is None and turn.played
                if mark.id in self._returns and self._screen.stage == "listening" and open_now:
                    self.session.command(Command("welcome"))
            case name if name in ENDS_TURN and not self._meant_for_now(mark):
                pass
            case "type" if not mark.text.strip():
                pass
            case name:
                self.session.command(Command(name, mark.text))  # type: ignore[arg-type]

    def _meant_for_now(self, mark: Mark) -> bool:
        """Whether the question that is open now was open when the candidate pressed the key."""
        turn = self.state.turn
        return turn is None or mark.frame * FRAME_S > turn.question.at_s

    def _change(self, change: ConductChanged | None) -> None:
        now = self.state.conduct
        if change is not None and (now is None or replace(change, at_s=now.at_s, by=now.by) != now):
            self.session.record(replace(change, at_s=self.now_s))

    def _tick(self) -> None:
        self._screen.tick(self.state, self.now_s, talking=self.session.talking)
        self._tell_problems()
        if (prompt := self._loudspeaker.overdue(self.microphone.head)) is not None:
            self._problem(UNREPORTED)
            self._loudspeaker.ended(prompt.id)

    # Viewer

    def recorded(self, recorded: Recorded) -> None:
        self._screen.recorded(recorded, self.state)
        self._announce(recorded)
        self._captions.recorded(recorded)
        self._told(self.interview_id, recorded)

    def level(self, at_s: float, rms: float, speech: float) -> None:
        self._captions.level(at_s, speech, behind_s=self.microphone.behind_s)

    def stage(self, stage: Stage) -> None:
        self._screen.show(stage)
        self._tell_problems()

    def _announce(self, recorded: Recorded) -> None:
        event = recorded.event
        if isinstance(event, (InterviewerSpoke, QuestionAsked)):
            self._loudspeaker.announce(recorded.seq, event.text)

    # what failed

    def _problem(self, text: str, cause: object = "") -> None:
        self._tell(Problem(self._in_words(text), str(cause)))

    def _tell_problems(self) -> None:
        for problem in self.session.problems:
            self._tell(problem)

    def _tell(self, problem: Problem) -> None:
        if self.audience.tell(problem):
            log.warning("interview %s: %s", self.interview_id, problem)
