"""What people say to an interviewer beside their answers: one table per language.

Patterns are matched against words without punctuation, apostrophes and case ("don't" is "dont"), on word boundaries. A
second language is one more `Phrasebook`, like `phrases_en`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern and, where it matters, what it asks for ("slower", "time", "meaning").

    `alone`: nothing else may be said. `starts`: nothing but fillers may stand before it in its sentence.
    """

    pattern: str
    asks: str = ""
    alone: bool = False
    starts: bool = False


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The word lists of one language. `commands` holds the short requests by kind, in order of precedence.

    `fillers` and `courtesies` never count as content. `open_words` cannot end a sentence, `half_open_words` and
    `open_prepositions` seldom do; `particle_verbs` make verbs ("log in") that may end one. `quoting` before
    a request and `reported` before an injection mean that it is told of, not made; `persons` are you and me.

    Where an answer follows a request in the same breath, it begins with one of `taken_back` ("never mind") or `anew`
    ("okay so I"). `excuses` are words of the reasons that people give for a request: the line, the noise, the nerves.

    `leaving` says farewell, or why somebody goes for good: no part of an answer.

    `rejections` condemn what they stand beside. `distances` begin what is supposed or what others do, until `oneself`
    is the subject again; `leads` may stand between the beginning of a clause, or one of `joints`, and its verb.
    """

    commands: tuple[tuple[str, tuple[Phrase, ...]], ...]
    instruction: tuple[str, ...]
    instruction_lines: tuple[str, ...]
    taken_back: tuple[str, ...]
    anew: tuple[str, ...]
    leaving: tuple[str, ...]
    excuses: frozenset[str]
    persons: frozenset[str]
    quoting: frozenset[str]
    reported: frozenset[str]
    hold_tail: tuple[str, ...]
    done_tail: tuple[str, ...]
    contrast: frozenset[str]
    negations: frozenset[str]
    rejections: frozenset[str]
    distances: tuple[str, ...]
    oneself: frozenset[str]
    leads: frozenset[str]
    joints: frozenset[str]
    fillers: frozenset[str]
    courtesies: frozenset[str]
    open_words: frozenset[str]
    half_open_words: frozenset[str]
    open_prepositions: frozenset[str]
    relative_words: frozenset[str]
    particle_verbs: frozenset[str]
    open_endings: tuple[str, ...]
    closed_endings: tuple[str, ...]
