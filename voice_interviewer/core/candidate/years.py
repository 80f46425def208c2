"""How long somebody has worked, from what they say about it: digits or words, spells that add up, totals."""

from __future__ import annotations

import re
from itertools import pairwise

from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.grading.tokens import number_at, word_set

Spell = tuple[float, int, int]  # years, and the tokens `first:last` that say so


_NOT_WORK_BEFORE = word_set("next coming every within")
_BEGAN = word_set("hired joined started moved switched became began transitioned")
_CAREER_CHANGE = re.compile(r"(?<!\S)(?:changed|changing|switched) (?:my )?careers?(?!\S)|career change|retrain")
_NOT_WORK_AFTER = re.compile(
    r"^(?:old|of age|later|degree|from now|of (?:university|college|school|study|studies|study at|my degree"
    r"|bachelors?|masters?)|(?:bachelor|masters?|bootcamp|boot camp|training|diploma|course|contract|plan|roadmap"
    r"|program|programme|warranty)|at (?:university|college|school)|in (?:university|college|school)"
    r"|studying)(?!\S)"
)
_TOTAL = re.compile(
    r"(?:in total|overall|altogether|all together|in all|combined"
    r"|(?:years?|months?) (?:of )?(?:\S+ ){0,2}?experience|professionally|in the industry|in industry)"
)
_AFTER_THAT = r"(?:then|before \S+(?= i )|before that|after that|previously|prior to that|followed by|later|earlier)"
_THEN = re.compile(
    rf"(?<!\S){_AFTER_THAT}(?: (?:as|at|i|we|in|for|with|switched|moved|joined|became|went|worked|spent)(?!\S)"
    r"|(?: \S+){0,3}$)"
)
_AS_AND = re.compile(r"as (?:an? )?(?:\S+ ){1,4}(?:and|plus|then)$")  # "four years as a tester and two as a lead"
_JOINER = word_set("to or")
# A life before the field: "I was an accountant for six years". What may be a step of the same career counts.
_PEOPLE = (
    r"(?:\S+ ){0,3}?(?:engineer|developer|programmer|coder|tester|analyst|scientist|admin|administrator|architect"
    r"|consultant|contractor|freelancer|agent|representative|rep|specialist|intern|trainee|apprentice|technician"
    r"|executive|lead|leader|head|owner|pm|manager|sre|sdr|bdr|dba|sysadmin|employee|researcher|designer|cto"
    r"|salesperson|seller|student assistant|junior|senior)s?"
)
_OTHER_PEOPLE = (
    r"(?:graphic|interior|fashion|store|shop|restaurant|bar|kitchen|hotel|hospital|bank) (?:designer|manager|lead"
    r"|assistant|specialist|consultant)"
)
_ANOTHER_LIFE = rf"(?:an? (?!{_PEOPLE}(?!\S))(?:\S+ ){{0,2}}?\S+|an? {_OTHER_PEOPLE})"
_ELSEWHERE = (
    r"(?:(?:in|with|left) the (?:army|navy|military|air force|police|fire brigade)|at home|on (?:\S+ )?leave|unemployed"
    r"|(?:a|my) (?:\S+ )?(?:break|pause|gap|sabbatical)(?: of)?"
    r"|work(?:ed|ing)? in (?:a|the) (?:hotel|restaurant|kitchen|bakery|hospital|factory|bar|caf[eé])"
    r"(?: (?:at|in|on) the \S+)?)"
)
_OTHER_BEFORE = re.compile(
    rf"(?<!\S)(?:(?:was|worked as|started as|started out as) {_ANOTHER_LIFE}|{_ELSEWHERE}(?: with (?:\S+ ){{1,2}}\S+)?)"
    r"(?: (?:for|after)(?: the| about| over| almost| nearly| around| like| some)*)?$"
)
_OTHER_AFTER = re.compile(rf"(?:of )?(?:as (?:{_ANOTHER_LIFE})|{_ELSEWHERE}|break|gap|sabbatical|parental leave)(?!\S)")
_VAGUE: tuple[tuple[tuple[str, ...], float], ...] = (
    (("half", "a", "decade"), 5.0),
    (("a", "decade", "and", "a", "half"), 15.0),
    (("a", "decade"), 10.0),
    (("two", "decades"), 20.0),
    (("a", "couple", "of", "years"), 2.0),
    (("a", "couple", "years"), 2.0),
    (("couple", "of", "years"), 2.0),
    (("a", "few", "years"), 3.0),
    (("several", "years"), 5.0),
    (("many", "years"), 8.0),
    (("a", "year", "and", "a", "half"), 1.5),
    (("one", "year", "and", "a", "half"), 1.5),
    (("half", "a", "year"), 0.5),
    (("a", "year"), 1.0),
    (("a", "few", "months"), 0.25),
    (("for", "the", "last", "year"), 1.0),
    (("for", "the", "past", "year"), 1.0),
)
_UNITS = {
    "year": 1.0,
    "years": 1.0,
    "year's": 1.0,
    "years'": 1.0,
    "yrs": 1.0,
    "yr": 1.0,
    "y": 1.0,
    "yoe": 1.0,
    "months": 1 / 12,
    "month": 1 / 12,
}


def find_years(told: Introduction, this_year: int | None = None) -> Spell | None:
    """Years of work and the tokens that say so.

    A stated total wins; jobs told one after the other add up; else the longest counts.
    """
    every = [spell for spell in _spells(told) if _is_work(told, spell)]
    # "The last two years" is a part of more, unless nothing more is said.
    spells = [spell for spell in every if not _is_latest(told, spell)] or every
    dated = _ordinal_years(told) + ([] if this_year is None else _since(told, this_year))
    if not spells + dated:
        return None
    for spell in spells:
        around = " ".join(told.words[max(0, spell[1] - 3) : spell[2] + 5])
        if _TOTAL.search(around) and not _of_one_skill(told, spell):
            return spell
    longest = max(spells + dated, key=lambda spell: spell[0])
    row = spells[:1]
    for one, other in pairwise(spells):
        if _follows(told, one, other):
            row.append(other)
    total = sum(spell[0] for spell in row)
    return (round(total, 2), row[0][1], row[0][2]) if len(row) > 1 and total > longest[0] else longest


def _follows(told: Introduction, one: Spell, other: Spell) -> bool:
    """Are these two stretches of work one after the other ("three years at X and then two at Y")?"""
    between = " ".join(told.words[one[2] : other[1]])
    after = " ".join(told.words[other[2] : told.sentence_end(other[2], 8)])
    return bool(
        _THEN.search(between)
        or _AS_AND.match(between)
        or re.match(r"(?:\S+ ){0,2}(?:before that|after that|before)(?!\S)|as (?:\S+ ){1,4}before (?:that|this)", after)
    )


def _spells(told: Introduction) -> list[Spell]:
    spells, i = [], 0
    while i < len(told.tokens):
        spell = _spell_at(told, i)
        if spell:
            spells.append(spell)
            i = spell[2]
        else:
            i += 1
    return spells


def _spell_at(told: Introduction, i: int) -> Spell | None:
    for phrase, value in _VAGUE:
        if tuple(told.words[i : i + len(phrase)]) == phrase:
            return value, i, i + len(phrase)
    number = number_at(told.tokens, i)
    if number is None:
        return None
    value, j = number
    if j + 1 < len(told.words) and (told.words[j] in _JOINER or told.tokens[j - 1].after in {"-", "–"}):
        upper = number_at(told.tokens, j + (told.words[j] in _JOINER))
        if upper is not None:
            value, j = (value + upper[0]) / 2, upper[1]
    while j < len(told.words) and told.words[j] in {"plus", "or", "so", "full", "good", "odd", "solid", "more"}:
        j += 1
    if told.words[i - 1 : i] == ["for"] and told.words[j : j + 2] in (["before", "that"], ["before", "this"]):
        return (value, i, j) if value <= 50 else None  # "a manager for four years, a developer for eight before that"
    ends = j == len(told.words) or told.tokens[j - 1].ends_sentence
    if told.words[i - 1 : i] == ["for"] and ends and "years" in told.words[:i]:
        return (value, i, j) if value <= 50 else None  # "the navy after eight years, and an analyst for three"
    if j >= len(told.words) or told.words[j] not in _UNITS or value > 720:
        return None
    value *= _UNITS[told.words[j]]
    if told.words[j + 1 : j + 4] == ["and", "a", "half"] and told.words[j].startswith("y"):
        return value + 0.5, i, j + 4
    return (round(value, 2), i, j + 1) if value <= 50 else None


def _is_work(told: Introduction, spell: Spell) -> bool:
    _, first, last = spell
    before = told.words[max(0, first - 4) : first]
    if before and (before[-1] in _NOT_WORK_BEFORE or "age" in before[-2:]):
        return False
    after = " ".join(word.replace("'", "") for word in told.words[last : last + 4])
    if after.startswith("ago"):
        return bool(_BEGAN & set(told.words[max(0, first - 12) : first]))
    start = told.sentence_start(first, 12)
    if _OTHER_BEFORE.search(" ".join(told.words[start:first]).replace("'", "")):
        return False
    if _OTHER_AFTER.match(" ".join(told.words[last : told.sentence_end(last, 8)])):
        return False
    if _NOT_WORK_AFTER.search(after) or _CAREER_CHANGE.search(" ".join(told.words[last : last + 12])):
        return False
    around = set(told.words[max(0, first - 6) : last + 6])
    studied = {"studied", "degree", "university", "college", "school"} & set(told.words[max(0, first - 5) : last + 3])
    return not (studied and not around & {"worked", "working", "experience", "professionally", "developer", "engineer"})


def _is_latest(told: Introduction, spell: Spell) -> bool:
    before = told.words[max(0, spell[1] - 4) : spell[1]]
    return bool(before) and before[-1] in {"past", "last", "previous"} and "for" not in before


def _of_one_skill(told: Introduction, spell: Spell) -> bool:
    """ "Two years of experience with Go" is about Go, if more is said elsewhere."""
    after = told.words[spell[2] : spell[2] + 4]
    kinds = {"language", "framework", "database", "cloud"}
    near = any(spell[2] <= found.first <= spell[2] + 4 and found.skill.kind in kinds for found in told.skills)
    others = len([one for one in _spells(told) if _is_work(told, one)]) > 1
    return near and others and ("in" in after or "with" in after or "of" in after or "using" in after)


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_ORDINAL_YEAR = re.compile(
    rf"(?<!\S)(?:my|the) (?P<nth>{'|'.join(_ORDINALS)}) year (?:on the job|at work|working"
    r"|as an? (?!student|apprentice)|in (?:this|my) (?:job|role|position|field))(?!\S)"
)


def _ordinal_years(told: Introduction) -> list[Spell]:
    """ "It's my second year on the job": between one and two."""
    return [(_ORDINALS[match["nth"]] - 0.5, first, last) for match, first, last in told.matches(_ORDINAL_YEAR)]


_SINCE = word_set("since from")
_IN_YEAR = word_set("in around about")
_NOT_SINCE = word_set(
    "haven't havent hasn't not never no degree studies university college school bachelor married live living"
)


def _since(told: Introduction, this_year: int) -> list[Spell]:
    """ "Since 2019", "since twenty nineteen", "I started around 2019"."""
    found = []
    for i, word in enumerate(told.words):
        before = set(told.words[max(0, i - 8, told.sentence_start(i, 12)) : i])
        after = set(told.words[i + 2 : told.sentence_end(min(i + 2, len(told.words)), 3)])
        if word not in _SINCE and not (word in _IN_YEAR and (before | after) & _BEGAN):
            continue
        at = i + 1
        while at < len(told.words) and told.words[at] in {
            "about",
            "around",
            "like",
            "maybe",
            "uh",
            "um",
            "the",
            "year",
        }:
            at += 1
        year = _year_at(told, at)
        if year is not None and 1970 <= year[0] <= this_year and not before & _NOT_SINCE:
            found.append((float(this_year - year[0]), i, year[1]))
    return found


def _year_at(told: Introduction, at: int) -> tuple[int, int] | None:
    """A calendar year in digits or words ("twenty nineteen", "two thousand and nine") and the token after it."""
    if told.words[at : at + 1] and re.fullmatch(r"(?:19|20)\d\d", told.words[at]):
        return int(told.words[at]), at + 1
    head = number_at(told.tokens, at)
    if head is None:
        return None
    century, j = head
    if century == 2000.0:
        tail = number_at(told.tokens, j + (told.words[j : j + 1] == ["and"]))
        return (2000 + int(tail[0]), tail[1]) if tail and tail[0] < 100 else (2000, j)
    if century not in {19.0, 20.0}:  # "twenty twenty one" is read as 20 and 21, "twenty one" as 21
        return None
    tail = number_at(told.tokens, j)
    return (int(century) * 100 + int(tail[0]), tail[1]) if tail and 9 < tail[0] < 100 else None
