"""The organisation: its settings, people, keys, and who did what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from voice_interviewer.client.results import KeyScope, Rank
from voice_interviewer.client.results.organisation import (
    Colleague,
    Key,
    KeyWithSecret,
    Organisation,
    Person,
    Trace,
)
from voice_interviewer.client.wire import PAGE, Wire


class Administration(Wire):
    """Methods for keys of the scope `admin`."""

    def read_organisation(self) -> Organisation:
        return self.get(Organisation, "organisation")

    def describe_organisation(
        self,
        *,
        name: str | None = None,
        contact: str | None = None,
        outlook: str | None = None,
        retention_days: int | None = None,
        retention_min_days: int | None = None,
        transcript_only: bool | None = None,
    ) -> Organisation:
        """What is not given stays as it is."""
        told = {"name": name, "contact": contact, "outlook": outlook, "transcript_only": transcript_only}
        kept = {"retention_days": retention_days, "retention_min_days": retention_min_days}
        return cast(Organisation, self.send("PATCH", "organisation", body=told | kept).json())

    def list_traces(self, *, limit: int = PAGE, offset: int = 0) -> list[Trace]:
        """Who did what, the latest first."""
        return self.get(list[Trace], "traces", query={"limit": limit, "offset": offset})

    def list_people(self) -> list[Person]:
        """All accounts, open ones first."""
        return self.get(list[Person], "people")

    def change_rank(self, account_id: str, rank: Rank) -> Person:
        """Another rank; a key makes nobody an owner."""
        return self.put(Person, {"rank": rank}, "people", account_id, "rank")

    def activate_person(self, account_id: str, on: bool) -> Person:
        """Close an account, or open it again."""
        return self.put(Person, {"on": on}, "people", account_id, "active")

    def list_colleagues(self) -> list[Colleague]:
        """Invitations of colleagues that can still be accepted."""
        return self.get(list[Colleague], "people", "invitations")

    def invite_colleague(self, email: str, rank: Rank, *, idempotency_key: str = "") -> Colleague:
        """Invite a recruiter or reviewer; the answer holds the `link` to send."""
        return self.make(Colleague, {"email": email, "rank": rank}, "people", "invitations", once=idempotency_key)

    def revoke_colleague(self, invitation_id: str) -> None:
        """The link makes no account any more."""
        self.send("DELETE", "people", "invitations", invitation_id)

    def list_keys(self) -> list[Key]:
        """The newest first; those that were taken back, too."""
        return self.get(list[Key], "keys")

    def make_key(self, name: str, scopes: Sequence[KeyScope]) -> KeyWithSecret:
        """A key with some of this key's own scopes; its `secret` is told once."""
        return self.post(KeyWithSecret, {"name": name, "scopes": list(scopes)}, "keys")

    def revoke_key(self, key_id: str) -> Key:
        """The key opens nothing any more."""
        return self.delete(Key, "keys", key_id)
