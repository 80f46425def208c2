"""Transcript and report in every format. A new format is one function and one line in a registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.role.pack import Thresholds
from voice_interviewer.core.transcript import Transcript
from voice_interviewer.render import json_forms
from voice_interviewer.render import transcript as _transcript
from voice_interviewer.render.card import card
from voice_interviewer.render.checklist import checklist
from voice_interviewer.render.elements import Element
from voice_interviewer.render.md import as_markdown
from voice_interviewer.render.plain import plain
from voice_interviewer.render.session import session
from voice_interviewer.render.table import table
from voice_interviewer.render.wording import summary_line

__all__ = ["FORMS", "PRINTED", "REPORTS", "TRANSCRIPTS", "summary_line"]


class TranscriptForm(Protocol):
    def __call__(self, transcript: Transcript, *, speakers: bool = True) -> str: ...


TRANSCRIPTS: Mapping[str, TranscriptForm] = {
    "txt": _transcript.text,
    "md": _transcript.as_markdown,
    "json": _transcript.as_json,
    "srt": _transcript.srt,
    "vtt": _transcript.vtt,
}

FORMS: Mapping[str, Callable[[Report], tuple[Element, ...]]] = {
    "session": session,
    "checklist": checklist,
    "card": card,
}


Render = Callable[[Report], str]


def _written(form: Callable[[Report], tuple[Element, ...]], write: Callable[[tuple[Element, ...]], str]) -> Render:
    return lambda report: write(form(report))


REPORTS: Mapping[str, Render] = {
    "report.json": json_forms.whole,
    "session.json": json_forms.session,
    "checklist.json": json_forms.checklist,
    "card.json": json_forms.card,
    "figures.csv": lambda report: table([report]),
    **{f"{name}.txt": _written(form, plain) for name, form in FORMS.items()},
    **{f"{name}.md": _written(form, as_markdown) for name, form in FORMS.items()},
}
"""File name -> what writes its text."""

Print = Callable[[Report, Thresholds, Callable[[str], None]], bytes]


def _pdf(report: Report, thresholds: Thresholds, warn: Callable[[str], None]) -> bytes:
    from voice_interviewer.render.pdf import pdf

    return pdf(report, thresholds, warn)


def _docx(report: Report, thresholds: Thresholds, warn: Callable[[str], None]) -> bytes:
    from voice_interviewer.render.docx import docx

    return docx(report, thresholds, warn)


PRINTED: Mapping[str, Print] = {"report.pdf": _pdf, "report.docx": _docx}
"""File name -> what writes its bytes with a library of its own. What a reader must know goes to the third argument."""
