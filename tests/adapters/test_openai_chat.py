"""The chat adapter against servers that refuse, fail, drip, talk too much or invent."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.openai_server import OpenAIServer
from voice_interviewer.adapters.openai_chat import OpenAIChat, objects, read
from voice_interviewer.ports import EngineError, EngineUnavailable

SCHEMA = {
    "type": "object",
    "properties": {"word": {"type": "string", "minLength": 1}, "number": {"type": "integer"}},
    "required": ["word"],
}
GOOD = '{"word": "yes"}'


@pytest.fixture
def server():
    with OpenAIServer(delay_s=20) as server:
        yield server


@pytest.fixture
def chat(server):
    chat = OpenAIChat("test-model", server.url)
    yield chat
    chat.close()


def ask(chat: OpenAIChat, timeout_s: float = 10.0):
    return chat.complete("You are the interviewer.", "data", SCHEMA, timeout_s=timeout_s)


def answers(*texts: str):
    """A model that gives these answers in turn."""
    left = list(texts)
    return lambda body: left.pop(0) if len(left) > 1 else left[0]


def forms(server: OpenAIServer) -> list[str]:
    return [request.body.get("response_format", {}).get("type", "text") for request in server.of("chat")]


def test_the_first_form_is_a_strict_schema_at_temperature_0(server, chat):
    server.chat = answers(GOOD)
    assert ask(chat) == {"word": "yes"}
    (request,) = server.of("chat")
    assert request.body["temperature"] == 0.0
    assert request.body["messages"][0] == {"role": "system", "content": "You are the interviewer."}
    sent = request.body["response_format"]["json_schema"]
    assert sent["strict"] is True
    assert sent["schema"]["required"] == ["word", "number"]
    assert sent["schema"]["additionalProperties"] is False


@pytest.mark.parametrize(
    ("behaviour", "tried"),
    [("plain", ["json_schema", "json_object"]), ("plainest", ["json_schema", "json_object", "text"])],
)
def test_a_server_that_refuses_a_form_is_asked_in_a_simpler_one_and_that_is_remembered(server, chat, behaviour, tried):
    server.script("chat", behaviour)
    server.chat = answers(f"Certainly!\n```json\n{GOOD}\n```")
    ask(chat)
    ask(chat)
    assert forms(server) == [*tried, tried[-1]]
    asked = server.of("chat")[-1].body["messages"]
    assert json.dumps(SCHEMA) in asked[0]["content"]
    assert asked[1] == {"role": "user", "content": "data"}


def test_one_repair_turn_names_what_was_wrong(server, chat):
    server.chat = answers('{"word": 7}', GOOD)
    assert ask(chat) == {"word": "yes"}
    repair = server.of("chat")[-1].body["messages"]
    assert [message["role"] for message in repair] == ["system", "user", "assistant", "user"]
    assert "answer.word: must be of type string" in repair[-1]["content"]
    assert json.dumps(SCHEMA) in repair[-1]["content"]


def test_a_schema_that_the_server_does_not_enforce_goes_into_the_prompt_in_the_end(server, chat, caplog):
    server.chat = answers("I would say yes", GOOD, "yes", GOOD, "{}", GOOD)
    for _ in range(3):
        assert ask(chat) == {"word": "yes"}
    assert forms(server) == ["json_schema"] * 5 + ["json_object"]
    (told,) = caplog.messages
    assert "3 answers running did not keep to the schema" in told
    ask(chat)
    assert forms(server)[-1] == "json_object"


def test_an_answer_that_was_cut_off_now_and_then_is_no_reason_to_give_up_the_schema(server, chat, caplog):
    server.chat = answers(*['{"word": "y', GOOD, GOOD] * 4)
    for _ in range(8):
        assert ask(chat) == {"word": "yes"}
    assert set(forms(server)) == {"json_schema"}
    assert not caplog.messages


def test_an_error_that_a_simpler_form_survives_is_not_remembered(scripted):
    asked(scripted, says(500, error("out of memory")), says(200, completion(GOOD)))
    tried = [body["response_format"]["type"] for body in scripted.requests]
    assert tried == ["json_schema", "json_object", "json_schema"]


def test_a_limit_that_the_server_did_not_enforce_is_no_reason_to_give_up_its_schema(server, chat):
    server.chat = answers('{"word": ""}', GOOD)
    ask(chat)
    assert forms(server) == ["json_schema", "json_schema"]


def test_two_misfits_are_an_error(server, chat):
    server.chat = answers('{"number": 1}')
    with pytest.raises(EngineError, match=r"does not answer in the form asked for \(answer\.word: is missing\)"):
        ask(chat)
    assert len(server.of("chat")) == 2


@pytest.mark.parametrize("behaviour", ["nonsense", "empty", "cut"])
def test_what_is_no_answer_is_an_error_and_the_next_call_works(server, chat, behaviour):
    server.script("chat", behaviour, behaviour, behaviour, behaviour, "good")
    with pytest.raises(EngineError):
        ask(chat)
    server.script("chat", "good")
    server.chat = answers(GOOD)
    assert ask(chat) == {"word": "yes"}


def test_an_error_of_the_server_is_told_and_no_form_is_remembered_from_it(server, chat):
    server.script("chat", "error")
    with pytest.raises(EngineError, match=r"HTTP 500.*the model has crashed"):
        ask(chat)
    server.script("chat", "good")
    server.chat = answers(GOOD)
    ask(chat)
    assert forms(server)[-1] == "json_schema"


def test_a_wrong_key_is_told_once_and_never_shown(server):
    server.script("chat", "unauthorised")
    chat = OpenAIChat("test-model", server.url, "sk-secret")
    with pytest.raises(EngineUnavailable, match=r"HTTP 401.*API key") as caught:
        ask(chat)
    chat.close()
    assert "sk-secret" not in str(caught.value)
    assert len(server.of("chat")) == 1
    assert server.of("chat")[0].headers["Authorization"] == "Bearer sk-secret"


def test_without_a_name_the_first_model_of_the_server_is_taken(server):
    server.chat = answers(GOOD)
    chat = OpenAIChat("", server.url)
    ask(chat)
    chat.close()
    assert server.of("chat")[0].body["model"] == "test-model"


def test_nobody_there(free_port):
    chat = OpenAIChat("m", f"http://127.0.0.1:{free_port}/v1")
    with pytest.raises(EngineUnavailable, match=rf"No language model answers at http://127\.0\.0\.1:{free_port}/v1"):
        ask(chat)
    chat.close()


def test_a_slow_server_is_given_up_in_time(server, chat):
    server.script("chat", "slow")
    began = time.monotonic()
    with pytest.raises(EngineError, match="in time"):
        ask(chat, timeout_s=0.5)
    assert time.monotonic() - began < 1.5


@pytest.fixture
def free_port():
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        return server.server_address[1]


@pytest.fixture
def scripted():
    """A server whose replies are functions of the connection; `requests` holds the bodies."""

    class Replies(BaseHTTPRequestHandler):
        def do_POST(self):
            http.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            (http.replies.pop(0) if len(http.replies) > 1 else http.replies[0])(self)

        def log_message(self, *_):
            """Say nothing on standard error."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Replies) as http:
        http.daemon_threads = True
        http.requests, http.replies = [], []
        thread = threading.Thread(target=http.serve_forever, args=(0.02,))
        thread.start()
        http.url = f"http://127.0.0.1:{http.server_address[1]}/v1"
        yield http
        http.shutdown()
        thread.join()


def says(status: int, value, **headers):
    def reply(connection):
        data = json.dumps(value).encode()
        connection.send_response(status)
        for name, header in (headers | {"Content-Length": str(len(data))}).items():
            connection.send_header(name.replace("_", "-"), header)
        connection.end_headers()
        connection.wfile.write(data)

    return reply


def completion(content, **choice):
    message = {"role": "assistant", "content": content} | choice.pop("message", {})
    return {"choices": [{"message": message, "finish_reason": "stop"} | choice]}


def error(message):
    return {"error": {"message": message}}


def drip(connection):
    connection.send_response(200)
    connection.end_headers()
    try:
        for _ in range(200):
            connection.wfile.write(b" ")
            time.sleep(0.05)
    except OSError:
        pass


def flood(connection):
    connection.send_response(200)
    connection.end_headers()
    try:
        while True:
            connection.wfile.write(b" " * 100_000)
    except OSError:
        pass


def asked(scripted, *replies, timeout_s=5.0):
    scripted.replies[:] = replies
    chat = OpenAIChat("m", scripted.url)
    try:
        return ask(chat, timeout_s=timeout_s), ask(chat, timeout_s=timeout_s)
    finally:
        chat.close()


@pytest.mark.parametrize("setting", ["temperature", "max_tokens"])
def test_a_refused_setting_is_left_out_from_then_on(scripted, setting):
    refusal = says(400, error(f"Unsupported value: '{setting}' does not support this with this model."))
    asked(scripted, refusal, says(200, completion(GOOD)))
    assert [setting in body for body in scripted.requests] == [True, False, False]
    assert all(body["response_format"]["type"] == "json_schema" for body in scripted.requests)


def test_a_busy_server_is_asked_once_more(scripted):
    began = time.monotonic()
    asked(scripted, says(429, error("slow down"), Retry_After="0.4"), says(200, completion(GOOD)))
    assert time.monotonic() - began >= 0.4


def test_a_server_that_is_busy_for_too_long_is_an_error_at_once(scripted):
    began = time.monotonic()
    with pytest.raises(EngineError, match=r"HTTP 429: .*slow down"):
        asked(scripted, says(429, error("slow down"), Retry_After="30"))
    assert time.monotonic() - began < 2


def test_a_server_that_drips_does_not_outlast_the_deadline(scripted):
    began = time.monotonic()
    with pytest.raises(EngineError, match="in time"):
        asked(scripted, drip, timeout_s=0.5)
    assert time.monotonic() - began < 1.5


def test_a_server_that_never_ends_is_given_up(scripted):
    with pytest.raises(EngineError, match="without end"):
        asked(scripted, flood)


def test_a_refusal_of_the_model_is_told(scripted):
    with pytest.raises(EngineError, match="refuses to answer"):
        asked(scripted, says(200, completion(None, message={"refusal": "I cannot"})))


def test_content_in_parts_is_joined(scripted):
    parts = [{"type": "text", "text": '{"word":'}, {"type": "text", "text": ' "yes"}'}]
    assert asked(scripted, says(200, completion(parts)))[0] == {"word": "yes"}


@pytest.mark.parametrize("value", [{}, [], {"choices": []}, {"choices": [{"message": None}]}, "text", None])
def test_json_of_another_kind_is_not_a_chat_server(scripted, value):
    with pytest.raises(EngineError, match="does not answer as a chat server"):
        asked(scripted, says(200, value))


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Sure {{here}} it is: {GOOD} and {{more}}",
        f'<think>maybe {{"word": "no"}}</think>{GOOD}',
        f'{{"number": 3}} {GOOD}',
        f'{{"word": NaN}} {GOOD}',
        "{" * 20 + GOOD,
    ],
)
def test_the_object_is_found_in_what_stands_around_it(text):
    assert read(text, SCHEMA) == ({"word": "yes"}, [])


@pytest.mark.parametrize("text", ["", "no", "[1, 2]", "{", '{"a":' * 5000, "{" * 100_000])
def test_no_object_no_answer(text):
    began = time.monotonic()
    assert read(text, SCHEMA) == (None, ["there is no JSON object in the answer"])
    assert time.monotonic() - began < 1


def test_objects_come_in_order():
    assert list(objects('{"a": {"b": 1}} {"c": 2}')) == [{"a": {"b": 1}}, {"c": 2}]
