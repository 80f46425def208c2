"""The pause that a candidate hears, in real time: end of speech -> end of turn -> first sound of the next question.

    python -m bench.turns [--recogniser embedded|whisper|...] [--answer FILE.wav] [--turns 4] [--llm-delay 0.4]

Plays a recorded answer (default: one from the synthesiser with a thinking pause of 1.5 s) into a live session, real
engines in real threads. Prints the patience that was kept and the delay on top of it, and how many answers the session
made of the true ones (more means that it cut in).
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np

from voice_interviewer import wiring
from voice_interviewer.conduct import Engines
from voice_interviewer.config import load
from voice_interviewer.core import governance
from voice_interviewer.core.asking.wording import wording
from voice_interviewer.core.events import EnginesChosen, PhraseRecorded, QuestionAsked, Recorded, TurnEnded
from voice_interviewer.core.interview import Proposal
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import State
from voice_interviewer.director import Rules
from voice_interviewer.interviews import Wish, open_interview
from voice_interviewer.packs import find_pack, read_pack
from voice_interviewer.ports import FRAME_S, Frame, Samples, Speech
from voice_interviewer.session import Session
from voice_interviewer.simulation import SimulatedRoom
from voice_interviewer.workers import Worker


class PacedRoom(SimulatedRoom):
    """A simulated room in real time: frames come when their sound would be over."""

    live = True

    def __init__(self, answer: Samples, turns: int) -> None:
        super().__init__(self)
        self.answer = answer
        self.turns = turns
        self.asked = 0
        self.speech_end_s: list[float] = []
        self.turn_end_s: list[float] = []
        self.ended_at: list[float] = []
        self.delays_s: list[float] = []

    async def to(self, question: QuestionAsked) -> Samples | None:
        self.asked += 1
        return self.answer if self.asked <= self.turns else None

    async def play(self, speech: Speech) -> None:
        if len(self.delays_s) < len(self.ended_at):
            self.delays_s.append(time.perf_counter() - self.ended_at[-1])
        await super().play(speech)

    def recorded(self, recorded: Recorded) -> None:
        if isinstance(recorded.event, PhraseRecorded):
            self._last_speech_s = recorded.event.end_s
        if isinstance(recorded.event, TurnEnded):
            self.speech_end_s.append(self._last_speech_s)
            self.turn_end_s.append(recorded.event.at_s)
            self.ended_at.append(time.perf_counter())
        super().recorded(recorded)

    async def frames(self, start_s: float) -> AsyncIterator[Frame]:
        began, count = time.perf_counter(), 0
        async for frame in super().frames(start_s):
            count += 1
            await asyncio.sleep(max(0.0, began + count * FRAME_S - time.perf_counter()))
            yield frame


class SlowDirector(Rules):
    """Rules that take as long as a language model."""

    def __init__(self, delay_s: float) -> None:
        self.delay_s = delay_s

    def propose(self, state: State, pack: Pack) -> Proposal:
        time.sleep(self.delay_s)
        return super().propose(state, pack)


def spoken_answer(pack: Pack) -> Samples:
    voice = wiring.candidate_voice(load(), pack)
    first = voice.synthesise("I would put a queue between the two services, and").samples
    second = voice.synthesise("then a worker retries with exponential backoff until the provider answers.").samples
    voice.close()
    return np.concatenate([first, np.zeros(int(1.5 * 16_000), np.float32), second])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recogniser", default="embedded")
    parser.add_argument("--answer", type=Path)
    parser.add_argument("--turns", type=int, default=4)
    parser.add_argument("--llm-delay", type=float, default=0.4)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = load(home=Path(folder), recogniser=arguments.recogniser)
        pack = read_pack(find_pack("backend"))
        answer = wiring.read_recording(arguments.answer) if arguments.answer else spoken_answer(pack)
        chosen = wiring.recogniser(settings, print)
        log, store = wiring.event_log(settings), wiring.audio_store(settings)
        consent = governance.notice(pack.title, 20, "nobody", "nobody").consent()
        engines = EnginesChosen(recogniser=chosen.name, voice="pyttsx3", director="slow rules", voice_activity="silero")
        interview_id = open_interview(log, pack, Wish("", 20, level="mid", setting="demo"), consent, engines)
        room = PacedRoom(answer, arguments.turns)
        workers = (
            Worker(chosen.build, "ear"),
            Worker(lambda: wiring.voice(settings, pack), "mouth"),
            Worker(lambda: SlowDirector(arguments.llm_delay), "director"),
        )
        ear, mouth, director = workers
        parts = Engines(ear, mouth, director, wiring.voice_activity(), chosen.name)
        session = Session(interview_id, pack, wording("en"), parts, log, store, room, room, viewers=(room,))
        asyncio.run(session.conduct())
        for worker in workers:
            worker.close()
    patience = [ended - spoken for spoken, ended in zip(room.speech_end_s, room.turn_end_s, strict=True)]
    print(f"recogniser {chosen.name}, director {arguments.llm_delay:.1f} s, answers of {len(answer) / 16_000:.1f} s")
    print(f"true turns {arguments.turns}, answers made of them {len(room.turn_end_s)}")
    print(f"patience kept: median {statistics.median(patience):.2f} s, longest {max(patience):.2f} s")
    print(
        f"turn end -> first sound: median {statistics.median(room.delays_s) * 1e3:.0f} ms, "
        f"longest {max(room.delays_s) * 1e3:.0f} ms"
    )


if __name__ == "__main__":
    main()
