"""Charts as inline SVG. Every value stands beside its mark in words, so that no chart depends on colour."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from decimal import Decimal

from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.claims import Standing
from voice_interviewer.core.reporting.figures import CompetencyLevel
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.scoring import HIGHEST, LOWEST
from voice_interviewer.core.transcript import clock
from voice_interviewer.render.markup import markup
from voice_interviewer.render.wording import NOT_SCORED

WIDTH, NARROW = 900, 430
ROW = 34
LABEL, NOTE = 150, 82
COLOURS: dict[Standing, str] = {
    "strong": "var(--strong)",
    "mixed": "var(--mixed)",
    "weak": "var(--weak)",
    "open": "var(--open)",
}
LANE, GAP = 26, 10
FOR_SIGN, AROUND_LABEL = 8, 4
LINE, MOST_LINES = 21, 2
"""Characters that fit into the label of a bar, and lines."""


def competencies(levels: Sequence[CompetencyLevel], standing: dict[str, Standing]) -> str:
    """A bar from 1 to 5 for each competency; one that is not scored has an empty track and says so."""
    height = ROW * len(levels) + 24
    span = NARROW - LABEL - NOTE
    step = span / (HIGHEST - LOWEST)
    marks = [
        f'<line x1="{LABEL + step * place:.0f}" y1="4" x2="{LABEL + step * place:.0f}" y2="{height - 24}" '
        f'stroke="var(--line)"/><text class="soft" x="{LABEL + step * place:.0f}" y="{height - 6}" '
        f'text-anchor="middle">{place + LOWEST}</text>'
        for place in range(HIGHEST - LOWEST + 1)
    ]
    rows = []
    for place, entry in enumerate(levels):
        y = ROW * place + 6
        rows.append(_label(entry.name, y + 16))
        rows.append(f'<rect x="{LABEL}" y="{y + 3}" width="{span}" height="16" rx="3" fill="var(--open-wash)"/>')
        shown = NOT_SCORED if entry.asked else "not asked"
        if entry.level is not None:
            width = max(4.0, float(entry.level - LOWEST) * step)
            colour = COLOURS[standing.get(entry.id, "mixed")]
            rows.append(f'<rect x="{LABEL}" y="{y + 3}" width="{width:.1f}" height="16" rx="3" fill="{colour}"/>')
            shown = f"{entry.level} of {HIGHEST}"
        rows.append(f'<text class="soft" x="{LABEL + span + 12}" y="{y + 16}">{shown}</text>')
    title = "; ".join(f"{entry.name}: {entry.level or NOT_SCORED}" for entry in levels)
    return _svg(height, f"Competency levels from {LOWEST} to {HIGHEST}. {title}", marks + rows, NARROW)


def _label(name: str, y: float) -> str:
    """A name in one line or two, so that it ends before its bar."""
    lines = textwrap.wrap(name, LINE, max_lines=MOST_LINES, placeholder=" …") or [""]
    first = y - 7 * (len(lines) - 1)
    return "".join(f'<text x="0" y="{first + 14 * place:g}">{markup(line)}</text>' for place, line in enumerate(lines))


def timeline(report: Report, standing: dict[str, Standing]) -> str:
    """Who spoke when, and under which question: one lane for the questions, one for the voices."""
    total = max((report.metadata.duration_s, *(line.end_s for line in report.transcript.lines), 1.0))
    scale = WIDTH / total
    parts = []
    for block in report.blocks:
        parts += _stretch(block, standing, scale)
    top = LANE + GAP
    for line in report.transcript.lines:
        spoke = line.speaker == "candidate"
        y, colour = (top, "var(--accent)") if spoke else (top + 15, "var(--line)")
        width = max(1.0, (line.end_s - line.start_s) * scale)
        parts.append(f'<rect x="{line.start_s * scale:.1f}" y="{y}" width="{width:.1f}" height="12" fill="{colour}"/>')
    height = top + 15 + 12 + 24
    ticks = _ticks(total)
    for seconds in ticks:
        x = seconds * scale
        anchor = "start" if seconds == 0 else "middle" if x < WIDTH - 30 else "end"
        parts.append(f'<text class="soft" x="{x:.1f}" y="{height - 5}" text-anchor="{anchor}">{clock(seconds)}</text>')
    return _svg(height, f"Timeline of the interview: {len(report.questions)} questions in {clock(total)}", parts)


def _stretch(block: Block, standing: dict[str, Standing], scale: float) -> list[str]:
    x = block.asked_s * scale
    end = max((block.ended_s, *(probe.ended_s for probe in block.probes)))
    width = max(2.0, (end - block.asked_s) * scale - 2)
    colour = COLOURS[standing.get(block.question_id, "open")]
    name = "Introduction" if block.form == "introduction" else f"Question {block.number}"
    label = "Intro" if block.form == "introduction" else block.number
    score = _score(block.score) if block.form != "introduction" else "not scored by design"
    drawn = [
        f'<rect x="{x:.1f}" y="0" width="{width:.1f}" height="{LANE}" rx="4" fill="{colour}" '
        f'opacity="{".35" if block.form == "introduction" else "1"}">'
        f"<title>{name}, {clock(block.asked_s)} to {clock(end)}, {score}</title></rect>"
    ]
    if width >= AROUND_LABEL + FOR_SIGN * len(label):
        middle, fill = x + width / 2, "--ink" if block.form == "introduction" else "--paper"
        drawn.append(
            f'<text x="{middle:.1f}" y="{LANE / 2 + 5}" text-anchor="middle" style="fill:var({fill})">{label}</text>'
        )
    return drawn


def _score(score: Decimal | None) -> str:
    return NOT_SCORED if score is None else f"{score} of 10"


def _ticks(total: float) -> list[int]:
    """Round times, five to ten of them."""
    step = next((step for step in (10, 30, 60, 120, 300, 600) if total / step <= 9), 1200)
    return list(range(0, int(total) + 1, step))


def _svg(height: float, title: str, parts: Sequence[str], width: int = WIDTH) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height:.0f}" role="img" aria-label="{markup(title)}">' + "".join(parts) + "</svg>"
    )
