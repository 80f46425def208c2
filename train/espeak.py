"""espeak-ng through ctypes: samples and true word times, in this process, without a sound device."""

import ctypes
import os
from collections.abc import Sequence
from dataclasses import dataclass

import espeakng_loader
import numpy as np

SAMPLE_RATE = 22_050
_AUDIO_OUTPUT_SYNCHRONOUS = 2
_CHARS_UTF8 = 1
_PHONEME_EVENTS = 1
_EVENT_WORD, _EVENT_PHONEME = 1, 7
_RATE, _PITCH, _RANGE, _WORD_GAP = 1, 3, 4, 7
_FILES = {  # a language as people write it -> the library's own voice file
    "en-gb": "gmw/en",
    "en-us": "gmw/en-US",
    "en-029": "gmw/en-029",
    "en-gb-scotland": "gmw/en-GB-scotland",
    "en-gb-x-rp": "gmw/en-GB-x-rp",
    "en-gb-x-gbclan": "gmw/en-GB-x-gbclan",
    "en-gb-x-gbcwmd": "gmw/en-GB-x-gbcwmd",
    "en-us-nyc": "gmw/en-US-nyc",
}
LANGUAGES = tuple(_FILES)


class _EventId(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    ]


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


@dataclass(frozen=True)
class Voice:
    """How a sentence is said: `name` is a language with an optional variant ("en-gb+f2"), `speed` in words a minute,
    `pitch` and `pitch_range` 0..100, `word_gap` in units of 10 ms."""

    name: str = "en-us"
    speed: int = 170
    pitch: int = 50
    pitch_range: int = 50
    word_gap: int = 0


@dataclass(frozen=True)
class Speech:
    """`samples`: int16 at 22,050 Hz. `words`: (start_s, the word as written) for each word event; `phonemes`:
    (start_s, the library's own name of the sound)."""

    samples: np.ndarray
    words: tuple[tuple[float, str], ...]
    phonemes: tuple[tuple[float, str], ...] = ()


class Espeak:
    """One per process: the library keeps its state in globals and is not thread-safe."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        path = os.path.dirname(espeakng_loader.get_data_path())
        rate = self._library.espeak_Initialize(_AUDIO_OUTPUT_SYNCHRONOUS, 0, path.encode(), _PHONEME_EVENTS)
        if rate != SAMPLE_RATE:
            raise RuntimeError(f"espeak-ng did not start (rate {rate})")
        self._chunks: list[np.ndarray] = []
        self._events: list[tuple[int, int, int]] = []
        self._phonemes: list[tuple[float, str]] = []
        self._callback = _CALLBACK(self._receive)  # kept: ctypes does not hold a reference
        self._library.espeak_SetSynthCallback(self._callback)
        self._voice: Voice | None = None

    def _receive(self, wave: "ctypes._Pointer[ctypes.c_short]", count: int, events: "ctypes._Pointer[_Event]") -> int:
        if wave and count > 0:
            self._chunks.append(np.ctypeslib.as_array(wave, shape=(count,)).copy())
        index = 0
        while events and events[index].type != 0:
            event = events[index]
            if event.type == _EVENT_WORD:
                self._events.append((event.audio_position, event.text_position, event.length))
            elif event.type == _EVENT_PHONEME:
                self._phonemes.append((event.audio_position / 1000, event.id.string.decode("utf-8", "ignore")))
            index += 1
        return 0

    def _select(self, voice: Voice) -> None:
        if voice == self._voice:
            return
        language, _, variant = voice.name.partition("+")
        file = _FILES.get(language, language) + (f"+{variant}" if variant else "")
        if self._library.espeak_SetVoiceByName(file.encode()) != 0:
            raise ValueError(f"espeak-ng has no voice {voice.name!r}")
        for parameter, value in (
            (_RATE, voice.speed),
            (_PITCH, voice.pitch),
            (_RANGE, voice.pitch_range),
            (_WORD_GAP, voice.word_gap),
        ):
            self._library.espeak_SetParameter(parameter, value, 0)
        self._voice = voice

    def say(self, text: str, voice: Voice) -> Speech:
        """`text` said by `voice`."""
        self._select(voice)
        self._chunks, self._events, self._phonemes = [], [], []
        data = text.encode() + b"\0"
        self._library.espeak_Synth(data, len(data), 0, 1, 0, _CHARS_UTF8, None, None)
        samples = np.concatenate(self._chunks) if self._chunks else np.zeros(0, np.int16)
        words = tuple((ms / 1000, text[at - 1 : at - 1 + length]) for ms, at, length in self._events)
        return Speech(samples, words, tuple(self._phonemes))


def variants() -> Sequence[str]:
    """Names of every voice variant that the package carries."""
    folder = os.path.join(espeakng_loader.get_data_path(), "voices", "!v")
    return sorted(os.listdir(folder))
