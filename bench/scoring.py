"""How well the embedded scorer agrees with people: `python -m bench.scoring [DIR] [--resamples N] [--exemplars K]`.

DIR (default `../shared/scoring` beside the repository) holds answers graded by people, one JSON object a line, named
`*_dev.jsonl`: question, reference_answer, answer, human_score 0..1, question_id, levels; `*_spoken.jsonl` are the same
answers as if they had been transcribed (`written` is the original); `adversarial*.jsonl` are cases with an allowed band
and rules between cases. The cases of our own in tests/core/answers.jsonl are always measured.

Printed per file: Pearson, Spearman and quadratic weighted kappa with 95% intervals from resampling whole questions,
calibration (bias, slope, expected calibration error), CPU time per answer; for spoken copies the shift of the score.
`--exemplars K` adds K full-mark answers per question as further references and leaves them out of the measurement.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from voice_interviewer.core.grading.matching import match, score

ROOT = Path(__file__).parents[1]
Row = dict[str, Any]
Numbers = npt.NDArray[np.float64]


def read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def ranks(values: Numbers) -> Numbers:
    """Ranks from 0, ties averaged."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count + 1) / 2)[place]


def pearson(a: Numbers, b: Numbers) -> float:
    return float(np.corrcoef(a, b)[0, 1]) if a.std() > 1e-12 and b.std() > 1e-12 else float("nan")


def weighted_kappa(grades: Numbers, scores: Numbers, levels: int) -> float:
    a, b = (np.clip(np.floor(x * (levels - 1) + 0.5), 0, levels - 1).astype(int) for x in (grades, scores))
    seen = np.zeros((levels, levels))
    np.add.at(seen, (a, b), 1)
    apart = np.subtract.outer(np.arange(levels), np.arange(levels)) ** 2
    chance = float((apart * np.outer(seen.sum(1), seen.sum(0))).sum() / seen.sum())
    return 1 - float((apart * seen).sum()) / chance if chance else float("nan")


def agreement(grades: Numbers, scores: Numbers, levels: int) -> Numbers:
    """(Pearson, Spearman, quadratic weighted kappa)."""
    by_rank = pearson(ranks(grades), ranks(scores))
    return np.array([pearson(grades, scores), by_rank, weighted_kappa(grades, scores, levels)])


def by_question(rows: list[Row]) -> list[npt.NDArray[np.int64]]:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        groups[row["question_id"]].append(i)
    return [np.array(group) for group in groups.values()]


def measure(rows: list[Row], resamples: int, exemplars: int = 0) -> str:
    rows, references = with_exemplars(rows, exemplars)
    started = time.process_time()
    scores = np.array([score(row["question"], references[i], row["answer"]) for i, row in enumerate(rows)])
    spent = (time.process_time() - started) / len(rows)
    grades = np.array([float(row["human_score"]) for row in rows])
    levels, groups, dice = int(rows[0]["levels"]), by_question(rows), np.random.default_rng(7)
    found = agreement(grades, scores, levels)
    drawn = []
    for _ in range(resamples):
        picked = np.concatenate([groups[k] for k in dice.integers(0, len(groups), len(groups))])
        drawn.append(agreement(grades[picked], scores[picked], levels))
    low, high = np.nanpercentile(drawn, [2.5, 97.5], axis=0) if drawn else (found, found)
    names = ("pearson", "spearman", "qwk")
    figures = "  ".join(f"{n} {v:.3f} [{a:.3f}, {b:.3f}]" for n, v, a, b in zip(names, found, low, high, strict=True))
    tenth = np.clip((scores * 10).astype(int), 0, 9)
    error = sum((m := tenth == k).mean() * abs(scores[m].mean() - grades[m].mean()) for k in np.unique(tenth))
    slope = float(np.polyfit(scores, grades, 1)[0])
    lines = [f"{len(rows)} answers, {len(groups)} questions", figures]
    lines.append(
        f"bias {scores.mean() - grades.mean():+.3f}  slope {slope:.2f}  ece {error:.3f}  {spent * 1e3:.2f} ms each"
    )
    if "written" in rows[0]:
        shift = scores - [score(row["question"], references[i], row["written"]) for i, row in enumerate(rows)]
        lines.append(f"spoken against written: mean shift {shift.mean():+.3f}, mean size {np.abs(shift).mean():.3f}")
    return "\n   ".join(lines)


def with_exemplars(rows: list[Row], count: int) -> tuple[list[Row], list[list[str]]]:
    """The rows to measure and their references; exemplars are full-mark answers that then are not measured."""
    dice, chosen = random.Random(5), defaultdict(list)
    for group in by_question(rows):
        full = [i for i in group if rows[i]["human_score"] >= 0.95 and len(rows[i]["answer"].split()) >= 5]
        for i in dice.sample(full, min(count, len(full) // 2)):
            chosen[rows[i]["question_id"]].append(i)
    taken = {i for picked in chosen.values() for i in picked}
    kept = [row for i, row in enumerate(rows) if i not in taken]
    return kept, [[r["reference_answer"], *(rows[i]["answer"] for i in chosen[r["question_id"]])] for r in kept]


def german(rows: list[Row]) -> str:
    """Graded German answers to questions whose guides are English: what an interview makes of them, and of each other.

    In an English interview they must not be scored. With the first full-mark answer of its question as the guide, the
    German tables can be measured on the rest: the few that there are.
    """
    seen = [match(row["question"], row["reference_answer"], row["answer"]).status for row in rows]
    lines = [f"in an English interview {seen.count('unassessable')} of {len(rows)} are not scored"]
    guides, grades, scores = {}, [], []
    for row in rows:
        if row["question_id"] not in guides and row["human_score"] >= 0.95:
            guides[row["question_id"]] = row
    for row in rows:
        guide = guides.get(row["question_id"])
        if guide is not None and guide is not row:
            grades.append(float(row["human_score"]))
            scores.append(score(row["question"], guide["answer"], row["answer"], "de"))
    if len(set(grades)) > 1:
        agreed = pearson(np.array(grades), np.array(scores))
        means = ", ".join(
            f"grade {grade:.2f}: {np.mean([s for g, s in zip(grades, scores, strict=True) if g == grade]):.2f}"
            for grade in sorted(set(grades))
        )
        lines.append(
            f"against a German full-mark answer: {len(grades)} answers, {len(guides)} questions, pearson {agreed:.2f}"
        )
        lines.append(f"mean score by {means}")
    return "\n   ".join(lines)


def passes(case: Row, scores: dict[str, float]) -> bool:
    value, (low, high) = scores[case["id"]], case["band"]
    ok = low - 1e-9 <= value <= high + 1e-9
    for rule in case.get("rules", ()):
        other = scores[rule["other"]]
        if rule["op"] == "same":
            ok &= abs(value - other) <= rule["within"] + 1e-9
        elif rule["op"] == "not_above":
            ok &= value <= other + rule.get("within", 0) + 1e-9
        else:
            ok &= value <= other - rule["by"] + 1e-9
    return ok


def cases(rows: list[Row]) -> str:
    scores = {row["id"]: score(row["question"], row["reference_answer"], row["answer"]) for row in rows}
    groups: defaultdict[str, list[bool]] = defaultdict(list)
    for row in rows:
        groups[row["category"]].append(passes(row, scores))
    lines = [f"{sum(map(sum, groups.values()))}/{len(rows)} passed"]
    lines.append(", ".join(f"{name} {sum(ok)}/{len(ok)}" for name, ok in groups.items()))
    lines += [f"failed: {row['id']} {scores[row['id']]:.3f}" for row in rows if not passes(row, scores)]
    return "\n   ".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", nargs="?", type=Path, default=ROOT.parent / "shared" / "scoring")
    parser.add_argument("--resamples", type=int, default=300)
    parser.add_argument("--exemplars", type=int, default=0)
    given = parser.parse_args()
    files = sorted(given.directory.glob("*.jsonl")) if given.directory.is_dir() else []
    if not files:
        print(f"NOT MEASURED: no graded answers in {given.directory}")
    for path in [*files, ROOT / "tests" / "core" / "answers.jsonl"]:
        rows = read(path)
        print(f"== {path.name}")
        if "band" in rows[0]:
            print("  ", cases(rows))
        elif "german" in path.name:
            print("  ", german(rows))
        elif "human_score" in rows[0] and "_dev" in path.name:
            print("  ", measure(rows, given.resamples, given.exemplars))
        else:
            print("   skipped: neither graded answers nor cases")


if __name__ == "__main__":
    main()
