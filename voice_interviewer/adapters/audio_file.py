"""Audio files of any format that PyAV reads -> float32 mono 16 kHz; and back as WAV."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from voice_interviewer import wav
from voice_interviewer.ports import SAMPLE_RATE, EngineError, Samples
from voice_interviewer.sound import Resampler

# formats whose header says how long the sound is; the others only let a reader guess
TELLS_LENGTH = {"wav", "w64", "flac", "aiff", "au", "caf", "mov", "mp4", "m4a", "matroska", "webm"}
BARE_STREAMS = {"mp3", "aac", "ac3", "amr"}  # tags of other programs may follow the sound: not a torn end
TOLERATED_GAP_S = 0.15


class AudioFileError(EngineError):
    """This file gives no sound, or not all of it. The message is one line for people."""


class AudioFileTruncated(AudioFileError):
    """The file ends before its sound does. `samples` is what could be read."""

    def __init__(self, message: str, samples: Samples) -> None:
        super().__init__(message)
        self.samples = samples


def read(path: Path) -> Samples:
    """The whole sound of a file as float32 mono 16 kHz in -1..1. Raises AudioFileError, AudioFileTruncated."""
    import av

    _check_readable(path)
    try:
        with av.open(str(path), mode="r", metadata_errors="ignore") as container:
            if not container.streams.audio:
                raise AudioFileError(f"{path}: holds no sound; give an audio file (wav, flac, mp3, m4a, ogg, webm ...)")
            format_name = container.format.name
            declared_s = _declared_seconds(path, container)
            samples, torn = _decode(container)
    except av.error.FFmpegError as error:
        raise AudioFileError(f"{path}: not a readable audio file ({_reason(error)})") from None
    if not len(samples):
        raise AudioFileError(f"{path}: no sound could be decoded; the file is empty or cut off after its header")
    if format_name == "ogg":
        torn = torn or not _ogg_is_closed(path)
    _check_complete(path, samples, declared_s, torn and format_name not in BARE_STREAMS)
    return samples


def write_wav(path: Path, samples: Samples) -> None:
    """Write a 16 kHz mono WAV file."""
    path.write_bytes(wav.encode(samples))


def _check_readable(path: Path) -> None:
    if path.is_dir():
        raise AudioFileError(f"{path}: a folder; give an audio file")
    try:
        with path.open("rb") as file:
            if not file.read(1):
                raise AudioFileError(f"{path}: empty (0 bytes)")
    except FileNotFoundError:
        raise AudioFileError(f"{path}: no such file") from None
    except OSError as error:
        raise AudioFileError(f"{path}: cannot be opened ({error.strerror or error})") from None


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", "") or error).lower()


def _decode(container: Any) -> tuple[Samples, bool]:
    """All samples, and whether the last packet was torn. A damaged packet in the middle is passed over."""
    import av

    stream = container.streams.audio[0]
    stream.thread_type = "AUTO"
    parts: list[Samples] = []
    resampler: Resampler | None = None
    layout: tuple[object, ...] | None = None
    torn = False
    for packet in _packets(container, stream):
        if packet is None:
            torn = True
            break
        try:
            frames = packet.decode()
        except av.error.InvalidDataError:
            torn = True
            continue
        torn = torn and not frames
        for frame in frames:
            now = (frame.format.name, frame.layout.name, frame.sample_rate)
            if resampler is None or now != layout:
                parts += [resampler.take(None)] if resampler else []
                resampler, layout = Resampler(SAMPLE_RATE), now
            frame.pts = None
            parts.append(resampler.take(frame))
    parts += [resampler.take(None)] if resampler else []
    whole = np.concatenate(parts) if parts else np.zeros(0, np.float32)
    return np.clip(np.nan_to_num(whole), -1.0, 1.0).astype(np.float32, copy=False), torn


def _packets(container: Any, stream: Any) -> Iterator[Any]:
    """The stream's packets; None at the end where the container breaks off."""
    import av

    try:
        yield from container.demux(stream)
    except av.error.FFmpegError:
        yield None


def _declared_seconds(path: Path, container: Any) -> float | None:
    """How long the header says the sound is, where a header can be believed."""
    told = TELLS_LENGTH & set(container.format.name.split(",")) or _has_xing_header(path)
    if not told:
        return None
    if container.format.name == "wav":
        return _wav_seconds(path)
    stream = container.streams.audio[0]
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return container.duration / 1_000_000 if container.duration else None


def _wav_seconds(path: Path) -> float | None:
    """From the header's own numbers: FFmpeg shortens a WAV's length to the bytes that are there."""
    with path.open("rb") as file:
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


def _has_xing_header(path: Path) -> bool:
    """Whether an MP3 says how many frames it has; without that FFmpeg guesses its length from the bit rate."""
    with path.open("rb") as file:
        head = file.read(10)
        tag = head[:3] == b"ID3"
        # an ID3 tag's size has seven bits to the byte
        file.seek(
            10 + sum((byte & 127) << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=False)) if tag else 0
        )
        frame = file.read(256)
    return b"Xing" in frame or b"Info" in frame


def _ogg_is_closed(path: Path) -> bool:
    """Whether the last Ogg page says that it is the last (bit 4 of its header type)."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 65_536))
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
