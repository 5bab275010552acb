"""What a code confirms beside its purpose: an amount, a platform. Other data, and the code is not right."""

import json
from collections.abc import Mapping
from typing import Final
from uuid import UUID

from prakerja.kit.digests import every_digest
from prakerja.kit.purpose import Purpose

#: By name; they fill the message too, so that the owner reads what they confirm.
type Bound = Mapping[str, str | int]

NOTHING: Final[Bound] = {}


def written(bound_to: Bound) -> str:
    """One spelling for equal data: `1` and `"1"` are two things, the order of names is none."""
    return json.dumps(dict(bound_to), sort_keys=True, separators=(",", ":"))


def mark_of(bound_to: Bound) -> UUID | None:
    """By which it is known again without being kept: it may hold somebody's account number. None: bound to nothing."""
    return marks_of(bound_to)[0]


def marks_of(bound_to: Bound) -> list[UUID] | list[None]:
    """What it may be known by now: under each of the digest keys."""
    return every_digest(written(bound_to), purpose=Purpose.BOUND_TO) if bound_to else [None]
