"""Constraints decide races; which of them refused is told by its name, so that no other fault is taken for it."""

import re
from enum import StrEnum

from django.db import IntegrityError
from django.db.models import BooleanField, F, Func, Q, Value

from prakerja.kit.unseen import UNSEEN


def violates(error: IntegrityError, constraint: str) -> bool:
    """Whether this constraint refused. Anything else is a fault of ours, and nobody may be told that it is theirs."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None)
    return name is not None and _without_shard(name) == constraint


def values_of(words: type[StrEnum]) -> list[str]:
    """The words as plain text, for a CHECK: a migration names no class of ours, which may be gone when it runs."""
    return [word.value for word in words]


def is_all(field: str, pattern: str) -> Q:
    """The whole text is as the pattern says."""
    return Q(**{f"{field}__regex": f"^{pattern}$"})


def is_clean_line(field: str) -> Q:
    """What `clean_line` leaves: composed, nothing that nobody sees, and single spaces that stand between something."""
    is_composed = Func(F(field), Value("NFC"), function="is_normalized", output_field=BooleanField())
    return Q(is_composed) & ~Q(**{f"{field}__regex": f"{UNSEEN}|^ | $|  "})


def _without_shard(name: str) -> str:
    """On a cluster the tables lie in numbered pieces, and so do their constraints: `a_nik_has_one_holder_102008`."""
    return re.sub(r"_\d{6,}$", "", name)
