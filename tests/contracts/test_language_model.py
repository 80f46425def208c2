"""What every LanguageModel must do: against a scripted server, and against a real one with a random model."""

import importlib.util
import threading
import time

import pytest

from tests import tiny_gguf
from tests.openai_server import OpenAIServer
from voice_interviewer.adapters.openai_chat import OpenAIChat
from voice_interviewer.core.json_schema import problems
from voice_interviewer.ports import EngineError

SCHEMA = {
    "type": "object",
    "properties": {
        "probe": {"type": "string", "maxLength": 20},
        "level": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 5}, {"type": "null"}]},
        "quotes": {"type": "array", "items": {"type": "string", "maxLength": 10}, "maxItems": 2},
        "kind": {"type": "string", "enum": ["probe", "next"]},
    },
    "required": ["probe", "level", "quotes", "kind"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def llama(tmp_path_factory):
    missing = [name for name in ("xllamacpp", "gguf") if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"NOT TESTED against a real server: install {' and '.join(missing)} (pip install -e '.[dev]')")
    with tiny_gguf.serve(tmp_path_factory.mktemp("llama")) as url:
        yield url


@pytest.fixture(params=["scripted", "llama.cpp"])
def model(request):
    if request.param == "llama.cpp":
        chat = OpenAIChat("tiny", request.getfixturevalue("llama"))
        yield chat
        chat.close()
        return
    with OpenAIServer() as server:
        chat = OpenAIChat("test-model", server.url)
        yield chat
        chat.close()


def test_it_has_a_name(model):
    assert model.name


def test_the_answer_fits_the_schema(model):
    for word in ("one", "two", "three"):
        answer = model.complete("You ask questions.", f"The answer was {word}.", SCHEMA, timeout_s=60)
        assert problems(answer, SCHEMA) == []


def test_texts_of_all_kinds_travel(model):
    user = 'quotes " and \\ and {braces} \n new lines, नमस्ते 😀 \x00'
    assert problems(model.complete("Système", user, SCHEMA, timeout_s=60), SCHEMA) == []


def test_it_can_be_used_from_another_thread(model):
    answers = []
    thread = threading.Thread(target=lambda: answers.append(model.complete("s", "u", SCHEMA, timeout_s=60)))
    thread.start()
    thread.join()
    assert problems(answers[0], SCHEMA) == []


def test_no_time_is_an_error_at_once(model):
    began = time.monotonic()
    with pytest.raises(EngineError, match="in time"):
        model.complete("s", "u", SCHEMA, timeout_s=0.0001)
    assert time.monotonic() - began < 2


def test_what_cannot_be_answered_is_an_engine_error(llama):
    """The real server's own refusal: more words than the model's context holds."""
    chat = OpenAIChat("tiny", llama)
    with pytest.raises(EngineError, match="HTTP 400"):
        chat.complete("s", "word " * 5000, SCHEMA, timeout_s=60)
    assert chat.complete("s", "short", SCHEMA, timeout_s=60)
    chat.close()
