"""The documents say what is there: links lead somewhere, commands and settings exist, and none of these is left out."""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from voice_interviewer.cli import parser
from voice_interviewer.config import Settings

ROOT = Path(__file__).parents[1]
FOLDERS = ("", "docs", "docs/decisions", "models", "models/embedded-en", "rubrics", "reports", "train")
DOCUMENTS = sorted(path for folder in FOLDERS for path in (ROOT / folder).glob("*.md"))
TEXTS = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in DOCUMENTS}
OF_THE_PROGRAM = "\n".join(text for name, text in TEXTS.items() if name != "CHANGELOG.md")
ENDINGS = "py|md|toml|txt|jsonl|css|js|json|ttf|typ|po"
PATH = re.compile(rf"`((?:[\w.-]+/)*[\w.-]+\.(?:{ENDINGS})|(?:[\w-]+/)+)`")
ROOMS = (
    "",
    "voice_interviewer",
    "voice_interviewer/core",
    "voice_interviewer/web",
    "rubrics/backend",
    "train",
    "tests/core",
    "voice_interviewer/web/static",
)
MADE = re.compile(  # files that the program writes, or its users
    r"interviewer\.toml|interviews/|reports/|packs/|comparison/|samples/|ID/\w+/|base\.en/|small\.en/|models/base\.en/"
    r"|(report|session|checklist|card|transcript|config|tokenizer|vocabulary|persona|questions|rubric)\.\w+|marks\.jsonl"
    r"|core/LANGUAGE/\w+\.py|grader-2\.md"  # and those that somebody adds
)


def actions(of: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The commands of a parser, or the actions of a command."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


COMMANDS = actions(parser())


def options(of: argparse.ArgumentParser) -> set[str]:
    return {option for action in of._actions for option in action.option_strings}


def lines_of_code(text: str) -> Iterator[str]:
    """What stands in fences and between backticks, where commands are written."""
    for fence in re.findall(r"^```\w*\n(.*?)^```", text, re.M | re.S):
        yield from fence.splitlines()
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))


def calls(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each `voice-interviewer COMMAND WORDS...` of a text, without what is remarked about it."""
    for line in lines_of_code(text):
        for call in re.findall(r"(?:^|[/ ;&])voice-interviewer ([^#;&]+)", line):
            command, *words = call.split("   ")[0].split()
            yield command, words


def anchors(path: Path) -> set[str]:
    """The names by which the headings of a document can be reached."""
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.M | re.S)
    return {
        re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)", text, re.M)
    }


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_leads_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", TEXTS[name]):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, heading = target.partition("#")
        path = (ROOT / name).parent / file if file else ROOT / name
        assert path.exists(), target
        if heading:
            assert heading in anchors(path), target


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "CHANGELOG.md"])
def test_every_file_that_is_named_is_there(name: str) -> None:
    places = [ROOT / room for room in ROOMS] + [(ROOT / name).parent]
    for path in PATH.findall(TEXTS[name]):
        assert MADE.fullmatch(path) or any((place / path).exists() for place in places), path


@pytest.mark.parametrize("name", TEXTS)
def test_every_command_that_is_shown_exists_with_its_options(name: str) -> None:
    for command, words in calls(TEXTS[name]):
        if command.isupper() or command.startswith("-"):
            continue
        assert command in COMMANDS, command
        called, below = COMMANDS[command], actions(COMMANDS[command])
        if below and words:
            for action in words[0].split("|"):
                assert action in below, f"{command} {action}"
            called = below[words[0].split("|")[0]]
        for option in re.findall(r"(?<![\w-])--[\w-]+", " ".join(words)):
            assert option in options(called), f"{command} {option}"


def test_every_command_and_action_is_documented() -> None:
    told = "\n".join(lines_of_code(OF_THE_PROGRAM))
    for command, called in COMMANDS.items():
        assert re.search(rf"(?<![\w-]){command}(?![\w-])", told), command
        for action in actions(called):
            assert re.search(rf"(?<![\w-]){command} [\w|]*\b{action}\b", told), f"{command} {action}"


def test_the_readme_lists_every_command() -> None:
    table = [
        line.split("|")[1] for line in TEXTS["README.md"].replace("\\|", "/").splitlines() if line.startswith("| `")
    ]
    listed = {word for cell in table for code in re.findall(r"`([^`]+)`", cell) for word in code.split()[:1]}
    assert set(COMMANDS) <= listed


def test_every_command_and_option_says_what_it_does() -> None:
    for command, called in COMMANDS.items():
        for one in (called, *actions(called).values()):
            assert one.description, one.prog
            for action in one._actions:
                if not isinstance(action, argparse._SubParsersAction):
                    assert action.help, f"{command}: {action.option_strings or action.dest}"


def test_every_setting_is_documented_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \|(.*?)\|", TEXTS["docs/settings.md"], re.M))
    assert set(rows) == set(Settings.model_fields)
    for name, cell in rows.items():
        default = Settings.model_fields[name].default
        shown = "" if default in (None, "") else str(default).lower() if isinstance(default, bool) else f"{default}"
        assert cell.strip("` ") == shown.removesuffix(".0"), name


@pytest.mark.parametrize("name", TEXTS)
def test_every_setting_that_is_named_exists(name: str) -> None:
    for variable in re.findall(r"VOICE_INTERVIEWER_([A-Z_]+)", TEXTS[name]):
        assert variable == "NAME" or not variable or variable.lower() in Settings.model_fields, variable
    for fence in re.findall(r"^```toml\n(.*?)^```", TEXTS[name], re.M | re.S):
        Settings.model_validate(tomllib.loads(fence))


def test_every_measurement_that_is_quoted_is_there() -> None:
    named = set(re.findall(r"bench/(\w+)\.py|-m bench\.(\w+)", OF_THE_PROGRAM))
    for script in {first or second for first, second in named}:
        assert (ROOT / "bench" / f"{script}.py").is_file(), script
    for script in (ROOT / "bench").glob("*.py"):
        assert any(script.stem in names for names in named), f"{script.name} is quoted nowhere"


def test_pip_and_uv_install_the_same_for_development() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["dependency-groups"]["dev"] == project["project"]["optional-dependencies"]["dev"]


def test_every_pack_is_listed() -> None:
    packs = {path.parent.name for path in (ROOT / "rubrics").glob("*/rubric.toml")}
    assert set(re.findall(r"^\| `([\w-]+)` \|", TEXTS["rubrics/README.md"], re.M)) == packs
