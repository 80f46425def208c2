"""Scripted engines for whole interviews: real frames, real clock, words by agreement instead of acoustics.

A scripted candidate "speaks" a sentence as a block of samples whose level is the sentence's number; the scripted ear
reads that number back. Everything between them (frames, endpointing, store, log, director) is the real thing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from voice_interviewer.adapters.audio_store import FolderAudioStore
from voice_interviewer.adapters.event_log import SqliteEventLog
from voice_interviewer.conduct import Conduct, Engines
from voice_interviewer.core import governance
from voice_interviewer.core.asking.wording import wording
from voice_interviewer.core.events import EnginesChosen, QuestionAsked, Word
from voice_interviewer.core.role.pack import (
    Anchor,
    Bank,
    ChecklistEntry,
    Competency,
    Item,
    Limits,
    Pack,
    Persona,
    Rubric,
)
from voice_interviewer.director import Director, Rules
from voice_interviewer.interviews import Wish, open_interview
from voice_interviewer.ports import SAMPLE_RATE, EngineError, Hypothesis, Samples, Speech
from voice_interviewer.session import Session
from voice_interviewer.simulation import SimulatedRoom
from voice_interviewer.workers import Worker

FIRST_LEVEL, STEP = 0.2, 0.002
WORD_S = 0.3

Script = Sequence[str | float]


class Sentences:
    """Numbers for sentences and back."""

    def __init__(self) -> None:
        self.known: list[str] = []

    def sound(self, text: str) -> Samples:
        """0.3 s per word at the sentence's level."""
        if text not in self.known:
            self.known.append(text)
        level = FIRST_LEVEL + STEP * self.known.index(text)
        return np.full(int(len(text.split()) * WORD_S * SAMPLE_RATE), level, np.float32)

    def text(self, samples: Samples) -> str:
        loud = samples[samples > FIRST_LEVEL / 2]
        if not len(loud):
            return ""
        return self.known[round((float(np.median(loud)) - FIRST_LEVEL) / STEP)]


class ScriptedEar:
    """Hears the sentence whose level it gets. `fails` makes the next calls raise."""

    name = "scripted ear"

    def __init__(self, sentences: Sentences) -> None:
        self.sentences = sentences
        self.calls = 0
        self.fails = 0
        self.deaf_to = ""
        self.expected: list[Sequence[str]] = []  # the hot words of each call

    def transcribe(self, samples: Samples, *, hot_words: Sequence[str] = (), prompt: str = "") -> Hypothesis:
        self.calls += 1
        self.expected.append(hot_words)
        if self.fails:
            self.fails -= 1
            raise EngineError("the scripted ear was told to fail")
        text = self.sentences.text(samples)
        if text == self.deaf_to:
            return Hypothesis("")
        start = int(np.argmax(samples > FIRST_LEVEL / 2)) / SAMPLE_RATE
        words = tuple(
            Word(text=word, start_s=start + WORD_S * index, end_s=start + WORD_S * (index + 1), confidence=0.9)
            for index, word in enumerate(text.split())
        )
        return Hypothesis(text, words)


class ScriptedVoice:
    name = "scripted voice"

    def __init__(self, fails: bool = False) -> None:
        self.said: list[str] = []
        self.fails = fails

    def synthesise(self, text: str, *, rate: float = 1.0) -> Speech:
        self.said.append(text)
        if self.fails:
            raise EngineError("the scripted voice was told to fail")
        return Speech(np.full(int(len(text.split()) * WORD_S * SAMPLE_RATE / rate), 0.1, np.float32))

    def close(self) -> None: ...


class LoudnessActivity:
    """Speech is what is loud."""

    name = "loudness"

    def probability(self, samples: Samples) -> float:
        return 0.98 if float(np.abs(samples).mean()) > 0.05 else 0.01

    def reset(self) -> None: ...


class ScriptedAnswers:
    """What is said to each question: by item id, "introduction", "probe", or by question id; else `default`."""

    def __init__(
        self, sentences: Sentences, scripts: Mapping[str, Script], default: Script = ("I used a queue.",)
    ) -> None:
        self.sentences = sentences
        self.scripts = scripts
        self.default = default
        self.asked: list[QuestionAsked] = []

    async def to(self, question: QuestionAsked) -> Samples | None:
        self.asked.append(question)
        keys = (question.question_id, question.form if question.form != "main" else question.item_id)
        script = next((self.scripts[key] for key in keys if key in self.scripts), self.default)
        parts = [
            np.zeros(int(part * SAMPLE_RATE), np.float32) if isinstance(part, float) else self.sentences.sound(part)
            for part in script
        ]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def small_pack(*, probes: int = 0, minutes: float = 10.0, items: int = 4) -> Pack:
    """A pack of short items, each assessing its own checklist entry; all in the junior core."""
    topics = ["queues", "caches", "indexes", "transactions", "logging", "testing", "deployment", "monitoring"][:items]
    bank = Bank(
        title="Test bank",
        items=tuple(
            Item(
                id=topic,
                text=f"How do you work with {topic} in a service?",
                level="junior",
                guide=f"Says what {topic} are for and names one risk.",
                expects=(f"what {topic} are for", "one risk"),
                anchors=(Anchor(1, "nothing"), Anchor(3, "something"), Anchor(5, "everything")),
                competency="craft",
                checklist=(topic,),
                probes=(f"What went wrong with {topic} in your last project?",),
                core=True,
                minutes=0.5,
            )
            for topic in topics
        ),
    )
    rubric = Rubric(
        hot_words=tuple(topics),
        competencies=(Competency("craft", "Craft"),),
        checklist=tuple(ChecklistEntry(topic, topic.title()) for topic in topics),
        limits=Limits(minutes=minutes, probes_per_question=min(probes, 1), probes=probes),
    )
    return Pack(id="small", title="Service Engineer", persona=Persona(title="Tester"), bank=bank, rubric=rubric)


class House:
    """Everything an interview needs, in a temporary folder; `session` can be called again to resume."""

    def __init__(self, folder: Path, pack: Pack, scripts: Mapping[str, Script], *, minutes: float = 10.0) -> None:
        self.folder = folder
        self.pack = pack
        self.sentences = Sentences()
        self.ear = ScriptedEar(self.sentences)
        self.voice = ScriptedVoice()
        self.answers = ScriptedAnswers(self.sentences, scripts)
        self.director: Director = Rules()
        self.log = SqliteEventLog(folder / "log.db")
        self.store = FolderAudioStore(folder)
        wish = Wish("Sam", minutes, seed=1, setting="demo")
        engines = EnginesChosen(recogniser="scripted", voice="scripted", director="rules", voice_activity="loudness")
        consent = governance.notice(pack.title, minutes, "nobody", "nobody", language=pack.language).consent()
        self.id = open_interview(self.log, pack, wish, consent, engines)
        self.room_kind = SimulatedRoom
        self.room = SimulatedRoom(self.answers)

    def session(self, how: Conduct | None = None, viewers: Sequence[object] = ()) -> Session:
        self.room = self.room_kind(self.answers)
        self.room.catch_up(self.log.read(self.id))
        workers: list[Callable[[], object]] = [lambda: self.ear, lambda: self.voice, lambda: self.director]
        ear, mouth, director = (Worker(build, "scripted") for build in workers)
        return Session(
            self.id,
            self.pack,
            wording(self.pack.language),
            Engines(ear, mouth, director, LoudnessActivity(), "scripted"),  # type: ignore[arg-type]
            self.log,
            self.store,
            self.room,
            self.room,
            how=how,
            viewers=(self.room, *viewers),  # type: ignore[arg-type]
        )

    def kinds(self) -> list[str]:
        return [recorded.event.kind for recorded in self.log.read(self.id)]

    def events(self, kind: str) -> list[object]:
        return [recorded.event for recorded in self.log.read(self.id) if recorded.event.kind == kind]
