"""The program's texts in the reader's language, through gettext.

The code holds English; `locale/LANGUAGE/LC_MESSAGES/messages.po` holds the rest; `make locale` brings it up to date.
What the interviewer *says* is no such text: it belongs to the interview, see `core/asking/wording.py`.

For Jinja, one environment per language:

    environment = Environment(extensions=["jinja2.ext.i18n"], ...)
    environment.install_gettext_translations(translator("de"), newstyle=True)
"""

from __future__ import annotations

import gettext
from datetime import date, datetime
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "messages"
SOURCE = "en"


def marked(message: str) -> str:
    """Mark a constant for translation where it stands; whoever shows it calls `translator(language).gettext`."""
    return message


DAY = marked("%Y-%m-%d")
MOMENT = marked("%Y-%m-%d %H:%M UTC")
HALVES = marked("1.5")  # how it is written


@cache
def translator(language: str) -> gettext.NullTranslations:
    """The texts of a language ("de", "de-AT"); English, as in the code, where there is no catalogue of it."""
    return gettext.translation(DOMAIN, LOCALE, languages=[plain(language)], fallback=True)


def translated() -> tuple[str, ...]:
    """The languages that the program's texts are there in, English first."""
    return (SOURCE, *sorted(path.parents[1].name for path in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))


def day(at: date, language: str = SOURCE) -> str:
    """`2026-03-01`, or as that is written in the language."""
    return at.strftime(translator(language).gettext(DAY))


def moment(at: datetime, language: str = SOURCE) -> str:
    """`2026-03-01 14:05 UTC`, or as that is written in the language."""
    return at.strftime(translator(language).gettext(MOMENT))


def number(value: float, language: str = SOURCE) -> str:
    """`7.5` or `30`, with the decimal sign of the language."""
    return f"{value:g}".replace(".", translator(language).gettext(HALVES)[1])


def plain(language: str) -> str:
    """Without its region: "de" of "de-AT" or "de_DE.UTF-8"."""
    return language.replace("_", "-").split("-")[0].split(".")[0].strip().lower()
