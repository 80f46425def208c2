"""The program's texts in other languages: catalogues that agree with what was compiled, and with the code."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from voice_interviewer import keyboard, language
from voice_interviewer.conduct import Command
from voice_interviewer.core.asking.wording import WORDINGS
from voice_interviewer.language import LOCALE, day, moment, number, plain, translated, translator

PACKAGE = Path(language.__file__).parent
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/messages.po"))
FIELD = re.compile(r"\{\w*\}|%\(\w+\)[sd]|%[sd]")


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file) if path.suffix == ".po" else read_mo(file)


def texts(found: Catalog) -> dict[str, str]:
    """Source and translation; the forms of a plural on lines of their own."""
    return {lines(message.id): lines(message.string) for message in found if message.id and all(forms(message.string))}


def forms(said: object) -> list[str]:
    return [str(form) for form in said] if isinstance(said, list | tuple) else [str(said)]


def lines(said: object) -> str:
    return "\n".join(forms(said))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_what_was_compiled_is_what_was_written(path: Path) -> None:
    compiled, written = (
        {message: said for message, said in texts(catalogue(file)).items() if said != message}
        for file in (path.with_suffix(".mo"), path)
    )
    assert compiled == written, "run `make locale`"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_text_of_the_terminal_is_translated(path: Path) -> None:
    known = texts(catalogue(path))
    here = extract_from_dir(
        PACKAGE,
        method_map=[("**.py", "python")],
        keywords={"_": None, "marked": None},
        directory_filter=lambda folder: Path(folder).name != "web",
    )
    wanted = {message for _, _, message, *_ in here if isinstance(message, str)}
    assert len(wanted) > 30
    assert wanted - set(known) == set(), "run `make locale` and translate"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_what_is_filled_in_is_the_same_in_both(path: Path) -> None:
    for message, translation in texts(catalogue(path)).items():
        assert set(FIELD.findall(message)) == set(FIELD.findall(translation)), message


def test_a_language_is_found_without_its_region_and_an_unknown_one_is_english() -> None:
    assert translator("de").gettext("yes") == translator("de-AT").gettext("yes") == "ja"
    assert translator("xx").gettext("yes") == translator("en").gettext("yes") == "yes"
    assert [plain(name) for name in ("de_DE.UTF-8", "EN-us", "pt")] == ["de", "en", "pt"]
    assert set(translated()) >= set(WORDINGS)


def test_days_and_numbers_are_written_as_the_language_writes_them() -> None:
    at = datetime(2026, 3, 1, 14, 5, tzinfo=UTC)
    assert (day(at), moment(at), number(7.5), number(30.0)) == ("2026-03-01", "2026-03-01 14:05 UTC", "7.5", "30")
    assert (day(at, "de"), moment(at, "de")) == ("01.03.2026", "01.03.2026, 14:05 Uhr UTC")
    assert (number(7.5, "de-AT"), number(30.0, "de")) == ("7,5", "30")


def test_the_keyboard_knows_its_words_in_both_languages() -> None:
    for word in ("wiederholen", "repeat", "/wiederholen"):
        assert keyboard.command(word, language="de") == Command("repeat")
    assert keyboard.command("überspringen", language="de") == Command("skip")
    assert keyboard.command("überspringen") == Command("type", "überspringen")
    assert "wiederholen" in keyboard.hint(False, "de")
    assert "Mikrofon" in keyboard.hint(True, "de")
