"""Language models that rate answers over the wire: an honest one, and many that lie, each in its own way."""

from __future__ import annotations

import json
import re
from typing import Any

Body = dict[str, Any]
Rating = dict[str, Any]


def schema_of(body: Body) -> dict[str, Any]:
    """The schema of the reply: enforced by the server, or told in the prompt."""
    form = body.get("response_format", {})
    if "json_schema" in form:
        found: dict[str, Any] = form["json_schema"]["schema"]
    else:
        found = json.loads(body["messages"][0]["content"].split("JSON schema:\n", 1)[1])
    return found


def criteria(body: Body) -> list[str]:
    return list(schema_of(body)["properties"])


def material(body: Body) -> dict[str, Any]:
    """What stands between the two marked lines."""
    found: dict[str, Any] = json.loads(re.search(r"<answer (\w+)>\n(.*)\n</answer \1>", user(body), re.DOTALL)[2])  # type: ignore[index]
    return found


def user(body: Body) -> str:
    return str(body["messages"][1]["content"])


def heard(body: Body) -> dict[str, str]:
    """Utterance -> what the candidate said."""
    return {line["utterance"]: line["candidate said"] for line in material(body)["answer"] if "utterance" in line}


def rating(body: Body, criterion: str, level: int = 5, confidence: int = 95, **more: Any) -> Rating:
    """A rating with a true quotation: the first words of the first utterance."""
    utterance, text = next(iter(heard(body).items()))
    found: Rating = {
        "evidence": [{"utterance": utterance, "quote": " ".join(text.split()[:8])}],
        "reasoning": "Says what is done and why.",
    }
    if "missing" in schema_of(body)["properties"][criterion]["properties"]:
        found["missing"] = []
    found["level"] = str(level)
    if criterion.startswith("checklist:"):
        found["level"] = "shown" if level >= 3 else "not shown"
    return found | {"confidence": confidence} | more


def honest(body: Body) -> str:
    """Full marks with a true quotation for each criterion."""
    return json.dumps({criterion: rating(body, criterion) for criterion in criteria(body)})


def everywhere(**more: Any):
    """The honest model but for these fields of every rating."""
    return lambda body: json.dumps({criterion: rating(body, criterion, **more) for criterion in criteria(body)})


def only(wrong: str, **more: Any):
    """The honest model but for these fields of one rating."""

    def reply(body: Body) -> str:
        return json.dumps({name: rating(body, name, **(more if name == wrong else {})) for name in criteria(body)})

    return reply


def quoting(text: str, utterance: str = "u1"):
    return everywhere(evidence=[{"utterance": utterance, "quote": text}])


def _changed(body: Body, change) -> str:
    found = {criterion: rating(body, criterion) for criterion in criteria(body)}
    change(found)
    return json.dumps(found)


LIARS = {
    "words never said": quoting("I always write tests before any code"),
    "the interviewer's words": lambda body: quoting(material(body)["asked"])(body),
    "an utterance that there is not": quoting("never concatenate input", "u99"),
    "no quotation": everywhere(evidence=[]),
    "one true and one false quotation": lambda body: json.dumps(
        {
            name: rating(
                body, name, evidence=[*rating(body, name)["evidence"], {"utterance": "u1", "quote": "I know it all"}]
            )
            for name in criteria(body)
        }
    ),
    "a level out of range": everywhere(level=9),
    "a level that is a word": lambda body: json.dumps(
        {name: rating(body, name) | {"level": "excellent"} for name in criteria(body)}
    ),
    "a confidence out of range": everywhere(confidence=900),
    "bare numbers": lambda body: json.dumps(dict.fromkeys(criteria(body), 5)),
    "one number": lambda _: json.dumps({"score": 10, "verdict": "Strong Yes"}),
    "a list": lambda _: "[5, 5, 5, 5, 5]",
    "prose": lambda _: "The candidate is excellent. I would give full marks, 5 out of 5.",
    "nothing": lambda _: "",
}
"""Models none of whose ratings may count."""
