"""A voice behind any server that speaks OpenAI's `/v1/audio/speech`."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

import numpy as np

from voice_interviewer import sound
from voice_interviewer.core.asking import spoken
from voice_interviewer.ports import EngineError, EngineUnavailable, Samples, Speech

MAX_SPEECH_BYTES = 50_000_000
QUICKEST_LETTER_S = 0.01
SPEEDS = (0.25, 4.0)  # what the protocol allows
REFUSES_ACCESS = {401, 403, 404}


class OpenAISpeech:
    """TextToSpeech. `lexicon` maps terms to spoken forms; `timeout_s` bounds one piece of some 60 words."""

    def __init__(
        self,
        base_url: str,
        model: str,
        *,
        voice: str = "alloy",
        api_key: str = "",
        lexicon: Mapping[str, str] | None = None,
        timeout_s: float = 20.0,
    ) -> None:
        import openai

        self.name = f"{model} ({voice}) at {urlsplit(base_url).netloc}"
        self._client = openai.OpenAI(base_url=base_url, api_key=api_key or "none", max_retries=0, timeout=timeout_s)
        self._base_url, self._model, self._voice = base_url, model, voice
        self._lexicon = dict(lexicon or {})
        self._timeout_s = timeout_s
        self._lock = threading.Lock()

    @property
    def identity(self) -> str:
        """All that changes the sound of a text: what a cache must tell apart."""
        return json.dumps([self.name, sorted(self._lexicon.items())])

    def synthesise(self, text: str, *, rate: float = 1.0) -> Speech:
        """Speak; a text without words gives no samples. Raises EngineError."""
        text = spoken.clean(spoken.pronounce(text, self._lexicon))
        if not spoken.has_words(text):
            return Speech(np.zeros(0, np.float32))
        with self._lock:
            parts = [self._speak(piece, rate) for piece in spoken.pieces(text) if spoken.has_words(piece)]
        return Speech(np.concatenate(parts))

    def close(self) -> None:
        self._client.close()

    def _speak(self, piece: str, rate: float) -> Samples:
        samples = sound.decode(self._fetch(piece, min(max(rate, SPEEDS[0]), SPEEDS[1])))
        letters = sum(character.isalnum() for character in piece)
        if len(samples) < letters * QUICKEST_LETTER_S * 16_000 / max(rate, 1.0) or not np.any(np.abs(samples) > 1e-3):
            raise EngineError(f"{self.name} sent silence or too little sound for {piece[:60]!r}.")
        return samples

    def _fetch(self, piece: str, speed: float) -> bytes:
        import httpx2  # what openai is built on: its errors come through while an answer is read
        import openai

        deadline = time.monotonic() + self._timeout_s
        data = b""
        try:
            with self._client.audio.speech.with_streaming_response.create(
                model=self._model, voice=self._voice, input=piece, response_format="wav", speed=speed
            ) as response:
                for chunk in response.iter_bytes():  # in pieces: a server that drips must not outlast the deadline
                    data += chunk
                    if time.monotonic() > deadline or len(data) > MAX_SPEECH_BYTES:
                        raise EngineError(f"{self.name} sends sound without end.")
        except (openai.APITimeoutError, httpx2.TimeoutException):
            raise EngineError(f"{self.name} did not speak within {self._timeout_s:.0f} s.") from None
        except openai.APIStatusError as error:
            said = f"{self.name} answers HTTP {error.status_code}: {' '.join(str(error.message).split())[:300]}"
            if error.status_code in REFUSES_ACCESS:
                raise EngineUnavailable(f"{said}. Check the model, the voice, the address and the API key.") from error
            raise EngineError(said) from error
        except (openai.OpenAIError, httpx2.HTTPError) as error:
            raise EngineUnavailable(f"No speech server answers at {self._base_url}. Is it running?") from error
        return data
