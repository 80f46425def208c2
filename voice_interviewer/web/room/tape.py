"""The tape of a room: every frame of the microphone in one file, and a journal of what happened at which frame.

Frame *n* lies at byte `n * 1024`. What was not synced may be gone after a power failure, never after a crash of the
program; the page keeps everything until it hears that it was synced.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from voice_interviewer import wav
from voice_interviewer.ports import FRAME_SAMPLES, EngineError, Samples
from voice_interviewer.web.room.marks import Mark

FRAME_BYTES = 2 * FRAME_SAMPLES


class Tape:
    """The files `microphone.s16` and `marks.jsonl` in `folder`. Plain blocking calls; EngineError for a full disk.

    One thread at a time may write; reading goes beside it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with self._writing():
            folder.mkdir(parents=True, exist_ok=True)
            self._frames = _open(folder / "microphone.s16")
            self._journal = _open(folder / "marks.jsonl")
            self._reading = (folder / "microphone.s16").open("rb", buffering=0)
            self._journal_bytes = self._whole_lines()
        self.length = os.fstat(self._frames.fileno()).st_size // FRAME_BYTES
        """How many frames there are."""

    def append(self, data: bytes) -> None:
        """More frames (whole ones). Either all of it counts or none."""
        with self._writing():
            self._frames.seek(self.length * FRAME_BYTES)
            _write(self._frames.fileno(), data)
        self.length += len(data) // FRAME_BYTES

    def append_silence(self, count: int) -> None:
        """Frames of zeros; they take no room on the disk."""
        with self._writing():
            self._frames.truncate(self.length * FRAME_BYTES)  # a failed write may have left something
            self._frames.truncate((self.length + count) * FRAME_BYTES)
        self.length += count

    def write_down(self, marks: Sequence[Mark]) -> None:
        """Enter marks into the journal."""
        data = "".join(mark.line() + "\n" for mark in marks).encode()
        with self._writing():
            self._journal.truncate(self._journal_bytes)
            self._journal.seek(self._journal_bytes)
            _write(self._journal.fileno(), data)
        self._journal_bytes += len(data)

    def marks(self) -> list[Mark]:
        """All marks of the journal."""
        lines = (self.folder / "marks.jsonl").read_text(encoding="utf-8").splitlines()
        return [Mark.of(line) for line in lines]

    def read(self, first: int, count: int) -> list[Samples]:
        """The samples of frames that are there."""
        self._reading.seek(first * FRAME_BYTES)
        samples = wav.from_pcm(self._reading.read(count * FRAME_BYTES))
        return [samples[at : at + FRAME_SAMPLES] for at in range(0, len(samples), FRAME_SAMPLES)]

    def sync(self) -> None:
        """Return once everything written so far would survive a power failure."""
        with self._writing():
            os.fsync(self._frames.fileno())
            os.fsync(self._journal.fileno())

    def close(self) -> None:
        for file in (self._frames, self._journal, self._reading):
            file.close()

    def _whole_lines(self) -> int:
        """The length of the journal without a last line that a crash left unfinished, which is cut off."""
        whole = (self.folder / "marks.jsonl").read_bytes().rfind(b"\n") + 1
        self._journal.truncate(whole)
        return whole

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise EngineError(
                f"The recording in {self.folder} cannot be written: {error.strerror}. Free some space and come back."
            ) from error


def _open(path: Path) -> FileIO:
    path.touch(mode=0o600)
    return path.open("r+b", buffering=0)


def _write(file: int, data: bytes) -> None:
    """All of it: a write to a disk that is nearly full may take a part."""
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]
