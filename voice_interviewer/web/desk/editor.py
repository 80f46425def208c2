"""The editor of a role: three texts, checked while they are written, saved as a new version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, Response

from voice_interviewer.core.role.pack import PackError, Problem
from voice_interviewer.web.desk.roles import role_of, to_role, version_of
from voice_interviewer.web.needs import Database, Genuine, Recruiter, TheSettings
from voice_interviewer.web.office import packs, roles
from voice_interviewer.web.office.draft import Drafted
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
    pack, found = packs.problems(texts_from(persona, questions, rubric))
    return JSONResponse(
        {
            "problems": [
                {"severity": one.severity, "file": one.file, "line": one.line, "message": one.message} for one in found
            ],
            "outline": packs.at_a_glance(pack, minutes) if pack else [],
        }
    )


@router.get("/{role_id}/edit")
def edit(
    request: Request, session: Database, settings: TheSettings, who: Recruiter, role_id: str, version: int = 0
) -> Response:
    role = role_of(session, who, role_id)
    chosen = version_of(role, version)
    texts = packs.tidy(roles.texts(settings.home, chosen.id))
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
        roles.change(
            session, settings.home, role, texts, by, title=title.strip(), minutes=minutes, level=level, note=note
        )
    except PackError as error:
        found = error.problems
        return show(request, role, title, texts, minutes=minutes, level=level, found=found, status=422)
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
    drafted: Drafted | None = None,
    status: int = 200,
) -> Response:
    pack, problems = packs.problems(texts)
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
        outline=packs.at_a_glance(pack, minutes) if pack else [],
        draft=drafted.draft if drafted else None,
        written=drafted.written if drafted else None,
    )


def texts_from(persona: str, questions: str, rubric: str) -> dict[str, str]:
    return packs.tidy({"persona.md": persona, "questions.md": questions, "rubric.toml": rubric})
