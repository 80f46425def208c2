"""Whole interviews over a socket: what is asked, said, heard and kept, whatever the connection does."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from tests.web.rooms_house import Page, RoomsHouse
from voice_interviewer.core.events import AnswerRated, HelpAnswered, Recorded
from voice_interviewer.web.room import loudspeaker

INTRODUCTION = ("I am a backend developer.", 0.9, "I have three years of experience with Python.")
INTRODUCED = "I am a backend developer. I have three years of experience with Python."


def answers(question: dict[str, Any]) -> tuple[str | float, ...]:
    if question["form"] == "introduction":
        return INTRODUCTION
    return ("I used a queue.", 0.9, "It takes the peaks away.")


async def test_a_whole_interview(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path)
    interview_id = house.open()
    heard: list[Recorded] = []
    async with house.serve() as rooms:
        rooms.listeners.append(lambda _, recorded: heard.append(recorded))
        page = Page(house, interview_id, answers)
        await page.connect()
        await page.run()
        await rooms.grading.done()
    assert page.closed == {"type": "closed", "reason": "complete", "next_page": f"/i/{interview_id}/end"}
    state = house.state(interview_id)
    assert state.turns[0].answer == INTRODUCED
    assert [turn.answer for turn in state.turns[1:]] == ["I used a queue. It takes the peaks away."] * 4
    house.log.verify(interview_id)
    tape = house.tape(interview_id)
    assert page.everything.startswith(tape)
    assert len(tape) > len(page.everything) * 0.9

    whole = house.log.read(interview_id)
    assert heard == whole[3:], "listeners hear of everything that is recorded, once and in order"
    assert any(isinstance(recorded.event, AnswerRated) for recorded in whole), "it was graded"

    said = [(line["who"], line["text"]) for line in page.lines]
    assert said[0][0] == "interviewer"
    assert ("candidate", "I used a queue.") in said
    numbers = [(told["number"], told["of"]) for told in page.of("question")]
    assert numbers == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    clocks = [told["now_s"] for told in page.of("clock")]
    assert clocks == sorted(clocks)
    assert {told["stage"] for told in page.of("stage")} >= {"speaking", "listening", "thinking"}
    assert not page.of("problem")


async def test_an_answer_goes_on_while_the_connection_is_down(tmp_path: Path) -> None:
    """Half a minute without a network in mid-answer, with a pause in it after which a turn would be over."""
    story = [part for number in range(12) for part in (f"This is part {number} of my long story.", 0.8)]
    story[11] = 3.0
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()

    async with house.serve():
        page = Page(house, interview_id, lambda question: INTRODUCTION if question["number"] == 0 else story)
        await page.connect()
        await page.run(until=lambda: "This is part 1 of my long story." in [line["text"] for line in page.lines])
        assert page.speaking
        await page.cut()
        cut_s = page.now_s
        await page.run(until=lambda: not page.speaking)
        await page.run(seconds=2.5)
        assert page.now_s - cut_s > 30
        await page.connect()
        await page.run()
    state = house.state(interview_id)
    told = [heard.text for heard in state.turns[1].utterances]
    assert told == [part for part in story if isinstance(part, str)]
    assert page.everything.startswith(house.tape(interview_id))
    assert not house.events(interview_id, "interview_resumed")
    assert [spoke.purpose for spoke in state.turns[1].spoken] == []


async def test_a_page_that_is_loaded_again_hears_the_question_again(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    async with house.serve():
        page = Page(house, interview_id, lambda question: INTRODUCTION if question["number"] == 0 else ())
        await page.connect()
        await page.run(until=lambda: page.question_is("q1") and page.stage == "listening")
        await page.run(seconds=1.0)
        await page.cut()
        again = Page(house, interview_id, answers, tab="tab 2")
        await again.connect()
        (welcome,) = again.of("welcome")
        assert welcome["next"] == again.frame <= page.frame
        assert [line["text"] for line in welcome["snapshot"]["lines"]] == [line["text"] for line in page.lines]
        assert welcome["snapshot"]["question"]["question_id"] == "q1"
        again.lines = welcome["snapshot"]["lines"]
        await again.run(until=lambda: again.of("prompt") != [])
        await again.run(until=lambda: len(again.played) == 1)
        again.say(0.5, "I used a queue.")
        await again.run()
    state = house.state(interview_id)
    assert [spoke.purpose for spoke in state.turns[1].spoken] == ["repeat"]
    assert state.turns[1].spoken[0].text.startswith("Welcome back.")
    assert state.turns[1].answer == "I used a queue."
    assert len(house.events(interview_id, "question_asked")) == 2


async def test_a_prompt_that_nobody_could_hear_is_played_to_the_next_page(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    async with house.serve():
        page = Page(house, interview_id)
        await page.connect()
        await page.run(until=lambda: bool(page.of("prompt")))
        await page.run(seconds=0.5)
        await page.cut()
        again = Page(house, interview_id, answers, tab="tab 2")
        await again.connect()
        (greeting,) = page.of("prompt")
        await again.run(until=lambda: bool(again.of("prompt")))
        assert again.of("prompt")[0] == greeting
        await again.run()
    assert not [spoke for spoke in house.events(interview_id, "interviewer_spoke") if spoke.text.startswith("Welcome")]
    assert house.state(interview_id).turns[0].answer == INTRODUCED


async def test_a_second_tab_is_elsewhere_until_it_takes_over(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    async with house.serve():
        first, second = Page(house, interview_id, answers), Page(house, interview_id, answers, tab="tab 2")
        await first.connect()
        await first.run(seconds=1.0)
        await second.connect()
        assert second.types() == ["elsewhere"]
        second.frame = 0
        await second.run(seconds=1.0)  # what it sends counts for nothing
        await first.run(until=lambda: len(first.played) == 2)
        await second.tell({"type": "hello", "tab": "tab 2", "take_over": True})
        await first.run(until=lambda: "elsewhere" in first.types(), seconds=60)
        assert "elsewhere" in first.types()
        kept = house.tape(interview_id)
        await first.run(seconds=1.0)
        await second.run(until=lambda: "welcome" in second.types())
        second.frame = second.of("welcome")[0]["next"]
        await second.run(until=lambda: second.played != set(), seconds=60)
        second.say(0.5, *INTRODUCTION)
        await second.run()
    assert house.tape(interview_id).startswith(kept)
    state = house.state(interview_id)
    assert state.turns[0].answer == INTRODUCED
    assert state.turns[1].answer == "I used a queue. It takes the peaks away."


async def test_only_typed_and_no_sound_at_all(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    async with house.serve():
        page = Page(house, interview_id, lambda question: ())
        page.silent = True
        await page.connect()
        await page.happened("conduct", typed=True)
        await page.run(until=lambda: len(page.played) == 2)
        await page.run(seconds=40)  # nobody is hurried
        await page.command("type", "I am a backend developer.")
        await page.run(until=lambda: len(page.of("question")) == 2 and len(page.played) >= 3)
        await page.run(seconds=1.0)
        await page.command("type", "I use a queue,\nand a worker.")
        await page.run()
    state = house.state(interview_id)
    assert [(turn.answer, turn.said("nudge")) for turn in state.turns] == [
        ("I am a backend developer.", 0),
        ("I use a queue, and a worker.", 0),
    ]
    assert all(heard.via == "typed" for turn in state.turns for heard in turn.utterances)
    assert not any(house.tape(interview_id))
    assert state.conduct is not None
    assert state.conduct.typed


async def test_a_break_is_waited_for(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    async with house.serve():
        page = Page(house, interview_id, lambda question: INTRODUCTION if question["number"] == 0 else ())
        await page.connect()
        await page.run(until=lambda: len(page.of("question")) == 2 and len(page.played) >= 4)
        await page.run(seconds=1.0)
        await page.command("pause")
        await page.run(until=lambda: any(told["paused"] for told in page.of("clock")))
        await page.run(seconds=60)
        await page.command("resume")
        await page.run(until=lambda: not page.of("clock")[-1]["paused"])
        await page.run(seconds=6.0)
        page.say("I used a queue.")
        await page.run()
    state = house.state(interview_id)
    assert [request.request for request in state.turns[1].requests] == ["pause", "resume"]
    assert state.turns[1].answer == "I used a queue."
    assert 55 < state.paused_s < 75


async def test_who_may_interrupt_is_heard_from_the_first_word(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    async with house.serve():
        page = Page(house, interview_id, answers)
        await page.connect()
        await page.happened("conduct", barge_in=True)
        await page.run(until=lambda: len(page.of("question")) == 2)
        await page.run(seconds=1.0)
        assert page.hearing
        page.talk_over("I know this one, I used a queue.")
        await page.run()
    state = house.state(interview_id)
    assert page.of("stop_prompt")
    assert state.turns[1].answer == "I know this one, I used a queue."
    played = [event for event in house.events(interview_id, "prompt_played") if event.question_id == "q1"]
    assert [event.complete for event in played] == [False]


async def test_push_to_talk_is_open_or_closed_whatever_page_asks(tmp_path: Path) -> None:
    """A page that is loaded again is told that the microphone is open; opening it twice closes nothing."""
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    async with house.serve():
        first = Page(house, interview_id, lambda question: [])
        await first.connect()
        await first.happened("conduct", push_to_talk=True)
        await first.run(until=lambda: first.stage == "listening")
        assert first.of("welcome")[0]["snapshot"]["talking"] is False
        await first.command("talk", "open")
        first.say("I used a queue.")
        await first.run(until=lambda: bool(first.of("talking")))
        await first.cut()
        page = Page(house, interview_id, answers, tab="tab 2", frame=first.frame)
        await page.connect()
        assert page.of("welcome")[0]["snapshot"]["talking"] is True
        await page.command("talk", "open")
        page.say("It takes the peaks away.")
        await page.run(seconds=4.0)
        assert len(house.state(interview_id).turns) == 1
        await page.command("talk", "close")
        await page.run(until=lambda: bool(page.of("question")))
        await page.run(seconds=1.0)
        assert [told["on"] for told in page.of("talking")] == [False]
    assert house.state(interview_id).turns[0].answer.endswith("It takes the peaks away.")


async def test_an_answer_to_a_request_for_help_reaches_the_page(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    house.log.append(interview_id, HelpAnswered(by="Kim <kim@example.org>", text="seen to"), after=3)
    async with house.serve() as rooms:
        page = Page(house, interview_id, answers)
        await page.connect()
        assert page.of("welcome")[0]["snapshot"]["answer"] == {"type": "answer", "by": "Kim", "text": ""}
        rooms.record(interview_id, HelpAnswered(by="Kim <kim@example.org>", text="Take ten minutes more."))
        await page.run(seconds=1.0)
    assert page.of("answer") == [{"type": "answer", "by": "Kim", "text": "Take ten minutes more."}]


async def test_a_key_pressed_too_late_does_not_skip_the_next_question(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    async with house.serve():
        page = Page(house, interview_id, answers)
        await page.connect()
        await page.run(
            until=lambda: any(line["purpose"] == "farewell" for line in page.lines) or page.question_is("q1")
        )
        page.unacknowledged.append(
            {"type": "command", "id": "late", "frame": page.frame - 60, "name": "skip", "text": ""}
        )
        await page.tell(page.unacknowledged[-1])
        await page.run()
    assert house.state(interview_id).turns[1].answer == "I used a queue. It takes the peaks away."
    assert not page.unacknowledged or page.unacknowledged[0]["id"] != "late"


async def test_those_who_watch_are_shown_and_hear_no_sound(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    seen: list[dict[str, Any]] = []
    async with house.serve() as rooms:
        assert [message async for message in rooms.observe(interview_id, "Kim")] == []
        page = Page(house, interview_id, answers)
        await page.connect()
        await page.run(seconds=1.0)

        async def watch() -> None:
            async for message in rooms.observe(interview_id, "Kim"):
                seen.append(message)

        watching = asyncio.create_task(watch())
        await page.run()
        await watching
    assert page.of("observers")[0]["names"] == ["Kim"]
    assert [event.by for event in house.events(interview_id, "observer_joined")] == ["Kim"]
    assert seen[0]["type"] == "welcome"
    assert [message["text"] for message in seen if message["type"] == "said"] == [
        line["text"] for line in page.lines[len(seen[0]["snapshot"]["lines"]) :]
    ]
    assert seen[-1] == {"type": "closed", "reason": "complete"}


async def test_a_prompt_whose_end_is_not_reported_holds_nobody_up(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(loudspeaker, "UNREPORTED_S", 2.0)
    house = RoomsHouse(tmp_path, items=1)
    interview_id = house.open()
    async with house.serve():
        page = Page(house, interview_id, answers)
        page.mute = True
        await page.connect()
        await page.run(until=lambda: bool(page.of("question")))
    assert "did not say" in page.of("problem")[0]["text"]
