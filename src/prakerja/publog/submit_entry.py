"""Something that must not be rewritten is handed to the public log."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from django.db import connection
from pydantic import JsonValue

from prakerja.kit.sql import sql_file


def submit_entry(kind: str, *, once: str, facts: Mapping[str, JsonValue], at: datetime) -> None:
    """It is saved with what it speaks of, or not at all; the worker gives it its place, every minute. Twice is once.

    Everybody reads it: hashes, numbers and names of public offices; nothing of a person. `kind`: `step.thing`.
    Part of the verbs that do what it speaks of.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{kind} must be handed in inside the unit of work that it speaks of")
    line = one_line({**facts, "kind": kind, "at": at.astimezone(UTC).isoformat(timespec="microseconds")})
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "add_submission"), {"once_key": f"{kind}:{once}", "line": line, "at": at})


def one_line(entry: Mapping[str, JsonValue]) -> str:
    """Equal entries are written equally: keys sorted, no spaces."""
    return json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
