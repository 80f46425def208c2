"""What changes while an interview runs, from within and from beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.sessions.scripted import House, small_pack
from tests.sessions.test_session import INTRODUCTION, house
from voice_interviewer.conduct import Command, Conduct, Stage
from voice_interviewer.core.events import (
    ConductChanged,
    ConsentWithdrawn,
    Event,
    HelpAnswered,
    ObserverJoined,
    QuestionAsked,
    Recorded,
    TurnEnded,
    UtteranceHeard,
)
from voice_interviewer.core.turn.endpointing import Patience
from voice_interviewer.desk import Suspended
from voice_interviewer.ports import Conflict
from voice_interviewer.session import Session


class When:
    """Viewer that does something once, when an event of this kind is recorded."""

    def __init__(self, kind: type[Any], act: Callable[[Recorded], None]) -> None:
        self.kind, self.act, self.acted = kind, act, False

    def recorded(self, recorded: Recorded) -> None:
        if isinstance(recorded.event, self.kind) and not self.acted:
            self.acted = True
            self.act(recorded)

    def level(self, at_s: float, rms: float, speech: float) -> None: ...

    def stage(self, stage: Stage) -> None: ...


def beside(place: House, *events: Event) -> Callable[[Recorded], None]:
    """Somebody else writes these into the log."""

    def write(recorded: Recorded) -> None:
        for after, event in enumerate(events, start=recorded.seq):
            place.log.append(place.id, event, after=after)

    return write


async def test_what_others_write_beside_it_disturbs_nothing(tmp_path: Path) -> None:
    place = house(tmp_path)
    change = ConductChanged(at_s=0.0, by="Kim", patience=2.0)
    events = (ObserverJoined(by="Kim"), HelpAnswered(by="Kim", text="I am here."), change)
    session = place.session(viewers=(When(UtteranceHeard, beside(place, *events)),))
    state = await session.conduct()
    assert state.closed is not None
    assert state.closed.reason == "complete"
    assert state.conduct == change
    assert session.how.patience == Patience().scaled(2.0)
    assert [kind for kind in place.kinds() if kind in ("observer_joined", "help_answered", "conduct_changed")] == [
        event.kind for event in events
    ]
    place.log.verify(place.id)


async def test_another_session_is_a_conflict(tmp_path: Path) -> None:
    place = house(tmp_path)
    foreign = QuestionAsked(question_id="q9", text="?", form="main", at_s=0.0)
    session = place.session(viewers=(When(UtteranceHeard, beside(place, foreign)),))
    with pytest.raises(Conflict, match="written elsewhere"):
        await session.conduct()


async def test_withdrawn_consent_ends_it_without_another_word(tmp_path: Path) -> None:
    place = house(tmp_path, {"queues": ("I use a queue.", 0.8, "And a worker pool.", 0.8, "That is it.")})
    withdrawn = ConsentWithdrawn(purposes=("recording",))
    heard = When(UtteranceHeard, beside(place, withdrawn))
    state = await place.session(viewers=(heard,)).conduct()
    assert place.kinds()[-1] == "consent_withdrawn"
    assert state.withdrawn == withdrawn
    with pytest.raises(Suspended):
        place.session().record(ObserverJoined(by="Kim"))


async def test_a_change_of_conduct_counts_at_once_and_after_a_restart(tmp_path: Path) -> None:
    place = house(tmp_path, {"queues": ("I would use a queue.", 3.5, "And a worker pool.")})
    session: Session | None = None

    def change(recorded: Recorded) -> None:
        assert session is not None
        session.record(ConductChanged(at_s=1.0, by="candidate", patience=2.0, speaking_rate=0.8))

    viewer = When(UtteranceHeard, change)
    session = place.session(viewers=(viewer,))
    state = await session.conduct()
    assert viewer.acted
    assert state.turns[1].answer == "I would use a queue. And a worker pool."
    again = place.session(Conduct(speaking_rate=1.0, nudges_s=(1.0,)))
    assert again.how.patience == Patience().scaled(2.0)
    assert again.how.speaking_rate == 0.8
    assert again.how.nudges_s == (1.0,)


def test_who_writes_is_not_hurried() -> None:
    typed = Conduct().adapted(ConductChanged(at_s=0.0, by="candidate", typed=True))
    assert min(typed.nudges_s) >= 60
    assert typed.give_up_s > Conduct().give_up_s
    assert Conduct().adapted(None) == Conduct()
    assert Conduct(push_to_talk=True, speaking_rate=0.9).adapted(
        Conduct(push_to_talk=True, speaking_rate=0.9).as_change()
    ) == Conduct(push_to_talk=True, speaking_rate=0.9)


async def test_slower_is_kept_over_a_restart(tmp_path: Path) -> None:
    place = house(tmp_path, {"queues": ("Could you speak more slowly please?", 25.0, "I would use a queue.")})
    await place.session().conduct()
    (change,) = place.events("conduct_changed")
    assert change.speaking_rate == pytest.approx(0.8)  # type: ignore[attr-defined]
    assert place.session().how.speaking_rate == pytest.approx(0.8)


async def test_slower_by_key_is_kept_over_a_restart_and_leaves_the_rest_as_it_was(tmp_path: Path) -> None:
    place = house(tmp_path, {"queues": (3.0, "I would use a queue.")})
    session: Session | None = None

    def press(recorded: Recorded) -> None:
        assert session is not None
        session.record(ConductChanged(at_s=1.0, by="Kim", patience=2.0, push_to_talk=False))
        session.command(Command("slower"))

    session = place.session(viewers=(When(UtteranceHeard, press),))
    await session.conduct()
    (_, change) = place.events("conduct_changed")
    assert isinstance(change, ConductChanged)
    assert (change.by, change.patience) == ("candidate", 2.0)
    again = place.session().how
    assert again.speaking_rate == pytest.approx(0.8)
    assert again.patience == Patience().scaled(2.0)


async def test_skipping_the_thanks_does_not_skip_the_next_question(tmp_path: Path) -> None:
    place = house(tmp_path)
    session: Session | None = None

    def skip(recorded: Recorded) -> None:
        assert session is not None
        session.command(Command("skip"))

    session = place.session(viewers=(When(TurnEnded, skip),))
    state = await session.conduct()
    assert [turn.answer for turn in state.turns[1:]] == ["I used a queue."] * 4


async def test_welcome_asks_the_question_again(tmp_path: Path) -> None:
    place = House(tmp_path, small_pack(), {"introduction": INTRODUCTION, "queues": (6.0, "I used a queue.")})
    session: Session | None = None

    class Returns(When):
        def level(self, at_s: float, rms: float, speech: float) -> None:
            if self.acted and session is not None and session.state.turn is not None:
                self.acted = False
                session.command(Command("welcome"))

    returns = Returns(QuestionAsked, lambda recorded: None)
    session = place.session(viewers=(returns,))
    state = await session.conduct()
    assert [spoke.purpose for turn in state.turns for spoke in turn.spoken].count("repeat") >= 1
    assert state.turns[0].spoken[0].text.startswith("Welcome back")
    assert state.closed is not None
    assert state.closed.reason == "complete"


async def test_a_resumed_interview_may_go_on_without_a_word(tmp_path: Path) -> None:
    place = house(tmp_path)
    session: Session | None = None

    def interrupt(recorded: Recorded) -> None:
        assert session is not None
        session.command(Command("interrupt"))

    session = place.session(viewers=(When(UtteranceHeard, interrupt),))
    await session.conduct()
    silent = place.session()
    silent._welcome_back = False
    state = await silent.conduct()
    assert state.closed is not None
    assert state.closed.reason == "complete"
    assert place.kinds().count("interview_resumed") == 1
    assert [spoke.purpose for turn in state.turns for spoke in turn.spoken] == []
