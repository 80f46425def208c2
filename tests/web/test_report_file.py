"""The report as a file, opened on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

REPORT = next((Path(__file__).parents[2] / "reports" / "samples").glob("*/report.html"))


def test_nothing_is_wider_than_a_phone_and_no_time_is_torn_in_two(browser: Any) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(REPORT.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    torn = "[...document.querySelectorAll('.play')].filter(e => e.getClientRects().length > 1).length"
    assert page.evaluate(torn) == 0
    context.close()
