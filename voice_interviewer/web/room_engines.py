"""The engines that all rooms share: one recogniser, one voice for each way of pronouncing, and a director each."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from voice_interviewer import wiring
from voice_interviewer.conduct import Engines
from voice_interviewer.config import Settings
from voice_interviewer.core.events import EnginesChosen
from voice_interviewer.core.pack import Pack
from voice_interviewer.director import Director
from voice_interviewer.ports import SpeechToText, TextToSpeech
from voice_interviewer.workers import Worker

log = logging.getLogger(__name__)


class RoomEngines:
    """Made once for the server; each model is loaded when it is first needed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._choosing = asyncio.Lock()
        self._recogniser: wiring.Recogniser | None = None
        self._ear: Worker[SpeechToText] | None = None
        self._mouths: dict[tuple[tuple[str, str], ...], Worker[TextToSpeech]] = {}
        self._directors: list[Worker[Director]] = []

    async def recogniser(self) -> wiring.Recogniser:
        """The recogniser that the settings name. Raises EngineUnavailable."""
        async with self._choosing:
            if self._recogniser is None:
                self._recogniser = await asyncio.to_thread(wiring.recogniser, self._settings, log.info)
            return self._recogniser

    async def ear(self) -> Worker[SpeechToText]:
        """The one recogniser of all rooms, in its thread."""
        recogniser = await self.recogniser()
        if self._ear is None:
            self._ear = Worker(recogniser.build, "ear")
        return self._ear

    async def chosen(self) -> EnginesChosen:
        """What an interview that is opened now is conducted with, for its log."""
        recogniser = await self.recogniser()
        return EnginesChosen(
            recogniser=recogniser.name,
            voice=self._settings.voice,
            director=wiring.director(self._settings).name,
            voice_activity="silero v6",
            notes=(recogniser.note,) if recogniser.note else (),
        )

    async def of(self, pack: Pack) -> Engines:
        """The engines of one interview; hand its director back with `release`."""
        ear, recogniser = await self.ear(), await self.recogniser()
        lexicon = tuple(sorted(pack.rubric.pronunciations))
        if lexicon not in self._mouths:
            self._mouths[lexicon] = Worker(lambda: wiring.voice(self._settings, pack), "mouth")
        director: Worker[Director] = Worker(lambda: wiring.director(self._settings), "director")
        self._directors.append(director)
        activity = await asyncio.to_thread(wiring.voice_activity)
        return Engines(ear, self._mouths[lexicon], director, activity, recogniser.name)

    async def release(self, engines: Engines) -> None:
        """An interview is over."""
        if engines.director in self._directors:
            self._directors.remove(engines.director)
            await asyncio.to_thread(engines.director.close)

    async def close(self) -> None:
        """Let running calls end and close all models."""
        workers: list[Worker[Any]] = [*self._directors, *self._mouths.values(), *([self._ear] if self._ear else [])]
        for worker in workers:
            await asyncio.to_thread(worker.close)
