"""How long somebody has worked, from what they say about it: spells that add up, parts, totals."""

from __future__ import annotations

import re

from voice_interviewer.core.candidate.dates import dated_spells, ordinal_years
from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.candidate.other_lives import is_other_trade, is_work
from voice_interviewer.core.candidate.spells import Spell, find_spells
from voice_interviewer.core.candidate.succession import rows_of

_SUM = re.compile(r"(?<!\S)(?:total|overall|altogether|all together|in all|all in all|all told|combined)(?!\S)")
_TOTAL = re.compile(
    r"(?:(?:years?|months?|yrs?) (?:of )?(?:\S+ ){0,2}?experience|professionally|in the industry|in industry"
    r"|in the (?:trade|business))"
)
_PAID = re.compile(
    r"(?:of (?:them|which|those|that)(?: time)? )?(?:were |was )?(?:as my job|professionally|paid|in industry"
    r"|commercially|in a real job)(?!\S)"
)
_PROMOTED = re.compile(r"(?:they|i|we|he|she|my \S+) (?:\S+ ){0,2}(?:promoted|moved|became|took|made|switched|offered)")


def find_years(told: Introduction, this_year: int | None = None, area: str = "") -> tuple[float, int, int] | None:
    """Years of work and the tokens that say so.

    A stated total wins; jobs told one after the other add up; else the longest counts. `area` is the candidate's: years
    in sales are no years of a developer.
    """
    named = find_spells(told)
    dated = [] if this_year is None else dated_spells(told, this_year)
    told_of = sorted([*named, *ordinal_years(told), *dated], key=lambda spell: spell.first)
    work = [i for i, spell in enumerate(told_of) if spell.dated or is_work(told, told_of, i)]
    own = [i for i in work if told_of[i].dated or not is_other_trade(told, told_of, i, area)]
    every = [told_of[i] for i in own or work]
    # "The last two years" is a part of more, unless nothing more is said.
    spells = [spell for i, spell in enumerate(every) if not _is_part(told, every[:i], spell)] or every
    if not spells:
        return None
    rows = rows_of(told, spells)
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
