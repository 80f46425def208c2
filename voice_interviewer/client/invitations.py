"""Invitations, and lists of candidates."""

from __future__ import annotations

from voice_interviewer.client.results import MaybeLevel, Status
from voice_interviewer.client.results.invitations import Accommodations, CheckedList, Invitation, InvitedList, Message
from voice_interviewer.client.wire import PAGE, Wire


class Invitations(Wire):
    """Methods about invitations."""

    def list_invitations(
        self, *, status: Status | None = None, role_id: str = "", name: str = "", limit: int = PAGE, offset: int = 0
    ) -> list[Invitation]:
        """The latest first."""
        query = {"status": status, "role_id": role_id, "name": name, "limit": limit, "offset": offset}
        return self.get(list[Invitation], "invitations", query=query)

    def read_invitation(self, invitation_id: str) -> Invitation:
        return self.get(Invitation, "invitations", invitation_id)

    def invite(
        self,
        role_id: str,
        candidate: str,
        *,
        email: str = "",
        minutes: float | None = None,
        level: MaybeLevel | None = None,
        accommodations: Accommodations | None = None,
        days: int = 14,
        idempotency_key: str = "",
    ) -> Invitation:
        """An invitation with the `link` to send. With the same key it is made once, however often this is called."""
        body = {"role_id": role_id, "candidate": candidate, "email": email, "minutes": minutes, "level": level}
        further = {"accommodations": accommodations or {}, "days": days}
        return self.make(Invitation, body | further, "invitations", once=idempotency_key)

    def renew(self, invitation_id: str, days: int = 14) -> Invitation:
        """The same link works (again) for so many days from now."""
        return self.post(Invitation, {"days": days}, "invitations", invitation_id, "renewal")

    def accommodate(
        self, invitation_id: str, accommodations: Accommodations, *, minutes: float | None = None
    ) -> Invitation:
        """Make the interview fit before it begins: all accommodations anew."""
        body = {"accommodations": accommodations, "minutes": minutes}
        return self.put(Invitation, body, "invitations", invitation_id, "accommodations")

    def see_to_wishes(self, invitation_id: str) -> Invitation:
        """Say that somebody saw to what the candidate asked for before the interview."""
        return self.delete(Invitation, "invitations", invitation_id, "wishes")

    def read_message(self, invitation_id: str, *, reminder: bool = False) -> Message:
        """The text to send to the candidate."""
        return self.get(Message, "invitations", invitation_id, "message", query={"reminder": reminder})

    def revoke(self, invitation_id: str) -> Invitation:
        """Take an invitation back, as long as the interview has not begun."""
        return self.delete(Invitation, "invitations", invitation_id)

    def check_list(self, role_id: str, table: str) -> CheckedList:
        """Whom a CSV table would invite, and what is wrong with the other lines; nobody is invited."""
        return self.post(CheckedList, {"role_id": role_id, "table": table}, "candidate-lists", "check")

    def invite_list(self, role_id: str, table: str, *, days: int = 14, idempotency_key: str = "") -> InvitedList:
        """Invite everybody of a CSV table whose line is right."""
        body = {"role_id": role_id, "table": table, "days": days}
        return self.make(InvitedList, body, "candidate-lists", once=idempotency_key)
