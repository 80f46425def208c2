"""A server of rooms over scripted engines, and a candidate's page that is a program: real sockets, real frames."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import uvicorn
import websockets
from fastapi import FastAPI

from tests.sessions.scripted import LoudnessActivity, ScriptedEar, ScriptedVoice, Sentences, small_pack
from voice_interviewer import wav
from voice_interviewer.adapters.audio_store import FolderAudioStore
from voice_interviewer.adapters.event_log import SqliteEventLog
from voice_interviewer.conduct import Engines
from voice_interviewer.config import Settings
from voice_interviewer.core import governance
from voice_interviewer.core.events import EnginesChosen
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import State, replay
from voice_interviewer.director import Rules
from voice_interviewer.interviews import Wish, open_interview
from voice_interviewer.ports import FRAME_SAMPLES, SAMPLE_RATE, Samples
from voice_interviewer.web.room import socket as room_socket
from voice_interviewer.web.room.admission import Refused
from voice_interviewer.web.room.rooms import Rooms
from voice_interviewer.web.room.tape import FRAME_BYTES
from voice_interviewer.workers import Worker

LONGEST_WAIT_S = 100.0
SILENCE = np.zeros(FRAME_SAMPLES, np.float32)


class ScriptedEngines:
    """Shared by all rooms, as the real ones are. The words of a sentence are in its level (see `Sentences`)."""

    def __init__(self, sentences: Sentences, voice: ScriptedVoice | None = None) -> None:
        self.sentences = sentences
        self.scripted_ear = ScriptedEar(sentences)
        self.voice = voice or ScriptedVoice()
        self._ear: Worker[Any] = Worker(lambda: self.scripted_ear, "ear")
        self._mouth: Worker[Any] = Worker(lambda: self.voice, "mouth")
        self._director: Worker[Any] = Worker(Rules, "director")

    async def ear(self) -> Worker[Any]:
        return self._ear

    async def of(self, pack: Pack) -> Engines:
        return Engines(self._ear, self._mouth, self._director, LoudnessActivity(), "scripted")

    async def release(self, engines: Engines) -> None: ...

    async def close(self) -> None:
        for worker in (self._ear, self._mouth, self._director):
            await asyncio.to_thread(worker.close)


class RoomsHouse:
    """A home folder with one interview or more, and servers over it, one after another."""

    def __init__(self, folder: Path, sentences: Sequence[str] = (), **pack: Any) -> None:
        self.settings = Settings(home=folder / "home", reports=folder / "reports")
        self.pack = small_pack(**pack)
        self.sentences = Sentences()
        for sentence in sentences:
            self.sentences.sound(sentence)
        self.log = SqliteEventLog(self.settings.home / "interviews.db")
        self.engines = ScriptedEngines(self.sentences)
        self.rooms: Rooms
        self.port = 0

    def open(self, candidate: str = "Sam", minutes: float = 10.0) -> str:
        """A consented interview; its token is its id."""
        engines = EnginesChosen(recogniser="scripted", voice="scripted", director="rules", voice_activity="loudness")
        consent = governance.notice(self.pack.title, minutes, "nobody", "nobody").consent()
        return open_interview(self.log, self.pack, Wish(candidate, minutes, seed=1, setting="web"), consent, engines)

    def app(self, **more: Any) -> FastAPI:
        app = FastAPI()
        self.engines = ScriptedEngines(self.sentences, self.engines.voice)
        store = FolderAudioStore(self.settings.home)
        self.rooms = Rooms(
            self.settings, self.log, store, engines=self.engines, pack_of=lambda state: self.pack, **more
        )
        app.state.rooms = self.rooms
        app.state.interview_of = self.interview_of
        app.include_router(room_socket.router)
        return app

    def interview_of(self, token: str) -> str:
        if token == "bad":
            raise Refused("This link is not valid.")
        return token

    @contextlib.asynccontextmanager
    async def serve(self, **more: Any) -> AsyncIterator[Rooms]:
        """A server on a free port, in this loop."""
        configuration = uvicorn.Config(
            self.app(**more), port=0, log_level="warning", ws="websockets-sansio", lifespan="off"
        )
        server = uvicorn.Server(configuration)
        with _no_signals(server), as_fast_as_it_goes():
            task = asyncio.create_task(server.serve())
            while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
                await asyncio.sleep(0.01)
            self.port = server.servers[0].sockets[0].getsockname()[1]
            try:
                yield self.rooms
            finally:
                await self.rooms.close()
                server.should_exit = True
                await task

    def url(self, token: str) -> str:
        return f"ws://127.0.0.1:{self.port}/i/{token}/room"

    def state(self, interview_id: str) -> State:
        return replay(self.log.read(interview_id))

    def events(self, interview_id: str, kind: str) -> list[Any]:
        return [entry.event for entry in self.log.read(interview_id) if entry.event.kind == kind]

    def tape(self, interview_id: str) -> bytes:
        return (self.settings.home / interview_id / "tape" / "microphone.s16").read_bytes()


@contextlib.contextmanager
def _no_signals(server: uvicorn.Server) -> Iterator[None]:
    server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign,assignment]
    yield


@contextlib.contextmanager
def as_fast_as_it_goes() -> Iterator[None]:
    """Pages of tests live faster than a browser may."""
    before = room_socket.AT_PRESENT, room_socket.MESSAGES_PER_S
    room_socket.AT_PRESENT = room_socket.MESSAGES_PER_S = 1e6
    yield
    room_socket.AT_PRESENT, room_socket.MESSAGES_PER_S = before


Script = Sequence[str | float]


class Page:
    """The browser's side: records frame after frame, keeps what is not acknowledged, plays prompts, answers questions.

    `answers` gives what is said to a question id (numbers are pauses in seconds). It runs `speed` times real time.
    """

    def __init__(
        self,
        house: RoomsHouse,
        token: str,
        answers: Callable[[dict[str, Any]], Script] | None = None,
        *,
        tab: str = "tab 1",
        frame: int = 0,
        speed: float = 40.0,
        batch: int = 4,
    ) -> None:
        self.house, self.token, self.tab = house, token, tab
        self.frame = frame  # the next to be recorded
        self.sent_from = frame
        self.kept: dict[int, bytes] = {}
        self.everything = bytearray()
        self.unacknowledged: list[dict[str, Any]] = []
        self.got: list[dict[str, Any]] = []
        self.lines: list[dict[str, Any]] = []
        self.closed: dict[str, Any] | None = None
        self.socket: Any = None
        self.over = False  # speaks while a prompt plays
        self.mute = False  # reports no end of a prompt
        self.silent = False  # sends `silence` in place of sound
        self.on_frame: Callable[[Page], None] | None = None
        self._answers = answers or (lambda question: ("I used a queue.",))
        self._speed, self._batch = speed, batch
        self._voice: Samples = np.zeros(0, np.float32)
        self._playing: tuple[int, int] | None = None  # prompt, its last frame
        self.played: set[int] = set()
        self._question: dict[str, Any] | None = None
        self._answered: set[str] = set()
        self._ids = 0
        self._next = 0
        self._reader: asyncio.Task[None] | None = None

    # connections

    async def connect(self, *, take_over: bool = False) -> None:
        self.socket = await websockets.connect(self.house.url(self.token), subprotocols=["room.1"], max_size=None)  # type: ignore[list-item]
        await self.tell({"type": "hello", "tab": self.tab, "frame": self.frame, "take_over": take_over})
        self.welcomed = asyncio.Event()
        self._reader = asyncio.create_task(self._read(self.socket))
        await asyncio.wait_for(self.welcomed.wait(), LONGEST_WAIT_S)

    async def cut(self) -> None:
        """The network is gone: no goodbye."""
        socket, self.socket = self.socket, None
        if socket is not None:
            socket.transport.abort()
        if self._reader is not None:
            self._reader.cancel()
            await asyncio.gather(self._reader, return_exceptions=True)

    async def tell(self, message: dict[str, Any]) -> None:
        if self.socket is not None:
            await self.socket.send(json.dumps(message))

    async def _read(self, socket: Any) -> None:
        with contextlib.suppress(websockets.ConnectionClosed):
            async for message in socket:
                if isinstance(message, bytes):
                    continue
                told = json.loads(message)
                self.got.append(told)
                await self._take(told)

    async def _take(self, told: dict[str, Any]) -> None:
        match told["type"]:
            case "welcome":
                self._next = told["next"]
                self.frame = max(self.frame, self._next)
                if told["snapshot"]["question"] and self._question is None:
                    self._question = told["snapshot"]["question"]
                    if any(line["who"] == "candidate" for line in told["snapshot"]["lines"][-1:]):
                        self._answered.add(self._question["question_id"])
                await self._send_again()
                self.welcomed.set()
            case "ack":
                self.kept = {number: data for number, data in self.kept.items() if number >= told["next"]}
                done = set(told["done"])
                self.unacknowledged = [one for one in self.unacknowledged if one["id"] not in done]
            case "prompt":
                if told["prompt"] in self.played:
                    await self.happened("played", prompt=told["prompt"])
                elif self._playing is None or self._playing[0] != told["prompt"]:
                    self._playing = (told["prompt"], self.frame + told["samples"] // FRAME_SAMPLES)
            case "stop_prompt":
                if self._playing is not None and self._playing[0] == told["prompt"]:
                    self._playing = None
            case "question":
                self._question = told
            case "said":
                self.lines.append(told)
            case "closed":
                self.closed = told
            case "elsewhere" | "refused":
                self.welcomed.set()

    async def _send_again(self) -> None:
        pending = sorted(number for number in self.kept if number >= self._next)
        for at in range(0, len(pending), 64):
            part = pending[at : at + 64]
            await self._send_sound(part[0], b"".join(self.kept[number] for number in part))
        for message in self.unacknowledged:
            await self.tell(message)

    # what happens here

    async def happened(self, kind: str, **more: Any) -> None:
        """A command (`name`), `played` or `conduct`, kept until it is acknowledged."""
        self._ids += 1
        message = {"type": kind, "id": f"{self.tab}-{self._ids}", "frame": self.frame, **more}
        self.unacknowledged.append(message)
        await self.tell(message)

    async def command(self, name: str, text: str = "") -> None:
        await self.happened("command", name=name, text=text)

    def say(self, *script: str | float) -> None:
        """Speak from now on."""
        self._voice = np.concatenate([self._voice, *(self._sound(part) for part in script)])

    def _sound(self, part: str | float) -> Samples:
        if isinstance(part, str):
            return self.house.sentences.sound(part)
        return np.zeros(int(part * SAMPLE_RATE), np.float32)

    def talk_over(self, *script: str | float) -> None:
        """Speak while a prompt plays."""
        self.over = True
        self.say(*script)

    @property
    def hearing(self) -> bool:
        """Whether a prompt is playing."""
        return self._playing is not None

    def question_is(self, question_id: str) -> bool:
        return self._question is not None and self._question["question_id"] == question_id

    @property
    def speaking(self) -> bool:
        return bool(len(self._voice))

    @property
    def now_s(self) -> float:
        return self.frame * 0.032

    async def run(self, until: Callable[[], bool] | None = None, seconds: float | None = None) -> None:
        """Live on until the interview is closed, `until` is true, or `seconds` of interview time are over."""
        end = None if seconds is None else self.frame + round(seconds / 0.032)
        async with asyncio.timeout(LONGEST_WAIT_S):
            while self.closed is None and not (until and until()) and (end is None or self.frame < end):
                await self._record()

    async def _record(self) -> None:
        """Some frames of the microphone, at some multiple of real time."""
        first, data = self.frame, bytearray()
        for _ in range(self._batch):
            samples = self._next_samples()
            pcm = wav.to_pcm(samples)
            self.kept[self.frame] = pcm
            self.everything += pcm
            data += pcm
            self.frame += 1
            if self.on_frame is not None:
                self.on_frame(self)
        await self._send_sound(first, bytes(data))
        if self._playing is not None and not self.mute and self.frame >= self._playing[1]:
            prompt, self._playing = self._playing[0], None
            self.played.add(prompt)
            await self.happened("played", prompt=prompt, complete=True)
            self._begin_answer()
        await asyncio.sleep(self._batch * 0.032 / self._speed)

    async def _send_sound(self, first: int, data: bytes) -> None:
        if self.socket is None:
            return
        if self.silent:
            await self.tell({"type": "silence", "first": first, "count": len(data) // FRAME_BYTES})
        else:
            with contextlib.suppress(websockets.ConnectionClosed):
                await self.socket.send(first.to_bytes(4, "little") + data)

    def _next_samples(self) -> Samples:
        if self._playing is not None and not self.over:
            return SILENCE
        samples, self._voice = self._voice[:FRAME_SAMPLES], self._voice[FRAME_SAMPLES:]
        return np.pad(samples, (0, FRAME_SAMPLES - len(samples))) if len(samples) else SILENCE

    def _begin_answer(self) -> None:
        """The question has been heard: think, and answer it."""
        asked = self._question
        if asked is None or asked["question_id"] in self._answered:
            return
        if self.played and self.got and self._last_said() == asked["text"]:
            self._answered.add(asked["question_id"])
            self.say(0.6, *self._answers(asked))

    def _last_said(self) -> str:
        return next((line["text"] for line in reversed(self.lines) if line["who"] == "interviewer"), "")

    @property
    def stage(self) -> str:
        return next((told["stage"] for told in reversed(self.got) if told["type"] == "stage"), "")

    def types(self) -> list[str]:
        return [told["type"] for told in self.got]

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [told for told in self.got if told["type"] == kind]
