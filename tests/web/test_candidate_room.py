"""The room in a real browser: spoken, typed, by keyboard alone, cut off, reloaded, in two tabs."""

from __future__ import annotations

import base64
import contextlib
import time
import wave
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.speech import say, silence
from tests.web.conftest import launched
from voice_interviewer.core.events import (
    ConductChanged,
    HelpRequested,
    InterviewClosed,
    PhraseRecorded,
    PromptPlayed,
    QuestionAsked,
    TurnEnded,
    UtteranceHeard,
)
from voice_interviewer.ports import SAMPLE_RATE, Samples

MICROPHONE = Path(__file__).parent / "fake_microphone.js"
ANSWER = "I worked on a payment service with Python and PostgreSQL."
PATIENCE_MS = 60_000
OVER = ("complete", "time")


@pytest.fixture
def spoken_page(browser: Any) -> Iterator[Any]:
    """A page whose microphone is the test's: see `speak`."""
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    context.add_init_script(path=str(MICROPHONE))
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


def speak(page: Any, samples: Samples | NDArray[np.int16], *, wait: bool = True) -> None:
    """Say this into the page's microphone."""
    sound = samples if samples.dtype == np.int16 else (samples * 32767).astype("<i2")
    page.evaluate("sound => window.say(sound)" if wait else "sound => window.saying(sound)", coded(sound))


def coded(sound: NDArray[Any]) -> str:
    return base64.b64encode(sound.astype("<i2").tobytes()).decode()


def consent(page: Any, server: Any, link: str) -> None:
    page.goto(server.url + link)
    for number in range(3):
        page.get_by_role("checkbox").nth(number).check()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/check")


def enter(page: Any, server: Any, link: str) -> str:
    """From the link into the room; the interview's id."""
    consent(page, server, link)
    page.get_by_role("link", name="Go to the interview").click()
    page.get_by_role("button", name="Start the interview").click()
    page.locator("[data-state=listening], [data-state=writing]").wait_for()
    return str(server.invitation(link).interview_id)


def write(page: Any, text: str) -> None:
    page.locator("[data-state=writing]").wait_for()
    page.get_by_label("Your answer in writing").fill(text)
    page.get_by_role("button", name="Send the answer").click()


def until(true: Callable[[], object], what: str, seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"waited for: {what}"
        time.sleep(0.1)


def tape(server: Any, interview_id: str) -> NDArray[np.int16]:
    return np.fromfile(server.home / interview_id / "tape" / "microphone.s16", "<i2")


def places(sound: NDArray[Any], within: NDArray[Any]) -> list[int]:
    """Where each half second of a sound lies in a recording; -1 where it is not there as it was."""
    found = []
    length = SAMPLE_RATE // 2
    for start in range(0, len(sound) - length + 1, length):
        piece = sound[start : start + length].astype(np.float64)
        size = 2 ** int(np.ceil(np.log2(len(within) + length)))
        match = np.fft.irfft(np.fft.rfft(within, size) * np.conj(np.fft.rfft(piece, size)))[: len(within) - length]
        best = int(np.argmax(match))
        there = within[best : best + length].astype(np.float64)
        alike = match[best] / np.sqrt((piece**2).sum() * (there**2).sum() + 1e-9)
        found.append(best if alike > 0.98 else -1)
    return found


def hiss(seconds: float) -> NDArray[np.int16]:
    noise = np.random.default_rng(3).normal(0, 3000, round(seconds * SAMPLE_RATE))
    return noise.clip(-32000, 32000).astype(np.int16)


def whole(sound: NDArray[Any], within: NDArray[Any]) -> bool:
    """Whether all of a sound is there, in order.

    A busy browser tears its own sound here and there by some milliseconds, before the page has it: one half second
    in nine may be torn. What the page has is numbered, and the server takes no frame without the one before.
    """
    half = SAMPLE_RATE // 2
    there = [(number, place) for number, place in enumerate(places(sound, within)) if place >= 0]
    torn = len(sound) // half - len(there)
    even = (abs(b - a - (m - n) * half) < SAMPLE_RATE // 5 for (n, a), (m, b) in pairwise(there))
    return torn <= max(1, len(sound) // half // 9) and all(even)


def answer_until_the_end(page: Any, answer: Callable[[int], None]) -> int:
    """Answer question after question until the closing page comes; how many there were."""
    answered, open_now = 0, ""
    while (asked := next_question(page, open_now)) is not None:
        answer(answered)
        answered, open_now = answered + 1, asked
    return answered


def next_question(page: Any, before: str) -> str | None:
    """The id of the question that follows, once it is the candidate's turn; None at the closing page."""
    found = [before]

    def there() -> bool:
        with contextlib.suppress(Exception):  # the page is going
            turn = page.locator("[data-state=writing], [data-state=listening]").count()
            asked = page.locator("#question").get_attribute("data-question", timeout=1000)
            found[0] = asked if turn and asked else before
        return page.url.endswith("/end") or found[0] != before

    until(there, "the next question or the end")
    return None if page.url.endswith("/end") else found[0]


# whole interviews


@pytest.mark.slow
def test_hands_free_from_the_link_to_the_closing_page(serve: Any, tmp_path: Path) -> None:
    """The browser's microphone is a file; nobody touches anything after "Start"."""
    server = serve(patience=0.6, words_per_minute=300)
    said = [say(ANSWER), silence(0.7), say("I measured the slow queries and added an index."), silence(9)]
    path = tmp_path / "answers.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(
            (np.concatenate([silence(24), *said, *said, *said, silence(60)]) * 32767).astype("<i2").tobytes()
        )
    device = ("--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={path}%noloop")
    with launched(*device) as chromium:
        page = chromium.new_context(permissions=["microphone"]).new_page()
        link = server.invite(minutes=0.5)
        consent(page, server, link)
        page.get_by_role("link", name="Go to the interview").click()
        page.get_by_role("button", name="Start the interview").click()
        page.wait_for_url("**/end", timeout=110_000)
        assert "Thank you, Robin Example" in page.inner_text("h1")
    events = server.events(server.invitation(link).interview_id)
    heard = " ".join(event.text for event in events if isinstance(event, UtteranceHeard)).lower()
    assert "python" in heard
    assert "index" in heard
    assert isinstance(events[-1], InterviewClosed)
    assert events[-1].reason in OVER


def test_microphone_denied_leads_to_a_typed_interview_to_the_end(server: Any, page: Any) -> None:
    denied = "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no', 'NotAllowedError') }"
    page.add_init_script(denied)
    link = server.invite(minutes=0.5)
    consent(page, server, link)
    page.get_by_role("button", name="Test the microphone").click()
    page.get_by_text("The browser may not use the microphone").wait_for()
    page.get_by_role("link", name="Go to the interview").click()
    page.get_by_role("button", name="Start the interview").click()
    trouble = page.locator("#trouble", has_text="The browser may not use the microphone")
    trouble.wait_for()

    def answer(number: int) -> None:
        assert trouble.is_visible() == (number == 0), "who writes need not be told again"
        write(page, f"I built payments in Python for {number + 2} years.")

    answered = answer_until_the_end(page, answer)
    events = server.events(server.invitation(link).interview_id)
    typed = [event for event in events if isinstance(event, UtteranceHeard)]
    assert len(typed) == answered >= 1
    assert {event.via for event in typed} == {"typed"}
    assert any(isinstance(event, ConductChanged) and event.typed for event in events)
    assert isinstance(events[-1], InterviewClosed)
    assert events[-1].reason in OVER


def test_each_failure_of_the_microphone_has_its_own_sentence(server: Any, page: Any) -> None:
    consent(page, server, server.invite())
    told = {
        "NotFoundError": "No microphone was found",
        "NotReadableError": "Another program uses the microphone",
        "NotAllowedError": "The browser may not use the microphone",
    }
    for error, sentence in told.items():
        page.evaluate(
            """name => navigator.mediaDevices.getUserMedia = async () => { throw new DOMException("no", name) }""",
            error,
        )
        page.get_by_role("button", name="Test the microphone").click()
        page.locator("#microphone-check .result", has_text=sentence).wait_for()
    page.get_by_role("button", name="Answer now").click()
    page.locator("#practice-check .result", has_text="The browser may not use the microphone").wait_for()
    page.evaluate("navigator.mediaDevices.getUserMedia = undefined")
    page.get_by_role("button", name="Test the microphone").click()
    page.locator("#microphone-check .result", has_text="This browser cannot record sound").wait_for()


def test_by_keyboard_alone(server: Any, page: Any) -> None:
    """From the link to the end without a pointer; every control is reached and can be seen to be."""
    link = server.invite(minutes=0.5)
    page.goto(server.url + link)
    for _ in range(3):
        tab_to(page, "checkbox")
        page.keyboard.press("Space")
    tab_to(page, "Continue")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check")
    tab_to(page, "I answer in writing")
    page.keyboard.press("Enter")
    page.wait_for_url("**/interview")
    tab_to(page, "Start the interview")
    page.keyboard.press("Enter")
    page.locator("[data-state=writing]").wait_for()
    page.keyboard.press("Alt+Shift+KeyP")
    page.locator("[data-state=paused]").wait_for()
    page.keyboard.press("Alt+Shift+KeyP")
    page.locator("[data-state=writing]").wait_for()
    page.keyboard.press("Alt+Shift+KeyQ")
    assert "The question:" in page.locator("#announcer").inner_text()
    page.keyboard.press("Alt+Shift+KeyH")
    page.locator("#help-dialog[open]").wait_for()
    page.keyboard.type("Please call me.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#help-dialog:not([open])").wait_for(state="hidden")

    def answer(number: int) -> None:
        page.locator("[data-state=writing]").wait_for()
        page.locator("#answer").press_sequentially(f"I built payments in Python for {number + 2} years, with r and k.")
        page.keyboard.press("Control+Enter")

    answer_until_the_end(page, answer)
    events = server.events(server.invitation(link).interview_id)
    assert [event.text for event in events if isinstance(event, HelpRequested)] == ["Please call me."]
    assert not any(isinstance(event, TurnEnded) and event.reason == "skip" for event in events)


def tab_to(page: Any, name: str) -> None:
    """Tab until the focus is on this control; the focus must be visible."""
    told = """() => {
      const at = document.activeElement;
      const name = at.type === 'checkbox' ? 'checkbox' : at.textContent.trim();
      return [name, getComputedStyle(at).outlineStyle];
    }"""
    for _ in range(60):
        page.keyboard.press("Tab")
        found, outline = page.evaluate(told)
        if found == name:
            assert outline != "none"
            return
    raise AssertionError(f"the keyboard does not reach {name}")


# the device check


def test_headphones_may_interrupt(server: Any, spoken_page: Any) -> None:
    """The microphone does not hear the tones: interrupting is offered, and reaches the interview."""
    link = server.invite()
    consent(spoken_page, server, link)
    spoken_page.get_by_role("button", name="Test the microphone").click()
    spoken_page.get_by_text("Please say a few words").wait_for()
    speak(spoken_page, say(ANSWER))
    spoken_page.get_by_text("Your voice is heard well").wait_for()
    spoken_page.get_by_role("button", name="Play the tones").click()
    spoken_page.get_by_role("button", name="I heard them").click()
    spoken_page.get_by_text("does not hear the loudspeaker").wait_for()
    spoken_page.get_by_label("I may interrupt the interviewer").check()
    spoken_page.get_by_role("link", name="Go to the interview").click()
    spoken_page.get_by_role("button", name="Start the interview").click()
    interview_id = server.invitation(link).interview_id
    until(lambda: [e for e in server.events(interview_id) if isinstance(e, ConductChanged) and e.barge_in], "the wish")


def test_an_echo_is_heard_and_interrupting_not_offered(server: Any, spoken_page: Any) -> None:
    consent(spoken_page, server, server.invite())
    spoken_page.get_by_role("button", name="Test the microphone").click()
    spoken_page.get_by_text("Please say a few words").wait_for()
    tone = (0.05 * np.sin(2 * np.pi * 880 * np.arange(4 * SAMPLE_RATE) / SAMPLE_RATE)).astype(np.float32)
    speak(spoken_page, tone, wait=False)
    spoken_page.get_by_role("button", name="Play the tones").click()
    spoken_page.get_by_role("button", name="I heard them").click()
    spoken_page.get_by_text("The microphone hears the loudspeaker").wait_for()
    assert spoken_page.get_by_label("I may interrupt the interviewer").is_hidden()


def test_a_practice_answer_is_understood(server: Any, spoken_page: Any) -> None:
    link = server.invite()
    consent(spoken_page, server, link)
    spoken_page.get_by_role("button", name="Answer now").click()
    spoken_page.get_by_text("Listening: press again").wait_for()
    speak(spoken_page, say("I had bread and butter."))
    spoken_page.get_by_role("button", name="Done").click()
    spoken_page.locator("#practice-check .result", has_text="bread").wait_for()
    assert len(server.events(server.invitation(link).interview_id)) == 3


# nothing is lost


def test_a_cut_connection_loses_no_sample(server: Any, spoken_page: Any) -> None:
    """Part of the answer is spoken without a network; the page goes on by itself afterwards."""
    interview_id = enter(spoken_page, server, server.invite())
    sound = hiss(9)
    speak(spoken_page, sound, wait=False)
    until(lambda: len(tape(server, interview_id)) > 3 * SAMPLE_RATE, "the first seconds on the tape")
    spoken_page.context.set_offline(True)
    spoken_page.locator("[data-state=away]").wait_for()
    time.sleep(4)
    cut = len(tape(server, interview_id))
    spoken_page.context.set_offline(False)
    spoken_page.locator("[data-state=listening]").wait_for()
    until(lambda: len(tape(server, interview_id)) > cut + 5 * SAMPLE_RATE, "the rest on the tape")
    until(lambda: whole(sound, tape(server, interview_id)), "all of the sound on the tape")


def test_a_reload_in_mid_answer_loses_no_sample(server: Any, spoken_page: Any) -> None:
    """What was said without a network is still there after a reload: the browser kept it."""
    interview_id = enter(spoken_page, server, server.invite())
    first = hiss(6)
    speak(spoken_page, first[: 3 * SAMPLE_RATE])
    before = len(server.events(interview_id))
    spoken_page.context.set_offline(True)
    speak(spoken_page, first[3 * SAMPLE_RATE :])
    time.sleep(1.2)
    spoken_page.context.set_offline(False)
    spoken_page.reload()
    spoken_page.locator("[data-state=listening]").wait_for()
    until(lambda: places(first, tape(server, interview_id)).count(-1) <= 1, "all of the sound")
    greetings = [event for event in server.events(interview_id) if getattr(event, "purpose", "") == "greeting"]
    assert len(greetings) == 1
    assert len(server.events(interview_id)) >= before


def test_a_restarted_server_goes_on_in_mid_answer(serve: Any, spoken_page: Any) -> None:
    server = serve(voice="none")
    interview_id = enter(spoken_page, server, server.invite())
    words = say(ANSWER)
    sound = (np.concatenate([words, silence(0.3), say("I measured the slow queries.")]) * 32767).astype(np.int16)
    speak(spoken_page, sound, wait=False)
    time.sleep(1.5)
    server.stop()
    spoken_page.locator("[data-state=away]").wait_for()
    server.start()
    spoken_page.locator("[data-state=listening]").wait_for()
    asked = [event for event in server.events(interview_id) if isinstance(event, QuestionAsked)]
    assert len(asked) == 1

    def heard() -> str:
        return " ".join(e.text for e in server.events(interview_id) if isinstance(e, UtteranceHeard)).lower()

    until(lambda: "python" in heard() and "quer" in heard(), "both sentences in the transcript")
    recorded = [event for event in server.events(interview_id) if isinstance(event, PhraseRecorded)]
    assert len({event.utterance_id for event in recorded}) == len(recorded)


def test_a_second_tab_is_told_and_can_go_on(server: Any, spoken_page: Any) -> None:
    interview_id = enter(spoken_page, server, server.invite())
    second = spoken_page.context.new_page()
    second.goto(spoken_page.url)
    told = second.locator("#elsewhere[open]")
    told.wait_for()
    assert spoken_page.locator("[data-state=listening]").count()
    second.get_by_role("button", name="Continue here").click()
    second.locator("[data-state=listening]").wait_for()
    spoken_page.locator("#elsewhere[open]").wait_for()
    assert spoken_page.locator("#state").inner_text() == "The interview goes on in another window"
    sound = hiss(2)
    speak(second, sound)
    until(lambda: whole(sound, tape(server, interview_id)), "the second tab's sound")


def test_a_microphone_that_is_pulled_out_is_told_and_comes_back(server: Any, spoken_page: Any) -> None:
    interview_id = enter(spoken_page, server, server.invite())
    spoken_page.evaluate("window.given.getAudioTracks()[0].dispatchEvent(new Event('ended'))")
    spoken_page.get_by_text("The microphone is gone").wait_for()
    before = len(tape(server, interview_id))
    until(lambda: len(tape(server, interview_id)) > before + 2 * SAMPLE_RATE, "silence in place of sound")
    spoken_page.evaluate("navigator.mediaDevices.dispatchEvent(new Event('devicechange'))")
    spoken_page.get_by_text("The microphone is gone").wait_for(state="hidden")
    sound = hiss(2)
    speak(spoken_page, sound)
    until(lambda: whole(sound, tape(server, interview_id)), "the sound")


# what the candidate does


def test_a_break_and_back_again_keeps_what_was_half_written(server: Any, page: Any) -> None:
    consent(page, server, server.invite())
    page.get_by_role("link", name="I answer in writing").click()
    page.get_by_role("button", name="Start the interview").click()
    page.locator("[data-state=writing]").wait_for()
    page.get_by_label("Your answer in writing").fill("Half a sentence")
    page.get_by_role("button", name="Leave the interview").click()
    page.get_by_role("button", name="Take a break").click()
    page.get_by_role("heading", name="Your interview so far").wait_for()
    page.get_by_role("link", name="Go on with the interview").click()
    page.locator("[data-state=writing]").wait_for()
    assert page.get_by_label("Your answer in writing").input_value() == "Half a sentence"


def test_spoken_words_are_captioned_and_transcribed(server: Any, spoken_page: Any) -> None:
    interview_id = enter(spoken_page, server, server.invite())
    speak(spoken_page, say(ANSWER), wait=False)
    until(lambda: "service" in spoken_page.locator("#caption").inner_text().lower(), "a caption while speaking")
    until(lambda: [e for e in server.events(interview_id) if isinstance(e, UtteranceHeard)], "the words")
    spoken_page.keyboard.press("Control+Enter")
    until(lambda: [e for e in server.events(interview_id) if isinstance(e, TurnEnded)], "the end of the turn")
    assert [e.reason for e in server.events(interview_id) if isinstance(e, TurnEnded)] == ["done"]


def test_who_may_interrupt_is_heard_over_the_voice(serve: Any, spoken_page: Any) -> None:
    """The question is really spoken; what is said into it silences it and is part of the answer."""
    server = serve(words_per_minute=120)
    page, link = spoken_page, server.invite()
    consent(page, server, link)
    interview_id = server.invitation(link).interview_id
    page.evaluate("sessionStorage.setItem('room barge-in', 'yes')")
    page.get_by_role("link", name="Go to the interview").click()
    page.get_by_role("button", name="Start the interview").click()
    page.locator("[data-state=speaking]").wait_for()
    page.get_by_role("button", name="Skip").click()  # the greeting
    page.locator("[data-state=speaking] #question[data-question]:not(.beside)").wait_for()
    speak(page, say(ANSWER), wait=False)
    page.locator("[data-state=listening]").wait_for()
    until(lambda: [e for e in server.events(interview_id) if isinstance(e, UtteranceHeard)], "the words")
    events = server.events(interview_id)
    assert [event.complete for event in events if isinstance(event, PromptPlayed)] == [False, False]
    assert "service" in next(event.text for event in events if isinstance(event, UtteranceHeard)).lower()


def test_a_dead_microphone_is_told_from_a_candidate_who_thinks(server: Any, page: Any) -> None:
    """Nothing at all for 8 s is no microphone; one that was heard may be still for longer."""
    page.goto(server.url + server.invite())
    dead = """async (levels) => {
      const { Meter } = await import('/static/room/meter.js');
      const meter = new Meter(document.createElement('span'));
      for (const [level, seconds] of levels) for (let n = 0; n < seconds * 31.25; n++) meter.show(level);
      return meter.dead;
    }"""
    for levels, told in (
        ([[0, 9]], True),
        ([[0, 7]], False),
        ([[0.002, 30]], False),
        ([[0.1, 1], [0, 20]], False),
        ([[0.1, 1], [0, 31]], True),
        ([[0, 9], [0.002, 0.1]], False),
    ):
        assert page.evaluate(dead, levels) is told, levels


def test_settings_reach_the_interview_at_once(server: Any, spoken_page: Any) -> None:
    interview_id = enter(spoken_page, server, server.invite())
    spoken_page.get_by_text("Settings: more time").click()
    spoken_page.get_by_label("How long a pause may be").select_option("2.5")
    spoken_page.get_by_label("I press a button to talk").check()

    def conduct() -> list[Any]:
        return [event for event in server.events(interview_id) if isinstance(event, ConductChanged)]

    until(lambda: conduct() and conduct()[-1].push_to_talk, "the settings in the log")
    assert conduct()[-1].patience == 2.5
    spoken_page.locator("[data-state=waiting]").wait_for()
    spoken_page.get_by_role("button", name="Press to talk").click()
    spoken_page.locator("[data-state=talking]").wait_for()
    speak(spoken_page, say(ANSWER))
    spoken_page.get_by_role("button", name="Done talking").click()
    until(lambda: [e for e in server.events(interview_id) if isinstance(e, UtteranceHeard)], "the words")


def test_a_muted_microphone_sends_silence(server: Any, spoken_page: Any) -> None:
    interview_id = enter(spoken_page, server, server.invite())
    spoken_page.get_by_role("button", name="Microphone off").click()
    spoken_page.locator("[data-state=muted]").wait_for()
    before = len(tape(server, interview_id)) + SAMPLE_RATE // 2
    speak(spoken_page, hiss(2))
    until(lambda: len(tape(server, interview_id)) > before + 2 * SAMPLE_RATE, "two more seconds")
    assert not tape(server, interview_id)[before:].any()
