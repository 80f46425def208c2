"""A server on a free port over an empty home, and a real browser, for the tests of pages."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from voice_interviewer.config import Settings
from voice_interviewer.ports import EventLog
from voice_interviewer.web.app import create_app
from voice_interviewer.web.office import invitations, roles
from voice_interviewer.web.tables import Account, Invitation, Organisation

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
START_S = 30.0
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--autoplay-policy=no-user-gesture-required",
    "--use-fake-ui-for-media-stream",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


class LiveServer:
    """The application, served by a thread. `stop` and `start` again: the same home, the same port."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        self.app = create_app(self.settings)
        config = uvicorn.Config(self.app, port=self.port, log_level="warning", ws="websockets-sansio", lifespan="on")
        self._server = server = uvicorn.Server(config)
        self.app.state.stopping = lambda: server.should_exit  # as `serve` does
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        deadline = time.monotonic() + START_S
        while not self._server.started:
            if time.monotonic() > deadline or not self._thread.is_alive():
                raise RuntimeError("the server did not start")
            time.sleep(0.02)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(START_S)
        assert not self._thread.is_alive(), "the server did not stop"

    @property
    def home(self) -> Path:
        return self.settings.home

    def log(self) -> EventLog:
        from voice_interviewer import wiring

        return wiring.event_log(self.settings)

    def events(self, interview_id: str) -> list[Any]:
        """The events of an interview, as they are in the log now."""
        with contextlib.closing(self.log()) as log:  # type: ignore[type-var]
            return [recorded.event for recorded in log.read(interview_id)]

    def owner(self, email: str = "kim@example.org") -> Account:
        """An organisation with its owner, made once."""
        from sqlalchemy import select

        with self.app.state.database.session() as session:
            known = session.scalars(select(Account).filter_by(email=email)).one_or_none()
            if known is not None:
                return known
            organisation = Organisation(name="Lakeside", contact="people@lakeside.example")
            session.add(organisation)
            session.flush()
            account = Account(
                organisation_id=organisation.id, email=email, name="Kim", rank="owner", password_hash="none"
            )
            session.add(account)
            session.flush()
            session.refresh(account)
            return account

    def invite(self, candidate: str = "Robin Example", pack: str = "backend", minutes: float = 5.0, **more: Any) -> str:
        """The path of a candidate's link."""
        owner = self.owner()
        with self.app.state.database.session() as session:
            files = roles.from_library(pack)
            role = roles.create(session, self.home, owner.organisation_id, "Backend Engineer", files, owner.email)
            made = invitations.create(session, owner.organisation_id, role.versions[-1], candidate, owner.email, **more)
            made.minutes = minutes  # shorter than a recruiter may choose: tests are in a hurry
            return invitations.path(self.app.state.links, made)

    def invitation(self, link: str) -> Invitation:
        """The row behind a link."""
        with self.app.state.database.session() as session:
            return invitations.find(session, self.app.state.links, link.split("/")[2])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., LiveServer]]:
    """Starts servers with settings of the test's own; stops them at its end."""
    started: list[LiveServer] = []

    def start(**settings: Any) -> LiveServer:
        usual = {"home": tmp_path / "home", "reports": tmp_path / "reports", "recogniser": "embedded"}
        started.append(LiveServer(Settings(**{**usual, **settings})))
        return started[-1]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield start
        for server in started:
            server.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server for all tests of a module. It has no voice: questions are shown only, so that tests are quick."""
    home = tmp_path_factory.mktemp("server")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        started = LiveServer(Settings(home=home, reports=home / "reports", recogniser="embedded", voice="none"))
        yield started
        started.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without any microphone; `speech.js` gives pages one. Skipped, loudly, where there is no Chromium."""
    with launched() as chromium:
        yield chromium


@contextlib.contextmanager
def launched(*flags: str) -> Iterator[Any]:
    """A browser with more flags than usual."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no page is tested")
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM}: no page is tested")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=[*FLAGS, *flags])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of a context of its own; what went wrong in its console fails the test."""
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    made = context.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda message: wrong.append(message.text) if blames(message) else None)
    yield made
    context.close()
    assert wrong == []


def blames(message: Any) -> bool:
    """An error of ours: not a connection that a test cut."""
    cut = ("WebSocket", "ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION", "net::ERR", "status of 422", "status of 404")
    return message.type == "error" and not any(words in message.text for words in cut)


def violations(page: Any) -> list[str]:
    """What axe-core finds wrong with a page."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")
    return [
        f"{rule['id']}: {rule['help']} {[node['target'] for node in rule['nodes']]}" for rule in found["violations"]
    ]
