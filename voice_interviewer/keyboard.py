"""The candidate's keyboard during an interview on a terminal."""

from __future__ import annotations

import asyncio
import sys
import threading
from typing import TextIO

from voice_interviewer.conduct import Command
from voice_interviewer.session import Session

HINT = "Enter: I'm done · type an answer and Enter · repeat · skip · stop · Ctrl-C: leave and go on later"
HINT_PUSH = "Enter: open and close the microphone · type an answer and Enter · repeat · skip · stop · Ctrl-C: leave"


def command(line: str, push_to_talk: bool = False) -> Command:
    """What a line means: a bare Enter, one of the words, or a typed answer."""
    text = line.strip()
    if not text:
        return Command("talk" if push_to_talk else "done")
    match text.lower().removeprefix("/"):
        case "repeat":
            return Command("repeat")
        case "skip":
            return Command("skip")
        case "stop":
            return Command("stop")
        case _:
            return Command("type", text)


async def listen(session: Session, lines: TextIO | None = None) -> None:
    """Hand each line to the session. Reading blocks, so it has a thread that dies with the program."""
    loop = asyncio.get_running_loop()
    source = lines or sys.stdin

    def read() -> None:
        for line in source:
            if loop.is_closed():
                return
            loop.call_soon_threadsafe(session.command, command(line, session.how.push_to_talk))

    threading.Thread(target=read, name="keyboard", daemon=True).start()
    await asyncio.Event().wait()
