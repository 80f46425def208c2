"""What stands between an answer and its score: nothing said, another language, terms strung together.

Guards never look at how well a guide is covered.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from voice_interviewer.core.german import lexicon as lexicon_de
from voice_interviewer.core.grading import injection
from voice_interviewer.core.grading.lexicon import FOREIGN, FUNCTION
from voice_interviewer.core.grading.tokens import word_set
from voice_interviewer.core.grading.words import Token, tokens
from voice_interviewer.core.turn.instruction import instructions

Kind = Literal[
    "injection",
    "contradiction",
    "red flag",
    "stuffing",
    "parroted question",
    "other language",
    "don't know",
    "misheard",
]


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a reader should look at: characters `start` to `end` of the answer, and why."""

    kind: Kind
    start: int
    end: int
    note: str


def sanitised(text: str) -> tuple[str, tuple[Flag, ...]]:
    """`text` with everything that addresses the grader blanked (same length), and a flag for each passage."""
    clean, passages = injection.blanked(text)
    flags = [Flag("injection", start, end, what) for start, end, what in passages]
    for start, end in instructions(clean, "de"):  # in whatever language the interview is held
        clean = clean[:start] + " " * (end - start) + clean[end:]
        flags.append(Flag("injection", start, end, "an instruction to the grader"))
    return clean, tuple(sorted(flags, key=lambda flag: (flag.start, flag.end)))


_DONT_KNOW = re.compile(
    r"""(?:
      \bi\s+(?:really\s+|honestly\s+|just\s+)?
        (?:do\s*n['’]?t|do\ not|did\s*n['’]?t|can\s*['’]?t|cannot|could\s*n['’]?t)\s+(?:really\s+|quite\s+)?
        (?:know|remember|recall|understand\ the\ question|have\ an?y?\ (?:idea|answer|clue))
    | \b(?:have|got|['’]ve)\s+(?:absolutely\s+)?no\s+(?:idea|clue)
    | \bno\s+(?:idea|clue|answer|comment)\b
    | \bnot\s+(?:sure|answered|known|familiar\s+with)\b
    | \b(?:can\s*['’]?t|cannot|could\s*n['’]?t)\s+(?:really\s+)?(?:answer|say|tell)\b
    | \bi\s+(?:really\s+|honestly\s+|just\s+)?(?:can\s*['’]?t|cannot|could\s*n['’]?t)\s+(?:really\s+)?
        think\s+of\s+(?:one|an?\s+(?:\w+\s+)?(?:example|situation|case|time|story)|any|anything)\b
    | \b(?:have\s*n['’]?t|have\s+not)\s+(?:really\s+|ever\s+)?(?:come\s+across|used|worked|heard|seen|learn\w+)\b
    | \bbeyond\s+me\b | \bi\s+(?:forgot|forget)\b
    | \b(?:is|went|draw\w*|drew)\s+(?:a\s+)?blank\b
    | \blost\s+me\s+there\b | \bnever\s+covered\b | \b(?:need|have)\s+to\s+google\b
    | \bi(?:['’]?ve|\ have)?\s+never\s+(?:heard|used|seen|learned|learnt|worked)\b
    | \bhave\s+to\s+look\s+(?:that|it|this)\s+up\b
    | \b(?:skip|pass)\s+(?:it|this|that|on|the\ question)\b
    | \bnext\s+question\b
    | \b(?:idk|dunno)\b
    | ^\W*(?:pass|skip|n\s*/?\s*a|none|nothing|no)\W*$
    | ^\W*d(?:o|i)n['’]?t\s+know
    | \b(?:das\s+)?(?:wei(?:ß|ss)|wüsste|wusste)\s+(?:ich\s+)?
        (?:(?:es|das|jetzt|leider|gerade|wirklich|ehrlich\s+gesagt)\s+)*(?:gar\s+|überhaupt\s+)?nicht\b
    | \bkeine\s+(?:ahnung|idee|antwort|vorstellung)\b
    | \b(?:kenne|kenn)\s+ich\s+(?:leider\s+|so\s+|gar\s+)*nicht\b | \bda\s+(?:muss|müsste)\s+ich\s+passen\b
    | \b(?:kann|könnte)\s+ich\s+(?:(?:leider|dazu|so|jetzt)\s+)*nichts?\s+(?:sagen|beantworten)\b
    | \b(?:damit|davon|sowas|so\s+etwas)\s+(?:habe|hatte)\s+ich\s+(?:noch\s+)?(?:nie|nichts?|keine\s+erfahrung)\b
    | \b(?:müsste|muss)\s+ich\s+(?:erst\s+)?(?:nachschlagen|nachsehen|googeln)\b
    )[^.!?\n,;]*""",
    re.I | re.X,
)


def dont_know(text: str) -> list[tuple[int, int]]:
    """Where the answer says that there is none, each as (first character, character after the last one)."""
    return [m.span() for m in _DONT_KNOW.finditer(text)]


_FOREIGN = {name: frozenset(listed.split()) for name, listed in FOREIGN.items()}


_COMMON = {  # what tells that an answer is in the language of the interview, and what it may slip into from there
    "en": (FUNCTION, _FOREIGN),
    "de": (lexicon_de.FUNCTION, {name: words for name, words in _FOREIGN.items() if name != "German"}),
}
_COMMON["de"][1]["English"] = word_set("the and is are of to it that you we they with for not was have would when i")


def other_language(words: Sequence[Token], text: str, language: str = "en") -> str:
    """The language the answer is in, or "" for that of the interview and for what is too short to tell."""
    letters = [c for c in text if c.isalpha()]
    if letters and sum(ord(c) > 0x36F for c in letters) > 0.4 * len(letters):
        return "another script"
    if len(words) < 5:
        return ""
    own, foreign = _COMMON.get(language, _COMMON["en"])
    said = re.findall(r"[^\W\d_]+", text.lower())
    counts = {name: sum(w in common for w in said) for name, common in foreign.items()}
    best = max(counts, key=lambda name: counts[name])
    home = sum(w in own and w not in foreign[best] for w in said)
    return best if counts[best] >= 3 and counts[best] > 2 * home else ""


def language_between(text: str, language: str = "en") -> str:
    """The language that somebody slips into for some sentences of an answer, or "" where nobody does."""
    said = ((one, tokens(one, language)) for one in _SENTENCE.findall(text))
    slips = [(name, len(words)) for one, words in said if (name := other_language(words, one, language))]
    return slips[0][0] if sum(length for _, length in slips) >= _SLIP else ""


_SENTENCE = re.compile(r"[^.!?\n]+")
_SLIP = 12  # words that are worth a reader's attention

_ASKS_FOR_A_LIST = re.compile(
    r"""\b(?:name|list|write|mention|state|give|which|what\ are|enumerate|features|advantages|objectives|types?|kinds?
        |examples?|keywords?|nennen|aufzählen|zählen|welche|vorteile|nachteile|arten)\b""",
    re.I | re.X,
)
_CODE = re.compile(r"[(){}\[\];=]|\w\.\w+\(")
_LEAST_WORDS, _GLUE, _LOOSE_GLUE = 12, 0.12, 0.24


def is_bag(question: str, words: Sequence[Token], text: str) -> bool:
    """Whether the answer strings terms together without sentences. Lists that were asked for and code are none.

    A sentence has articles and verbs; a terse one has at least its "only", "more" and "first".
    """
    if len(words) < _LEAST_WORDS or len(_CODE.findall(text)) >= 3 or _ASKS_FOR_A_LIST.search(question):
        return False
    if re.search(r"\w:\s", text):  # "horizontal: more machines" is terse, but says something of something
        return False
    empty, light = sum(w.weight == 0 for w in words), sum(w.weight < 1 for w in words)
    return empty < _GLUE * len(words) and light < _LOOSE_GLUE * len(words)
