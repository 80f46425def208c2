"""The candidate speaks while a prompt plays: when that stops the prompt, and what of it is heard."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.sessions.scripted import House, small_pack
from voice_interviewer.conduct import Conduct
from voice_interviewer.core.events import ConductChanged, PhraseRecorded, PromptPlayed
from voice_interviewer.floor import BARGE_IN_S
from voice_interviewer.ports import FRAME_S, FRAME_SAMPLES, Samples
from voice_interviewer.session import Session
from voice_interviewer.simulation import SimulatedRoom

CHANGE_S, SPEAK_S = 1.0, 2.0  # after the beginning of the prompt
ANSWER = "I am a backend developer."


class Interrupter(SimulatedRoom):
    """A candidate who talks over one of the prompts (0 is the greeting), `prompt_frames` long so far."""

    over = -1  # no prompt yet
    at_change: Callable[[], None] | None = None
    talks_over = 0
    prompt_frames = 0
    spoken: Samples = np.zeros(0, np.float32)

    async def play(self, speech: object) -> None:
        self.over += 1
        self.prompt_frames = 0
        await super().play(speech)  # type: ignore[arg-type]

    async def _next(self) -> Samples | None:
        frame = await super()._next()
        self.prompt_frames += 1
        if self.over != self.talks_over or frame is None:
            return frame
        if self.at_change is not None and self.prompt_frames == round(CHANGE_S / FRAME_S):
            self.at_change()
        if self.prompt_frames < SPEAK_S / FRAME_S or not len(self.spoken):
            return frame
        samples, self.spoken = self.spoken[:FRAME_SAMPLES], self.spoken[FRAME_SAMPLES:]
        return np.pad(samples, (0, FRAME_SAMPLES - len(samples)))


def interrupted(
    folder: Path, how: Conduct, change: ConductChanged | None, *, talks_over: int = 0
) -> tuple[House, Session]:
    """A session whose conduct changes a second into a prompt, and whose candidate speaks a second later."""
    place = House(folder, small_pack(items=1), {"introduction": (ANSWER,)})
    place.room_kind = Interrupter
    session = place.session(how)
    room = place.room
    assert isinstance(room, Interrupter)
    room.talks_over = talks_over
    room.spoken = place.sentences.sound(ANSWER)
    if change is not None:
        room.at_change = lambda: session.record(change)
    return place, session


def prompts(place: House) -> list[PromptPlayed]:
    return [event for event in place.events("prompt_played") if isinstance(event, PromptPlayed)]


def changed(**to: bool) -> ConductChanged:
    return ConductChanged(at_s=CHANGE_S, by="candidate", **to)  # type: ignore[arg-type]


async def test_barge_in_that_is_allowed_while_the_greeting_plays_stops_the_greeting(tmp_path: Path) -> None:
    place, session = interrupted(tmp_path, Conduct(), changed(barge_in=True))
    await session.conduct()
    greeting = prompts(place)[0]
    assert not greeting.complete
    assert greeting.end_s == pytest.approx(SPEAK_S + BARGE_IN_S, abs=3 * FRAME_S)


@pytest.mark.parametrize(
    ("how", "change"),
    [
        (Conduct(), None),
        (Conduct(barge_in=True), changed(barge_in=False)),
        (Conduct(barge_in=True), changed(barge_in=True, push_to_talk=True)),
        (Conduct(barge_in=True, push_to_talk=True), None),
    ],
    ids=["never allowed", "taken back", "push to talk since", "push to talk"],
)
async def test_a_voice_that_may_not_interrupt_lets_the_prompt_play_on(
    tmp_path: Path, how: Conduct, change: ConductChanged | None
) -> None:
    place, session = interrupted(tmp_path, how, change)
    asyncio.get_running_loop().call_soon(session.leave_when_done)  # nobody is there to press a button
    await session.conduct()
    (greeting, *_) = prompts(place)
    assert greeting.complete


async def test_what_interrupts_a_question_is_the_beginning_of_its_answer(tmp_path: Path) -> None:
    place, session = interrupted(tmp_path, Conduct(), changed(barge_in=True), talks_over=1)
    state = await session.conduct()
    assert [played.complete for played in prompts(place)[:2]] == [True, False]
    assert state.turns[0].answer.startswith(ANSWER)


async def test_a_question_that_was_heard_to_its_end_leaves_no_phrase_of_silence(tmp_path: Path) -> None:
    place, session = interrupted(tmp_path, Conduct(barge_in=True), None, talks_over=99)
    state = await session.conduct()
    assert all(played.complete for played in prompts(place))
    phrases = [event for event in place.events("phrase_recorded") if isinstance(event, PhraseRecorded)]
    assert [phrase.utterance_id for phrase in phrases] == ["q0-u1", "q1-u1"]
    assert [turn.answer for turn in state.turns] == [ANSWER, "I used a queue."]
