"""Captions: what is heard in an open phrase, for as long as nobody waits for it."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from voice_interviewer import wav
from voice_interviewer.core.events import PhraseRecorded, Recorded
from voice_interviewer.ports import FRAME_S, FRAME_SAMPLES, EngineError, Hypothesis, Samples
from voice_interviewer.web.room.captions import Captions
from voice_interviewer.web.room.tape import Tape
from voice_interviewer.workers import Worker

ENDED = Recorded(
    seq=1,
    at="",
    event=PhraseRecorded(utterance_id="q0-u1", question_id="q0", start_s=0, end_s=1, audio="", sha256=""),
)


class Ear:
    """Hears how many voiced frames there are, in a given share of real time."""

    name = "counting ear"

    def __init__(self, cost: float = 0.05) -> None:
        self.cost = cost
        self.now_s = 0.0
        self.heard_s: list[float] = []
        self.fails = False

    def transcribe(self, samples: Samples, *, hot_words: Sequence[str] = (), prompt: str = "") -> Hypothesis:
        self.heard_s.append(len(samples) / 16_000)
        self.now_s += self.cost * len(samples) / 16_000
        if self.fails:
            raise EngineError("told to fail")
        return Hypothesis(f"{int((samples > 0.1).sum()) // FRAME_SAMPLES} frames")


class Studio:
    """Frames on a tape, and their levels to the captions."""

    def __init__(self, folder: Path, ear: Ear) -> None:
        self.tape = Tape(folder)
        self.ear = ear
        self.worker: Worker[Any] = Worker(lambda: ear, "ear")
        self.sent: list[str] = []
        send = lambda message: self.sent.append(message["text"])  # noqa: E731
        self.captions = Captions(self.worker, self.tape, tuple, send, clock=lambda: ear.now_s)

    async def hear(self, seconds: float, *, voiced: bool = True, behind_s: float = 0.0) -> None:
        for _ in range(round(seconds / FRAME_S)):
            self.tape.append(wav.to_pcm(np.full(FRAME_SAMPLES, 0.5 * voiced, np.float32)))
            self.captions.level((self.tape.length - 1) * FRAME_S, 0.99 * voiced, behind_s=behind_s)
            task = self.captions._task
            if task is not None:
                await asyncio.wait([task])

    def close(self) -> None:
        self.captions.close()
        self.worker.close()
        self.tape.close()


async def test_a_growing_phrase_is_captioned_once_a_second(tmp_path: Path) -> None:
    studio = Studio(tmp_path, Ear())
    await studio.hear(1.0, voiced=False)
    await studio.hear(4.5)
    assert len(studio.sent) == 4
    counts = [int(text.split()[0]) for text in studio.sent]
    assert counts == sorted(set(counts))
    assert all(30 <= later - sooner <= 33 for sooner, later in itertools.pairwise(counts))
    studio.close()


async def test_silence_and_ended_phrases_have_none(tmp_path: Path) -> None:
    studio = Studio(tmp_path, Ear())
    await studio.hear(5.0, voiced=False)
    assert studio.ear.heard_s == []
    await studio.hear(0.9)
    studio.captions.recorded(ENDED)
    await studio.hear(2.0, voiced=False)
    await studio.hear(1.5)
    assert len(studio.sent) == 1
    assert studio.ear.heard_s[0] < 2.0, "only the phrase that is open"
    studio.close()


async def test_a_slow_recogniser_is_left_alone(tmp_path: Path) -> None:
    studio = Studio(tmp_path, Ear(cost=0.5))
    await studio.hear(20.0)
    assert len(studio.ear.heard_s) <= 2
    studio.close()


async def test_nobody_waits_for_a_caption(tmp_path: Path) -> None:
    studio = Studio(tmp_path, Ear())
    studio.worker._calls = 1  # a phrase of some interview is being transcribed
    await studio.hear(5.0)
    assert studio.ear.heard_s == []
    studio.worker._calls = 0
    await studio.hear(5.0, behind_s=3.0)
    assert studio.ear.heard_s == [], "nor is what was said long ago captioned"
    await studio.hear(1.5)
    assert studio.ear.heard_s
    studio.close()


async def test_a_caption_that_fails_says_nothing(tmp_path: Path) -> None:
    studio = Studio(tmp_path, Ear())
    studio.ear.fails = True
    await studio.hear(3.0)
    assert studio.ear.heard_s
    assert studio.sent == []
    studio.close()
