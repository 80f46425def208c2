"""Hear one answer: frames to phrases, phrases to words while the candidate still speaks, until the turn is over."""

from __future__ import annotations

import asyncio
import math
from typing import Protocol

import numpy as np

from voice_interviewer.conduct import Command, Conduct
from voice_interviewer.core.asking.responses import move_on
from voice_interviewer.core.asking.wording import Wording
from voice_interviewer.core.events import (
    HelpRequested,
    PhraseRecorded,
    Request,
    RequestHeard,
    TurnEnd,
    TurnEnded,
    UtteranceHeard,
)
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.turn.aside import asides, joined
from voice_interviewer.core.turn.endings import ends_turn, ends_unfinished, holds_floor, thinks_aloud
from voice_interviewer.core.turn.endpointing import Endpointer, Patience, PhraseEnded, SpeechStarted, TurnPaused
from voice_interviewer.core.turn.intent import classify
from voice_interviewer.core.turn.reply import PRESSED, Reply, Say, moving_on, reply, welcome_back, wrap_up
from voice_interviewer.desk import Desk, Suspended
from voice_interviewer.floor import BARGE_IN_S, Floor, Interrupted, NoMoreAudio
from voice_interviewer.hearing import Phrases, Transcribe, next_id
from voice_interviewer.ports import Frame

PAUSE_S = 300.0  # a break that the candidate asked for; then the question is asked again
SPEAKS = ("repeat", "pause", "resume", "slower", "help", "welcome")  # commands that the interviewer answers aloud
THINK_AHEAD_AT = 0.4  # share of the patience: earlier, most pauses are mere breaths and the work is for nothing
NOT_UNDERSTOOD_FROM_S = 1.2  # what is shorter may have been a cough


class Speaker(Protocol):
    """The session, as the listener sees it."""

    @property
    def how(self) -> Conduct:
        """As it is now; it may change at any moment."""

    async def say_within(self, say: Say) -> None:
        """Say something within the open turn."""

    def slow_down(self) -> None:
        """Speak more slowly from now on."""

    def think_ahead(self) -> None:
        """The turn may be over: begin to prepare what comes next, once for the same words."""

    def forget_ahead(self) -> None:
        """The candidate goes on: throw away what was prepared."""

    async def settled_ahead(self) -> bool:
        """One step of waiting for what is being prepared; True once nothing is."""


class Listener:
    """Hears the answer to the open question."""

    def __init__(
        self, desk: Desk, floor: Floor, speaker: Speaker, transcribe: Transcribe, wording: Wording, pack: Pack
    ) -> None:
        self._desk = desk
        self._floor = floor
        self._speaker = speaker
        self._wording = wording
        self._pack = pack
        self._endpointer = Endpointer(speaker.how.patience, floor.now_s)
        self._phrases = Phrases(desk, floor, transcribe, self._take_hint)
        self._considered: set[str] = set()  # ids of utterances that had their pause
        self._lost_s = 0.0  # speech in which no words were found

    async def hear(self) -> None:
        """Listen until the turn is over, and record its end. What is half said when audio stops is kept."""
        self._begin()
        end: TurnEnd | None = None
        try:
            while end is None:
                end = await self._step()
        except (NoMoreAudio, Interrupted, asyncio.CancelledError):
            await self._finish_phrase()
            raise
        except Suspended:
            self._phrases.abandon()
            raise
        await self._finish_phrase()
        self._desk.talking = False
        question_id = self._desk.turn.question.question_id
        self._desk.record(TurnEnded(question_id=question_id, reason=end, at_s=round(self._floor.now_s, 3)))

    def _begin(self) -> None:
        """Start with what was said over the interviewer's last words, where that is allowed."""
        overheard = self._floor.overheard(BARGE_IN_S + 0.1) if self._speaker.how.barge_in else []
        if overheard:
            self._endpointer = Endpointer(self._speaker.how.patience, overheard[0].start_s)
            for frame in overheard:
                self._endpointer.push(1.0, frame.start_s)
        else:
            self._floor.forget_tape()
        self._desk.show("listening")

    async def _step(self) -> TurnEnd | None:
        """One command or one frame. The reason to end the turn, or None."""
        await self._phrases.settle_if_done()
        if self._desk.commands and not (self._floor.behind and self._desk.commands[0].name in SPEAKS):
            return await self._obey(self._desk.commands.popleft())
        frame = await self._floor.next_frame()
        how = self._speaker.how
        self._endpointer.patience = how.patience
        self._floor.keep(frame, how.patience.longest_phrase_s + 5.0)
        if how.push_to_talk and not self._desk.talking:
            return await self._mind_the_silence()
        for signal in self._endpointer.push(self._probability(frame), frame.start_s):
            match signal:
                case SpeechStarted():
                    self._speaker.forget_ahead()
                case PhraseEnded():
                    await self._phrases.record(signal.start_s, signal.end_s)
                    if not signal.cut and not how.push_to_talk and not self._floor.behind and await self._shorten():
                        return "time"
                case TurnPaused() if not how.push_to_talk:
                    return await self._pause_over()
        if not self._phrases.awaited and self._endpointer.patience_spent(self._floor.now_s) > THINK_AHEAD_AT:
            self._speaker.think_ahead()
        return await self._mind_the_silence()

    async def _pause_over(self) -> TurnEnd | None:
        if self._phrases.awaited:
            await self._phrases.settle()  # the last words may hold the floor: the endpointer will ask again
            return None
        if self._floor.behind and await self._goes_on():
            return None
        end = await self._consider()
        if end == "patience" and await self._goes_on():
            return None
        return end

    async def _goes_on(self) -> bool:
        """While the next question is still being prepared, or frames wait, the candidate may take the floor again."""
        while self._floor.behind or not await self._speaker.settled_ahead():
            frame = await self._floor.next_frame()
            self._floor.keep(frame, self._speaker.how.patience.longest_phrase_s)
            if self._endpointer.push(self._probability(frame), frame.start_s) and self._endpointer.speaking:
                self._speaker.forget_ahead()
                return True
        return False

    async def _consider(self) -> TurnEnd | None:
        """What were the last words? End the turn, or do what they ask for and listen on."""
        turn = self._desk.turn
        fresh = [heard for heard in turn.answered if heard.utterance_id not in self._considered]
        if not fresh:
            if turn.answer:
                return "patience"
            if self._lost_s > NOT_UNDERSTOOD_FROM_S and not turn.said("nudge"):
                await self._interject(Say("nudge", self._wording.not_understood))
            self._lost_s = 0.0
            self._endpointer.go_on(self._floor.now_s)
            return None
        self._considered |= {heard.utterance_id for heard in fresh}
        question, language = turn.question, self._pack.language
        words = joined(fresh, language)
        intent = classify(words, question=question.text, language=language)
        reaction = reply(turn, intent, self._wording, self._pack, words)
        for request, ids in asides(fresh, intent, reaction.request, question.text, language).items():
            self._set_aside(ids, request, reaction.note if request == reaction.request else "")
        return await self._react(reaction)

    def _set_aside(self, ids: tuple[str, ...], request: Request, note: str = "") -> None:
        """These utterances were for the interviewer; they are no part of the answer."""
        question_id = self._desk.turn.question.question_id
        self._desk.record(RequestHeard(question_id=question_id, utterance_ids=ids, request=request, note=note))

    async def _react(self, reaction: Reply) -> TurnEnd | None:
        if reaction.slower:
            self._speaker.slow_down()
        if reaction.say is not None:
            await self._interject(reaction.say)
        return reaction.end

    async def _shorten(self) -> bool:
        """At a pause for breath, mind the length of the answer. True where the interviewer has ended it."""
        now = self._desk.state, self._pack, self._wording, self._floor.now_s
        if (last := moving_on(*now)) is not None:
            self._speaker.forget_ahead()
            await self._speaker.say_within(last)
            return True
        if (offer := wrap_up(*now)) is not None:
            await self._interject(offer)
        return False

    async def _interject(self, say: Say) -> None:
        self._speaker.forget_ahead()
        await self._speaker.say_within(say)
        self._floor.forget_tape()
        self._endpointer.go_on(self._floor.now_s)
        self._desk.show("listening")

    async def _mind_the_silence(self) -> TurnEnd | None:
        """Nudge a candidate who says nothing, later go on without an answer; never overrun the time box for good."""
        how, endpointer, turn, state = self._speaker.how, self._endpointer, self._desk.turn, self._desk.state
        assert state.opened is not None
        if self._floor.behind:
            return None
        silence_s = endpointer.silence_s(self._floor.now_s)
        if state.paused_from_s is not None:
            if silence_s >= PAUSE_S and not endpointer.speaking:
                again = self._wording.pause_over.format(question=turn.question.text)
                await self._interject(Say("nudge", again))
            return None
        if self._floor.now_s > state.opened.minutes * 60 * how.overtime + state.paused_s and not endpointer.speaking:
            return "time"
        if endpointer.spoken or endpointer.speaking or how.push_to_talk:
            return None
        nudged = turn.said("nudge")
        if silence_s < self._wait_s(nudged) * max(1.0, how.patience.turn_s / Patience().turn_s):
            return None
        if turn.answer:
            return await self._consider()
        if nudged < len(how.nudges_s):
            await self._interject(Say("nudge", self._wording.nudges[nudged % len(self._wording.nudges)]))
            return None
        await self._speaker.say_within(Say("nudge", move_on(self._pack, self._wording)))
        return "silence"

    def _wait_s(self, nudged: int) -> float:
        """How long silence lasts before something is said: the nudges, then what is left until the stuck timer."""
        how, turn = self._speaker.how, self._desk.turn
        if turn.answer and turn.said("wrap_up"):
            return how.patience.unfinished_s
        if nudged < len(how.nudges_s):
            return how.nudges_s[nudged]
        return max(how.give_up_s, self._pack.stuck_s - sum(how.nudges_s))

    async def _obey(self, command: Command) -> TurnEnd | None:
        match command.name:
            case "done" | "skip" | "stop":
                return command.name
            case "interrupt" | "leave":
                raise Interrupted
            case "talk":
                return self._talk(command.text)
            case "resume" if self._desk.state.paused_from_s is None:
                return None
            case "repeat" | "pause" | "resume" | "slower" | "help":
                await self._finish_phrase()
                return await self._grant(command)
            case "welcome":
                await self._finish_phrase()
                await self._interject(welcome_back(self._desk.turn, self._wording))
                return None
            case "type":
                await self._finish_phrase()
                return await self._take_typed(command.text)

    def _talk(self, wish: str) -> TurnEnd | None:
        """Open or close the microphone of push-to-talk. The answer ends as it closes."""
        before = self._desk.talking
        self._desk.talking = wish == "open" or (wish != "close" and not before)
        return "done" if before and not self._desk.talking else None

    async def _grant(self, command: Command) -> TurnEnd | None:
        """Do what a key asks for, as if it had been said; help is for a person, who finds it in the log."""
        granted = reply(self._desk.turn, PRESSED[command.name], self._wording, self._pack)
        if command.name == "help":
            self._desk.record(HelpRequested(text=command.text, at_s=round(self._floor.now_s, 3)))
        elif granted.request is not None:
            self._set_aside((), granted.request, granted.note)
        return await self._react(granted)

    async def _take_typed(self, text: str) -> TurnEnd | None:
        now_s = round(self._floor.now_s, 3)
        typed = UtteranceHeard(
            utterance_id=next_id(self._desk.turn),
            question_id=self._desk.turn.question.question_id,
            text=" ".join(text.split()),
            start_s=now_s,
            end_s=now_s,
            via="typed",
        )
        self._desk.record(typed)
        end = await self._consider()
        return "done" if end == "patience" else end

    def _take_hint(self, phrase: PhraseRecorded, heard: UtteranceHeard | None) -> None:
        """What the words of a phrase say about the pause after it."""
        if heard is None:
            self._lost_s += phrase.end_s - phrase.start_s
            self._endpointer.unheard()
            return
        text, language = heard.text, self._pack.language
        self._endpointer.hint(
            unfinished=ends_unfinished(text, language=language),
            hold=holds_floor(text, language=language) or thinks_aloud(self._desk.turn.answer, language=language),
            finished=ends_turn(text, language=language),
        )

    async def _finish_phrase(self) -> None:
        """Close an open phrase and wait for all words that are still being recognised."""
        for phrase in self._endpointer.finish():
            if isinstance(phrase, PhraseEnded):
                await self._phrases.record(phrase.start_s, phrase.end_s)
        await self._phrases.settle()

    def _probability(self, frame: Frame) -> float:
        probability = self._floor.voice_activity.probability(frame.samples)
        self._desk.level(
            frame.start_s, math.sqrt(np.vdot(frame.samples, frame.samples) / len(frame.samples)), probability
        )
        return probability
