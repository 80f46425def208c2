"""Who is in a room: one page at a time, observers by name, and problems that are told once."""

from __future__ import annotations

from voice_interviewer.desk import Problem
from voice_interviewer.web.room.audience import MOST_UNREAD, Audience, Observer
from voice_interviewer.web.room.messages import Message


class Tab:
    def __init__(self, tab: str) -> None:
        self.tab = tab
        self.got: list[Message | bytes] = []
        self.left: list[Message | None] = []

    def send(self, message: Message | bytes) -> None:
        self.got.append(message)

    def leave(self, message: Message | None) -> None:
        self.left.append(message)


def test_the_page_that_comes_takes_the_place_of_the_one_that_was_there() -> None:
    audience, first, again, other = Audience(), Tab("a"), Tab("a"), Tab("b")
    for page in (first, again, again, other):
        audience.enter(page)
    assert first.left == [None], "the same page over another connection"
    assert again.left == [{"type": "elsewhere"}]
    audience.leave(first)
    assert audience.page is other, "who is not in the room leaves nobody alone"
    audience.leave(other)
    assert audience.page is None


def test_those_who_watch_are_named_once_and_get_no_sound() -> None:
    audience, page, one, two = Audience(), Tab("a"), Observer(), Observer()
    audience.enter(page)
    audience.observe(one, "Kim")
    audience.observe(two, "Kim")
    audience.stop_observing(two)
    audience.stop_observing(two)
    names = [message["names"] for message in page.got if isinstance(message, dict)]
    assert names == [["Kim"], ["Kim"], ["Kim"]]
    audience.send_to_page(b"sound")
    one.send(b"sound")
    audience.disperse()
    assert page.got[-1] == b"sound"
    assert page.left == [None]
    assert [one.queue.get_nowait() for _ in range(one.queue.qsize())] == [
        *({"type": "observers", "names": ["Kim"]},) * 3, None
    ]  # fmt: skip


def test_an_observer_who_does_not_read_is_dropped() -> None:
    observer = Observer()
    for number in range(MOST_UNREAD + 1):
        observer.send({"type": "clock", "now_s": number})
    read = [observer.queue.get_nowait() for _ in range(observer.queue.qsize())]
    assert read[-1] is None
    assert len(read) == MOST_UNREAD + 1


def test_a_problem_is_told_once_and_its_cause_never() -> None:
    audience, page = Audience(), Tab("a")
    audience.enter(page)
    news = [audience.tell(Problem("The voice failed.", cause)) for cause in ("/secret/path", "/secret/path", "timeout")]
    assert news == [True, False, True], "each cause is worth a line in the server's log"
    assert page.got == [{"type": "problem", "text": "The voice failed."}]
