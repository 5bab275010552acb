"""Constraints decide races; which of them refused is told by its name, so that no other fault is taken for it."""

from django.db import IntegrityError


def violates(error: IntegrityError, constraint: str) -> bool:
    """Whether this constraint refused. Anything else is a fault of ours, and nobody may be told that it is theirs."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return diagnosis is not None and diagnosis.constraint_name == constraint
