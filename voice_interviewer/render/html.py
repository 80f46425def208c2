"""The report as one self-contained HTML page: at a glance first, then each rating with its quotation and its second."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.role.pack import Thresholds
from voice_interviewer.render.markup import markup
from voice_interviewer.render.page.answers import questions, transcript
from voice_interviewer.render.page.findings import checklist, evidence, method, review, scores, timeline
from voice_interviewer.render.page.glance import glance
from voice_interviewer.render.page.page import Page


def html(report: Report, links: Mapping[str, str], thresholds: Thresholds) -> str:
    """The page. `links` leads from an audio reference to its address relative to the page."""
    page = Page(report, links, thresholds)
    name = markup(report.metadata.candidate or "Candidate")
    sections = (
        glance(page),
        review(page),
        timeline(page),
        evidence(page),
        scores(page),
        questions(page),
        checklist(page),
        method(page),
        transcript(page),
    )
    return (
        f'<!doctype html>\n<html lang="{markup(report.transcript.language)}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{name}: interview report</title>\n<style>\n{_asset('report.css')}</style>\n</head>\n"
        "<body>\n<main>\n"
        + "\n".join(section for section in sections if section)
        + f"\n<footer>Virtual HR Interviewer {markup(report.metadata.product_version)}</footer>\n</main>\n"
        '<div id="player" hidden><span role="status"></span><audio controls preload="none"></audio></div>\n'
        f"<script>\n{_asset('report.js')}</script>\n</body>\n</html>\n"
    )


@cache
def _asset(name: str) -> str:
    return (files("voice_interviewer.render") / name).read_text(encoding="utf-8")
