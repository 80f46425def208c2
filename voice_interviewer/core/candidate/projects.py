"""The projects an introduction tells of, each by a short name in the candidate's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.events import Fact
from voice_interviewer.core.grading.tokens import word_set

_PROJECT_LIST = re.compile(
    r"(?<!\S)(?:projects?|applications?|apps|products|systems|things)(?: \S+){0,3}? (?:such as|like|including"
    r"|include|were|are|called|named)(?!\S)"
)
_MADE = re.compile(
    r"(?<!\S)(?:ive|i have|i|we|weve|we have|and|also|then|recently|who) (?:also |recently |mostly |mainly "
    r"|personally |just |have |already |currently |then )*(?:built|build|put together|set up|coded|developed"
    r"|created|designed|made|wrote|launched|shipped|released|published|delivered|implemented|led|migrated|rebuilt"
    r"|rewrote|maintained|maintain|automated|worked on|am working on|been working on|am building|m building"
    r"|am developing|own|owned|ran|run)(?P<rest> (?:a|an|the|our|my|their|two|three|several|some"
    r"|internal) (?:\S+ ){0,9}\S+)"
)
_MY_PROJECT = re.compile(
    r"(?<!\S)(?:side project(?= an? )|project(?: that i \S+(?: \S+){0,2})?(?: (?:is|was)(?: called| named)?"
    r"| called| named)|(?:one|another|the other|main|last|latest|favou?rite|final year|side|personal|recent|first"
    r"|second|third|biggest) (?:project )?(?:of (?:them|those|mine) )?(?:is|was)(?: called| named| about"
    r"| on)?)(?P<rest> (?:\S+ ){0,9}\S+)"
)
_PROJECT_COUNT = re.compile(
    r"(?<!\S)(?P<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|twelve|fifteen"
    r"|twenty) (?:(?!(?:years?|yrs|months?|weeks?|one|two|three|four|five|six|\d+|as|at|on|in|for|with) )\S+ ){0,3}"
    r"(?:projects?(?! (?:coordinator|manager|lead|leader|engineer|assistant|planner|office|management))|apps|games"
    r"|websites|sites|applications)(?!\S)"
)
_PROJECT_END = word_set(
    """that which who where so because using with for in on at when while but i we it to from by as is was were used
    i'm i've then since before after during if via has have had runs"""
)
_ARTICLES = word_set("a an the my another")
_NOT_PROJECTS = word_set(
    """team lot few bit strong solid good background degree company people years passion foundation career skills
    variety part role number things experience ability feature bug bugs same following way ones code position
    conversation process day tests test sql queries unit different various"""
)
_COUNTS = {
    word: value
    for value, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
}
_COUNTS |= {"a dozen": 12, "twelve": 12, "fifteen": 15, "twenty": 20}


def project_facts(told: Introduction) -> list[Fact]:
    """Each project by a short name in the candidate's words, and a stated number of projects."""
    spans: list[tuple[int, int]] = []
    for _, _, last in told.matches(_PROJECT_LIST):
        spans += _listed(told, last)
    for pattern in (_MY_PROJECT, _MADE):
        for match, *_ in told.matches(pattern):
            spans += _one(told, *told.span(match, "rest"))
    facts: list[Fact] = []
    taken: set[int] = set()
    for first, last in sorted(spans):
        if first < last and not taken & set(range(first, last)):
            taken |= set(range(first, last))
            name = _strip_article(told, first, last)
            facts.append(told.fact("project", " ".join(told.as_said(name, last)), name, last))
    stated = told.matches(_PROJECT_COUNT)
    if stated:
        match, first, last = stated[0]
        count = int(match["n"]) if match["n"].isdigit() else _COUNTS[match["n"]]
        facts.insert(0, told.fact("projects", str(count), first, last))
    return facts


def _strip_article(told: Introduction, first: int, last: int) -> int:
    while first < last - 1 and told.words[first] in {
        "a",
        "an",
        "the",
        "our",
        "my",
        "called",
        "named",
        "their",
        "about",
        "on",
    }:
        first += 1
    return first


def _listed(told: Introduction, first: int) -> list[tuple[int, int]]:
    """The members of "A, B and C" from token `first` on, as long as the sentence lasts."""
    spans, start, i = [], first, first
    marks = any(token.after.startswith(",") for token in told.tokens[first : first + 12])
    while i < min(len(told.tokens), first + 24):
        token = told.tokens[i]
        if token.text in _PROJECT_END and i > first:
            spans.append((start, i))
            return _named(told, spans)
        if token.text == "and" and (not marks or told.tokens[i - 1].after.startswith(",")):
            spans.append((start, i))
            start = i + 1
        elif token.ends_clause:
            spans.append((start, i + 1))
            start = i + 1
            if token.ends_sentence:
                return _named(told, spans)
        i += 1
    return _named(told, [*spans, (start, i)])


def _one(told: Introduction, first: int, last: int) -> list[tuple[int, int]]:
    for i in range(first, last):
        if i > first and told.words[i] == "and" and told.words[i + 1 : i + 2] and told.words[i + 1] in _ARTICLES:
            return [*_named(told, [(first, i)]), *_one(told, i + 1, min(i + 10, len(told.tokens)))]
        if (
            i > first
            and (told.words[i] in _PROJECT_END or told.words[i] == "and")
            and told.words[i : i + 2] != ["to", "do"]
        ):
            return _named(told, [(first, i)])
        if told.tokens[i].ends_clause:
            return _named(told, [(first, i + 1)])
    return _named(told, [(first, last)])


def _named(told: Introduction, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    good = []
    for first, last in spans:
        if first < last and told.words[first] == "and":
            first += 1
        bare = [
            word
            for word in told.words[first:last]
            if word not in {"a", "an", "the", "our", "my", "some", "and", "their"}
        ]
        if 1 <= len(bare) <= 9 and bare[-1] not in _NOT_PROJECTS and not all(len(word) < 3 for word in bare):
            good.append((first, min(last, first + 10)))
    return good
