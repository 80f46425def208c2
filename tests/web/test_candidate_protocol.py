"""The page's side of docs/room.md, against a server that the test plays itself."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from tests.web.test_candidate_room import MICROPHONE, PATIENCE_MS, consent, until

CONDUCT = {"patience": 1.0, "speaking_rate": 1.0, "push_to_talk": False, "barge_in": False, "typed": False}
SNAPSHOT = {
    "candidate": "Robin", "title": "Backend", "language": "en", "minutes": 5, "now_s": 0, "limit_s": 300,
    "stage": "listening", "question": None, "lines": [], "prompt": None, "conduct": CONDUCT, "paused": False,
    "observers": [], "talking": False, "answer": None, "closed": None,
}  # fmt: skip
QUESTION = {
    "type": "question", "question_id": "q1", "text": "What is wrong with this code?", "form": "main", "number": 2,
    "of": 7, "code": "def double(x):\n    return x + x * 1\n", "code_language": "python",
}  # fmt: skip


class Server:
    """What the page says, connection by connection, and a voice to answer it."""

    def __init__(self, page: Any) -> None:
        self.connections: list[Any] = []
        self.hellos: list[dict[str, Any]] = []
        self.told: list[dict[str, Any]] = []
        self.frames: list[tuple[int, int]] = []  # first frame and count, as they came over this connection
        self.next = 0
        self.silent = False
        self.page = page
        page.route_web_socket("**/room", self.connect)

    def connect(self, socket: Any) -> None:
        self.connections.append(socket)
        socket.on_message(self.receive)

    def receive(self, message: str | bytes) -> None:
        if isinstance(message, bytes):
            (first,) = struct.unpack_from("<I", message)
            self.frames.append((first, (len(message) - 4) // 1024))
            return
        told = json.loads(message)
        if told["type"] == "hello":
            self.hellos.append(told)
            self.frames.clear()
            self.welcome()
        elif told["type"] == "ping":
            self.say(type="pong")
        elif told["type"] == "silence":
            self.frames.append((told["first"], told["count"]))
        else:
            self.told.append(told)

    def welcome(self) -> None:
        if not self.silent:
            self.say(type="welcome", next=self.next, snapshot=SNAPSHOT)

    def say(self, **message: Any) -> None:
        self.connections[-1].send(json.dumps(message))

    def prompt(self, number: int, seconds: float = 0.3) -> None:
        sound = np.zeros(int(16000 * seconds), "<i2").tobytes()
        self.say(type="prompt", prompt=number, text=f"Prompt {number}", samples=len(sound) // 2)
        self.connections[-1].send(struct.pack("<I", number) + sound)

    def played(self) -> list[tuple[int, bool]]:
        return [(told["prompt"], told["complete"]) for told in self.told if told["type"] == "played"]

    def wait(self, true: Any, what: str) -> None:
        def look() -> object:
            self.page.wait_for_timeout(30)  # messages come while Playwright waits
            return true()

        until(look, what)


@pytest.fixture
def room(server: Any, browser: Any) -> Iterator[Server]:
    """A page in a room whose server is the test."""
    context = browser.new_context(viewport={"width": 700, "height": 900})
    context.add_init_script(path=str(MICROPHONE))
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    consent(page, server, server.invite())
    made = Server(page)
    page.get_by_role("link", name="Go to the interview").click()
    page.get_by_role("button", name="Start the interview").click()
    page.locator("[data-state=listening]").wait_for()
    yield made
    context.close()


def test_frames_are_numbered_without_gap_from_zero(room: Server) -> None:
    room.wait(lambda: len(room.frames) > 20, "frames")
    expected = 0
    for first, count in room.frames:
        assert first == expected
        expected += count
    assert room.hellos[0]["frame"] == 0
    assert room.hellos[0]["take_over"] is False


def test_what_was_not_acknowledged_is_sent_again_and_nothing_else(room: Server) -> None:
    room.page.get_by_role("button", name="Repeat").click()
    room.wait(lambda: len(room.frames) > 30 and room.told, "frames and a command")
    command = room.told[0]
    room.say(type="ack", next=20, done=[])
    room.page.wait_for_timeout(200)
    room.next = 20
    there = sum(room.frames[-1])
    room.connections[-1].close()
    room.wait(lambda: len(room.hellos) == 2, "the page to come back")
    room.wait(lambda: sum((room.frames or [(0, 0)])[-1]) > there + 5, "frames again")
    assert room.hellos[1]["tab"] == room.hellos[0]["tab"]
    assert room.hellos[1]["frame"] >= there
    assert room.frames[0][0] <= 20 < room.frames[0][0] + room.frames[0][1]
    expected = room.frames[0][0]
    for first, count in room.frames:
        assert first == expected
        expected += count
    assert room.told.count(command) == 2  # with the same id, so that it counts once
    room.say(type="ack", next=expected, done=[command["id"]])
    room.page.wait_for_timeout(200)
    room.connections[-1].close()
    room.next = expected
    room.wait(lambda: len(room.hellos) == 3, "the page to come back again")
    room.page.wait_for_timeout(300)
    assert room.told.count(command) == 2


def test_a_browser_that_lost_frames_says_silence_for_them(room: Server) -> None:
    """Another browser, or one that was cleaned: the server expects what nobody has any more."""
    room.wait(lambda: len(room.frames) > 30, "frames")
    there = sum(room.frames[-1])
    room.say(type="ack", next=there, done=[])
    room.page.wait_for_timeout(200)
    room.next = 3
    room.connections[-1].close()
    room.wait(lambda: len(room.hellos) == 2 and len(room.frames) > 2, "frames again")
    assert room.frames[0][0] == 3
    assert sum(room.frames[0]) >= there


def test_a_prompt_is_played_once_and_its_end_reported(room: Server) -> None:
    room.prompt(7)
    room.wait(lambda: room.played() == [(7, True)], "the end of the prompt")
    room.prompt(7)  # the server has not learnt of it
    room.wait(lambda: room.played() == [(7, True), (7, True)], "the report again")
    room.prompt(9, seconds=30)
    room.page.wait_for_timeout(300)
    room.prompt(9, seconds=30)  # still playing: it goes on
    room.page.wait_for_timeout(200)
    assert len(room.played()) == 2
    room.say(type="stop_prompt", prompt=9)
    room.wait(lambda: room.played()[2:] == [(9, False)], "the cut")
    room.say(type="prompt", prompt=11, text="Only to be read", samples=0)
    room.wait(lambda: room.played()[3:] == [(11, True)], "a prompt without sound")


def test_a_newer_prompt_replaces_the_one_that_plays(room: Server) -> None:
    room.prompt(3, seconds=30)
    room.page.wait_for_timeout(200)
    room.prompt(4)
    room.wait(lambda: room.played() == [(3, False), (4, True)], "both reports")


def test_time_stands_still_where_no_more_can_be_kept(server: Any, page: Any) -> None:
    """After twenty minutes without a server the page says so, and goes on where it stopped once there is one."""
    page.goto(server.url + server.invite())
    made = Server(page)
    page.evaluate("""async () => {
      const { Room } = await import('/static/room/room.js');
      window.told = [];
      const page = { message() {}, line() {}, full: () => window.told.push(window.room.timeline.next) };
      window.room = new Room('/i/x/room', 'full', page);
      await window.room.join();
    }""")
    made.wait(lambda: made.hellos, "the room")
    page.evaluate("""() => {
      const { outbox, timeline } = window.room;
      const first = timeline.next;
      timeline.next += 40000;
      outbox.addSilence(first, 40000);
    }""")
    made.wait(lambda: page.evaluate("window.told.length"), "the warning")
    stopped = page.evaluate("[window.room.timeline.running, window.room.timeline.next]")
    assert stopped[0] is False
    page.wait_for_timeout(300)
    assert page.evaluate("window.room.timeline.next") == stopped[1] == page.evaluate("window.told[0]")
    made.say(type="ack", next=stopped[1], done=[])
    made.wait(lambda: page.evaluate("window.room.timeline.next") > stopped[1], "time to go on")
    made.wait(lambda: made.frames[-1][0] > stopped[1], "frames after it")
    follows = [first for first, _ in made.frames if first >= stopped[1]]
    assert follows[0] == stopped[1]


def test_code_observers_and_problems_are_shown(room: Server) -> None:
    page = room.page
    room.say(**QUESTION)
    page.get_by_text("Question 2 of 7").wait_for()
    assert page.locator("#code").inner_text().startswith("def double(x):\n    return")
    room.say(type="observers", names=["Kim of Lakeside"])
    page.get_by_text("Watching now: Kim of Lakeside").wait_for()
    room.say(type="problem", text="The voice failed; <b>questions</b> are on the screen only.")
    page.get_by_text("The voice failed; <b>questions</b> are").wait_for()
    room.say(type="partial", text="it returns twice the")
    page.locator("#caption", has_text="it returns twice the").wait_for()
    room.say(**{**QUESTION, "question_id": "q2", "text": "And now?", "code": ""})
    page.locator("#code").wait_for(state="hidden")
    assert page.locator("#announcer").inner_text() == "And now?"


def test_push_to_talk_says_what_it_wants_and_believes_the_server(room: Server) -> None:
    """After a reload the microphone may be open already: the button then closes it."""
    page = room.page
    room.say(type="conduct", **{**CONDUCT, "push_to_talk": True})
    page.locator("[data-state=waiting]").wait_for()
    room.say(type="talking", on=True)
    page.locator("[data-state=talking]").wait_for()
    room.say(type="stage", stage="speaking")
    room.say(type="stage", stage="listening")
    page.get_by_role("button", name="Done talking").click()
    page.get_by_role("button", name="Press to talk").click()
    room.wait(lambda: len(room.told) == 2, "both presses")
    assert [(told["name"], told["text"]) for told in room.told] == [("talk", "close"), ("talk", "open")]
    room.say(**QUESTION)
    page.locator("[data-state=waiting]").wait_for()


def test_an_answer_to_a_request_for_help_is_shown(room: Server) -> None:
    room.say(type="answer", by="Kim", text="Take ten <b>minutes</b> more.")
    room.page.get_by_text("Kim answers your request: Take ten <b>minutes</b> more.").wait_for()
    room.say(type="answer", by="Kim", text="")
    room.page.get_by_text("Kim has seen your request.").wait_for()


def test_a_refusal_is_told_and_not_tried_again(room: Server) -> None:
    room.say(type="refused", text="This link has expired.")
    room.page.get_by_text("This link has expired.").wait_for()
    assert room.page.locator("#state").inner_text().startswith("The connection was refused")
    room.page.wait_for_timeout(1500)
    assert len(room.connections) == 1


def test_the_end_leads_nowhere_else(room: Server) -> None:
    room.say(type="closed", reason="complete", next_page="https://elsewhere.example/")
    room.page.locator("[data-state=closed]").wait_for()
    assert room.page.url.endswith("/interview")


@pytest.mark.slow
def test_nobody_is_lost_when_the_server_never_answers(room: Server) -> None:
    """A line that is dead without being closed is noticed, and the page says so meanwhile."""
    room.silent = True
    room.connections[-1].close()
    room.wait(lambda: len(room.hellos) == 2, "the page to come back")
    room.page.locator("[data-state=away]").wait_for()
    room.silent = False
    room.wait(lambda: len(room.hellos) == 3, "another try after the first went unanswered")
    room.page.locator("[data-state=listening]").wait_for()
