import json
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from tests.core.interviews import GENERATED, checklist_report, session_report
from voice_interviewer.core.json_schema import problems
from voice_interviewer.core.reporting.report import Report, build, document
from voice_interviewer.render import schema
from voice_interviewer.render.schema import _part, text

PUBLISHED = Path(schema.__file__).with_name("report.schema.json")


def test_the_published_schema_is_that_of_the_dataclasses():
    """`python -m voice_interviewer.render.schema > voice_interviewer/render/report.schema.json` writes it again."""
    assert PUBLISHED.read_text(encoding="utf-8") == text()


@pytest.mark.parametrize("interview", [session_report, checklist_report])
def test_reports_fit_it_and_damaged_ones_do_not(interview):
    log, pack = interview()
    good = json.loads(json.dumps(document(build(log, pack, generated=GENERATED))))
    found = json.loads(text())
    assert problems(good, found) == []
    assert problems(good | {"schema_version": "0.9"}, found)
    assert problems(good | {"figures": good["figures"] | {"score": "high"}}, found)
    assert problems({name: part for name, part in good.items() if name != "blocks"}, found)
    assert problems(good | {"cautions": [3]}, found)


def test_every_field_of_the_record_is_in_it():
    assert set(json.loads(text())["properties"]) == {field.name for field in fields(Report)}


def test_a_field_of_unknown_kind_is_refused():
    @dataclass
    class Odd:
        pass

    assert "$ref" in _part(Odd, {})
    with pytest.raises(TypeError, match="cannot hold"):
        _part(dict[str, int], {})
