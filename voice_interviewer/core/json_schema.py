"""JSON Schema as far as the product's own schemas go: what a model's answer must look like, and where it does not.

Known: type, enum, const, properties, required, additionalProperties, items, minItems, maxItems, minLength, maxLength,
pattern, minimum, maximum, exclusiveMinimum, exclusiveMaximum, anyOf and local $ref. An unknown keyword raises
ValueError: it would be checked by nobody.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]

_IGNORED = {"title", "description", "default", "examples", "$defs", "$schema", "discriminator", "format"}
_KNOWN = {"type", "enum", "const", "properties", "required", "additionalProperties", "items", "minItems", "maxItems"}
_KNOWN |= {"minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}
_KNOWN |= {"anyOf", "$ref"}


def problems(value: Any, schema: Schema) -> list[str]:
    """Every way in which `value` does not fit, each as `path: what is wrong`; an empty list if it does."""
    return list(_problems(value, schema, schema, "answer"))


def strict(schema: Schema) -> dict[str, Any]:
    """The same with every property required and no other allowed, as servers with strict schemas want it."""
    result = {key: _strict_part(key, part) for key, part in schema.items()}
    if "properties" in schema:
        result |= {"required": list(schema["properties"]), "additionalProperties": False}
    return result


def _strict_part(key: str, part: Any) -> Any:
    match key:
        case "properties" | "$defs":
            return {name: strict(schema) for name, schema in part.items()}
        case "anyOf":
            return [strict(schema) for schema in part]
        case "items" | "additionalProperties" if isinstance(part, Mapping):
            return strict(part)
    return part


def _problems(value: Any, schema: Schema, root: Schema, path: str) -> Iterator[str]:
    if unknown := schema.keys() - _KNOWN - _IGNORED:
        raise ValueError(f"{path}: this schema uses {', '.join(sorted(unknown))}, which is not checked here")
    if "$ref" in schema:
        yield from _problems(value, _resolve(schema["$ref"], root), root, path)
    if "anyOf" in schema:
        tries = [list(_problems(value, option, root, path)) for option in schema["anyOf"]]
        if all(tries):
            yield min(tries, key=len)[0]
    if "enum" in schema and not any(_same(value, allowed) for allowed in schema["enum"]):
        yield f"{path}: must be one of {', '.join(map(repr, schema['enum']))}"
    if "const" in schema and not _same(value, schema["const"]):
        yield f"{path}: must be {schema['const']!r}"
    types = schema.get("type")
    if types and not any(_is(value, name) for name in ([types] if isinstance(types, str) else types)):
        yield f"{path}: must be of type {types if isinstance(types, str) else ' or '.join(types)}"
    elif isinstance(value, dict):
        yield from _object(value, schema, root, path)
    elif isinstance(value, list):
        yield from _limits(len(value), schema, "minItems", "maxItems", f"{path}: has {len(value)} items")
        for index, item in enumerate(value):
            yield from _problems(item, schema.get("items", {}), root, f"{path}[{index}]")
    elif isinstance(value, str):
        yield from _limits(len(value), schema, "minLength", "maxLength", f"{path}: has {len(value)} characters")
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{path}: does not match {schema['pattern']}"
    elif _is(value, "number"):
        yield from _limits(value, schema, "minimum", "maximum", f"{path}: is {value}")
        if value <= schema.get("exclusiveMinimum", -math.inf) or value >= schema.get("exclusiveMaximum", math.inf):
            yield f"{path}: is {value}, which is just outside the limits"


def _object(value: dict[str, Any], schema: Schema, root: Schema, path: str) -> Iterator[str]:
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{path}.{name}: is missing"
    other = schema.get("additionalProperties", True)
    for name, part in value.items():
        if name in properties:
            yield from _problems(part, properties[name], root, f"{path}.{name}")
        elif other is False:
            yield f"{path}.{name}: is not wanted"
        elif isinstance(other, Mapping):
            yield from _problems(part, other, root, f"{path}.{name}")


def _limits(size: float, schema: Schema, least: str, most: str, found: str) -> Iterator[str]:
    if least in schema and size < schema[least]:
        yield f"{found}, less than {schema[least]}"
    if most in schema and size > schema[most]:
        yield f"{found}, more than {schema[most]}"


def _resolve(reference: str, root: Schema) -> Schema:
    part: Any = root
    for name in reference.removeprefix("#/").split("/"):
        part = part[name]
    assert isinstance(part, Mapping)
    return part


def _same(value: Any, other: Any) -> bool:
    return bool(value == other) and isinstance(value, bool) == isinstance(other, bool)


def _is(value: Any, name: str) -> bool:
    whole = isinstance(value, int) and not isinstance(value, bool)
    number = whole or (isinstance(value, float) and math.isfinite(value))
    return {
        "object": isinstance(value, dict),
        "array": isinstance(value, list),
        "string": isinstance(value, str),
        "boolean": isinstance(value, bool),
        "null": value is None,
        "number": number,
        "integer": whole or (number and value == int(value)),
    }[name]
