"""`record()`: every verb that changes something calls it in its own transaction."""

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import connection
from django.db.models import Model

from prakerja.audit.owner import owner_of_event
from prakerja.kit.actor import Actor
from prakerja.kit.prepared import Value, fetch_prepared
from prakerja.kit.sql import sql_file

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
    record_of(
        event,
        subject_type=subject._meta.label,
        subject_id=key_of_subject(subject),
        by=by,
        at=at,
        applicant_id=applicant_id,
        reason=reason,
        **facts,
    )


def record_of(
    event: StrEnum,
    *,
    subject_type: str,
    subject_id: str,
    by: Actor,
    at: datetime,
    applicant_id: UUID | None = None,
    reason: str = "",
    **facts: Fact,
) -> None:
    """The same of something that is no row."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"{event} must be recorded inside the unit of work that it speaks of")
    insert_event(
        {
            "owner_id": owner_of_event(applicant_id=applicant_id, by=by),
            "at": at,
            "name": event.value,
            "actor_kind": by.kind.value,
            "actor_id": by.account_id,
            "actor_name": by.name,
            "subject_type": subject_type,
            "subject_id": subject_id,
            "reason": reason,
            "facts": json.dumps(facts),
        }
    )


def insert_event(values: Mapping[str, Value]) -> None:
    fetch_prepared(sql_file(__file__, "insert_event"), values)


def key_of_subject(subject: Model) -> str:
    """The primary key as one text; a composite one's parts are joined by colons."""
    parts = subject.pk if isinstance(subject.pk, tuple) else (subject.pk,)
    return ":".join(str(part) for part in parts)
