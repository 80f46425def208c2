"""What a room does not take: strangers, junk, what was not agreed to; and what it survives."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
import websockets

from tests.web.rooms_house import Page, RoomsHouse
from tests.web.test_room_interview import INTRODUCED, INTRODUCTION, answers
from voice_interviewer.core.events import ConsentGiven, InterviewOpened
from voice_interviewer.core.role.pack import PackError, Problem
from voice_interviewer.ports import EngineError
from voice_interviewer.web.room import socket as room_socket
from voice_interviewer.web.room import tape
from voice_interviewer.web.room.protocol import Conduct, Misunderstood, read_frames, read_text
from voice_interviewer.web.room.socket import Pace
from voice_interviewer.web.room.tape import Tape

HELLO = {"type": "hello", "tab": "t", "frame": 0, "take_over": False}


async def exchange(house: RoomsHouse, token: str, *messages: str | bytes, **how: Any) -> tuple[list[Any], int | None]:
    """Send these; what was answered until the server closed the connection, and its code."""
    got: list[Any] = []
    async with websockets.connect(house.url(token), subprotocols=["room.1"], **how) as socket:  # type: ignore[list-item]
        for message in messages:
            await socket.send(message)
        async with asyncio.timeout(30):
            try:
                while True:
                    got.append(json.loads(await socket.recv()))
            except websockets.ConnectionClosed:
                return got, socket.close_code


async def test_nothing_before_consent_and_nothing_without_a_link(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path)
    house.log.append(
        "early",
        InterviewOpened(
            interview_id="early", candidate="", pack_id="small", pack_title="", pack_hash="", minutes=5, setting="web"
        ),
        after=0,
    )
    sound = bytes(4) + bytes(1024)
    async with house.serve() as rooms:
        got, code = await exchange(house, "early", json.dumps(HELLO), sound)
        assert code == 1008
        assert got[0]["type"] == "refused"
        assert "agreed" in got[0]["text"]
        got, code = await exchange(house, "bad", json.dumps(HELLO), sound)
        assert (got, code) == ([{"type": "refused", "text": "This link is not valid."}], 1008)
        assert rooms.running == {}
    assert not (house.settings.home / "early").exists()
    assert [kind.event.kind for kind in house.log.read("early")] == ["interview_opened"]


async def test_another_site_may_not_connect(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path)
    interview_id = house.open()
    async with house.serve() as rooms:
        with pytest.raises(websockets.InvalidStatus):
            await exchange(house, interview_id, origin="https://elsewhere.example")
        assert rooms.running == {}


JUNK: list[str | bytes] = [
    "not json",
    "[]",
    json.dumps({"type": "dance"}),
    json.dumps({"type": "command", "id": "1", "frame": 3, "name": "interrupt"}),
    json.dumps({"type": "command", "id": "1", "frame": -3, "name": "done"}),
    json.dumps({"type": "command", "id": "", "frame": 3, "name": "done"}),
    json.dumps({"type": "silence", "first": 0, "count": 10**9}),
    json.dumps({"type": "conduct", "id": "1", "frame": 0, "patience": 1e9}),
    json.dumps({"type": "played", "id": "1", "frame": 0, "prompt": "1"}),
    json.dumps({"type": "hello", "tab": "x" * 101}),
    '{"type": "conduct", "id": "1", "frame": 0, "patience": NaN}',
    "x" * 70_000,
    b"",
    b"\0\0",
    bytes(4),
    bytes(4 + 1023),
    bytes(4 + 1024 * 257),
]


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_junk_is_told_apart(junk: str | bytes) -> None:
    with pytest.raises(Misunderstood) as refused:
        read_text(junk) if isinstance(junk, str) else read_frames(junk)
    assert len(str(refused.value)) < 300


def test_whole_numbers_are_numbers() -> None:
    told = read_text('{"type": "conduct", "id": "1", "frame": 0, "patience": 2, "speaking_rate": 1}')
    assert isinstance(told, Conduct)
    change = told.mark().change
    assert change is not None
    assert change.patience == 2.0


async def test_a_pack_that_is_gone_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    house = RoomsHouse(tmp_path)
    interview_id = house.open()

    def gone(state: Any) -> Any:
        raise PackError((Problem("error", "rubric.toml", 0, "it is gone"),))

    async with house.serve() as rooms:
        rooms._pack_of = gone
        got, code = await exchange(house, interview_id, json.dumps(HELLO))
        assert code == 1011
        assert got[0]["type"] == "problem"
        assert got[0]["text"].startswith("The interview cannot be opened at the moment.")
        assert "it is gone" in caplog.text
        assert rooms.running == {}


async def test_junk_ends_the_connection_and_nothing_else(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    async with house.serve() as rooms:
        got, code = await exchange(house, interview_id, "hello?")
        assert (got[-1]["type"], code) == ("refused", 1008)
        got, code = await exchange(house, interview_id, json.dumps({"type": "ping"}))
        assert (got[-1]["type"], code) == ("refused", 1008)
        assert rooms.running == {}
        got, code = await exchange(house, interview_id, json.dumps(HELLO), json.dumps({"type": "ping"}), b"\0")
        assert code == 1008
        assert {"type": "pong"} in got
        page = Page(house, interview_id, answers)
        await page.connect()
        await page.run()
    assert house.state(interview_id).turns[1].answer == "I used a queue. It takes the peaks away."


async def test_frames_twice_in_the_wrong_order_and_too_early(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    async with house.serve():
        page = Page(house, interview_id, answers)
        await page.connect()
        await page.run(until=lambda: len(page.played) == 2 and page.speaking)
        for frame, data in list(page.kept.items())[::3]:
            await page._send_sound(frame, data)
        await page._send_sound(0, bytes(1024 * 40))
        await page.run(seconds=1.0)
        before = len(page.of("welcome"))
        await page._send_sound(page.frame + 500, bytes(1024))
        await page._send_sound(page.frame + 700, bytes(1024))
        await page.tell({"type": "silence", "first": 0, "count": 100})
        page.on_frame = None
        await page.run(until=lambda: len(page.of("welcome")) > before)
        assert len(page.of("welcome")) == before + 1, "one gap is told once"
        await page.run()
    assert page.everything.startswith(house.tape(interview_id))
    state = house.state(interview_id)
    assert [turn.answer for turn in state.turns] == [INTRODUCED, "I used a queue. It takes the peaks away."]


async def test_withdrawn_in_mid_answer(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    long = [f"This is part {number} of my long story." for number in range(9)]
    async with house.serve() as rooms:
        page = Page(house, interview_id, lambda question: INTRODUCTION if question["number"] == 0 else long)
        await page.connect()
        await page.run(until=lambda: len(page.of("question")) == 2 and page.speaking)
        await page.run(seconds=3.0)
        heard = len(house.events(interview_id, "phrase_recorded"))
        await rooms.withdraw(interview_id)
        length = len(house.tape(interview_id))
        await page.run(until=lambda: page.closed is not None)
        assert rooms.running == {}
        assert length == len(house.tape(interview_id)) < len(page.everything)
        assert len(house.events(interview_id, "phrase_recorded")) == heard == 2
        got, _ = await exchange(house, interview_id, json.dumps(HELLO), bytes(4 + 1024))
        assert got == [{"type": "closed", "reason": "candidate", "next_page": f"/i/{interview_id}/end"}]
        await rooms.grading.done()
    state = house.state(interview_id)
    assert state.withdrawn is not None
    assert state.closed is not None
    assert not house.events(interview_id, "answer_rated")
    assert length == len(house.tape(interview_id))
    audio = list((house.settings.home / interview_id / "audio").iterdir())
    assert len(audio) == heard


async def test_withdrawn_while_nobody_is_in_the_room(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path)
    interview_id = house.open()
    async with house.serve() as rooms:
        await rooms.withdraw(interview_id, by="candidate", reason="changed my mind")
        got, code = await exchange(house, interview_id, json.dumps(HELLO))
        assert (got[0]["type"], code) == ("closed", 1000)
    assert house.state(interview_id).withdrawn is not None


async def test_a_full_disk_loses_nothing_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    full = False
    write = tape._write

    def write_or_fail(file: int, data: bytes) -> None:
        if full and data and len(data) % 1024 == 0:
            write(file, data[:700])
            raise OSError(28, "No space left on device")
        write(file, data)

    monkeypatch.setattr(tape, "_write", write_or_fail)
    async with house.serve() as rooms:
        page = Page(house, interview_id, answers)
        await page.connect()
        await page.run(until=lambda: page.speaking)
        await page.run(seconds=1.0)
        full = True
        await page.run(until=lambda: bool(page.of("problem")))
        (problem,) = page.of("problem")
        assert problem["text"].startswith("The recording cannot be kept at the moment.")
        assert "No space left on device. Free some space" in caplog.text, "the cause is for who can mend it"
        await page.run(until=lambda: rooms.running == {})
        assert len(house.tape(interview_id)) >= 1024 * max(told["next"] for told in page.of("ack"))
        assert house.state(interview_id).closed is None
        await page.cut()
        full = False
        await page.connect()
        await page.run()
    assert page.everything.startswith(house.tape(interview_id))
    state = house.state(interview_id)
    assert [turn.answer for turn in state.turns] == [INTRODUCED, "I used a queue. It takes the peaks away."]
    assert [spoke.purpose for turn in state.turns for spoke in turn.spoken] == []


async def test_who_only_writes_is_never_recorded(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    house.log.append(
        interview_id,
        ConsentGiven(notice_version="1", notice_hash="1", purposes=("transcription", "automated assessment")),
        after=3,
    )
    async with house.serve():
        page = Page(house, interview_id, answers)
        await page.connect()
        await page.run(until=lambda: len(page.played) == 2)
        await page.run(seconds=5)
    assert any(page.everything)
    assert not any(house.tape(interview_id))


async def test_nobody_comes_back(tmp_path: Path) -> None:
    """The room is given up, says so in the log, and goes on at the next hello."""
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    async with house.serve(give_up_s=0.3) as rooms:
        page = Page(house, interview_id, answers)
        await page.connect()
        await page.run(until=lambda: len(page.of("question")) == 2 and page.speaking)
        await page.run(seconds=1.0)
        await page.cut()
        async with asyncio.timeout(20):
            while rooms.running:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        state = house.state(interview_id)
        assert state.closed is not None
        assert state.closed.reason == "interrupted"
        again = Page(house, interview_id, lambda question: (), tab="tab 2")
        await again.connect()
        again.say(1.0, "And a worker.")
        await again.run()
    state = house.state(interview_id)
    assert state.closed is not None
    assert state.closed.reason == "complete"
    assert state.turns[1].spoken[0].purpose in ("notice", "repeat")
    assert state.turns[1].answer.endswith("And a worker.")


async def test_a_fast_client_is_slowed_and_not_cut_off() -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    pace = Pace(100)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room_socket.asyncio, "sleep", sleep)
        await pace.wait(100, rate=50)
        assert slept == []
        await pace.wait(25, rate=50)
    assert slept == [pytest.approx(0.5, abs=0.05)]


def test_a_tape_is_whole_after_any_crash(tmp_path: Path) -> None:
    first = Tape(tmp_path)
    first.append(bytes(range(256)) * 8)
    first.append_silence(3)
    first.close()
    with (tmp_path / "microphone.s16").open("ab") as file:
        file.write(b"half a frame")
    (tmp_path / "marks.jsonl").write_text('{"id": "torn', encoding="utf-8")
    again = Tape(tmp_path)
    assert again.length == 5
    assert again.marks() == []
    again.append_silence(1)
    again.append(bytes(range(255, -1, -1)) * 4)
    data = (tmp_path / "microphone.s16").read_bytes()
    assert data == bytes(range(256)) * 8 + bytes(4 * 1024) + bytes(range(255, -1, -1)) * 4
    again.close()


def test_a_tape_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EngineError, match="Free some space"):
        Tape(tmp_path / "file" / "tape")
