"""`record()`: every verb that changes something calls it in its own transaction."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import connection
from django.db.models import Model

from prakerja.audit.models import Event
from prakerja.kit.actor import Actor

type Fact = str | int | bool | list[str] | None


def record(
    event: StrEnum,
    *,
    subject: Model,
    by: Actor,
    at: datetime,
    applicant_id: UUID | None = None,
    reason: str = "",
    **facts: Fact,
) -> None:
    """The event stands in the audit. Each step lists its events as a StrEnum `step.thing.action` in `events.py`."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"{event} must be recorded inside the unit of work that it speaks of")
    Event.objects.create(
        at=at,
        name=event.value,
        actor_kind=by.kind,
        actor_id=by.account_id,
        actor_name=by.name,
        subject_type=subject._meta.label,
        subject_id=_id_of(subject),
        applicant_id=applicant_id,
        reason=reason,
        facts=facts,
    )


def _id_of(subject: Model) -> str:
    """A key of several columns is written as they stand, e.g. `applicant/number`."""
    key = subject.pk
    return "/".join(map(str, key)) if isinstance(key, tuple) else str(key)
