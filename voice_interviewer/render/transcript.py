"""The transcript as plain text, Markdown, JSON, SubRip and WebVTT: one function each.

A corrected line shows the corrected text, and below it what was recognised, who corrected it and why.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf

from voice_interviewer.core.reporting.report import document
from voice_interviewer.core.transcript import (
    READING_WORDS_PER_S,
    Line,
    Transcript,
    clock,
    correction_note,
    stamped,
    word_spans,
)
from voice_interviewer.render.markup import markdown, markup, one_line

SCHEMA_VERSION = "1.0"
CUE_CHARACTERS = 84  # two subtitle lines of 42
CUE_SECONDS = 7.0
CUE_SHORTEST_S = 0.4


def text(transcript: Transcript, *, speakers: bool = True) -> str:
    """`[mm:ss] Speaker: text` lines; without `speakers` `[mm:ss] text`. What was corrected is told below its line."""
    lines = []
    for line in transcript.lines:
        lines.append(one_line(stamped(line)) if speakers else f"[{clock(line.start_s)}] {one_line(line.text)}")
        if line.corrections:
            lines.append(f"    ({correction_note(line)})")
    return "".join(f"{line}\n" for line in lines)


def as_markdown(transcript: Transcript, *, speakers: bool = True) -> str:
    """A paragraph for each line."""
    parts = ["# Transcript\n"]
    for line in transcript.lines:
        speaker = f" {line.label}:" if speakers else ""
        parts.append(f"**\\[{clock(line.start_s)}\\]{speaker}** {markdown(line.text)}\n")
        if line.corrections:
            parts.append(f"*({markdown(correction_note(line))})*\n")
    return "\n".join(parts)


def as_json(transcript: Transcript, *, speakers: bool = True) -> str:
    """All that is known of each line, words with times and confidence included."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "language": transcript.language,
        "lines": [_line(line, speakers) for line in transcript.lines],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def srt(transcript: Transcript, *, speakers: bool = True) -> str:
    """SubRip subtitles. The format cannot escape its arrow, so an arrow in the text is shortened."""
    parts = []
    for number, cue in enumerate(cues(transcript), start=1):
        speaker = f"{cue.line.label}: " if speakers and cue.first else ""
        times = f"{_time(cue.start_s, ',')} --> {_time(cue.end_s, ',')}"
        note = f"\n({correction_note(cue.line)})" if cue.first and cue.line.corrections else ""
        parts.append(f"{number}\n{times}\n{f'{speaker}{cue.text}{note}'.replace('-->', '->')}\n")
    return "\n".join(parts)


def vtt(transcript: Transcript, *, speakers: bool = True) -> str:
    """WebVTT captions with voice tags."""
    parts = ["WEBVTT\n"]
    for cue in cues(transcript):
        if cue.first and cue.line.corrections:
            parts.append(f"NOTE {correction_note(cue.line).replace('-->', '->')}\n")
        speaker = f"<v {cue.line.label}>" if speakers else ""
        parts.append(f"{_time(cue.start_s, '.')} --> {_time(cue.end_s, '.')}\n{speaker}{markup(cue.text)}\n")
    return "\n".join(parts)


@dataclass(frozen=True, slots=True)
class Cue:
    """A piece of a line short enough to read as a subtitle. Times are seconds."""

    line: Line
    text: str
    start_s: float
    end_s: float
    first: bool


def cues(transcript: Transcript) -> list[Cue]:
    """Every line in cues, cut at the times of its words; without word times, by length.

    Cues are in the order of the lines, each shown for at least `CUE_SHORTEST_S`, and never two at once: where times
    overlap or fall together (typed lines, a clock that went on after a crash), the later one waits, the earlier ends.
    """
    lines = transcript.lines
    begins_s = [*(line.start_s for line in lines), inf]
    cut = [cue for line, next_s in zip(lines, begins_s[1:], strict=True) for cue in _cut(line, next_s)]
    shown: list[Cue] = []
    for cue in cut:
        start_s = max(cue.start_s, shown[-1].start_s + CUE_SHORTEST_S) if shown else cue.start_s
        if shown:
            shown[-1] = replace(shown[-1], end_s=min(shown[-1].end_s, start_s))
        shown.append(replace(cue, start_s=start_s, end_s=max(cue.end_s, start_s + CUE_SHORTEST_S)))
    return shown


def _cut(line: Line, next_s: float) -> Iterator[Cue]:
    """The cues of one line; one whose times are not known word by word ends where the next one begins."""
    if not line.words:
        reading_s = len(line.text.split()) / READING_WORDS_PER_S
        until_s = line.end_s if line.end_s > line.start_s else line.start_s + reading_s
        line = replace(line, end_s=max(line.start_s, min(until_s, next_s)))
    begin: tuple[int, float] | None = None
    pieces: list[tuple[int, int, float, float]] = []
    previous = (0, line.start_s)
    for start, end, start_s, end_s in _timed(line):
        if begin and (end - begin[0] > CUE_CHARACTERS or end_s - begin[1] > CUE_SECONDS):
            pieces.append((begin[0], previous[0], begin[1], previous[1]))
            begin = None
        begin = begin or (start, start_s)
        previous = (end, end_s)
    if begin:
        pieces.append((begin[0], len(line.text), begin[1], previous[1]))
    for place, (start, end, start_s, end_s) in enumerate(pieces):
        yield Cue(line, one_line(line.text[start:end]), start_s, max(end_s, start_s + CUE_SHORTEST_S), place == 0)


def _timed(line: Line) -> Iterator[tuple[int, int, float, float]]:
    """Each word's place in the text and its times. Text before the first word belongs to the first cue."""
    spans = word_spans(line)
    if spans and len(spans) == len(line.text.split()):
        first = True
        for start, end, word in spans:
            yield 0 if first else start, end, word.start_s, word.end_s
            first = False
        return
    seconds_each = (line.end_s - line.start_s) / max(1, len(line.text))
    position = 0
    for word_text in line.text.split():
        start = line.text.index(word_text, position)
        position = start + len(word_text)
        yield start, position, line.start_s + start * seconds_each, line.start_s + position * seconds_each


def _line(line: Line, speakers: bool) -> dict[str, object]:
    entry: dict[str, object] = {"id": line.line_id}
    if speakers:
        entry["speaker"] = line.speaker
    entry |= {"start_s": _ms(line.start_s), "end_s": _ms(line.end_s), "text": line.text}
    known = {
        "question_id": line.question_id,
        "purpose": line.purpose,
        "author": line.author,
        "request": line.request,
        "audio": line.audio,
        "sha256": line.sha256,
        "recognised": line.recognised,
        "corrections": [document(made) for made in line.corrections],
    }
    entry |= {name: value for name, value in known.items() if value}
    if line.via != "voice":
        entry["via"] = line.via
    if line.words:
        entry["words"] = [
            {
                "text": word.text,
                "start_s": _ms(word.start_s),
                "end_s": _ms(word.end_s),
                "confidence": round(word.confidence, 3),
            }
            for word in line.words
        ]
    return entry


def _ms(seconds: float) -> float:
    return round(seconds, 3)


def _time(seconds: float, mark: str) -> str:
    """`hh:mm:ss,mmm` for SubRip, with a point for WebVTT."""
    milliseconds = max(0, round(seconds * 1000))
    minutes, milliseconds = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{milliseconds // 1000:02d}{mark}{milliseconds % 1000:03d}"
