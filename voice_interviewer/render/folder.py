"""One folder for each interview's report: checked against the log, then written whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from voice_interviewer.core.checking.report_check import ReportMismatch, check
from voice_interviewer.core.events import Recorded
from voice_interviewer.core.reporting.report import Report, document
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.render import PRINTED, REPORTS, TRANSCRIPTS
from voice_interviewer.render.html import html
from voice_interviewer.render.moments import local

AudioPlace = Callable[[str], Path]
"""From an audio reference of the log to the file that holds it."""


class ExportFailed(Exception):
    """The report could not be written. The message says why and what to do; nothing half-written is left."""


def export(
    report: Report,
    log: Sequence[Recorded],
    pack: Pack,
    root: Path,
    *,
    audio: AudioPlace | None = None,
    warn: Callable[[str], None] = lambda caution: None,
) -> Path:
    """Write `root/<start stamp>-<id>/` and return it. An older export of the interview is replaced file by file.

    A printed form (PDF, DOCX) that cannot be made costs the others nothing: `warn` gets the reason.

    Raises ReportMismatch where the report does not follow from its log, ExportFailed where it cannot be written.
    """
    if mismatches := check(document(report), log, pack):
        raise ReportMismatch(mismatches)
    target = root / folder_name(report)
    part = root / f".{target.name}.{os.getpid()}.part"
    try:
        part.mkdir(parents=True)
        for name, text in files(report, pack, _links(report, target, audio)).items():
            with (part / name).open("w", encoding="utf-8", errors="replace", newline="\n") as file:
                file.write(text)
        for name, content in printed(report, pack, warn).items():
            (part / name).write_bytes(content)
        _put(part, target)
    except OSError as error:
        raise ExportFailed(
            f"The report could not be written to {target}: {error.strerror or error}. "
            "Make room or choose another folder with --out, then run the report command again."
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return target


def files(report: Report, pack: Pack, links: Mapping[str, str]) -> dict[str, str]:
    """Every file of the folder: name -> text."""
    written = {name: render(report) for name, render in REPORTS.items()}
    written |= {f"transcript.{name}": render(report.transcript) for name, render in TRANSCRIPTS.items()}
    return written | {"report.html": html(report, links, pack.rubric.thresholds)}


def printed(report: Report, pack: Pack, warn: Callable[[str], None]) -> dict[str, bytes]:
    """The files that need a library of their own: name -> bytes, without those that could not be made."""
    written = {}
    for name, write in PRINTED.items():
        try:
            written[name] = write(report, pack.rubric.thresholds, warn)
        except ImportError as error:
            package = {"docx": "python-docx"}.get(error.name or "", error.name or str(error))
            warn(f"{name} was not written: {package} is missing. Run `pip install {package}`, then the report command.")
        except Exception as error:  # a defect there must not cost the report that is already checked
            reason = next(iter(str(error).splitlines()), "") or type(error).__name__
            warn(f"{name} was not written: {reason}. The other files are complete.")
    return written


def folder_name(report: Report) -> str:
    """`20260106-154814-<id>`, by the start in the interview's own time zone."""
    started = local(report.metadata.started, report.metadata.time_zone)
    stamp = f"{started:%Y%m%d-%H%M%S}" if started else "undated"
    return f"{stamp}-{re.sub(r'[^A-Za-z0-9_-]+', '-', report.metadata.interview_id)[:80]}"


def _put(part: Path, target: Path) -> None:
    if not target.exists():
        part.rename(target)
        return
    replaced = {file.name for file in part.iterdir()}
    for file in sorted(part.iterdir()):
        os.replace(file, target / file.name)
    for name in PRINTED:
        if name not in replaced:
            (target / name).unlink(missing_ok=True)  # it shows an older report


def _links(report: Report, target: Path, audio: AudioPlace | None) -> dict[str, str]:
    """Audio reference -> link from the report's folder. Recordings that are gone are not linked."""
    found: dict[str, str] = {}
    if audio is None:
        return found
    for reference in {line.audio for line in report.transcript.lines if line.audio}:
        place = audio(reference)
        if not place.is_file():
            continue
        try:
            relative = os.path.relpath(place.resolve(), target.resolve())
            found[reference] = quote(Path(relative).as_posix())
        except ValueError:  # another drive
            found[reference] = place.resolve().as_uri()
    return found
