"""Stretches of work that are counted by the calendar: "since 2019", "from 2016 to 2020", "it is my second year"."""

from __future__ import annotations

import re
from typing import NamedTuple

from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.candidate.other_lives import BEGAN, is_other_life, to_live
from voice_interviewer.core.candidate.spells import Spell
from voice_interviewer.core.grading.tokens import number_at, word_set

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_ORDINAL_YEAR = re.compile(
    rf"(?<!\S)(?:(?:my|the) )?(?P<nth>{'|'.join(_ORDINALS)}) year (?:here|on the job|at work|working|now(?! of)"
    r"|as an?(?= (?!student|apprentice|trainee))|(?:in|at|with) (?:this|my|the same) (?:job|role|position|field"
    r"|company|firm|employer))(?!\S)"
)


def ordinal_years(told: Introduction) -> list[Spell]:
    """ "It's my second year on the job": between one and two."""
    return [Spell(_ORDINALS[match["nth"]] - 0.5, first, last) for match, first, last in told.matches(_ORDINAL_YEAR)]


class Span(NamedTuple):
    """Work from one calendar year to another, and the tokens `first:last` that say so."""

    begin: int
    end: int
    first: int
    last: int


_SINCE = word_set("since from")
_IN_YEAR = word_set("in around about back")
_UNTIL = word_set("to until till through")
_NOW = word_set("now today present date")
_BETWEEN = word_set(
    """about around like maybe uh um the year early late mid end of summer spring autumn fall winter beginning start
    january february march april may june july august september october november december i we graduated graduating
    finishing finished left leaving university college school uni my studies bootcamp degree bachelor's masters master's
    phd apprenticeship training course in"""
)
_NOT_SINCE = word_set(
    "haven't havent hasn't not never no degree studies university college school bachelor married live living intern "
    "internship certified"
)
_CLAUSE_STARTS = word_set("and then but")
_STUDY = word_set("studied study student university college school degree bachelor master master's phd")
_SINCE_THEN = re.compile(r"(?<!\S)(?:since then|ever since|after that|from then on)(?!\S)")
_FIRST_JOB = re.compile(r"(?<!\S)(?:first (?:real |proper )?job|full time|my career|permanent)(?!\S)")


def dated_spells(told: Introduction, this_year: int) -> list[Spell]:
    """The years that lie between the dates told, as one spell where the first of them is told; none without dates."""
    found: list[Span] = []
    for i in range(len(told.words)):
        span = None if found and i < found[-1].last else _between(told, i, this_year) or _since(told, i, this_year)
        if (
            span
            and span.begin <= span.end
            and (span.end == this_year or not is_other_life(told, span.first, span.last))
        ):
            found.append(span)
    years = {year for span in found for year in range(span.begin, span.end)}
    return [Spell(float(len(years)), found[0].first, found[0].last, dated=True)] if found else []


def _between(told: Introduction, i: int, this_year: int) -> Span | None:
    """ "From 2016 to 2020", "2016-2020", "2022 - present"."""
    begin = _year_at(told, i)
    if begin is None or _STUDY.intersection(told.words[max(0, i - 5) : i]):
        return None
    year, j = begin
    hyphen = told.tokens[j - 1].after.strip() in {"-", "–"}
    if not hyphen and told.words[j : j + 1] and told.words[j] in _UNTIL:
        j += 1
    elif not hyphen:
        return None
    if told.words[j : j + 1] and told.words[j] in _NOW:
        return Span(year, this_year, i, j + 1)
    end = _year_at(told, j)
    return Span(year, end[0], i, end[1]) if end and end[0] <= this_year else None


def _since(told: Introduction, i: int, this_year: int) -> Span | None:
    """ "Since 2019", "since twenty nineteen", "I started around 2019", "a bootcamp in 2024 and since then ..."."""
    word = told.words[i]
    start = max(0, i - 8, told.sentence_start(i, 12))
    before = set(told.words[start:i])
    clause = next((k for k in range(i - 1, start, -1) if told.words[k] in _CLAUSE_STARTS), start)
    plainly = word in _SINCE
    if not plainly and word not in _IN_YEAR:
        return None
    at = i + 1
    while at < len(told.words) and at < i + 8 and told.words[at] in _BETWEEN:
        at += 1
    year = _year_at(told, at)
    if year is None or not 1970 <= year[0] <= this_year:
        return None
    following = told.words[year[1] : year[1] + 2]
    if word == "from" and following[:1] and following[0] in _UNTIL and not _NOW.intersection(following):
        return None  # "from 2016 to the pandemic"
    later = told.words[year[1] : told.sentence_end(year[1], 12)]
    went_on = bool(_SINCE_THEN.search(" ".join(later))) or (later[-1:] == ["since"] and len(later) < 12)
    first_job = bool(_FIRST_JOB.search(" ".join(told.words[start : year[1] + 6])))
    after = set(told.words[i + 2 : told.sentence_end(min(i + 2, len(told.words)), 3)]) | set(later[:3])
    if not (plainly or went_on or first_job or (before | after) & BEGAN):
        return None
    if _NOT_SINCE.intersection(told.words[clause:i]) and not went_on:
        return None
    if not plainly and not went_on and to_live(" ".join(told.words[clause : year[1] + 6])):
        return None  # "in 2020 I moved to Canada"
    return Span(year[0], this_year, i, year[1])


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
