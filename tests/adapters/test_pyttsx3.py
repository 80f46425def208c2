"""The pyttsx3 voice: its child process crashes, hangs and lies, and the interview goes on."""

import ctypes.util
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import numpy as np
import pytest

from voice_interviewer.adapters import pyttsx3 as adapter
from voice_interviewer.adapters.pyttsx3 import Pyttsx3, Voice, choose
from voice_interviewer.ports import EngineError, EngineUnavailable

FAKE_CHILD = """
import json, os, signal, sys, threading, time, wave
def reply(answer): print(json.dumps(answer), flush=True)
def save(path, seconds, level=9000):
    with wave.open(path, "wb") as file:
        file.setnchannels(1); file.setsampwidth(2); file.setframerate(22050)
        file.writeframes(level.to_bytes(2, "little") * int(22050 * seconds))
reply({"ready": True})
for line in sys.stdin:
    request = json.loads(line)
    text = request.get("text", "")
    if "once" in text:
        flag = os.path.join(os.environ["FLAGS"], "seen")
        if os.path.exists(flag): text = "fine"
        open(flag, "w").close()
    if "crash" in text: os.kill(os.getpid(), signal.SIGSEGV)
    if "hang" in text: time.sleep(60)
    if "refuse" in text: reply({"error": "ValueError: no"}); continue
    if "nothing" not in text:
        save(request["path"], 0.01 if "short" in text else 0 if "empty" in text else 3, 0 if "mute" in text else 9000)
    reply({"voice": request["voice"]})
"""


@pytest.fixture
def voice():
    voice = Pyttsx3()
    yield voice
    voice.close()


@pytest.fixture
def faulty(tmp_path, monkeypatch):
    """A voice whose child misbehaves as the text says."""
    (tmp_path / "adapters").mkdir()
    (tmp_path / "adapters" / "pyttsx3_child.py").write_text(FAKE_CHILD)
    monkeypatch.setattr(adapter, "__file__", str(tmp_path / "adapters" / "pyttsx3.py"))
    monkeypatch.setenv("FLAGS", str(tmp_path))
    voice = Pyttsx3(timeout_s=0.5)
    yield voice
    voice.close()


def child_of(voice: Pyttsx3) -> int:
    return voice._child._process.pid


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def wait_until_gone(pid: int) -> bool:
    deadline = time.monotonic() + 10
    while not gone(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return gone(pid)


def test_slower_takes_longer_and_every_setting_is_applied_at_once(voice):
    text = "Please tell me about your last project."
    lengths = [voice.synthesise(text, rate=rate).seconds for rate in (1.0, 0.5, 2.0, 1.0)]
    assert lengths[1] == pytest.approx(2 * lengths[0], rel=0.15)
    assert lengths[2] == pytest.approx(lengths[0] / 2, rel=0.15)
    assert lengths[3] == pytest.approx(lengths[0], rel=0.02)


def test_a_long_text_is_spoken_whole(voice):
    sentence = "I looked at the query plan, added an index and measured again. "
    one, many = (voice.synthesise(sentence * count).seconds for count in (1, 30))
    assert many == pytest.approx(30 * one, rel=0.1)


def test_a_long_text_without_punctuation_is_spoken_whole(voice):
    assert voice.synthesise("word " * 400).seconds > 60
    assert voice.restarts == 0


def test_the_lexicon_changes_what_is_said():
    plain, longer = Pyttsx3(), Pyttsx3(lexicon={"SQL": "structured query language, which is long"})
    try:
        assert longer.synthesise("Use SQL.").seconds > plain.synthesise("Use SQL.").seconds + 1
        assert longer.identity != plain.identity
    finally:
        plain.close()
        longer.close()


def test_volume_scales_the_sound(voice):
    quiet = Pyttsx3(volume=0.25)
    try:
        loud_peak, quiet_peak = (np.abs(v.synthesise("Good morning").samples).max() for v in (voice, quiet))
    finally:
        quiet.close()
    assert quiet_peak == pytest.approx(loud_peak / 4, rel=0.3)


def test_the_voices_of_this_machine_are_listed(voice):
    voices = voice.voices()
    assert voices
    assert all(known.id and known.name for known in voices)


VOICES = (
    Voice("sit/cmn", "Chinese (Mandarin, latin as English)", ("cmn",)),
    Voice("gmw/en-029", "English (Caribbean)", ("en-029",)),
    Voice("gmw/en", "English (Great Britain)", ("en-gb",)),
    Voice("gmw/en-us", "English (America)", ("en-us",)),
    Voice("inc/bn", "Bengali", ("bn",)),
)


@pytest.mark.parametrize(
    ("wanted", "id"),
    [
        ("gmw/en-us", "gmw/en-us"),
        ("en", "gmw/en"),
        ("EN-GB", "gmw/en"),
        ("english", "gmw/en"),
        ("america", "gmw/en-us"),
        ("engal", "inc/bn"),
        ("mandarin", "sit/cmn"),
    ],
)
def test_a_voice_is_chosen_by_id_name_language_or_part(wanted, id):
    voice = choose(VOICES, wanted)
    assert voice
    assert voice.id == id


def test_an_unknown_voice_is_refused_with_some_that_exist():
    with pytest.raises(EngineError, match=r"no voice 'no such voice' here\. Some that are: .+"):
        Pyttsx3("no such voice")


@pytest.mark.skipif(sys.platform != "linux", reason="variants are espeak's")
def test_variants_are_other_voices_and_unknown_ones_are_refused(voice):
    other = Pyttsx3("en-gb+f3")
    try:
        assert "+f3" in other.name
        ours, theirs = (v.synthesise("Hello there").samples for v in (voice, other))
    finally:
        other.close()
    assert abs(len(ours) - len(theirs)) > 10 or np.abs(ours[: len(theirs)] - theirs[: len(ours)]).max() > 0.1
    with pytest.raises(EngineError, match="no variant 'nosuch'"):
        Pyttsx3("en-gb+nosuch")


@pytest.mark.parametrize("fault", ["crash", "hang", "nothing", "empty", "short", "mute", "refuse"])
def test_one_failure_is_mended_by_a_restart(faulty, fault):
    first = child_of(faulty)
    assert faulty.synthesise(f"{fault} once, then some more words").seconds == pytest.approx(3, abs=0.01)
    assert faulty.restarts == 1
    assert gone(first)


@pytest.mark.parametrize("fault", ["crash", "hang", "nothing", "empty", "short", "mute", "refuse"])
def test_two_failures_are_an_error_and_the_next_text_is_spoken(faulty, fault):
    with pytest.raises(EngineError, match="failed twice"):
        faulty.synthesise(f"{fault} every time that this is said")
    assert faulty.synthesise("fine").seconds == pytest.approx(3, abs=0.01)


def test_a_child_killed_between_two_texts_is_replaced(voice):
    voice.synthesise("Hello")
    os.kill(child_of(voice), signal.SIGKILL)
    assert voice.synthesise("Hello again").seconds > 0.3
    assert voice.restarts == 1


def test_close_leaves_no_process_and_no_files(voice):
    pid, folder = child_of(voice), voice._child.folder
    voice.synthesise("Hello")
    voice.close()
    voice.close()
    assert not Path(f"/proc/{pid}").exists()
    assert not folder.exists()
    with pytest.raises(EngineError, match="closed"):
        voice.synthesise("Hello")


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_the_child_ends_with_a_killed_parent():
    program = """
        import time
        from voice_interviewer.adapters.pyttsx3 import Pyttsx3
        voice = Pyttsx3()
        print(voice._child._process.pid, voice._child.folder, flush=True)
        time.sleep(60)
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program)], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        pid, folder = parent.stdout.readline().split()
        parent.kill()
    assert wait_until_gone(int(pid))
    assert not Path(folder).exists()


def test_an_engine_that_does_not_start_says_how_to_mend_it(tmp_path, monkeypatch):
    (tmp_path / "pyttsx3_child.py").write_text("import sys; print('no espeak data', file=sys.stderr); sys.exit(1)")
    monkeypatch.setattr(adapter, "__file__", str(tmp_path / "pyttsx3.py"))
    with pytest.raises(EngineUnavailable, match=r"does not start: it ended with code 1: no espeak data\. .*nstall"):
        Pyttsx3()


@pytest.mark.skipif(sys.platform != "linux", reason="espeak-ng is the engine of Linux")
@pytest.mark.skipif(ctypes.util.find_library("espeak-ng") is not None, reason="this system has an espeak-ng of its own")
def test_without_espeak_the_line_says_what_to_install(tmp_path, monkeypatch):
    (tmp_path / "espeakng_loader.py").write_text("raise ImportError('hidden')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(EngineUnavailable, match=r"Install espeak-ng: pip install espeakng-loader"):
        Pyttsx3()
