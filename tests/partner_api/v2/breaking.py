"""What of a later description breaks a client of an earlier one: what is gone, narrower, or asked for from now on."""

import json
import re
from collections.abc import Iterator
from typing import Any

type Described = dict[str, Any]


def breaking(before: Described, after: Described) -> list[str]:
    """Each by its place."""
    return sorted({*_of_paths(before, after), *_of_schemas(before, after)})


def _of_paths(before: Described, after: Described) -> Iterator[str]:
    for path, methods in before["paths"].items():
        for method, operation in methods.items():
            now = after["paths"].get(path, {}).get(method)
            if now is None:
                yield f"{method} {path}: gone"
                continue
            yield from (f"{method} {path}: {what}" for what in _of_operation(operation, now))


def _of_operation(before: Described, after: Described) -> Iterator[str]:
    if before["operationId"] != after["operationId"]:
        yield "called otherwise"
    known = {one["name"]: one for one in before["parameters"]}
    named = {one["name"]: one for one in after["parameters"]}
    yield from (f"{name}: gone" for name in known.keys() - named.keys())
    yield from (
        f"{name}: asked for"
        for name, one in named.items()
        if one["required"] and not known.get(name, {}).get("required")
    )
    yield from (f"answer {status}: gone" for status in before["responses"].keys() - after["responses"].keys())
    for what in ("requestBody", "responses"):
        if _types(before.get(what)) != _types(after.get(what)):
            yield f"{what}: another type"


def _types(part: Any) -> Any:
    """Which schemas it names, whatever else is said of it; answers that are new are left out."""
    if part is None:
        return None
    if "content" in part:
        return part["content"]["application/json"]["schema"].get("$ref")
    return part.get("200", {}).get("content", {}).get("application/json", {}).get("schema", {}).get("$ref")


def _of_schemas(before: Described, after: Described) -> Iterator[str]:
    sent = _sent(after)
    for name, schema in before["components"]["schemas"].items():
        now = after["components"]["schemas"].get(name)
        if now is None:
            yield f"{name}: gone"
            continue
        yield from (f"{name}.{what}" for what in _of_schema(schema, now))
        if name in sent:
            yield from (f"{name}.{what}" for what in _of_body(schema, now))


def _of_schema(before: Described, after: Described) -> Iterator[str]:
    known, named = before.get("properties", {}), after.get("properties", {})
    yield from (f"{field}: gone" for field in known.keys() - named.keys())
    for field in known.keys() & named.keys():
        if _shape(known[field]) != _shape(named[field]):
            yield f"{field}: another type"


def _of_body(before: Described, after: Described) -> Iterator[str]:
    """What clients send: an answer may hold more than before, a body need not."""
    known, named = before.get("properties", {}), after.get("properties", {})
    yield from (f"{field}: asked for" for field in set(after.get("required", ())) - set(before.get("required", ())))
    yield from (f"{field}: tighter" for field in known.keys() & named.keys() if _is_tighter(known[field], named[field]))
    yield from (f"value {value}: gone" for value in set(before.get("enum", ())) - set(after.get("enum", ())))


def _sent(described: Described) -> set[str]:
    """The schemas of which bodies are made."""
    found: set[str] = set()
    bodies = [one.get("requestBody") for methods in described["paths"].values() for one in methods.values()]
    left = set(_REF.findall(json.dumps(bodies)))
    while left:
        name = left.pop()
        found.add(name)
        left |= set(_REF.findall(json.dumps(described["components"]["schemas"][name]))) - found
    return found


def _shape(field: Described) -> Any:
    kept = {key: field[key] for key in ("type", "$ref", "format", "const") if key in field}
    inner = [_shape(one) for one in field.get("anyOf", ())] + ([_shape(field["items"])] if "items" in field else [])
    return kept, inner


def _is_tighter(before: Described, after: Described) -> bool:
    less = [key for key in ("maxLength", "maximum", "maxItems") if after.get(key, _NONE) < before.get(key, _NONE)]
    more = [key for key in ("minLength", "minimum", "minItems") if after.get(key, -_NONE) > before.get(key, -_NONE)]
    return bool(less or more)


_NONE = float("inf")
_REF = re.compile(r"#/components/schemas/([^\"]+)")
