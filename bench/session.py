"""What an interview costs: CPU against audio, the event log, the fold.

    python -m bench.session [--minutes 10] [--recogniser embedded]

Runs `voice-interviewer demo` as its users do, in a folder of its own, and measures the process; then folds its log.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from voice_interviewer.adapters.event_log import SqliteEventLog
from voice_interviewer.core.state import replay


def cpu_s(*command: str, folder: Path) -> float:
    """Seconds of CPU of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"HF_HUB_OFFLINE": "1"}
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", default="10")
    parser.add_argument("--recogniser", default="embedded")
    arguments = parser.parse_args()
    program = (sys.executable, "-m", "voice_interviewer")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"--help: {cpu_s(*program, '--help', folder=folder):.2f} s of CPU")
        demo = (*program, "demo", "--minutes", arguments.minutes, "--recogniser", arguments.recogniser)
        spent_s = cpu_s(*demo, folder=folder)
        log = SqliteEventLog(folder / "interviews" / "interviews.db")
        (interview_id,) = log.interviews()
        events = log.read(interview_id)
        state = replay(events)
        mains = sum(turn.question.form == "main" for turn in state.turns)
        print(f"demo: {mains} questions, {state.clock_s:.0f} s of audio, {spent_s:.1f} s of CPU", end="")
        print(f" = {spent_s / state.clock_s:.3f} of the audio")
        began = time.process_time()
        for _ in range(20):
            log.read(interview_id)
        read_ms = (time.process_time() - began) * 50
        began = time.process_time()
        for _ in range(20):
            replay(events)
        print(f"log: {len(events)} events; read {read_ms:.1f} ms, fold {(time.process_time() - began) * 50:.1f} ms")


if __name__ == "__main__":
    main()
