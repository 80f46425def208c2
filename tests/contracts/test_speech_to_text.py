"""What every SpeechToText must do. That the words are right is another question: see bench/transcription.py."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from importlib.util import find_spec

import numpy as np
import pytest

from tests import random_whisper
from tests.openai_server import OpenAIServer
from tests.speech import hiss, say, silence
from voice_interviewer.adapters.faster_whisper import FasterWhisper
from voice_interviewer.adapters.model_store import ModelStore
from voice_interviewer.adapters.openai_transcription import OpenAITranscription
from voice_interviewer.ports import SAMPLE_RATE, EngineError, Hypothesis


def build_embedded(*_):
    folder = ModelStore().find("embedded-en")
    if folder is None or find_spec("voice_interviewer.adapters.embedded_recogniser") is None:
        pytest.skip("the embedded recogniser is not here")
    from voice_interviewer.adapters.embedded_recogniser import EmbeddedRecogniser

    return lambda: EmbeddedRecogniser(folder)


def build_pocketsphinx(*_):
    pytest.importorskip("pocketsphinx", reason="PocketSphinx is not installed")
    from voice_interviewer.adapters.pocketsphinx import PocketSphinx

    return PocketSphinx


def build_whisper(tmp_path_factory, _):
    folder = random_whisper.make(tmp_path_factory.mktemp("models") / "random")
    return lambda: FasterWhisper(folder)


def build_server(mode):
    def build(_, resources):
        server = resources.enter_context(OpenAIServer())
        server.script("transcriptions", mode)
        return lambda: OpenAITranscription(server.url, "whisper-1")

    return build


BUILDERS = {
    "embedded": build_embedded,
    "pocketsphinx": build_pocketsphinx,
    "whisper": build_whisper,
    "server": build_server("good"),
    "plain server": build_server("plain"),
}


@pytest.fixture(scope="module", params=BUILDERS)
def build(request, tmp_path_factory):
    with ExitStack() as resources:
        yield BUILDERS[request.param](tmp_path_factory, resources)


@pytest.fixture(scope="module")
def recogniser(build):
    return build()


@pytest.fixture(scope="module")
def speech():
    return np.concatenate([silence(0.3), say("We use a message queue between the services."), silence(0.3)])


def check(hypothesis: Hypothesis, samples) -> None:
    """What holds for every answer, whatever was heard."""
    seconds = len(samples) / SAMPLE_RATE
    assert hypothesis.text == hypothesis.text.strip()
    assert hypothesis.dropped_segments >= 0
    assert " ".join(word.text for word in hypothesis.words) == hypothesis.text
    earliest = 0.0
    for word in hypothesis.words:
        assert word.text.strip()
        assert earliest <= word.start_s <= word.end_s <= seconds
        assert 0 <= word.confidence <= 1
        earliest = word.start_s


def test_it_has_a_name(recogniser):
    assert recogniser.name


def test_speech_gives_words_with_times_inside_the_audio(recogniser, speech):
    check(recogniser.transcribe(speech), speech)


@pytest.mark.parametrize("quiet", [silence(2), hiss(2)], ids=["silence", "a quiet room"])
def test_silence_gives_no_words(recogniser, quiet):
    assert recogniser.transcribe(quiet).text == ""


@pytest.mark.parametrize("count", [0, 1, 159, 400, 1601, 8000])
def test_any_short_length_is_fine(recogniser, speech, count):
    piece = speech[12_000 : 12_000 + count]
    check(recogniser.transcribe(piece), piece)


def test_more_than_half_a_minute_is_fine(recogniser, speech):
    long = np.concatenate([speech, silence(31 - 2 * len(speech) / SAMPLE_RATE), speech])
    check(recogniser.transcribe(long), long)


def test_loud_and_clipped_sound_is_fine(recogniser, speech):
    clipped = np.sign(speech[:32_000]).astype(np.float32)
    check(recogniser.transcribe(clipped), clipped)


def test_its_input_stays_as_it_is(recogniser, speech):
    samples = speech.copy()
    recogniser.transcribe(samples)
    assert np.array_equal(samples, speech)


def test_the_same_sound_gives_the_same_words(recogniser, speech):
    first = recogniser.transcribe(speech)
    recogniser.transcribe(speech[: len(speech) // 2])
    assert recogniser.transcribe(speech).text == first.text


@pytest.mark.parametrize(
    ("hot_words", "prompt"),
    [
        (["FastAPI", "PostgreSQL", "CI/CD", "C++", "naïve"], "A talk about back-end work."),
        (["query"] * 400, "and the index " * 300),
        (["", " ", "🙂", "नमस्ते"], "\n\x00"),
    ],
    ids=["technical", "far too many", "odd"],
)
def test_hints_never_break_it(recogniser, speech, hot_words, prompt):
    check(recogniser.transcribe(speech, hot_words=hot_words, prompt=prompt), speech)


def test_it_lives_in_one_worker_thread(build, speech):
    with ThreadPoolExecutor(1) as worker:
        recogniser = worker.submit(build).result()
        check(worker.submit(recogniser.transcribe, speech).result(), speech)


def test_what_is_no_audio_raises_engine_error_or_nothing(recogniser):
    """Numbers that no microphone gives: an EngineError or an answer, never anything else."""
    broken = np.full(16_000, np.nan, np.float32)
    with suppress(EngineError):
        check(recogniser.transcribe(broken), broken)
