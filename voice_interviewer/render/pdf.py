"""The report as PDF: tagged (PDF/UA-1), with bundled fonts, the same bytes for the same report."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any, Literal

from voice_interviewer.core.reporting.report import Report, document
from voice_interviewer.core.role.pack import Thresholds
from voice_interviewer.render.paper import Paper, paper

Warn = Callable[[str], None]

FONTS = (
    "Noto Sans", "Noto Sans Devanagari", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans SC", "Noto Sans KR",
    "Noto Emoji",
)  # fmt: skip
UNBROKEN = 24
PICTURE_PPI = 180
KEPT = ("id", "line", "lines", "title", "speaker")
NO_GLYPH = (
    "report.pdf: no font on this machine has some of its characters. They print as boxes and the file does not meet "
    "PDF/UA; report.html shows them. Install a font of their script and write the report again."
)


def pdf(report: Report, thresholds: Thresholds, warn: Warn) -> bytes:
    """The bytes of the file. What its reader must know, such as a missing glyph, goes to `warn`.

    The bundled fonts come first, so that the file is the same everywhere; fonts of the machine only help out where a
    script is missing. Raises ImportError without typst, TypstError where the template cannot be set.
    """
    import typst

    printed = paper(report, thresholds)
    inputs = {"report": json.dumps(_data(printed), ensure_ascii=False)}
    made = datetime.fromtimestamp(printed.generated, UTC)

    def typeset(*, bundled_only: bool, standard: Literal["ua-1"] | None) -> bytes:
        written = typst.compile(
            _asset("typst/report.typ"),
            font_paths=[_asset("fonts")],
            ignore_system_fonts=bundled_only,
            sys_inputs=inputs,
            pdf_standards=standard,
            timestamp=made,
        )
        assert isinstance(written, bytes)
        return written

    for bundled_only in (True, False):
        try:
            return typeset(bundled_only=bundled_only, standard="ua-1")
        except typst.TypstError as error:
            if "PDF/UA" not in str(error):
                raise
    warn(NO_GLYPH)
    return typeset(bundled_only=False, standard=None)


def chart(printed: Paper, name: Literal["bars", "timeline"]) -> bytes:
    """One chart as a PNG picture. Raises ImportError without typst, TypstError where it cannot be drawn."""
    import typst

    picture = typst.compile(
        _asset("typst/chart.typ"),
        font_paths=[_asset("fonts")],
        sys_inputs={"report": json.dumps(_data(printed), ensure_ascii=False), "chart": name},
        format="png",
        ppi=PICTURE_PPI,
    )
    assert isinstance(picture, bytes)
    return picture


def _data(printed: Paper) -> dict[str, Any]:
    """The template's input."""
    made = datetime.fromtimestamp(printed.generated, UTC)
    language = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", printed.language)
    return {
        **_breakable(document(printed)),
        "made": list(made.timetuple()[:6]),
        "fonts": list(FONTS),
        "language": language[0].lower() if language else "en",
        "known": sorted({line.id for line in printed.transcript}),
    }


def _breakable(part: Any) -> Any:
    """Words too long for any column may break; keys and ids stay as they are."""
    if isinstance(part, str):
        return _LONG.sub(lambda word: _broken(word[0]), part)
    if isinstance(part, list):
        return [_breakable(entry) for entry in part]
    if isinstance(part, dict):
        return {key: value if key in KEPT else _breakable(value) for key, value in part.items()}
    return part


_LONG = re.compile(rf"\S{{{UNBROKEN + 1},}}")


def _broken(word: str) -> str:
    """Room for a break after each stretch of letters, never inside a composed character."""
    pieces, begin = [], 0
    for place in range(UNBROKEN, len(word)):
        if place - begin >= UNBROKEN and all(unicodedata.category(word[at])[0] in "LNP" for at in (place - 1, place)):
            pieces.append(word[begin:place])
            begin = place
    return "\u200b".join([*pieces, word[begin:]])


def _asset(name: str) -> str:
    return str(files("voice_interviewer.render") / name)
