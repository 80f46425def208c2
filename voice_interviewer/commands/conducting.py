"""What `demo` and `interview` share: run a session to its end with a view of it."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from voice_interviewer import wiring
from voice_interviewer.conduct import Command, Conduct, Viewer
from voice_interviewer.config import Settings
from voice_interviewer.core.asking.wording import wording
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import State
from voice_interviewer.ports import AudioIn, AudioOut, EventLog
from voice_interviewer.session import Session
from voice_interviewer.terminal import TerminalView

Beside = Callable[[Session], Coroutine[Any, Any, None]]


def conduct(
    interview_id: str,
    pack: Pack,
    settings: Settings,
    recogniser: wiring.Recogniser,
    log: EventLog,
    audio: tuple[AudioIn, AudioOut],
    view: TerminalView,
    *,
    how: Conduct,
    viewers: Sequence[Viewer] = (),
    beside: Beside | None = None,
) -> State:
    """Run the session; Ctrl-C ends it politely. `beside` runs along with it (the keyboard) and ends with it."""
    with wiring.engines(settings, pack, recogniser) as engines, view:
        session = Session(
            interview_id,
            pack,
            wording(pack.language),
            engines,
            log,
            wiring.audio_store(settings),
            *audio,
            how=how,
            viewers=(*viewers, view),
        )
        state = asyncio.run(_run(session, beside))
    for problem in session.problems:
        view.console.print(str(problem), style="red")
    return state


async def _run(session: Session, beside: Beside | None) -> State:
    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers; Ctrl-C cancels the task instead
        loop.add_signal_handler(signal.SIGINT, session.command, Command("interrupt"))
        loop.add_signal_handler(signal.SIGTERM, session.command, Command("interrupt"))
    companion = asyncio.create_task(beside(session)) if beside else None
    try:
        return await session.conduct()
    finally:
        if companion is not None:
            companion.cancel()
