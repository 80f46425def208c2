"""How well the profile of an introduction is drawn: `python -m bench.introductions [FILE] [--all]`.

Each line of bench/data/introductions.jsonl holds an introduction (typed, or as a recogniser hands it over) and what a
reader takes from it; each set but the first was written after the rules and measured before they were looked at again
(docs/decisions/0005 has those figures). Printed: share of introductions whose area and level are right, years within a
quarter, precision and recall of the claimed skills, share of denied or wished-for skills kept apart, share of project
counts that are right, and the time.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from voice_interviewer.core.candidate.profile import draw_profile
from voice_interviewer.core.events import ProfileDrawn, UtteranceHeard

DATA = Path(__file__).parent / "data" / "introductions.jsonl"
THIS_YEAR = 2026  # when the introductions were written: "since 2021" is five years


@dataclass
class Measure:
    """Counts over all introductions; `misses` says each difference in words."""

    introductions: int = 0
    area: int = 0
    level: int = 0
    years: int = 0
    hits: int = 0
    extra: int = 0
    missed: int = 0
    kept_apart: int = 0
    apart: int = 0
    projects: int = 0
    with_projects: int = 0
    names: int = 0
    with_names: int = 0
    duplicates: int = 0
    milliseconds: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.extra)

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed)

    def lines(self) -> Iterator[str]:
        total = self.introductions
        yield f"introductions        {total}"
        yield f"area right           {self.area}/{total} ({self.area / total:.0%})"
        yield f"level right          {self.level}/{total} ({self.level / total:.0%})"
        yield f"years right          {self.years}/{total} ({self.years / total:.0%})"
        named = self.hits + self.missed
        yield f"skills               precision {self.precision:.3f}, recall {self.recall:.3f} of {named}"
        yield f"denied, kept apart   {self.kept_apart}/{self.apart}"
        yield f"projects counted     {self.projects}/{self.with_projects}"
        yield f"names                {self.names}/{self.with_names}"
        yield f"duplicates           {self.duplicates}"
        yield f"time                 median {median(self.milliseconds):.1f} ms, longest {max(self.milliseconds):.1f} ms"


def utterances(texts: Sequence[str], via: str) -> list[UtteranceHeard]:
    """The phrases of an introduction, ten seconds each."""
    return [
        UtteranceHeard(
            utterance_id=f"u{i}",
            question_id="q1",
            text=text,
            start_s=10.0 * i,
            end_s=10.0 * i + 9.0,
            via="typed" if via == "typed" else "voice",
        )
        for i, text in enumerate(texts)
    ]


def measure(rows: Sequence[dict[str, Any]]) -> Measure:
    found = Measure()
    for row in rows:
        heard = utterances(row["text"], row["via"])
        began = time.perf_counter()
        profile = draw_profile(heard, this_year=THIS_YEAR)
        found.milliseconds.append((time.perf_counter() - began) * 1000)
        _compare(found, row, profile)
    return found


def _compare(found: Measure, row: dict[str, Any], profile: ProfileDrawn) -> None:
    found.introductions += 1
    claimed = [fact.value for fact in profile.facts if fact.name in {"skill", "tool"} and fact.status == "claimed"]
    mentioned = {fact.value for fact in profile.facts if fact.status == "mentioned"}
    # Working habits and office tools are facts too, but not what the lists hold.
    skills = {fact.value for fact in profile.facts if fact.name == "skill" and fact.status == "claimed"}
    wanted = set(row["skills"])
    found.duplicates += len(claimed) - len(set(claimed))
    found.hits += len(wanted & set(claimed))
    found.extra += len(skills - wanted)
    found.missed += len(wanted - set(claimed))
    found.apart += len(row["mentioned"])
    found.kept_apart += len(set(row["mentioned"]) & mentioned)
    checks = {"area": profile.area == row["area"], "level": profile.level == row["level"]}
    years = row["years"]
    checks["years"] = profile.years is years or (
        None not in (profile.years, years) and abs(profile.years - years) <= 0.25
    )
    if row["projects"] is not None:
        stated = [int(fact.value) for fact in profile.facts if fact.name == "projects"]
        count = max([sum(fact.name == "project" for fact in profile.facts), *stated])
        found.with_projects += 1
        checks["projects"] = count == row["projects"]
    if row["name"]:
        found.with_names += 1
        checks["names"] = [row["name"]] == [fact.value for fact in profile.facts if fact.name == "name"]
    for name, right in checks.items():
        setattr(found, name, getattr(found, name) + right)
    wrong = [f"{name} {_got(profile, name)!r} for {row.get(name)!r}" for name, right in checks.items() if not right]
    wrong += [f"+{name}" for name in sorted(skills - wanted)] + [f"-{name}" for name in sorted(wanted - set(claimed))]
    wrong += [f"not apart: {name}" for name in row["mentioned"] if name not in mentioned]
    if wrong:
        found.misses.append(f"{row['id']}: " + ", ".join(wrong))


def _got(profile: ProfileDrawn, name: str) -> object:
    return getattr(profile, name, [fact.value for fact in profile.facts if fact.name.startswith(name.rstrip("s"))])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", nargs="?", type=Path, default=DATA)
    parser.add_argument("--all", action="store_true", help="print each difference")
    chosen = parser.parse_args()
    rows = [json.loads(line) for line in chosen.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    for name in dict.fromkeys(row.get("set", "") for row in rows):
        found = measure([row for row in rows if row.get("set", "") == name])
        print("\n".join([f"-- {name or chosen.file.stem}", *found.lines()]))
        if chosen.all:
            print("\n".join(found.misses))


if __name__ == "__main__":
    main()
