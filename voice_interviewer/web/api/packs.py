"""Packs before they are a role: the library, a blank one, a check, and a draft from a job description."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from voice_interviewer.web.api.access import ApiRoute, Inviter, Reader
from voice_interviewer.web.api.models import roles as models
from voice_interviewer.web.api.roles import given
from voice_interviewer.web.needs import TheSettings
from voice_interviewer.web.office import draft, packs, roles

router = APIRouter(route_class=ApiRoute, tags=["packs"])


@router.get("/library")
def list_library(caller: Reader) -> list[models.LibraryPack]:
    """The packs that ship with the program, by title."""
    return [
        models.LibraryPack(
            name=name,
            title=pack.title,
            language=pack.language,
            levels=packs.levels(pack),
            questions=len(pack.askable),
        )
        for name, pack in roles.library()
    ]


@router.get("/packs/blank")
def begin_pack(
    caller: Reader, title: Annotated[str, Query(min_length=1, max_length=200)] = "New Role"
) -> models.PackFiles:
    """A small pack that works, to be overwritten."""
    return models.PackFiles(files=packs.blank(title))  # type: ignore[arg-type]


@router.post("/packs/check")
def check_pack(wanted: models.PackToCheck, caller: Inviter) -> models.CheckedPack:
    """Everything that is wrong with a pack, and what it would ask everyone; nothing is saved."""
    files = given(wanted.files)
    pack, found = packs.problems(files)
    return models.CheckedPack(
        usable=pack is not None and not any(one.severity == "error" for one in found),
        title=pack.title if pack else "",
        problems=[models.PackProblem.model_validate(one, from_attributes=True) for one in found],
        outline=packs.at_a_glance(pack, wanted.minutes) if pack else [],
        files=files,  # type: ignore[arg-type]
    )


@router.post("/packs/draft")
def draft_role(wanted: models.JobDescription, settings: TheSettings, caller: Inviter) -> models.Draft:
    """Cut a pack to a job description: by taxonomy, and with new questions where there is a language model.

    Nothing is saved: look at the draft, change it, and make a role of its files.
    """
    found = draft.from_text(settings, wanted.text)
    made, written, job = found.draft, found.written, found.draft.wanted
    return models.Draft(
        title=made.pack.title,
        level=job.level,  # type: ignore[arg-type]
        area=job.area,
        years=job.years,
        skills=list(job.skills),
        source=made.source,
        files=found.texts,  # type: ignore[arg-type]
        matches=[models.Match(text=one.item.text, about=list(one.about)) for one in made.matches],
        uncovered=list(made.uncovered),
        left_out=made.left_out,
        added=[item.text for item in written.added] if written else [],
        dropped=[models.Dropped(text=one.text, reason=one.reason) for one in written.dropped] if written else [],
        problem=written.problem if written else "",
    )
