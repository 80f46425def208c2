"""The cache of synthesised speech, around a voice that counts its work."""

import os

import numpy as np
import pytest

from voice_interviewer.adapters.speech_cache import SpeechCache
from voice_interviewer.ports import EngineError, Samples, Speech


class Counted:
    name = "counted"

    def __init__(self, identity: str = "counted, low") -> None:
        self.identity = identity
        self.texts: list[str] = []
        self.closed = False

    def synthesise(self, text: str, *, rate: float = 1.0) -> Speech:
        self.texts.append(text)
        if text == "broken":
            raise EngineError("no")
        return Speech(tone(len(text)))

    def close(self) -> None:
        self.closed = True


def tone(length: int) -> Samples:
    return (0.5 * np.sin(np.arange(1000 * length) * 0.1)).astype(np.float32)


def files(folder):
    return sorted(folder.glob("*"))


def test_a_text_is_made_once_and_comes_back_the_same(tmp_path):
    voice = Counted()
    cache = SpeechCache(voice, tmp_path / "new" / "folder")
    first, second = cache.synthesise("Hello"), cache.synthesise("Hello")
    assert voice.texts == ["Hello"]
    assert np.abs(first.samples - second.samples).max() < 1e-4
    assert (cache.hits, cache.misses) == (1, 1)
    assert [path.suffix for path in files(tmp_path / "new" / "folder")] == [".wav"]


def test_it_outlives_the_process(tmp_path):
    SpeechCache(Counted(), tmp_path).synthesise("Hello")
    voice = Counted()
    SpeechCache(voice, tmp_path).synthesise("Hello")
    assert voice.texts == []


def test_text_rate_and_voice_are_told_apart(tmp_path):
    low, high = Counted(), Counted("counted, high")
    for cache in (SpeechCache(low, tmp_path), SpeechCache(high, tmp_path)):
        cache.synthesise("Hello")
        cache.synthesise("Hello", rate=0.8)
        cache.synthesise("hello")
    assert len(low.texts) == len(high.texts) == 3


@pytest.mark.parametrize(
    "damage",
    [
        lambda d: b"",
        lambda d: d[:20],
        lambda d: d[:-100],
        lambda d: bytes(len(d)),
        lambda d: d[:44] + bytes(len(d) - 44),
        lambda d: b"<html>",
        lambda d: d[:24] + (8000).to_bytes(4, "little") + d[28:],
    ],
)
def test_a_broken_file_is_made_again(tmp_path, damage):
    voice = Counted()
    cache = SpeechCache(voice, tmp_path)
    whole = cache.synthesise("Hello").samples
    (path,) = files(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    assert np.array_equal(cache.synthesise("Hello").samples, whole)
    assert len(voice.texts) == 2
    cache.synthesise("Hello")
    assert len(voice.texts) == 2


def test_a_failure_is_not_kept(tmp_path):
    with pytest.raises(EngineError):
        SpeechCache(Counted(), tmp_path).synthesise("broken")
    assert files(tmp_path) == []


def test_what_was_used_longest_ago_goes_first(tmp_path):
    voice = Counted()
    cache = SpeechCache(voice, tmp_path, max_bytes=9_000)  # each text takes some 4 kB
    for age, text in ((300, "aa"), (200, "bb")):
        before = set(files(tmp_path))
        cache.synthesise(text)
        (path,) = set(files(tmp_path)) - before
        os.utime(path, (path.stat().st_mtime - age,) * 2)
    cache.synthesise("aa")  # used again: now the younger one
    cache.synthesise("cc")
    assert len(files(tmp_path)) == 2
    voice.texts.clear()
    cache.synthesise("aa")
    cache.synthesise("bb")
    assert voice.texts == ["bb"]


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = SpeechCache(Counted(), tmp_path / "file")
    assert cache.synthesise("Hello").seconds > 0


def test_closing_closes_the_voice(tmp_path):
    voice = Counted()
    SpeechCache(voice, tmp_path).close()
    assert voice.closed
