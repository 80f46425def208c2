"""A language model behind any server that speaks OpenAI's chat completions, held to a JSON schema.

Servers differ in what they enforce. The ladder is: strict schema, then JSON object with the schema in the prompt, then
plain text with the schema in the prompt. The first form that a server accepts is remembered. A server that accepts a
schema and does not keep to it, several times running, is given it in the prompt. Whatever comes back is checked here; a
repair turn may mend it.
"""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from voice_interviewer.core import json_schema
from voice_interviewer.ports import EngineError, EngineUnavailable

log = logging.getLogger(__name__)

Message = dict[str, str]
Schema = Mapping[str, Any]

LADDER = ("json_schema", "json_object", "text")
MAX_ANSWER_TOKENS = 4000  # room for thoughts; without a limit a confused model writes until its context is full
MAX_ANSWER_BYTES = 1_000_000
RETRY_AFTER_S = 0.3
BUSY = {408, 409, 429, 502, 503, 504}
REFUSES_ACCESS = {401, 403, 404}
REFUSES_FORM = {400, 415, 422, 501}  # other refusals may pass: a simpler form is tried, and not remembered
MOST_MISFITS = 3  # running; one answer that was cut off or confused says nothing about the server


class OpenAIChat:
    """LanguageModel. Without a `model` the server's first is taken; a local server needs no `api_key`.

    A setting that the model refuses is left out.
    """

    def __init__(self, model: str, base_url: str, api_key: str = "") -> None:
        import openai

        self.name = f"{model or 'first model'} at {urlsplit(base_url).netloc}"
        self._model = model
        self._base_url = base_url
        self._client = openai.OpenAI(base_url=base_url, api_key=api_key or "none", max_retries=0)
        self._settings: dict[str, Any] = {"temperature": 0.0, "max_tokens": MAX_ANSWER_TOKENS}
        self._rung = 0
        self._misfits = 0

    def complete(self, system: str, user: str, schema: Schema, *, timeout_s: float) -> dict[str, Any]:
        """One exchange, and a second one if the answer does not fit the schema; all within `timeout_s`."""
        deadline = time.monotonic() + timeout_s
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        text = self._climb(messages, schema, deadline)
        answer, wrong = read(text, schema)
        self._judge_server(answer, wrong)
        if wrong:
            messages += [{"role": "assistant", "content": text[:8000]}]
            messages += [{"role": "user", "content": _repair(wrong, schema)}]
            answer, wrong = read(self._climb(messages, schema, deadline), schema)
        if answer is None or wrong:
            raise EngineError(f"{self.name} does not answer in the form asked for ({'; '.join(wrong[:3])}).")
        return answer

    def close(self) -> None:
        self._client.close()

    def _judge_server(self, answer: dict[str, Any] | None, wrong: list[str]) -> None:
        """Does it enforce the schema? It could not have answered without an object, or with a field missing."""
        if answer is not None and not any(problem.endswith("is missing") for problem in wrong):
            self._misfits = 0
            return
        self._misfits += 1
        if self._misfits >= MOST_MISFITS and self._rung == 0:
            self._step_down(1, f"{self._misfits} answers running did not keep to the schema")

    def _step_down(self, rung: int, reason: str) -> None:
        log.warning("%s: %s; asked as %s from now on.", self.name, reason.rstrip("."), LADDER[rung])
        self._rung, self._misfits = rung, 0

    def _climb(self, messages: list[Message], schema: Schema, deadline: float) -> str:
        """The answer's text, in the first form of the ladder that the server accepts."""
        refusals: list[_Refused] = []
        for rung in range(self._rung, len(LADDER)):
            try:
                text = self._ask(LADDER[rung], messages, schema, deadline)
            except _Refused as refused:
                refusals.append(refused)
                continue
            if refusals and all(refused.status in REFUSES_FORM for refused in refusals):
                self._step_down(rung, str(refusals[-1]))
            return text
        raise refusals[-1]

    def _ask(self, form: str, messages: list[Message], schema: Schema, deadline: float) -> str:
        body: dict[str, Any] = {"messages": messages}
        if form == "json_schema":
            strict = {"name": "answer", "strict": True, "schema": json_schema.strict(schema)}
            body["response_format"] = {"type": "json_schema", "json_schema": strict}
        else:
            system, *others = messages
            body["messages"] = [system | {"content": f"{system['content']}\n\n{_instruction(schema)}"}, *others]
        if form == "json_object":
            body["response_format"] = {"type": "json_object"}
        try:
            return self._send(body, deadline)
        except _Refused as refused:
            unwanted = [name for name in self._settings if name in str(refused)]
            if not unwanted:
                raise
        for name in unwanted:
            self._settings.pop(name, None)
        return self._send(body, deadline)

    def _send(self, body: dict[str, Any], deadline: float) -> str:
        """One request; a busy server or a broken connection gets a second."""
        try:
            return self._post(body, deadline)
        except _Busy as busy:
            if deadline - time.monotonic() < 2 * busy.wait_s:
                raise
            time.sleep(busy.wait_s)
        return self._post(body, deadline)

    def _post(self, body: dict[str, Any], deadline: float) -> str:
        left_s = deadline - time.monotonic()
        if left_s <= 0:
            raise self._too_late()
        client = self._client.with_options(timeout=left_s)
        data = b""
        with self._plain_errors():
            self._model = self._model or _first_model(client)
            create = client.chat.completions.with_streaming_response.create
            with create(model=self._model, **body, **self._settings) as response:
                for chunk in response.iter_bytes():  # in pieces: a server that drips must not outlast the deadline
                    data += chunk
                    if time.monotonic() > deadline:
                        raise self._too_late()
                    if len(data) > MAX_ANSWER_BYTES:
                        raise EngineError(f"{self.name} answers without end.")
        return self._content(data)

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        import httpx2  # what openai is built on: its errors come through while an answer is read
        import openai

        try:
            yield
        except (openai.APITimeoutError, httpx2.TimeoutException):
            raise self._too_late() from None
        except openai.APIStatusError as error:
            raise self._status(error) from error
        except (openai.OpenAIError, httpx2.HTTPError) as error:
            said = f"No language model answers at {self._base_url}. Is the server running?"
            raise _Busy(said, RETRY_AFTER_S) from error

    def _too_late(self) -> EngineError:
        return EngineError(f"{self.name} did not answer in time.")

    def _status(self, error: Any) -> EngineError:
        said = f"{self.name} answers HTTP {error.status_code}: {' '.join(str(error.message).split())[:300]}"
        if error.status_code in REFUSES_ACCESS:
            return EngineUnavailable(f"{said}. Check the model's name, the address and the API key.")
        if error.status_code in BUSY:
            return _Busy(said, _seconds(error.response.headers.get("retry-after")))
        return _Refused(said, error.status_code)

    def _content(self, data: bytes) -> str:
        try:
            choice = json.loads(data)["choices"][0]
            message = choice["message"]
            content = message.get("content") or ""
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            raise EngineError(f"{self._base_url} does not answer as a chat server does. Check the address.") from None
        if message.get("refusal") or choice.get("finish_reason") == "content_filter":
            raise EngineError(f"{self.name} refuses to answer.")
        if isinstance(content, list):  # parts, as some servers send them
            content = "".join(part.get("text", "") for part in content if isinstance(part, dict))
        return str(content)


class _Busy(EngineUnavailable):
    """Worth a second request after `wait_s`."""

    def __init__(self, message: str, wait_s: float) -> None:
        super().__init__(message)
        self.wait_s = wait_s


class _Refused(EngineError):
    """The server does not take this request; a simpler form may do."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def _first_model(client: Any) -> str:
    try:
        return str(client.models.list().data[0].id)
    except (LookupError, AttributeError, TypeError):
        raise EngineUnavailable("The language model server lists no models. Name one (llm_model).") from None


def read(text: str, schema: Schema) -> tuple[dict[str, Any] | None, list[str]]:
    """The first JSON object in a text that fits the schema; else the first one and what is wrong with it."""
    first: tuple[dict[str, Any] | None, list[str]] = (None, ["there is no JSON object in the answer"])
    for count, answer in enumerate(objects(text)):
        wrong = json_schema.problems(answer, schema)
        if not wrong:
            return answer, []
        if not count:
            first = answer, wrong
    return first


def objects(text: str, most: int = 50) -> Iterator[dict[str, Any]]:
    """The JSON objects in a text, whatever stands around them; thoughts are passed over."""
    text = re.sub(r"<think>.*?</think>", "", text, flags=re.DOTALL)
    decoder = json.JSONDecoder(parse_constant=_no_constant)
    start = text.find("{")
    for _ in range(most):
        if start < 0:
            return
        end = start + 1
        try:
            found, end = decoder.raw_decode(text, start)
            yield found
        except (ValueError, RecursionError):
            pass
        start = text.find("{", end)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _instruction(schema: Schema) -> str:
    return f"Answer with one JSON object and nothing else. It must match this JSON schema:\n{json.dumps(schema)}"


def _repair(wrong: list[str], schema: Schema) -> str:
    return f"Your answer cannot be used: {'; '.join(wrong[:5])}.\n{_instruction(schema)}"


def _seconds(header: str | None) -> float:
    try:
        return max(float(header or RETRY_AFTER_S), 0.0)
    except ValueError:
        return RETRY_AFTER_S
