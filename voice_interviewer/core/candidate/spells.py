"""Stretches of time as people say them: "3-4 years", "one year and nine months", "and then four at a start-up"."""

from __future__ import annotations

import re
from typing import NamedTuple

from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.grading.tokens import number_at, word_set


class Spell(NamedTuple):
    """So many years, and the tokens `first:last` that say so; `dated` where they are counted from a calendar year."""

    years: float
    first: int
    last: int
    dated: bool = False


LONGEST = 50.0  # years that somebody can have worked

_VAGUE: tuple[tuple[tuple[str, ...], float], ...] = tuple(
    (tuple(words.split()), years)
    for words, years in (
        ("half a decade", 5.0),
        ("a decade and a half", 15.0),
        ("a decade", 10.0),
        ("two decades", 20.0),
        ("a quarter of a century", 25.0),
        ("three decades", 30.0),
        ("a couple of years", 2.0),
        ("a couple years", 2.0),
        ("couple of years", 2.0),
        ("a year or two", 1.5),
        ("a few years", 3.0),
        ("several years", 5.0),
        ("many years", 8.0),
        ("a year and a half", 1.5),
        ("one year and a half", 1.5),
        ("year and a half", 1.5),
        ("three quarters of a year", 0.75),
        ("half a year", 0.5),
        ("a half year", 0.5),
        ("a year", 1.0),
        ("another year and a half", 1.5),
        ("another year", 1.0),
        ("a few months", 0.25),
        ("a couple of months", 0.17),
        ("a month", 0.08),
        ("the last year", 1.0),
        ("the past year", 1.0),
    )
)
_UNITS = dict.fromkeys(("year", "years", "year's", "years'", "yrs", "yr", "y", "yoe"), 1.0) | dict.fromkeys(
    ("month", "months", "months'", "mos", "mo", "mths"), 1 / 12
)
_JOINER = word_set("to or maybe perhaps")
_WEIGHT = word_set("plus or so full good odd solid more long whole great happy straight uh um about ish")
_A_YEAR_OF = word_set(
    """for almost nearly about around over after just than been only maybe like is and past with have got under took was
    spent did since roughly approximately say another say uh um within of or there's it's not half"""
)
_SPELLED = word_set("then and plus before this that by after another spent was did")
_STEPS = word_set("tier level line version grade phase step stage number")
_JOB_AFTER = word_set("at as with for there here before since doing")
_THEN_IN = word_set("then that this before after another last past")
_OF_THEM = re.compile(
    r"of (?:them|those|these|which) (?:were |was )?(?:as my job|professional|paid|in industry|commercial)"
)


def find_spells(told: Introduction) -> list[Spell]:
    """Every stretch of time that is named, in order, whatever it was spent with."""
    spells: list[Spell] = []
    i = 0
    while i < len(told.tokens):
        spell = _spell_at(told, i, spells[-1] if spells else None)
        if spell:
            spells.append(spell)
        i = spell.last if spell else i + 1
    return spells


def _spell_at(told: Introduction, i: int, previous: Spell | None) -> Spell | None:
    for phrase, value in _VAGUE:
        last = i + len(phrase)
        if tuple(told.words[i:last]) == phrase:
            if phrase[0] == "a" and phrase[1] in {"year", "month"} and i and not _opens_a_year(told, i):
                return None
            return _with_months(told, Spell(value, i, last)) if phrase[-1] == "year" else Spell(value, i, last)
    amount = _amount(told, i)
    if amount is None:
        return None
    value, j = amount
    if previous and _unit_is_understood(told, i, j, previous):
        return Spell(value, i, j) if value <= LONGEST else None
    while j < len(told.words) and told.words[j] in _WEIGHT:
        j += 1
    if told.words[j : j + 3] == ["and", "a", "bit"]:
        j += 3
    if j >= len(told.words) or told.words[j] not in _UNITS or value > 720:
        return None
    unit = _UNITS[told.words[j]]
    if told.words[j + 1 : j + 4] == ["and", "a", "half"] and unit == 1.0:
        return Spell(value + 0.5, i, j + 4)
    spell = Spell(round(value * unit, 2), i, j + 1)
    if spell.years > LONGEST:
        return None
    return _with_months(told, spell) if unit == 1.0 else spell


def _opens_a_year(told: Introduction, i: int) -> bool:
    """ "For a year" is a stretch of time; "two million users a year" is not."""
    return told.words[i - 1] in _A_YEAR_OF or told.tokens[i - 1].ends_clause


def _with_months(told: Introduction, spell: Spell) -> Spell:
    """ "One year and nine months", "2 years 8 months"."""
    at = spell.last + (told.words[spell.last : spell.last + 1] == ["and"])
    more = number_at(told.tokens, at) if at < len(told.words) else None
    if (
        more is None
        or more[0] > 24
        or told.words[more[1] : more[1] + 1] not in (["months"], ["month"], ["mo"], ["mos"])
    ):
        return spell
    return Spell(round(spell.years + more[0] / 12, 2), spell.first, more[1] + 1)


def _amount(told: Introduction, i: int) -> tuple[float, int] | None:
    """The number at token `i`, or the middle of a range, and the token after it."""
    number = _number(told, i)
    if number is None:
        return None
    value, j = number
    word = told.words[j] if j < len(told.words) else ""
    joined = word in _JOINER or (word == "and" and told.words[i - 1 : i] == ["between"])
    upper = _number(told, j + joined)
    if upper is None:
        return value, j
    step = upper[0] - value
    listed = (
        step == 1.0
        and told.tokens[j - 1].after.strip() in {"", ","}
        and told.words[i].isalpha()
        and told.words[i - 1] not in _STEPS
    )  # "two three years"
    if joined or listed or told.tokens[j - 1].after in {"-", "–"}:
        return (value + upper[0]) / 2, upper[1]
    return value, j


def _number(told: Introduction, i: int) -> tuple[float, int] | None:
    """A number as `number_at` reads it, and "2,5", "two point five", "two and half" besides."""
    number = number_at(told.tokens, i)
    if number is None:
        return None
    value, j = number
    if re.fullmatch(r"\d{1,2},\d", told.words[i]):
        return float(told.words[i].replace(",", ".")), j
    if told.words[j : j + 2] == ["and", "half"]:
        return value + 0.5, j + 2
    if told.words[j : j + 1] == ["point"]:
        part = number_at(told.tokens, j + 1)
        if part and part[0] < 10:
            return value + part[0] / 10, part[1]
    return value, j


def _unit_is_understood(told: Introduction, i: int, j: int, previous: Spell) -> bool:
    """ "Two years at a bank and then four at a start-up", "a manager for four years, a developer for eight"."""
    before = told.words[i - 1] if i else ""
    following = told.words[j : j + 2]
    ends = j == len(told.words) or told.tokens[j - 1].ends_sentence
    if before == "for":
        return ends or following in (["before", "that"], ["before", "this"]) or following[:1] == ["before"]
    if ends:
        return before in {"then", "another"}
    if _OF_THEM.match(" ".join(told.words[j : j + 6])) or (following[0] in {"in", "on"} and before in _THEN_IN):
        return True
    alike = told.words[previous.last] == following[0]
    if alike and following[0] == "in" and (told.tokens[i - 1].ends_clause or before == "and"):
        return True  # "twenty years in the navy, three in IT"
    if alike and following[0] == "of" and before == "and" and following[1:] not in (["my"], ["them"], ["us"], ["the"]):
        return True  # "seven years of product and five of engineering"
    return following[0] in _JOB_AFTER and (before in _SPELLED or told.tokens[i - 1].ends_clause)
