"""The server is killed without warning in the middle of an answer, again and again: nobody notices."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.rooms_house import Page, RoomsHouse

STORY = [f"This is part {number} of my long story." for number in range(10)]
INTRODUCTION = "I am a backend developer."


def answers(question: dict[str, Any]) -> list[str | float]:
    if question["number"] == 0:
        return [INTRODUCTION]
    return [part for sentence in STORY[:: question["number"]] for part in (sentence, 0.9)]


class Server:
    """The process, and the port that it always has."""

    def __init__(self, house: RoomsHouse, folder: Path) -> None:
        self._house, self._folder = house, folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            house.port = probe.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        sentences = json.dumps(self._house.sentences.known)
        command = [sys.executable, "-m", "tests.web.rooms_server", str(self._folder), str(self._house.port), sentences]
        self._process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": os.getcwd()})  # noqa: ASYNC220
        async with asyncio.timeout(200):
            while True:
                with contextlib.suppress(OSError):
                    _, writer = await asyncio.open_connection("127.0.0.1", self._house.port)
                    writer.close()
                    return
                await asyncio.sleep(0.1)

    def kill(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()


@contextlib.asynccontextmanager
async def serving(house: RoomsHouse, folder: Path) -> AsyncIterator[Server]:
    server = Server(house, folder)
    try:
        await server.start()
        yield server
    finally:
        server.kill()


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", [3, 11])
async def test_killing_the_server_loses_and_repeats_nothing(tmp_path: Path, seed: int) -> None:
    house = RoomsHouse(tmp_path, [INTRODUCTION, *STORY], items=2)
    interview_id = house.open()
    draw = random.Random(seed)
    async with serving(house, tmp_path) as server:
        page = Page(house, interview_id, answers, speed=20.0)
        await page.connect()
        for kill in range(4):
            if kill == 0:
                await page.run(until=lambda: len(page.of("question")) == 2 and page.speaking)
            await page.run(seconds=draw.uniform(2.0, 9.0))
            server.kill()
            await page.cut()
            await page.run(seconds=draw.uniform(0.0, 5.0))  # the candidate talks on
            await server.start()
            await page.connect()
        await page.run()
    state = house.state(interview_id)
    assert page.closed is not None
    assert page.closed["reason"] == "complete"
    assert page.everything.startswith(house.tape(interview_id))
    assert [turn.answer for turn in state.turns] == [INTRODUCTION, " ".join(STORY), " ".join(STORY[::2])]
    asked = [event.text for event in house.events(interview_id, "question_asked")]
    assert len(asked) == len(set(asked)) == 3
    spoken = [event.purpose for event in house.events(interview_id, "interviewer_spoke")]
    assert spoken.count("greeting") == 1
    assert set(spoken) <= {"greeting", "acknowledgement", "farewell"}, "no word about it"
    assert len(house.events(interview_id, "interview_resumed")) >= 3
    house.log.verify(interview_id)
    store_ids = [event.utterance_id for event in house.events(interview_id, "utterance_heard")]
    assert len(store_ids) == len(set(store_ids))
