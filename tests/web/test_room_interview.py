"""Whole interviews over a socket: what is asked, said, heard and kept, whatever the connection does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.web.rooms_house import Page, RoomsHouse

INTRODUCTION = ("I am a backend developer.", 0.9, "I have three years of experience with Python.")


def answers(question: dict[str, Any]) -> tuple[str | float, ...]:
    if question["form"] == "introduction":
        return INTRODUCTION
    return ("I used a queue.", 0.9, "It takes the peaks away.")


async def test_a_whole_interview(tmp_path: Path) -> None:
    house = RoomsHouse(tmp_path)
    interview_id = house.open()
    async with house.serve():
        page = Page(house, interview_id, answers)
        await page.connect()
        await page.run()
    assert page.closed == {"type": "closed", "reason": "complete", "next_page": f"/i/{interview_id}/end"}
    state = house.state(interview_id)
    assert state.turns[0].answer == "I am a backend developer. I have three years of experience with Python."
    assert [turn.answer for turn in state.turns[1:]] == ["I used a queue. It takes the peaks away."] * 4
    house.log.verify(interview_id)
    tape = house.tape(interview_id)
    assert page.everything.startswith(tape)
    assert len(tape) > len(page.everything) * 0.9
