"""Audio files of any format that PyAV reads -> float32 mono 16 kHz; and back as WAV."""

from __future__ import annotations

import io
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from voice_interviewer.ports import SAMPLE_RATE, EngineError, Samples
from voice_interviewer.sound import Resampler

# formats whose header says how long the sound is; the others only let a reader guess
TELLS_LENGTH = {"wav", "w64", "flac", "aiff", "au", "caf", "mov", "mp4", "m4a", "matroska", "webm"}
BARE_STREAMS = {"mp3", "aac", "ac3", "amr"}  # tags of other programs may follow the sound: not a torn end
COUNTS_SAMPLES = {"flac", "ogg"}  # their times leave nothing out: a leap is a piece that is missing
TOLERATED_GAP_S = 0.15
TOLERATED_LEAP_S = 0.01
MOST_BYTES = 2**30  # of a pipe, which is read into memory
# containers of sound and nothing else: a playlist would have the decoder open other files, or fetch them
CONTAINERS = (
    "wav,w64,flac,aiff,au,caf,mov,matroska,webm,ogg,mp3,aac,ac3,eac3,amr,amrnb,amrwb,asf,avi,flv,mpegts,mpeg,ape,wv,"
    "tta,dsf,voc,nist,sox,gsm,spdif,loas,rm,mpc,mpc8,tak,ircam"
)


class AudioFileError(EngineError):
    """This file gives no sound, or not all of it. The message is one line for people."""


class AudioFileIncomplete(AudioFileError):
    """Not all of the sound is there. `samples` is what could be read."""

    def __init__(self, message: str, samples: Samples) -> None:
        super().__init__(message)
        self.samples = samples


class AudioFileTruncated(AudioFileIncomplete):
    """The file ends before its sound does."""


class AudioFileDamaged(AudioFileIncomplete):
    """Somewhere before the end the file could not be decoded, or a piece of it is missing."""


def read(path: Path) -> Samples:
    """The whole sound of a file, or of a pipe, as float32 mono 16 kHz in -1..1.

    Waits for a pipe until it is closed. Raises AudioFileError, AudioFileTruncated, AudioFileDamaged.
    """
    with _opened(path) as file:
        return _read(path, file)


def is_pipe(path: Path) -> bool:
    """Whether reading waits for another program."""
    try:
        return stat.S_ISFIFO(path.stat().st_mode)
    except OSError:
        return False


def _read(path: Path, file: BinaryIO) -> Samples:
    import av

    options = {"format_whitelist": CONTAINERS, "protocol_whitelist": ""}
    try:
        with av.open(file, mode="r", metadata_errors="ignore", options=options) as container:
            if not container.streams.audio:
                raise AudioFileError(f"{path}: holds no sound; give an audio file (wav, flac, mp3, m4a, ogg, webm ...)")
            format_name = container.format.name
            decoded = _decode(container)
            declared_s = _declared_seconds(file, container)
    except av.error.FFmpegError as error:
        raise AudioFileError(f"{path}: not a readable audio file ({_reason(error)})") from None
    samples, torn = decoded.samples, decoded.torn
    if not len(samples):
        raise AudioFileError(f"{path}: no sound could be decoded; the file is empty or cut off after its header")
    if format_name == "ogg":
        torn = torn or not _ogg_is_closed(file)
    bare = format_name in BARE_STREAMS
    if decoded.damaged_s is not None and not bare:
        message = f"{path}: damaged after {decoded.damaged_s:.1f} s; what is heard there may be missing or wrong"
        raise AudioFileDamaged(message, samples)
    _check_complete(path, samples, declared_s, torn and not bare)
    return samples


def _opened(path: Path) -> BinaryIO:
    """The file, or all that came through the pipe; there is at least one byte. Raises AudioFileError."""
    if path.is_dir():
        raise AudioFileError(f"{path}: a folder; give an audio file")
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
            raise AudioFileError(f"{path}: a device; give an audio file or a pipe")
        file = path.open("rb")
        if stat.S_ISFIFO(mode):
            with file:
                file = io.BytesIO(file.read(MOST_BYTES + 1))  # type: ignore[assignment]
    except FileNotFoundError:
        raise AudioFileError(f"{path}: no such file") from None
    except OSError as error:
        raise AudioFileError(f"{path}: cannot be opened ({error.strerror or error})") from None
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if not size or (stat.S_ISFIFO(mode) and size > MOST_BYTES):
        file.close()
        raise AudioFileError(f"{path}: " + ("too long for a pipe; save it to a file" if size else "empty (0 bytes)"))
    return file


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", "") or error).lower()


@dataclass(slots=True)
class _Decoded:
    """`torn`: the last packet was; `damaged_s`: where the first damage before the end is."""

    counts_samples: bool
    samples: Samples = field(default_factory=lambda: np.zeros(0, np.float32))
    torn: bool = False
    damaged_s: float | None = None
    _heard_s: float = 0.0
    _next_s: float | None = None

    def hear(self, frame: Any) -> None:
        """A frame could be decoded: is it the one that follows?"""
        told = self._next_s is not None and frame.time is not None
        leaps = told and frame.time > (self._next_s or 0.0) + TOLERATED_LEAP_S
        if self.damaged_s is None and (self.torn or (leaps and self.counts_samples)):
            self.damaged_s = self._heard_s
        self.torn = False
        seconds = frame.samples / frame.sample_rate
        began_s = self._next_s if frame.time is None else frame.time
        self._heard_s += seconds
        self._next_s = None if began_s is None else began_s + seconds


def _decode(container: Any) -> _Decoded:
    """All samples. A damaged packet in the middle is passed over."""
    import av

    stream = container.streams.audio[0]
    stream.thread_type = "AUTO"
    if stream.codec_context.name == "flac":
        stream.codec_context.options = {"err_detect": "crccheck+explode"}  # else a damaged frame is noise
    parts: list[Samples] = []
    resampler: Resampler | None = None
    layout: tuple[object, ...] | None = None
    decoded = _Decoded(container.format.name in COUNTS_SAMPLES)
    for packet in _packets(container, stream):
        if packet is None:
            decoded.torn = True
            break
        try:
            frames = packet.decode()
        except av.error.FFmpegError:  # garbage has a decoder say all sorts of things
            decoded.torn = True
            continue
        for frame in frames:
            decoded.hear(frame)
            now = (frame.format.name, frame.layout.name, frame.sample_rate)
            if resampler is None or now != layout:
                parts += [resampler.take(None)] if resampler else []
                resampler, layout = Resampler(SAMPLE_RATE), now
            frame.pts = None
            parts.append(resampler.take(frame))
    parts += [resampler.take(None)] if resampler else []
    if parts:
        whole = np.nan_to_num(np.concatenate(parts))
        decoded.samples = np.clip(whole, -1.0, 1.0).astype(np.float32, copy=False)
    return decoded


def _packets(container: Any, stream: Any) -> Iterator[Any]:
    """The stream's packets; None at the end where the container breaks off."""
    import av

    try:
        yield from container.demux(stream)
    except av.error.FFmpegError:
        yield None


def _declared_seconds(file: BinaryIO, container: Any) -> float | None:
    """How long the header says the sound is, where a header can be believed."""
    told = TELLS_LENGTH & set(container.format.name.split(",")) or _has_xing_header(file)
    if not told:
        return None
    if container.format.name == "wav":
        return _wav_seconds(file)
    stream = container.streams.audio[0]
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return container.duration / 1_000_000 if container.duration else None


def _wav_seconds(file: BinaryIO) -> float | None:
    """From the header's own numbers: FFmpeg shortens a WAV's length to the bytes that are there."""
    file.seek(0)
    if file.read(4) != b"RIFF":
        return None
    file.seek(12)
    bytes_per_second = 0
    while len(head := file.read(8)) == 8:
        size = int.from_bytes(head[4:], "little")
        if head[:4] == b"data":
            streamed = size in (0, 0xFFFFFFFF, 0x7FFFFFFF)  # written to a pipe: the length was not known
            return None if streamed or not bytes_per_second else size / bytes_per_second
        body = file.read(size + size % 2)
        if head[:4] == b"fmt ":
            bytes_per_second = int.from_bytes(body[8:12], "little")
    return None


def _has_xing_header(file: BinaryIO) -> bool:
    """Whether an MP3 says how many frames it has; without that FFmpeg guesses its length from the bit rate."""
    file.seek(0)
    head = file.read(10)
    tag = head[:3] == b"ID3"
    # an ID3 tag's size has seven bits to the byte
    file.seek(
        10 + sum((byte & 127) << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=False)) if tag else 0
    )
    frame = file.read(256)
    return b"Xing" in frame or b"Info" in frame


def _ogg_is_closed(file: BinaryIO) -> bool:
    """Whether the last Ogg page says that it is the last (bit 4 of its header type)."""
    file.seek(max(0, file.seek(0, io.SEEK_END) - 65_536))
    tail = file.read()
    page = tail.rfind(b"OggS")
    return page >= 0 and len(tail) > page + 5 and bool(tail[page + 5] & 4)


def _check_complete(path: Path, samples: Samples, declared_s: float | None, torn: bool) -> None:
    there_s = len(samples) / SAMPLE_RATE
    if declared_s is not None and there_s < declared_s - TOLERATED_GAP_S:
        raise AudioFileTruncated(
            f"{path}: cut off after {there_s:.1f} s of {declared_s:.1f} s; only that part could be read", samples
        )
    if torn:
        raise AudioFileTruncated(f"{path}: breaks off after {there_s:.1f} s; only that part could be read", samples)
