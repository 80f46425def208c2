"""What every section of the page needs: the report, links to the recordings, and the smallest pieces of markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from voice_interviewer.core.events import Evidence
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.claims import Claim, standings
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.role.pack import Thresholds
from voice_interviewer.core.transcript import Line, clock
from voice_interviewer.render.elements import excerpt
from voice_interviewer.render.markup import markup
from voice_interviewer.render.wording import sources

LISTEN_S = 5.0
_STAMP = re.compile(r"\[(\d+:\d\d)\]")
_CLOCK = re.compile(r"\b\d+:\d\d\b")


class Page:
    """A report being written as HTML. `links` leads from an audio reference to its address."""

    def __init__(self, report: Report, links: Mapping[str, str], thresholds: Thresholds) -> None:
        self.report = report
        self.links = links
        self.lines: dict[str, Line] = {
            line.line_id: line for line in report.transcript.lines if line.speaker == "candidate"
        }
        self.standing = standings(report.blocks, report.figures, thresholds)

    def quote(self, piece: Evidence) -> str:
        line = self.lines[piece.utterance_id]
        return (
            f'<div class="quote">{self.play(line, piece.start_s, piece.end_s)}'
            f"<blockquote>“<bdi>{markup(excerpt(piece.quote))}</bdi>”</blockquote></div>"
        )

    def play(self, line: Line, start_s: float | None = None, end_s: float | None = None) -> str:
        """A link to the very second: into the recording, or without one to the line of the transcript."""
        begin, end = line.start_s if start_s is None else start_s, line.end_s if end_s is None else end_s
        address = self.links.get(line.audio)
        if address is None:
            return f'<a class="play" href="#line-{markup(line.line_id)}">{clock(begin)}</a>'
        first, last = max(0.0, begin - line.audio_start_s), max(0.0, end - line.audio_start_s)
        return (
            f'<a class="play" href="{markup(address)}#t={first:.2f},{last:.2f}" data-from="{first:.2f}" '
            f'data-to="{last:.2f}">{clock(begin)}</a>'
        )

    def heard_at(self, text: str, block: Block) -> str:
        """A text whose `mm:ss` lead into the recording of this answer, so that a doubt can be heard."""
        lines = [self.lines[name] for member in (block, *block.probes) for name in member.utterance_ids]
        return _CLOCK.sub(lambda hit: self._linked(hit[0], lines), markup(text))

    def stamped(self, text: str) -> str:
        """A text whose `[mm:ss]` lead into the recording of whatever the candidate said then."""
        lines = tuple(self.lines.values())

        def linked(hit: re.Match[str]) -> str:
            link = self._linked(hit[1], lines)
            return hit[0] if link == hit[1] else link

        return _STAMP.sub(linked, markup(text))

    def _linked(self, clock: str, lines: Sequence[Line]) -> str:
        minutes, seconds = clock.split(":")
        at = 60 * int(minutes) + int(seconds)
        line = next((line for line in lines if int(line.start_s) <= at <= line.end_s), None)
        if line is None:
            return clock
        start = max(at, line.start_s)
        return self.play(line, start, min(start + LISTEN_S, line.end_s))

    def chip(self, text: str, source: str) -> str:
        return f'<span class="chip is-{self.standing.get(source, "open")}">{markup(text)}</span>'

    def claim(self, claim: Claim) -> str:
        detail = f" <small>{markup(claim.detail)}</small>" if claim.detail else ""
        return f"{markup(claim.text)}{markup(sources(claim.cites, self.report)) if claim.detail else ''}{detail}"

    def short(self, claim: Claim) -> str:
        places = "".join(
            " " + self.play(self.lines[piece.utterance_id], piece.start_s, piece.end_s) for piece in claim.evidence
        )
        return f"{markup(claim.text)}{places}"

    def claims(self, claims: Sequence[Claim], none: str) -> str:
        """With the second of their evidence; the quotations themselves stand in the checklist and at the questions."""
        if not claims:
            return f"<p>{none}</p>"
        return '<ul class="claims">' + "".join(f"<li>{self.short(claim)}</li>" for claim in claims) + "</ul>"


def section(name: str, *parts: str) -> str:
    return f'<section class="{name}" id="{name}">\n' + "\n".join(part for part in parts if part) + "\n</section>"


def bullets(texts: Iterable[str]) -> str:
    """A list of plain texts."""
    return items(markup(text) for text in texts)


def items(parts: Iterable[str]) -> str:
    """A list of what is markup already."""
    items = "".join(f"<li>{part}</li>" for part in parts)
    return f"<ul>{items}</ul>" if items else ""
