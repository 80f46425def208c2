"""`voice-interviewer transcribe`: recordings to timestamped transcripts."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from voice_interviewer import wiring
from voice_interviewer.config import load
from voice_interviewer.core.events import UtteranceHeard
from voice_interviewer.core.transcript import Line, Transcript
from voice_interviewer.language import plain
from voice_interviewer.ports import EngineError, Samples, SpeechToText, VoiceActivity
from voice_interviewer.render import TRANSCRIPTS
from voice_interviewer.transcription import transcribe

SUBTITLES = ("srt", "vtt")
DASH, STANDARD_INPUT = Path("-"), Path("/dev/stdin")


def run(arguments: argparse.Namespace) -> int:
    """Transcripts go to standard output, everything else to standard error. 1 if a file could not be transcribed.

    Several files as JSON are one array, an entry for each file; subtitles belong to one recording.
    """
    several = len(arguments.files) > 1
    if several and arguments.format in SUBTITLES:
        raise EngineError(f"Subtitles are of one recording: give one file at a time with --format {arguments.format}.")
    settings = load(recogniser=arguments.recogniser, whisper_model=arguments.whisper_model)
    settings = wiring.spoken_in(plain(settings.language) or "en", settings, _tell)
    chosen = wiring.recogniser(settings, _tell)
    _tell(f"recogniser: {chosen.name}")
    if chosen.note:
        _tell(chosen.note)
    recogniser, voice_activity = chosen.build(), wiring.voice_activity()
    together = several and arguments.format == "json"
    entries: list[dict[str, object]] = []
    failed = 0
    try:
        for path in arguments.files:
            samples, complaint = _read(path)
            if complaint:
                _tell(complaint)
                failed += 1
            heard = Transcript()
            if samples is not None:
                heard = _transcript(path, samples, recogniser, voice_activity)
                if not heard.lines and not complaint:
                    _tell(f"{path}: no speech was heard")
            text = TRANSCRIPTS[arguments.format](heard, speakers=False)
            if together:
                entries.append({"file": str(path)} | ({"caution": complaint} if complaint else {}) | json.loads(text))
            elif samples is not None:
                if several and heard.lines:
                    _tell(f"{path}:")
                _write(text)
    finally:
        if together:
            _write(json.dumps(entries, ensure_ascii=False, indent=2) + "\n")
    return 1 if failed else 0


def _read(path: Path) -> tuple[Samples | None, str]:
    """The sound of a file and what is wrong with it; a file that is cut off still has its beginning."""
    source = STANDARD_INPUT if path == DASH else path
    if wiring.is_pipe(source):
        _tell(f"{path}: a pipe; waiting for its end")
    try:
        return wiring.read_recording(source), ""
    except EngineError as error:
        return getattr(error, "samples", None), str(error)


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _transcript(path: Path, samples: Samples, recogniser: SpeechToText, voice_activity: VoiceActivity) -> Transcript:
    lines = []
    for event in transcribe(samples, recogniser, voice_activity):
        if isinstance(event, UtteranceHeard):
            lines.append(_line(event))
        else:
            _tell(f"{path}: a sound was left out: {event.reason}")
    return Transcript(lines=tuple(lines))


def _line(heard: UtteranceHeard) -> Line:
    return Line(
        line_id=heard.utterance_id,
        speaker="candidate",
        text=heard.text,
        start_s=heard.start_s,
        end_s=heard.end_s,
        words=heard.words,
    )


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
