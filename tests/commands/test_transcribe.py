"""`transcribe` as its users meet it: several files, pipes, a full disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from voice_interviewer import cli, wav

EMBEDDED = ("transcribe", "--recogniser", "embedded")


def silence(path: Path, seconds: float = 0.5) -> Path:
    path.write_bytes(wav.encode(np.zeros(int(seconds * 16_000), np.float32)))
    return path


def test_several_files_as_json_are_one_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = silence(tmp_path / "one.wav"), silence(tmp_path / "two.wav")
    missing = tmp_path / "missing.wav"
    assert cli.main([*EMBEDDED, "--format", "json", str(one), str(missing), str(two)]) == 1
    entries = json.loads(capsys.readouterr().out)
    assert [entry["file"] for entry in entries] == [str(one), str(missing), str(two)]
    assert ["caution" in entry for entry in entries] == [False, True, False]
    assert all(entry["lines"] == [] for entry in entries)
    assert cli.main([*EMBEDDED, "--format", "json", str(one)]) == 0
    assert "file" not in json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("form", ["srt", "vtt"])
def test_subtitles_are_of_one_recording(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(silence(tmp_path / name)) for name in ("one.wav", "two.wav")]
    assert cli.main([*EMBEDDED, "--format", form, *files]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "one file at a time" in captured.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_waited_for_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe, sound = tmp_path / "pipe", silence(tmp_path / "sound.wav").read_bytes()
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(sound))
    writer.start()
    assert cli.main([*EMBEDDED, str(pipe)]) == 0
    writer.join()
    told = capsys.readouterr().err
    assert f"{pipe}: a pipe; waiting" in told
    assert "no speech" in told


@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="no name for standard input")
def test_a_dash_is_standard_input(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "voice_interviewer", *EMBEDDED, "-"]
    ended = subprocess.run(command, input=silence(tmp_path / "a.wav").read_bytes(), capture_output=True, check=True)
    assert "-: no speech was heard" in ended.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to hand")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    sound = str(silence(tmp_path / "a.wav"))
    command = [sys.executable, "-m", "voice_interviewer", *EMBEDDED, "--format", "json", sound]
    with open("/dev/full", "w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 1
    assert "could not be written" in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr
