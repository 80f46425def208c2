"""Terms that were probably misheard: words of low confidence that sound like a term of the answer guide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voice_interviewer.core.reporting.admission import LOW_CONFIDENCE
from voice_interviewer.core.transcript import Line, word_spans

LEAST_SOUNDS = 3
MOST_WORDS = 2  # that a term was taken apart into

_TERM = re.compile(r"[A-Za-z][A-Za-z0-9+#]{2,}")
_SOUNDS = (
    ("ph", "f"), ("sch", "sk"), ("tch", "S"), ("ch", "S"), ("sh", "S"), ("th", "T"), ("ck", "k"), ("qu", "k"),
    ("x", "ks"), ("z", "s"),
)  # fmt: skip
_SOFT_C = re.compile(r"c(?=[eiy])")
_SILENT = re.compile(r"[^a-zA-Z0-9]|[aeiouyhw]")
_DOUBLE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Suspect:
    """What was heard at `start_s`, in seconds of interview time, and the term that was perhaps said."""

    heard: str
    term: str
    start_s: float


def suspects(lines: Sequence[Line], references: Sequence[str]) -> Iterator[Suspect]:
    """Doubtful words that sound like a term of the references which nobody was heard to say, each once."""
    if not any(word.confidence < LOW_CONFIDENCE for line in lines for word in line.words):
        return
    said = {word.casefold() for line in lines for word in _TERM.findall(line.text)}
    terms: dict[str, str] = {}
    for reference in references:
        for term in _TERM.findall(reference):
            if term.casefold() not in said and len(sound := sounds(term)) >= LEAST_SOUNDS:
                terms.setdefault(sound, term)
    for line in lines:
        spans = word_spans(line)
        for first in range(len(spans)):
            for run in (spans[first : first + count] for count in range(1, MOST_WORDS + 1)):
                if any(word.confidence >= LOW_CONFIDENCE for _, _, word in run):
                    break
                heard = line.text[run[0][0] : run[-1][1]].strip(" ,.;:!?")
                term = terms.pop(sounds(heard), None)
                if term is not None:
                    yield Suspect(heard, term, run[0][2].start_s)


def sounds(text: str) -> str:
    """The consonants of a word as they sound in English: `pixie` and `PKCE` are both `pks`."""
    plain = _SOFT_C.sub("s", text.casefold())
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    return _DOUBLE.sub(r"\1", _SILENT.sub("", plain.replace("c", "k")))
