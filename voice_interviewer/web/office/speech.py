"""A question as candidates hear it."""

from __future__ import annotations

from threading import Lock

from voice_interviewer import wav, wiring
from voice_interviewer.config import Settings
from voice_interviewer.core.role.pack import Pack

_mouth = Lock()  # one prompt is synthesised at a time: the interviews go first


class Unheard(Exception):
    """There is nothing to hear. The message says why."""


def of_question(settings: Settings, pack: Pack, item_id: str) -> bytes:
    """A WAV file, made once. Raises Unheard, and EngineError where the voice fails."""
    item = next((one for one in pack.askable if one.id == item_id), None)
    if item is None:
        raise Unheard("There is no such question.")
    with _mouth:
        voice = wiring.voice(settings, pack)
        try:
            speech = voice.synthesise(item.text)
        finally:
            voice.close()
    if not len(speech.samples):
        raise Unheard("There is no voice: questions are shown only.")
    return wav.encode(speech.samples)
