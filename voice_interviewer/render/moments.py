"""Times of the wall clock, and how long something took, as a reader wants them."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from voice_interviewer.core.reporting.scoring import one_decimal


def minutes(seconds: float) -> str:
    """`3.7 min`, half up."""
    return f"{one_decimal(Fraction(str(seconds)) / 60)} min"


def wall(moment: str, time_zone: str) -> str:
    """`2026-01-06 15:48:14 UTC` in the interview's time zone; a moment that is no ISO time is shown as it stands."""
    found = local(moment, time_zone)
    return moment if found is None else f"{found:%Y-%m-%d %H:%M:%S} {found.tzname() or ''}".rstrip()


def day(moment: str, time_zone: str) -> str:
    """`6 January 2026`."""
    found = local(moment, time_zone)
    return moment if found is None else f"{found.day} {found:%B %Y}"


def local(moment: str, time_zone: str) -> datetime | None:
    try:
        parsed = datetime.fromisoformat(moment)
    except ValueError:
        return None
    parsed = parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    try:
        return parsed.astimezone(ZoneInfo(time_zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return parsed.astimezone(UTC)
