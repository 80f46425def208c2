import csv
import io
import json
from html.parser import HTMLParser

import pytest

from tests.core.reporting.test_comparison import interview
from voice_interviewer.core.reporting.comparison import compare
from voice_interviewer.render.comparison import COMPARISONS

HOSTILE = '<script>alert("x")</script> =1+1 | अनुष्का محمد 張偉 👩🏽‍💻'


@pytest.fixture
def comparison():
    return compare(
        [
            interview(HOSTILE, [5, 5, 5, 4, 5, 5]),
            interview("Ben", [2, 2, 1, 2, 2, 2]),
            interview("Cy", [4, None, 4, 4, 4, 4]),
            interview("Dee", [4, 4], target_level="senior"),
        ]
    )


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.texts, self.labels = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.labels += [value for name, value in attrs if name == "aria-label"]

    def handle_data(self, data):
        self.texts.append(data)


def test_the_page_shows_intervals_places_and_what_is_not_scored(comparison):
    page = Page(COMPARISONS["comparison.html"](comparison))
    said = " ".join(page.texts)
    ben = next(one for group in comparison.groups for one in group.candidates if one.name == "Ben")
    assert f"{ben.interval[0]} to {ben.interval[1]}" in said
    assert "3 of 3" in said
    assert "not scored" in page.texts
    assert "not compared across them" in said
    assert len(page.labels) == len(comparison.groups)
    assert f"Ben: {ben.score}/10" in " ".join(page.labels)


def test_a_hostile_name_stays_a_name(comparison):
    page = Page(COMPARISONS["comparison.html"](comparison))
    assert "script" not in page.tags
    assert HOSTILE in page.texts
    table = [line for line in COMPARISONS["comparison.md"](comparison).splitlines() if "अनुष्का" in line]
    assert table
    assert all("<" not in line.replace("\\<", "") for line in table)


def test_every_row_of_the_markdown_has_as_many_cells_as_its_head(comparison):
    lines = COMPARISONS["comparison.md"](comparison).splitlines()
    tables = "\n".join(line if line.startswith("|") else "" for line in lines).split("\n\n")
    for table in filter(None, (part.strip() for part in tables)):
        assert len({line.replace("\\|", "").count("|") for line in table.splitlines()}) == 1


def test_one_csv_row_for_each_answer(comparison):
    rows = list(csv.DictReader(io.StringIO(COMPARISONS["comparison.csv"](comparison))))
    assert len(rows) == 3 * 6 + 2
    cy = {row["question"]: row["score_of_10"] for row in rows if row["candidate"] == "Cy"}
    assert (cy["i0"], cy["i1"]) == ("8.0", "not scored")


def test_the_json_is_the_whole_comparison(comparison):
    found = json.loads(COMPARISONS["comparison.json"](comparison))
    assert found["schema_version"] == "1.0"
    assert [len(group["candidates"]) for group in found["groups"]] == [3, 1]
    assert next(one for one in found["groups"][0]["candidates"] if one["name"] == "Cy")["scores"][1] is None
