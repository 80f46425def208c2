"""All routes of the API, its description and the page that shows it."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import APIRouter, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, Response

from voice_interviewer import __version__
from voice_interviewer.web.api import hiring, hooks, interviews, models, sharing
from voice_interviewer.web.office import keys
from voice_interviewer.web.pages import render

ABOUT = (
    "Everything that the desk does. Give an API key of the desk's settings as `Authorization: Bearer vi_…`. "
    "An error says in `detail` what to change."
)
ALWAYS: dict[int | str, dict[str, Any]] = {
    code: {"model": models.Problem, "description": text}
    for code, text in (
        (401, "No valid key"),
        (403, "The key lacks the scope"),
        (413, "The body is too large"),
        (422, "Something to change in the request"),
        (429, "Too many requests; wait a minute"),
        (503, "Not now: a file is in use or the disk is full"),
    )
}

router = APIRouter(prefix="/api/v1", responses=ALWAYS, generate_unique_id_function=lambda route: route.name)
router.include_router(hiring.router)
router.include_router(interviews.router)
router.include_router(sharing.router)
router.include_router(hooks.router)

pages = APIRouter(include_in_schema=False)


@cache
def description() -> dict[str, Any]:
    """The OpenAPI description."""
    return get_openapi(title="voice-interviewer", version=__version__, description=ABOUT, routes=router.routes)


@pages.get("/api/v1/openapi.json")
def openapi() -> JSONResponse:
    return JSONResponse(description())


@pages.get("/api/docs")
def docs(request: Request) -> Response:
    """The description as a page of our own, since ready-made ones need scripts that our policy refuses."""
    operations = [
        (method.upper(), path, operation)
        for path, methods in description()["paths"].items()
        for method, operation in methods.items()
    ]
    groups: dict[str, list[tuple[str, str, dict[str, Any]]]] = {}
    for entry in operations:
        groups.setdefault(entry[2].get("tags", ["other"])[0], []).append(entry)
    schemas = description()["components"]["schemas"]
    return render(request, "api.html", groups=groups, schemas=schemas, scopes=keys.SCOPES, about=ABOUT)
