"""The report page: what it shows, what people may do there, and what others are refused."""

from __future__ import annotations

import io
import time
import wave
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests import grading_models
from tests.openai_server import OpenAIServer
from tests.web.desk_fixtures import CLOSED, begin
from tests.web.held import House, house
from voice_interviewer.core.events import (
    AnswerRated,
    CommentMade,
    DispositionMade,
    InterviewResumed,
    RatingOverridden,
    ReportViewed,
    UtteranceCorrected,
)
from voice_interviewer.web.office import forms

PAGE = "/desk/interviews/sample"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> House:
    """For tests that only look."""
    made = house(tmp_path_factory.mktemp("desk"))
    made.hold()
    return made


@pytest.fixture
def home(tmp_path: Path) -> House:
    made = house(tmp_path)
    made.hold()
    return made


@pytest.fixture
def owner(home: House) -> Iterator[TestClient]:
    with home.client() as client:
        yield client


def last(home: House, kind: type) -> object:
    return [recorded.event for recorded in home.events() if isinstance(recorded.event, kind)][-1]


def test_the_page_says_at_a_glance_who_what_and_how_sure(shown: House) -> None:
    with shown.client() as client:
        page = client.get(PAGE)
    assert page.status_code == 200
    for words in (
        "Sample Candidate",
        "Backend Engineer",
        "8.0",
        "This is advice",
        "Nobody has decided yet",
        "What to ask next",
    ):
        assert words in page.text
    assert " style=" not in page.text.replace("font-style", "")  # nothing that the policy would refuse
    assert "<script>" not in page.text


def test_the_page_is_small(shown: House) -> None:
    with shown.client() as client:
        sent = client.get(PAGE, headers={"Accept-Encoding": "gzip"})
    assert int(sent.headers.get("content-length", len(sent.content))) < 60_000


def test_every_rating_leads_to_its_second(shown: House) -> None:
    rated = [e.event for e in shown.events() if isinstance(e.event, AnswerRated) and e.event.evidence]
    with shown.client() as client:
        page = client.get(PAGE).text
    for piece in (piece for event in rated for piece in event.evidence):
        assert f'data-from="{piece.start_s:.2f}"' in page


@pytest.mark.parametrize("name", forms.NAMES)
def test_every_form_can_be_taken_away_and_that_is_written_down(shown: House, name: str) -> None:
    with shown.client() as client:
        answer = client.get(f"{PAGE}/files/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert len(answer.content) > 100
    seen = last(shown, ReportViewed)
    assert isinstance(seen, ReportViewed)
    assert (seen.form, seen.by, seen.via) == (name, "Owner <owner@example.org>", "account")
    if name == forms.ALL:
        assert len(zipfile.ZipFile(io.BytesIO(answer.content)).namelist()) == len(forms.FORMS)


def test_a_look_at_the_page_is_written_down_once(home: House, owner: TestClient) -> None:
    for _ in range(3):
        owner.get(PAGE)
    assert [e.event.form for e in home.events() if isinstance(e.event, ReportViewed)] == ["page"]
    assert "Owner &lt;owner@example.org&gt;" in owner.get(PAGE).text
    home.log.verify("sample")


def test_the_recording_is_one_file_on_the_interviews_clock(shown: House) -> None:
    with shown.client() as client:
        whole = client.get(f"{PAGE}/recording.wav").content
        with wave.open(io.BytesIO(whole)) as file:
            assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16000, 1, 2)
            samples = file.readframes(file.getnframes())
        # silence until the first word at 18.72 s
        assert not any(samples[: 2 * 16000 * 18])
        assert any(samples[2 * 16000 * 19 : 2 * 16000 * 20])
        for first, end in ((0, 10), (30, 60), (44, 45), (600_000, 731_000), (len(whole) - 5, len(whole))):
            part = client.get(f"{PAGE}/recording.wav", headers={"Range": f"bytes={first}-{end - 1}"})
            assert part.status_code == 206
            assert part.content == whole[first:end]
            assert part.headers["content-range"] == f"bytes {first}-{end - 1}/{len(whole)}"
        assert client.get(f"{PAGE}/recording.wav", headers={"Range": "bytes=-7"}).content == whole[-7:]
        beyond = client.get(f"{PAGE}/recording.wav", headers={"Range": f"bytes={len(whole)}-"})
        assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(whole)}")
    heard = [e.event for e in shown.events() if isinstance(e.event, ReportViewed) and e.event.form == "recording"]
    assert len(heard) == 1


def test_a_recording_that_was_deleted_is_silence(home: House, owner: TestClient) -> None:
    whole = owner.get(f"{PAGE}/recording.wav").content
    (home.settings.home / "sample" / "audio" / "q0-u1.wav").unlink()
    less = owner.get(f"{PAGE}/recording.wav").content
    assert len(less) == len(whole)
    assert not any(less[44 : 2 * 16000 * 26])
    for file in (home.settings.home / "sample" / "audio").glob("*.wav"):
        file.unlink()
    assert owner.get(PAGE).status_code == 200
    assert 'id="audio"' not in owner.get(PAGE).text


def test_a_rating_is_overridden_with_a_reason_and_totals_follow(home: House, owner: TestClient) -> None:
    rating = next(e.event for e in home.events() if isinstance(e.event, AnswerRated) and e.event.level is not None)
    form = {
        "csrf": home.csrf(),
        "question": rating.question_id,
        "criterion": rating.criterion,
        "value": "1",
        "reason": "It is <wrong>.",
    }
    answer = owner.post(f"{PAGE}/override", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}#{rating.question_id}")
    made = last(home, RatingOverridden)
    assert isinstance(made, RatingOverridden)
    assert (made.level, made.by) == (1.0, "Owner <owner@example.org>")
    page = owner.get(PAGE).text
    assert "It is &lt;wrong&gt;." in page
    assert "Rated by" in page
    assert ">8.0<" not in page.split('class="numbers"')[1].split("</dl>")[0]  # the total was computed again


@pytest.mark.parametrize("change", [{"reason": ""}, {"value": "9"}, {"criterion": "charm"}, {"question": "q99"}])
def test_an_override_that_will_not_do_is_refused_with_a_sentence(
    home: House, owner: TestClient, change: dict[str, str]
) -> None:
    form = {"csrf": home.csrf(), "question": "q1", "criterion": "completeness", "value": "2", "reason": "Because."}
    answer = owner.post(f"{PAGE}/override", data=form | change)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not [e for e in home.events() if isinstance(e.event, RatingOverridden)]


def test_the_transcript_is_corrected_and_both_texts_stay(home: House, owner: TestClient) -> None:
    form = {
        "csrf": home.csrf(),
        "utterance": "q0-u1",
        "text": "I have been a frontend developer.",
        "reason": "misheard",
    }
    assert owner.post(f"{PAGE}/correct", data=form).headers["location"] == f"{PAGE}#line-q0-u1"
    assert isinstance(last(home, UtteranceCorrected), UtteranceCorrected)
    page = owner.get(PAGE).text
    assert "Recognised as" in page
    assert "about five years, mostly with Python" in page


def test_comments_and_decisions_name_a_person(home: House) -> None:
    with home.client("recruiter") as client:
        csrf = home.csrf("recruiter")
        client.post(f"{PAGE}/comment", data={"csrf": csrf, "text": "Ask <b>more</b>.", "question": "2"})
        client.post(f"{PAGE}/decide", data={"csrf": csrf, "decision": "advance", "reason": "Good stories."})
        page = client.get(PAGE).text
    made, said = last(home, DispositionMade), last(home, CommentMade)
    assert isinstance(made, DispositionMade)
    assert isinstance(said, CommentMade)
    assert (made.by, made.decision, made.reason) == ("Recruiter <recruiter@example.org>", "advance", "Good stories.")
    assert said.question_id
    assert "Ask &lt;b&gt;more&lt;/b&gt;." in page
    assert "Goes on" in page
    assert "Nobody has decided yet" not in page


def test_a_reviewer_reads_and_rates_but_neither_decides_nor_shares_nor_erases(home: House) -> None:
    with home.client("reviewer") as client:
        csrf = home.csrf("reviewer")
        page = client.get(PAGE)
        assert page.status_code == 200
        for action in ("decide", "share", "erase", "hold", "unshare"):
            assert f'action="{PAGE}/{action}"' not in page.text
            given = {"csrf": csrf, "decision": "reject", "reason": "x", "link": "x", "sure": "true"}
            assert client.post(f"{PAGE}/{action}", data=given).status_code == 403
        assert client.post(f"{PAGE}/comment", data={"csrf": csrf, "text": "Fine."}).status_code == 303


@pytest.mark.parametrize("action", ["override", "correct", "comment", "decide", "regrade", "share", "erase", "hold"])
def test_a_form_of_another_site_is_refused(home: House, owner: TestClient, action: str) -> None:
    before = len(home.events())
    form = {
        "question": "q1",
        "criterion": "depth",
        "value": "2",
        "reason": "x",
        "text": "x",
        "utterance": "q0-u1",
        "decision": "hold",
        "sure": "true",
    }
    assert owner.post(f"{PAGE}/{action}", data=form | {"csrf": "guessed"}).status_code == 403
    assert (
        owner.post(
            f"{PAGE}/{action}", data=form | {"csrf": home.csrf()}, headers={"origin": "https://evil.example"}
        ).status_code
        == 403
    )
    assert len(home.events()) == before


PATHS = ["", "/recording.wav", "/files/report.pdf", "/gradings"]


@pytest.mark.parametrize("path", PATHS)
def test_another_organisation_and_nobody_see_nothing(shown: House, path: str) -> None:
    with shown.client("stranger") as client:
        assert client.get(PAGE + path).status_code == 404
        assert client.get(f"/desk/interviews/guessed{path}").status_code == 404
    with shown.client("") as client:
        assert client.get(PAGE + path).headers["location"].startswith("/sign-in")


@pytest.mark.parametrize(
    "name", ["../../../secret", "..%2f..%2fdesk.db", "report.exe", "desk.db", "%00", "report.pdf/../x"]
)
def test_a_file_that_is_no_form_is_not_there(shown: House, name: str) -> None:
    with shown.client() as client:
        assert client.get(f"{PAGE}/files/{name}").status_code in (404, 405)


def test_nothing_is_added_while_the_interview_is_held(home: House, owner: TestClient) -> None:
    log = home.log
    log.append("sample", InterviewResumed(at_s=900.0), after=len(home.events()))
    before = len(home.events())
    answer = owner.post(f"{PAGE}/comment", data={"csrf": home.csrf(), "text": "Now?"})
    assert answer.status_code == 409
    assert "being held" in answer.text
    assert len(home.events()) == before


def test_grading_again_stands_beside_the_first(home: House, owner: TestClient) -> None:
    assert owner.post(f"{PAGE}/regrade", data={"csrf": home.csrf(), "how": "embedded"}).status_code == 303
    home.app.state.gradings.close(60.0)
    assert home.app.state.gradings.failed("sample") == ""
    names = {e.event.grading for e in home.events() if isinstance(e.event, AnswerRated)}
    assert len(names) == 2
    page = owner.get(f"{PAGE}/gradings")
    assert page.status_code == 200
    assert all(name in page.text for name in names)
    refused = owner.post(f"{PAGE}/regrade", data={"csrf": home.csrf(), "how": "model"})
    assert refused.status_code == 422
    assert "no language model" in refused.text


def test_a_language_model_grades_while_people_read(tmp_path: Path) -> None:
    with OpenAIServer() as model:
        model.chat = grading_models.honest
        home = house(tmp_path, llm_url=model.url, llm_model="tester")
        home.hold()
        with home.client("reviewer") as client:
            answer = client.post(f"{PAGE}/regrade", data={"csrf": home.csrf("reviewer"), "how": "model"})
            assert answer.status_code == 303
            while home.app.state.gradings.running("sample"):
                assert client.get(PAGE).status_code == 200
            page = client.get(PAGE).text
    assert home.app.state.gradings.failed("sample") == ""
    assert "Ratings by a language model" in page
    assert "Side by side" in page
    home.log.verify("sample")


def test_a_language_model_that_is_gone_leaves_its_reason(tmp_path: Path) -> None:
    home = house(tmp_path, llm_url="http://127.0.0.1:9/v1", llm_model="tester", llm_answer_s=5)
    home.hold()
    with home.client() as client:
        client.post(f"{PAGE}/regrade", data={"csrf": home.csrf(), "how": "model"})
        while home.app.state.gradings.running("sample"):
            time.sleep(0.05)
        page = client.get(PAGE).text
    assert "rated nothing and is not shown" in page
    assert ">8.0<" in page


def test_a_script_in_a_name_is_text(tmp_path: Path) -> None:
    home = house(tmp_path)
    home.hold(candidate='<script>alert("x")</script>')
    with home.client() as client:
        page = client.get(PAGE)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "&lt;script&gt;alert" in page.text
        name = client.get(f"{PAGE}/files/report.pdf").headers["content-disposition"]
        assert "script" not in name


@pytest.mark.parametrize("path", ["", "/recording.wav", "/files/transcript.txt", "/files/all.zip"])
def test_a_running_interview_is_watched_in_the_room_and_nowhere_else(home: House, path: str) -> None:
    """There the candidate sees who watches; a report page loaded again and again would be a way around that."""
    home.log.append("sample", InterviewResumed(at_s=900.0), after=len(home.events()))
    for who in ("reviewer", "owner"):
        with home.client(who) as client:
            answer = client.get(PAGE + path)
            assert (answer.status_code, "being held" in answer.text) == (409, True)
            assert "cache" not in client.get("/desk/search?q=cache").text.partition("<main")[2].replace('"cache"', "")
    with home.client("owner") as client:
        assert b"sample" not in client.get("/desk/compare/comparison.csv?interviews=sample").content
    assert not any(isinstance(entry.event, ReportViewed) for entry in home.events())


def test_there_is_nothing_to_compare_before_the_first_grading(home: House) -> None:
    ungraded = begin(home, "Finn Finished", CLOSED, assessed=False)
    with home.client() as client:
        assert client.get(f"/desk/interviews/{ungraded}/gradings").status_code == 404
