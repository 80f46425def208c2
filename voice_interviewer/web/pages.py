"""Pages: Jinja templates, escaped, in the reader's language."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from voice_interviewer import __version__
from voice_interviewer.core.transcript import clock
from voice_interviewer.language import day, moment, number, translator

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"


@cache
def environment(language: str) -> Environment:
    """Templates whose `_()` and `{% trans %}` speak this language."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(translator(language), newstyle=True)  # type: ignore[attr-defined]
    made.filters["clock"] = clock
    made.filters.update({of.__name__: partial(of, language=language) for of in (day, moment, number)})
    made.globals.update(version=__version__, language=language)
    return made


def render(request: Request, name: str, status: int = 200, *, lang: str = "en", **context: Any) -> HTMLResponse:
    """The page `templates/NAME`. `who` is the signed-in person, where there is one."""
    context.setdefault("who", getattr(request.state, "who", None))
    page = environment(lang).get_template(name).render(request=request, path=request.url.path, **context)
    return HTMLResponse(page, status_code=status)
