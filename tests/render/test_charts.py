"""Charts of the page."""

import re
from decimal import Decimal

from voice_interviewer.core.reporting.figures import CompetencyLevel
from voice_interviewer.render.charts import LINE, competencies


def test_a_long_name_is_broken_before_its_bar_and_says_where_it_is_cut():
    names = ("Persuasion and negotiation", "Integrity", "Knowledge of the market and of all of its many customers")
    levels = [CompetencyLevel(id=name, name=name, level=Decimal(3), scored=1, asked=1, weight=1.0) for name in names]
    drawn = re.findall(r'<text x="0" y="[^"]+">([^<]+)</text>', competencies(levels, {}))
    assert drawn[:3] == ["Persuasion and", "negotiation", "Integrity"]
    assert drawn[-1].endswith(" …")
    assert max(map(len, drawn)) <= LINE
    assert names[-1] in competencies(levels, {}), "the alternative text holds all of it"
