"""Make the sample report again: `python reports/samples/make.py [FOLDER]`. The interview in it is invented."""

from __future__ import annotations

import sys
from pathlib import Path

from voice_interviewer.core.reporting.report import build
from voice_interviewer.log_lines import load
from voice_interviewer.packs import read_pack
from voice_interviewer.render.folder import export

HERE = Path(__file__).parent
LOGS = HERE.parents[1] / "tests" / "logs"


def make(folder: Path) -> Path:
    """Fold the golden log and write its report into a folder of its own inside this one."""
    log, pack = load((LOGS / "sample.jsonl").read_text(encoding="utf-8")), read_pack(LOGS / "pack")
    return export(build(log, pack, generated="2026-03-12T09:40:00+00:00"), log, pack, folder)


if __name__ == "__main__":
    print(make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE))
