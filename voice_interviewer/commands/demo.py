"""`voice-interviewer demo`: a whole interview with a simulated candidate, faster than real time."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from rich.markup import escape

from voice_interviewer import terminal, wiring
from voice_interviewer.candidates import Candidate
from voice_interviewer.commands import ending
from voice_interviewer.commands.conducting import conduct
from voice_interviewer.commands.going_on import going_on
from voice_interviewer.conduct import TYPED_GIVE_UP_S, TYPED_NUDGES_S, Conduct
from voice_interviewer.config import Settings, load
from voice_interviewer.core import governance
from voice_interviewer.core.events import EnginesChosen
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.turn.endpointing import Patience
from voice_interviewer.interviews import Wish, find, open_interview, resumable
from voice_interviewer.language import marked, translator
from voice_interviewer.packs import find_pack, read_pack
from voice_interviewer.ports import EngineError, EventLog, TextToSpeech
from voice_interviewer.simulation import Answers, RecordedAnswers, SimulatedRoom, SpokenAnswers
from voice_interviewer.terminal import TerminalView
from voice_interviewer.typing_room import TypingRoom
from voice_interviewer.workers import Worker

SOUNDS = {".wav", ".flac", ".mp3", ".m4a", ".ogg", ".opus", ".webm", ".aac", ".mp4"}


def run(arguments: argparse.Namespace) -> int:
    settings = load(
        home=arguments.home,
        reports=arguments.reports,
        recogniser=arguments.recogniser,
        whisper_model=arguments.whisper_model,
        patience=arguments.patience,
    )
    log = wiring.event_log(settings)
    console = terminal.console()
    interview_id, pack = arguments.resume, None
    if interview_id:
        state = find(log, interview_id)
        assert state.opened is not None
        if not resumable(state):
            raise EngineError(
                f"Interview {interview_id} is over. `voice-interviewer report {interview_id}` has its report."
            )
        pack, seed = read_pack(find_pack(arguments.pack or state.opened.pack_id)), state.opened.seed
    else:
        pack, seed = read_pack(find_pack(arguments.pack or "backend")), arguments.seed
    if arguments.typed and arguments.answers:
        raise EngineError("--typed needs no recordings: leave --answers out.")
    settings = wiring.spoken_in(
        pack.language, settings, lambda line: console.print(line, style="yellow", soft_wrap=True)
    )
    if arguments.typed:
        settings, recogniser = settings.model_copy(update={"voice": "none"}), wiring.no_recogniser()
    else:
        wiring.check_servers(settings)
        recogniser = wiring.recogniser(settings, lambda line: console.print(line, style="dim", soft_wrap=True))
    if recogniser.note:
        console.print(recogniser.note, style="yellow", soft_wrap=True)
    _check_recordings(arguments.answers)
    if not interview_id:
        interview_id = _open(log, pack, arguments, settings, recogniser)
    console.print(f"Interview {interview_id}: {pack.title}", style="bold")
    code = {item.id: item.code for item in pack.bank.items if item.code}
    view = TerminalView("", code, console, pack.language)
    mouth = Worker(lambda: wiring.candidate_voice(settings, pack), "candidate")
    try:
        answers = _answers(arguments.answers, pack, mouth, seed)
        room = TypingRoom(Candidate(pack, seed=seed)) if arguments.typed else SimulatedRoom(answers)
        room.catch_up(log.read(interview_id))
        how = Conduct(patience=Patience().scaled(settings.patience))
        beside = room.type_into if isinstance(room, TypingRoom) else None
        if beside is not None:
            how = replace(how, nudges_s=TYPED_NUDGES_S, give_up_s=TYPED_GIVE_UP_S)
        began, audio = time.monotonic(), (room, room)
        with going_on(console, f"voice-interviewer demo --resume {interview_id}"):
            state = conduct(
                interview_id, pack, settings, recogniser, log, audio, view, how=how, viewers=[room], beside=beside
            )
    finally:
        mouth.close()
    spent_s = time.monotonic() - began
    console.print(f"{state.clock_s / 60:.1f} minutes of interview in {spent_s:.0f} s", style="dim")
    for line in unheard_lines(answers, {} if isinstance(room, TypingRoom) else room.unheard):
        console.print(escape(line), style="yellow", soft_wrap=True)
    if resumable(state):
        console.print(f"Go on with it: voice-interviewer demo --resume {interview_id}")
    return ending.finish(interview_id, pack, log, settings, console)


def _open(
    log: EventLog, pack: Pack, arguments: argparse.Namespace, settings: Settings, recogniser: wiring.Recogniser
) -> str:
    keeper = "nobody but you: it is a demonstration"
    notice = governance.notice(pack.title, arguments.minutes, keeper, "nobody", language=pack.language)
    engines = EnginesChosen(
        recogniser=recogniser.name,
        voice=settings.voice,
        director=wiring.director(settings).name,
        voice_activity="silero v6",
        notes=tuple(filter(None, ("a demonstration: the candidate is simulated", recogniser.note))),
    )
    name = translator(pack.language).gettext(marked("Demo Candidate"))
    wish = Wish(name, arguments.minutes, arguments.seed, arguments.level, "demo")
    return open_interview(log, pack, wish, notice.consent(), engines)


def _answers(folder: Path | None, pack: Pack, mouth: Worker[TextToSpeech], seed: int) -> Answers:
    if folder is None:
        return SpokenAnswers(Candidate(pack, seed=seed), mouth)
    return RecordedAnswers(_recordings(folder), wiring.read_recording)


def unheard_lines(answers: Answers, unheard: Mapping[str, float]) -> Iterator[str]:
    """A line for each recording that the interviewer did not hear to its end."""
    if isinstance(answers, RecordedAnswers):
        for question_id, seconds in unheard.items():
            file = answers.file(question_id)
            yield f"{file}: the last {seconds:.1f} s were not heard: the turn was over. --patience 2 waits longer."


def _recordings(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.suffix.lower() in SOUNDS and path.is_file())


def _check_recordings(folder: Path | None) -> None:
    """Every file must be readable before an interview is opened. Raises EngineError naming the first that is not."""
    if folder is None:
        return
    files = _recordings(folder)
    if not files:
        raise EngineError(f"{folder} holds no recordings ({', '.join(sorted(SOUNDS))}).")
    for file in files:
        wiring.read_recording(file)
