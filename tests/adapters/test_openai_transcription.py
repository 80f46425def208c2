"""A transcription server that is good, plain, wrong, slow, or gone."""

import io
import time
import wave

import numpy as np
import pytest

from tests.openai_server import OpenAIServer
from tests.speech import say, silence
from voice_interviewer.adapters.openai_transcription import OpenAITranscription
from voice_interviewer.ports import SAMPLE_RATE, EngineError


@pytest.fixture
def server():
    with OpenAIServer(transcript="We use Postgres, and a queue.", delay_s=30) as server:
        yield server


@pytest.fixture
def recogniser(server):
    return OpenAITranscription(server.url, "whisper-1", api_key="secret", timeout_s=20)


@pytest.fixture(scope="module")
def speech():
    """A second of silence, speech, a second of silence."""
    return np.concatenate([silence(1), say("We use Postgres, and a queue."), silence(1)])


def answer_with(monkeypatch, **answer):
    """Let the server answer with exactly this."""
    monkeypatch.setattr("tests.openai_server._transcription", lambda *_: answer)


def test_the_phrase_is_sent_as_a_wav_with_its_hints(server, recogniser, speech):
    recogniser.transcribe(speech, hot_words=["FastAPI", "CSRF"], prompt="A talk about back-end work.")
    request = server.requests[0]
    assert request.body["model"] == "whisper-1"
    assert request.body["language"] == "en"
    assert request.body["response_format"] == "verbose_json"
    assert request.body["timestamp_granularities"] == ["word", "segment"]
    assert request.body["prompt"] == "A talk about back-end work. FastAPI, CSRF"
    assert request.headers["Authorization"] == "Bearer secret"
    with wave.open(io.BytesIO(request.file)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getnframes()) == (SAMPLE_RATE, 1, len(speech))


def test_words_get_their_times_and_the_segments_confidence(recogniser, speech):
    heard = recogniser.transcribe(speech)
    assert heard.text == "We use Postgres, and a queue."
    assert [word.text for word in heard.words] == ["We", "use", "Postgres,", "and", "a", "queue."]
    assert heard.words[0].confidence == pytest.approx(np.exp(-0.25))
    assert (heard.times_estimated, heard.confidence_known) == (False, True)
    assert heard.words[1].start_s == pytest.approx(len(speech) / SAMPLE_RATE / 6)


def test_words_without_punctuation_are_matched_by_their_letters(monkeypatch, recogniser, speech):
    words = [("We", 0.5, 0.7), ("use", 0.8, 1.0), ("Postgre", 1.1, 1.3), ("SQL", 1.3, 1.6), ("a", 2.0, 2.1)]
    answer_with(
        monkeypatch,
        text="We use PostgreSQL -- a...",
        words=[{"word": word, "start": start, "end": end} for word, start, end in words],
    )
    heard = recogniser.transcribe(speech)
    times = {word.text: (round(word.start_s, 2), round(word.end_s, 2)) for word in heard.words}
    assert times["We"] == (0.5, 0.7)
    assert times["PostgreSQL"] == (1.1, 1.6)
    assert times["a..."] == (2.0, 2.1)
    assert heard.text == " ".join(word.text for word in heard.words)


def test_a_servers_own_word_probability_counts(monkeypatch, recogniser, speech):
    words = [{"word": "yes", "start": 1.0, "end": 1.4, "probability": 0.31}]
    answer_with(monkeypatch, text="yes", words=words)
    assert recogniser.transcribe(speech).words[0].confidence == 0.31


def test_a_bare_text_is_spread_over_the_speech_and_marked(server, recogniser, speech):
    server.script("transcriptions", "plain")
    heard = recogniser.transcribe(speech)
    assert heard.text == server.transcript
    assert (heard.times_estimated, heard.confidence_known) == (True, False)
    assert heard.words[0].start_s == pytest.approx(1.0, abs=0.15)
    assert heard.words[-1].end_s == pytest.approx(len(speech) / SAMPLE_RATE - 1, abs=0.4)
    longest = max(heard.words, key=lambda word: word.end_s - word.start_s)
    assert longest.text == "Postgres,"


def test_a_refused_format_is_asked_for_only_once(server, recogniser, speech):
    server.script("transcriptions", "plain")
    recogniser.transcribe(speech)
    recogniser.transcribe(speech)
    assert [request.body["response_format"] for request in server.requests] == ["verbose_json", "json", "json"]


def test_invented_segments_are_left_out_and_counted(monkeypatch, recogniser, speech):
    real = {"id": 0, "start": 0.0, "end": 2.0, "text": " We use it.", "avg_logprob": -0.2, "no_speech_prob": 0.1}
    invented = {"id": 1, "start": 2.0, "end": 4.0, "text": " Thank you.", "avg_logprob": -1.5, "no_speech_prob": 0.9}
    answer_with(monkeypatch, text="We use it. Thank you.", segments=[real, invented])
    heard = recogniser.transcribe(speech)
    assert (heard.text, heard.dropped_segments) == ("We use it.", 1)
    assert heard.times_estimated
    assert heard.confidence_known
    assert heard.words[-1].end_s <= 2.0


def test_silence_is_not_sent(server, recogniser):
    assert recogniser.transcribe(silence(3)).text == ""
    assert server.requests == []


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        ("nonsense", "no transcript"),
        ("empty", "unreadable"),
        ("error", "the model has crashed"),
        ("cut", "No transcript from"),
        ("unauthorised", "refused the API key"),
    ],
)
def test_a_failure_is_one_line_that_names_the_server(server, recogniser, speech, behaviour, message):
    server.script("transcriptions", behaviour)
    with pytest.raises(EngineError, match=message) as error:
        recogniser.transcribe(speech)
    assert server.url in str(error.value)
    assert "\n" not in str(error.value)
    assert "secret" not in str(error.value)


def test_a_server_that_does_not_answer_is_given_up(server, speech):
    server.script("transcriptions", "slow")
    began = time.monotonic()
    with pytest.raises(EngineError, match=r"did not answer within 0\.5 s"):
        OpenAITranscription(server.url, "whisper-1", timeout_s=0.5).transcribe(speech)
    assert time.monotonic() - began < server.delay_s


@pytest.mark.parametrize("behaviour", ["error", "cut"])
def test_one_hiccup_is_forgiven(server, recogniser, speech, behaviour):
    server.script("transcriptions", behaviour, "good")
    assert recogniser.transcribe(speech).text == server.transcript


def test_a_server_that_is_not_there(server, speech):
    with OpenAIServer() as gone:
        url = gone.url
    with pytest.raises(EngineError, match="is it running"):
        OpenAITranscription(url, "whisper-1", timeout_s=2).transcribe(speech)


def test_a_wrong_path_says_what_to_check(server, speech):
    with pytest.raises(EngineError, match="check both"):
        OpenAITranscription(server.url.removesuffix("/v1"), "whisper-1", timeout_s=2).transcribe(speech)


@pytest.mark.parametrize(
    "answer",
    [
        {"text": "a b", "words": [{"word": "a", "start": "soon", "end": 1}]},
        {"text": "a b", "words": [{"word": "a", "start": None, "end": None}]},
        {"text": "a b", "words": [{"start": 0, "end": 1}]},
        {"text": "a b", "segments": [{"start": float("nan"), "end": 1, "text": "a b"}]},
        {"text": 7},
        {"words": []},
        {"text": "a b", "words": 3},
    ],
)
def test_an_answer_of_another_shape_is_an_engine_error(monkeypatch, recogniser, speech, answer):
    answer_with(monkeypatch, **answer)
    with pytest.raises(EngineError):
        recogniser.transcribe(speech)


def test_wild_times_are_forced_into_the_audio(monkeypatch, recogniser, speech):
    wild = [("a", -3, 99), ("b", 98, 2), ("c", 1, 1)]
    words = [{"word": word, "start": start, "end": end} for word, start, end in wild]
    answer_with(monkeypatch, text="a b c", words=words)
    seconds = len(speech) / SAMPLE_RATE
    earliest = 0.0
    for word in recogniser.transcribe(speech).words:
        assert earliest <= word.start_s <= word.end_s <= seconds
        earliest = word.start_s
