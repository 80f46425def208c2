"""WORK/valid: the held-back sentences said by plain voices ("tech"), and by a variant that training never uses
("unseen").

python -m train.validation WORK
"""

import argparse
import random
from pathlib import Path

import numpy as np

from train.espeak import SAMPLE_RATE, Espeak, Voice
from train.phonemes import UNKNOWN
from train.shards import STEPS, label_rows, packed
from train.spoken import sayable, words
from train.textbook import ROOT
from train.voices import HELD_BACK, at_16k
from voice_interviewer.adapters.ear.features import log_mel, normalised

PLAIN = (Voice("en-us"), Voice("en-gb"), Voice("en-us+f2"), Voice("en-us", speed=115), Voice("en-gb", speed=240))
UNSEEN = tuple(Voice(f"en-us+{name}") for name in HELD_BACK)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("work", type=Path)
    folder = parser.parse_args().work / "valid"
    folder.mkdir(exist_ok=True)
    lines = (ROOT / "bench" / "recogniser_sentences.txt").read_text().splitlines()
    espeak, rng = Espeak(), random.Random(0)
    for name, chosen in (("tech", PLAIN), ("unseen", UNSEEN)):
        features, targets, phonemes = [], [], []
        for index, line in enumerate(lines[::3]):  # a sample: validation takes time from training
            said = sayable(line, rng)
            sound = at_16k(espeak.say(said, chosen[index % len(chosen)]).samples, SAMPLE_RATE)
            features.append(np.rint(normalised(log_mel(sound)) * STEPS).astype(np.int8))
            targets.append(words(said))
            phonemes.append(np.full(label_rows(len(features[-1])), UNKNOWN, np.int8))
        np.savez(folder / f"{name}.npz", **packed(features, targets, phonemes))


if __name__ == "__main__":
    main()
