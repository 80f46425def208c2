"""The engines that all rooms share: one recogniser, one voice for each way of pronouncing, and a director each."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any, Protocol

from voice_interviewer import wiring
from voice_interviewer.conduct import Engines
from voice_interviewer.config import Settings
from voice_interviewer.core.events import EnginesChosen
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.director import Director
from voice_interviewer.ports import EngineError, SpeechToText, TextToSpeech
from voice_interviewer.workers import Worker

log = logging.getLogger(__name__)


class EngineSource(Protocol):
    """Where rooms get their engines: `RoomEngines`, or scripted ones."""

    async def of(self, pack: Pack) -> Engines: ...

    async def release(self, engines: Engines) -> None: ...

    async def close(self) -> None: ...


class RoomEngines:
    """Made once for the server; each model is loaded when it is first needed. Each language has its own recogniser."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._choosing = asyncio.Lock()
        self._recognisers: dict[str, wiring.Recogniser] = {}
        self._ears: dict[str, Worker[SpeechToText]] = {}
        self._mouths: dict[tuple[str, tuple[tuple[str, str], ...]], Worker[TextToSpeech]] = {}
        self._directors: list[Worker[Director]] = []

    async def recogniser(self, language: str = "en") -> wiring.Recogniser:
        """The recogniser for a language; where there is none, one that says so: answers can still be typed."""
        async with self._choosing:
            if language not in self._recognisers:
                self._recognisers[language] = await asyncio.to_thread(self._choose, language)
            return self._recognisers[language]

    def _choose(self, language: str) -> wiring.Recogniser:
        try:
            return wiring.recogniser(wiring.spoken_in(language, self._settings, log.info), log.info)
        except EngineError as error:
            log.warning("no recogniser for %s: %s", language, error)
            return replace(wiring.no_recogniser(), note=str(error))

    async def ear(self, language: str = "en") -> Worker[SpeechToText]:
        """The one recogniser of all rooms in this language, in its thread."""
        recogniser = await self.recogniser(language)
        if language not in self._ears:
            self._ears[language] = Worker(recogniser.build, "ear")
        return self._ears[language]

    async def chosen(self, language: str = "en") -> EnginesChosen:
        """What an interview that is opened now is conducted with, for its log."""
        recogniser = await self.recogniser(language)
        return EnginesChosen(
            recogniser=recogniser.name,
            voice=self._settings.voice,
            director=wiring.director(self._settings).name,
            voice_activity="silero v6",
            notes=(recogniser.note,) if recogniser.note else (),
        )

    async def of(self, pack: Pack) -> Engines:
        """The engines of one interview; hand its director back with `release`."""
        ear, recogniser = await self.ear(pack.language), await self.recogniser(pack.language)
        spoken = (pack.language, tuple(sorted(pack.rubric.pronunciations)))
        if spoken not in self._mouths:
            self._mouths[spoken] = Worker(lambda: wiring.voice(self._settings, pack), "mouth")
        director: Worker[Director] = Worker(lambda: wiring.director(self._settings), "director")
        self._directors.append(director)
        activity = await asyncio.to_thread(wiring.voice_activity)
        return Engines(ear, self._mouths[spoken], director, activity, recogniser.name)

    async def release(self, engines: Engines) -> None:
        """An interview is over."""
        if engines.director in self._directors:
            self._directors.remove(engines.director)
            await asyncio.to_thread(engines.director.close)

    async def close(self) -> None:
        """Let running calls end and close all models."""
        workers: list[Worker[Any]] = [*self._directors, *self._mouths.values(), *self._ears.values()]
        for worker in workers:
            await asyncio.to_thread(worker.close)
