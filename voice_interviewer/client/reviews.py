"""What people add to an interview, and show of it. `by` names the person who stands behind it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from voice_interviewer.client.results import Decision, ShareScope
from voice_interviewer.client.results.findings import Gradings
from voice_interviewer.client.results.reviews import Begun, ShareLink, Waiting, Word, Written
from voice_interviewer.client.wire import Wire


class Reviews(Wire):
    """Methods about people's part of an interview."""

    def override(
        self,
        interview_id: str,
        question: str,
        criterion: str,
        value: float | None,
        *,
        by: str,
        reason: str,
        grading: str | None = None,
        idempotency_key: str = "",
    ) -> Written:
        """A person's rating in place of the grader's; None: not scored."""
        body = {"question": question, "criterion": criterion, "value": value, "by": by, "reason": reason}
        path = ("interviews", interview_id, "overrides")
        return self.make(Written, body | {"grading": grading}, *path, once=idempotency_key)

    def correct(
        self, interview_id: str, utterance: str, text: str, *, by: str, reason: str = "", idempotency_key: str = ""
    ) -> Written:
        """What was really said; both texts stay."""
        body = {"utterance": utterance, "text": text, "by": by, "reason": reason}
        return self.make(Written, body, "interviews", interview_id, "corrections", once=idempotency_key)

    def comment(
        self, interview_id: str, text: str, *, by: str, question: str = "", idempotency_key: str = ""
    ) -> Written:
        """A remark on the interview, or on one of its questions."""
        body = {"text": text, "by": by, "question": question}
        return self.make(Written, body, "interviews", interview_id, "comments", once=idempotency_key)

    def decide(
        self, interview_id: str, decision: Decision, *, by: str, reason: str, idempotency_key: str = ""
    ) -> Written:
        """Write down what a person decided, and why."""
        body = {"decision": decision, "by": by, "reason": reason}
        return self.make(Written, body, "interviews", interview_id, "decision", once=idempotency_key)

    def grade_again(self, interview_id: str, how: str = "embedded") -> Begun:
        """`embedded` or `model`, in the background."""
        return self.post(Begun, {"how": how}, "interviews", interview_id, "gradings")

    def compare_gradings(self, interview_id: str) -> Gradings:
        """All gradings side by side, and whether one runs now."""
        return self.get(Gradings, "interviews", interview_id, "gradings")

    def list_waiting(self) -> list[Waiting]:
        """Everything that waits for a person: wishes for help first, then the oldest."""
        return self.get(list[Waiting], "queue")

    def watch(self, interview_id: str, *, by: str) -> Iterator[dict[str, Any]]:
        """The messages of a running interview as they come (docs/room.md); none where it is not running.

        The candidate is shown that `by` watches.
        """
        for line in self.lines("interviews", interview_id, "live", query={"by": by}):
            if line.startswith("data: "):
                yield json.loads(line.removeprefix("data: "))

    def list_help(self, interview_id: str) -> list[Word]:
        """What the candidate asked a person for, and what was answered."""
        return self.get(list[Word], "interviews", interview_id, "help")

    def answer_help(self, interview_id: str, text: str = "", *, by: str, idempotency_key: str = "") -> Written:
        """Answer all wishes that are open; the candidate reads it at once, also in a running interview."""
        return self.make(Written, {"by": by, "text": text}, "interviews", interview_id, "help", once=idempotency_key)

    def list_share_links(self, interview_id: str) -> list[ShareLink]:
        """The latest first; also those that open nothing any more."""
        return self.get(list[ShareLink], "interviews", interview_id, "share-links")

    def share(
        self,
        interview_id: str,
        *,
        scope: ShareScope = "report",
        days: int = 7,
        note: str = "",
        idempotency_key: str = "",
    ) -> ShareLink:
        """A `link` that shows this report to whoever has it."""
        body = {"scope": scope, "days": days, "note": note}
        return self.make(ShareLink, body, "interviews", interview_id, "share-links", once=idempotency_key)

    def unshare(self, link_id: str) -> ShareLink:
        """Take a share link back."""
        return self.delete(ShareLink, "share-links", link_id)
