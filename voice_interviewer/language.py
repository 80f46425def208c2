"""The program's texts in the reader's language, through gettext.

The code holds English; `locale/LANGUAGE/LC_MESSAGES/messages.po` holds the rest; `make locale` brings it up to date.
What the interviewer *says* is no such text: it belongs to the interview, see `core/asking/wording.py`.

For Jinja, one environment per language:

    environment = Environment(extensions=["jinja2.ext.i18n"], ...)
    environment.install_gettext_translations(translator("de"), newstyle=True)
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "messages"
SOURCE = "en"


def marked(message: str) -> str:
    """Mark a constant for translation where it stands; whoever shows it calls `translator(language).gettext`."""
    return message


@cache
def translator(language: str) -> gettext.NullTranslations:
    """The texts of a language ("de", "de-AT"); English, as in the code, where there is no catalogue of it."""
    return gettext.translation(DOMAIN, LOCALE, languages=[plain(language)], fallback=True)


def translated() -> tuple[str, ...]:
    """The languages that the program's texts are there in, English first."""
    return (SOURCE, *sorted(path.parents[1].name for path in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))


def plain(language: str) -> str:
    """Without its region: "de" of "de-AT" or "de_DE.UTF-8"."""
    return language.replace("_", "-").split("-")[0].split(".")[0].strip().lower()
