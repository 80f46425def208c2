"""What the embedded recogniser gets wrong, and how fast it is: the figures of its model card.

    python -m bench.recogniser [--sentences N] [--clips ../shared/audio] [--no-pocketsphinx]

The sentences of recogniser_sentences.txt are in no training text. They are said by espeak-ng (package
espeakng-loader), by flite where it is installed, and human clips are read from --clips where that folder is. Needs:
numpy, onnxruntime, scipy, soxr, soundfile, espeakng-loader; pocketsphinx if it is to stand beside.
"""

from __future__ import annotations

import argparse
import json
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import soundfile

from train import augmentation
from train.edits import align, comparable, edits
from train.espeak import SAMPLE_RATE, Espeak, Speech, Voice
from train.human import learned
from train.voices import HELD_BACK, at_16k, by_flite
from voice_interviewer.adapters.embedded_recogniser import EmbeddedRecogniser
from voice_interviewer.ports import SpeechToText

HERE = Path(__file__).parent
MODEL = HERE.parent / "models" / "embedded-en"
RATE = 16_000
VOICES = {
    "espeak en-us": (Voice("en-us"),),
    "espeak en-gb": (Voice("en-gb"),),
    "espeak female (en-us+f2, en-gb+f3)": (Voice("en-us+f2"), Voice("en-gb+f3")),
    "espeak slow (120 words a minute)": (Voice("en-us", speed=120), Voice("en-gb", speed=120)),
    "espeak fast (240 words a minute)": (Voice("en-us", speed=240), Voice("en-gb", speed=240)),
    "espeak other accents": tuple(Voice(name) for name in ("en-gb-scotland", "en-gb-x-rp", "en-us-nyc", "en-029")),
    "espeak unseen variants": tuple(Voice(f"{lang}+{name}") for name in HELD_BACK for lang in ("en-us", "en-gb")),
}


class Tally:
    """Word errors, and the seconds that were spent and heard."""

    def __init__(self) -> None:
        self.wrong = self.words = 0
        self.heard_s = self.spent_s = 0.0
        self.offsets: list[float] = []
        self.confidence: list[tuple[float, bool]] = []

    def add(self, recogniser: SpeechToText, sound: np.ndarray, text: str, speech: Speech | None = None) -> None:
        started = time.process_time()
        heard = recogniser.transcribe(sound)
        self.spent_s += time.process_time() - started
        self.heard_s += len(sound) / RATE
        said = comparable(text)
        self.words += len(said)
        self.wrong += edits(said, comparable(heard.text))
        spoken = [(start, comparable(word)) for start, word in speech.words] if speech else []
        true = [(start, words[0]) for start, words in spoken if len(words) == 1]
        mine = [(word, comparable(word.text)) for word in heard.words]
        pairs = align([word for _, word in true], [words[0] if len(words) == 1 else "" for _, words in mine])
        self.offsets += [mine[j][0].start_s - true[i][0] for i, j in pairs if true[i][1] in mine[j][1]]
        right = {
            j for i, j in align(said, [words[0] if words else "" for _, words in mine]) if mine[j][1][:1] == [said[i]]
        }
        self.confidence += [(word.confidence, index in right) for index, (word, _) in enumerate(mine)]

    @property
    def rate(self) -> float:
        return self.wrong / max(1, self.words)


def row(name: str, mine: Tally, other: Tally | None) -> str:
    times = f"{1000 * np.mean(np.abs(mine.offsets)):.0f} ms" if mine.offsets else "-"
    beside = f"{other.rate:.1%}" if other else "-"
    speed = mine.spent_s / max(0.1, mine.heard_s)
    return f"| {name} | {mine.rate:.1%} | {mine.words} | {times} | {speed:.3f} | {beside} |"


def synthetic(lines: list[str], espeak: Espeak) -> Iterable[tuple[str, list[tuple[np.ndarray, str, Speech | None]]]]:
    """(kind of voice, [(sound, text, speech)])"""
    for name, voices in VOICES.items():
        said = [(line, espeak.say(line, voices[index % len(voices)])) for index, line in enumerate(lines)]
        yield name, [(at_16k(speech.samples, SAMPLE_RATE), line, speech) for line, speech in said]
    if shutil.which("flite"):
        import random

        some = [
            (by_flite(line, random.Random(0), voice=("slt", "rms")[n % 2], plain=True), line, None)
            for n, line in enumerate(lines[:100])
        ]
        yield "flite slt, rms", some


def human(folder: Path) -> Iterable[tuple[str, list[tuple[np.ndarray, str, Speech | None]]]]:
    """The clips with a text, by kind; of kinds that training has heard, only the clips it has not."""
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text().splitlines()]
    rows = [row for row in rows if row.get("text") and not learned(row)]
    for kind in sorted({row["kind"] for row in rows}):
        sounds = [
            (soundfile.read(folder / row["file"], dtype="float32")[0], row["text"], None)
            for row in rows
            if row["kind"] == kind
        ]
        yield f"human {kind} ({len(sounds)} clips)", sounds


def inventions(recogniser: SpeechToText) -> Iterable[str]:
    """Words written where nobody speaks: a minute each."""
    rng = np.random.default_rng(7)
    count = 60 * RATE
    sounds: dict[str, Callable[[], np.ndarray]] = {
        "white noise": lambda: augmentation.coloured_noise(rng, count, 0.0),
        "pink noise": lambda: augmentation.coloured_noise(rng, count, 1.0),
        "mains hum": lambda: augmentation.hum(rng, count),
    }
    yield f"digital silence: {len(recogniser.transcribe(np.zeros(count, np.float32)).words)} words"
    for name, make in sounds.items():
        for level in (-60, -40, -20):
            sound = (make() * 10 ** (level / 20)).astype(np.float32)
            yield f"{name} at {level} dB: {len(recogniser.transcribe(sound).words)} words"


def loading_s(folder: Path) -> float:
    started = time.perf_counter()
    EmbeddedRecogniser(folder)
    return time.perf_counter() - started


def beside() -> SpeechToText | None:
    """PocketSphinx, if it is here."""
    try:
        from voice_interviewer.adapters.pocketsphinx import PocketSphinx

        return PocketSphinx()
    except Exception:
        return None


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sentences", type=int, default=0, help="only the first N")
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--clips", type=Path, default=HERE.parents[1] / "shared" / "audio")
    parser.add_argument("--no-pocketsphinx", action="store_true")
    arguments = parser.parse_args()
    lines = (HERE / "recogniser_sentences.txt").read_text().splitlines()[: arguments.sentences or None]
    print(f"loaded in {loading_s(arguments.model):.2f} s")
    recogniser = EmbeddedRecogniser(arguments.model)
    other = None if arguments.no_pocketsphinx else beside()
    print(
        "| speech | word errors | words | word start off by | CPU s per s | PocketSphinx |\n|---|---|---|---|---|---|"
    )
    confidence: list[tuple[float, bool]] = []
    groups = [*synthetic(lines, Espeak())]
    if (arguments.clips / "manifest.jsonl").exists():
        groups += human(arguments.clips)
    for name, sounds in groups:
        mine, theirs = Tally(), Tally() if other else None
        for index, (sound, text, speech) in enumerate(sounds):
            mine.add(recogniser, sound, text, speech)
            if other and theirs and (index < 10 or "human" in name):
                theirs.add(other, sound, text)
        confidence += mine.confidence
        print(row(name, mine, theirs), flush=True)
    for line in inventions(recogniser):
        print(line, flush=True)
    print("confidence: share of right words")
    for low, high in ((0.0, 0.3), (0.3, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 1.01)):
        right = [ok for value, ok in confidence if low <= value < high]
        print(f"  {low:.1f}-{min(high, 1.0):.1f}: {np.mean(right) if right else 0:.2f} of {len(right)}")


if __name__ == "__main__":
    main()
