"""The report page in a real browser: a click on a rating plays its second, the transcript follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import select

from tests.web.conftest import LiveServer, violations
from tests.web.held import House, house
from voice_interviewer.core.events import AnswerRated, RatingOverridden, UtteranceCorrected
from voice_interviewer.web.identity import COOKIE
from voice_interviewer.web.office import forms, shares
from voice_interviewer.web.tables import Invitation

PAGE = "/desk/interviews/sample"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> House:
    made = house(tmp_path_factory.mktemp("desk"))
    made.hold()
    return made


@pytest.fixture
def page(home: House, browser: Any, serve: Callable[..., LiveServer]) -> Iterator[Any]:
    """A page of the owner's; what the policy refuses, and any other error, fails the test."""
    server = serve(home=home.settings.home, reports=home.settings.reports)
    context = browser.new_context(base_url=server.url, viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": COOKIE, "value": home.people["owner"], "url": server.url}])
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(server.url) else wrong.append(request.url))
    yield page
    context.close()
    assert wrong == []


def test_a_click_on_a_rating_plays_from_its_second_and_the_transcript_follows(home: House, page: Any) -> None:
    rated = [e.event for e in home.events() if isinstance(e.event, AnswerRated) and e.event.evidence]
    piece = rated[0].evidence[0]
    page.goto(PAGE)
    page.locator(f'a.play[data-from="{piece.start_s:.2f}"]').first.click()
    page.locator("#play[aria-pressed=true]").wait_for()
    at = page.evaluate("document.getElementById('audio').currentTime")
    assert piece.start_s - 0.01 <= at < piece.end_s + 1
    page.locator(".transcript .line.now .said span.now").wait_for()
    assert page.locator(".transcript .line.now").get_attribute("id") == f"line-{piece.utterance_id}"
    page.locator("#play[aria-pressed=false]").wait_for()  # it stops at the quotation's end
    at = page.evaluate("document.getElementById('audio').currentTime")
    assert piece.end_s <= at < piece.end_s + 1


def test_the_recording_plays_on_where_somebody_speaks(page: Any) -> None:
    page.goto(PAGE)
    page.locator("#play").click()
    page.locator("#play[aria-pressed=true]").wait_for()
    page.locator(".line.candidate.now").first.wait_for()
    assert page.evaluate("document.getElementById('audio').currentTime") > 18  # the silence before is left out
    page.locator("#play").click()
    page.locator("#play[aria-pressed=false]").wait_for()


def test_every_download_opens(page: Any) -> None:
    page.goto(PAGE)
    for name in forms.NAMES:
        with page.expect_download() as started:
            page.locator(f'.files a[href*="/files/{name}"]').click()
        assert started.value.suggested_filename.endswith(name)
        assert started.value.path().stat().st_size > 100


def test_the_transcript_is_corrected_and_a_rating_changed_with_the_keyboard(home: House, page: Any) -> None:
    page.goto(PAGE)
    page.locator("[data-correct='q0-u1']").focus()
    page.keyboard.press("Enter")
    page.locator("#correct-text").fill("I have been a baker for five years.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Recognised as").wait_for()
    page.locator("[data-override][data-criterion='accuracy']").first.press("Enter")
    page.locator("#override [data-kind=level] input[value='2']").check()
    page.locator("#override-reason").fill("Heard it.")
    page.locator("#override button.main").press("Enter")
    page.locator(".by-person").first.wait_for()
    kinds = [type(recorded.event) for recorded in home.events()]
    assert RatingOverridden in kinds
    assert UtteranceCorrected in kinds


def test_a_share_link_with_the_recording_plays(home: House, page: Any) -> None:
    page.context.clear_cookies()
    page.goto(shared_path(home))
    link = page.locator("#questions a.play[data-from]").first
    link.click()
    page.locator("#play[aria-pressed=true]").wait_for()
    at = page.evaluate("document.getElementById('audio').currentTime")
    assert at >= float(link.get_attribute("data-from")) - 0.01


def shared_path(home: House) -> str:
    with home.app.state.database.session() as session:
        invitation = session.scalars(select(Invitation)).first()
        assert invitation is not None
        return shares.path(home.app.state.links, shares.create(session, invitation, "Kim", scope="report+audio"))


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}/gradings", "shared"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_nothing_is_in_the_way_of_anybody(home: House, page: Any, path: str, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(shared_path(home) if path == "shared" else path)
    for details in page.locator("details").all():
        details.evaluate("one => one.open = true")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
