"""Every file gives its sound, or one clear line and what could be read of it."""

from __future__ import annotations

import os
import threading
import wave
from pathlib import Path

import av
import numpy as np
import pytest

from voice_interviewer import wav
from voice_interviewer.adapters import audio_file
from voice_interviewer.adapters.audio_file import AudioFileDamaged, AudioFileError, AudioFileTruncated
from voice_interviewer.ports import SAMPLE_RATE, Samples

SECONDS = 4


@pytest.fixture(scope="module")
def sound() -> Samples:
    """A sweep in bursts: its place in time is unmistakable."""
    times = np.arange(SECONDS * SAMPLE_RATE) / SAMPLE_RATE
    sweep = np.sin(2 * np.pi * (200 + 200 * times) * times) * (np.sin(2 * np.pi * 1.5 * times) > 0)
    return (0.5 * sweep).astype(np.float32)


def encode(path: Path, sound: Samples, container: str, codec: str, rate: int, layout: str) -> Path:
    with av.open(str(path), "w", format=container) as out:
        stream = out.add_stream(codec, rate=rate, layout=layout)
        context = stream.codec_context
        resampler = av.AudioResampler(context.format.name, layout, rate, frame_size=context.frame_size or 1024)
        frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), format="flt", layout="mono")
        frame.sample_rate = SAMPLE_RATE
        for piece in [*resampler.resample(frame), *resampler.resample(None), None]:
            out.mux(stream.encode(piece))
    return path


FORMATS = [
    pytest.param("wav", "pcm_s16le", 48_000, "stereo", id="stereo-48k-wav"),
    pytest.param("wav", "pcm_f32le", 8_000, "mono", id="telephone-float-wav"),
    pytest.param("flac", "flac", 44_100, "stereo", id="flac"),
    pytest.param("mp3", "mp3", 44_100, "stereo", id="mp3"),
    pytest.param("ogg", "libopus", 48_000, "mono", id="opus"),
    pytest.param("webm", "libopus", 48_000, "mono", id="webm"),
    pytest.param("ipod", "aac", 48_000, "stereo", id="m4a"),
    pytest.param("aiff", "pcm_s16be", 22_050, "mono", id="aiff"),
    pytest.param("matroska", "pcm_s24le", 48_000, "5.1", id="six-channels"),
]


@pytest.mark.parametrize(("container", "codec", "rate", "layout"), FORMATS)
def test_any_format_gives_the_same_sound(
    tmp_path: Path, sound: Samples, container: str, codec: str, rate: int, layout: str
) -> None:
    read = audio_file.read(encode(tmp_path / "sound", sound, container, codec, rate, layout))
    assert read.dtype == np.float32
    assert read.ndim == 1
    assert np.abs(read).max() <= 1
    assert len(read) / SAMPLE_RATE == pytest.approx(SECONDS, abs=0.1)
    # the bursts are where they were, within the delay of a lossy codec
    loudness = [np.abs(x[: SECONDS * SAMPLE_RATE - 3200]).reshape(-1, 1600).mean(axis=1) for x in (read, sound)]
    assert np.corrcoef(*loudness)[0, 1] > 0.9


CODECS = {
    "wav": "pcm_s16le", "flac": "flac", "aiff": "pcm_s16be", "mp3": "mp3", "ogg": "libopus", "webm": "libopus"
}  # fmt: skip


@pytest.mark.parametrize("container", CODECS)
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_a_cut_off_file_says_so_and_keeps_what_is_there(
    tmp_path: Path, sound: Samples, container: str, share: float
) -> None:
    whole = encode(tmp_path / "whole", sound, container, CODECS[container], 48_000, "mono")
    cut = tmp_path / "cut"
    cut.write_bytes(whole.read_bytes()[: int(whole.stat().st_size * share)])
    with pytest.raises(AudioFileTruncated) as error:
        audio_file.read(cut)
    assert one_line(error.value).startswith(f"{cut}: ")
    there_s = len(error.value.samples) / SAMPLE_RATE
    assert share * SECONDS - 1.1 < there_s < SECONDS


@pytest.mark.parametrize("container", ["flac", "ogg", "ipod"])
def test_damage_in_the_middle_is_told_with_its_place(tmp_path: Path, sound: Samples, container: str) -> None:
    codec = {**CODECS, "ipod": "aac"}[container]
    noise = np.random.default_rng(0).standard_normal(len(sound)) / 20  # so that all of it takes room
    path = encode(tmp_path / "whole", (sound + noise).astype(np.float32), container, codec, 48_000, "mono")
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 300] = np.random.default_rng(1).bytes(300)
    path.write_bytes(data)
    with pytest.raises(AudioFileDamaged, match=r"damaged after [12]\.\d s") as error:
        audio_file.read(path)
    assert one_line(error.value).startswith(f"{path}: ")
    assert SECONDS / 3 < len(error.value.samples) / SAMPLE_RATE <= SECONDS + 0.5


def test_a_playlist_is_not_followed(tmp_path: Path, sound: Samples) -> None:
    (tmp_path / "secret.wav").write_bytes(wav.encode(sound))
    lists = {
        "list.ffconcat": "ffconcat version 1.0\nfile secret.wav\n",
        "list.m3u8": f"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://{tmp_path}/secret.wav\n#EXT-X-ENDLIST\n",
    }
    for name, content in lists.items():
        (tmp_path / name).write_text(content)
        with pytest.raises(AudioFileError, match="not a readable audio file"):
            audio_file.read(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize("container", ["wav", "flac", "mp3", "ogg"])
def test_a_pipe_gives_what_a_file_gives(tmp_path: Path, sound: Samples, container: str) -> None:
    path = encode(tmp_path / "sound", sound, container, CODECS[container], 48_000, "mono")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(path.read_bytes()))
    writer.start()
    assert audio_file.is_pipe(pipe)
    read = audio_file.read(pipe)
    writer.join()
    np.testing.assert_array_equal(read, audio_file.read(path))


def test_an_endless_device_is_refused() -> None:
    with pytest.raises(AudioFileError, match="a device"):
        audio_file.read(Path("/dev/zero"))


def test_an_mp4_without_its_index_is_not_readable(tmp_path: Path, sound: Samples) -> None:
    whole = encode(tmp_path / "whole", sound, "ipod", "aac", 48_000, "mono")
    cut = tmp_path / "cut.m4a"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises(AudioFileError, match="not a readable audio file"):
        audio_file.read(cut)


def test_a_wav_from_a_pipe_without_lengths_is_whole(tmp_path: Path, sound: Samples) -> None:
    path = tmp_path / "pipe.wav"
    path.write_bytes(wav.encode(sound))
    data = bytearray(path.read_bytes())
    data[4:8] = data[40:44] = b"\xff\xff\xff\xff"
    path.write_bytes(data)
    assert len(audio_file.read(path)) == len(sound)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"Dear sir or madam,\n" * 300, "not a readable audio file|holds no sound"),
        (b'{"a": 1}', "not a readable audio file|holds no sound"),
        (bytes(5000), "not a readable audio file|holds no sound"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "not a readable audio file|holds no sound"),
        (np.random.default_rng(1).bytes(30_000), "not a readable audio file|no sound"),
    ],
    ids=["empty", "letter", "json", "zeros", "image", "noise"],
)
def test_what_is_no_audio_gets_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "answer.wav"
    path.write_bytes(content)
    with pytest.raises(AudioFileError, match=message) as error:
        audio_file.read(path)
    assert not isinstance(error.value, AudioFileTruncated)
    assert one_line(error.value).startswith(f"{path}: ")


def test_a_wav_without_samples_has_no_sound(tmp_path: Path) -> None:
    path = tmp_path / "nothing.wav"
    path.write_bytes(wav.encode(np.zeros(0, np.float32)))
    with pytest.raises(AudioFileError, match=r"no sound|not a readable"):
        audio_file.read(path)


def test_a_folder_and_a_missing_file_get_one_line(tmp_path: Path) -> None:
    with pytest.raises(AudioFileError, match="a folder"):
        audio_file.read(tmp_path)
    with pytest.raises(AudioFileError, match="no such file"):
        audio_file.read(tmp_path / "nothing.wav")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_gets_one_line(tmp_path: Path) -> None:
    path = tmp_path / "secret.wav"
    path.write_bytes(b"RIFF")
    path.chmod(0)
    with pytest.raises(AudioFileError, match="cannot be opened"):
        audio_file.read(path)


def test_silence_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "silence.wav"
    path.write_bytes(wav.encode(np.zeros(SAMPLE_RATE, np.float32)))
    assert not audio_file.read(path).any()


def test_what_was_written_comes_back(tmp_path: Path, sound: Samples) -> None:
    path = tmp_path / "sound.wav"
    loud = np.concatenate([sound, np.array([2.0, -2.0, np.float32(0.25)], np.float32)])
    path.write_bytes(wav.encode(loud))
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16_000, 1, 2)
    read = audio_file.read(path)
    np.testing.assert_allclose(read, np.clip(loud, -1, 1), atol=1 / 16_000)


def test_broken_numbers_in_a_float_file_become_silence(tmp_path: Path) -> None:
    samples = np.full(4000, np.float32(0.1))
    samples[1000:1010] = [np.nan, np.inf, -np.inf, 9, -9, 0, 0, 0, 0, 0]
    path = encode(tmp_path / "broken.wav", samples, "wav", "pcm_f32le", SAMPLE_RATE, "mono")
    read = audio_file.read(path)
    assert np.isfinite(read).all()
    assert np.abs(read).max() <= 1


def one_line(error: Exception) -> str:
    assert "\n" not in str(error)
    return str(error)
