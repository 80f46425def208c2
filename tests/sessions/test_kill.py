"""The real program, killed without warning again and again, comes to the same end."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from voice_interviewer.adapters.audio_store import FolderAudioStore
from voice_interviewer.adapters.event_log import SqliteEventLog
from voice_interviewer.core.events import InterviewerSpoke, PhraseRecorded, QuestionAsked, UtteranceHeard
from voice_interviewer.core.state import replay
from voice_interviewer.wiring import EMBEDDED, model_folder

pytestmark = pytest.mark.skipif(model_folder(EMBEDDED) is None, reason="the embedded recogniser is not in models/")

KILLS = 4


def start(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "voice_interviewer", "demo", "--recogniser", "embedded", "--minutes", "3", *more]
    with (folder / "output.txt").open("ab") as output:
        return subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=output, env=os.environ | {"PYTHONPATH": os.getcwd()}
        )


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_killing_the_program_loses_and_repeats_nothing(tmp_path: Path) -> None:
    draw = random.Random(7)
    log_path = tmp_path / "interviews" / "interviews.db"
    process = start(tmp_path)
    for _ in range(KILLS):
        time.sleep(draw.uniform(1.5, 4.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        ids = SqliteEventLog(log_path).interviews() if log_path.exists() else []
        process = start(tmp_path, "--resume", ids[0]) if ids else start(tmp_path)
    code = process.wait(timeout=200)
    output = (tmp_path / "output.txt").read_text()
    assert code in (0, 1), output  # 1: it had come to its end before the last start, and says so
    log = SqliteEventLog(log_path)
    (interview_id,) = log.interviews()
    log.verify(interview_id)
    events = [recorded.event for recorded in log.read(interview_id)]
    state = replay(log.read(interview_id))
    assert state.closed is not None, output
    assert state.closed.reason in ("complete", "time")

    questions = [event.text for event in events if isinstance(event, QuestionAsked)]
    assert len(questions) == len(set(questions)) >= 2
    greetings = [event for event in events if isinstance(event, InterviewerSpoke) and event.purpose == "greeting"]
    assert len(greetings) == 1
    assert all(turn.answer for turn in state.turns)
    heard = [event.utterance_id for event in events if isinstance(event, UtteranceHeard)]
    assert len(heard) == len(set(heard))
    store = FolderAudioStore(tmp_path / "interviews")
    for event in events:
        if isinstance(event, PhraseRecorded):
            assert len(store.get(interview_id, event.audio))
