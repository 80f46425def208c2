"""Written text to the words a voice says: numbers and signs become words, everything else becomes a-z and
apostrophes."""

import random
import re

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"))
_SIGNS = {"%": " percent", "&": " and ", "+": " plus ", "=": " equals ", "@": " at ", "#": " sharp "}


def number(value: int, british: bool = False) -> str:
    """A whole number in words: 250 -> "two hundred fifty", British "two hundred and fifty"."""
    if value < 20:
        return _ONES[value]
    if value < 100:
        return _TENS[value // 10] + (" " + _ONES[value % 10] if value % 10 else "")
    if value < 1000:
        rest = value % 100
        joint = " and " if british else " "
        return _ONES[value // 100] + " hundred" + (joint + number(rest) if rest else "")
    for size, name in _SCALES:
        if value >= size:
            rest = value % size
            joint = " and " if british and rest < 100 else " "
            return number(value // size, british) + " " + name + (joint + number(rest, british) if rest else "")
    raise ValueError(value)


def _digits(match: re.Match[str], british: bool, rng: random.Random) -> str:
    whole, _, fraction = match.group().replace(",", "").partition(".")
    if len(whole) > 10:
        return " ".join(_ONES[int(digit)] for digit in whole)
    if len(whole) == 4 and whole[:2] in ("19", "20") and not fraction and rng.random() < 0.6:
        first, last = int(whole[:2]), int(whole[2:])
        if last >= 10:
            return f"{number(first)} {number(last)}"
    words = number(int(whole), british)
    if fraction:
        words += " point " + " ".join(_ONES[int(digit)] for digit in fraction)
    return words


def sayable(text: str, rng: random.Random) -> str:
    """`text` with numbers and signs as words, still with its capitals and punctuation: what the synthesiser is
    given."""
    british = rng.random() < 0.4
    text = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u2014", ", ").replace("\u2013", "-")
    text = re.sub(r"\$\s?(\d[\d,.]*\d|\d)(\s(?:million|billion|thousand))?", r"\1\2 dollars", text)
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text)
    text = re.sub(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", text)
    text = re.sub(r"\d[\d,]*(?:\.\d+)?", lambda match: _digits(match, british, rng), text)
    for sign, words in _SIGNS.items():
        text = text.replace(sign, words)
    return re.sub(r"\s+", " ", re.sub(r"[^A-Za-z',.;:?! /-]", " ", text)).strip()


def words(said: str) -> str:
    """What `sayable` gave -> the training target: lower-case words of a-z and apostrophe, one space between.

    A dot or a slash inside a token is spoken by the synthesiser ("Node.js", "CI/CD"), so it becomes a word.
    """
    said = re.sub(r"(?<=\w)\.(?=\w)", " dot ", said)
    said = re.sub(r"(?<=\w)/(?=\w)", " slash ", said)
    found = re.findall(r"[a-z]+(?:'[a-z]+)*", said.lower())
    return " ".join(found)
