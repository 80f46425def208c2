"""Which voice says a training sentence."""

import random
import re
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import soundfile
import soxr

from train.espeak import SAMPLE_RATE, Espeak, Voice, variants

RATE = 16_000
HELD_BACK = ("f4", "m6", "anika", "Michael")  # never heard in training: the "unseen voice" of the measurements
_UNFIT = re.compile(r"Demonic|AnxiousAndy|UniRobot|anikaRobot|robosoft|Tweaky|Alicia|Marco|whisper|fast|Storm")
_COMMON = (
    "f1",
    "f2",
    "f3",
    "f5",
    "m1",
    "m2",
    "m3",
    "m4",
    "m5",
    "m7",
    "m8",
    "klatt",
    "klatt2",
    "klatt4",
    "Annie",
    "Andrea",
)
_LANGUAGES = (
    ("en-us", 40),
    ("en-gb", 30),
    ("en-gb-x-rp", 8),
    ("en-us-nyc", 5),
    ("en-gb-scotland", 6),
    ("en-029", 4),
    ("en-gb-x-gbclan", 4),
    ("en-gb-x-gbcwmd", 3),
)
_FLITE = ("slt", "slt", "rms", "rms", "awb", "kal16")


def drawn(rng: random.Random) -> Voice:
    """A random voice: the plain product voices often, the common variants often, every other variant sometimes."""
    language = rng.choices([name for name, _ in _LANGUAGES], [weight for _, weight in _LANGUAGES])[0]
    dice = rng.random()
    if dice < 0.35:
        variant = ""
    elif dice < 0.78:
        variant = "+" + rng.choice(_COMMON)
    else:
        fit = [name for name in variants() if name not in HELD_BACK and not _UNFIT.match(name)]
        variant = "+" + rng.choice(fit)
    return Voice(
        language + variant,
        speed=int(rng.triangular(110, 270, 170)),
        pitch=50 if rng.random() < 0.25 else rng.randint(20, 80),
        pitch_range=rng.choice((50, 50, 30, 70)),
        word_gap=rng.choice((0, 0, 0, 0, 1, 2, 4)),
    )


def at_16k(samples: np.ndarray, rate: float, quality: str = "HQ") -> np.ndarray:
    """int16 at `rate` -> float32 in -1..1 at 16 kHz."""
    return np.asarray(soxr.resample(samples.astype(np.float32) / 32768, rate, RATE, quality), np.float32)


def by_espeak(
    espeak: Espeak, text: str, rng: random.Random, warp: float = 1.0
) -> tuple[np.ndarray, list[tuple[float, str]]]:
    """(sound, phonemes with their start in seconds). `warp` != 1 shifts pitch and formants, as another vocal tract
    would."""
    speech = espeak.say(text, drawn(rng))
    sound = at_16k(speech.samples, SAMPLE_RATE * warp, rng.choice(("HQ", "HQ", "MQ", "VHQ")))
    return sound, [(start / warp, name) for start, name in speech.phonemes]


def by_flite(
    text: str, rng: random.Random, warp: float = 1.0, voice: str | None = None, plain: bool = False
) -> np.ndarray:
    """The `flite` command with one of its voices; float32 at 16 kHz."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        command = ["flite", "-voice", voice or rng.choice(_FLITE), "-t", text, "-o", str(path)]
        if not plain:
            command[3:3] = ["--setf", f"duration_stretch={rng.uniform(0.75, 1.25):.2f}"]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        samples, rate = soundfile.read(path, dtype="int16")
    return at_16k(samples, rate * warp)
