"""How long somebody has worked, from what they say about it: spells that add up, parts, totals."""

from __future__ import annotations

import re
from itertools import pairwise

from voice_interviewer.core.candidate.dates import dated_spells, ordinal_years
from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.candidate.other_lives import is_business, is_work
from voice_interviewer.core.candidate.spells import Spell, find_spells

_TRADES = ("", "support", "sales")  # areas whose people may well have sold or supported all along
_SUM = re.compile(r"(?<!\S)(?:total|overall|altogether|all together|in all|all in all|all told|combined)(?!\S)")
_TOTAL = re.compile(
    r"(?:(?:years?|months?|yrs?) (?:of )?(?:\S+ ){0,2}?experience|professionally|in the industry|in industry"
    r"|in the (?:trade|business))"
)
_PAID = re.compile(
    r"(?:of (?:them|which|those|that)(?: time)? )?(?:were |was )?(?:as my job|professionally|paid|in industry"
    r"|commercially|in a real job)(?!\S)"
)
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
_PROMOTED = re.compile(r"(?:they|i|we|he|she|my \S+) (?:\S+ ){0,2}(?:promoted|moved|became|took|made|switched|offered)")
_AND_NOW = re.compile(r"(?:\S+ )*and (?:for|since) now(?!\S)")
_PAST = re.compile(
    r"(?<!\S)(?:i|and|then|originally|first) (?:originally )?(?:was|did|worked|started|began|spent|ran|had)(?!\S)"
)
_GOES_ON = re.compile(  # what stands between two stretches of time, "/", and what follows the second
    r".*(?<!\S)(?:for the (?:past|last)|(?:i've been|i have been|i am|i'm)(?: \S+){0,3}|now(?: \S+){0,6}) /"
    r"|.*/ (?:now(?!\S)|(?:\S+ ){0,1}(?:i've been|i have been))"
)
_ENUMERATED = re.compile(r"(?:at|as|there)(?!\S)")


def find_years(told: Introduction, this_year: int | None = None, area: str = "") -> tuple[float, int, int] | None:
    """Years of work and the tokens that say so.

    A stated total wins; jobs told one after the other add up; else the longest counts. `area` is the candidate's: years
    in sales are no years of a developer.
    """
    named = find_spells(told)
    dated = [] if this_year is None else dated_spells(told, this_year)
    told_of = sorted([*named, *ordinal_years(told), *dated], key=lambda spell: spell.first)
    work = [i for i, spell in enumerate(told_of) if spell.dated or is_work(told, told_of, i)]
    own = [i for i in work if area in _TRADES or told_of[i].dated or not is_business(told, told_of, i)]
    every = [told_of[i] for i in own or work]
    # "The last two years" is a part of more, unless nothing more is said.
    spells = [spell for i, spell in enumerate(every) if not _is_part(told, every[:i], spell)] or every
    if not spells:
        return None
    rows = _rows(told, spells)
    for spell in spells:
        if [spell] in rows[1:] and not spell.dated and _PAID.match(_words(told, spell.last, spell.last + 6)):
            return spell[:3]
    for spell in spells:
        around = _words(told, spell.first - 3, spell.last + 5)
        alone = [spell] in rows and not _of_one_skill(told, spell, len(spells))
        if not spell.dated and (_SUM.search(around) or (alone and _TOTAL.search(around))):
            return spell[:3]
    row = max(rows, key=lambda row: sum(spell.years for spell in row))
    return round(sum(spell.years for spell in row), 2), row[0].first, row[0].last


def _rows(told: Introduction, spells: list[Spell]) -> list[list[Spell]]:
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


def _is_part(told: Introduction, earlier: list[Spell], spell: Spell) -> bool:
    """ "The last three as a lead"; "after fourteen months they promoted me"."""
    if told.words[spell.first - 1 : spell.first] == ["after"] and _PROMOTED.match(
        _words(told, spell.last, spell.last + 6)
    ):
        return True
    if any(told.words[one.first - 1 : one.first] == ["first"] for one in earlier):
        return False  # "my first two years on mobile and the last four on servers"
    before = told.words[max(0, spell.first - 4) : spell.first]
    return bool(before) and before[-1] in {"past", "last", "previous"} and "for" not in before


def _of_one_skill(told: Introduction, spell: Spell, spells: int) -> bool:
    """ "Two years of experience with Go" is about Go, if more is said elsewhere."""
    after = told.words[spell.last : spell.last + 4]
    kinds = {"language", "framework", "database", "cloud"}
    near = any(spell.last <= found.first <= spell.last + 4 and found.skill.kind in kinds for found in told.skills)
    return near and spells > 1 and bool({"in", "with", "of", "using"} & set(after))
