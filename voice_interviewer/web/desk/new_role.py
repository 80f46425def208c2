"""Beginning a role: from the library, from files, from a job description, or from scratch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import Response

from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.core.role.pack import PackError, Problem
from voice_interviewer.web.desk import editor
from voice_interviewer.web.desk.editor import ALevel, Minutes, Text, Title
from voice_interviewer.web.desk.roles import to_role
from voice_interviewer.web.needs import Database, Genuine, Recruiter, TheSettings
from voice_interviewer.web.office import draft, job_description, packs, roles, uploads
from voice_interviewer.web.pages import render

router = APIRouter(prefix="/desk/roles", include_in_schema=False)


@router.get("/new")
def begin(request: Request, settings: TheSettings, who: Recruiter) -> Response:
    return _begin(request, bool(settings.llm_url))


@router.post("/new/library", dependencies=[Genuine])
def take_from_library(
    request: Request,
    session: Database,
    settings: TheSettings,
    who: Recruiter,
    pack: Annotated[str, Form(max_length=200)],
    title: Title = "",
    minutes: Minutes = 30.0,
    level: ALevel = "",
) -> Response:
    try:
        files = roles.from_library(pack)
        name = title.strip() or packs.title_of(files)
        role = roles.create(
            session, settings.home, who.organisation.id, name, files, who.account.email, minutes=minutes, level=level
        )
    except PackError as error:
        return _begin(request, bool(settings.llm_url), 422, problem=_told(error.problems))
    return to_role(role)


@router.post("/new/files", dependencies=[Genuine])
def take_files(
    request: Request,
    settings: TheSettings,
    who: Recruiter,
    files: Annotated[list[UploadFile], File()],
    title: Title = "",
) -> Response:
    """What was uploaded opens in the editor, with everything that is wrong with it; nothing is saved yet."""
    try:
        given = {(upload.filename or "file")[:200]: upload.file.read() for upload in files[:10] if upload.size}
        texts = uploads.texts_from(given)
    except PackError as error:
        return _begin(request, bool(settings.llm_url), 422, problem=_told(error.problems))
    pack, _ = packs.problems(texts)
    return editor.show(request, None, title.strip() or (pack.title if pack else ""), texts)


@router.post("/new/job", dependencies=[Genuine])
def take_job_description(
    request: Request,
    settings: TheSettings,
    who: Recruiter,
    text: Annotated[str, Form(max_length=job_description.LONGEST * 2)],
) -> Response:
    """A job description becomes a draft in the editor, with what was found in it and what is not covered."""
    try:
        drafted = draft.from_text(settings, text)
    except Refused as refused:
        return _begin(request, bool(settings.llm_url), 422, problem=str(refused), job=text)
    made = drafted.draft
    return editor.show(request, None, made.pack.title, drafted.texts, level=made.wanted.level, drafted=drafted)


@router.get("/new/blank")
def begin_blank(request: Request, who: Recruiter) -> Response:
    return editor.show(request, None, "", packs.blank("New Role"))


@router.post("", dependencies=[Genuine])
def save_new(
    request: Request,
    session: Database,
    settings: TheSettings,
    who: Recruiter,
    title: Title,
    persona: Text,
    questions: Text,
    rubric: Text,
    minutes: Minutes = 30.0,
    level: ALevel = "",
) -> Response:
    texts = editor.texts_from(persona, questions, rubric)
    try:
        role = roles.create(
            session,
            settings.home,
            who.organisation.id,
            title.strip(),
            texts,
            who.account.email,
            minutes=minutes,
            level=level,
        )
    except PackError as error:
        found = error.problems
        return editor.show(request, None, title, texts, minutes=minutes, level=level, found=found, status=422)
    return to_role(role)


def _begin(request: Request, has_model: bool, status: int = 200, *, problem: str = "", job: str = "") -> Response:
    library = [(name, pack, packs.levels(pack)) for name, pack in roles.library()]
    context: dict[str, Any] = {"library": library, "has_model": has_model, "problem": problem, "job": job}
    return render(request, "desk/role-new.html", status, **context)


def _told(problems: Sequence[Problem]) -> str:
    return " ".join(f"{problem.file}: {problem.message}." for problem in problems[:3])
