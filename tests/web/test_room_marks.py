"""Marks: read as they were written, and what of them a crash kept from its effect."""

from __future__ import annotations

from typing import Any

from voice_interviewer.core.events import (
    ConductChanged,
    InterviewOpened,
    QuestionAsked,
    Recorded,
    TurnEnded,
    UtteranceHeard,
)
from voice_interviewer.web.room.marks import Mark, still_to_happen


def test_a_mark_is_read_as_it_was_written() -> None:
    change = ConductChanged(at_s=0.0, by="candidate", patience=2.0, barge_in=True)
    for mark in (
        Mark("1", 7, "type", "Zwölf\nJahre"),
        Mark("2", 8, "played", prompt=3),
        Mark("3", 9, "conduct", change=change),
    ):
        assert "\n" not in mark.line()
        assert Mark.of(mark.line()) == mark


def test_what_a_crash_interrupted_happens_after_it_and_nothing_happens_twice() -> None:
    opened = InterviewOpened(interview_id="i", candidate="", pack_id="", pack_title="", pack_hash="", minutes=5)
    asked = QuestionAsked(question_id="q0", text="?", form="introduction", at_s=3.2)
    typed = UtteranceHeard(utterance_id="q0-u1", question_id="q0", text="Yes.", start_s=9.6, end_s=9.6, via="typed")

    def left(*events: Any, marks: list[Mark]) -> list[str]:
        log = [Recorded(seq=seq, at="", event=event) for seq, event in enumerate((opened, *events), start=1)]
        return [mark.id for mark in still_to_happen(marks, log)]

    done = [Mark("before", 50, "done"), Mark("in it", 200, "done")]
    assert left(asked, marks=done) == ["in it"]
    ended = TurnEnded(question_id="q0", reason="done", at_s=6.4)
    assert left(asked, ended, marks=done) == []
    words = [Mark("1", 290, "type", "Yes."), Mark("2", 295, "type", "No."), Mark("3", 320, "type", "Yes.")]
    assert left(asked, typed, marks=words) == ["2", "3"]
    keys = [Mark("1", 250, "repeat"), Mark("2", 310, "pause"), Mark("3", 310, "tab", "t")]
    assert left(asked, typed, marks=keys) == ["2"]
    talk = [Mark(str(number), frame, "talk") for number, frame in enumerate((50, 60, 70, 150, 180, 200))]
    assert left(asked, marks=talk) == ["5"], "the microphone is open"
    assert left(asked, marks=talk[:-1]) == []
    told = [Mark("1", 150, "talk", "open"), Mark("2", 160, "talk", "open"), Mark("3", 170, "talk", "close")]
    assert left(asked, marks=told) == []
    assert left(asked, marks=told[:2]) == ["2"]
    assert left(asked, marks=[Mark("1", 1, "played", prompt=2)]) == ["1"]
