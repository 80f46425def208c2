"""The JSON Schema of report.json, made from the dataclasses: `python -m voice_interviewer.render.schema > FILE`.

The published copy is report.schema.json beside this module. Its version is the report's: fields are added, never
renamed, and what an older file lacks is not required.
"""

from __future__ import annotations

import json
import sys
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from typing import Any, Literal

from voice_interviewer.core.reporting.report import SCHEMA_VERSION, Report

PLAIN: Mapping[Any, str] = {str: "string", bool: "boolean", int: "integer", float: "number", Decimal: "number"}


def schema() -> dict[str, Any]:
    """The schema of the whole record."""
    definitions: dict[str, Any] = {}
    _object(Report, definitions)
    top = definitions.pop(Report.__name__)
    top["properties"]["schema_version"] = {"const": SCHEMA_VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Interview report {SCHEMA_VERSION}",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """A reference to the definition of a dataclass, which is added where it is missing."""
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # it may hold itself
        hints = typing.get_type_hints(kind)
        assert is_dataclass(kind)
        required = [field.name for field in fields(kind) if field.default is MISSING]
        definitions[kind.__name__] = {
            **({} if _generated(kind) else {"description": " ".join((kind.__doc__ or "").split())}),
            "type": "object",
            "properties": {field.name: _part(hints[field.name], definitions) for field in fields(kind)},
            "required": required,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _generated(kind: type) -> bool:
    """Whether the docstring is the signature that dataclasses write themselves."""
    return (kind.__doc__ or "").startswith(f"{kind.__name__}(")


def _part(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint in PLAIN:
        return {"type": PLAIN[hint]}
    if is_dataclass(hint) and isinstance(hint, type):
        return _object(hint, definitions)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple:
        return _tuple(inner, definitions)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_part(option, definitions) for option in inner]}
    if hint is type(None):
        return {"type": "null"}
    raise TypeError(f"a report cannot hold {hint!r}: its schema is not known")


def _tuple(inner: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if inner[1:] == (Ellipsis,):
        return {"type": "array", "items": _part(inner[0], definitions)}
    assert len(set(inner)) == 1, "a tuple of different kinds has no place in a report"
    return {
        "type": "array",
        "items": _part(inner[0], definitions),
        "minItems": len(inner),
        "maxItems": len(inner),
    }


def text() -> str:
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
