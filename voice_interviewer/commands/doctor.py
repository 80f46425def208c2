"""`voice-interviewer doctor`: what works here, and the command that mends what does not."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape

from voice_interviewer import doctor, wiring
from voice_interviewer.adapters import sound_device
from voice_interviewer.config import Settings, load
from voice_interviewer.ports import SpeechToText, TextToSpeech


def run(arguments: argparse.Namespace) -> int:
    """0 if an interview can be held here (typed at least), 1 if a part that every interview needs does not work."""
    console = Console(highlight=False, soft_wrap=True)
    settings = load()
    failed = set()
    for check in _checks(settings, console):
        mark, style = ("works ", "green") if check.ok else ("FAILS ", "red")
        console.print(f"[{style}]{mark}[/{style}] {escape(check.name)}: {escape(check.detail)}")
        if not check.ok:
            failed.add(check.name)
            console.print(f"        mend: {escape(check.mend)}", style="yellow")
    return 1 if failed - {"microphone", "loudspeaker", "language model"} else 0


def _checks(settings: Settings, console: Console) -> Iterator[doctor.Check]:
    def voice() -> TextToSpeech:
        return wiring.voice(settings)

    def recogniser() -> SpeechToText:
        chosen = wiring.recogniser(settings, lambda line: console.print(f"        {escape(line)}", style="dim"))
        if chosen.note:
            console.print(f"        {escape(chosen.note)}", style="dim")
        return chosen.build()

    yield doctor.python()
    yield doctor.disk(settings.home)
    yield doctor.voice(voice)
    yield doctor.recogniser(recogniser, voice)
    yield doctor.language_model(lambda: wiring.language_model(settings))
    yield doctor.microphone(sound_device.listen)
    yield doctor.loudspeaker(sound_device.play)
