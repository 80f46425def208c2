"""Whole interviews in German: in audio time with a scripted recogniser, typed by the real program, and by voice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.core.interviews import opened
from tests.sessions.scripted import House
from voice_interviewer import cli, wiring
from voice_interviewer.adapters.event_log import SqliteEventLog
from voice_interviewer.candidates import KINDS, WAIT, Candidate
from voice_interviewer.config import load
from voice_interviewer.core.asking.wording import GERMAN
from voice_interviewer.core.events import (
    Event,
    InterviewerSpoke,
    QuestionAsked,
    RequestHeard,
    UtteranceHeard,
)
from voice_interviewer.core.grading.tokens import word_set, words
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import State, evolve
from voice_interviewer.director import request
from voice_interviewer.packs import find_pack, read_pack
from voice_interviewer.ports import SAMPLE_RATE, EngineError, EngineUnavailable
from voice_interviewer.rehearsal import Part, rehearse
from voice_interviewer.typing_room import messages

# English words that are no German ones: none of them is ever spoken in a German interview
ENGLISH = word_set(
    """the and are you your of to for with that this what how please thank thanks question answer continue from have not
    would could should about again time take let us did do does is it its they we our or but if when where which who"""
)
INTRODUCTION = (
    "Ich bin Backend-Entwicklerin und arbeite seit drei Jahren mit Python.", 0.8,
    "Zuletzt habe ich einen Dienst gebaut.",
)  # fmt: skip


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_pack(find_pack("backend-de"))


def spoken(events: Sequence[Event]) -> Iterator[str]:
    yield from (event.text for event in events if isinstance(event, InterviewerSpoke | QuestionAsked))


def english_in(texts: Iterator[str]) -> list[str]:
    return [text for text in texts if ENGLISH & set(words(text))]


def events_of(place: House) -> list[Event]:
    return [recorded.event for recorded in place.log.read(place.id)]


async def test_a_whole_interview_is_held_in_german(tmp_path: Path, pack: Pack) -> None:
    place = House(tmp_path, pack, {"introduction": INTRODUCTION}, minutes=8.0)
    place.answers.default = (
        "Ich würde den Vorgang in eine Transaktion legen und das Ergebnis mit Postgres prüfen.", 0.7,
        "Danach messe ich, ob es schneller geworden ist.",
    )  # fmt: skip
    state = await place.session().conduct()
    events = events_of(place)
    assert state.closed is not None
    assert state.closed.reason in ("complete", "time")
    assert state.opened is not None
    assert state.opened.language == "de"
    assert len(state.turns) > 5
    assert state.profile is not None
    assert (state.profile.area, state.profile.level, state.profile.years) == ("backend", "mid", 3.0)
    assert english_in(spoken(events)) == []
    assert next(spoken(events)).startswith("Guten Tag, Sam. Ich bin ein KI-Interviewer")
    assert place.voice.said[0].startswith("Guten Tag")
    assert english_in(iter(place.voice.said)) == []


async def test_what_a_german_candidate_asks_for_is_understood(tmp_path: Path, pack: Pack) -> None:
    first = next(item for item in pack.askable if item.level == "mid" and item.core)
    scripts = {
        "introduction": INTRODUCTION,
        first.id: (
            "Können Sie die Frage bitte wiederholen?", 18.0, "Was meinen Sie damit genau?", 18.0,
            "Lassen Sie mich kurz überlegen.", 3.0, "Ich würde einen eindeutigen Schlüssel verwenden.",
        ),
    }  # fmt: skip
    place = House(tmp_path, pack, scripts, minutes=6.0)
    state = await place.session().conduct()
    events = events_of(place)
    requests = [event.request for event in events if isinstance(event, RequestHeard)]
    assert requests[:3] == ["repeat", "clarification", "hold"]
    turn = next(turn for turn in state.turns if turn.question.item_id == first.id)
    assert turn.answer == "Ich würde einen eindeutigen Schlüssel verwenden."
    assert english_in(spoken(events)) == []


async def test_silence_is_met_in_german(tmp_path: Path, pack: Pack) -> None:
    place = House(tmp_path, pack, {"introduction": INTRODUCTION, "probe": ()}, minutes=4.0)
    place.answers.default = ()
    await place.session().conduct()
    said = list(spoken(events_of(place)))
    assert GERMAN.nudges[0] in said
    assert english_in(iter(said)) == []


def test_the_invariants_hold_in_german_whoever_the_candidate_is(pack: Pack) -> None:
    parts = [Part(kind, "mid", 12.0, seed) for seed, kind in enumerate(KINDS)]
    for outcome in rehearse(pack, parts):
        assert outcome.broken == (), outcome.part
        assert outcome.repeats == outcome.lint == 0
        assert outcome.core == 1.0 or outcome.part.kind == "rambling"
        assert english_in(iter(outcome.questions)) == []


def test_simulated_candidates_of_a_german_pack_speak_german(pack: Pack) -> None:
    item = next(iter(pack.askable))
    asked = QuestionAsked(question_id="q1", text=item.text, form="main", at_s=0.0, item_id=item.id)
    opening = QuestionAsked(question_id="q0", text="...", form="introduction", at_s=0.0)
    for kind in KINDS:
        for question in (opening, asked):
            script = Candidate(pack, kind, 3).script(question)
            assert english_in(part for part in script if isinstance(part, str)) == []


def test_a_language_model_is_told_to_write_german(pack: Pack) -> None:
    question = QuestionAsked(question_id="q1", text="Warum?", form="introduction", at_s=0.0)
    state = evolve(evolve(State(), opened(pack_title="Backend")), question)
    assert '"write_both_questions_in": "German' in request(state, pack, None)
    assert "write_both" not in request(state, replace(pack, language="en"), None)


def test_what_is_typed_at_a_time() -> None:
    assert messages(["Wie bitte?", WAIT, "Eins.", 2.0, "Zwei."]) == ["Wie bitte?", "Eins. Zwei."]
    assert messages([]) == []


# --- the real program -------------------------------------------------------------------------------------------------


@pytest.fixture
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("VOICE_INTERVIEWER_MODELS", str(tmp_path / "models"))


@pytest.mark.usefixtures("_own_folder")
def test_a_typed_demo_runs_to_its_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["demo", "--pack", "backend-de", "--typed", "--minutes", "5", "--level", "mid"]) == 0
    shown = capsys.readouterr().out
    assert "Interviewer: Guten Tag, Demo-Person. Ich bin ein KI-Interviewer" in shown
    assert "(getippt)" in shown
    log = SqliteEventLog(tmp_path / "interviews" / "interviews.db")
    (interview_id,) = log.interviews()
    events = [recorded.event for recorded in log.read(interview_id)]
    assert english_in(spoken(events)) == []
    heard = [event for event in events if isinstance(event, UtteranceHeard)]
    assert len(heard) > 3
    assert {event.via for event in heard} == {"typed"}
    (document,) = (tmp_path / "reports").glob("*/report.json")
    report = json.loads(document.read_text("utf-8"))
    cautions = json.dumps(report, ensure_ascii=False)
    assert "The interview was held in German, and so are the quotations" in cautions
    (page,) = (tmp_path / "reports").glob("*/report.html")
    assert '<html lang="de">' in page.read_text("utf-8")


@pytest.mark.usefixtures("_own_folder")
def test_without_a_recogniser_for_german_nothing_is_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for recogniser in ("auto", "embedded", "pocketsphinx"):
        assert cli.main(["demo", "--pack", "backend-de", "--recogniser", recogniser]) == 1
        told = capsys.readouterr().err
        assert "knows English only" in told
        assert "--typed" in told
        assert "models pull base`" in told
    assert list(SqliteEventLog(tmp_path / "interviews" / "interviews.db").interviews()) == []


@pytest.mark.usefixtures("_own_folder")
@pytest.mark.parametrize(("language", "words_of_it"), [("xx", "No interviews are held in the language 'xx'")])
def test_an_unknown_language_is_refused_before_the_interview(
    language: str, words_of_it: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VOICE_INTERVIEWER_LANGUAGE", language)
    assert cli.main(["demo", "--typed"]) == 1
    told = capsys.readouterr().err
    assert words_of_it in told
    assert "de, en" in told


def test_the_pack_wins_over_the_setting_and_the_contradiction_is_told() -> None:
    told: list[str] = []
    settings = wiring.spoken_in("de", load(language="en-GB"), told.append)
    assert settings.language == "de"
    assert told == ["The interview is in 'de', as its pack is; the setting 'en-GB' is not followed."]
    assert wiring.spoken_in("de", load(language="de-AT"), told.append).language == "de"
    assert wiring.spoken_in("en", load(), told.append).language == "en"
    assert len(told) == 1
    with pytest.raises(EngineError, match="de, en"):
        wiring.spoken_in("fr", load(), told.append)


def test_whisper_takes_the_model_of_many_languages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    told: list[str] = []
    with pytest.raises(EngineUnavailable, match="Run `voice-interviewer models pull small`"):
        wiring.recogniser(load(language="de", whisper_model="small.en", models=tmp_path), told.append)
    assert told[0] == "Whisper small.en knows English only; it takes small."


def test_a_pack_in_a_language_without_words_is_an_error(tmp_path: Path, pack: Pack) -> None:
    for file in find_pack("backend-de").iterdir():
        text = file.read_text("utf-8").replace('language = "de"', 'language = "fr"')
        (tmp_path / file.name).write_text(text, "utf-8")
    with pytest.raises(Exception, match='no interviews are held in the language "fr"; the languages are de, en'):
        read_pack(tmp_path)


def test_the_german_voice_makes_german_sound(pack: Pack, tmp_path: Path) -> None:
    settings = load(home=tmp_path)
    question = "Wie speichern Sie die Passwörter der Nutzer, und warum gerade so?"
    german, english = wiring.voice(settings, pack), wiring.voice(settings)
    candidate = wiring.candidate_voice(settings, pack)
    try:
        sounds = [voice.synthesise(question).samples for voice in (german, english, candidate)]
    finally:
        for voice in (german, english, candidate):
            voice.close()
    for sound in sounds:
        assert 2.0 < len(sound) / SAMPLE_RATE < 8.0
        assert float(np.abs(sound).max()) > 0.1
    lengths = {len(sound) for sound in sounds}
    assert len(lengths) > 1, "another language sounds another way"
    assert "de" in german.name or re.search(r"de\b", german.name)
