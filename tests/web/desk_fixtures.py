"""A desk with something on it: invitations and interviews at every stage."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fastapi.testclient import TestClient

from tests.web.held import House
from voice_interviewer.core import governance
from voice_interviewer.core.events import (
    AnswerRated,
    ConsentWithdrawn,
    DispositionMade,
    EnginesChosen,
    Event,
    Evidence,
    HelpRequested,
    InterviewClosed,
    InterviewerSpoke,
    QuestionAsked,
    TurnEnded,
    UtteranceHeard,
)
from voice_interviewer.interviews import Wish, open_interview
from voice_interviewer.web.office import invitations
from voice_interviewer.web.office.reviews import pack_of
from voice_interviewer.web.tables import Invitation, RoleVersion, now

SCRIPT = "<script>alert(1)</script>"
CLOSED = InterviewClosed(reason="complete", at_s=60.0)


def invite(house: House, candidate: str, **changes: Any) -> Invitation:
    """An invitation with some columns set."""
    with house.app.state.database.session() as session:
        version = session.get(RoleVersion, house.version.id)
        made = invitations.create(session, house.organisation_id, version, candidate, "kim@example.org")
        for name, value in changes.items():
            setattr(made, name, value)
    return made


def begin(house: House, candidate: str, *further: Event, assessed: bool = True) -> str:
    """An interview with one answered question, and whatever comes further; returns its id."""
    pack = pack_of(house.settings.home, house.version.id)
    item = pack.askable[0]
    engines = EnginesChosen(recogniser="none", voice="none", director="rules", voice_activity="none")
    purposes = governance.PURPOSES if assessed else governance.PURPOSES[:2]
    consent = governance.notice(pack.title, 20, "nobody", "nobody").consent(purposes)
    interview_id = open_interview(house.log, pack, Wish(candidate, 20.0, setting="web"), consent, engines)
    said = "I would use an index on that column."
    add(
        house,
        interview_id,
        InterviewerSpoke(purpose="greeting", text="Hello, I am an AI.", at_s=0.5),
        QuestionAsked(question_id="q1", text=item.text, form="main", at_s=2.0, item_id=item.id),
        UtteranceHeard(utterance_id="q1-u1", question_id="q1", text=said, start_s=8.0, end_s=12.0, via="typed"),
        TurnEnded(question_id="q1", reason="done", at_s=12.0),
        *further,
    )
    invite(house, candidate, interview_id=interview_id)
    return interview_id


def add(house: House, interview_id: str, *events: Event) -> None:
    log = house.log
    for event in events:
        log.append(interview_id, event, after=log.last_seq(interview_id))
    log.close()


def rating(*flags: str) -> AnswerRated:
    evidence = Evidence(utterance_id="q1-u1", quote="an index", start_char=12, end_char=20, start_s=8.0, end_s=12.0)
    return AnswerRated(
        grading="embedded", question_id="q1", item_id="", criterion="accuracy", level=3.0, reason="named an index",
        evidence=(evidence,), flags=flags, grader="embedded",
    )  # fmt: skip


def fill(house: House) -> dict[str, str]:
    """One of each status; gives the interviews' ids by status."""
    gone = now() - timedelta(days=1)
    invite(house, SCRIPT)
    invite(house, "Ola Opened", opened_at=now(), wishes="I stammer: please give me more time.")
    invite(house, "Rana Refused", opened_at=gone, refused_at=now(), refused=["automated assessment"])
    invite(house, "Eve Expired", expires_at=gone)
    invite(house, "Rik Revoked", revoked_at=now())
    withdrawn = ConsentWithdrawn(purposes=("recording", "transcription", "automated assessment"), at_s=13.0)
    broken = InterviewClosed(reason="interrupted", at_s=20.0)
    decided = DispositionMade(decision="advance", by="Kim", reason="clear answers")
    return {
        "started": begin(house, "Sam Started", HelpRequested(text="I would like to talk to a person.", at_s=14.0)),
        "stopped": begin(house, "Stella Stopped", broken),
        "finished": begin(house, "Finn Finished", CLOSED, assessed=False),  # nobody grades it
        "graded": begin(house, "Greta Graded", CLOSED, rating("needs a human: two opinions differ")),
        "decided": begin(house, "Dana Decided", CLOSED, rating(), decided),
        "withdrawn": begin(house, "Wim Withdrawn", withdrawn),
    }


class Sheet:
    """A signed-in browser that fills in forms: every POST carries the token of its sign-in."""

    def __init__(self, house: House, client: TestClient, who: str) -> None:
        self._client, self._csrf = client, house.csrf(who)
        self.get = client.get

    def post(self, path: str, files: Any = None, **fields: Any) -> Any:
        return self._client.post(path, data={"csrf": self._csrf, **fields}, files=files)
