"""Who may come into a room: after consent, before the end, and not into a server that is being stopped."""

from __future__ import annotations

import pytest

from voice_interviewer.core.events import (
    ConsentGiven,
    ConsentWithdrawn,
    Event,
    InterviewClosed,
    InterviewOpened,
    Recorded,
)
from voice_interviewer.core.state import State, replay
from voice_interviewer.web.room.admission import STOPPING, UNASKED, Over, Refused, admit, language_of

OPENED = InterviewOpened(
    interview_id="i", candidate="", pack_id="", pack_title="", pack_hash="", minutes=5, language="de"
)
CONSENT = ConsentGiven(purposes=("recording",), notice_version="1", notice_hash="0")


def state(*events: Event) -> State:
    return replay([Recorded(seq=seq, at="", event=event) for seq, event in enumerate(events, start=1)])


def test_who_has_agreed_comes_in_until_the_interview_is_over() -> None:
    admit(state(OPENED, CONSENT), stopping=False)
    admit(state(OPENED, CONSENT, InterviewClosed(reason="interrupted", at_s=5.0)), stopping=False)
    for reason in ("complete", "time", "candidate"):
        with pytest.raises(Over) as over:
            admit(state(OPENED, CONSENT, InterviewClosed(reason=reason, at_s=5.0)), stopping=False)  # type: ignore[arg-type]
        assert over.value.reason == reason


def test_who_withdrew_is_told_that_it_is_over() -> None:
    with pytest.raises(Over, match="candidate"):
        admit(state(OPENED, CONSENT, ConsentWithdrawn(purposes=("recording",))), stopping=False)


def test_nobody_comes_in_before_consent_or_while_the_server_stops() -> None:
    for events, stopping, sentence in (
        ((), False, UNASKED),
        ((OPENED,), False, "Es wird nichts aufgezeichnet, bevor Sie dem Hinweis zugestimmt haben."),
        ((), True, STOPPING),
        ((OPENED, CONSENT), True, "Der Server wird gerade angehalten."),
    ):
        with pytest.raises(Refused) as refused:
            admit(state(*events), stopping=stopping)
        assert str(refused.value).startswith(sentence)
    assert (language_of(state()), language_of(state(OPENED))) == ("en", "de")
