"""Open interviews and find them again."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from voice_interviewer import __version__
from voice_interviewer.core.events import ConsentGiven, EnginesChosen, Event, InterviewOpened, Setting
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import State, replay
from voice_interviewer.packs import find_pack, read_pack
from voice_interviewer.ports import EngineError, EventLog

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that is misread aloud


@dataclass(frozen=True, slots=True)
class Wish:
    """What an interview is opened with."""

    candidate: str
    minutes: float
    seed: int = 0
    level: str = ""
    setting: Setting = "terminal"


def new_id() -> str:
    """Eight unguessable characters in two groups."""
    letters = [secrets.choice(ALPHABET) for _ in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def open_interview(log: EventLog, pack: Pack, wish: Wish, consent: ConsentGiven, engines: EnginesChosen) -> str:
    """Write the first three events of a new interview and return its id."""
    interview_id = new_id()
    opened = InterviewOpened(
        interview_id=interview_id,
        candidate=wish.candidate,
        pack_id=pack.id,
        pack_title=pack.title,
        pack_hash=pack.sha256,
        minutes=wish.minutes,
        seed=wish.seed,
        language=pack.language,
        setting=wish.setting,
        time_zone=local_zone(),
        product_version=__version__,
        target_level=wish.level,
    )
    first: tuple[Event, ...] = (opened, consent, engines)
    for after, event in enumerate(first):
        log.append(interview_id, event, after=after)
    return interview_id


def local_zone() -> str:
    """The name of this machine's time zone ("Europe/Berlin"), where it can be told; else UTC."""
    _, _, name = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")
    return name or "UTC"


def find(log: EventLog, interview_id: str) -> State:
    """The state of an interview. Raises EngineError that lists what there is."""
    state = replay(log.read(interview_id))
    if state.opened is None:
        known = ", ".join(log.interviews()[-5:]) or "none yet"
        raise EngineError(f"There is no interview {interview_id!r}. The latest: {known}.")
    return state


def pack_of(home: Path, pack_id: str) -> Pack:
    """The pack of an interview: a version of a role that the desk saved, or one by name. Raises PackError."""
    saved = home / "packs" / pack_id
    return read_pack(saved if saved.is_dir() else find_pack(pack_id))


def resumable(state: State) -> bool:
    """Whether the interview was broken off before its end, and the candidate has not withdrawn."""
    broken_off = state.closed is None or state.closed.reason in ("interrupted", "failure")
    return broken_off and state.withdrawn is None
