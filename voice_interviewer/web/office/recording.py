"""The recording of an interview: its phrases put together on the interview's own clock, as one WAV file.

The file is never written. Any stretch of it is read from the phrases, with silence where nothing was recorded, so that
a player may jump to any second (HTTP range requests).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from starlette.responses import Response, StreamingResponse

from voice_interviewer.core.events import PhraseRecorded, Recorded
from voice_interviewer.ports import SAMPLE_RATE, AudioStore, EngineError

HEADER = 44
BLOCK = 64 * 1024
PEAKS = 600

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One file: `size` bytes of samples that begin at byte `start` of the recording's samples."""

    start: int
    size: int
    path: Path


@dataclass(frozen=True, slots=True)
class Recording:
    """16 kHz, mono, 16 bit. `size` is that of the whole file, header included; without phrases there is nothing."""

    phrases: tuple[Phrase, ...]

    @property
    def samples_size(self) -> int:
        return max((phrase.start + phrase.size for phrase in self.phrases), default=0)

    @property
    def size(self) -> int:
        return HEADER + self.samples_size

    @property
    def seconds(self) -> float:
        return self.samples_size / 2 / SAMPLE_RATE

    def header(self) -> bytes:
        rate, data = SAMPLE_RATE, self.samples_size
        form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16)
        return struct.pack("<4sI4s", b"RIFF", 36 + data, b"WAVE") + form + struct.pack("<4sI", b"data", data)

    def read(self, first: int, last: int) -> Iterator[bytes]:
        """The bytes from `first` to before `last` of the file, a block at a time."""
        if first < HEADER:
            yield self.header()[first:last]
        place, end = max(0, first - HEADER), max(0, last - HEADER)
        for phrase in self.phrases:
            if phrase.start >= end:
                break
            if phrase.start + phrase.size <= place:
                continue
            yield from _silence(phrase.start - place)
            place = max(place, phrase.start)
            until = min(end, phrase.start + phrase.size)
            with phrase.path.open("rb") as file:
                file.seek(HEADER + place - phrase.start)
                while place < until:
                    block = file.read(min(BLOCK, until - place))
                    if not block:  # cut short on disk: the clock goes on
                        yield from _silence(until - place)
                        place = until
                    yield block
                    place += len(block)
        yield from _silence(end - place)


def recording(log: Sequence[Recorded], store: AudioStore, interview_id: str) -> Recording:
    """What is there of an interview's phrases; those that were deleted are silence."""
    found: list[Phrase] = []
    end = 0
    events = [recorded.event for recorded in log]
    for event in sorted((e for e in events if isinstance(e, PhraseRecorded)), key=lambda e: e.start_s):
        try:
            path = store.path(interview_id, event.audio)
            size = (path.stat().st_size - HEADER) // 2 * 2
        except (OSError, EngineError):
            continue
        start = 2 * round(event.start_s * SAMPLE_RATE)
        if size > 0 and start >= end - SAMPLE_RATE // 4:  # a phrase recorded twice counts once
            start = max(start, end)
            found.append(Phrase(start, size, path))
            end = start + size
    return Recording(tuple(found))


def answer(found: Recording, wanted: str) -> Response:
    """The recording as a response to a request with this Range header (or "")."""
    headers = {"Accept-Ranges": "bytes", "Content-Type": "audio/wav", "Cache-Control": "private, no-store"}
    first, last, status = 0, found.size, 200
    if hit := _RANGE.fullmatch(wanted.strip()):
        status = 206
        if hit[1]:
            first, last = int(hit[1]), min(found.size, int(hit[2]) + 1 if hit[2] else found.size)
        elif hit[2]:
            first = max(0, found.size - int(hit[2]))
        if first >= last:
            return Response(status_code=416, headers={"Content-Range": f"bytes */{found.size}"})
        headers["Content-Range"] = f"bytes {first}-{last - 1}/{found.size}"
    headers["Content-Length"] = str(last - first)
    return StreamingResponse(found.read(first, last), status, headers)


@lru_cache(maxsize=32)
def peaks(found: Recording, count: int = PEAKS) -> tuple[float, ...]:
    """The loudest sample, 0..1, in each of `count` equal stretches."""
    total = found.samples_size // 2
    if not total:
        return ()
    loudest = np.zeros(count, np.float32)
    for phrase in found.phrases:
        try:
            samples = np.memmap(phrase.path, "<i2", "r", offset=HEADER, shape=(phrase.size // 2,))
        except (OSError, ValueError):
            continue
        places = (phrase.start // 2 + np.arange(0, len(samples), 160)) * count // total
        blocks = np.maximum.reduceat(np.abs(samples.astype(np.int32)), np.arange(0, len(samples), 160))
        np.maximum.at(loudest, np.minimum(places, count - 1), blocks / np.float32(32768))
    return tuple(round(float(peak), 3) for peak in loudest)


def _silence(size: int) -> Iterator[bytes]:
    while size > 0:
        yield bytes(min(BLOCK, size))
        size -= BLOCK
