"""A German candidate reads German: every page, what goes wrong on it, what is sent and what is taken home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.web.german import foreign, read, texts_of, untranslated
from tests.web.test_candidate_pages import ASSESSMENT, RECORDING, TRANSCRIPTION, Site, held_at
from voice_interviewer import language, wiring
from voice_interviewer.core.events import (
    HelpAnswered,
    HelpRequested,
    PhraseDropped,
    PhraseRecorded,
    QuestionAsked,
    UtteranceHeard,
)
from voice_interviewer.core.grading.embedded_grader import EmbeddedGrader
from voice_interviewer.core.role.pack import Item
from voice_interviewer.language import LOCALE
from voice_interviewer.web.candidate import agreement, arrival, ratings
from voice_interviewer.web.office import invitations, regrade, roles
from voice_interviewer.web.tables import now

PACKAGE = Path(language.__file__).parent
FOR_CANDIDATES = [
    ("web/templates/candidate/**.html", "jinja2"),
    ("web/templates/error.html", "jinja2"),
    *((path, "python") for path in ("web/candidate/**.py", "web/room/**.py", "web/refusals.py")),
    *((path, "python") for path in ("web/office/invitations.py", "language.py", "session.py", "hearing.py")),
]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "marked": None}
ENDPOINT = "http://127.0.0.1:9"  # nobody listens there
GERMAN = {"accept-language": "fr, de-AT;q=0.9, en;q=0.5"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """With a recogniser for German: a server, which does not answer."""
    speaking = {"recogniser": "server", "transcription_url": ENDPOINT}
    yield from held_at(tmp_path, "backend-de", "Backend-Entwicklung", **speaking)


def look(answer: Any, status: int = 200) -> str:
    """A page that holds no English sentence; its text."""
    assert answer.status_code == status, answer.text
    page = read(answer.text)
    assert page.language == "de"
    assert foreign(page.texts) == []
    return " ".join(page.texts)


def test_every_text_for_candidates_is_translated() -> None:
    with (LOCALE / "de" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        known = {entry.id: entry.string for entry in read_po(file) if entry.id}
    found = extract_from_dir(PACKAGE, method_map=FOR_CANDIDATES, keywords=KEYWORDS)
    wanted = [message for _, _, message, *_ in found]
    assert len(wanted) > 250
    missing = [message for message in wanted if not all(_forms(known.get(message, "")))]
    assert missing == [], "run `make locale` and translate"


def _forms(said: Any) -> list[str]:
    return list(said) if isinstance(said, list | tuple) else [said]


def test_from_the_link_to_the_room(site: Site) -> None:
    with untranslated() as missing:
        assert "Sind Sie einverstanden?" in look(site.get())
        assert "geändert" in look(site.post(notice="old"), 422)
        assert "ein Mensch" in look(site.agree(TRANSCRIPTION, person="yes", wish="Mehr Zeit bitte"))
        again = site.get("?again=yes")
        look(again)
        assert agreement.WANTS_A_PERSON not in again.text
        assert 'name="person" value="yes" checked' in again.text
        assert "Mehr Zeit bitte</textarea>" in again.text
        site.change(starts_at=now() + timedelta(days=5))
        look(site.get("?again=yes"))
        look(site.agree(), 422)
        site.change(starts_at=None)
        assert site.agree(RECORDING, TRANSCRIPTION, ASSESSMENT).headers["location"].endswith("/check")
        assert "Übungsfrage" in look(site.get("/check"))
        assert "Was Sie tun können" in look(site.get("/interview"))
        assert "Ihr Interview bis hierher" in look(site.get("/end"))
        with site.client.websocket_connect(f"{site.link}/practice", subprotocols=["room.1"]) as socket:
            socket.send_bytes(b"\x00\x30\x00\xd0" * 8000)
            socket.send_json({"type": "end"})
            told = socket.receive_json()
        assert (told["type"], foreign(list(texts_of(told)))) == ("problem", [])
    assert missing == set()


def test_after_the_interview(site: Site) -> None:
    pack = roles.pack_of(site.settings.home, site.invitation.role_version_id)
    items = [next(item for item in pack.askable if item.kind == kind) for kind in ("technical", "behavioural")]
    answers = (items[0].exemplars[-1] if items[0].exemplars else items[0].guide, STORY)
    with untranslated() as missing:
        site.hold(
            HelpRequested(text=f"{agreement.WANTS_A_PERSON}\nIch brauche mehr Zeit."),
            HelpAnswered(by="Kim <kim@lakeside.example>", text="seen to"),
            HelpRequested(text=agreement.WANTS_A_PERSON),
            *(
                event
                for number, (item, answer) in enumerate(zip(items, answers, strict=True), start=2)
                for event in said(number, item, answer)
            ),
            PhraseRecorded(utterance_id="q3-u2", question_id="q3", start_s=94.0, end_s=97.0, audio="a", sha256="b"),
            PhraseDropped(utterance_id="q3-u2", question_id="q3", reason="no words"),
            spoken=("Guten Tag, ich bin eine KI.", "Erzählen Sie von sich.", "Ich habe Postgres eingestellt."),
        )
        regrade.embedded(wiring.event_log(site.settings), site.invitation.interview_id or "", pack)
        shown = look(site.get("/end"))
        for told in (
            "Wie Ihre Antworten bewertet wurden",
            "Vollständigkeit: ",
            "Eigenes Handeln: ",
            "erwarteten Punkten",
        ):
            assert told in shown
        for wrong in ("Ich habe Postgres eingestellt.", "...", "x" * 20_000 + " "):
            look(site.post("/correct", utterance="q1-u1", text=wrong), 422)
        look(site.post("/correct", utterance="nobody", text="Etwas"), 422)
        look(site.post("/contest", text="  "), 422)
        assert site.post("/correct", utterance="q1-u1", text="Ich habe PostgreSQL eingestellt.").status_code == 303
        assert site.post("/contest", text="Das stimmt so nicht.").status_code == 303
        for done in ("corrected", "contested"):
            look(site.get(f"/end?done={done}"))
        home = site.get("/transcript.txt").text
        assert (
            "[00:03] Bewerber/in: Ich habe PostgreSQL eingestellt.\n    (Zuerst verstanden: Ich habe Postgres" in home
        )
        assert foreign(home.splitlines()) == []
        look(site.get("/recording.wav"), 404)
        site.post("/withdraw")
        look(site.get("/end?done=withdrawn"))
        look(site.post("/delete"))
        assert "Beleg" in look(site.post("/delete", sure="yes"))
        assert "gelöscht" in look(site.get(), 404)
    assert missing == set()


STORY = (
    "Als wir letztes Jahr den Bezahldienst betrieben, war ich verantwortlich für die Datenbank. Ich habe die langsamen "
    "Abfragen gemessen. Ich habe einen Index ergänzt. Danach sank die Antwortzeit von 800 Millisekunden auf 90 "
    "Millisekunden. Daraus habe ich gelernt, zuerst zu messen."
)


def said(number: int, item: Item, answer: str) -> tuple[QuestionAsked, UtteranceHeard]:
    name, start_s = f"q{number}", 30.0 * number
    asked = QuestionAsked(question_id=name, text=item.text, form="main", item_id=item.id, at_s=start_s)
    heard = UtteranceHeard(
        utterance_id=f"{name}-u1", question_id=name, text=answer, start_s=start_s + 1, end_s=start_s + 20
    )
    return asked, heard


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"expires_at": now() - timedelta(days=1)}, "abgelaufen"),
        ({"revoked_at": now()}, "zurückgenommen"),
        ({"erased_at": now()}, "gelöscht"),
    ],
    ids=["expired", "revoked", "erased"],
)
def test_a_link_that_leads_no_further_says_so_in_its_language(site: Site, change: dict[str, Any], told: str) -> None:
    site.change(**change)
    assert told in look(site.get(), 404)


def test_whatever_fails_is_told_in_german(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with untranslated() as missing:
        look(site.get("/recording.wav"), 404)
        look(site.get("/transcript.txt"), 404)
        look(site.get("/no-such-page"), 404)
        look(site.get("/withdraw"), 405)
        look(site.post(notice=site.notice(), patience="99"), 422)
        look(site.post("/contest"), 422)
        with monkeypatch.context() as patch:
            patch.setattr(site.app.state.limits, "allows", lambda *of: False)
            look(site.get(), 429)
        with monkeypatch.context() as patch:
            patch.setattr(arrival, "state_of", lambda *of: 1 / 0)
            site.client._transport.raise_server_exceptions = False  # type: ignore[attr-defined]
            look(site.get("/interview"), 500)
    assert missing == set()


def test_a_link_that_is_none_speaks_the_language_of_the_browser(site: Site) -> None:
    assert "kopiert" in look(site.client.get("/i/guessed", headers=GERMAN), 404)
    assert "copied whole" in site.client.get("/i/guessed", headers={"accept-language": "en, de"}).text
    assert "copied whole" in site.client.get("/i/guessed", headers={"accept-language": "xx"}).text
    assert "mistyped" in site.client.get("/nothing", headers=GERMAN).text, "the desk is English"


def test_the_text_to_send_is_in_the_language_of_the_interview(site: Site) -> None:
    url = "https://example.org/i/{token}"
    with untranslated() as missing, site.app.state.database.session() as session:
        made = invitations.find(session, site.app.state.links, site.link.split("/")[2])
        made.expires_at = made.expires_at.replace(year=2030, month=3, day=5)
        for reminder in (False, True):
            made.starts_at = None
            text = invitations.message(made, url, reminder=reminder)
            assert text.startswith("Guten Tag Robin Example,\n")
            assert "bis zum 5.03.2030" in text
            assert f"\n\n{url}\n\n" in text
            made.starts_at = now().replace(year=2030, month=2, day=28)
            later = invitations.message(made, url, reminder=reminder)
            assert "vom 28.02.2030 bis zum 5.03.2030" in later
            assert foreign([text, later]) == []
    assert missing == set()


@pytest.mark.parametrize(
    "answer", [STORY, "Das weiß ich nicht.", "Ja.", "I would use a queue and measure it with the team."]
)
def test_reasons_of_the_embedded_grader_are_said_in_german(answer: str) -> None:
    from voice_interviewer.packs import find_pack, read_pack

    pack = read_pack(find_pack("backend-de"))
    for kind in ("technical", "behavioural"):
        item = next(item for item in pack.askable if item.kind == kind)
        for bare in (item, replace(item, guide="", expects=(), exemplars=())):
            for judgement in EmbeddedGrader().rate(item.text, answer, bare, {}):
                told = ratings.reason(judgement.reason, "de")
                assert foreign([told]) == []
                assert ratings.reason(judgement.reason, "en") == judgement.reason


def test_the_words_of_people_and_models_stay_as_they_are() -> None:
    assert (
        ratings.reason("Er nennt die Warteschlange und misst sie.", "de") == "Er nennt die Warteschlange und misst sie."
    )
    assert ratings.reason("Rated by Kim: She is right.", "de") == "Bewertet von Kim: She is right."
    assert ratings.label("accuracy", "de") == "Fachliche Richtigkeit"
    assert ratings.label("own words", "de") == "Own words"
