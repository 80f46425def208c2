"""New York City: a tool that helps to decide on candidates is used ten business days after its notice, or later.

6 RCNY 5-304 counts business days and does not name the holidays. Here the public holidays of the State (General
Construction Law, section 24) and their usual days in lieu are none, so that the day found is late rather than early.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

BUSINESS_DAYS = 10
MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6
_FIXED = ((1, 1), (2, 12), (6, 19), (7, 4), (11, 11), (12, 25))
_DAY = timedelta(days=1)


def earliest_use(noticed: date) -> date:
    """The tenth business day after the notice, the day of the notice not counted."""
    day = noticed
    for _ in range(BUSINESS_DAYS):
        day += _DAY
        while not is_business_day(day):
            day += _DAY
    return day


def is_business_day(day: date) -> bool:
    """Neither Saturday nor Sunday nor a public holiday."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


@cache
def holidays(year: int) -> frozenset[date]:
    """The public holidays of a year; one at a weekend also takes the Friday before, or the Monday after."""
    found = {date(year, month, day) for month, day in _FIXED}
    found |= {
        _nth(year, 1, MONDAY, 3),  # Martin Luther King
        _nth(year, 2, MONDAY, 3),  # Washington
        _nth(year, 6, MONDAY, 1) - 7 * _DAY,  # Memorial Day: the last Monday of May
        _nth(year, 9, MONDAY, 1),  # Labor Day
        _nth(year, 10, MONDAY, 2),  # Columbus
        _nth(year, 11, MONDAY, 1) + _DAY,  # Election Day
        _nth(year, 11, THURSDAY, 4),  # Thanksgiving
    }
    next_year = _in_lieu(date(year + 1, 1, 1))
    return frozenset(found | {next_year} | {_in_lieu(day) for day in found})


def _in_lieu(day: date) -> date:
    return day - _DAY if day.weekday() == SATURDAY else day + _DAY if day.weekday() == SUNDAY else day


def _nth(year: int, month: int, weekday: int, count: int) -> date:
    """The first, second ... such day of the week in a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
