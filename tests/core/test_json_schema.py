"""The checker of what a language model answers."""

import pytest

from voice_interviewer.core.json_schema import problems, strict

SCHEMA = {
    "type": "object",
    "properties": {
        "level": {"type": ["integer", "null"], "minimum": 1, "maximum": 5},
        "quotes": {"type": "array", "items": {"$ref": "#/$defs/Quote"}, "minItems": 1, "maxItems": 2},
        "kind": {"enum": ["probe", "next"]},
        "reason": {"type": "string", "minLength": 2, "maxLength": 8},
        "share": {"anyOf": [{"type": "number"}, {"const": "unknown"}]},
    },
    "required": ["level", "quotes", "kind"],
    "additionalProperties": False,
    "$defs": {"Quote": {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}},
}
GOOD = {"level": 3, "quotes": [{"text": "x"}], "kind": "next", "reason": "because", "share": 0.5}


@pytest.mark.parametrize("change", [{}, {"level": None}, {"level": 4.0}, {"share": "unknown"}, {"reason": "so"}])
def test_what_fits(change):
    assert problems(GOOD | change, SCHEMA) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"level": 0}, "answer.level: is 0, less than 1"),
        ({"level": 6}, "answer.level: is 6, more than 5"),
        ({"level": 10**400}, f"answer.level: is {10**400}, more than 5"),
        ({"level": True}, "answer.level: must be of type integer or null"),
        ({"level": "3"}, "answer.level: must be of type integer or null"),
        ({"level": 2.5}, "answer.level: must be of type integer or null"),
        ({"level": float("nan")}, "answer.level: must be of type integer or null"),
        ({"quotes": []}, "answer.quotes: has 0 items, less than 1"),
        ({"quotes": [{"text": "a"}] * 3}, "answer.quotes: has 3 items, more than 2"),
        ({"quotes": [{}]}, "answer.quotes[0].text: is missing"),
        ({"quotes": {}}, "answer.quotes: must be of type array"),
        ({"kind": "end"}, "answer.kind: must be one of 'probe', 'next'"),
        ({"reason": "x"}, "answer.reason: has 1 characters, less than 2"),
        ({"reason": "far too long"}, "answer.reason: has 12 characters, more than 8"),
        ({"share": "half"}, "answer.share: must be of type number"),
        ({"verdict": 1}, "answer.verdict: is not wanted"),
    ],
)
def test_what_does_not_fit_is_named(change, problem):
    assert problems(GOOD | change, SCHEMA) == [problem]


def test_a_missing_property_is_named():
    assert problems({"level": 1}, SCHEMA) == ["answer.quotes: is missing", "answer.kind: is missing"]


@pytest.mark.parametrize("value", [[], "text", None, 3])
def test_an_answer_that_is_no_object(value):
    assert problems(value, SCHEMA) == ["answer: must be of type object"]


def test_true_is_not_one():
    assert problems(True, {"enum": [1]})
    assert problems(1, {"const": True})


def test_patterns_and_open_limits():
    assert problems("q7", {"type": "string", "pattern": "^q[0-9]$"}) == []
    assert problems("7", {"type": "string", "pattern": "^q"}) == ["answer: does not match ^q"]
    assert problems(0, {"exclusiveMinimum": 0}) == ["answer: is 0, which is just outside the limits"]
    assert problems(0.1, {"exclusiveMinimum": 0, "exclusiveMaximum": 1}) == []


def test_other_properties_can_have_a_schema():
    schema = {"type": "object", "additionalProperties": {"type": "integer"}}
    assert problems({"a": 1}, schema) == []
    assert problems({"a": "x"}, schema) == ["answer.a: must be of type integer"]


def test_a_keyword_that_is_not_checked_is_refused():
    with pytest.raises(ValueError, match="contentEncoding"):
        problems("x", {"type": "string", "contentEncoding": "y"})


def test_strict_requires_everything_and_leaves_data_alone():
    schema = {
        "type": "object",
        "properties": {
            "properties": {"type": "string", "default": {"properties": {}}},
            "list": {"type": "array", "items": {"type": "object", "properties": {"a": {"type": "null"}}}},
        },
    }
    result = strict(schema)
    assert result["required"] == ["properties", "list"]
    assert result["additionalProperties"] is False
    assert result["properties"]["properties"] == {"type": "string", "default": {"properties": {}}}
    assert result["properties"]["list"]["items"]["required"] == ["a"]
    assert "required" not in schema
