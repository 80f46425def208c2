"""The floor: audio both ways on one clock. Whoever plays or listens does it here.

Time is the time of the frames. While a prompt plays, the microphone runs on; half duplex (the default) lets those
frames go, barge-in listens to them.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable

import numpy as np

from voice_interviewer.conduct import Conduct
from voice_interviewer.desk import Desk
from voice_interviewer.ports import FRAME_S, AudioIn, AudioOut, Frame, Samples, Speech, VoiceActivity

PRE_ROLL_S = 0.3
POST_ROLL_S = 0.2
ECHO_TAIL_S = 0.25
BARGE_IN_S = 0.4
BEHIND_S = 1.0  # more than a network's hiccups
CUTS_IN = ("skip", "done", "type", "talk", "stop", "pause", "slower")  # commands that silence the interviewer


class NoMoreAudio(Exception):
    """The candidate's audio ended."""


class Interrupted(Exception):
    """The session is to stop now; it can be resumed."""


class Floor:
    """The two audio ports, the clock `now_s`, and a tape of the last half minute of the microphone."""

    def __init__(self, desk: Desk, audio_in: AudioIn, audio_out: AudioOut, voice_activity: VoiceActivity) -> None:
        self.now_s = desk.state.clock_s
        self.live = audio_in.live
        self.voice_activity = voice_activity
        self._desk = desk
        self._audio_in = audio_in
        self._audio_out = audio_out
        self._frames: AsyncIterator[Frame] = audio_in.frames(self.now_s)
        self._tape: deque[Frame] = deque()
        self._voiced_s = 0.0  # of uninterrupted voice over the prompt, up to now

    @property
    def behind(self) -> bool:
        """Whether there is more to hear already: a room catches up after a break, and nobody is to be talked over."""
        return getattr(self._audio_in, "behind_s", 0.0) > BEHIND_S

    async def next_frame(self) -> Frame:
        """The next frame of the microphone. Raises NoMoreAudio or Interrupted."""
        if any(command.name == "interrupt" for command in self._desk.commands):
            raise Interrupted
        try:
            frame = await anext(self._frames)
        except StopAsyncIteration:
            raise NoMoreAudio from None
        self.now_s = frame.start_s + FRAME_S
        return frame

    async def play(self, speech: Speech, how: Callable[[], Conduct]) -> bool:
        """Play to the end, or until the candidate cuts in. True if it was heard to the end.

        `how` is asked again for each frame: what is changed while the prompt plays counts in this prompt.
        """
        self._voiced_s = 0.0
        playing = asyncio.create_task(self._audio_out.play(speech))
        await asyncio.sleep(0)  # let it begin before time goes on
        try:
            while not playing.done():
                if any(command.name in CUTS_IN for command in self._desk.commands):
                    return False
                frame = await self.next_frame()
                if self._barged_in(frame, how()):
                    return False
            await playing
        finally:
            if not playing.done():
                playing.cancel()
                await asyncio.wait([playing])
        if not how().barge_in:
            await self._wait_out_the_echo()
        return True

    def keep(self, frame: Frame, longest_s: float) -> None:
        """Put a frame on the tape, which holds the last `longest_s` seconds."""
        self._tape.append(frame)
        while frame.start_s - self._tape[0].start_s > longest_s:
            self._tape.popleft()

    def cut(self, start_s: float, end_s: float) -> tuple[float, Samples]:
        """The audio of a phrase with a little before and after it, and when it starts."""
        chosen = [
            frame
            for frame in self._tape
            if frame.start_s + FRAME_S > start_s - PRE_ROLL_S and frame.start_s < end_s + POST_ROLL_S
        ]
        if not chosen:
            return start_s, np.zeros(0, np.float32)
        return chosen[0].start_s, np.concatenate([frame.samples for frame in chosen])

    def forget_tape(self) -> None:
        self._tape.clear()
        self.voice_activity.reset()

    def overheard(self, seconds: float) -> list[Frame]:
        """The last frames on the tape, as far as they are voice: what was said over the interviewer's last words."""
        since_s = self.now_s - min(seconds, self._voiced_s) - FRAME_S / 2
        return [frame for frame in self._tape if frame.start_s >= since_s]

    async def close(self) -> None:
        close = getattr(self._frames, "aclose", None)
        if close is not None:
            await close()

    def _barged_in(self, frame: Frame, how: Conduct) -> bool:
        if not how.barge_in or how.push_to_talk:  # who presses a button to talk interrupts with it
            self._voiced_s = 0.0
            return False
        self.keep(frame, BARGE_IN_S * 2)
        voiced = self.voice_activity.probability(frame.samples) >= how.patience.onset
        self._voiced_s = self._voiced_s + FRAME_S if voiced else 0.0
        return self._voiced_s >= BARGE_IN_S

    async def _wait_out_the_echo(self) -> None:
        until_s = self.now_s + ECHO_TAIL_S
        while self.now_s < until_s:
            await self.next_frame()
