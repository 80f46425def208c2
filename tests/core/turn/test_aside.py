"""Which of the phrases at a pause are the answer: what a recogniser hears between two breaths is seldom a sentence."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from voice_interviewer.core.events import Request, UtteranceHeard
from voice_interviewer.core.turn.aside import asides, joined
from voice_interviewer.core.turn.intent import classify


def said(*texts: str) -> list[UtteranceHeard]:
    return [
        UtteranceHeard(utterance_id=text, question_id="q1", text=text, start_s=2.0 * place, end_s=2.0 * place + 1.0)
        for place, text in enumerate(texts)
    ]


def set_aside(heard: Sequence[UtteranceHeard], request: Request | None) -> dict[Request, tuple[str, ...]]:
    return asides(heard, classify(joined(heard, "en")), request, "How do queues work?", "en")


def test_a_pause_ends_a_sentence_unless_its_words_want_to_go_on() -> None:
    assert joined(said("I would use the", "queue first.", "Then a cache."), "en") == (
        "I would use the queue first.\nThen a cache."
    )
    assert joined([], "en") == ""


@pytest.mark.parametrize(
    "texts",
    [
        ("We keep the connection open for", "a minute", "and then it is closed by the server."),
        ("and then we stop the old", "session", "what", "comes next is the new one with the right key"),
        ("The customer waits", "wait and the", "order is sent by the worker."),
        ("It takes", "a few seconds,", "until the index is built again on the replica."),
    ],
)
def test_pieces_of_an_answer_stay_in_it_whatever_they_sound_like(texts: tuple[str, ...]) -> None:
    heard = said(*texts)
    assert classify(joined(heard, "en")).kind == "answer"
    assert set_aside(heard, None) == {}


def test_what_came_before_the_answer_is_beside_it() -> None:
    heard = said(
        "What do you mean by queue?", "Let me think.", "I would store each message.", "Let me think.", "Twice."
    )
    assert set_aside(heard, None) == {"clarification": (heard[0].utterance_id,), "hold": (heard[1].utterance_id,)}


def test_a_request_at_the_end_takes_nothing_from_the_answer() -> None:
    alone = said("I would store each message.", "Could you repeat the question?")
    assert set_aside(alone, "repeat") == {"repeat": (alone[1].utterance_id,)}
    mixed = said("I would store each message. Could you repeat the question?")
    assert set_aside(mixed, "repeat") == {"repeat": ()}


def test_a_request_in_two_breaths_is_one() -> None:
    heard = said("Sorry, could you", "repeat the question please?")
    assert set_aside(heard, "repeat") == {"repeat": tuple(one.utterance_id for one in heard)}


def test_thinking_beside_a_request_is_told_apart_from_it() -> None:
    heard = said("Let me think.", "Could you repeat the question?")
    assert set_aside(heard, "repeat") == {"repeat": (heard[1].utterance_id,), "hold": (heard[0].utterance_id,)}
