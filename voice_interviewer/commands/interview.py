"""`voice-interviewer interview`: interview the person at this computer."""

from __future__ import annotations

import argparse
import contextlib
from dataclasses import replace
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from voice_interviewer import keyboard, terminal, wiring
from voice_interviewer.commands import ending
from voice_interviewer.commands.conducting import conduct
from voice_interviewer.commands.going_on import going_on
from voice_interviewer.conduct import TYPED_GIVE_UP_S, TYPED_NUDGES_S, Conduct
from voice_interviewer.config import Settings, load
from voice_interviewer.core import governance
from voice_interviewer.core.events import EnginesChosen
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.turn.endpointing import Patience
from voice_interviewer.interviews import Wish, find, open_interview, pack_of, resumable
from voice_interviewer.language import translator
from voice_interviewer.packs import find_pack, read_pack
from voice_interviewer.ports import AudioIn, AudioOut, EngineError, EngineUnavailable, EventLog
from voice_interviewer.terminal import TerminalView

QUIET_PEAK = 0.01


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
    pack, candidate, last = _role(log, settings.home, arguments)
    settings = wiring.spoken_in(pack.language, settings, lambda line: console.print(line, style="yellow"))
    if not arguments.typed:
        wiring.check_servers(settings)
    recogniser = _recogniser(arguments, last, settings, console)
    if recogniser.note:
        console.print(recogniser.note, style="yellow")
    microphone, loudspeaker, typed = _audio(arguments, console, pack.language)
    if typed:
        settings = settings.model_copy(update={"voice": "none"})
    engines = _engines(settings, recogniser)
    interview_id = arguments.id
    if interview_id:
        if engines != last:
            log.append(interview_id, engines, after=len(log.read(interview_id)))
    else:
        notice = _notice(pack, arguments.minutes, recogniser, settings)
        if not arguments.yes and not _agreed(notice, console, pack.language):
            return 1
        wish = Wish(keyboard.clean(arguments.candidate), arguments.minutes, 0, arguments.level)
        interview_id = open_interview(log, pack, wish, notice.consent(), engines)
    console.print(f"Interview {interview_id}: {escape(pack.title)}", style="bold")
    how = Conduct(
        patience=Patience().scaled(settings.patience), push_to_talk=arguments.push_to_talk, barge_in=settings.barge_in
    )
    if typed:
        how = replace(how, nudges_s=TYPED_NUDGES_S, give_up_s=TYPED_GIVE_UP_S)
    console.print(keyboard.hint(how.push_to_talk, pack.language), style="dim")
    code = {item.id: item.code for item in pack.bank.items if item.code}
    view = TerminalView(candidate, code, console, pack.language)
    audio = (microphone, loudspeaker)
    beside = partial(keyboard.listen, leave_at_end=typed, language=pack.language)
    with going_on(console, f"voice-interviewer interview {interview_id}"):
        state = conduct(interview_id, pack, settings, recogniser, log, audio, view, how=how, beside=beside)
    with contextlib.suppress(AttributeError):
        loudspeaker.close()  # type: ignore[attr-defined]
    _ = translator(pack.language).gettext
    if microphone.dropped_frames:
        lost = _("{count} frames of the microphone were lost: this computer is too busy.")
        console.print(lost.format(count=microphone.dropped_frames), style="red")
    if resumable(state):
        go_on = _("Everything is kept. Go on with it: {command}")
        console.print(go_on.format(command=f"voice-interviewer interview {interview_id}"), style="bold")
    return ending.finish(interview_id, pack, log, settings, console)


def _recogniser(
    arguments: argparse.Namespace, last: EnginesChosen | None, settings: Settings, console: Console
) -> wiring.Recogniser:
    """The recogniser, before anything is opened. An interview that was always typed needs none."""
    if arguments.typed and (last is None or last.recogniser == wiring.TYPED):
        return wiring.no_recogniser()
    try:
        return wiring.recogniser(settings, lambda line: console.print(line, style="dim"))
    except EngineUnavailable:
        if arguments.typed:
            return wiring.no_recogniser()
        raise


def _role(log: EventLog, home: Path, arguments: argparse.Namespace) -> tuple[Pack, str, EnginesChosen | None]:
    """The pack, the candidate's name and the last engines, of a new interview or of the one to go on with."""
    if not arguments.id:
        return read_pack(find_pack(arguments.pack or "backend")), keyboard.clean(arguments.candidate), None
    state = find(log, arguments.id)
    assert state.opened is not None
    if not resumable(state):
        raise EngineError(
            f"Interview {arguments.id} is over. `voice-interviewer report {arguments.id}` has its report."
        )
    pack = read_pack(find_pack(arguments.pack)) if arguments.pack else pack_of(home, state.opened.pack_id)
    return pack, state.opened.candidate, state.engines


def _audio(arguments: argparse.Namespace, console: Console, language: str) -> tuple[AudioIn, AudioOut, bool]:
    """Microphone and loudspeaker, checked; silent ones for a typed interview."""
    from voice_interviewer.adapters.silent_microphone import SilentLoudspeaker, SilentMicrophone

    if arguments.typed:
        return SilentMicrophone(), SilentLoudspeaker(), True
    from voice_interviewer.adapters.sound_device import Loudspeaker, Microphone

    _ = translator(language).gettext
    microphone = Microphone(arguments.input_device or "")
    console.print(_("Say something: the microphone is being checked ..."), style="dim")
    peak = microphone.peak(2.0)
    if peak < QUIET_PEAK:
        quiet = _("The microphone is almost silent (peak {peak}). Is it muted? You can type answers at any moment.")
        console.print(quiet.format(peak=f"{peak:.3f}"), style="yellow")
    else:
        console.print(_("The microphone works (peak {peak}).").format(peak=f"{peak:.2f}"), style="dim")
    return microphone, Loudspeaker(arguments.output_device or ""), False


def _notice(pack: Pack, minutes: float, recogniser: wiring.Recogniser, settings: Settings) -> governance.Notice:
    _ = translator(pack.language).gettext
    return governance.notice(
        pack.title,
        minutes,
        _("the owner of this computer"),
        _("the person who invited you"),
        speech_goes_to=recogniser.goes_to,
        words_go_to=settings.llm_url,
        language=pack.language,
    )


def _agreed(notice: governance.Notice, console: Console, language: str) -> bool:
    """Nothing is recorded before this."""
    _ = translator(language).gettext
    console.print(escape(notice.text))
    try:
        answer = console.input(escape(_("Do you agree? [yes/no]")) + " ").strip().lower()
    except EOFError:
        answer = ""
    if answer in ("y", "yes", _("y"), _("yes")):
        return True
    console.print(_("Then nothing is recorded. Please turn to the person who invited you."))
    return False


def _engines(settings: Settings, recogniser: wiring.Recogniser) -> EnginesChosen:
    return EnginesChosen(
        recogniser=recogniser.name,
        voice=settings.voice,
        director=wiring.director(settings).name,
        voice_activity="silero v6",
        notes=(recogniser.note,) if recogniser.note else (),
    )
