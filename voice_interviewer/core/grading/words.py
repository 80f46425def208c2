"""Words of an answer: tokens with their place in the text, light stems, likeness of two words, spoken spellings.

This is for *comparing* an answer with a guide: camelCase apart, fillers left out, a weight for each word. The scorer
was measured with this cut and these stems, so it does not share those of `tokens`, which is for understanding speech.
Nothing here knows about grading. Offsets count characters of the text that was given in.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from voice_interviewer.core.german import lexicon as lexicon_de
from voice_interviewer.core.grading.lexicon import (
    FILLERS,
    FUNCTION,
    IRREGULAR,
    LETTER_NAMES,
    LIGHT,
    MISHEARD,
    NUMBERS,
    SUFFIXES,
    SYNONYMS,
)

_WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+(?:['’][^\W\d_]{1,3}\b)?|[+*=<>%&]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_SHORT_STEM_OK = frozenset({"ing", "ings", "ed", "ly", "er", "ers", "est"})
_LIGHT_WEIGHT = 0.4
_SYNONYM = 0.85  # likeness of two words of one group: a little less than the word itself
_LIKE = 0.5  # likeness by spelling below this is chance


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `norm` its folded form, `stem` what is compared, `weight` 0 (function word) to 1 (content word)."""

    norm: str
    stem: str
    start: int
    end: int
    weight: float


@lru_cache(65536)
def stem(word: str) -> str:
    """A light stem of a folded word: `validating` and `validates` meet; names and numbers stay whole."""
    word = NUMBERS.get(word, IRREGULAR.get(word, word)).split("'")[0]
    if len(word) <= 3 or not word.isalpha() or not word.isascii():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= (3 if suffix in _SHORT_STEM_OK else 4):
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "eyi" else word


def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, group in enumerate(SYNONYMS.split("|")):
        for member in group.split():
            found[stem(member)] = found.get(stem(member), frozenset()) | {number}
    return found


_GROUP_OF = _groups()


def senses(stemmed: str) -> frozenset[int]:
    """The numbers of the synonym groups a stem belongs to."""
    return _GROUP_OF.get(stemmed, frozenset())


@lru_cache(65536)
def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@lru_cache(65536)
def _weight(norm: str, language: str) -> float:
    function, light = (lexicon_de.FUNCTION, lexicon_de.LIGHT) if language == "de" else (FUNCTION, LIGHT)
    if norm in function:
        return 0.0
    return _LIGHT_WEIGHT if norm in light else 1.0


def tokens(text: str, language: str = "en") -> list[Token]:
    """The words of `text` in order: camelCase split, underscores and hyphens are gaps, fillers left out."""
    fillers, stemmed = (lexicon_de.FILLERS, lexicon_de.stem) if language == "de" else (FILLERS, stem)
    found = []
    for match in _WORD.finditer(text):
        start = match.start()
        for piece in _CAMEL.split(match.group()):
            norm = _fold(piece)
            if norm and norm not in fillers:
                found.append(Token(norm, stemmed(norm), start, start + len(piece), _weight(norm, language)))
            start += len(piece)
    return found


def trigrams(words: Iterable[Token]) -> set[str]:
    """Sequences of three characters of the folded words joined by single spaces."""
    text = f" {' '.join(w.norm for w in words)} "
    return {text[i : i + 3] for i in range(len(text) - 2)}


@lru_cache(65536)
def grams(word: str) -> frozenset[str]:
    """Sequences of three characters of one stem, its begin and end marked."""
    framed = f"^{word}$"
    return frozenset(framed[i : i + 3] for i in range(len(framed) - 2))


@lru_cache(131072)
def likeness(a: str, b: str) -> float:
    """How alike two stems are: 1 the same, 0.85 one group of synonyms, 0.5 to 1 by spelling, otherwise 0."""
    if a == b:
        return 1.0
    if not senses(a).isdisjoint(senses(b)):
        return _SYNONYM
    if len(a) < 4 or len(b) < 4 or a[0].isdigit():
        return 0.0
    ga, gb = grams(a), grams(b)
    alike = 2 * len(ga & gb) / (len(ga) + len(gb))
    shorter = min(len(a), len(b))
    prefix = next((i for i in range(shorter) if a[i] != b[i]), shorter)
    if prefix >= 5 or prefix == shorter:
        alike = max(alike, 1.6 * prefix / (len(a) + len(b)))
    return min(alike, 0.99) if alike >= _LIKE else 0.0


def respelled(words: Sequence[Token], wanted: Collection[str]) -> list[Token]:
    """Terms that recognition took apart or misheard ("o r m", "middle ware", "argon two", "sequel"), as further tokens.

    `wanted` holds folded words and stems that are looked for; nothing else is ever put together, so that ordinary
    speech stays as it is. Each token spans the words it was put together from.
    """
    targets = set(wanted)
    found: dict[tuple[int, int], Token] = {}
    norms = tuple(word.norm for word in words)
    for i, n, form, stemmed in _joined(norms):
        if form in targets or (stemmed and stemmed in targets):
            run = words[i : i + n]
            # "queries or" is no "queriesor": a suffix may not be what was put together
            if (i, n) not in found and (form in targets or not _is_part(form, run)):
                found[i, n] = Token(form, stem(form), run[0].start, run[-1].end, 1.0)
    return list(dict.fromkeys([*found.values(), *_spelled(words, norms, targets)]))


@lru_cache(64)  # one answer is held against many guides
def _joined(norms: tuple[str, ...]) -> tuple[tuple[int, int, str, str], ...]:
    """(first word, number of words, what they may have been, its stem where it is long enough) of each run."""
    found = []
    for i in range(len(norms)):
        for n in range(1, min(3, len(norms) - i) + 1):
            run = norms[i : i + n]
            forms = [MISHEARD.get(" ".join(run), ""), *(("".join(run), _figures(run)) if n > 1 else ())]
            found += [(i, n, form, stem(form) if len(form) > 4 else "") for form in dict.fromkeys(forms) if form]
    return tuple(found)


def _is_part(form: str, run: Sequence[Token]) -> bool:
    return any(stem(form) in (word.stem, word.norm) for word in run)


@lru_cache(65536)
def _figures(norms: tuple[str, ...]) -> str:
    """The words with numbers in figures, joined: `two oh one` 201, `four hundred` 400, `argon two` argon2."""
    joined = ""
    for i, norm in enumerate(norms):
        figures = "0" if norm == "oh" else NUMBERS.get(norm, norm)
        if norm == "hundred" and len(joined) == 1 and joined.isdigit():
            figures = "00"
        tens = i > 0 and len(NUMBERS.get(norms[i - 1], "")) == 2 and joined.endswith("0")
        joined = joined[:-1] + figures if tens and len(figures) == 1 and figures.isdigit() else joined + figures
    return joined


@lru_cache(64)
def _letters(norms: tuple[str, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A letter or blank for each spoken letter or other word, and the (first, last) word each of them comes from."""
    text = ""
    places = []
    i = 0
    while i < len(norms):
        if norms[i] == "double" and i + 1 < len(norms) and norms[i + 1] in ("you", "u"):
            text += "w"
            places.append((i, i + 1))
            i += 2
            continue
        text += norms[i] if len(norms[i]) == 1 else LETTER_NAMES.get(norms[i], " ")
        places.append((i, i))
        i += 1
    return text, tuple(places)


def _spelled(words: Sequence[Token], norms: tuple[str, ...], targets: Iterable[str]) -> list[Token]:
    names = [t for t in targets if 2 <= len(t) <= 6 and t.isalnum() and t.isascii()]
    if not names:
        return []
    text, places = _letters(norms)
    found = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            first, last = words[places[at][0]], words[places[at + len(name) - 1][1]]
            # two letters are too easily made of ordinary words ("to be"): those must really be spelled
            if len(name) > 2 or last.end - first.start <= 5:
                found.append(Token(name, stem(name), first.start, last.end, 1.0))
            at = text.find(name, at + 1)
    return found
