"""Roles, their packs and plans."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from voice_interviewer.client.results import Level, MaybeLevel
from voice_interviewer.client.results.roles import CheckedPack, Draft, LibraryPack, PackFiles, Plan, Role
from voice_interviewer.client.wire import Wire


class Roles(Wire):
    """Methods about roles."""

    def list_roles(self) -> list[Role]:
        """By title; those that are archived, too."""
        return self.get(list[Role], "roles")

    def read_role(self, role_id: str) -> Role:
        return self.get(Role, "roles", role_id)

    def make_role(
        self,
        title: str = "",
        *,
        library: str = "",
        files: Mapping[str, str] | None = None,
        minutes: float = 30.0,
        level: MaybeLevel = "",
        idempotency_key: str = "",
    ) -> Role:
        """From a pack of the library by its name, or from the texts of a pack; without a rubric one is begun."""
        body = {"title": title, "library": library, "files": dict(files or {}), "minutes": minutes, "level": level}
        return self.make(Role, body, "roles", once=idempotency_key)

    def change_role(
        self,
        role_id: str,
        *,
        title: str | None = None,
        files: Mapping[str, str] | None = None,
        minutes: float | None = None,
        level: MaybeLevel | None = None,
        note: str = "",
        idempotency_key: str = "",
    ) -> Role:
        """A new version, for invitations from now on; what is not given stays as it is."""
        body = {"title": title, "files": dict(files or {}), "minutes": minutes, "level": level, "note": note}
        return self.make(Role, body, "roles", role_id, "versions", once=idempotency_key)

    def archive_role(self, role_id: str, on: bool = True) -> Role:
        """An archived role invites nobody any more."""
        return self.put(Role, {"on": on}, "roles", role_id, "archived")

    def notice_in_new_york(self, role_id: str, needed: bool, *, noticed_on: str | None = None) -> Role:
        """Let interviews wait ten business days for their notice; since `noticed_on` (ISO) the job posting has it."""
        return self.put(Role, {"needed": needed, "noticed_on": noticed_on}, "roles", role_id, "new-york-notice")

    def read_plan(
        self, role_id: str, *, level: Level | None = None, minutes: float | None = None, version: int = 0
    ) -> Plan:
        """What an interview will ask; at the role's own level and length where none is given."""
        query = {"level": level, "minutes": minutes, "version": version}
        return self.get(Plan, "roles", role_id, "plan", query=query)

    def read_pack(self, role_id: str, *, version: int = 0) -> bytes:
        """The three files of a version (0: the newest) as a zip."""
        return self.send("GET", "roles", role_id, "files.zip", query={"version": version}).content

    def hear_question(self, role_id: str, item_id: str, *, version: int = 0) -> bytes:
        """A question as candidates hear it: a WAV file."""
        path = ("roles", role_id, "questions", item_id, "speech.wav")
        return self.send("GET", *path, query={"version": version}).content

    def list_library(self) -> list[LibraryPack]:
        """The packs that ship with the program."""
        return self.get(list[LibraryPack], "library")

    def begin_pack(self, title: str = "New Role") -> PackFiles:
        """A small pack that works, to be overwritten."""
        return self.get(PackFiles, "packs", "blank", query={"title": title})

    def check_pack(self, files: Mapping[str, str], *, minutes: float = 30.0) -> CheckedPack:
        """Everything that is wrong with a pack; nothing is saved."""
        body: dict[str, Any] = {"files": dict(files), "minutes": minutes}
        return self.post(CheckedPack, body, "packs", "check")

    def draft_role(self, text: str) -> Draft:
        """A pack cut to a job description; make a role of its `files` when a person has looked at it."""
        return self.post(Draft, {"text": text}, "packs", "draft")
