"""The candidate's keyboard during an interview on a terminal."""

from __future__ import annotations

import asyncio
import sys
import threading
from typing import TextIO

from voice_interviewer.conduct import Command
from voice_interviewer.language import marked, translator
from voice_interviewer.render.markup import one_line
from voice_interviewer.session import Session

HINT = marked(
    "Enter: I'm done · type an answer and Enter · repeat · slower · pause · continue · skip · help · stop · "
    "Ctrl-C: leave and go on later"
)
HINT_PUSH = marked(
    "Enter: open and close the microphone · type an answer and Enter · repeat · slower · pause · continue · skip · "
    "help · stop · Ctrl-C: leave"
)
WORDS = {
    marked("repeat"): Command("repeat"),
    marked("slower"): Command("slower"),
    marked("pause"): Command("pause"),
    marked("continue"): Command("resume"),
    marked("skip"): Command("skip"),
    marked("help"): Command("help"),
    marked("stop"): Command("stop"),
}


def hint(push_to_talk: bool, language: str) -> str:
    """What the keys do, in the language of the interview."""
    return translator(language).gettext(HINT_PUSH if push_to_talk else HINT)


def command(line: str, push_to_talk: bool = False, language: str = "en") -> Command:
    """What a line means: a bare Enter, one of the words (in English, too), or a typed answer."""
    _ = translator(language).gettext
    text = clean(line)
    if not text:
        return Command("talk" if push_to_talk else "done")
    said = text.lower().removeprefix("/")
    return next((meant for word, meant in WORDS.items() if said in (word, _(word))), Command("type", text))


def clean(text: str) -> str:
    """Typed text without control characters and without bytes that are no UTF-8: it goes to screens and files."""
    return one_line(text)


async def listen(
    session: Session, lines: TextIO | None = None, *, leave_at_end: bool = False, language: str = "en"
) -> None:
    """Hand each line to the session. Reading blocks, so it has a thread that dies with the program.

    `leave_at_end`: without a microphone, the end of input is the candidate's leaving.
    """
    loop = asyncio.get_running_loop()
    source = lines or sys.stdin

    def read() -> None:
        for line in source:
            if loop.is_closed():
                return
            loop.call_soon_threadsafe(session.command, command(line, session.how.push_to_talk, language))
        if leave_at_end and not loop.is_closed():
            loop.call_soon_threadsafe(session.leave_when_done)

    threading.Thread(target=read, name="keyboard", daemon=True).start()
    await asyncio.Event().wait()
