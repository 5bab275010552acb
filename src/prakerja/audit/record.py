"""`record()`: every verb that changes something calls it in its own transaction."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import connection
from django.db.models import Model

from prakerja.audit.models import Event
from prakerja.audit.owner import owner_of_event
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
    """The event stands in the audit. Each step lists its events as a StrEnum `step.thing.action` in `events.py`.

    `applicant_id`: the applicant whom it concerns, when there is one; it stands in their trail then.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{event} must be recorded inside the unit of work that it speaks of")
    Event.objects.create(
        owner_id=owner_of_event(applicant_id=applicant_id, by=by),
        at=at,
        name=event.value,
        actor_kind=by.kind,
        actor_id=by.account_id,
        actor_name=by.name,
        subject_type=subject._meta.label,
        subject_id=key_of_subject(subject),
        reason=reason,
        facts=facts,
    )


def key_of_subject(subject: Model) -> str:
    """The primary key as one text; a composite one's parts are joined by colons."""
    parts = subject.pk if isinstance(subject.pk, tuple) else (subject.pk,)
    return ":".join(str(part) for part in parts)
