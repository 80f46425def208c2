"""Stretches of work one after the other: "two years at a bank and then four at a start-up" are six."""

from __future__ import annotations

import re
from itertools import pairwise

from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.candidate.spells import Spell

_AFTER_THAT = (
    r"(?:then|before \S+(?= i )|before (?:that|this)|after that|previously|prior to that|followed by|later|earlier"
    r"|another|at (?:my|the) (?:previous|last|former) \S+"
    r"|afterwards)"
)
_THEN = re.compile(
    rf"(?<!\S){_AFTER_THAT}(?: (?:as|at|i|we|in|for|with|switched|moved|joined|became|went|worked|spent)(?!\S)"
    r"|(?: \S+){0,3}$)|(?<!\S)after(?: my| the)?$"
)
# "As a tester and two as a lead"
_AS_AND = re.compile(r"(?:of (?:\S+ )?experience )?as (?:an? )?(?:\S+ ){1,4}(?:and|plus|then)(?: now)?$")
_AT_A_PLACE = re.compile(r"(?:at|as|with) (?:an?|my|the|one)(?!\S)")
_BEFORE_NOW = re.compile(
    r"(?:\S+ ){0,2}(?:before that|after that|before(?= i)|before$)(?!\S)|as (?:\S+ ){1,4}before(?: (?:that"
    r"|this)(?!\S)|$)"
    r"|(?:\S+ ){0,6}before(?: (?:that|this|it))?$|(?:since|earlier|prior)$"
)
_EARLIER = re.compile(
    r"(?<!\S)(?:before(?: (?:that|this))?|earlier|previously|prior to that)(?!\S)"
    r"|(?<!\S)after(?: my| the| about| some| over)?$"
)
_NEXT = re.compile(r"(?<!\S)(?:then|after that|afterwards)$")
_AND_NOW = re.compile(r"(?:\S+ )*and (?:for|since) now(?!\S)")
_PAST = re.compile(
    r"(?<!\S)(?:i|and|then|originally|first) (?:originally )?(?:was|did|worked|started|began|spent|ran|had)(?!\S)"
)
_GOES_ON = re.compile(  # what stands between two stretches of time, "/", and what follows the second
    r".*(?<!\S)(?:for the (?:past|last)|(?:i've been|i have been|i am|i'm)(?: \S+){0,3}|now(?: \S+){0,6}) /"
    r"|.*/ (?:now(?!\S)|(?:\S+ ){0,1}(?:i've been|i have been))"
)
_ENUMERATED = re.compile(r"(?:at|as|there)(?!\S)")


def rows_of(told: Introduction, spells: list[Spell]) -> list[list[Spell]]:
    """The spells in rows of jobs one after the other; a spell that follows nothing opens a row of its own."""
    rows = [spells[:1]]
    for one, other in pairwise(spells):
        if _follows(told, one, other):
            rows[-1].append(other)
        else:
            rows.append([other])
    return rows


def _follows(told: Introduction, one: Spell, other: Spell) -> bool:
    """Are these two stretches of work one after the other ("three years at X and then two at Y")?"""
    between = _words(told, one.last, other.first)
    after = _words(told, other.last, told.sentence_end(other.last, 8))
    if other.dated:
        return not one.dated and bool(_ENUMERATED.match(between) or _NEXT.search(between))
    if _BEFORE_NOW.match(after) or _AS_AND.match(between):
        return True
    if one.dated:
        return bool(_EARLIER.search(between))
    if told.words[one.first - 1 : one.first] == ["first"] and told.words[other.first - 1 : other.first] == ["last"]:
        return True
    if told.words[other.first] == "another":
        return True
    if _ended(told, one) and _GOES_ON.match(f"{between} / {after}"):
        return True
    if _THEN.search(between) or _AND_NOW.match(f"{between} {after}"):
        return True
    return (
        (_in_brackets(told, one) and _in_brackets(told, other))
        or _is_pair(told, one, other)
        or bool(_AT_A_PLACE.match(between) and _AT_A_PLACE.match(after))
        or bool(_ENUMERATED.match(between) and other.last - other.first == 1)
    )


def _ended(told: Introduction, spell: Spell) -> bool:
    """ "I started out as a tester for four years": told in the past, of something that is over."""
    before = _words(told, max(told.sentence_start(spell.first, 10), 0), spell.first)
    return bool(_PAST.search(before)) and not re.search(r"(?<!\S)(?:have|ive|i've|been)(?!\S)", before)


def _in_brackets(told: Introduction, spell: Spell) -> bool:
    """ "Amazon (three years)"; but "Python (three years)" is about a tool."""
    skilled = any(found.last == spell.first for found in told.skills)
    return spell.first > 0 and "(" in told.tokens[spell.first - 1].after and not skilled


def _is_pair(told: Introduction, one: Spell, other: Spell) -> bool:
    """ "For Google for five years and Amazon for three"; but "five years of Java and Python for three" is not."""
    between = told.words[one.last : other.first]
    skilled = any(one.last <= found.first < other.first for found in told.skills)
    short = other.last - other.first == 1 and 2 < len(between) <= 5 and between[0] == "and" and between[-1] == "for"
    return short and not skilled


def _words(told: Introduction, first: int, last: int) -> str:
    return " ".join(told.words[max(0, first) : max(0, last)])
