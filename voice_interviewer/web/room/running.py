"""One running interview: a session over the room's audio, the page of its candidate, and those who watch."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from typing import Protocol
from uuid import uuid4

from voice_interviewer.conduct import Command, Conduct, Engines, Stage
from voice_interviewer.core.asking.wording import wording
from voice_interviewer.core.events import (
    ConductChanged,
    ConsentGiven,
    ConsentWithdrawn,
    Event,
    HelpAnswered,
    HelpRequested,
    InterviewClosed,
    InterviewerSpoke,
    ObserverJoined,
    QuestionAsked,
    Recorded,
    UtteranceHeard,
)
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import State, replay
from voice_interviewer.ports import FRAME_S, AudioStore, EngineError, EventLog
from voice_interviewer.session import Session
from voice_interviewer.web.room import messages as room_messages
from voice_interviewer.web.room.audio import RoomLoudspeaker, RoomMicrophone
from voice_interviewer.web.room.captions import Captions
from voice_interviewer.web.room.messages import Message
from voice_interviewer.web.room.tape import Mark, Tape

log = logging.getLogger(__name__)

SLOWEST_END_S = 5.0
ENDS_TURN = ("done", "skip")


class Watcher(Protocol):
    """Somebody who is sent messages: the candidate's page (with sound), or an observer. `send` must not block."""

    def send(self, message: Message | bytes) -> None: ...

    def leave(self, message: Message | None) -> None:
        """There is no more to come; a last message may say why."""


class Page(Watcher, Protocol):
    """The candidate's page; `tab` is the page load that it belongs to."""

    tab: str


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
        self.page: Page | None = None
        self.problems: list[str] = []
        self._pack = pack
        self._tape = tape
        self._told = told
        self._observers: dict[Watcher, str] = {}
        self._stage: Stage = "thinking"
        recorded = log.read(interview_id)
        state = replay(recorded)
        self._lines = [line for entry in recorded if (line := room_messages.said(entry)) is not None]
        answered = [room_messages.answer(entry.event) for entry in recorded if isinstance(entry.event, HelpAnswered)]
        self._answer = answered[-1] if answered else None  # to the last request for help
        self._talking = False  # as the page was told
        self._returns: set[str] = set()  # ids of the page loads at which the candidate came back
        self._loudspeaker = RoomLoudspeaker(self._to_page)
        for entry in recorded:
            self._announce(entry)
        self.microphone = RoomMicrophone(tape, state.clock_s, self._happen, self._tick, writer)
        marks = tape.marks()
        self._tab = next((mark.text for mark in reversed(marks) if mark.name == "tab"), "")
        self.microphone.set_marks(list(still_to_happen(marks, recorded)))
        given = [entry.event for entry in recorded if isinstance(entry.event, ConsentGiven)]
        self.microphone.may_record = any("recording" in event.purposes for event in given[-1:])
        self._captions = Captions(engines.ear, tape, pack.rubric.hot_words, self._send)
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
            self.problem(str(error))
        except Exception:
            log.exception("interview %s broke off", self.interview_id)
            self.problem("Something broke. Everything is kept; please load this page again.")
        finally:
            self._captions.close()
            self.microphone.suspend()
            await asyncio.wait([recording], timeout=SLOWEST_END_S)
            recording.cancel()
            self._tape.close()
        closed = self.state.closed
        if closed is not None:
            self._send({"type": "closed", "reason": closed.reason})
        for watcher in (*self._observers, *([self.page] if self.page else [])):
            watcher.leave(None)

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
            self.problem(str(error))
            self.suspend()

    # the candidate's page

    def enter(self, page: Page, head: int) -> None:
        """The candidate's page, which has all frames before `head`. Another page that was here is told."""
        if self.page is not None and self.page is not page:
            self.page.leave(None if self.page.tab == page.tab else {"type": "elsewhere"})
        self.page = page
        self._came(page.tab, again=True)
        self.microphone.expect(head)
        self.welcome()
        self._loudspeaker.send_again()

    def leave(self, page: Page) -> None:
        """The page's connection is gone."""
        if self.page is page:
            self.page = None

    def welcome(self) -> None:
        """Tell the page where things stand and where to go on."""
        self._to_page(self.snapshot())

    def snapshot(self) -> Message:
        prompt = self._loudspeaker.prompt
        shown = {"prompt": prompt.id, "text": prompt.text} if prompt else None
        told = room_messages.snapshot(
            self.state, self._pack, list(self._lines), self.now_s, self._stage, shown, self.observers
        )
        self._talking = told["talking"] = self.session.talking
        told["answer"] = self._answer
        return {"type": "welcome", "next": self.microphone.next, "snapshot": told}

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
                if mark.id in self._returns and self._stage == "listening" and self._turn_open:
                    self.session.command(Command("welcome"))
            case name if name in ENDS_TURN and not self._meant_for_now(mark):
                pass
            case "type" if not mark.text.strip():
                pass
            case name:
                self.session.command(Command(name, mark.text))  # type: ignore[arg-type]

    @property
    def _turn_open(self) -> bool:
        turn = self.state.turn
        return turn is not None and turn.ended is None and turn.played

    def _meant_for_now(self, mark: Mark) -> bool:
        """Whether the question that is open now was open when the candidate pressed the key."""
        turn = self.state.turn
        return turn is None or mark.frame * FRAME_S > turn.question.at_s

    def _change(self, change: ConductChanged | None) -> None:
        now = self.state.conduct
        if change is not None and (now is None or replace(change, at_s=now.at_s, by=now.by) != now):
            self.session.record(replace(change, at_s=self.now_s))

    def _tick(self) -> None:
        self._send(room_messages.clock(self.state, self.now_s))
        if self._talking != self.session.talking:
            self._talking = self.session.talking
            self._send({"type": "talking", "on": self._talking})
        self._tell_problems()
        if self._loudspeaker.overdue(self.microphone.head):
            prompt = self._loudspeaker.prompt
            assert prompt is not None
            self.problem("The page did not say that it played the last question; it is on the screen.")
            self._loudspeaker.ended(prompt.id)

    # Viewer

    def recorded(self, recorded: Recorded) -> None:
        line = room_messages.said(recorded)
        if line is not None:
            self._lines.append(line)
            self._send(line)
        match recorded.event:
            case QuestionAsked():
                question = room_messages.question(self.state, self._pack)
                if question is not None:
                    self._send(question)
            case ConductChanged() as change:
                self._send(room_messages.conduct(change))
            case HelpAnswered() as answered:
                self._answer = room_messages.answer(answered)
                self._send(self._answer)
        self._announce(recorded)
        self._captions.recorded(recorded)
        self._told(self.interview_id, recorded)

    def level(self, at_s: float, rms: float, speech: float) -> None:
        self._captions.level(at_s, speech, behind_s=self.microphone.behind_s)

    def stage(self, stage: Stage) -> None:
        if stage != self._stage:
            self._stage = stage
            self._send({"type": "stage", "stage": stage})
        self._tell_problems()

    def _announce(self, recorded: Recorded) -> None:
        event = recorded.event
        if isinstance(event, (InterviewerSpoke, QuestionAsked)):
            self._loudspeaker.announce(recorded.seq, event.text)

    # those who watch

    @property
    def observers(self) -> list[str]:
        """The names that the candidate is shown."""
        return list(dict.fromkeys(self._observers.values()))

    def observe(self, watcher: Watcher, by: str) -> None:
        """Somebody watches from now on; the log says so and the candidate sees it."""
        self.session.record(ObserverJoined(by=by, at_s=self.now_s))
        watcher.send(self.snapshot())
        self._observers[watcher] = by
        self._send({"type": "observers", "names": self.observers})

    def stop_observing(self, watcher: Watcher) -> None:
        if self._observers.pop(watcher, None) is not None:
            self._send({"type": "observers", "names": self.observers})

    def problem(self, text: str) -> None:
        """Something failed; those who are here are told once."""
        if text not in self.problems:
            self.problems.append(text)
            log.warning("interview %s: %s", self.interview_id, text)
            self._send({"type": "problem", "text": text})

    def _tell_problems(self) -> None:
        for text in self.session.problems[:]:
            self.problem(text)

    def _acknowledge(self, following: int, done: list[str]) -> None:
        self._to_page({"type": "ack", "next": following, "done": done})

    def _send(self, message: Message) -> None:
        self._to_page(message)
        for watcher in self._observers:
            watcher.send(message)

    def _to_page(self, message: Message | bytes) -> None:
        if self.page is not None:
            self.page.send(message)


def still_to_happen(marks: Sequence[Mark], log: Sequence[Recorded]) -> list[Mark]:
    """The marks of the journal that a crash kept from having their effect, as far as the log can tell."""
    state = replay(log)
    events: list[Event] = [entry.event for entry in log]
    left = [mark for mark in marks if _left(mark, state, events)]
    turn = state.turn
    if turn is not None and turn.ended is None:  # push to talk: the microphone is open again if it was
        talks = [mark for mark in marks if mark.name == "talk" and mark.frame * FRAME_S > turn.question.at_s]
        left += talks[-1:] if _opened(talks) else []
    return left


def _opened(talks: Sequence[Mark]) -> bool:
    """Whether the microphone of push-to-talk is open after these."""
    opened = False
    for talk in talks:
        opened = talk.text == "open" or (talk.text != "close" and not opened)
    return opened


def _left(mark: Mark, state: State, events: Sequence[Event]) -> bool:
    at_s, turn = mark.frame * FRAME_S, state.turn
    match mark.name:
        case "tab" | "talk":
            return False
        case "played" | "conduct":
            return True  # without effect where they had it
        case "done" | "skip" | "stop":
            return turn is None or (turn.ended is None and at_s > turn.question.at_s)
        case "type":
            text = " ".join(mark.text.split())
            typed = [e for e in events if isinstance(e, UtteranceHeard) and e.via == "typed" and e.text == text]
            return not any(heard.start_s >= at_s - FRAME_S for heard in typed)
        case "help":
            asked = [e for e in events if isinstance(e, HelpRequested) and e.text == mark.text]
            return not any(help.at_s >= at_s - FRAME_S for help in asked)
        case _:
            return at_s >= state.clock_s
