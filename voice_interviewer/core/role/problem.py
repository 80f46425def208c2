"""What a check found in a pack, and the error that carries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a pack. An error keeps the pack from being used, a warning does not.

    `line` counts from 1; 0 where it is about the whole file.
    """

    severity: Literal["error", "warning"]
    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.severity}: {self.message}"


class PackError(Exception):
    """A pack cannot be used. `problems` say what is wrong, each with its file and line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
