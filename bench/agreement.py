"""How well a grader agrees with people, with itself, and with another grader. Two commands:

    python -m bench.agreement model FILE.jsonl... --runs 3 [--answers 200] [--url URL --model NAME]
    python -m bench.agreement interviews [ID...] [--home interviews]

`model` lets the language model of the settings (or of --url) rate answers that people have graded (lines as
`bench/scoring.py` reads them), several times, with the same prompt and the same checks as in an interview. Printed:
how many answers it left *not scored*, Pearson, Spearman and quadratic weighted kappa with the human grades (95%
intervals from resampling whole questions), by question, calibration, and between the runs the share of equal ratings
and of those within one level, kappa, and how many need a human.

`interviews` compares, criterion by criterion, every two gradings that stand side by side in the event log, and each
grading with what people put in its place.
"""

from __future__ import annotations

import argparse
import itertools
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.scoring import Row, agreement, by_question, read, weighted_kappa
from voice_interviewer import wiring
from voice_interviewer.config import Settings, load
from voice_interviewer.core.events import AnswerRated, RatingOverridden, Recorded
from voice_interviewer.core.grading.judgement import NEEDS_HUMAN, Judgement
from voice_interviewer.core.role.bank import Item
from voice_interviewer.grader import Grader
from voice_interviewer.model_grader import ModelGrader
from voice_interviewer.ports import EngineError

RIGHT = ("accuracy", "completeness")  # what a human grade of an exam answer is about
LEVELS = 5
Say = Callable[[str], None]


def item(row: Row) -> Item:
    """A graded answer's question as an item of a bank."""
    return Item(id=str(row["question_id"]), text=row["question"], level="mid", guide=row["reference_answer"])


def view(judged: Iterable[Judgement]) -> float | None:
    """0..1: the mean of the levels for what is right and complete; None where either is not scored."""
    levels = {judgement.criterion: judgement.level for judgement in judged}
    found = [levels.get(criterion) for criterion in RIGHT]
    known = [level for level in found if level is not None]
    return (sum(known) / len(known) - 1) / (LEVELS - 1) if len(known) == len(found) else None


def sampled(rows: list[Row], most: int) -> list[Row]:
    """At most this many answers, spread over all questions."""
    if len(rows) <= most:
        return rows
    dice = random.Random(3)
    groups = [dice.sample(list(group), len(group)) for group in by_question(rows)]
    order = [place for layer in itertools.zip_longest(*groups) for place in layer if place is not None]
    return [rows[place] for place in sorted(order[:most])]


def with_people(rows: Sequence[Row], scores: Sequence[float | None], resamples: int = 300) -> list[str]:
    """Agreement of one run with the human grades."""
    kept = [(row, score) for row, score in zip(rows, scores, strict=True) if score is not None]
    lines = [f"scored {len(kept)} of {len(rows)} answers"]
    if len(kept) < 3:
        return [*lines, "too few scored answers to measure agreement"]
    known = [row for row, _ in kept]
    got = np.array([score for _, score in kept])
    grades = np.array([float(row["human_score"]) for row in known])
    levels, groups, dice = int(known[0]["levels"]), by_question(known), np.random.default_rng(7)
    found = agreement(grades, got, levels)
    drawn = []
    for _ in range(resamples):
        picked = np.concatenate([groups[k] for k in dice.integers(0, len(groups), len(groups))])
        drawn.append(agreement(grades[picked], got[picked], levels))
    low, high = np.nanpercentile(drawn, [2.5, 97.5], axis=0)
    names = ("pearson", "spearman", "qwk")
    lines.append(
        "  ".join(f"{n} {v:.3f} [{a:.3f}, {b:.3f}]" for n, v, a, b in zip(names, found, low, high, strict=True))
    )
    lines.append(f"bias {got.mean() - grades.mean():+.3f}  mean absolute difference {np.abs(got - grades).mean():.3f}")
    for group in sorted(groups, key=lambda group: -len(group)):
        pearson = agreement(grades[group], got[group], levels)[0] if len(group) > 2 else float("nan")
        mean = f"people {grades[group].mean():.2f}, model {got[group].mean():.2f}"
        lines.append(
            f"  question {known[group[0]]['question_id']}: {len(group)} answers, pearson {pearson:.2f}, {mean}"
        )
    return lines


def between(pairs: Sequence[tuple[float | None, float | None]]) -> str:
    """Two gradings of the same criteria, levels 1-5 or None (not scored)."""
    both = [(one, other) for one, other in pairs if one is not None and other is not None]
    apart = sum((one is None) != (other is None) for one, other in pairs)
    if not both:
        return f"{len(pairs)} criteria, none scored by both"
    one, other = (np.array(side, dtype=float) for side in zip(*both, strict=True))
    kappa = weighted_kappa((one - 1) / (LEVELS - 1), (other - 1) / (LEVELS - 1), LEVELS)
    equal, near = np.mean(one == other), np.mean(np.abs(one - other) <= 1)
    return (
        f"{len(pairs)} criteria, {len(both)} scored by both, {apart} by one alone; equal {equal:.0%}, "
        f"within one level {near:.0%}, qwk {kappa:.3f}, mean difference {np.mean(other - one):+.2f}"
    )


def measure(rows: list[Row], grader: Grader, runs: int, say: Say = print) -> None:
    """Rate every answer `runs` times and print what agrees with what."""
    judged = [[grader.rate(row["question"], row["answer"], item(row), {}) for row in rows] for _ in range(runs)]
    for number, run in enumerate(judged, start=1):
        scores = [view(judgements) for judgements in run]
        needing = sum(any(f.startswith(NEEDS_HUMAN) for j in judgements for f in j.flags) for judgements in run)
        reasons = sorted({j.reason for judgements in run for j in judgements if j.level is None})
        say(f"run {number}: {needing} answers need a human")
        for line in with_people(rows, scores):
            say(f"   {line}")
        for reason in reasons[:3]:
            say(f"   not scored: {reason}")
    for (a, one), (b, other) in itertools.combinations(enumerate(judged, start=1), 2):
        pairs = [
            (x.level, y.level) for left, right in zip(one, other, strict=True) for x, y in zip(left, right, strict=True)
        ]
        say(f"runs {a} and {b}: {between(pairs)}")


def gradings(log: Sequence[Recorded]) -> dict[str, dict[tuple[str, str], float | None]]:
    """Levels by (question, criterion) of each grading; "people" where somebody overrode one, as "people on NAME"."""
    found: defaultdict[str, dict[tuple[str, str], float | None]] = defaultdict(dict)
    for entry in log:
        match entry.event:
            case AnswerRated(criterion=criterion) as rating if not criterion.startswith("checklist:"):
                found[rating.grading][rating.question_id, criterion] = rating.level
            case RatingOverridden(criterion=criterion) as override if not criterion.startswith("checklist:"):
                found[f"people on {override.grading}"][override.question_id, criterion] = override.level
            case _:
                pass
    return dict(found)


def compare(logs: Iterable[Sequence[Recorded]], say: Say = print) -> None:
    """Every two gradings that share criteria, over all these interviews."""
    pairs: defaultdict[tuple[str, str], list[tuple[float | None, float | None]]] = defaultdict(list)
    for log in logs:
        for (one, levels), (other, others) in itertools.combinations(sorted(gradings(log).items()), 2):
            pairs[one, other] += [(levels[key], others[key]) for key in levels.keys() & others.keys()]
    for (one, other), levels in sorted(pairs.items()):
        if levels:
            say(f"{one} and {other}: {between(levels)}")
    if not any(pairs.values()):
        say("NOT MEASURED: no interview has two gradings, or a rating that somebody overrode.")


def model_grader(settings: Settings) -> ModelGrader:
    model = wiring.language_model(settings)
    if model is None:
        raise EngineError("There is no language model: give --url, or set llm_url.")
    return ModelGrader(model, answer_s=settings.llm_answer_s)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    model = commands.add_parser("model")
    model.add_argument("files", nargs="+", type=Path)
    model.add_argument("--runs", type=int, default=3)
    model.add_argument("--answers", type=int, default=200, help="at most so many of a file")
    model.add_argument("--url")
    model.add_argument("--model")
    interviews = commands.add_parser("interviews")
    interviews.add_argument("ids", nargs="*")
    interviews.add_argument("--home", type=Path)
    given = parser.parse_args(argv)
    if given.command == "interviews":
        log = wiring.event_log(load(home=given.home))
        compare(log.read(interview_id) for interview_id in given.ids or log.interviews())
        return
    grader: Any = model_grader(load(llm_url=given.url, llm_model=given.model))
    for path in given.files:
        print(f"== {path.name}: {grader.name}, {given.runs} runs")
        measure(sampled(read(path), given.answers), grader, given.runs)


if __name__ == "__main__":
    main()
