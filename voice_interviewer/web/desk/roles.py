"""Roles: the list, one role with its plan, the editor, and the four ways to begin one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from threading import Lock
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Form, HTTPException, Query, Request, UploadFile
from fastapi.responses import JSONResponse, RedirectResponse, Response
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from voice_interviewer import wav, wiring
from voice_interviewer.core.planning.plan import outline
from voice_interviewer.core.planning.preview import preview
from voice_interviewer.core.role.pack import LEVELS, Level, Pack, PackError, Problem
from voice_interviewer.packs import find_packs, read_pack, texts_of
from voice_interviewer.ports import EngineError
from voice_interviewer.web.database import owned, trace
from voice_interviewer.web.identity import Who
from voice_interviewer.web.needs import Database, Genuine, Recruiter, TheSettings
from voice_interviewer.web.office import invitations, job_description, job_questions, roles
from voice_interviewer.web.office.reviews import pack_of
from voice_interviewer.web.pages import render
from voice_interviewer.web.tables import Invitation, Role, RoleVersion, now

router = APIRouter(prefix="/desk/roles", include_in_schema=False)

Title = Annotated[str, Form(max_length=roles.LONGEST_TITLE)]
Text = Annotated[str, Form(max_length=1_000_000)]
Minutes = Annotated[float, Form(ge=roles.LENGTHS[0], le=roles.LENGTHS[1])]
ALevel = Annotated[str, Form(max_length=20)]

_mouth = Lock()  # one prompt is synthesised at a time: the interviews go first


@router.get("")
def all_of_them(request: Request, session: Database, who: Recruiter) -> Response:
    found = roles.all_roles(session, who.organisation.id, archived=None)
    invited = dict(
        session.execute(
            select(RoleVersion.role_id, func.count(Invitation.id))
            .join(Invitation, Invitation.role_version_id == RoleVersion.id)
            .where(Invitation.organisation_id == who.organisation.id)
            .group_by(RoleVersion.role_id)
        ).all()
    )
    return render(request, "desk/roles.html", roles=found, latest=roles.latest, invited=invited)


# --- beginning one ----------------------------------------------------------------------------------------------------


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
        name = title.strip() or read_pack(find_packs()[pack]).title
        role = roles.create(
            session, settings.home, who.organisation.id, name, files, who.account.email, minutes=minutes, level=level
        )
    except PackError as error:
        return _begin(request, bool(settings.llm_url), 422, problem=_told(error.problems))
    return _to(role)


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
        texts = roles.from_uploads(given)
    except PackError as error:
        return _begin(request, bool(settings.llm_url), 422, problem=_told(error.problems))
    pack, _ = roles.problems(texts)
    return _editor(request, None, title.strip() or (pack.title if pack else ""), texts)


@router.post("/new/job", dependencies=[Genuine])
def take_job_description(
    request: Request,
    settings: TheSettings,
    who: Recruiter,
    text: Annotated[str, Form(max_length=job_description.LONGEST * 2)],
) -> Response:
    """A job description becomes a draft in the editor, with what was found in it and what is not covered."""
    wanted = job_description.read(text)
    if not wanted.title or len(wanted.text.split()) < 3:
        return _begin(request, bool(settings.llm_url), 422, problem="Paste the text of the job description.", job=text)
    draft = job_description.draft(wanted)
    model = wiring.language_model(settings)
    written = job_questions.write(draft, model, settings.llm_answer_s) if model else None
    texts = texts_of(written.pack if written else draft.pack)
    return _editor(request, None, draft.pack.title, texts, level=wanted.level, draft=draft, written=written)


@router.get("/new/blank")
def begin_blank(request: Request, who: Recruiter) -> Response:
    return _editor(request, None, "", roles.blank("New Role"))


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
    texts = _texts(persona, questions, rubric)
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
        return _editor(request, None, title, texts, minutes=minutes, level=level, found=found, status=422)
    return _to(role)


@router.post("/check", dependencies=[Genuine])
def check(who: Recruiter, persona: Text, questions: Text, rubric: Text, minutes: Minutes = 30.0) -> Response:
    """What is wrong with three texts, as JSON for the editor."""
    pack, found = roles.problems(_texts(persona, questions, rubric))
    return JSONResponse(
        {
            "problems": [
                {"severity": one.severity, "file": one.file, "line": one.line, "message": one.message} for one in found
            ],
            "outline": _outline(pack, minutes) if pack else [],
        }
    )


# --- one role ---------------------------------------------------------------------------------------------------------


@router.get("/{role_id}")
def one(
    request: Request,
    session: Database,
    settings: TheSettings,
    who: Recruiter,
    role_id: str,
    version: Annotated[int, Query(ge=0, le=100_000)] = 0,
    level: Annotated[str, Query(max_length=20)] = "",
    minutes: Annotated[float, Query(ge=0, le=roles.LENGTHS[1])] = 0.0,
) -> Response:
    role = _role(session, who, role_id)
    chosen = _version(role, version)
    pack = pack_of(settings.home, chosen.id)
    there = levels(pack)
    shown = next((one for one in there if one == (level or chosen.level)), there[0] if there else LEVELS[0])
    length = minutes if minutes >= roles.LENGTHS[0] else chosen.minutes
    return render(
        request,
        "desk/role.html",
        role=role,
        version=chosen,
        latest=roles.latest(role),
        pack=pack,
        levels=there,
        level=shown,
        minutes=length,
        plan=preview(pack, shown, length),
        first_start=invitations.first_start(role, now()),
        can_speak=settings.voice != "none",
    )


@router.get("/{role_id}/hear/{item_id}")
def hear(
    session: Database,
    settings: TheSettings,
    who: Recruiter,
    role_id: str,
    item_id: str,
    version: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> Response:
    """A question as candidates hear it: a WAV file, made once."""
    chosen = _version(_role(session, who, role_id), version)
    pack = pack_of(settings.home, chosen.id)
    item = next((one for one in pack.askable if one.id == item_id), None)
    if item is None:
        raise HTTPException(404, "There is no such question.")
    try:
        with _mouth:
            voice = wiring.voice(settings, pack)
            try:
                speech = voice.synthesise(item.text)
            finally:
                voice.close()
    except EngineError as error:
        raise HTTPException(503, str(error)) from error
    if not len(speech.samples):
        raise HTTPException(404, "There is no voice: questions are shown only.")
    return Response(wav.encode(speech.samples), media_type="audio/wav")


@router.get("/{role_id}/files.zip")
def take_away(session: Database, settings: TheSettings, who: Recruiter, role_id: str, version: int = 0) -> Response:
    """The three files of a version."""
    role = _role(session, who, role_id)
    chosen = _version(role, version)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in roles.texts(settings.home, chosen.id).items():
            archive.writestr(name, text)
    headers = {"Content-Disposition": f'attachment; filename="role-{role.id}-{chosen.number}.zip"'}
    return Response(packed.getvalue(), media_type="application/zip", headers=headers)


@router.get("/{role_id}/edit")
def edit(
    request: Request, session: Database, settings: TheSettings, who: Recruiter, role_id: str, version: int = 0
) -> Response:
    role = _role(session, who, role_id)
    chosen = _version(role, version)
    texts = roles.tidy(roles.texts(settings.home, chosen.id))
    return _editor(request, role, role.title, texts, minutes=chosen.minutes, level=chosen.level)


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
    role = _role(session, who, role_id)
    texts, by = _texts(persona, questions, rubric), who.account.email
    try:
        roles.check(title, minutes, level)
        roles.add_version(session, settings.home, role, texts, by, minutes=minutes, level=level, note=note.strip())
    except PackError as error:
        found = error.problems
        return _editor(request, role, title, texts, minutes=minutes, level=level, found=found, status=422)
    if title.strip() != role.title:
        roles.rename(session, role, title.strip(), by)
    trace(session, role.organisation_id, by, "role changed", f"{role.title}, version {roles.latest(role).number}")
    return _to(role)


@router.post("/{role_id}/archive", dependencies=[Genuine])
def archive(session: Database, who: Recruiter, role_id: str, archived: Annotated[bool, Form()] = True) -> Response:
    role = _role(session, who, role_id)
    roles.archive(session, role, who.account.email, archived=archived)
    return RedirectResponse("/desk/roles", status_code=303)


@router.post("/{role_id}/notice", dependencies=[Genuine])
def notice(
    session: Database,
    who: Recruiter,
    role_id: str,
    needed: Annotated[bool, Form()] = False,
    noticed_on: Annotated[date | Literal[""], Form()] = "",
) -> Response:
    """Whether candidates may be in New York City, where the law wants a notice ten business days before."""
    role = _role(session, who, role_id)
    roles.notice_in_new_york(session, role, who.account.email, needed=needed, noticed_on=noticed_on or None)
    return RedirectResponse(f"/desk/roles/{role.id}#notice", status_code=303)


# --- what they share --------------------------------------------------------------------------------------------------


def levels(pack: Pack) -> list[Level]:
    """The levels that this pack has questions for."""
    return [level for level in LEVELS if any(item.level == level for item in pack.askable)]


def _role(session: Session, who: Who, role_id: str) -> Role:
    role = owned(session, Role, who.organisation.id, id=role_id)
    if role is None or not role.versions:
        raise HTTPException(404, "There is no such role.")
    return role


def _version(role: Role, number: int) -> RoleVersion:
    if not number:
        return roles.latest(role)
    found = next((version for version in role.versions if version.number == number), None)
    if found is None:
        raise HTTPException(404, f"There is no version {number} of this role.")
    return found


def _texts(persona: str, questions: str, rubric: str) -> dict[str, str]:
    return roles.tidy({"persona.md": persona, "questions.md": questions, "rubric.toml": rubric})


def _begin(request: Request, has_model: bool, status: int = 200, *, problem: str = "", job: str = "") -> Response:
    library = []
    for name, folder in find_packs().items():
        try:
            pack = read_pack(folder)
        except PackError:
            continue
        library.append((name, pack, levels(pack)))
    library.sort(key=lambda entry: entry[1].title)
    context: dict[str, Any] = {"library": library, "has_model": has_model, "problem": problem, "job": job}
    return render(request, "desk/role-new.html", status, **context)


def _editor(
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


def _told(problems: Sequence[Problem]) -> str:
    return " ".join(f"{problem.file}: {problem.message}." for problem in problems[:3])


def _to(role: Role) -> Response:
    return RedirectResponse(f"/desk/roles/{role.id}", status_code=303)
