"""What was that: an answer, or something said to the interviewer beside it? Tables and patterns, no model.

The rule that keeps answers answers: a command counts only where hardly anything else is said. "Could you repeat that"
is a request; an answer about a client that may repeat a request is an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from voice_interviewer.core.english.phrases import ENGLISH
from voice_interviewer.core.german.phrases import GERMAN
from voice_interviewer.core.grading.tokens import Token, content, stem_in, stop_words, tokenise
from voice_interviewer.core.turn.phrasebook import Phrase, Phrasebook

Kind = Literal[
    "answer", "partial", "clarification", "repeat", "dont_know", "hold", "skip", "stop", "pause", "off_topic",
    "instruction", "red_flag", "done", "resume", "accommodation",
]  # fmt: skip

PHRASEBOOKS: dict[str, Phrasebook] = {"en": ENGLISH, "de": GERMAN}

# How many words of content may stand beside a command; a question to the interviewer may follow some thinking aloud.
_BESIDE: dict[str, int] = {
    "stop": 3, "pause": 5, "accommodation": 6, "repeat": 3, "skip": 4, "done": 1, "hold": 2, "clarification": 4,
    "dont_know": 2, "off_topic": 3, "resume": 1,
}  # fmt: skip
_LEAD = {"repeat": 14, "clarification": 10, "accommodation": 14, "stop": 10, "pause": 10, "skip": 12}
_BESIDE_INSTRUCTION = 14
_LONGEST_COMMAND = 40
_POLITE = frozenset({"please", "sorry", "thanks", "you", "thank", "bitte", "danke", "entschuldigung"})
_LETTERS = frozenset({"A"})  # a name or a grade where it stands last: "plan A"


@dataclass(frozen=True, slots=True)
class Intent:
    """`span` are the characters that decided, `start:end`; `confidence` is 0..1, by the table, not a probability.

    `asks` says more where a kind has sorts: clarification "meaning", "scope", "length"; accommodation "slower",
    "louder", "time", "typing", "captions", "human"; off_topic "company", "process", "duration", "recording",
    "verdict", "identity", "answer", "presence", "chat"; stop "withdraw"; red_flag: the flag.
    """

    kind: Kind
    span: tuple[int, int]
    confidence: float
    asks: str = ""


def classify(text: str, *, question: str = "", red_flags: Sequence[str] = (), language: str = "en") -> Intent:
    """What one turn (or the last of it) was. `question` is what was asked, `red_flags` those bound to its topic."""
    return _classified(text, question, tuple(red_flags), language)


@lru_cache(maxsize=4096)  # an answer is looked at when the next move is prepared, and again when it is made
def _classified(text: str, question: str, red_flags: tuple[str, ...], language: str) -> Intent:
    said = _Said.of(text, language)
    if not said.tokens:
        return Intent("answer", (0, 0), 0.0)
    instruction = _instruction(said)
    if instruction is not None:
        return instruction
    asked = frozenset(content(question, language))
    commands = said.book.commands if said.weight(0, len(said.tokens), frozenset()) <= _LONGEST_COMMAND else ()
    for kind, phrases in commands:
        intent = _command(said, cast("Kind", kind), phrases, asked)
        if intent is not None:
            return intent
    flag = _red_flag(said, red_flags)
    if flag is not None:
        return flag
    whole = (said.tokens[0].start, said.tokens[-1].end)
    if _asks_back(said):
        return Intent("clarification", whole, 0.55, "scope")
    if ends_unfinished(text, language=language):
        return Intent("partial", whole, 0.7)
    return Intent("answer", whole, 0.9 if said.weight(0, len(said.tokens), frozenset()) > 3 else 0.6)


def find_instruction(text: str, *, language: str = "en") -> tuple[int, int] | None:
    """The characters of an instruction to the interviewer or grader; one that is only reported is none."""
    return _find_instruction(_Said.of(text, language))


def instructions(text: str, language: str) -> list[tuple[int, int]]:
    """The characters of every spoken instruction to interviewer or grader; those that are only reported are none."""
    said = _Said.of(text, language)
    found = (_spoken_instruction(said, pattern) for pattern in said.book.instruction)
    return sorted({span for spans in found for span in spans})


def ends_unfinished(text: str, *, language: str = "en") -> bool:
    """Does the sentence want to go on? "so we chose the" does, "so we chose Postgres" does not."""
    book = PHRASEBOOKS[language]
    bare = text.rstrip()
    tokens = tokenise(bare)
    if not tokens:
        return False
    if bare.endswith((",", "...", "…", "-", "–", "—", ":", ";", "(")):
        return tokens[-1].text != "etc"
    if bare.endswith(("?", "!", ")", "]", "}")):
        return False
    plain = " ".join(_plain(token.text) for token in tokens[-5:])
    if _ends(book.closed_endings, plain):
        return False
    last, letter = _plain(tokens[-1].text), bare[tokens[-1].start : tokens[-1].end]
    opened = last in book.open_words or tokens[-1].text in book.open_words  # "i'd" is open, an "id" is not
    if (opened and letter not in _LETTERS) or _ends(book.open_endings, plain):
        return True
    half = last in book.half_open_words or last in book.open_prepositions
    return half and not bare.endswith(".") and not _stranded(book, tokens)


def holds_floor(text: str, *, language: str = "en") -> bool:
    """Does the candidate ask for time at the end of what they said ("let me think", "one moment")?"""
    return _tail(text, language, "hold")


def ends_turn(text: str, *, language: str = "en") -> bool:
    """Does the candidate say that the answer is over ("that's all", "next question please")?"""
    return _tail(text, language, "done")


def _plain(word: str) -> str:
    return word.replace("'", "")


def _stranded(book: Phrasebook, tokens: Sequence[Token]) -> bool:
    """Such a word may end a sentence after a relative ("the team that I worked with", "what it is") or in a verb ("log
    in").
    """
    before = [_plain(token.text) for token in tokens[-7:-1]]
    if not before:
        return False
    last = _plain(tokens[-1].text)
    verb = before[-1] in book.particle_verbs and last in book.open_prepositions
    return verb or any(word in book.relative_words for word in before[:-1])


@dataclass(frozen=True, slots=True)
class _Said:
    """A text as plain words joined by single blanks, with the way back to its characters."""

    raw: str
    tokens: tuple[Token, ...]
    plain: str
    starts: tuple[int, ...]
    language: str

    @property
    def book(self) -> Phrasebook:
        return PHRASEBOOKS[self.language]

    @classmethod
    def of(cls, text: str, language: str) -> _Said:
        tokens = tuple(tokenise(text))
        starts, at = [], 0
        for token in tokens:
            starts.append(at)
            at += len(_plain(token.text)) + 1
        return cls(text, tokens, " ".join(_plain(token.text) for token in tokens), tuple(starts), language)

    def covered(self, match: re.Match[str]) -> tuple[int, int]:
        """The tokens `first:last` of a match in `plain`."""
        inside = [i for i, start in enumerate(self.starts) if match.start() <= start < match.end()]
        return inside[0], inside[-1] + 1

    def characters(self, first: int, last: int) -> tuple[int, int]:
        return self.tokens[first].start, self.tokens[last - 1].end

    def weight(self, first: int, last: int, known: frozenset[str]) -> int:
        """How many words of content the tokens `first:last` hold, those of the question left out."""
        light = self.book.fillers | self.book.courtesies | stop_words(self.language)
        return sum(
            1
            for token in self.tokens[first:last]
            if token.text not in light
            and _plain(token.text) not in light
            and stem_in(self.language, token.text) not in known
        )

    def begins_at(self, first: int) -> bool:
        """Does a sentence begin at this token, but for fillers and courtesies?"""
        for token in reversed(self.tokens[:first]):
            if token.ends_clause:
                return True
            if _plain(token.text) not in self.book.fillers | self.book.courtesies:
                return False
        return True

    def only_fillers_outside(self, first: int, last: int) -> bool:
        outside = (*self.tokens[:first], *self.tokens[last:])
        return all(_plain(token.text) in self.book.fillers | self.book.courtesies for token in outside)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


@cache
def _ending(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})$")


def _ends(patterns: Sequence[str], plain: str) -> bool:
    return any(_ending(pattern).search(plain) for pattern in patterns)


def _command(said: _Said, kind: Kind, phrases: Sequence[Phrase], asked: frozenset[str]) -> Intent | None:
    best: Intent | None = None
    for phrase in phrases:
        for match in _compiled(phrase.pattern).finditer(said.plain):
            if not match.group().strip():
                continue
            first, last = said.covered(match)
            if phrase.alone and not said.only_fillers_outside(first, last):
                continue
            if phrase.starts and not said.begins_at(first):
                continue
            if said.book.quoting.intersection(token.text for token in said.tokens[max(0, first - 3) : first]):
                continue
            beside = said.weight(0, first, frozenset()) + said.weight(last, len(said.tokens), asked)
            if not _stands_alone(said, kind, first, last, beside):
                continue
            confidence = 0.95 if beside == 0 else 0.8 if beside <= 2 else 0.65
            if best is None or confidence > best.confidence:
                best = Intent(kind, said.characters(first, last), confidence, phrase.asks)
    return best


def _stands_alone(said: _Said, kind: Kind, first: int, last: int, beside: int) -> bool:
    if beside <= _BESIDE[kind]:
        opposed = any(_plain(token.text) in said.book.contrast for token in said.tokens[last:])
        return kind != "dont_know" or beside == 0 or not opposed
    lead = said.weight(0, first, frozenset())
    at_end = said.weight(last, len(said.tokens), frozenset()) == 0
    return at_end and lead <= _LEAD.get(kind, 0)


def _asks_back(said: _Said) -> bool:
    """A single short question about you or me, written with its mark, that no pattern knows."""
    marked = said.raw.rstrip().endswith("?") and not any(token.ends_sentence for token in said.tokens[:-1])
    return marked and len(said.tokens) <= 16 and any(token.text in said.book.persons for token in said.tokens)


def _instruction(said: _Said) -> Intent | None:
    span = _find_instruction(said)
    if span is None:
        return None
    outside = [i for i, token in enumerate(said.tokens) if token.end <= span[0] or token.start >= span[1]]
    beside = sum(said.weight(i, i + 1, frozenset()) for i in outside)
    return Intent("instruction", span, 0.95 if beside <= 4 else 0.8) if beside <= _BESIDE_INSTRUCTION else None


def _find_instruction(said: _Said) -> tuple[int, int] | None:
    for pattern in said.book.instruction_lines:
        line = re.search(pattern, said.raw, re.IGNORECASE | re.MULTILINE)
        if line is not None:
            return line.start(), line.end()
    return next((span for pattern in said.book.instruction for span in _spoken_instruction(said, pattern)), None)


def _spoken_instruction(said: _Said, pattern: str) -> Iterator[tuple[int, int]]:
    for match in _compiled(pattern).finditer(said.plain):
        first, last = said.covered(match)
        before = {_plain(token.text) for token in said.tokens[max(0, first - 6) : first]}
        if not before & said.book.reported:
            yield said.characters(first, last)


def _red_flag(said: _Said, flags: Sequence[str]) -> Intent | None:
    """A flag is raised where all its words stand close together and nothing nearby speaks against it."""
    stems = [stem_in(said.language, token.text) for token in said.tokens]
    for flag in flags:
        wanted = set(content(flag, said.language))
        if not wanted:
            continue
        span = _window(stems, wanted, len(wanted) * 2 + 2)
        if span is None:
            continue
        around = {_plain(token.text) for token in said.tokens[max(0, span[0] - 5) : span[1] + 4]}
        denied = said.book.negations - {_plain(token.text) for token in tokenise(flag)}
        if not around & denied:
            return Intent("red_flag", said.characters(*span), 0.7, flag)
    return None


def _window(stems: Sequence[str], wanted: set[str], size: int) -> tuple[int, int] | None:
    for first, one in enumerate(stems):
        if one not in wanted:
            continue
        missing = set(wanted)
        for last in range(first, min(first + size, len(stems))):
            missing.discard(stems[last])
            if not missing:
                return first, last + 1
    return None


def _tail(text: str, language: str, kind: Literal["hold", "done"]) -> bool:
    book = PHRASEBOOKS[language]
    tokens = tokenise(text)
    while tokens and _plain(tokens[-1].text) in book.fillers | _POLITE:
        tokens.pop()
    plain = " ".join(_plain(token.text) for token in tokens[-24:])
    return _ends(book.hold_tail if kind == "hold" else book.done_tail, plain)
