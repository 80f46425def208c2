"""Interviews: how they stand, what was said, the report, who looked, and their end."""

from __future__ import annotations

from typing import Any

from voice_interviewer.client.results import Decision, Status
from voice_interviewer.client.results.interviews import Hit, Interview, Line, Receipt, View
from voice_interviewer.client.wire import PAGE, Query, Wire


class Interviews(Wire):
    """Methods about interviews that began."""

    def list_interviews(
        self,
        *,
        status: Status | None = None,
        decision: Decision | None = None,
        role_id: str = "",
        name: str = "",
        since: str | None = None,
        until: str | None = None,
        limit: int = PAGE,
        offset: int = 0,
    ) -> list[Interview]:
        """The latest first. `since` and `until` are days (ISO) of the last thing that happened."""
        query: Query = {"status": status, "decision": decision, "role_id": role_id, "name": name}
        further: Query = {"since": since, "until": until, "limit": limit, "offset": offset}
        return self.get(list[Interview], "interviews", query={**query, **further})

    def read_interview(self, interview_id: str) -> Interview:
        return self.get(Interview, "interviews", interview_id)

    def read_transcript(self, interview_id: str) -> list[Line]:
        return self.get(list[Line], "interviews", interview_id, "transcript")

    def read_report(self, interview_id: str, *, grading: str | None = None) -> dict[str, Any]:
        """The report's record, as docs/report.md describes it; the newest grading where none is named."""
        return self.get(dict[str, Any], "interviews", interview_id, "report", query={"grading": grading})

    def read_file(self, interview_id: str, name: str, *, grading: str | None = None) -> bytes:
        """The report in one of its forms: `report.pdf`, `transcript.vtt`, ...; `all.zip` holds all of them."""
        return self.send("GET", "interviews", interview_id, "files", name, query={"grading": grading}).content

    def read_recording(self, interview_id: str, *, stretch: tuple[int, int] | None = None) -> bytes:
        """The whole recording as WAV, or the bytes `first` to `last` of it."""
        ranged = {"Range": f"bytes={stretch[0]}-{stretch[1]}"} if stretch else None
        return self.send("GET", "interviews", interview_id, "recording.wav", headers=ranged).content

    def read_phrase(self, interview_id: str, utterance_id: str) -> bytes:
        """The recording of one utterance as WAV."""
        return self.send("GET", "interviews", interview_id, "audio", utterance_id).content

    def list_views(self, interview_id: str) -> list[View]:
        """Who read the report, took a form of it away, or listened."""
        return self.get(list[View], "interviews", interview_id, "views")

    def hold(self, interview_id: str, on: bool) -> Interview:
        """Set or lift a legal hold."""
        return self.put(Interview, {"on": on}, "interviews", interview_id, "legal-hold")

    def erase(self, interview_id: str, *, reason: str = "", at_candidates_wish: bool = False) -> Receipt:
        """Erase everything of an interview for good."""
        query: Query = {"reason": reason, "at_candidates_wish": at_candidates_wish}
        return self.delete(Receipt, "interviews", interview_id, query=query)

    def find(self, q: str, *, role_id: str = "") -> list[Hit]:
        """The first 200 places where this was said."""
        return self.get(list[Hit], "search", query={"q": q, "role_id": role_id})
