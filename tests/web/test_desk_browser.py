"""The desk in a real browser: axe, narrow and dark, by keyboard alone, the editor, the live view."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.web.conftest import LiveServer, blames, violations
from tests.web.desk_fixtures import fill
from tests.web.held import PASSWORD, House, house
from tests.web.test_candidate_looks import TYPES, TYPESCRIPT
from tests.web.test_candidate_room import consent, next_question, write
from voice_interviewer.core.events import ObserverJoined
from voice_interviewer.web import identity
from voice_interviewer.web.identity import COOKIE
from voice_interviewer.web.office import accounts, invitations, roles
from voice_interviewer.web.pages import STATIC
from voice_interviewer.web.tables import Invitation

MODULES = [STATIC / "desk" / name for name in ("desk.js", "editor.js", "live.js")]
LIST = "name;email;typed\nAnn Lee;ann@example.org;yes\n;nobody@example.org;\nBo;bo;\nCy;cy@example.org;no\n"
DENIED = "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no', 'NotAllowedError') }"
JOB = "Senior Backend Engineer\nPython, Kafka, Fortran and Redis; 5 years of experience."


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> House:
    made = house(tmp_path_factory.mktemp("desk"))
    made.interviews = fill(made)  # type: ignore[attr-defined]
    with made.app.state.database.session() as session:
        files = roles.from_library("backend")
        title = "Backend Engineer for a Rather Long Title"
        role = roles.create(session, made.settings.home, made.organisation_id, title, files, "kim", level="mid")
        made.role = role.id  # type: ignore[attr-defined]
        accounts.invite(session, made.organisation_id, "new@example.org", "reviewer", "owner@example.org")
    return made


@pytest.fixture
def site(home: House, serve: Callable[..., LiveServer]) -> LiveServer:
    return serve(home=home.settings.home, reports=home.settings.reports)


def opened(browser: Any, site: LiveServer, token: str = "", **options: Any) -> Any:
    """A page whose errors fail the test when it is closed by `closed`."""
    context = browser.new_context(base_url=site.url, **options)
    if token:
        context.add_cookies([{"name": COOKIE, "value": token, "url": site.url}])
    page = context.new_page()
    page.wrong = []
    page.on("console", lambda message: page.wrong.append(message.text) if blames(message) else None)
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(site.url) else page.wrong.append(request.url))
    return page


def closed(page: Any) -> None:
    page.context.close()
    assert page.wrong == []


@pytest.fixture
def page(home: House, site: LiveServer, browser: Any) -> Iterator[Any]:
    page = opened(browser, site, home.people["owner"], permissions=["clipboard-read", "clipboard-write"])
    yield page
    closed(page)


def fits(page: Any) -> None:
    """axe finds nothing, nothing is wider than the window (nor than half of it), one heading is of the first level."""
    assert violations(page) == []
    window = page.viewport_size
    for width in (window["width"], max(320, window["width"] // 2)):  # half: as at 200 %
        page.set_viewport_size({**window, "width": width})
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.set_viewport_size(window)
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_every_page_is_accessible_and_fits(
    home: House, site: LiveServer, browser: Any, scheme: str, width: int
) -> None:
    with home.app.state.database.session() as session:
        known = {one.candidate: one.id for one in session.scalars(select(Invitation))}
        join = accounts.path(home.app.state.links, accounts.open_invitations(session, home.organisation_id)[0])
    role, interviews = home.role, home.interviews  # type: ignore[attr-defined]
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    page = opened(browser, site, home.people["owner"], **options)
    for path in (
        "/desk", "/desk?status=graded", "/desk?name=nobody", "/desk/roles", "/desk/roles/new", f"/desk/roles/{role}",
        f"/desk/roles/{role}/edit", "/desk/invitations", "/desk/invitations/new", "/desk/invitations/list",
        f"/desk/invitations/{known['Ola Opened']}", f"/desk/invitations/{known['Rik Revoked']}", "/desk/settings",
        f"/desk/invitations/{known['<script>alert(1)</script>']}", f"/desk/live/{interviews['started']}",
        f"/desk/live/{interviews['decided']}", "/desk/settings/people", "/desk/settings/password",
        "/desk/settings/traces", join,
    ):  # fmt: skip
        page.goto(path)
        if "/live/" in path:
            page.locator("#lines li").first.wait_for()
        fits(page)
    page.goto("/desk/roles/new")
    page.get_by_role("textbox", name="Job description").fill(JOB)
    page.get_by_role("button", name="Draft an interview").click()
    page.get_by_role("heading", name="What the job description asks for").wait_for()
    fits(page)
    page.goto("/desk/invitations/list")
    page.get_by_label("Or paste it").fill(LIST)
    page.get_by_role("button", name="Look at it first").click()
    page.get_by_role("heading", name="2 candidates can be invited").wait_for()
    fits(page)
    closed(page)


def test_an_empty_desk_is_accessible(home: House, site: LiveServer, browser: Any) -> None:
    page = opened(browser, site, home.people["stranger"])
    for path in ("/desk", "/desk/roles", "/desk/invitations", "/desk/invitations/new", "/desk/invitations/list"):
        page.goto(path)
        fits(page)
    closed(page)


def press_to(page: Any, name: str, key: str = "Tab") -> None:
    """Tab until the element of this accessible name has the focus, which must be seen."""
    for _ in range(60):
        page.keyboard.press(key)
        focused = page.locator(":focus")
        if not focused.count():
            continue
        told = focused.evaluate("e => e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent")
        if told.strip() == name:
            assert focused.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
            return
    raise AssertionError(f"{name} cannot be reached by keyboard")


def test_from_signing_in_to_a_link_by_keyboard_alone(site: LiveServer, browser: Any) -> None:
    page = opened(browser, site, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/desk/roles/new")
    press_to(page, "E-mail address")
    page.keyboard.type("recruiter@example.org")
    press_to(page, "Password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="New role").wait_for()  # where we wanted to go
    press_to(page, "Role")
    page.keyboard.type("Sales")
    press_to(page, "Title")
    page.keyboard.type("By Keyboard")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="By Keyboard").wait_for()
    press_to(page, "Invite a candidate")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Invite a candidate").wait_for()
    press_to(page, "Candidate's name")
    page.keyboard.type("Kay Board")
    press_to(page, "Length, level and adjustments for this candidate")
    page.keyboard.press("Enter")
    press_to(page, "Answers in writing")
    page.keyboard.press("Space")
    press_to(page, "Make the link")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Kay Board").wait_for()
    press_to(page, "Copy")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{site.url}/i/")
    assert page.context.request.get(copied).ok
    closed(page)


def write_anew(area: Any, text: str) -> None:
    """As `fill`, which takes Chromium half a minute for a text of this length."""
    area.evaluate("(e, text) => { e.value = text; e.dispatchEvent(new Event('input', {bubbles: true})) }", text)


def test_the_editor_says_what_is_wrong_while_one_types(home: House, page: Any) -> None:
    page.goto(f"/desk/roles/{home.role}/edit")  # type: ignore[attr-defined]
    questions = page.get_by_role("textbox", name="Questions questions.md")
    right = questions.input_value()
    place = next(i for i, line in enumerate(right.split("\n")) if "**Competency:** databases" in line)
    write_anew(questions, right.replace("**Competency:** databases", "**Competency:** charm", 1))
    wrong = page.locator("#problems li.error", has_text="charm")
    wrong.wait_for()
    assert violations(page) == []
    wrong.get_by_role("button").click()
    start, text = questions.evaluate("e => [e.selectionStart, e.value]")
    assert 0 <= place - text[:start].count("\n") < 25  # the question that the line belongs to
    assert questions.evaluate("e => e.scrollTop") > 0
    page.get_by_role("button", name="Save as a new version").click()
    page.locator("#problems li.error", has_text="charm").wait_for()
    assert "**Competency:** charm" in questions.input_value()  # nothing is lost
    write_anew(questions, right.replace("to-do list", "shopping list"))
    page.locator("#problems li.error").wait_for(state="detached")
    page.get_by_label("What changed").fill("Another list")
    page.get_by_role("button", name="Save as a new version").click()
    page.get_by_text("Another list").wait_for()


def test_leaving_the_editor_asks_first(home: House, page: Any) -> None:
    page.goto(f"/desk/roles/{home.role}/edit")  # type: ignore[attr-defined]
    page.get_by_label("Title").fill("Changed")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("link", name="Cancel").click()
    page.wait_for_url(f"**/desk/roles/{home.role}")  # type: ignore[attr-defined]
    assert asked == ["beforeunload"]


def test_a_question_is_heard(home: House, page: Any) -> None:
    page.goto(f"/desk/roles/{home.role}")  # type: ignore[attr-defined]
    with page.expect_response(lambda answer: "/hear/" in answer.url) as heard:
        page.get_by_role("link", name="Hear: ").first.click()
    assert heard.value.headers["content-type"] == "audio/wav"
    assert page.url.endswith(f"/desk/roles/{home.role}")  # type: ignore[attr-defined]
    assert page.locator("#hearing").text_content() == ""


def test_a_running_interview_is_read_along_and_the_candidate_knows(serve: Any, browser: Any) -> None:
    site = serve(voice="none")
    owner = site.owner()
    with site.app.state.database.session() as session:
        token = identity.sign_in(session, owner)
    link = site.invite(candidate="Robin Example")
    candidate = opened(browser, site)
    candidate.add_init_script(DENIED)
    consent(candidate, site, link)
    candidate.get_by_role("link", name="Go to the interview").click()
    candidate.get_by_role("button", name="Start the interview").click()
    candidate.locator("[data-state=writing]").wait_for()
    desk = opened(browser, site, token)
    desk.goto("/desk")
    desk.get_by_role("link", name="Watch Robin Example").click()
    desk.locator("#lines li", has_text="AI").first.wait_for()
    candidate.get_by_text("Kim", exact=False).first.wait_for()  # the candidate is shown who watches
    assert desk.context.request.get(f"{desk.url}/lines").status == 409  # there is no way to watch unseen
    write(candidate, "I built payments in Python for four years.")
    desk.locator("#lines li.candidate", has_text="I built payments in Python for four years.").wait_for()
    assert next_question(candidate, "q0")
    desk.locator("#question", has_text=candidate.locator("#question").inner_text().strip()).wait_for()
    fits(desk)
    with site.app.state.database.session() as session:
        found = invitations.find(session, site.app.state.links, link.split("/")[2])
    watched = [event for event in site.events(found.interview_id) if isinstance(event, ObserverJoined)]
    assert [event.by for event in watched] == ["Kim"]
    closed(desk)
    candidate.context.close()


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_modules_are_javascript(module: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node: the scripts are not checked")
    command = [node, "--input-type=module", "--check"]
    told = subprocess.run(command, input=module.read_text(), capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


def test_modules_are_typed() -> None:
    compiler = shutil.which("tsc")
    if compiler is None:
        pytest.skip("there is no TypeScript compiler (npm install --global typescript): types are not checked")
    for module in MODULES:
        command = [compiler, *TYPESCRIPT, str(module), str(TYPES)]
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stdout
