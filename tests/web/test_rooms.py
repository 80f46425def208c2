"""All rooms of a server: engines, settings that stay, what others record, being stopped and started again."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.sessions.scripted import small_pack
from tests.web.rooms_house import Page, RoomsHouse
from tests.web.test_room_interview import INTRODUCED, answers
from voice_interviewer import wiring
from voice_interviewer.config import Settings
from voice_interviewer.core.events import (
    HelpAnswered,
    InterviewClosed,
    InterviewOpened,
    QuestionAsked,
    RatingOverridden,
    Recorded,
    ReportViewed,
    TurnEnded,
    UtteranceHeard,
)
from voice_interviewer.core.state import replay
from voice_interviewer.ports import EngineUnavailable
from voice_interviewer.web.room.engines import RoomEngines
from voice_interviewer.web.room.rooms import pack_of_interview


async def test_settings_stay_when_the_server_is_stopped_and_started(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    page = Page(house, interview_id, answers)
    async with house.serve():
        await page.connect()
        await page.happened("conduct", patience=2.0, speaking_rate=0.8)
        await page.run(until=lambda: bool(page.of("conduct")))
        assert page.of("conduct")[0]["patience"] == 2.0
        await page.run(until=lambda: page.speaking)
        await page.run(seconds=1.0)
    await page.cut()
    assert house.state(interview_id).closed is None, "a server that is stopped leaves no trace"
    await page.run(seconds=3.0)
    async with house.serve() as rooms:
        await page.connect()
        assert page.of("welcome")[-1]["snapshot"]["conduct"]["speaking_rate"] == 0.8
        assert rooms.running[interview_id].session.how.patience.turn_s == 4.0
        await page.run()
    state = house.state(interview_id)
    assert [turn.answer for turn in state.turns] == [INTRODUCED, "I used a queue. It takes the peaks away."]
    assert len(house.events(interview_id, "conduct_changed")) == 1
    assert len(house.events(interview_id, "interview_resumed")) == 1
    assert page.everything.startswith(house.tape(interview_id))
    assert [spoke.purpose for turn in state.turns for spoke in turn.spoken] == []


async def test_what_others_record_reaches_the_log_and_the_listeners(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id, other = house.open(), house.open()
    heard: list[tuple[str, Recorded]] = []

    def broken(interview_id: str, recorded: Recorded) -> None:
        raise RuntimeError("a webhook that fails")

    async with house.serve() as rooms:
        await rooms.start()
        rooms.listeners += [broken, lambda interview_id, recorded: heard.append((interview_id, recorded))]
        page = Page(house, interview_id, answers)
        await page.connect()
        await page.run(seconds=2.0)
        here = rooms.record(interview_id, HelpAnswered(by="Kim", text="on my way"))
        elsewhere = asyncio.create_task(
            asyncio.to_thread(rooms.record, interview_id, ReportViewed(by="Kim", form="page"))
        )
        await page.run(until=elsewhere.done)
        not_running = rooms.record(other, HelpAnswered(by="Kim", text="later"))
        await page.run()
    assert (interview_id, here) in heard
    assert (interview_id, elsewhere.result()) in heard
    assert (other, not_running) in heard
    assert [entry.event.kind for entry in (here, elsewhere.result(), not_running)] == [
        "help_answered",
        "report_viewed",
        "help_answered",
    ]
    house.log.verify(interview_id)
    house.log.verify(other)
    assert house.state(interview_id).turns[1].answer == "I used a queue. It takes the peaks away."


async def test_a_room_that_was_silent_for_long_survives_what_the_desk_adds(tmp_path: Path) -> None:
    """After an hour without an event an interview seems to be over; who then rates it does not break the room."""
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    async with house.serve():
        page = Page(house, interview_id, answers)
        await page.connect()
        await page.run(until=lambda: page.speaking)
        rated = RatingOverridden(
            grading="", question_id="q0", criterion="depth", level=3.0, status="", by="Kim", reason="heard it"
        )
        house.log.append(interview_id, rated, after=house.log.last_seq(interview_id))
        await page.run()
    assert page.of("problem") == []
    assert house.state(interview_id).turns[1].answer == "I used a queue. It takes the peaks away."
    house.log.verify(interview_id)


async def test_what_a_stopped_server_left_is_graded_by_the_next(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id, broken_off = house.open(), house.open()
    said = UtteranceHeard(utterance_id="q1-u1", question_id="q1", text="I used a queue.", start_s=2.0, end_s=3.0)
    for name, reason in ((interview_id, "complete"), (broken_off, "interrupted")):
        for after, event in enumerate(
            (
                QuestionAsked(question_id="q1", text="Queues?", form="main", item_id="queues", at_s=1.0),
                said,
                TurnEnded(question_id="q1", reason="done", at_s=3.0),
                InterviewClosed(reason=reason, at_s=3.0),  # type: ignore[arg-type]
            ),
            start=3,
        ):
            house.log.append(name, event, after=after)
    house.log.append(
        "unreadable",
        InterviewOpened(
            interview_id="unreadable", candidate="", pack_id="", pack_title="", pack_hash="", minutes=1, setting="web"
        ),
        after=0,
    )
    heard: list[str] = []
    async with house.serve() as rooms:
        rooms.listeners.append(lambda name, recorded: heard.append(recorded.event.kind))
        await rooms.start()
        await rooms.grading.done()
        await asyncio.sleep(0)
        again = len(house.log.read(interview_id))
        rooms.grading.begin(interview_id)
        await rooms.grading.done()
    assert house.events(interview_id, "answer_rated")
    assert len(house.log.read(interview_id)) == again, "it is graded once"
    assert not house.events(broken_off, "answer_rated")
    assert set(heard) == {"answer_rated"}


async def test_each_language_has_a_recogniser_and_none_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[str] = []

    def recogniser(settings: Settings, announce: Any) -> wiring.Recogniser:
        built.append(settings.language)
        if settings.language == "de":
            raise EngineUnavailable("There is no recogniser for German here.")
        return wiring.Recogniser("scripted", lambda: None)  # type: ignore[arg-type,return-value]

    monkeypatch.setattr(wiring, "recogniser", recogniser)
    engines = RoomEngines(Settings(home=tmp_path, voice="none"))
    ears = {await engines.ear("en") for _ in range(3)}
    assert len(ears) == 1
    one, two = await engines.of(small_pack()), await engines.of(small_pack())
    assert one.ear is two.ear
    assert one.mouth is two.mouth
    assert one.director is not two.director
    assert one.voice_activity is not two.voice_activity
    chosen = await engines.chosen("de")
    assert chosen.recogniser == wiring.TYPED
    assert chosen.notes == ("There is no recogniser for German here.",)
    assert built == ["en", "de"]
    await engines.release(one)
    await engines.close()


def test_the_pack_of_an_interview_is_the_saved_version_or_one_by_name(tmp_path: Path) -> None:
    def state(pack_id: str) -> Any:
        opened = InterviewOpened(
            interview_id="i", candidate="", pack_id=pack_id, pack_title="", pack_hash="", minutes=5
        )
        return replay([Recorded(seq=1, at="", event=opened)])

    assert pack_of_interview(tmp_path, state("backend")).id == "backend"
    saved = tmp_path / "packs" / "abc123"
    saved.mkdir(parents=True)
    small = Path(__file__).parents[1] / "data" / "packs" / "small"
    for file in small.iterdir():
        (saved / file.name).write_bytes(file.read_bytes())
    assert pack_of_interview(tmp_path, state("abc123")).id == "abc123"
