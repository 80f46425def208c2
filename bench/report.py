"""CPU time of a whole report in every format: `python -m bench.report [--minutes 45]`.

The interview is made up from the backend pack: its questions in order, each answered in the words of its own guide and
exemplars at 150 words a minute, every word with its time. It is graded by the embedded grader; then the report is
built, checked against its log and written in every format. Printed: CPU seconds (all threads) of each step, and bytes.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from voice_interviewer.core.checking.report_check import check
from voice_interviewer.core.events import (
    Event,
    InterviewClosed,
    InterviewOpened,
    QuestionAsked,
    Recorded,
    TurnEnded,
    UtteranceHeard,
    Word,
)
from voice_interviewer.core.reporting.report import build, document
from voice_interviewer.core.role.pack import Item, Pack
from voice_interviewer.grader import EmbeddedGrader, grade
from voice_interviewer.packs import find_pack, read_pack
from voice_interviewer.render import PRINTED, REPORTS, TRANSCRIPTS
from voice_interviewer.render.folder import export
from voice_interviewer.render.html import html

Made = TypeVar("Made")

WORD_S = 60 / 150
ANSWER_WORDS = 200
QUESTION_S = 8.0
START = "2026-01-06T15:00:00+00:00"
END = "2026-01-06T15:45:00+00:00"
GOAL_S = 5.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=45)
    minutes = parser.parse_args().minutes
    pack = read_pack(find_pack("backend"))
    log = recorded(list(interview(pack, minutes * 60)))
    ratings = timed("grading, embedded", lambda: list(grade(log, pack, EmbeddedGrader(), "embedded")))
    log = recorded([*(entry.event for entry in log), *ratings])
    report = timed("report", lambda: build(log, pack, generated=END))
    timed("check", lambda: check(document(report), log, pack))
    words = sum(len(line.text.split()) for line in report.transcript.lines)
    writers: dict[str, Callable[[], str | bytes]] = {
        **{name: lambda write=write: write(report) for name, write in REPORTS.items()},
        **{f"transcript.{name}": lambda write=write: write(report.transcript) for name, write in TRANSCRIPTS.items()},
        "report.html": lambda: html(report, {}, pack.rubric.thresholds),
        **{name: lambda write=write: write(report, pack.rubric.thresholds, print) for name, write in PRINTED.items()},
    }
    for name, write in writers.items():
        timed(name, write)
    with tempfile.TemporaryDirectory() as folder:
        begin = time.process_time()
        export(report, log, pack, Path(folder), warn=print)
        total = time.process_time() - begin
    print(f"\n{len(report.questions)} questions, {words} words, {minutes:g} minutes")
    print(f"check and every format into one folder: {total:.2f} s CPU (goal: under {GOAL_S:g} s)")


def timed(name: str, make: Callable[[], Made]) -> Made:
    begin = time.process_time()
    made = make()
    size = f"{len(made):>10,} bytes" if isinstance(made, str | bytes) else ""
    print(f"{name:<24}{time.process_time() - begin:7.3f} s  {size}")
    return made


def interview(pack: Pack, length_s: float) -> Iterator[Event]:
    """The pack's questions, over and over if need be, until the time is up."""
    yield InterviewOpened(
        interview_id="bench",
        candidate="अनुष्का Rao",
        pack_id=pack.id,
        pack_title=pack.title,
        pack_hash=pack.sha256,
        minutes=length_s / 60,
    )
    at, number, items = 0.0, 0, pack.askable
    while at < length_s:
        question_id = f"q{number}"
        item = items[number % len(items)]
        yield QuestionAsked(question_id=question_id, text=item.text, form="main", at_s=at, item_id=item.id)
        heard = answer(item, question_id, at + QUESTION_S)
        yield heard
        at = heard.end_s + 2
        yield TurnEnded(question_id=question_id, reason="patience", at_s=at)
        number += 1
    yield InterviewClosed(reason="complete", at_s=at)


def answer(item: Item, question_id: str, start_s: float) -> UtteranceHeard:
    known = " ".join((item.guide, *item.exemplars)).split() or item.text.split()
    said = (known * (ANSWER_WORDS // len(known) + 1))[:ANSWER_WORDS]
    words = tuple(
        Word(text=word, start_s=start_s + place * WORD_S, end_s=start_s + (place + 1) * WORD_S, confidence=0.95)
        for place, word in enumerate(said)
    )
    return UtteranceHeard(
        utterance_id=f"u-{question_id}",
        question_id=question_id,
        text=" ".join(said),
        start_s=start_s,
        end_s=words[-1].end_s,
        words=words,
        recogniser="bench",
    )


def recorded(events: list[Event]) -> list[Recorded]:
    return [
        Recorded(seq=seq, at=END if isinstance(event, InterviewClosed) else START, event=event, hash=f"{seq:08x}")
        for seq, event in enumerate(events, start=1)
    ]


if __name__ == "__main__":
    main()
