"""A client of the API: one method for each operation, named as in `/api/v1/openapi.json`, with typed answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast
from uuid import uuid4

from voice_interviewer.client.results import (
    Accommodations,
    Begun,
    Decision,
    Delivery,
    Hit,
    Interview,
    Invitation,
    Level,
    Line,
    Receipt,
    Role,
    Scope,
    ShareLink,
    Status,
    Topic,
    Webhook,
    WebhookWithSecret,
    Written,
)
from voice_interviewer.client.wire import ApiError, Query, Wire

__all__ = ["ApiError", "Client", "every"]

PAGE = 100
Answer = TypeVar("Answer")


def every(page: Callable[..., list[Answer]], **wanted: Any) -> Iterator[Answer]:
    """All pages of a list, as in `every(client.list_interviews, status="graded")`."""
    offset = 0
    while found := page(limit=PAGE, offset=offset, **wanted):
        yield from found
        offset += len(found)


class Client(Wire):
    """The API of one server, with one key: `with Client("https://interviews.example.com", "vi_...") as client:`

    Every method raises ApiError. `by` names the person who stands behind what is written.
    """

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- roles and invitations ----------------------------------------------------------------------------------------

    def list_roles(self) -> list[Role]:
        return self._get(list[Role], "roles")

    def read_role(self, role_id: str) -> Role:
        return self._get(Role, "roles", role_id)

    def make_role(
        self,
        title: str,
        *,
        library: str = "",
        files: Mapping[str, str] | None = None,
        minutes: float = 30.0,
        level: Level = "",
        idempotency_key: str = "",
    ) -> Role:
        """From a pack of the library by its name, or from the three texts of a pack."""
        body = {"title": title, "library": library, "files": dict(files or {}), "minutes": minutes, "level": level}
        return self._post(Role, body, "roles", once=idempotency_key or str(uuid4()))

    def change_role(
        self,
        role_id: str,
        *,
        files: Mapping[str, str] | None = None,
        minutes: float | None = None,
        level: Level | None = None,
        note: str = "",
    ) -> Role:
        """A new version, for invitations from now on; what is not given stays as it is."""
        body = {"files": dict(files or {}), "minutes": minutes, "level": level, "note": note}
        return self._post(Role, body, "roles", role_id, "versions")

    def archive_role(self, role_id: str, on: bool = True) -> Role:
        """An archived role invites nobody any more."""
        return cast(Role, self.send("PUT", "roles", role_id, "archived", body={"on": on}).json())

    def list_invitations(
        self, *, status: Status | None = None, role_id: str = "", limit: int = PAGE, offset: int = 0
    ) -> list[Invitation]:
        """The latest first."""
        query = {"status": status, "role_id": role_id, "limit": limit, "offset": offset}
        return self._get(list[Invitation], "invitations", query=query)

    def read_invitation(self, invitation_id: str) -> Invitation:
        return self._get(Invitation, "invitations", invitation_id)

    def invite(
        self,
        role_id: str,
        candidate: str,
        *,
        email: str = "",
        minutes: float | None = None,
        level: Level | None = None,
        accommodations: Accommodations | None = None,
        days: int = 14,
        idempotency_key: str = "",
    ) -> Invitation:
        """An invitation with the `link` to send. With the same key it is made once, however often this is called."""
        body = {"role_id": role_id, "candidate": candidate, "email": email, "minutes": minutes, "level": level}
        further = {"accommodations": accommodations or {}, "days": days}
        return self._post(Invitation, body | further, "invitations", once=idempotency_key or str(uuid4()))

    def renew(self, invitation_id: str, days: int = 14) -> Invitation:
        """The same link works (again) for so many days from now."""
        return self._post(Invitation, {"days": days}, "invitations", invitation_id, "renewal")

    def revoke(self, invitation_id: str) -> Invitation:
        """Take an invitation back, as long as the interview has not begun."""
        return cast(Invitation, self.send("DELETE", "invitations", invitation_id).json())

    # --- interviews ---------------------------------------------------------------------------------------------------

    def list_interviews(
        self,
        *,
        status: Status | None = None,
        decision: Decision | None = None,
        role_id: str = "",
        limit: int = PAGE,
        offset: int = 0,
    ) -> list[Interview]:
        """The latest first."""
        query = {"status": status, "decision": decision, "role_id": role_id, "limit": limit, "offset": offset}
        return self._get(list[Interview], "interviews", query=query)

    def read_interview(self, interview_id: str) -> Interview:
        return self._get(Interview, "interviews", interview_id)

    def read_transcript(self, interview_id: str) -> list[Line]:
        return self._get(list[Line], "interviews", interview_id, "transcript")

    def read_report(self, interview_id: str, *, grading: str | None = None) -> dict[str, Any]:
        """The report's record, as docs/report.md describes it; the newest grading where none is named."""
        return self._get(dict[str, Any], "interviews", interview_id, "report", query={"grading": grading})

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
    ) -> Written:
        """A person's rating in place of the grader's; None: not scored."""
        body = {"question": question, "criterion": criterion, "value": value, "by": by, "reason": reason}
        return self._post(Written, body | {"grading": grading}, "interviews", interview_id, "overrides")

    def correct(self, interview_id: str, utterance: str, text: str, *, by: str, reason: str = "") -> Written:
        """What was really said; both texts stay."""
        body = {"utterance": utterance, "text": text, "by": by, "reason": reason}
        return self._post(Written, body, "interviews", interview_id, "corrections")

    def comment(self, interview_id: str, text: str, *, by: str, question: str = "") -> Written:
        body = {"text": text, "by": by, "question": question}
        return self._post(Written, body, "interviews", interview_id, "comments")

    def decide(self, interview_id: str, decision: Decision, *, by: str, reason: str) -> Written:
        """Write down what a person decided, and why."""
        body = {"decision": decision, "by": by, "reason": reason}
        return self._post(Written, body, "interviews", interview_id, "decision")

    def grade_again(self, interview_id: str, how: str = "embedded") -> Begun:
        """`embedded` or `model`, in the background."""
        return self._post(Begun, {"how": how}, "interviews", interview_id, "gradings")

    def list_share_links(self, interview_id: str) -> list[ShareLink]:
        """The latest first; also those that open nothing any more."""
        return self._get(list[ShareLink], "interviews", interview_id, "share-links")

    def share(self, interview_id: str, *, scope: Scope = "report", days: int = 7, note: str = "") -> ShareLink:
        """A `link` that shows this report to whoever has it."""
        body = {"scope": scope, "days": days, "note": note}
        return self._post(ShareLink, body, "interviews", interview_id, "share-links")

    def unshare(self, link_id: str) -> ShareLink:
        """Take a share link back."""
        return cast(ShareLink, self.send("DELETE", "share-links", link_id).json())

    def hold(self, interview_id: str, on: bool) -> Interview:
        """Set or lift a legal hold."""
        answer = self.send("PUT", "interviews", interview_id, "legal-hold", body={"on": on})
        return cast(Interview, answer.json())

    def erase(self, interview_id: str, *, reason: str = "", at_candidates_wish: bool = False) -> Receipt:
        """Erase everything of an interview for good."""
        query: Query = {"reason": reason, "at_candidates_wish": at_candidates_wish}
        return cast(Receipt, self.send("DELETE", "interviews", interview_id, query=query).json())

    def find(self, q: str, *, role_id: str = "") -> list[Hit]:
        """The first 200 places where this was said."""
        return self._get(list[Hit], "search", query={"q": q, "role_id": role_id})

    # --- webhooks -----------------------------------------------------------------------------------------------------

    def list_webhooks(self) -> list[Webhook]:
        return self._get(list[Webhook], "webhooks")

    def make_webhook(self, url: str, topics: Sequence[Topic]) -> WebhookWithSecret:
        return self._post(WebhookWithSecret, {"url": url, "topics": list(topics)}, "webhooks")

    def remove_webhook(self, webhook_id: str) -> None:
        self.send("DELETE", "webhooks", webhook_id)

    def list_deliveries(self, webhook_id: str) -> list[Delivery]:
        """The last 50 messages."""
        return self._get(list[Delivery], "webhooks", webhook_id, "deliveries")

    def send_again(self, delivery_id: str) -> Delivery:
        return self._post(Delivery, {}, "deliveries", delivery_id, "again")

    def _get(self, kind: type[Answer], *path: str, query: Mapping[str, Any] | None = None) -> Answer:
        return cast(Answer, self.send("GET", *path, query=query).json())

    def _post(self, kind: type[Answer], body: Mapping[str, Any], *path: str, once: str = "") -> Answer:
        named = {"Idempotency-Key": once} if once else None
        return cast(Answer, self.send("POST", *path, body=body, headers=named).json())
