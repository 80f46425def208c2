"""Which words of an answer are quoted for a key point."""

from voice_interviewer.core.grading.overlap import guide_of
from voice_interviewer.core.grading.passages import best_passage
from voice_interviewer.core.grading.words import tokens

POINT = "Failed messages go to a dead letter queue."


def passage(answer: str) -> str:
    words = tokens(answer)
    found = best_passage(guide_of("Why a queue?", POINT), answer, words)
    return answer[words[found[0]].start : words[found[1]].end] if found else ""


def test_the_phrase_around_the_hits_is_quoted() -> None:
    answer = "It decouples them. When a message fails three times it goes to a dead letter queue, and we get paged."
    assert passage(answer) == "When a message fails three times it goes to a dead letter queue"


def test_without_punctuation_a_window_is_quoted() -> None:
    spoken = (
        "well so we had this thing and " * 8
        + "failed messages go to the dead letter queue "
        + "and then it was fine " * 8
    )
    quoted = passage(spoken)
    assert "failed messages go to the dead letter queue" in quoted
    assert len(quoted.split()) <= 24


def test_nothing_shared_nothing_quoted() -> None:
    assert passage("I would rather use a cron job.") == ""
    assert passage("") == ""
