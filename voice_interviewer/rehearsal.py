"""A pack's test bench: whole interviews with simulated candidates, and what must hold in each of them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from voice_interviewer.candidates import Candidate, Kind
from voice_interviewer.conduct import Conduct, Engines
from voice_interviewer.core import governance
from voice_interviewer.core.asking.lint import lint
from voice_interviewer.core.asking.wording import wording
from voice_interviewer.core.events import AnswerRated, EnginesChosen, InterviewerSpoke, QuestionAsked, Recorded
from voice_interviewer.core.grading.judgement import Judgement
from voice_interviewer.core.planning import plan
from voice_interviewer.core.reporting.report import build
from voice_interviewer.core.reporting.scoring import CHECKLIST
from voice_interviewer.core.role.pack import Item, Level, Pack
from voice_interviewer.core.state import State
from voice_interviewer.director import Director, Rules
from voice_interviewer.grader import EmbeddedGrader, Grader, grade
from voice_interviewer.interviews import Wish, open_interview
from voice_interviewer.ports import AudioIn, AudioOut, EventLog, SpeechToText, TextToSpeech
from voice_interviewer.session import Session
from voice_interviewer.simulation import SimulatedRoom
from voice_interviewer.time_lapse import (
    AtOnce,
    LevelActivity,
    LevelEar,
    MemoryLog,
    NoStore,
    Sentences,
    TimeLapse,
    UnheardVoice,
)
from voice_interviewer.workers import Worker

ALWAYS = frozenset({"one ask", "repeat", "unlawful topic", "markup", "empty", "promise"})  # no question breaks these
AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Part:
    """Who is interviewed, and how long."""

    kind: Kind
    level: Level
    minutes: float
    seed: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one simulated interview. Shares are 0..1; `broken` are the invariants that did not hold."""

    part: Part
    minutes: float
    questions: tuple[str, ...]
    core: float
    asked: float
    assessed: float
    mains: int
    probes: int
    repeats: int
    lint: int
    verdict: str
    broken: tuple[str, ...]


class RememberingGrader:
    """The embedded grader; the answers of simulated candidates come again and again."""

    name = EmbeddedGrader.name

    def __init__(self) -> None:
        self._grader = EmbeddedGrader()
        self._known: dict[tuple[str, str, str], Sequence[Judgement]] = {}

    def rate(self, question: str, answer: str, item: Item, entries: Mapping[str, str]) -> Sequence[Judgement]:
        key = (item.id, question, answer)
        if key not in self._known:
            self._known[key] = self._grader.rate(question, answer, item, entries)
        return self._known[key]


def rehearse(pack: Pack, parts: Sequence[Part]) -> list[Outcome]:
    """Run these interviews in time lapse, many at a time."""
    return asyncio.run(_rehearse(pack, parts, RememberingGrader()))


async def _rehearse(pack: Pack, parts: Sequence[Part], grader: Grader) -> list[Outcome]:
    sentences = Sentences()
    ear: Worker[SpeechToText] = AtOnce(lambda: LevelEar(sentences), "ear")
    mouth: Worker[TextToSpeech] = AtOnce(UnheardVoice, "mouth")
    thinker: Worker[Director] = AtOnce(Rules, "director")
    engines = Engines(ear, mouth, thinker, LevelActivity(), "time lapse")
    places = asyncio.Semaphore(AT_ONCE)

    async def one(part: Part) -> Outcome:
        async with places:
            room = TimeLapse(Candidate(pack, part.kind, part.seed), sentences)
            return await run(pack, part, engines, room, grader)

    try:
        return list(await asyncio.gather(*(one(part) for part in parts)))
    finally:
        for worker in (ear, mouth, thinker):
            worker.close()


async def run(pack: Pack, part: Part, engines: Engines, room: TimeLapse | SimulatedRoom, grader: Grader) -> Outcome:
    """One interview in this room, graded."""
    log = MemoryLog()
    interview_id = opened(log, pack, part, engines.recogniser_name)
    audio_in: AudioIn = room
    audio_out: AudioOut = room
    session = Session(
        interview_id, pack, wording(pack.language), engines, log, NoStore(), audio_in, audio_out,
        how=Conduct(), viewers=[room],
    )  # fmt: skip
    state = await session.conduct()
    recorded = log.read(interview_id)
    ratings = grade(recorded, pack, grader)
    for rating in ratings:
        log.append(interview_id, rating, after=len(log.read(interview_id)))
    return judged(log.read(interview_id), state, pack, part)


def opened(log: EventLog, pack: Pack, part: Part, recogniser: str) -> str:
    """Open the interview of a simulated candidate."""
    nobody = "nobody: it is a simulation"
    consent = governance.notice(pack.title, part.minutes, nobody, "nobody", language=pack.language).consent()
    engines = EnginesChosen(
        recogniser=recogniser, voice="simulated", director="rules", voice_activity="simulated",
        notes=("a simulation: the candidate is simulated",),
    )  # fmt: skip
    wish = Wish("", part.minutes, part.seed, part.level, "demo")
    return open_interview(log, pack, wish, consent, engines)


def judged(log: Sequence[Recorded], state: State, pack: Pack, part: Part) -> Outcome:
    """What came of an interview, and which invariants it broke."""
    core = plan.outline(pack, plan.level_of(state, pack), part.minutes).core
    entries = {entry.id for entry in pack.rubric.checklist}
    asked_core = [item for item in core if item.id in state.asked_items]
    ratings = [recorded.event for recorded in log if isinstance(recorded.event, AnswerRated)]
    assessed = {
        rating.criterion.removeprefix(CHECKLIST) for rating in ratings
        if rating.criterion.startswith(CHECKLIST) and rating.status in ("0", "1")
    }  # fmt: skip
    faults = tuple(_faults(state, pack))
    report = build(log, pack, generated=datetime.now(UTC).isoformat(timespec="seconds"))
    return Outcome(
        part=part,
        minutes=(state.clock_s - state.paused_s) / 60,
        questions=state.asked_texts,
        core=len(asked_core) / len(core) if core else 1.0,
        asked=len(plan.covered(state, pack) & entries) / len(entries) if entries else 0.0,
        assessed=len(assessed & entries) / len(entries) if entries else 0.0,
        mains=sum(turn.question.form == "main" for turn in state.turns),
        probes=state.probes(),
        repeats=len(state.asked_texts) - len(set(state.asked_texts)),
        lint=len(faults),
        verdict=report.figures.verdict.label,
        broken=tuple(dict.fromkeys((*_broken(log, state, pack, part), *faults))),
    )


def _faults(state: State, pack: Pack) -> Iterator[str]:
    """What the lint objects to in the questions that were asked."""
    for place, turn in enumerate(state.turns[1:], start=1):
        asked = turn.question
        if asked.author == "pack" and asked.form == "main":
            yield from _faults_of(pack.item(asked.item_id))
            continue
        item = pack.item(asked.item_id) if asked.item_id else None  # none: the follow-up on the introduction
        answer = state.turns[place - 1].answer
        for problem in lint(asked.text, asked=state.asked_texts[:place], pack=pack, item=item, answer=answer):
            if problem.rule in ALWAYS or asked.author != "pack":
                yield f"{problem} ({asked.text})"


@cache
def _faults_of(item: Item) -> tuple[str, ...]:
    """The same for a question of the pack, which is asked in many interviews."""
    return tuple(f"{problem} ({item.text})" for problem in lint(item.text, item=item) if problem.rule in ALWAYS)


def _broken(log: Sequence[Recorded], state: State, pack: Pack, part: Part) -> Iterator[str]:
    """The invariants of every interview, each with what broke it."""
    if state.closed is None or state.closed.reason not in ("complete", "time", "candidate"):
        yield f"it did not come to its end ({state.closed.reason if state.closed else 'open'})"
        return
    mains = [turn.question.item_id for turn in state.turns if turn.question.form == "main"]
    core = [item.id for item in plan.outline(pack, plan.level_of(state, pack), part.minutes).core]
    if mains[: len(core)] != core[: len(mains)]:
        yield "the common core was not asked first and in its order"
    if len(mains) < len(core) and plan.seconds_left(state) > 60:
        yield "the common core was left although there was time"
    if len(set(mains)) < len(mains) or len(set(state.asked_texts)) < len(state.asked_texts):
        yield "a question was repeated"
    if state.turns and state.turns[-1].question.at_s - state.paused_s > part.minutes * 60:
        yield "a question was asked after the end of the time box"
    if state.probes() > pack.rubric.limits.probes + sum(
        turn.question.reason.startswith("security flag") for turn in state.turns
    ):
        yield "there were more probes than the budget allows"
    spoken = [r.event.text for r in log if isinstance(r.event, InterviewerSpoke | QuestionAsked)]
    yield from (f"a gap of a template was spoken: {text}" for text in spoken if "[" in text or "{" in text)
