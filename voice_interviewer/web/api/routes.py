"""All routes of the API, its description and the page that shows it."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import APIRouter, Request
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, Response
from fastapi.routing import APIRoute

from voice_interviewer import __version__
from voice_interviewer.web.api import (
    candidate_lists,
    comparison,
    figures,
    hooks,
    interviews,
    invitations,
    organisation,
    packs,
    people,
    reviewing,
    roles,
    sharing,
    waiting,
)
from voice_interviewer.web.api import keys as key_routes
from voice_interviewer.web.api.access import SCOPE_OF
from voice_interviewer.web.api.statuses import ALWAYS
from voice_interviewer.web.office import keys
from voice_interviewer.web.pages import render

ABOUT = (
    "What the desk does, for programs. Give an API key of the desk's settings as `Authorization: Bearer vi_…`. "
    "An error says in `detail` what to change."
)
PARTS = (
    roles,
    packs,
    invitations,
    candidate_lists,
    interviews,
    reviewing,
    waiting,
    sharing,
    comparison,
    figures,
    organisation,
    people,
    key_routes,
    hooks,
)

router = APIRouter(prefix="/api/v1", responses=ALWAYS, generate_unique_id_function=lambda route: route.name)
for part in PARTS:
    router.include_router(part.router)

pages = APIRouter(include_in_schema=False)


@cache
def description() -> dict[str, Any]:
    """The OpenAPI description; each operation with the first sentence about it, and the scope that it needs."""
    made = get_openapi(title="voice-interviewer", version=__version__, description=ABOUT, routes=router.routes)
    every = (route for part in PARTS for route in part.router.routes if isinstance(route, APIRoute))
    scopes = {route.name: _scope(route.dependant) for route in every}
    for methods in made["paths"].values():
        for operation in methods.values():
            operation["summary"] = operation["description"].partition("\n")[0].partition(". ")[0].rstrip(".")
            operation["x-scope"] = scopes[operation["operationId"]]
    return made


def _scope(dependant: Dependant) -> str:
    """The scope that a route's key needs."""
    below = (SCOPE_OF.get(one.call) or _scope(one) for one in dependant.dependencies if one.call is not None)
    return next(filter(None, below), "")


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
    return render(request, "api.html", groups=groups, schemas=schemas, scopes=keys.SCOPES, about=ABOUT, always=ALWAYS)
