"""How well a recogniser hears: word error rate by kind of speech, whether its confidence means anything, and its cost.

    python -m bench.transcription --recogniser pocketsphinx
    python -m bench.transcription --recogniser whisper --model base.en --kind tech_read
    python -m bench.transcription --recogniser server --whole --json out.json

Clips and their reference texts come from `manifest.jsonl` in --audio. By default each clip goes through voice activity
and phrases, as in an interview; --whole gives it to the recogniser in one piece.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from voice_interviewer import config, wiring
from voice_interviewer.adapters import audio_file
from voice_interviewer.adapters.silero import Silero
from voice_interviewer.core.events import UtteranceHeard, Word
from voice_interviewer.ports import SAMPLE_RATE, EngineError, SpeechToText
from voice_interviewer.transcription import transcribe

AUDIO = Path("../shared/audio")
FILLERS = {"uh", "um", "er", "erm", "hmm", "mm", "mhm", "ah"}
WRITTEN = {"mr": "mister", "mrs": "missis", "dr": "doctor", "st": "saint", "ok": "okay", "&": "and", "%": "percent"}
DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


@dataclass(frozen=True)
class Heard:
    """One clip: what was said, what was heard, and how sure of each word."""

    clip: str
    kind: str
    reference: list[str]
    words: list[str]
    errors: int
    right: list[bool]
    confidence: list[float]
    seconds: float
    cpu_s: float


def normalised(text: str) -> list[str]:
    """Words as they are compared: lower case, without punctuation and fillers, single digits as words."""
    text = re.sub(r"[‘’`]", "'", text.lower())
    text = re.sub(r"(?<=\w)-(?=\w)", " ", text)
    words = re.findall(r"[\w]+(?:'\w+)?|&|%", re.sub(r"(?<=\d),(?=\d{3})", "", text))
    spoken = (WRITTEN.get(word, DIGITS[int(word)] if word in "0123456789" else word) for word in words)
    return [word for word in spoken if word not in FILLERS]


def alignment(reference: Sequence[str], heard: Sequence[str]) -> tuple[int, list[bool]]:
    """The least number of substitutions, deletions and insertions; and which heard words are right."""
    rows = [list(range(len(heard) + 1))]
    for i, wanted in enumerate(reference, start=1):
        row = [i]
        for j, word in enumerate(heard, start=1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (wanted != word)))
        rows.append(row)
    right = [False] * len(heard)
    i, j = len(reference), len(heard)
    while i and j:
        if reference[i - 1] == heard[j - 1] and rows[i][j] == rows[i - 1][j - 1]:
            right[j - 1] = True
            i, j = i - 1, j - 1
        elif rows[i][j] == rows[i - 1][j - 1] + 1:
            i, j = i - 1, j - 1
        elif rows[i][j] == rows[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
    return rows[-1][-1], right


def listen(clips: Sequence[dict[str, str]], folder: Path, recogniser: SpeechToText, *, whole: bool) -> Iterator[Heard]:
    voice_activity = Silero()
    for number, clip in enumerate(clips, start=1):
        samples = audio_file.read(folder / clip["file"])
        began = time.process_time()
        if whole:
            words = list(recogniser.transcribe(samples).words)
        else:
            events = transcribe(samples, recogniser, voice_activity)
            words = [word for event in events if isinstance(event, UtteranceHeard) for word in event.words]
        cpu_s = time.process_time() - began
        yield compared(clip, words, len(samples) / SAMPLE_RATE, cpu_s)
        print(f"\r{number}/{len(clips)} {clip['id'][:40]:40}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def compared(clip: dict[str, str], words: Sequence[Word], seconds: float, cpu_s: float) -> Heard:
    pairs = [(part, word.confidence) for word in words for part in normalised(word.text)]
    reference, heard = normalised(clip["text"]), [part for part, _ in pairs]
    errors, right = alignment(reference, heard)
    return Heard(clip["id"], clip["kind"], reference, heard, errors, right, [sure for _, sure in pairs], seconds, cpu_s)


def error_rate(results: Sequence[Heard]) -> float:
    return sum(heard.errors for heard in results) / max(1, sum(len(heard.reference) for heard in results))


def interval(results: Sequence[Heard], draws: int = 1000) -> tuple[float, float]:
    """95 % by drawing clips again and again."""
    rng = random.Random(0)
    rates = sorted(error_rate(rng.choices(results, k=len(results))) for _ in range(draws))
    return rates[draws // 40], rates[-draws // 40]


def separation(results: Sequence[Heard]) -> float | None:
    """The chance that a right word has a higher confidence than a wrong one (0.5: confidence says nothing)."""
    right = [c for heard in results for c, ok in zip(heard.confidence, heard.right, strict=True) if ok]
    wrong = [c for heard in results for c, ok in zip(heard.confidence, heard.right, strict=True) if not ok]
    if not right or not wrong:
        return None
    wins = sum((good > bad) + 0.5 * (good == bad) for good in right for bad in wrong)
    return wins / (len(right) * len(wrong))


def report(results: Sequence[Heard]) -> list[dict[str, object]]:
    """One row for each kind, and one for all."""
    kinds: dict[str, list[Heard]] = defaultdict(list)
    for heard in results:
        kinds[heard.kind].append(heard)
    rows = []
    for kind, group in [*kinds.items(), ("all", list(results))]:
        low, high = interval(group)
        sure = separation(group)
        rows.append(
            {
                "kind": kind,
                "clips": len(group),
                "words": sum(len(heard.reference) for heard in group),
                "wer": round(error_rate(group), 3),
                "95%": f"{low:.3f}-{high:.3f}",
                "confidence": None if sure is None else round(sure, 2),
                "cpu/s": round(sum(heard.cpu_s for heard in group) / sum(heard.seconds for heard in group), 2),
            }
        )
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recogniser", default="auto", help="as in the settings: auto, whisper, embedded, ...")
    parser.add_argument("--model", dest="whisper_model", help="Whisper model: a name or a folder")
    parser.add_argument("--audio", type=Path, default=AUDIO)
    parser.add_argument("--kind", action="append", help="only this kind of speech; may be given again")
    parser.add_argument("--limit", type=int, help="at most so many clips of each kind")
    parser.add_argument("--whole", action="store_true", help="no phrases: each clip in one piece")
    parser.add_argument("--json", type=Path, help="write everything that was heard here")
    options = parser.parse_args()
    if not (options.audio / "manifest.jsonl").is_file():
        print(f"There are no clips in {options.audio}: give a folder with manifest.jsonl by --audio.", file=sys.stderr)
        return 1
    try:
        settings = config.load(recogniser=options.recogniser, whisper_model=options.whisper_model)
        chosen = wiring.recogniser(settings, lambda line: print(line, file=sys.stderr))
        recogniser = chosen.build()
    except EngineError as error:
        print(error, file=sys.stderr)
        return 1
    results = list(listen(selected(options), options.audio, recogniser, whole=options.whole))
    rows = report(results)
    print(recogniser.name)
    print(" | ".join(f"{name:>18}" for name in rows[0]))
    for row in rows:
        print(" | ".join(f"{value!s:>18}" for value in row.values()))
    if options.json:
        options.json.write_text(json.dumps({"rows": rows, "clips": [vars(heard) for heard in results]}, indent=1))
    return 0


def selected(options: argparse.Namespace) -> list[dict[str, str]]:
    """The clips with a reference text, of the wanted kinds."""
    lines = (options.audio / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    taken: dict[str, int] = defaultdict(int)
    clips = []
    for clip in map(json.loads, lines):
        if not clip.get("text") or (options.kind and clip["kind"] not in options.kind):
            continue
        taken[clip["kind"]] += 1
        if options.limit is None or taken[clip["kind"]] <= options.limit:
            clips.append(clip)
    return clips


if __name__ == "__main__":
    sys.exit(main())
