"""The transcript that candidates take home: one line for each, in the language of the interview."""

from __future__ import annotations

from collections.abc import Iterator

from voice_interviewer.core.transcript import Line, Transcript, clock
from voice_interviewer.language import translator
from voice_interviewer.render.markup import one_line


def text(transcript: Transcript, language: str) -> str:
    """`[mm:ss] Speaker: text` lines; below a corrected one, what was understood first."""
    return "".join(f"{line}\n" for each in transcript.lines for line in _lines(each, language))


def _lines(line: Line, language: str) -> Iterator[str]:
    _ = translator(language).gettext
    speaker = _("Candidate") if line.speaker == "candidate" else _("Interviewer")
    yield f"[{clock(line.start_s)}] {speaker}: {one_line(line.text)}"
    if line.recognised and line.recognised != line.text:
        yield f"    ({_('First understood:')} {one_line(line.recognised)})"
