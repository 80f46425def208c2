"""What stands at the head of a report: whose interview, when, how long, with which role and which grading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from voice_interviewer.core.events import AnswerRated, InterviewClosed, InterviewOpened, Recorded
from voice_interviewer.core.reporting.review_record import AFTERWARDS
from voice_interviewer.core.transcript import Transcript


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Wall-clock times are ISO 8601 in UTC; `duration_s` is interview time, the clock of the audio."""

    interview_id: str
    candidate: str
    role: str
    target_level: str
    started: str
    ended: str
    duration_s: float
    generated: str
    time_zone: str
    product_version: str
    setting: str
    ending: str
    pack_id: str
    pack_hash: str
    grading: str
    gradings: tuple[str, ...]
    graders: tuple[str, ...]
    events: int
    log_hash: str

    @property
    def elapsed_s(self) -> float | None:
        """Seconds of wall clock from start to end; None where a time cannot be read."""
        try:
            return (datetime.fromisoformat(self.ended) - datetime.fromisoformat(self.started)).total_seconds()
        except (ValueError, TypeError):
            return None


def metadata(
    log: Sequence[Recorded],
    opened: InterviewOpened,
    transcript: Transcript,
    generated: str,
    grading: str,
    gradings: tuple[str, ...],
) -> Metadata:
    """Ratings and whatever else people add after the interview do not move its end."""
    closed = [recorded for recorded in log if isinstance(recorded.event, InterviewClosed)]
    during = [recorded for recorded in log if not isinstance(recorded.event, AFTERWARDS)]
    ending = closed[-1].event if closed else None
    heard_s = max((line.end_s for line in transcript.lines), default=0.0)
    graders = (
        recorded.event.grader
        for recorded in log
        if isinstance(recorded.event, AnswerRated) and recorded.event.grading == grading
    )
    return Metadata(
        interview_id=opened.interview_id,
        candidate=opened.candidate,
        role=opened.pack_title,
        target_level=opened.target_level,
        started=next(recorded.at for recorded in log if recorded.event is opened),
        ended=closed[-1].at if closed else during[-1].at,
        duration_s=round(ending.at_s if isinstance(ending, InterviewClosed) else heard_s, 3),
        generated=generated,
        time_zone=opened.time_zone,
        product_version=opened.product_version,
        setting=opened.setting,
        ending=ending.reason if isinstance(ending, InterviewClosed) else "open",
        pack_id=opened.pack_id,
        pack_hash=opened.pack_hash,
        grading=grading,
        gradings=gradings,
        graders=tuple(dict.fromkeys(grader for grader in graders if grader)),
        events=len(log),
        log_hash=log[-1].hash,
    )
