"""The candidate's pages before and after the interview: consent, refusal, corrections, withdrawal."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from starlette.websockets import WebSocketDisconnect

from tests.speech import say
from voice_interviewer import wiring
from voice_interviewer.config import Settings
from voice_interviewer.core.consent import assessment
from voice_interviewer.core.events import (
    ConductChanged,
    ConsentGiven,
    ConsentWithdrawn,
    Event,
    HelpAnswered,
    HelpRequested,
    InterviewClosed,
    InterviewContested,
    InterviewerSpoke,
    PhraseDropped,
    PhraseRecorded,
    PromptPlayed,
    QuestionAsked,
    ReportViewed,
    UtteranceCorrected,
    UtteranceHeard,
)
from voice_interviewer.core.governance import PURPOSES
from voice_interviewer.web.app import create_app
from voice_interviewer.web.candidate import agreement
from voice_interviewer.web.office import invitations, regrade, reviews, roles
from voice_interviewer.web.tables import Invitation, Organisation, Receipt, Trace, now

RECORDING, TRANSCRIPTION, ASSESSMENT = PURPOSES
SAID = "I tuned the post gress queries."


class Site:
    """The application, one invitation, and what is in the log."""

    def __init__(self, client: TestClient, settings: Settings, link: str) -> None:
        self.client = client
        self.app: Any = client.app
        self.settings = settings
        self.link = link

    def get(self, path: str = "") -> Any:
        return self.client.get(self.link + path)

    def post(self, path: str = "", **form: object) -> Any:
        return self.client.post(self.link + path, data=form)

    def notice(self) -> str:
        found = re.search(r'name="notice" value="([0-9a-f]{64})"', self.get("?again=yes").text)
        assert found
        return found[1]

    def agree(self, *purposes: str, **form: object) -> Any:
        return self.post(notice=self.notice(), purposes=list(purposes or PURPOSES), **form)

    @property
    def invitation(self) -> Invitation:
        with self.app.state.database.session() as session:
            return invitations.find(session, self.app.state.links, self.link.split("/")[2])

    @property
    def events(self) -> list[Event]:
        log = wiring.event_log(self.settings)
        return [recorded.event for recorded in log.read(self.invitation.interview_id or "")]

    def found(self, kind: type[Event]) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]

    def change(self, **to: Any) -> None:
        """Change columns of the invitation."""
        with self.app.state.database.session() as session:
            found = session.get(Invitation, self.invitation.id)
            for name, value in to.items():
                setattr(found, name, value)

    def hold(
        self, *more: Event, spoken: tuple[str, str, str] = ("Hello, I am an AI.", "Tell me about yourself.", SAID)
    ) -> None:
        """An interview of one answer (and `more`), from consent to its end. `spoken`: greeting, question, answer."""
        self.agree()
        greeting, question, answer = spoken
        log, interview_id = wiring.event_log(self.settings), self.invitation.interview_id or ""
        for event in (
            InterviewerSpoke(purpose="greeting", text=greeting, at_s=0.0),
            PromptPlayed(start_s=0.0, end_s=1.0),
            QuestionAsked(question_id="q1", text=question, form="introduction", at_s=1.0),
            PromptPlayed(start_s=1.0, end_s=2.0, question_id="q1"),
            UtteranceHeard(utterance_id="q1-u1", question_id="q1", text=answer, start_s=3.0, end_s=5.0),
            *more,
            InterviewClosed(reason="complete", at_s=99.0),
        ):
            log.append(interview_id, event, after=len(log.read(interview_id)))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    yield from held_at(tmp_path, "backend")


@pytest.fixture
def german(tmp_path: Path) -> Iterator[Site]:
    yield from held_at(tmp_path, "backend-de")


def held_at(tmp_path: Path, pack: str, title: str = "Backend <Engineer>", **more: Any) -> Iterator[Site]:
    """An organisation with one role, and one candidate who is invited. `more`: settings."""
    usual = {"home": tmp_path / "home", "reports": tmp_path / "reports", "recogniser": "embedded", "voice": "none"}
    settings = Settings(**{**usual, **more})
    app = create_app(settings)
    with app.state.database.session() as session:
        organisation = Organisation(name="Lakeside", contact="people@lakeside.example", retention_days=90)
        session.add(organisation)
        session.flush()
        files = roles.from_library(pack)
        role = roles.create(session, settings.home, organisation.id, title, files, "kim@lakeside.example")
        made = invitations.create(session, organisation.id, role.versions[-1], "Robin Example", "kim@lakeside.example")
        link = invitations.path(app.state.links, made)
    with TestClient(app, follow_redirects=False) as client:
        yield Site(client, settings, link)


# the way in


def test_the_welcome_says_who_what_how_long_and_whom_to_ask(site: Site) -> None:
    page = site.get().text
    for told in ("Lakeside", "Robin Example", "people@lakeside.example", "AI", "90 days", "30 minutes"):
        assert told in page
    assert "Backend &lt;Engineer&gt;" in page
    assert "checked" not in page  # nobody agrees by default
    assert site.invitation.opened_at is not None
    assert site.invitation.interview_id is None


def test_consent_opens_the_interview_with_the_notice_that_was_read(site: Site) -> None:
    notice = site.notice()
    answer = site.agree()
    assert (answer.status_code, answer.headers["location"]) == (303, f"{site.link}/check")
    consent = site.found(ConsentGiven)[0]
    assert consent.purposes == PURPOSES
    assert consent.notice_hash == notice
    assert site.get("/check").status_code == 200
    assert site.get().headers["location"] == f"{site.link}/interview"


def test_nothing_leads_past_consent(site: Site) -> None:
    for place in ("/check", "/interview", "/end"):
        assert site.get(place).headers["location"] == site.link
    assert site.get("/recording.wav").status_code == 404
    assert site.get("/transcript.txt").status_code == 404
    assert site.post("/withdraw").status_code == 404
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        site.client.websocket_connect(f"{site.link}/practice", subprotocols=["room.1"]) as socket,
    ):
        socket.receive_json()
    assert refused.value.code == 1008


def test_agreeing_twice_opens_one_interview(site: Site) -> None:
    notice = site.notice()
    for _ in range(2):
        site.post(notice=notice, purposes=list(PURPOSES))
    assert len(wiring.event_log(site.settings).interviews()) == 1


def test_a_notice_that_changed_must_be_read_again(site: Site) -> None:
    answer = site.post(notice="0" * 64, purposes=list(PURPOSES))
    assert answer.status_code == 422
    assert "changed" in answer.text
    assert site.invitation.interview_id is None


def test_refusing_the_assessment_leads_to_an_interview_that_no_program_rates(site: Site) -> None:
    refused = site.agree(RECORDING, TRANSCRIPTION)
    assert "no program rates your answers" in refused.text
    assert site.invitation.refused == [ASSESSMENT]
    assert site.invitation.refused_at is not None
    assert site.invitation.interview_id is None
    assert "How it goes on" in site.get().text  # the way stays open
    site.agree(RECORDING, TRANSCRIPTION, without="yes")
    assert site.found(ConsentGiven)[0].purposes == (RECORDING, TRANSCRIPTION)
    assert assessment(site.events) == "refused"


def test_an_organisation_may_not_offer_an_interview_without_assessment(site: Site) -> None:
    with site.app.state.database.session() as session:
        session.scalars(select(Organisation)).one().transcript_only = False
    page = site.agree(RECORDING, TRANSCRIPTION, without="yes").text
    assert "Go on this way" not in page
    assert "people@lakeside.example" in page
    assert site.invitation.interview_id is None


def test_refusing_the_recording_leads_to_a_written_interview_without_microphone(site: Site) -> None:
    site.agree(TRANSCRIPTION, ASSESSMENT)
    answer = site.agree(TRANSCRIPTION, ASSESSMENT, without="yes")
    assert answer.headers["location"] == f"{site.link}/interview"
    assert 'data-typed="only"' in site.get("/interview").text
    assert site.get("/check").headers["location"] == f"{site.link}/interview"
    assert site.found(ConductChanged)[0].typed


def test_refusing_all_is_recorded_for_the_recruiter_and_can_be_taken_back(site: Site) -> None:
    page = site.post(notice=site.notice(), refuse="yes").text
    assert "Go on this way" not in page
    assert site.invitation.refused == list(PURPOSES)
    assert agreement.WANTS_A_PERSON in site.invitation.wishes
    with site.app.state.database.session() as session:
        assert "consent refused" in [trace.what for trace in session.scalars(select(Trace))]
    site.agree()
    assert site.found(ConsentGiven)[0].purposes == PURPOSES


def test_wishes_reach_the_conduct_and_a_person(site: Site) -> None:
    site.agree(patience="2.5", speaking_rate="0.85", push_to_talk="yes", wish="I stammer.\x00 Please wait.")
    change = site.found(ConductChanged)[0]
    assert (change.patience, change.speaking_rate, change.push_to_talk, change.by) == (2.5, 0.85, True, "candidate")
    assert site.found(HelpRequested)[0].text == "I stammer. Please wait."


def test_the_recruiters_accommodations_are_chosen_already(site: Site) -> None:
    with site.app.state.database.session() as session:
        session.get(Invitation, site.invitation.id).accommodations = {"patience": 2.5, "typed": True}
    page = site.get().text
    assert '<option value="2.5" selected>' in page
    assert re.search(r'name="typed" value="yes" checked', page)


@pytest.mark.parametrize(
    "form", [{"patience": "99"}, {"patience": "nan"}, {"speaking_rate": "x"}, {"wish": "x" * 5000}]
)
def test_nonsense_is_refused(site: Site, form: dict[str, str]) -> None:
    assert site.post(notice=site.notice(), purposes=list(PURPOSES), **form).status_code == 422
    assert site.invitation.interview_id is None


def test_pages_speak_the_language_of_the_interview(german: Site) -> None:
    """The embedded recogniser knows no German: then answers are written, and the microphone stays off."""
    page = german.get().text
    assert '<html lang="de">' in page
    assert "Sind Sie einverstanden?" in page
    assert "auf einem Computer von Lakeside" in page
    assert german.agree().headers["location"] == f"{german.link}/interview"
    assert 'data-typed="only"' in german.get("/interview").text
    german.post("/withdraw")
    german.post("/delete", sure="yes")
    assert "<h1>Dieser Link führt nicht weiter</h1>" in german.get().text
    assert "Alles zu diesem Interview wurde gelöscht." in german.get().text


def test_links_that_lead_nowhere_say_why(site: Site) -> None:
    assert "copied whole" in site.client.get(site.link[:-2]).text
    assert "copied whole" in site.client.get("/i/../../etc").text or site.client.get("/i/x").status_code == 404
    with site.app.state.database.session() as session:
        session.get(Invitation, site.invitation.id).expires_at = now() - timedelta(days=1)
    expired = site.get()
    assert expired.status_code == 404
    assert "expired" in expired.text


def test_pages_tell_nobody_where_they_are_and_load_nothing_from_elsewhere(site: Site) -> None:
    site.hold()
    for place in ("?again=yes", "/end"):
        answer = site.get(place)
        assert answer.headers.get("referrer-policy") == "no-referrer"
        assert "set-cookie" not in answer.headers
        assert not re.search(r'(?:src|href)="(?!/|#)', answer.text)
        assert not re.search(r"<script(?![^>]* src=)|\sstyle=|\son\w+=", answer.text)


# practice


def test_the_practice_answer_is_heard_and_thrown_away(site: Site) -> None:
    site.agree()
    sound = (say("I had bread and coffee.") * 32767).astype("<i2").tobytes()
    with site.client.websocket_connect(f"{site.link}/practice", subprotocols=["room.1"]) as socket:
        for start in range(0, len(sound), 8000):
            socket.send_bytes(sound[start : start + 8000])
        socket.send_json({"type": "end"})
        heard = socket.receive_json()
    assert heard["type"] == "heard"
    assert "bread" in heard["text"].lower()
    assert heard["peak"] > 0.05
    assert not list(site.settings.home.rglob("*.s16")) + list(site.settings.home.rglob("*.wav"))
    assert len(site.events) == 3


def test_practising_silence_or_nothing_hears_nothing(site: Site) -> None:
    site.agree()
    for sound in (b"", bytes(32000), b"\x01"):
        with site.client.websocket_connect(f"{site.link}/practice", subprotocols=["room.1"]) as socket:
            socket.send_bytes(sound)
            socket.send_text("no json")
            socket.send_json({"type": "end"})
            assert socket.receive_json()["text"] == ""


# the way out


def test_the_closing_page_says_what_happens_next(site: Site) -> None:
    site.hold()
    assert site.get().headers["location"] == f"{site.link}/end"
    page = site.get("/end").text
    for told in ("What happens next", "people@lakeside.example", "Do you see it differently?", SAID, "90 days"):
        assert told in page


def test_requests_to_a_person_and_their_answers_are_shown(site: Site) -> None:
    site.hold(HelpRequested(text=f"{agreement.WANTS_A_PERSON}\nI need <more> time."))
    page = html.unescape(site.get("/end").text)
    assert "I need <more> time." in page
    assert "Nobody has answered yet" in page
    assert agreement.WANTS_A_PERSON not in page
    log, interview_id = wiring.event_log(site.settings), site.invitation.interview_id or ""
    for text in ("Take ten minutes.", "seen to"):
        log.append(interview_id, HelpAnswered(by="Kim <kim@lakeside.example>", text=text), after=len(site.events))
    page = html.unescape(site.get("/end").text)
    assert "Take ten minutes." in page
    assert "I have seen your request." in page
    assert "Nobody has answered yet" not in page
    assert "kim@lakeside.example" not in page


def test_a_correction_keeps_both_texts(site: Site) -> None:
    site.hold()
    answer = site.post("/correct", utterance="q1-u1", text="I tuned the Postgres queries.")
    assert answer.headers["location"] == f"{site.link}/end?done=corrected#q1-u1"
    correction = site.found(UtteranceCorrected)[0]
    assert (correction.role, correction.by) == ("candidate", "candidate")
    page = site.get("/end?done=corrected").text
    assert "I tuned the Postgres queries." in page
    assert SAID in page
    assert "Your correction is kept" in page


def test_what_was_not_understood_can_be_said_afterwards(site: Site) -> None:
    """A phrase without words is shown, and what the candidate writes there counts, with its provenance."""
    phrases = [("q1-u2", 6.0, 9.0), ("q1-u3", 10.0, 10.5)]
    lost = [
        event
        for name, start_s, end_s in phrases
        for event in (
            PhraseRecorded(utterance_id=name, question_id="q1", start_s=start_s, end_s=end_s, audio="a", sha256="b"),
            PhraseDropped(utterance_id=name, question_id="q1", reason="no words"),
        )
    ]
    site.hold(*lost)
    page = site.get("/end").text
    assert page.count("Nothing was understood here.") == page.count("Write what you said") == 1, "no coughs"
    assert site.post("/correct", utterance="q1-u2", text=" ").status_code == 422
    assert site.post("/correct", utterance="q1-u2", text="...").status_code == 422
    assert len(site.found(UtteranceHeard)) == 1
    assert site.post("/correct", utterance="q1-u2", text="I led a team of five.").status_code == 303
    assert (site.found(UtteranceHeard)[-1].text, site.found(UtteranceHeard)[-1].start_s) == ("(not understood)", 6.0)
    page = site.get("/end").text
    assert "I led a team of five." in page
    assert "First understood: (not understood)" in " ".join(page.split())
    assert "Nothing was understood here." not in page
    invitation, log = site.invitation, wiring.event_log(site.settings)
    pack = reviews.pack_of(site.settings.home, invitation.role_version_id)
    held = reviews.Held(invitation, tuple(log.read(invitation.interview_id or "")), pack)
    lines = reviews.report_of(held).transcript.lines
    assert [line.text for line in lines if line.speaker == "candidate"] == [SAID, "I led a team of five."]


def test_what_cannot_be_corrected_is_said(site: Site) -> None:
    site.hold()
    for utterance, text in (("q9-u9", "Something"), ("q1-u1", SAID), ("q1-u1", " ")):
        answer = site.post("/correct", utterance=utterance, text=text)
        assert answer.status_code == 422
    assert site.found(UtteranceCorrected) == []


def test_the_assessment_can_be_contested(site: Site) -> None:
    site.hold()
    site.post("/contest", text="I meant another project.")
    assert site.found(InterviewContested)[0].text == "I meant another project."
    assert "handed to a person" in site.get("/end?done=contested").text


def test_the_transcript_can_be_taken_home_and_that_is_logged(site: Site) -> None:
    site.hold()
    answer = site.get("/transcript.txt")
    assert f"[00:03] Candidate: {SAID}" in answer.text
    assert "attachment" in answer.headers["content-disposition"]
    assert site.found(ReportViewed)[0].via == "candidate"


def test_withdrawal_stops_the_assessment_and_offers_deletion(site: Site) -> None:
    site.hold()
    assert "Delete everything" not in site.get("/end").text
    site.post("/withdraw", reason="I changed my mind.")
    assert site.found(ConsentWithdrawn)[0].reason == "I changed my mind."
    assert assessment(site.events) == "withdrawn"
    page = site.get("/end").text
    assert "Your consent is withdrawn" in page
    assert "Delete everything" in page
    assert site.get("/interview").headers["location"] == f"{site.link}/end"
    site.post("/withdraw")
    assert len(site.found(ConsentWithdrawn)) == 1


def test_withdrawal_before_the_end_ends_it(site: Site) -> None:
    site.agree()
    assert "Your interview so far" in site.get("/end").text
    site.post("/withdraw")
    assert site.found(ConsentWithdrawn)
    assert site.get().headers["location"] == f"{site.link}/end"


def test_deletion_leaves_a_receipt_and_nothing_else(site: Site) -> None:
    site.hold()
    interview_id = site.invitation.interview_id or ""
    site.post("/withdraw")
    assert "Please tick" in site.post("/delete").text
    page = site.post("/delete", sure="yes").text
    assert "Robin" not in page
    with site.app.state.database.session() as session:
        assert session.scalars(select(Receipt)).one().id in page
    assert wiring.event_log(site.settings).read(interview_id) == []
    assert "was deleted" in site.get("/end").text


def test_the_candidate_reads_the_ratings_with_their_reasons(site: Site) -> None:
    pack = roles.pack_of(site.settings.home, site.invitation.role_version_id)
    item = next(item for item in pack.askable if item.exemplars)
    answer = item.exemplars[-1]
    site.hold(
        QuestionAsked(question_id="q2", text=item.text, form="main", item_id=item.id, at_s=6.0),
        UtteranceHeard(utterance_id="q2-u1", question_id="q2", text=answer, start_s=8.0, end_s=60.0),
    )
    assert "How your answers were rated" not in site.get("/end").text
    regrade.embedded(wiring.event_log(site.settings), site.invitation.interview_id or "", pack)
    page = site.get("/end").text
    assert "How your answers were rated" in page
    assert "advice for the person who decides" in page
    quoted = [html.unescape(quote) for quote in re.findall(r"<q>(.*?)</q>", page)]
    assert quoted
    assert all(quote in answer for quote in quoted)
    site.post("/withdraw")
    assert "How your answers were rated" not in site.get("/end").text


def test_what_was_typed_by_others_is_escaped(site: Site) -> None:
    site.hold()
    site.post("/correct", utterance="q1-u1", text="<script>alert(1)</script>")
    page = site.get("/end").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
