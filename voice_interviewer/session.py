"""Conduct one interview: ask, listen, write down, go round again. The only orchestration there is.

One coroutine owns the state; each model works in a thread of its own. Every event is recorded before it is acted upon,
so that a crash repeats work instead of losing words: resuming is replaying the log and entering the same loop.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from voice_interviewer.conduct import Command, Conduct, Engines, Viewer
from voice_interviewer.core.asking.responses import acknowledgements, move_on
from voice_interviewer.core.asking.wording import Wording
from voice_interviewer.core.candidate.profile import draw_profile
from voice_interviewer.core.events import (
    Event,
    InterviewClosed,
    InterviewerSpoke,
    InterviewResumed,
    PhraseRecorded,
    ProfileDrawn,
    PromptPlayed,
    TurnEnded,
    UtteranceHeard,
)
from voice_interviewer.core.interview import NOTHING, Ask, Close, DrawProfile, Listen, Proposal, next_move
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.role.vocabulary import vocabulary
from voice_interviewer.core.state import State, evolve
from voice_interviewer.core.turn.reply import Say, welcome_back
from voice_interviewer.desk import Desk, Problem, Suspended
from voice_interviewer.floor import Floor, Interrupted, NoMoreAudio
from voice_interviewer.hearing import transcribe
from voice_interviewer.language import marked
from voice_interviewer.listening import Listener
from voice_interviewer.ports import (
    AudioIn,
    AudioOut,
    AudioStore,
    EngineError,
    EventLog,
    Samples,
    Speech,
)

MOST_TRIES = 3
VOICELESS = marked("The voice failed; questions are on the screen only.")


class Session:
    """One interview over one pair of audio ports. `conduct` runs it to its close and returns the final state."""

    def __init__(
        self,
        interview_id: str,
        pack: Pack,
        wording: Wording,
        engines: Engines,
        log: EventLog,
        store: AudioStore,
        audio_in: AudioIn,
        audio_out: AudioOut,
        *,
        how: Conduct | None = None,
        viewers: Sequence[Viewer] = (),
        welcome_back: bool = True,
    ) -> None:
        """`welcome_back` is False where a resumed interview goes on in mid-answer without a word about it."""
        self._how = how or Conduct()
        self._welcome_back = welcome_back
        self._pack = pack
        self._wording = wording
        self._engines = engines
        self._desk = Desk(interview_id, log, store, tuple(viewers))
        self._floor = Floor(self._desk, audio_in, audio_out, engines.voice_activity)
        self._ahead: _Ahead | None = None
        self._tries: dict[str, int] = {}  # question id -> how often its end was prepared for

    @property
    def how(self) -> Conduct:
        """How the interview goes on now: as it was set up, with what was changed for this candidate."""
        return self._how.adapted(self._desk.state.conduct)

    @property
    def state(self) -> State:
        return self._desk.state

    def record(self, event: Event) -> None:
        """Record what happens beside the interview (see `desk.BESIDE`); a change of conduct counts at once."""
        self._desk.record(event)

    @property
    def hot_words(self) -> tuple[str, ...]:
        """What the recogniser should expect now."""
        turn = self._desk.state.turn
        return vocabulary(self._pack, turn.question.item_id if turn else "")

    @property
    def talking(self) -> bool:
        """Whether the microphone of push-to-talk is open."""
        return self._desk.talking

    @property
    def problems(self) -> Sequence[Problem]:
        """What failed on the way and was survived."""
        return self._desk.problems

    def command(self, command: Command) -> None:
        """Hand in a command. Call it on the event loop (`loop.call_soon_threadsafe` from elsewhere)."""
        self._desk.commands.append(command)

    def leave_when_done(self) -> None:
        """There will be no more commands: obey those that are waiting, then stop; it can be resumed."""
        self._desk.commands.append(Command("leave"))

    async def conduct(self) -> State:
        """Run until the interview is closed.

        Raises Conflict where another session writes the same log, EngineError where an engine cannot even start.
        """
        await self._engines.ear.call(lambda ear: None)  # a recogniser that cannot be built is known before the greeting
        made_ahead = asyncio.create_task(self._make_prompts())
        try:
            await self._resume()
            await self._go_round()
        except NoMoreAudio:
            self._leave("candidate", "the audio of the candidate ended")
        except Suspended:
            pass
        except (Interrupted, asyncio.CancelledError):
            self._leave("interrupted", "stopped; it can be resumed")
        finally:
            made_ahead.cancel()
            self.forget_ahead()
            await self._floor.close()
            self._desk.show("closed")
        return self._desk.state

    # the loop

    async def _go_round(self) -> None:
        proposal = await self._propose()
        while True:
            match next_move(self._desk.state, self._pack, self._wording, proposal):
                case Say(purpose, text):
                    self._desk.record(InterviewerSpoke(purpose=purpose, text=text, at_s=self._now_s))
                    await self._speak(text)
                case Ask() as ask:
                    await self._ask(ask)
                    proposal = NOTHING
                case Listen():
                    await self._listen()
                    proposal = await self._propose()
                case DrawProfile(utterances):
                    self._desk.record(self._profile(utterances))
                    proposal = await self._propose()
                case Close(event):
                    if self._desk.state.closed is None:
                        self._desk.record(replace(event, at_s=self._now_s))
                    return

    async def _ask(self, ask: Ask) -> None:
        for judgement in ask.judged:
            self._desk.record(judgement)
        self._desk.forget_ends()
        if ask.acknowledgement:
            spoke = InterviewerSpoke(purpose="acknowledgement", text=ask.acknowledgement, at_s=self._now_s)
            self._desk.record(spoke)
            await self._speak(spoke.text)
        self._desk.record(replace(ask.question, at_s=self._now_s))
        await self._speak(ask.question.text, ask.question.question_id)

    async def _listen(self) -> None:
        turn = self._desk.turn
        if not turn.played:
            await self._speak(turn.question.text, turn.question.question_id)
        await Listener(self._desk, self._floor, self, self._transcribe, self._wording, self._pack).hear()

    async def _resume(self) -> None:
        """Finish what a crash or a stop left undone, and say where we are."""
        state = self._desk.state
        if state.opened is None:
            raise EngineError(f"There is no interview {self._desk.interview_id}.")
        if not state.greeted or (state.closed is not None and state.closed.reason not in ("interrupted", "failure")):
            return
        self._desk.record(InterviewResumed(at_s=self._now_s))
        for phrase in state.unheard:
            await self._transcribe(phrase, self._desk.store.get(self._desk.interview_id, phrase.audio))
        if state.unplayed is not None:  # above all the greeting: it says that an AI asks
            await self._speak(state.unplayed.text)
        turn = self._desk.state.turn
        if self._welcome_back and turn is not None and turn.ended is None and turn.played:
            await self.say_within(welcome_back(turn, self._wording))

    def _leave(self, reason: Literal["candidate", "interrupted"], note: str) -> None:
        if self._desk.state.closed is None:
            self._desk.record(InterviewClosed(reason=reason, at_s=self._now_s, note=note))

    @property
    def _now_s(self) -> float:
        return round(self._floor.now_s, 3)

    # speaking

    async def say_within(self, say: Say) -> None:
        """Say something within the open turn; listening goes on after it."""
        question_id = self._desk.turn.question.question_id
        self._desk.record(
            InterviewerSpoke(purpose=say.purpose, text=say.text, at_s=self._now_s, question_id=question_id)
        )
        await self._speak(say.text, question_id)

    def slow_down(self) -> None:
        """Speak more slowly from now on, also after a restart."""
        rate = max(0.6, self.how.speaking_rate * 0.8)
        before = self._desk.state.conduct or self._how.as_change()
        self._desk.record(replace(before, at_s=self._now_s, by="candidate", speaking_rate=rate))

    async def _speak(self, text: str, question_id: str = "") -> None:
        """Say it aloud while the microphone runs on. A voice that fails leaves the text on the screen."""
        self._desk.show("speaking")
        try:
            speech = await self._synthesise(text)
        except EngineError as error:
            self._desk.problem(VOICELESS, error)
            speech = Speech(np.zeros(0, np.float32))
        start_s = self._now_s
        complete = await self._floor.play(speech, lambda: self.how)
        played = PromptPlayed(start_s=start_s, end_s=self._now_s, complete=complete, question_id=question_id)
        self._desk.record(played)

    async def _make_prompts(self) -> None:
        """Synthesise the fixed prompts while the first one plays; a voice that fails says so when it speaks."""
        await asyncio.sleep(0)  # the greeting goes first
        for text in (*self._wording.prompts(), *acknowledgements(self._pack), move_on(self._pack, self._wording)):
            with contextlib.suppress(EngineError):
                await self._synthesise(text)

    async def _synthesise(self, text: str) -> Speech:
        rate = self.how.speaking_rate
        return await self._engines.mouth.call(lambda voice: voice.synthesise(text, rate=rate))

    # hearing

    async def _transcribe(self, phrase: PhraseRecorded, samples: Samples) -> UtteranceHeard | None:
        self._desk.show("transcribing")
        try:
            return await transcribe(phrase, samples, self._engines, self.hot_words, self._desk)
        finally:
            self._desk.show("listening")

    # thinking

    def think_ahead(self) -> None:
        """Use the patience window: propose and synthesise as if the turn were over. Few times a turn: it costs."""
        turn = self._desk.turn
        if self._ahead is not None or not turn.answer or self._tries.get(turn.question.question_id, 0) >= MOST_TRIES:
            return
        self._tries[turn.question.question_id] = self._tries.get(turn.question.question_id, 0) + 1
        ended = TurnEnded(question_id=turn.question.question_id, reason="patience", at_s=self._now_s)
        state = evolve(self._desk.state, ended)
        if state.profile is None:
            state = evolve(state, self._profile(state.introduced))
        self._ahead = _Ahead(turn.answer, asyncio.create_task(self._prepare(state)))

    def _profile(self, utterances: Sequence[UtteranceHeard]) -> ProfileDrawn:
        return draw_profile(utterances, this_year=self._desk.year, language=self._pack.language)

    def forget_ahead(self) -> None:
        """The candidate goes on: throw away what was prepared."""
        if self._ahead is not None:
            self._ahead.task.cancel()
            self._ahead = None

    async def settled_ahead(self) -> bool:
        """True once nothing is being prepared; in a simulation time stands still meanwhile."""
        if self._ahead is not None and not self._floor.live:
            await asyncio.wait([self._ahead.task])
        return self._ahead is None or self._ahead.task.done()

    async def _prepare(self, state: State) -> Proposal:
        proposal = await self._ask_director(state)
        move = next_move(state, self._pack, self._wording, proposal)
        if isinstance(move, Ask):
            try:
                await self._synthesise(move.question.text)
            except EngineError as error:
                self._desk.problem(VOICELESS, error)
        return proposal

    async def _propose(self) -> Proposal:
        """The director's proposal; what was prepared in the pause serves if the answer is still the same."""
        state, turn = self._desk.state, self._desk.state.turn
        if turn is None or turn.ended is None or state.profile is None:
            return NOTHING
        self._desk.show("thinking")
        ahead, self._ahead = self._ahead, None
        task = ahead.task if ahead is not None and ahead.answer == turn.answer else None
        if task is None:
            task = asyncio.create_task(self._ask_director(state))
            if ahead is not None:
                ahead.task.cancel()
        while self._floor.live and not task.done():
            await self._floor.next_frame()
        return await task

    async def _ask_director(self, state: State) -> Proposal:
        return await self._engines.director.call(lambda director: director.propose(state, self._pack))


@dataclass
class _Ahead:
    """Work done in the pause after `answer`."""

    answer: str
    task: asyncio.Task[Proposal]
