"""What the API answers with. Times are ISO 8601 in UTC, `_s` are seconds of the interview's own clock.

These are the JSON objects as they came: fields that a newer server adds are there, too.
"""

from __future__ import annotations

from typing import Literal

Status = Literal[
    "invited", "opened", "refused", "revoked", "expired", "started", "stopped", "finished", "graded", "decided",
    "withdrawn", "erased",
]  # fmt: skip
Decision = Literal["advance", "hold", "reject"]
Level = Literal["junior", "mid", "senior", "expert"]
MaybeLevel = Literal["", "junior", "mid", "senior", "expert"]
File = Literal["persona.md", "questions.md", "rubric.toml"]
Rank = Literal["owner", "recruiter", "reviewer"]
KeyScope = Literal["read", "invite", "review", "erase", "admin"]
ShareScope = Literal["report", "report+audio"]
Topic = Literal["started", "finished", "graded", "decided", "deleted"]
