"""Which sound is heard at which moment, as espeak-ng's own phoneme events tell: a second task that teaches the
network much faster than words alone, because it says where everything is."""

import numpy as np

SILENCE = 0
UNKNOWN = -1  # no opinion: speech of other synthesisers and of people
ROW_S = 0.04
# espeak-ng's names without stress marks; what is missing here counts as unknown.
NAMES = [
    "_",
    "n",
    "t",
    "s",
    "d",
    "@",
    "k",
    "I",
    "r",
    "l",
    "m",
    "D",
    "z",
    "E",
    "w",
    "p",
    "f",
    "b",
    "v",
    "a",
    "I2",
    "a#",
    "3",
    "eI",
    "aI",
    "i",
    "j",
    "i:",
    "h",
    "@2",
    "0",
    "oU",
    "u:",
    "V",
    "N",
    "g",
    "S",
    "@L",
    "dZ",
    ";",
    "3:",
    "I#",
    "T",
    "U",
    "tS",
    "t#",
    "A@",
    "O:",
    "aU",
    "aa",
    "o@",
    "r-",
    "O@",
    "i@3",
    "OI",
    "i@",
    "O2",
    "t2",
    "e@",
    "Z",
    "aI2",
    "aI@",
    "U@",
    "A:",
    "@-",
    "@5",
    "w#",
    "VR",
    "t[",
    "?",
    "n-",
    "IR",
    "aI3",
]
_NUMBER = {name: index for index, name in enumerate(NAMES)} | {"_:": SILENCE, "_!": SILENCE, "_|": SILENCE}


def labels(events: list[tuple[float, str]], before_s: float, rows: int) -> np.ndarray:
    """`events` (start_s, name) in order, moved by `before_s` -> int8 (rows,): the sound at i * 40 ms."""
    found = np.full(rows, SILENCE, np.int8)
    for start, name in events:
        first = max(0, int(np.ceil((start + before_s) / ROW_S)))
        found[first:] = _NUMBER.get(name.lstrip("',"), UNKNOWN)
    return found
