"""What follows an interview where a language model is configured: two gradings side by side, and a checked report."""

from __future__ import annotations

import asyncio
import json
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from tests import grading_models as models
from tests.openai_server import OpenAIServer
from tests.sessions.scripted import House, small_pack
from voice_interviewer import cli, wiring
from voice_interviewer.adapters.event_log import SqliteEventLog
from voice_interviewer.commands import ending
from voice_interviewer.config import Settings
from voice_interviewer.core.consent import NotAgreed
from voice_interviewer.core.events import (
    AnswerRated,
    ConsentWithdrawn,
    Event,
    InterviewOpened,
    UtteranceCorrected,
    UtteranceHeard,
)
from voice_interviewer.core.grading.gradings import named
from voice_interviewer.core.reporting.admission import rated
from voice_interviewer.log_lines import load
from voice_interviewer.render.verification import verify

ANSWER = ("I use them so that slow work does not block a request.", "One risk is that they fill up without a limit.")
GOLDEN = Path(__file__).parents[1] / "logs"
Reply = Callable[[dict[str, Any]], str]


async def held(folder: Path) -> House:
    """An interview that has come to its end and has not been graded."""
    place = House(folder, small_pack(items=3), {"introduction": ("I am a backend developer.",)})
    place.answers.default = ANSWER
    await place.session().conduct()
    return place


def report_of(place: House, server: OpenAIServer, **more: Any) -> tuple[dict[str, Any], str]:
    """The report that is written after this interview, checked against its log, and what the terminal says."""
    settings = Settings(
        home=place.folder, reports=place.folder / "reports", llm_url=server.url, llm_model="tester", **more
    )  # type: ignore[call-arg]
    with (place.folder / "terminal.txt").open("a+", encoding="utf-8") as terminal:
        console = Console(file=terminal, width=200)
        assert ending.write_report(place.id, place.pack, place.log, settings, console) == 0
        terminal.seek(0)
        said = terminal.read()
    (path,) = (place.folder / "reports").glob("*/report.json")
    stated = json.loads(path.read_text(encoding="utf-8"))
    assert verify(stated, place.log.read(place.id), place.pack).mismatches == ()
    place.log.verify(place.id)
    return stated, said


def gradings(place: House) -> dict[str, list[AnswerRated]]:
    return named([recorded.event for recorded in place.log.read(place.id)])


async def test_two_gradings_stand_side_by_side_and_the_report_shows_the_models(tmp_path: Path) -> None:
    place = await held(tmp_path)
    with OpenAIServer(chat=models.honest) as server:
        stated, _ = report_of(place, server)
        asked = len(server.of("chat"))
        assert report_of(place, server)[0]["metadata"]["events"] == stated["metadata"]["events"]
        assert len(server.of("chat")) == asked == 3  # a report written again is not graded again
    assert list(gradings(place)) == ["embedded", stated["metadata"]["grading"]]
    assert stated["metadata"]["grading"].startswith("model tester")
    assert stated["figures"]["score"] == 10.0
    assert any("language model" in caution for caution in stated["cautions"])
    quotes = [piece["quote"] for block in stated["blocks"] for one in block["ratings"] for piece in one["evidence"]]
    assert quotes
    assert all(quote in " ".join(ANSWER) for quote in quotes)


@pytest.mark.parametrize("lie", models.LIARS)
async def test_a_lying_model_leaves_the_report_to_the_embedded_grading(tmp_path: Path, lie: str) -> None:
    place = await held(tmp_path)
    with OpenAIServer(chat=models.LIARS[lie]) as server:
        stated, said = report_of(place, server)
    embedded, by_model = gradings(place).values()
    assert not any(map(rated, by_model))
    assert any(map(rated, embedded))
    assert stated["metadata"]["grading"] == "embedded"
    assert "rated nothing" in said
    assert any("rated nothing and is not shown" in caution for caution in stated["cautions"])


@pytest.mark.parametrize("behaviour", ["error", "cut", "empty", "unauthorised", "slow"])
async def test_a_dead_model_costs_no_report(tmp_path: Path, behaviour: str) -> None:
    place = await held(tmp_path)
    with OpenAIServer(delay_s=30) as server:
        server.script("chat", behaviour)
        stated, said = report_of(place, server, llm_answer_s=0.5)
    assert stated["metadata"]["grading"] == "embedded"
    assert "rated nothing" in said


async def test_a_model_that_may_not_grade_is_not_asked(tmp_path: Path) -> None:
    place = await held(tmp_path)
    with OpenAIServer(chat=models.honest) as server:
        report_of(place, server, llm_grader=False)
        assert server.of("chat") == []
    assert list(gradings(place)) == ["embedded"]


def test_breaking_off_keeps_what_is_done_and_the_rest_can_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = asyncio.run(held(tmp_path))  # outside of a loop, as the commands are
    first, second, main = threading.Event(), threading.Event(), threading.main_thread().ident
    assert main is not None

    def interrupted(body: dict[str, Any]) -> str:
        if not first.is_set():
            first.set()
            return models.honest(body)
        if not second.is_set():
            second.set()
            while sum(map(rated, of_a_model())) < 4:  # the first answer's ratings are in the log
                time.sleep(0.01)
            signal.pthread_kill(main, signal.SIGINT)
            time.sleep(0.3)
        return "too late"

    def of_a_model() -> list[AnswerRated]:
        log = SqliteEventLog(tmp_path / "log.db")
        found = [entry.event for entry in log.read(place.id)]
        log.close()
        return [event for event in found if isinstance(event, AnswerRated) and event.model]

    monkeypatch.setattr("voice_interviewer.grading.AT_ONCE", 1)
    with OpenAIServer(chat=interrupted) as server:
        stated, said = report_of(place, server)
        assert "Grading stopped: 1 of 3 answers are rated." in said
        assert stated["metadata"]["grading"] == "embedded"  # a grading that was broken off is not shown
        server.chat = models.honest
        settings = Settings(home=tmp_path, llm_url=server.url, llm_model="tester")  # type: ignore[call-arg]
        grader = ending.wiring.grader(settings, place.pack)
        assert grader is not None
        first_rated = {event.question_id for event in of_a_model() if rated(event)}
        ending.grade_by_model(place.id, place.pack, place.log, grader, settings, Console(quiet=True))
        # each answer is rated once: the one that was done is not asked for again
        times = Counter((event.question_id, event.criterion) for event in of_a_model())
        assert len(first_rated) == 1
        assert len({question_id for question_id, _ in times}) == 3
        assert set(times.values()) == {1}
        stated, _ = report_of(place, server)
    assert len(gradings(place)) == 2
    assert stated["metadata"]["grading"].startswith("model tester")


# an old interview


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A graded interview of the past in a log of its own; its id."""
    events = [recorded.event for recorded in load((GOLDEN / "sample.jsonl").read_text(encoding="utf-8"))]
    (opened,) = [event for event in events if isinstance(event, InterviewOpened)]
    log = SqliteEventLog(tmp_path / "interviews" / "interviews.db")
    for after, event in enumerate(events):
        log.append(opened.interview_id, event, after=after)
    log.close()
    monkeypatch.chdir(tmp_path)
    return opened.interview_id


def regrade(interview_id: str, *options: str) -> dict[str, Any]:
    assert cli.main(["regrade", interview_id, "--pack", str(GOLDEN / "pack"), *options]) == 0
    (path,) = Path("reports").glob("*/report.json")
    assert cli.main(["verify", str(path), "--pack", str(GOLDEN / "pack")]) == 0
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_an_old_interview_can_be_graded_again_and_every_grading_stays(
    old: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [
        entry.event.grading
        for entry in SqliteEventLog(Path("interviews") / "interviews.db").read(old)
        if isinstance(entry.event, AnswerRated)
    ]
    with OpenAIServer(chat=models.honest) as server:
        monkeypatch.setenv("VOICE_INTERVIEWER_LLM_URL", server.url)
        one = regrade(old, "--llm-model", "one")["metadata"]
        two = regrade(old, "--llm-model", "two")["metadata"]
        again = regrade(old, "--llm-model", "two")["metadata"]
    assert one["grading"].startswith("model one")
    assert two["grading"].startswith("model two")
    assert again["grading"] == two["grading"] + " 2"
    embedded = regrade(old, "--embedded")["metadata"]
    assert embedded["grading"].startswith("embedded")
    assert embedded["gradings"] == [
        *dict.fromkeys(before), one["grading"], two["grading"], again["grading"], embedded["grading"]
    ]  # fmt: skip


def test_any_grading_can_be_shown_again(old: str, capsys: pytest.CaptureFixture[str]) -> None:
    first, last = "embedded", regrade(old, "--embedded")["metadata"]["grading"]
    assert first != last
    places = ["--pack", str(GOLDEN / "pack")]
    assert cli.main(["report", old, *places, "--grading", first]) == 0
    (path,) = Path("reports").glob("*/report.json")
    assert json.loads(path.read_text(encoding="utf-8"))["metadata"]["grading"] == first
    assert cli.main(["verify", str(path), *places]) == 0
    assert cli.main(["report", old, *places, "--grading", "psychic"]) == 1
    assert f"There are: {first}, {last}" in capsys.readouterr().err


def test_without_a_model_regrade_says_what_to_do(old: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["regrade", old, "--pack", str(GOLDEN / "pack")]) == 1
    assert "--embedded" in capsys.readouterr().err


def add(place: House, event: Event) -> None:
    place.log.append(place.id, event, after=len(place.log.read(place.id)))


async def test_after_a_correction_both_graders_grade_the_corrected_text(tmp_path: Path) -> None:
    place = await held(tmp_path)
    heard = [r.event for r in place.log.read(place.id) if isinstance(r.event, UtteranceHeard)]
    with OpenAIServer(chat=models.honest) as server:
        before, _ = report_of(place, server)
        add(
            place,
            UtteranceCorrected(
                utterance_id=heard[-1].utterance_id,
                text="One risk is that they fill up silently and nobody is told.",
                by="Kim Lee",
            ),
        )
        stated, _ = report_of(place, server)
        assert len(server.of("chat")) == 6
        assert "One risk is that they fill up silently and nobody is told." in json.dumps(
            [request.body for request in server.of("chat")[3:]]
        )
    assert list(gradings(place)) == [
        "embedded",
        before["metadata"]["grading"],
        "embedded 2",
        stated["metadata"]["grading"],
    ]
    assert stated["metadata"]["grading"] == before["metadata"]["grading"] + " 2"
    assert "One risk is that they fill up silently and nobody is told." in stated["blocks"][-1]["response"]


async def test_nothing_is_sent_to_a_model_after_consent_was_withdrawn(tmp_path: Path) -> None:
    place = await held(tmp_path)
    add(place, ConsentWithdrawn(purposes=()))
    with OpenAIServer(chat=models.honest) as server:
        stated, said = report_of(place, server)
        assert "withdrew consent" in said
        settings = Settings(home=place.folder, llm_url=server.url, llm_model="tester")  # type: ignore[call-arg]
        grader = wiring.grader(settings, place.pack)
        assert grader is not None
        with (place.folder / "more.txt").open("w", encoding="utf-8") as terminal, pytest.raises(NotAgreed):
            ending.grade_by_model(place.id, place.pack, place.log, grader, settings, Console(file=terminal))
        assert server.of("chat") == []
    assert gradings(place) == {}
    assert stated["figures"]["verdict"]["label"] == "Not Assessed"
