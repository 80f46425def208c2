"""Find the skills that a text names, as it was spoken or typed.

The table of `taxonomy` is looked up by runs of up to six words, joined without spaces: "java script", "node j s" and
"post gress" are found at the cost of a few dictionary look-ups a word. Everyday words ("go", "express", "rest") count
only in company.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from voice_interviewer.core.candidate.everyday_words import (
    ACTORS,
    CUE_PAIRS,
    CUES,
    DETERMINERS,
    EMPLOYERS,
    LIST_WORDS,
    NOT_AFTER,
    NOT_BEFORE,
    NOT_PREVIOUS,
    TECH_NOUNS,
    TRADES,
    VERBS,
    WRITING,
)
from voice_interviewer.core.candidate.taxonomy import AREAS, TABLE, Area
from voice_interviewer.core.grading.tokens import Token, tokenise, word_set

Doubt = Literal[0, 1, 2]
_AREA: dict[str, Area] = {area: area for area in AREAS}
_LONGEST = 6  # words of a form
_REACH = 5  # words to the next skill


@dataclass(frozen=True, slots=True)
class Skill:
    """`areas` come in order of weight; `kind` is the group of the table, e.g. "language" or "tool"."""

    name: str
    kind: str
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A skill named by the words `first:last` of the token list, characters `start:end` of the text."""

    skill: Skill
    first: int
    last: int
    start: int
    end: int


def squash(form: str) -> str:
    """The key of a form: its words joined, without spaces and punctuation. "node j s" gives "nodejs"."""
    return "".join(_bare(token) for token in tokenise(form))


def _bare(token: Token) -> str:
    """A word as it sounds: ".NET" is "dotnet", so that a safety net is none."""
    return token.text.replace(".net", "dotnet").replace("'", "")


def _spaced(form: str) -> str:
    return " ".join(token.text for token in tokenise(form))


@cache
def taxonomy() -> tuple[dict[str, Skill], dict[str, tuple[Skill, Doubt]]]:
    """The skills by name, and by key with the doubt about that key (0 sure, 1 needs company, 2 only in a list)."""
    by_name: dict[str, Skill] = {}
    by_key: dict[str, tuple[Skill, Doubt]] = {}
    kind = ""
    for line in filter(None, TABLE.replace("\n  ", " ").splitlines()):
        if line.startswith("["):
            kind = line.strip("[]")
            continue
        name, areas, forms = (part.strip() for part in f"{line} ".split(" |", 2))
        plain = name.lstrip("?")
        known = tuple(_AREA[area] for area in areas.split() if area in _AREA)
        skill = by_name[plain] = Skill(plain, kind, known)
        for form in (name, *filter(None, (form.strip() for form in forms.split(",")))):
            doubt = cast("Doubt", len(form) - len(form.lstrip("?")))
            for key in (squash(form), _spaced(form)):
                by_key.setdefault(key, (skill, doubt))
    return by_name, by_key


def find_skills(text: str, tokens: Sequence[Token] | None = None) -> list[Found]:
    """Every mention of a skill in order, the longest form first. `tokens` are those of `text`, if they are at hand."""
    tokens = tokenise(text) if tokens is None else tokens
    sure: list[Found] = []
    doubtful: list[tuple[Found, Doubt]] = []
    i = 0
    while i < len(tokens):
        hit = _longest(tokens, i)
        if hit is None:
            i += 1
            continue
        found, doubt = hit
        if doubt:
            doubtful.append(hit)
        elif _is_verb(tokens, found):
            pass
        else:
            sure.append(found)
        i = found.last
    return _with_company(tokens, sure, doubtful)


def _longest(tokens: Sequence[Token], i: int) -> tuple[Found, Doubt] | None:
    _, by_key = taxonomy()
    joined = spaced = ""
    best = None
    for j in range(i, min(i + _LONGEST, len(tokens))):
        word = tokens[j].text
        joined += _bare(tokens[j])
        spaced = f"{spaced} {word}" if spaced else word
        entry = by_key.get(spaced) or (by_key.get(joined) if _may_join(tokens[i : j + 1], joined) else None)
        if entry is not None:
            skill, doubt = entry
            best = Found(skill, i, j + 1, tokens[i].start, tokens[j].end), doubt
        if tokens[j].ends_clause:
            break
    return best


_SMALL = word_set("i a the is in to we and or of on at it as my be do so no up us he an am me by if")


def _may_join(tokens: Sequence[Token], joined: str) -> bool:
    """May these words be one word heard apart? "java script" and "a w s" may; "i am" is not IAM."""
    if len(tokens) == 1 or all(len(token.text) == 1 for token in tokens):
        return True
    spelled = len(tokens) > 2 and all(len(token.text) == 1 for token in tokens[-2:])  # "git lab c i"
    if len(tokens) > 3 and all(len(token.text) == 1 for token in tokens[:3]):  # "a p i testing"
        return True
    return len(joined) > 4 and tokens[0].text not in _SMALL and (spelled or tokens[-1].text not in _SMALL)


def _with_company(tokens: Sequence[Token], sure: list[Found], doubtful: list[tuple[Found, Doubt]]) -> list[Found]:
    """Admit everyday words that stand beside a skill; twice, since one admitted word can vouch for the next."""
    for _ in range(2):
        for found, doubt in doubtful:
            if found not in sure and not _blocked(tokens, found) and _in_company(tokens, found, doubt, sure):
                sure.append(found)
    return sorted(sure, key=lambda found: found.first)


def _is_verb(tokens: Sequence[Token], found: Found) -> bool:
    """ "How users react to it" is not about the library, "I can see sharp edges" not about a language."""
    word = tokens[found.first].text
    before = tokens[found.first - 1].text if found.first else ""
    after = tokens[found.last].text if found.last < len(tokens) else ""
    if word == "see":
        return before in ACTORS or before in {"i", "you", "we", "to"}
    if after in EMPLOYERS and found.skill.kind in TRADES:
        return True
    if word == "angular":
        return after in {"momentum", "velocity"}
    if word != "react" or found.last - found.first > 1:
        return False
    return before in ACTORS or after in {"to", "when", "quickly", "fast", "differently", "if"}


def _blocked(tokens: Sequence[Token], found: Found) -> bool:
    word = " ".join(token.text for token in tokens[found.first : found.last])
    before = tokens[found.first - 1].text if found.first and not tokens[found.first - 1].ends_clause else ""
    after = "" if found.last >= len(tokens) or tokens[found.last - 1].ends_sentence else tokens[found.last].text
    if before in NOT_PREVIOUS.get(word, frozenset()):
        return True
    if word == "go" and after == "and" and any(_is(tokens, found.last + 1, verb) for verb in VERBS):
        return True
    if word == "go" and before in {"in", "using"}:
        return False  # "written in go with kafka in the middle"
    if after in NOT_AFTER.get(word, frozenset()) and before not in WRITING:
        return not (word == "r" and after == "and" and not _is(tokens, found.last + 1, "d"))
    if before in DETERMINERS:
        return after not in TECH_NOUNS
    return before in NOT_BEFORE


def _is(tokens: Sequence[Token], i: int, word: str) -> bool:
    return i < len(tokens) and tokens[i].text == word


def _in_company(tokens: Sequence[Token], found: Found, doubt: Doubt, sure: Sequence[Found]) -> bool:
    if doubt == 2:
        return _as_language(tokens, found, sure) or any(_listed(tokens, found, other) for other in sure)
    before = [token.text for token in tokens[max(0, found.first - 2) : found.first]]
    after = tokens[found.last].text if found.last < len(tokens) else ""
    filler = before == ["you", "know"]  # "the, you know, express lane"
    if before and not filler and (before[-1] in CUES or tuple(before) in CUE_PAIRS):
        return True
    if after in TECH_NOUNS:
        return True
    return any(found.first - _REACH <= other.last and other.first <= found.last + _REACH for other in sure)


def _as_language(tokens: Sequence[Token], found: Found, sure: Sequence[Found]) -> bool:
    """ "Written in C", "firmware in C", "I write R"."""
    before = [token.text for token in tokens[max(0, found.first - 2) : found.first]]
    if not before or len(tokens[found.first].text) > 1:
        return False
    if before[-1] in WRITING | {"language", "use", "used", "know", "learned"} or (
        before[-1] == "in" and before[0] in WRITING
    ):
        return True
    return before[-1] in {"in", "using"} and any(found.first - 3 <= other.last <= found.first for other in sure)


def _listed(tokens: Sequence[Token], one: Found, other: Found) -> bool:
    """Only list words stand between the two skills."""
    start, end = (one.last, other.first) if one.first < other.first else (other.last, one.first)
    return end - start <= 3 and all(token.text in LIST_WORDS for token in tokens[start:end])


def skill_named(name: str) -> Skill | None:
    """The skill of a name or alias written on its own ("Postgres", "node js"); None where it is unknown."""
    entry = taxonomy()[1].get(squash(name))
    return entry[0] if entry else None
