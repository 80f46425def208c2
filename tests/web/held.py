"""Interviews that were held, for tests of the desk: golden logs with recordings, an organisation, its people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select

from voice_interviewer.adapters.audio_store import FolderAudioStore
from voice_interviewer.adapters.event_log import SqliteEventLog
from voice_interviewer.config import Settings
from voice_interviewer.core.events import Event, InterviewOpened, PhraseRecorded, Recorded, UtteranceHeard
from voice_interviewer.log_lines import load
from voice_interviewer.ports import SAMPLE_RATE
from voice_interviewer.web.app import create_app
from voice_interviewer.web.identity import COOKIE, hash_password, sign_in, signed_in
from voice_interviewer.web.office import invitations, keys, roles
from voice_interviewer.web.tables import Account, Invitation, Organisation, RoleVersion

LOGS = Path(__file__).parents[1] / "logs"
PASSWORD = "four plain wooden chairs"


@dataclass
class House:
    """A desk in a temporary folder: an owner, a recruiter, a reviewer, and another organisation's owner."""

    settings: Settings
    app: FastAPI
    people: dict[str, str]
    version: RoleVersion
    organisation_id: str

    @property
    def log(self) -> SqliteEventLog:
        return SqliteEventLog(self.settings.home / "interviews.db")

    def events(self, interview_id: str = "sample") -> list[Recorded]:
        return self.log.read(interview_id)

    def hold(self, name: str = "sample", interview_id: str = "", candidate: str = "Sample Candidate") -> Invitation:
        """An interview as in `tests/logs/NAME.jsonl`, with a tone for each recorded word."""
        interview_id = interview_id or name
        store, log = FolderAudioStore(self.settings.home), self.log
        lines = load((LOGS / f"{name}.jsonl").read_text(encoding="utf-8"))
        heard = {line.event.utterance_id: line.event for line in lines if isinstance(line.event, UtteranceHeard)}
        for after, line in enumerate(lines):
            event: Event = line.event
            if isinstance(event, InterviewOpened):
                event = replace(event, interview_id=interview_id, candidate=candidate)
            if isinstance(event, PhraseRecorded):
                stored = store.put(interview_id, event.utterance_id, tones(event, heard.get(event.utterance_id)))
                event = replace(event, audio=stored.reference, sha256=stored.sha256)
            log.append(interview_id, event, after=after)
        with self.app.state.database.session() as session:
            version = session.get(RoleVersion, self.version.id)
            made = invitations.create(
                session, self.organisation_id, version, candidate, "Kim", email=f"{interview_id}@example.org"
            )
            made.interview_id = interview_id
        return made

    @contextmanager
    def client(self, who: str = "owner") -> Iterator[TestClient]:
        """A browser that is signed in as one of `people`; "" is nobody."""
        with TestClient(self.app, follow_redirects=False, raise_server_exceptions=False) as client:
            if who:
                client.cookies.set(COOKIE, self.people[who])
            yield client

    def key(self, *scopes: str, who: str = "owner") -> dict[str, str]:
        """The header of a new API key of the organisation of one of `people`."""
        with self.app.state.database.session() as session:
            account = session.scalars(select(Account).filter_by(email=f"{who}@example.org")).one()
            _, secret = keys.create(session, account.organisation_id, "hiring tool", scopes, "Kim")
        return {"Authorization": f"Bearer {secret}"}

    def csrf(self, who: str = "owner") -> str:
        with self.app.state.database.session() as session:
            found = signed_in(session, self.people[who])
            assert found is not None
            return found.csrf


def tones(phrase: PhraseRecorded, heard: UtteranceHeard | None) -> np.ndarray:
    """Something to hear at each word's time."""
    samples = np.zeros(int((phrase.end_s - phrase.start_s) * SAMPLE_RATE), np.float32)
    for word in heard.words if heard else ():
        first, last = (max(0, int((at - phrase.start_s) * SAMPLE_RATE)) for at in (word.start_s, word.end_s))
        shape = np.hanning(max(1, last - first)).astype(np.float32)
        pitch = 180 + 7 * (len(word.text) % 9)
        samples[first:last] = 0.5 * shape * np.sin(np.arange(last - first) * 2 * np.pi * pitch / SAMPLE_RATE)
    return samples


@cache
def _hashed() -> str:
    """argon2id takes its time: once for all houses."""
    return hash_password(PASSWORD)


def house(folder: Path, **more: object) -> House:
    settings = Settings(home=folder / "home", reports=folder / "reports", **more)  # type: ignore[arg-type]
    app = create_app(settings)
    hashed = _hashed()
    people: dict[str, str] = {}
    with app.state.database.session() as session:
        own, other = Organisation(name="Lakeside", contact="kim@example.org"), Organisation(name="Elsewhere")
        session.add_all((own, other))
        session.flush()
        for who, rank, organisation in (
            ("owner", "owner", own), ("recruiter", "recruiter", own), ("reviewer", "reviewer", own),
            ("stranger", "owner", other),
        ):  # fmt: skip
            account = Account(
                organisation_id=organisation.id, email=f"{who}@example.org", name=who.title(), rank=rank,
                password_hash=hashed,
            )  # fmt: skip
            session.add(account)
            session.flush()
            people[who] = sign_in(session, account)
        files = {file: (LOGS / "pack" / file).read_text(encoding="utf-8") for file in roles.FILES}
        role = roles.create(session, settings.home, own.id, "Backend Engineer", files, "Kim", minutes=20.0)
        return House(settings, app, people, role.versions[0], own.id)
