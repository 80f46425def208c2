from __future__ import annotations

from voice_interviewer.core.governance import PURPOSES, notice


def test_the_notice_says_who_asks_what_is_kept_and_who_decides() -> None:
    text = notice("Backend", 20, "the owner", "a person").text
    for words in ("AI", "20 minutes", "sound", "never leaves", "a person decides", "the owner", "a person", "deleted"):
        assert words in text


def test_it_says_where_speech_and_words_go_when_they_leave() -> None:
    text = notice("Backend", 20, "the owner", "a person", speech_goes_to="http://ear", words_go_to="http://llm").text
    assert "never leaves" not in text
    assert "http://ear" in text
    assert "http://llm" in text


def test_consent_is_to_exactly_this_text() -> None:
    here, there = notice("Backend", 20, "x", "y"), notice("Backend", 20, "x", "y", words_go_to="http://llm")
    assert here.consent() == notice("Backend", 20, "x", "y").consent()
    assert here.consent().notice_hash != there.consent().notice_hash
    assert here.version != there.version
    assert here.consent().purposes == PURPOSES
