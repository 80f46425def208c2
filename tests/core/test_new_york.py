"""Ten business days between the notice of an automated tool and its use (6 RCNY 5-304)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from voice_interviewer.core.new_york import earliest_use, holidays, is_business_day


@pytest.mark.parametrize(
    ("noticed", "first"),
    [
        (date(2026, 3, 2), date(2026, 3, 16)),  # a Monday; two weeks without a holiday
        (date(2026, 3, 7), date(2026, 3, 20)),  # a Saturday: Monday is the first day
        (date(2026, 11, 16), date(2026, 12, 1)),  # Thanksgiving
        (date(2026, 12, 18), date(2027, 1, 5)),  # Christmas and New Year, both on a Friday
        (date(2026, 6, 26), date(2026, 7, 13)),  # Independence Day on a Saturday: the Friday before
    ],
)
def test_the_tenth_business_day_after_the_notice(noticed: date, first: date) -> None:
    assert earliest_use(noticed) == first


def test_holidays_as_they_fell() -> None:
    assert {date(2026, 1, 19), date(2026, 2, 16), date(2026, 5, 25), date(2026, 9, 7)} <= holidays(2026)
    assert {date(2026, 10, 12), date(2026, 11, 3), date(2026, 11, 11), date(2026, 11, 26)} <= holidays(2026)
    assert date(2021, 12, 31) in holidays(2021)  # New Year 2022 was a Saturday
    assert date(2023, 1, 2) in holidays(2023)  # New Year 2023 was a Sunday


def test_there_are_never_less_than_ten_business_days_between() -> None:
    for ordinal in range(date(2026, 1, 1).toordinal(), date(2029, 1, 1).toordinal()):
        noticed = date.fromordinal(ordinal)
        first = earliest_use(noticed)
        days = [noticed + timedelta(days=count) for count in range(1, (first - noticed).days + 1)]
        assert sum(map(is_business_day, days)) == 10
        assert is_business_day(first)
