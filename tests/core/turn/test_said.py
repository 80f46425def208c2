"""What candidates say to an interviewer, in English and German: answers, requests, and both in one breath."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from voice_interviewer.core.turn.intent import classify

HERE = Path(__file__).parent
LISTS = {"en": HERE / "said_in_english.txt", "de": HERE.parent / "german" / "said_in_german.txt"}


class Case(NamedTuple):
    language: str
    question: str
    kind: str
    words: str


def cases() -> Iterator[Case]:
    for language, path in LISTS.items():
        question = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("? "):
                question = line.removeprefix("? ")
            elif line and not line.startswith("#"):
                kind, words = line.split(" | ", 1)
                yield Case(language, question, kind, words)


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.words[:60])
def test_what_was_that(case: Case) -> None:
    intent = classify(case.words, question=case.question, language=case.language)
    assert intent.kind == case.kind.removesuffix("+")
    assert intent.answered or not case.kind.endswith("+")
    start, end = intent.span
    assert case.words[start:end].strip() == case.words[start:end] != ""


def test_the_lists_are_long() -> None:
    assert len(CASES) > 250
    assert sum(case.kind == "answer" for case in CASES) > 70
