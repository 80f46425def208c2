"""rubric.toml: competencies with anchors, the checklist, limits, thresholds, words for the recogniser and the voice."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from voice_interviewer.core.role.pack import Anchor, ChecklistEntry, Competency, Limits, Rubric, Thresholds
from voice_interviewer.packs.markdown import Reading

FILE = "rubric.toml"
Shape = TypeVar("Shape", Competency, ChecklistEntry, Limits, Thresholds)
_KINDS: dict[type, tuple[type, ...]] = {str: (str,), int: (int,), float: (int, float)}
_KIND_NAMES = {str: "string", int: "whole number", float: "number"}


def load_rubric(text: str, file: str = FILE) -> Rubric:
    """Read a rubric. Raises PackError with every entry that is unknown, missing or of the wrong type."""
    reading = Reading(file)
    data: dict[str, Any] = {}
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        reading.error(int(line[1]) if line else len(text.splitlines()), f"this is not TOML: {error}")
    rubric = _Reader(text, reading).rubric(data)
    reading.finish()
    return rubric


class _Reader:
    """Checks the plain data of a TOML file; tomllib tells no lines, so they are looked up in the text."""

    def __init__(self, text: str, reading: Reading) -> None:
        self.lines = text.splitlines()
        self.reading = reading

    def rubric(self, data: dict[str, Any]) -> Rubric:
        self._known(data, [field.name for field in fields(Rubric)])
        return Rubric(
            competencies=self._entries(Competency, data, "competencies"),
            checklist=self._entries(ChecklistEntry, data, "checklist"),
            limits=self._shape(Limits, self._table(data, "limits")),
            thresholds=self._shape(Thresholds, self._table(data, "thresholds")),
            hot_words=self._strings(data, "hot_words"),
            pronunciations=self._pairs(data, "pronunciations"),
            areas=self._strings(data, "areas"),
            title=self._value(data, "title", str, ""),
            language=self._value(data, "language", str, "en"),
        )

    def _line(self, pattern: str) -> int:
        """The first line that matches, or 1."""
        return next((i for i, line in enumerate(self.lines, start=1) if re.search(pattern, line)), 1)

    def _error(self, key: str, message: str) -> None:
        self.reading.error(self._line(rf"(^|\[)\s*{re.escape(key)}\b"), message)

    def _known(self, table: Mapping[str, Any], known: Iterable[str]) -> None:
        known = [name for name in known if name != "line"]
        for key in table:
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                hint = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(known)}"
                self._error(key, f'unknown entry "{key}"; {hint}')

    def _value(self, table: Mapping[str, Any], key: str, kind: type, default: Any) -> Any:
        value = table.get(key, default)
        if not isinstance(value, _KINDS[kind]) or isinstance(value, bool):
            self._error(key, f'"{key}" is a {_KIND_NAMES[kind]}, not {value!r}')
            return default
        return kind(value)

    def _table(self, data: Mapping[str, Any], key: str) -> dict[str, Any]:
        value = data.get(key, {})
        if isinstance(value, dict):
            return value
        self._error(key, f'"{key}" is a table: begin it with [{key}]')
        return {}

    def _tables(self, data: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
        value = data.get(key, [])
        if isinstance(value, list) and all(isinstance(table, dict) for table in value):
            return value
        self._error(key, f'"{key}" is a list of tables: begin each with [[{key}]]')
        return []

    def _strings(self, data: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = data.get(key, [])
        if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
            return tuple(value)
        self._error(key, f'"{key}" is a list of strings')
        return ()

    def _pairs(self, data: Mapping[str, Any], key: str) -> tuple[tuple[str, str], ...]:
        table = self._table(data, key)
        wrong = [name for name, value in table.items() if not isinstance(value, str)]
        for name in wrong:
            self._error(name, f'"{name}" is a string: the word as it is spoken')
        return tuple((name, value) for name, value in table.items() if name not in wrong)

    def _entries(self, shape: type[Shape], data: Mapping[str, Any], key: str) -> tuple[Shape, ...]:
        """The entries of a list of tables, each with the line of its header and the two texts that it needs."""
        tables = self._tables(data, key)
        headers = [i for i, line in enumerate(self.lines, start=1) if re.match(rf"\s*\[\[\s*{key}\s*\]\]", line)]
        headers += [self._line(rf"^\s*{key}\b")] * (len(tables) - len(headers))
        needed = ("id", "name") if shape is Competency else ("id", "text")
        for table, line in zip(tables, headers, strict=False):
            for name in needed:
                if not table.get(name):
                    self.reading.error(line, f'this entry of [[{key}]] has no "{name}"')
        blank = dict.fromkeys(needed, "")
        return tuple(self._shape(shape, blank | table, line=line) for table, line in zip(tables, headers, strict=False))

    def _shape(self, shape: type[Shape], table: dict[str, Any], **values: Any) -> Shape:
        """One competency, checklist entry, limits or thresholds, its values checked against the types of its fields."""
        self._known(table, [field.name for field in fields(shape)])
        for field in fields(shape):
            if field.name == "anchors":
                values["anchors"] = self._anchors(table)
            elif field.name in table and field.name != "line":
                kind = {"str": str, "Kind": str, "int": int, "float": float}[str(field.type)]
                values[field.name] = self._value(table, field.name, kind, kind())
        return shape(**values)

    def _anchors(self, table: Mapping[str, Any]) -> tuple[Anchor, ...]:
        anchors = self._pairs(table, "anchors")
        for level, _ in anchors:
            if not re.fullmatch("[1-5]", level):
                self._error(level, f'an anchor stands at a level from 1 to 5, not at "{level}"')
        return tuple(Anchor(int(level), text) for level, text in anchors if re.fullmatch("[1-5]", level))


def dump_rubric(rubric: Rubric) -> str:
    """The rubric as TOML; `load_rubric` reads the same rubric back."""
    return "\n".join(_lines(rubric)) + "\n"


def _text(value: object) -> str:
    """A value as TOML: JSON strings, numbers and lists are valid TOML."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _lines(rubric: Rubric) -> Iterator[str]:
    if rubric.title:
        yield f"title = {_text(rubric.title)}"
    yield f"language = {_text(rubric.language)}"
    yield f"areas = {_text(rubric.areas)}"
    yield "hot_words = ["
    yield from (f"    {_text(word)}," for word in rubric.hot_words)
    yield "]"
    for name, table in (("limits", rubric.limits), ("thresholds", rubric.thresholds)):
        yield f"\n[{name}]"
        yield from (f"{field.name} = {_text(getattr(table, field.name))}" for field in fields(table))
    yield "\n[pronunciations]"
    yield from (f"{_text(written)} = {_text(spoken)}" for written, spoken in rubric.pronunciations)
    for competency in rubric.competencies:
        yield "\n[[competencies]]"
        yield from _pairs(competency, ("id", "name", "kind", "weight"))
        if competency.anchors:
            yield "[competencies.anchors]"
            yield from (f"{anchor.level} = {_text(anchor.text)}" for anchor in competency.anchors)
    for entry in rubric.checklist:
        yield "\n[[checklist]]"
        yield from _pairs(entry, ("id", "text", "group", "competency"))


def _pairs(entry: object, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if (value := getattr(entry, name)) != "":
            yield f"{name} = {_text(value)}"
