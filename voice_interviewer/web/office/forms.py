"""Every form of a report as bytes, by its file name: what the desk, share links and the API hand out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.render import PRINTED, REPORTS, TRANSCRIPTS
from voice_interviewer.render.folder import folder_name
from voice_interviewer.render.html import html

ALL = "all.zip"
MEDIA = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "srt": "application/x-subrip",
    "vtt": "text/vtt; charset=utf-8",
    "zip": "application/zip",
}

Write = Callable[[Report, Pack], bytes]


class Unwritable(Exception):
    """A form that cannot be made on this machine. The message says why."""


def _text(render: Callable[[Report], str]) -> Write:
    return lambda report, _: render(report).encode("utf-8", "replace")


def _transcript(name: str) -> Write:
    return lambda report, _: TRANSCRIPTS[name](report.transcript).encode("utf-8", "replace")


def _page(report: Report, pack: Pack) -> bytes:
    return html(report, {}, pack.rubric.thresholds).encode("utf-8", "replace")


def _printed(name: str) -> Write:
    def write(report: Report, pack: Pack) -> bytes:
        try:
            return PRINTED[name](report, pack.rubric.thresholds, lambda caution: None)
        except ImportError as error:
            raise Unwritable(f"{name} cannot be made here: {error.name or error} is missing.") from error

    return write


FORMS: dict[str, Write] = {
    "report.html": _page,
    **{name: _printed(name) for name in PRINTED},
    **{name: _text(render) for name, render in REPORTS.items()},
    **{f"transcript.{name}": _transcript(name) for name in TRANSCRIPTS},
}
NAMES: tuple[str, ...] = (*FORMS, ALL)


def write(name: str, report: Report, pack: Pack) -> bytes:
    """One form. Raises KeyError for a name that is none of NAMES, and Unwritable."""
    if name != ALL:
        return FORMS[name](report, pack)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for form, render in FORMS.items():
            try:
                archive.writestr(f"{folder_name(report)}/{form}", render(report, pack))
            except Unwritable:
                continue
    return packed.getvalue()


def media(name: str) -> str:
    return MEDIA[name.rpartition(".")[2]]


def file_name(name: str, report: Report) -> str:
    """What the file is called where it is saved: `20260106-154814-abcd-efgh report.pdf`, in plain letters."""
    return f"{folder_name(report)}-{name}"
