"""The ruler for graders: what it prints follows from the ratings, and a model over the wire can be measured with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import agreement
from tests import grading_models as models
from tests.core.interviews import beginning, log, question
from tests.openai_server import OpenAIServer
from voice_interviewer.config import Settings
from voice_interviewer.core.events import AnswerRated, RatingOverridden

ROWS = [
    {
        "question_id": f"q{number % 3}",
        "question": "How do you keep input from changing a query?",
        "reference_answer": "Use parameterized queries. Never concatenate input into SQL.",
        "answer": f"I use parameterized queries in place {number} and never concatenate the input into a statement.",
        "human_score": (number % 5) / 4,
        "levels": 5,
    }
    for number in range(12)
]


@pytest.fixture
def server():
    with OpenAIServer() as running:
        yield running


def grader(server):
    return agreement.model_grader(Settings(llm_url=server.url, llm_model="m", llm_key="k"))


def measured(server, rows=ROWS, runs=2):
    lines: list[str] = []
    agreement.measure(rows, grader(server), runs, lines.append)
    return "\n".join(lines)


def test_a_model_that_knows_the_grades_agrees_with_people_and_with_itself(server):
    levels = {row["answer"]: round(1 + 4 * row["human_score"]) for row in ROWS}

    def knowing(body):
        level = levels[" ".join(models.heard(body).values())]
        return json.dumps({c: models.rating(body, c, level=level, confidence=99) for c in models.criteria(body)})

    server.chat = knowing
    text = measured(server)
    assert text.count("scored 12 of 12 answers") == 2
    assert "pearson 1.000" in text
    assert "equal 100%, within one level 100%, qwk 1.000" in text


def test_a_dead_model_is_not_measured(server):
    server.script("chat", *["error"] * 200)
    text = measured(server, runs=1)
    assert "scored 0 of 12 answers" in text
    assert "too few scored answers" in text
    assert "not scored: " in text
    assert "pearson" not in text


def test_a_model_that_changes_its_mind_is_seen(server):
    calls = iter(range(10_000))

    def fickle(body):
        level = 1 if next(calls) % 2 else 5
        return json.dumps({c: models.rating(body, c, level=level, confidence=99) for c in models.criteria(body)})

    server.chat = fickle
    text = measured(server, rows=ROWS[:5], runs=2)  # an odd number: the same answer gets the other level
    assert "equal 0%, within one level 0%" in text


def test_a_sample_is_spread_over_all_questions():
    assert {row["question_id"] for row in agreement.sampled(ROWS, 3)} == {"q0", "q1", "q2"}
    assert agreement.sampled(ROWS, 100) == ROWS


def test_gradings_of_one_interview_are_compared_and_with_people():
    def rated(grading, criterion, level):
        return AnswerRated(
            grading=grading, question_id="q1", item_id="sql", criterion=criterion, level=level, reason="so"
        )

    override = RatingOverridden(
        grading="model m", question_id="q1", criterion="depth", level=2, by="Kim", reason="heard it myself"
    )
    ratings = [
        *(rated("embedded", c, level) for c, level in (("accuracy", 3.0), ("depth", 4.0), ("clarity", None))),
        *(rated("model m", c, level) for c, level in (("accuracy", 3.0), ("depth", 5.0), ("clarity", 4.0))),
    ]
    lines: list[str] = []
    agreement.compare([log(*beginning(), question("q1", 1.0, item_id="sql"), *ratings, override)], lines.append)
    text = "\n".join(lines)
    assert (
        "embedded and model m: 3 criteria, 2 scored by both, 1 by one alone; equal 50%, within one level 100%" in text
    )
    assert "model m and people on model m: 1 criteria, 1 scored by both, 0 by one alone; equal 0%" in text


def test_nothing_to_compare_is_said(tmp_path: Path, capsys):
    agreement.main(["interviews", "--home", str(tmp_path)])
    assert "NOT MEASURED" in capsys.readouterr().out
