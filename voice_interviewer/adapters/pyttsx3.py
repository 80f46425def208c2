"""pyttsx3 as a voice. The engine is known to crash and to hang, so it lives in a child process, which can be killed.

Long texts go sentence by sentence; what comes back is checked, since pyttsx3 reports no failures of its own.
"""

from __future__ import annotations

import contextlib
import json
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from voice_interviewer import sound
from voice_interviewer.core.asking import spoken
from voice_interviewer.ports import SAMPLE_RATE, EngineError, EngineUnavailable, Samples, Speech

START_TIMEOUT_S = 20.0
WORDS_PER_MINUTE = (80, 450)  # what espeak accepts
WAV_HEADER_BYTES = 44
QUICKEST_LETTER_S = 2.0  # divided by the words per minute: a fifth of the time that a letter should take


class Pyttsx3:
    """TextToSpeech. `voice` is an id, a name or part of one (with espeak, "+f3" and the like choose a variant).

    `lexicon` maps terms to spoken forms. Raises EngineUnavailable if the engine cannot start, EngineError for a voice
    that is not there.
    """

    def __init__(
        self,
        voice: str | None = None,
        *,
        words_per_minute: int = 170,
        volume: float = 1.0,
        lexicon: Mapping[str, str] | None = None,
        timeout_s: float = 15.0,
    ) -> None:
        self._words_per_minute = words_per_minute
        self._volume = min(max(volume, 0.05), 1.0)
        self._lexicon = dict(lexicon or {})
        self._timeout_s = timeout_s
        self._lock = threading.Lock()  # one request at a time
        self._swapping = threading.Lock()  # the child is being replaced or closed
        self._closed = False
        self.restarts = 0
        self._child = _Child()
        try:
            self._voice = ""
            if voice:
                self._voice = self._find(voice)
                self.synthesise("yes")  # a voice that is listed need not speak
        except BaseException:
            self.close()
            raise
        self.name = f"pyttsx3 ({self._voice or 'default voice'}, {words_per_minute} words/min)"

    @property
    def identity(self) -> str:
        """All that changes the sound of a text: what a cache must tell apart."""
        return json.dumps([self.name, self._volume, sorted(self._lexicon.items())])

    def voices(self) -> tuple[Voice, ...]:
        """The voices installed here."""
        with self._lock:
            try:
                listed = self._ask({"voices": True})["voices"]
            except _Failed as failure:
                self._restart()
                raise EngineError(f"The voices cannot be listed: {failure}.") from failure
        return tuple(Voice(v["id"], v["name"], tuple(v["languages"])) for v in listed)

    def synthesise(self, text: str, *, rate: float = 1.0) -> Speech:
        """Speak; `rate` scales the words per minute. A text without words gives no samples."""
        text = spoken.clean(spoken.pronounce(text, self._lexicon))
        if not spoken.has_words(text):
            return Speech(np.zeros(0, np.float32))
        slowest, quickest = WORDS_PER_MINUTE
        words_per_minute = min(max(round(self._words_per_minute * rate), slowest), quickest)
        with self._lock:
            parts = [self._speak(piece, words_per_minute) for piece in spoken.pieces(text) if spoken.has_words(piece)]
        return Speech(np.concatenate(parts))

    def close(self) -> None:
        """End the child process."""
        with self._swapping:
            self._closed = True
            self._child.end()

    def _find(self, wanted: str) -> str:
        name, plus, variant = wanted.partition("+")
        voices = self.voices()
        voice = choose(voices, name)
        if voice is None:
            english_first = sorted(voices, key=lambda known: "english" not in known.name.casefold())
            some = ", ".join(known.id for known in english_first[:8])
            raise EngineError(f"There is no voice {wanted!r} here. Some that are: {some}.")
        return voice.id + plus + variant

    def _speak(self, piece: str, words_per_minute: int) -> Samples:
        for attempt in (1, 2):
            path = self._child.folder / "speech.wav"
            try:
                request = {"text": piece, "path": str(path), "voice": self._voice}
                answer = self._ask(request | {"words_per_minute": words_per_minute, "volume": self._volume})
                self._check_variant(answer["voice"])
                return _checked(path, piece, words_per_minute)
            except _Failed as failure:
                self._restart()
                if attempt == 2:
                    raise EngineError(f"The voice failed twice on {piece[:60]!r} ({failure}). Reword it.") from failure
        raise AssertionError("unreachable")

    def _check_variant(self, spoke: str) -> None:
        """espeak passes silently over a variant that it does not have."""
        _, plus, variant = self._voice.partition("+")
        if plus and not spoke.endswith(variant.lower()):
            raise EngineError(f"The voice {self._voice!r} has no variant {variant!r}. Some that exist: f3, m3, annie.")

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        if self._closed:
            raise EngineError("The voice has been closed.")
        return self._child.ask(request, self._timeout_s)

    def _restart(self) -> None:
        with self._swapping:
            if self._closed:
                raise EngineError("The voice has been closed.")
            self._child.end(gently=False)
            self.restarts += 1
            self._child = _Child()


@dataclass(frozen=True, slots=True)
class Voice:
    """An installed voice."""

    id: str
    name: str
    languages: tuple[str, ...] = ()


def choose(voices: Sequence[Voice], wanted: str) -> Voice | None:
    """By id, name or language ("en" takes en-gb); else one that has `wanted` in its id or name, the plainest first."""
    wanted = wanted.casefold()
    at_start = re.compile(rf"\b{re.escape(wanted)}")

    def titles(voice: Voice) -> list[str]:
        return [title.casefold() for title in (voice.id, voice.id.split("/")[-1], voice.name, *voice.languages)]

    for fits in (
        lambda title: title == wanted,
        lambda title: title.startswith(wanted),
        at_start.search,
        lambda title: wanted in title,
    ):
        fitting = [voice for voice in voices if any(fits(title) for title in titles(voice))]
        if fitting:
            return min(fitting, key=lambda voice: len(voice.id))
    return None


def _checked(path: Path, piece: str, words_per_minute: int) -> Samples:
    """The samples of the file, if they can be the words of `piece`."""
    try:
        if path.stat().st_size <= WAV_HEADER_BYTES:
            raise _Failed("it wrote an empty file")
        samples = sound.decode(path)
        path.unlink()
    except (OSError, EngineError) as error:
        raise _Failed(f"it wrote no sound: {error}") from error
    letters = sum(character.isalnum() for character in piece)
    if len(samples) / SAMPLE_RATE < letters * QUICKEST_LETTER_S / words_per_minute:
        raise _Failed("the sound is too short for the words")
    if not np.any(np.abs(samples) > 1e-3):
        raise _Failed("it wrote silence")
    return samples


class _Failed(EngineError):
    """The child crashed, hung or gave back something that is not the speech. Worth one more attempt."""


class _Child:
    """The process, the folder that it writes to, and a thread that reads its replies."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="voice-"))
        script = Path(__file__).with_name("pyttsx3_child.py")
        with (self.folder / "errors.txt").open("wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-P", str(script), str(self.folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                encoding="utf-8",
                start_new_session=True,
            )
        self._replies: queue.Queue[str | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        try:
            self._reply(START_TIMEOUT_S)
        except _Failed as failure:
            self.end(gently=False)
            raise EngineUnavailable(f"The speech engine does not start: {failure}. {_mend()}") from failure

    def ask(self, request: dict[str, Any], timeout_s: float) -> dict[str, Any]:
        assert self._process.stdin
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except (OSError, ValueError) as error:  # a broken pipe, or one closed by `end`
            raise _Failed(self._how_it_ended()) from error
        return self._reply(timeout_s)

    def end(self, gently: bool = True) -> None:
        """Stop the process, wait for it and remove its folder. May be called again."""
        if not gently:
            self._process.kill()
        assert self._process.stdin
        assert self._process.stdout
        with contextlib.suppress(OSError):  # it had gone with a request unread
            self._process.stdin.close()
        try:
            self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()
        self._process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._replies.put(line)
        self._replies.put(None)

    def _reply(self, timeout_s: float) -> dict[str, Any]:
        try:
            line = self._replies.get(timeout=timeout_s)
        except queue.Empty:
            raise _Failed(f"no answer within {timeout_s:.0f} s") from None
        if line is None:
            raise _Failed(self._how_it_ended())
        reply: dict[str, Any] = json.loads(line)
        if "error" in reply:
            raise _Failed(reply["error"])
        return reply

    def _how_it_ended(self) -> str:
        code = self._process.wait()
        try:
            lines = (self.folder / "errors.txt").read_text("utf-8", "replace").strip().splitlines()
        except OSError:
            lines = []
        return f"it ended with code {code}" + (f": {lines[-1][:200]}" if lines else "")


def _mend() -> str:
    if sys.platform == "linux":
        return "Install espeak-ng: pip install espeakng-loader (or sudo apt install espeak-ng)."
    return "Reinstall pyttsx3: pip install --force-reinstall pyttsx3."
