"""The editor of a role: three texts, checked while they are written, saved as a new version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, Response

from voice_interviewer.core.planning.plan import outline
from voice_interviewer.core.role.pack import Pack, PackError, Problem
from voice_interviewer.web.database import trace
from voice_interviewer.web.desk.roles import levels, role_of, to_role, version_of
from voice_interviewer.web.needs import Database, Genuine, Recruiter, TheSettings
from voice_interviewer.web.office import job_description, job_questions, roles
from voice_interviewer.web.pages import render
from voice_interviewer.web.tables import Role

router = APIRouter(prefix="/desk/roles", include_in_schema=False)

Title = Annotated[str, Form(max_length=roles.LONGEST_TITLE)]
Text = Annotated[str, Form(max_length=1_000_000)]
Minutes = Annotated[float, Form(ge=roles.LENGTHS[0], le=roles.LENGTHS[1])]
ALevel = Annotated[str, Form(max_length=20)]


@router.post("/check", dependencies=[Genuine])
def check(who: Recruiter, persona: Text, questions: Text, rubric: Text, minutes: Minutes = 30.0) -> Response:
    """What is wrong with three texts, as JSON for the editor."""
    pack, found = roles.problems(texts_from(persona, questions, rubric))
    return JSONResponse(
        {
            "problems": [
                {"severity": one.severity, "file": one.file, "line": one.line, "message": one.message} for one in found
            ],
            "outline": _outline(pack, minutes) if pack else [],
        }
    )


@router.get("/{role_id}/edit")
def edit(
    request: Request, session: Database, settings: TheSettings, who: Recruiter, role_id: str, version: int = 0
) -> Response:
    role = role_of(session, who, role_id)
    chosen = version_of(role, version)
    texts = roles.tidy(roles.texts(settings.home, chosen.id))
    return show(request, role, role.title, texts, minutes=chosen.minutes, level=chosen.level)


@router.post("/{role_id}/versions", dependencies=[Genuine])
def save_version(
    request: Request,
    session: Database,
    settings: TheSettings,
    who: Recruiter,
    role_id: str,
    title: Title,
    persona: Text,
    questions: Text,
    rubric: Text,
    minutes: Minutes = 30.0,
    level: ALevel = "",
    note: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    role = role_of(session, who, role_id)
    texts, by = texts_from(persona, questions, rubric), who.account.email
    try:
        roles.check(title, minutes, level)
        roles.add_version(session, settings.home, role, texts, by, minutes=minutes, level=level, note=note.strip())
    except PackError as error:
        found = error.problems
        return show(request, role, title, texts, minutes=minutes, level=level, found=found, status=422)
    if title.strip() != role.title:
        roles.rename(session, role, title.strip(), by)
    trace(session, role.organisation_id, by, "role changed", f"{role.title}, version {roles.latest(role).number}")
    return to_role(role)


def show(
    request: Request,
    role: Role | None,
    title: str,
    texts: dict[str, str],
    *,
    minutes: float = 30.0,
    level: str = "",
    found: Sequence[Problem] = (),
    draft: job_description.Draft | None = None,
    written: job_questions.Written | None = None,
    status: int = 200,
) -> Response:
    pack, problems = roles.problems(texts)
    return render(
        request,
        "desk/editor.html",
        status,
        role=role,
        title=title,
        texts=texts,
        minutes=minutes,
        level=level,
        problems=tuple(dict.fromkeys((*found, *problems))),
        outline=_outline(pack, minutes) if pack else [],
        draft=draft,
        written=written,
    )


def texts_from(persona: str, questions: str, rubric: str) -> dict[str, str]:
    return roles.tidy({"persona.md": persona, "questions.md": questions, "rubric.toml": rubric})


def _outline(pack: Pack, minutes: float) -> list[str]:
    """What everyone is asked, per level, in a line each."""
    lines = []
    for level in levels(pack):
        plan = outline(pack, level, minutes)
        count = sum(item.level == level for item in pack.askable)
        lines.append(
            f"{level}: {count} questions, {len(plan.core)} of them asked of everyone in {minutes:g} minutes, "
            f"which can show {plan.coverage:.0%} of the checklist"
        )
    return lines
