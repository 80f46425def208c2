"""Transcript and report in every format. A new format is one function and one line in a registry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from voice_interviewer.core.transcript import Transcript
from voice_interviewer.render import transcript as _transcript


class TranscriptForm(Protocol):
    def __call__(self, transcript: Transcript, *, speakers: bool = True) -> str: ...


TRANSCRIPTS: Mapping[str, TranscriptForm] = {
    "txt": _transcript.text,
    "md": _transcript.as_markdown,
    "json": _transcript.as_json,
    "srt": _transcript.srt,
    "vtt": _transcript.vtt,
}
