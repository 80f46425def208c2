"""A German room: whatever the server says to the page, in the middle of the interview or in its way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.sessions.scripted import ScriptedVoice
from tests.web.german import foreign, texts_of, untranslated
from tests.web.rooms_house import Page, RoomsHouse
from tests.web.test_room_refusals import HELLO, exchange
from voice_interviewer.core.events import InterviewOpened
from voice_interviewer.core.role.pack import PackError
from voice_interviewer.core.role.problem import Problem
from voice_interviewer.packs import find_pack, read_pack
from voice_interviewer.web.room import loudspeaker, tape
from voice_interviewer.web.room.admission import Refused

SENTENCES = (
    "Ich bin Backend-Entwicklerin und arbeite mit Python.",
    "Ich würde das mit einer Warteschlange lösen und dann messen.",
)


class German(RoomsHouse):
    """With the library's German pack, and a voice that fails."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, SENTENCES)
        self.pack = read_pack(find_pack("backend-de"))
        self.engines.voice = ScriptedVoice(fails=True)


def answers(question: dict[str, Any]) -> tuple[str]:
    return (SENTENCES[question["form"] != "introduction"],)


def told(got: list[dict[str, Any]], kind: str) -> list[str]:
    return [text for message in got if message["type"] == kind for text in texts_of(message)]


async def test_a_whole_interview_in_which_much_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loudspeaker, "UNREPORTED_S", 1.0)
    house = German(tmp_path)
    interview_id = house.open(minutes=3.0)
    page = Page(house, interview_id, answers)
    with untranslated() as missing:
        async with house.serve():
            page.mute = True  # it does not say that it has played the greeting
            await page.connect()
            await page.run(until=lambda: bool(page.of("question")))
            page.mute = False
            await page.run(until=lambda: page.stage == "listening")
            for name in ("repeat", "slower", "pause", "resume", "help", "skip"):
                await page.command(name)
                await page.run(seconds=4.0)
            house.engines.scripted_ear.fails = 99
            page.say(SENTENCES[1], 3.0)
            await page.run(until=lambda: len(page.of("problem")) == 3)
            house.engines.scripted_ear.fails = 0
            await page.command("type", "Ich messe zuerst.")
            await page.run()
    problems = told(page.got, "problem")
    for sentence in ("Die Stimme ist ausgefallen", "Ein Satz konnte nicht", "Die Seite hat nicht gemeldet"):
        assert len([text for text in problems if text.startswith(sentence)]) == 1
    texts = [text for message in page.got for text in texts_of(message)]
    assert len(texts) > 15
    assert foreign(texts) == []
    assert missing == set()
    assert page.closed is not None


async def test_who_may_not_come_in_is_told_in_german(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    house = German(tmp_path)
    early = InterviewOpened(
        interview_id="early", candidate="", pack_id="", pack_title="", pack_hash="", minutes=5, language="de"
    )
    house.log.append("early", early, after=0)
    interview_id = house.open()

    def gone(state: object) -> Any:
        raise PackError((Problem("error", "rubric.toml", 0, "it is gone"),))

    with untranslated() as missing:
        async with house.serve() as rooms:
            got = [
                (await exchange(house, "early", json.dumps(HELLO)))[0],
                (await exchange(house, interview_id, "hello?"))[0],
                (await exchange(house, interview_id, json.dumps({"type": "ping"})))[0],
            ]
            rooms._pack_of = gone
            got.append((await exchange(house, interview_id, json.dumps(HELLO)))[0])
            assert "it is gone" in caplog.text
            rooms._closed = True
            got.append((await exchange(house, interview_id, json.dumps(HELLO)))[0])
    sentences = [text for (message,) in got for text in texts_of(message)]
    assert len(sentences) == len(got)
    assert foreign(sentences) == []
    assert missing == set()
    assert got[1][0]["detail"].startswith("This message was not understood"), "for whoever mends the page"
    assert str(Refused("This link is not known to us.", "de")) == "This link is not known to us."


async def test_a_full_disk_is_told_in_german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(file: int, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    house = German(tmp_path)
    page = Page(house, house.open(), answers)
    with untranslated() as missing:
        async with house.serve():
            await page.connect()
            await page.run(until=lambda: bool(page.of("ack")))
            monkeypatch.setattr(tape, "_write", fail)
            await page.run(until=lambda: any("Aufnahme" in text for text in told(page.got, "problem")))
    assert foreign(told(page.got, "problem")) == []
    assert missing == set()
