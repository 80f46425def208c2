"""A real local HTTP server that speaks the OpenAI audio and chat protocols, and misbehaves on demand.

    with OpenAIServer() as server:
        server.script("chat", "error", "good")      # the first request fails, the later ones succeed
        client = OpenAI(base_url=server.url, api_key="test")

Routes: "transcriptions", "speech", "chat". Behaviours: "good", "nonsense", "empty", "slow", "error" (HTTP 500), "cut"
(the connection breaks inside the answer), "unauthorised" (401), "plain" (transcriptions: refuses verbose_json; chat:
refuses json_schema), "plainest" (chat: refuses every response_format).
"""

from __future__ import annotations

import email
import io
import json
import struct
import threading
import time
import wave
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import numpy as np

ROUTES = {"/v1/audio/transcriptions": "transcriptions", "/v1/audio/speech": "speech", "/v1/chat/completions": "chat"}
NONSENSE = "banana {{{ ]] \\u00"


@dataclass
class Request:
    """What a client sent: `body` is the JSON or the form's fields, `file` the uploaded bytes."""

    route: str
    body: dict[str, Any]
    headers: Message
    file: bytes = b""


@dataclass
class OpenAIServer:
    """`transcript`, `chat` and `speak` say what good answers hold; `requests` is what came in, in order."""

    transcript: str = "i have worked with python for seven years"
    chat: Callable[[dict[str, Any]], str] | None = None  # request body -> content of the reply
    speak: Callable[[str], bytes] | None = None  # text -> WAV bytes
    delay_s: float = 60.0  # of "slow"
    requests: list[Request] = field(default_factory=list)
    _scripts: dict[str, list[str]] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self._closing = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _answers_of(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """The base URL for a client: ends in /v1."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def script(self, route: str, *behaviours: str) -> None:
        """How the next requests to a route are answered; the last behaviour stays."""
        assert route in ROUTES.values(), route
        self._scripts[route] = list(behaviours)

    def of(self, route: str) -> list[Request]:
        """The requests that came in on one route."""
        return [request for request in self.requests if request.route == route]

    def _next_behaviour(self, route: str) -> str:
        script = self._scripts.get(route) or ["good"]
        return script.pop(0) if len(script) > 1 else script[0]

    def _wait(self) -> None:
        self._closing.wait(self.delay_s)


def example_of(schema: dict[str, Any], root: dict[str, Any] | None = None) -> Any:
    """The smallest value that a JSON schema allows; what a polite model answers by default."""
    root = root or schema
    if "$ref" in schema:
        target: Any = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        return example_of(target, root)
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            return example_of(schema[key][0], root)
    if "enum" in schema or "const" in schema:
        return schema["enum"][0] if "enum" in schema else schema["const"]
    kind = schema.get("type", "object")
    kind = kind[0] if isinstance(kind, list) else kind
    match kind:
        case "object":
            properties = schema.get("properties", {})
            return {name: example_of(properties[name], root) for name in schema.get("required", properties)}
        case "array":
            return [example_of(schema.get("items", {}), root)] * int(schema.get("minItems", 0))
        case "string":
            return "tell me more about that"[: schema.get("maxLength", 99)].ljust(schema.get("minLength", 0), ".")
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "boolean":
            return False
    return None


def tone(text: str, rate: int = 24_000) -> bytes:
    """A WAV that is as long as the text would take: 0.06 s for each character."""
    times = np.arange(max(1, int(len(text) * 0.06 * rate))) / rate
    samples = (8000 * np.sin(2 * np.pi * 220 * times)).astype("<i2")
    data = io.BytesIO()
    with wave.open(data, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(samples.tobytes())
    return data.getvalue()


def _answers_of(server: OpenAIServer) -> type[BaseHTTPRequestHandler]:
    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            """Say nothing on standard error."""

        def do_GET(self) -> None:
            if self.path != "/v1/models":
                return self._json(_error("no such page"), 404)
            model = {"id": "test-model", "object": "model", "owned_by": "test", "created": 0}
            self._json({"object": "list", "data": [model]})

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            route = ROUTES.get(self.path)
            if route is None:
                return self._json(_error("no such page"), 404)
            request = _parsed(route, self.headers, data)
            server.requests.append(request)
            with suppress(BrokenPipeError, ConnectionResetError):  # the client gave up
                self._answer(request, server._next_behaviour(route))

        def _answer(self, request: Request, behaviour: str) -> None:
            match behaviour:
                case "slow":
                    server._wait()
                    return self._good(request)
                case "error":
                    return self._json(_error("the model has crashed"), 500)
                case "unauthorised":
                    return self._json(_error("incorrect API key"), 401)
                case "cut":
                    return self._cut()
                case "empty":
                    return self._send(b"", "application/json")
                case "nonsense":
                    return self._nonsense(request)
                case "plain" | "plainest" if refusal := _refusal(request, behaviour):
                    return self._json(_error(refusal), 400)
            return self._good(request)

        def _good(self, request: Request) -> None:
            match request.route:
                case "transcriptions":
                    self._json(_transcription(server.transcript, request))
                case "speech":
                    self._send((server.speak or tone)(request.body["input"]), "audio/wav")
                case "chat":
                    self._json(_completion(request.body, (server.chat or _polite)(request.body)))

        def _nonsense(self, request: Request) -> None:
            if request.route == "chat":
                return self._json(_completion(request.body, NONSENSE))
            self._send(f"<html>{NONSENSE}</html>".encode(), "text/html")

        def _cut(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "10000")
            self.end_headers()
            self.wfile.write(b'{"text": "and th')
            self.wfile.flush()
            self.close_connection = True

        def _json(self, value: Any, status: int = 200) -> None:
            self._send(json.dumps(value).encode(), "application/json", status)

        def _send(self, data: bytes, content_type: str, status: int = 200) -> None:
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    return Answers


def _parsed(route: str, headers: Message, data: bytes) -> Request:
    content_type = headers.get("Content-Type", "")
    if not content_type.startswith("multipart/"):
        return Request(route, json.loads(data or b"{}"), headers)
    form = email.message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + data)
    fields: dict[str, Any] = {}
    file = b""
    for part in form.walk():
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        if not isinstance(name, str) or not isinstance(payload, bytes):
            continue
        if part.get_filename():
            file = payload
        elif name.endswith("[]"):
            fields.setdefault(name[:-2], []).append(payload.decode())
        else:
            fields[name] = payload.decode()
    return Request(route, fields, headers, file)


def _refusal(request: Request, behaviour: str) -> str:
    wanted = request.body.get("response_format")
    if request.route == "transcriptions":
        return "response_format 'verbose_json' is not compatible with this model" if wanted == "verbose_json" else ""
    if isinstance(wanted, dict) and (behaviour == "plainest" or wanted.get("type") == "json_schema"):
        return f"response_format {wanted['type']} is not supported"
    return ""


def _transcription(text: str, request: Request) -> dict[str, Any]:
    with wave.open(io.BytesIO(request.file)) as sound:
        seconds = sound.getnframes() / sound.getframerate()
        frames = sound.readframes(sound.getnframes())
    if not any(abs(sample) > 100 for (sample,) in struct.iter_unpack("<h", frames)):
        text = ""
    if request.body.get("response_format") != "verbose_json":
        return {"text": text}
    spoken = text.split()
    step = seconds / max(1, len(spoken))
    words = [{"word": word, "start": i * step, "end": (i + 1) * step} for i, word in enumerate(spoken)]
    segment = {
        "id": 0, "seek": 0, "start": 0.0, "end": seconds, "text": text, "tokens": [], "temperature": 0.0,
        "avg_logprob": -0.25, "compression_ratio": 1.2, "no_speech_prob": 0.02,
    }  # fmt: skip
    answer = {"task": "transcribe", "language": "english", "duration": seconds, "text": text}
    answer["segments"] = [segment] if text else []
    return answer | ({"words": words} if "word" in request.body.get("timestamp_granularities", []) else {})


def _polite(body: dict[str, Any]) -> str:
    wanted = body.get("response_format") or {}
    schema = wanted.get("json_schema", {}).get("schema")
    return json.dumps(example_of(schema)) if schema else "{}"


def _completion(body: dict[str, Any], content: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": content, "refusal": None}
    return {
        "id": "chatcmpl-test",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": body.get("model", "test-model"),
        "choices": [{"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }


def _error(message: str) -> dict[str, Any]:
    return {"error": {"message": message, "type": "test", "code": None, "param": None}}
