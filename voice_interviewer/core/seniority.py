"""Junior, mid, senior or expert: from titles and years together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .introduction import Introduction
from .pack import LEVELS, Level
from .roles import WISH_BEFORE, Role
from .years import find_years

# Years of work -> level. The bands are half open, so that two, four and seven years each have one level.
YEARS: tuple[tuple[float, Level], ...] = ((7.0, "expert"), (4.0, "senior"), (2.0, "mid"), (0.0, "junior"))


def level_of_years(years: float) -> Level:
    """The level of so many years of work: junior below 2, mid below 4, senior below 7, then expert."""
    return next(level for least, level in YEARS if years >= least)


_LEVEL_WORDS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        "expert",
        re.compile(
            r"(?<!\S)(?:staff|principal|distinguished|chief)(?: (?:software|security|data|backend|platform|"
            r"site reliability|product|\S+))? (?:engineer|developer|architect|scientist|manager|designer|"
            r"technologist|consultant)(?!\S)|(?<!\S)(?:(?:head|director|vp|"
            r"vice president) of (?:engineering|product|data|security|sales|support|qa|quality|technology|"
            r"infrastructure|development|platform|\S+)|cto|ciso|engineering director|chief \S+ officer|"
            r"solutions? architect|enterprise architect|software architect)(?!\S)"
        ),
    ),
    (
        "senior",
        re.compile(
            r"(?<!\S)(?:senior|sr|(?:tech|technical|team|engineering|lead|squad) lead|"
            r"lead (?:\S+ )?(?:engineer|developer|tester|analyst|designer|scientist)|engineering manager|"
            r"team leader)(?!\S)"
        ),
    ),
    (
        "junior",
        re.compile(
            r"(?<!\S)(?:junior|entry level|trainee|intern|internship|apprentice|graduate|fresher|"
            r"fresh graduate|new grad|bootcamp|boot camp|aspiring|beginner|career changer|final year|"
            r"student|early in my (?:\S+ )?(?:journey|career)|early (?:stage )?career|"
            r"start(?:ing)? (?:out )?(?:of )?my career|(?:changed|switched|changing|switching) careers?|"
            r"career change|(?:just |recently )?(?:graduated (?:last|this)|(?:finished|completed) (?:my|a|"
            r"the|university|college)(?: \S+){0,2}? (?:phd|degree|masters?|bachelors?|course|bootcamp|"
            r"boot camp|studies|university|college))|just (?:graduated|finished (?:\S+ ){0,3}(?:degree|"
            r"course|university|college|bootcamp|studies))|associate (?:product|sales|software|account|"
            r"support|security|data) \S+|recently graduated|recent graduate|first (?:real |proper )?job|"
            r"at the (?:start|beginning) of my (?:\S+ )?(?:journey|career)|no (?:professional|commercial|"
            r"work) experience|looking for my first|new to the (?:industry|field))(?!\S)"
        ),
    ),
    (
        "mid",
        re.compile(
            r"(?<!\S)(?:mid ?level|mid(?! (?:market|size|sized|year))|intermediate|middle (?:developer|"
            r"engineer)|medior)(?!\S)"
        ),
    ),
)
_EARLY = re.compile(
    r"early (?:in|career|stage)|start|beginning|just|recent|first|bootcamp|boot camp|careers|"
    r"career change|student|no (?:prof|comm|work)|changer|fresh|new (?:grad|to)|final year|"
    r"aspiring"
)


def find_level(told: Introduction, roles: Sequence[Role], years: float | None) -> tuple[Level, tuple[int, int]] | None:
    """Titles and years together. One step apart, the title decides; further apart, the middle."""
    stated = _stated_level(told, roles)
    if years is None:
        return stated[:2] if stated else None
    by_years = level_of_years(years)
    place = _place_of_years(told)
    if stated is None:
        return by_years, place
    level, where, early = stated
    gap = LEVELS.index(by_years) - LEVELS.index(level)
    if early:
        return (level, where) if gap <= 1 else (by_years, place)
    if abs(gap) <= 1:
        return level, where
    return LEVELS[(LEVELS.index(by_years) + LEVELS.index(level) + 1) // 2], where


def _place_of_years(told: Introduction) -> tuple[int, int]:
    years = find_years(told)
    return (years[1], years[2]) if years else (0, 1)


def _stated_level(told: Introduction, roles: Sequence[Role]) -> tuple[Level, tuple[int, int], bool] | None:
    for level, pattern in _LEVEL_WORDS:
        for match, first, last in told.matches(pattern):
            before = told.plain[max(0, match.start() - 60) : match.start()].rstrip()
            if _is_about_self(before, level, match.group()):
                return level, (first, last), level == "junior" and bool(_EARLY.search(match.group()))
    return None


def _is_about_self(before: str, level: Level, words: str) -> bool:
    if WISH_BEFORE.search(before):
        return False
    others = (
        r"(?<!\S)(?:our|my|their|the|with|mentor\w*|coach\w*|train\w*|onboard\w*|supervis\w*|manag\w+|"
        r"teach\w*|help\w*|guid\w*|several|two|three|four|few|some|other|by)(?: (?:a|an|the|of|team|"
        r"few|some|couple|other|two|three|four|group|and|to|new|more))*$"
    )
    if re.search(others, before) and not words.startswith(("early", "start", "first", "at the")):
        return bool(re.search(r"(?<!\S)(?:am|im|as|been|was|became|become|now|currently) (?:the|our|their)$", before))
    past = re.search(r"(?<!\S)(?:was|started|began|used to|originally|did|from)(?: \S+){0,3}$", before)
    return not (past and level == "junior")
