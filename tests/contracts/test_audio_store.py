"""What every AudioStore promises; a new adapter is one line in `STORES`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from voice_interviewer.adapters.audio_store import FolderAudioStore
from voice_interviewer.ports import AudioStore, EngineError

STORES: dict[str, Callable[[Path], AudioStore]] = {"folder": FolderAudioStore}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> AudioStore:
    return STORES[request.param](tmp_path)


def test_what_was_put_is_got_and_named_by_its_hash(store: AudioStore, tmp_path: Path) -> None:
    samples = np.sin(np.linspace(0, 400, 16_000)).astype(np.float32) * 0.5
    stored = store.put("abcd", "q1-u1", samples)
    assert stored.reference == "audio/q1-u1.wav"
    assert np.abs(store.get("abcd", stored.reference) - samples).max() < 1e-4
    assert hashlib.sha256(store.path("abcd", stored.reference).read_bytes()).hexdigest() == stored.sha256
    assert [path.suffix for path in (tmp_path / "abcd" / "audio").iterdir()] == [".wav"]


@pytest.mark.parametrize("reference", ["../../etc/passwd", "audio/../../x.wav", "/etc/passwd", "audio//x.wav", ""])
def test_a_reference_never_leads_out_of_the_folder(store: AudioStore, reference: str) -> None:
    with pytest.raises(EngineError, match="no recording"):
        store.path("abcd", reference)


def test_a_missing_or_damaged_recording_is_one_clear_line(store: AudioStore) -> None:
    with pytest.raises(EngineError, match="cannot be read"):
        store.get("abcd", "audio/q1-u1.wav")
    store.put("abcd", "q1-u1", np.zeros(100, np.float32))
    store.path("abcd", "audio/q1-u1.wav").write_bytes(b"RIFF")
    with pytest.raises(EngineError, match="cannot be read"):
        store.get("abcd", "audio/q1-u1.wav")


def test_a_full_disk_is_one_clear_line(store: AudioStore, tmp_path: Path) -> None:
    (tmp_path / "abcd").write_text("a file where the folder should be")
    with pytest.raises(EngineError, match="cannot be written"):
        store.put("abcd", "q1-u1", np.zeros(10, np.float32))
