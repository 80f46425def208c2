"""Any server that speaks OpenAI's `/v1/audio/transcriptions`: speaches, whisper.cpp, vLLM, OpenAI itself."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from voice_interviewer import wav
from voice_interviewer.core.events import Word
from voice_interviewer.loudness import is_silent, voiced_span
from voice_interviewer.ports import SAMPLE_RATE, EngineError, Hypothesis, Samples

PROMPT_CHARACTERS = 800


@dataclass(frozen=True, slots=True)
class Timed:
    """A stretch of the answer with its times, and how sure the server is (None: it does not say)."""

    text: str
    start_s: float
    end_s: float
    confidence: float | None = None


class OpenAITranscription:
    """Sends each phrase as a WAV. Asks for word times; a server that has none gives a text that is spread honestly."""

    def __init__(
        self, base_url: str, model: str, *, api_key: str = "", language: str = "en", timeout_s: float = 30.0
    ) -> None:
        """`base_url` ends in /v1. A server that wants no key gets a dummy. `timeout_s` is for one request."""
        from openai import OpenAI

        self.name = f"server {model}"
        self._url, self._model, self._language, self._timeout_s = base_url, model, language, timeout_s
        self._client = OpenAI(base_url=base_url, api_key=api_key or "none", timeout=timeout_s, max_retries=0)
        self._verbose = True

    def transcribe(self, samples: Samples, *, hot_words: Sequence[str] = (), prompt: str = "") -> Hypothesis:
        """The words of one phrase. Raises EngineError with what to do."""
        if is_silent(samples):  # never sent, since models write something over silence
            return Hypothesis("")
        hint = " ".join(part for part in (prompt, ", ".join(hot_words)) if part)[:PROMPT_CHARACTERS]
        answer = self._ask(wav.encode(samples), hint)
        text = getattr(answer, "text", None)
        if not isinstance(text, str):
            raise EngineError(f"{self._url} answered with something that is no transcript: check the address and model")
        try:
            return _hypothesis(answer, " ".join(text.split()), samples)
        except (AttributeError, TypeError, ValueError) as error:
            raise EngineError(f"{self._url} answered with words that cannot be read: {_one_line(error)}") from None

    def _ask(self, data: bytes, hint: str) -> Any:
        """One request, a second one where the first broke off or the server does not know `verbose_json`."""
        import openai

        for last in (False, True):
            try:
                return self._request(data, hint)
            except openai.APITimeoutError:
                raise EngineError(f"{self._url} did not answer within {self._timeout_s:g} s") from None
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                if last or not self._verbose:
                    raise EngineError(f"{self._url} refused the audio: {_one_line(error)}") from None
                self._verbose = False
            except (openai.APIConnectionError, openai.InternalServerError, openai.RateLimitError) as error:
                if last:
                    raise EngineError(f"No transcript from {self._url}: {_one_line(error)}; is it running?") from None
            except (openai.AuthenticationError, openai.PermissionDeniedError):
                raise EngineError(f"{self._url} refused the API key: set the right one") from None
            except openai.NotFoundError:
                raise EngineError(f"{self._url} has no transcription with model {self._model!r}: check both") from None
            except (openai.OpenAIError, ValueError) as error:
                raise EngineError(f"{self._url} answered with something unreadable: {_one_line(error)}") from None
        raise AssertionError("the second try returns or raises")

    def _request(self, data: bytes, hint: str) -> Any:
        options: dict[str, Any] = {"response_format": "json"}
        if self._verbose:
            options = {"response_format": "verbose_json", "timestamp_granularities": ["word", "segment"]}
        if hint:
            options["prompt"] = hint
        if self._language:
            options["language"] = self._language
        file = ("phrase.wav", data, "audio/wav")
        return self._client.audio.transcriptions.create(file=file, model=self._model, temperature=0.0, **options)


def _hypothesis(answer: Any, text: str, samples: Samples) -> Hypothesis:
    seconds = len(samples) / SAMPLE_RATE
    segments = list(getattr(answer, "segments", None) or ())
    invented = [segment for segment in segments if _is_invented(segment)]
    sound = [_timed(segment, getattr(segment, "text", "")) for segment in segments if segment not in invented]
    if invented:
        text = " ".join(" ".join(segment.text.split()) for segment in sound)
    if not text:
        return Hypothesis("", dropped_segments=len(invented))
    words = [_timed(word, word.word) for word in getattr(answer, "words", None) or ()]
    if invented:
        words = [word for word in words if any(_inside(word, segment) for segment in sound)]
    times = words or sound or [Timed(text, *voiced_span(samples))]
    heard = tuple(_along(text.split(), times, sound, seconds))
    known = any(stretch.confidence is not None for stretch in (*words, *sound))
    return Hypothesis(text, heard, len(invented), times_estimated=not words, confidence_known=known)


def _timed(item: Any, text: str) -> Timed:
    """A word's own probability where a server gives one, else its segment's mean log probability, else None."""
    confidence = getattr(item, "probability", None)
    if confidence is None and (log_probability := getattr(item, "avg_logprob", None)) is not None:
        confidence = math.exp(min(0.0, log_probability))
    if not (math.isfinite(item.start) and math.isfinite(item.end)):
        raise ValueError(f"{text!r} has no times")
    return Timed(text, item.start, item.end, confidence)


def _is_invented(segment: Any) -> bool:
    """Whisper's own doubts, as in its reference decoder; a server may leave these numbers out."""
    no_speech = getattr(segment, "no_speech_prob", None) or 0.0
    log_probability = getattr(segment, "avg_logprob", None) or 0.0
    repetition = getattr(segment, "compression_ratio", None) or 0.0
    return bool((no_speech > 0.6 and log_probability < -1.0) or repetition > 2.4)


def _inside(word: Timed, segment: Timed) -> bool:
    return segment.start_s <= (word.start_s + word.end_s) / 2 <= segment.end_s


def _along(tokens: Sequence[str], times: Sequence[Timed], sound: Sequence[Timed], seconds: float) -> Iterable[Word]:
    """The words of the text with their times. Servers time words without punctuation, or only whole segments:
    letters are counted along both, so that each word of the text finds its place."""
    knots = list(accumulate((max(1, _letters(stretch.text)) for stretch in times), initial=0))
    lengths = [_letters(token) for token in tokens]
    scale = knots[-1] / max(1, sum(lengths))
    earliest, position = 0.0, 0
    for token, length in zip(tokens, lengths, strict=True):
        start = _time_at(position * scale, knots, times, bisect_right(knots, position * scale + 1e-6))
        position += length
        end = _time_at(position * scale, knots, times, bisect_left(knots, position * scale - 1e-6))
        start = min(max(start, earliest), seconds)
        end = earliest = min(max(end, start), seconds)
        confidence = _confidence_at((start + end) / 2, (*times, *sound))
        yield Word(text=token, start_s=start, end_s=end, confidence=1.0 if confidence is None else confidence)


def _time_at(letter: float, knots: Sequence[int], times: Sequence[Timed], after: int) -> float:
    """The time of a place in the text; `after` is the first knot behind it."""
    index = min(max(after - 1, 0), len(times) - 1)
    stretch = times[index]
    share = (letter - knots[index]) / (knots[index + 1] - knots[index])
    return stretch.start_s + min(max(share, 0.0), 1.0) * (stretch.end_s - stretch.start_s)


def _confidence_at(at_s: float, stretches: Iterable[Timed]) -> float | None:
    for stretch in stretches:
        if stretch.confidence is not None and stretch.start_s <= at_s <= stretch.end_s:
            return min(max(float(stretch.confidence), 0.0), 1.0)
    return None


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
