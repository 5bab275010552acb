"""`record()`: every verb that changes something calls it in its own transaction."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import connection
from django.db.models import Model

from prakerja.audit.owner import owner_of_event
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value as BulkValue
from prakerja.kit.long_arrays import run_with_arrays
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


@dataclass(frozen=True)
class Recorded:
    """One of many events of a bulk act; `subject_id`: the key of the row that it speaks of, as text."""

    event: StrEnum
    subject_id: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


def record_each(events: Sequence[Recorded], *, of: type[Model], by: Actor, at: datetime) -> None:
    """All of them stand in the audit, in their order, by one statement: what a bulk act did to rows of one table."""
    if not connection.in_atomic_block:
        raise RuntimeError("events must be recorded inside the unit of work that they speak of")
    if events:
        insert_events(
            {
                "owner_id": owner_of_event(applicant_id=None, by=by),
                "at": at,
                "actor_kind": by.kind.value,
                "actor_id": by.account_id,
                "actor_name": by.name,
                "subject_type": of._meta.label,
                "names": [one.event.value for one in events],
                "subject_ids": [one.subject_id for one in events],
                "facts": [json.dumps(dict(one.facts)) for one in events],
            }
        )


def insert_events(values: Mapping[str, BulkValue]) -> None:
    run_with_arrays(sql_file(__file__, "insert_events"), values)


def insert_event(values: Mapping[str, Value]) -> None:
    fetch_prepared(sql_file(__file__, "insert_event"), values)


def key_of_subject(subject: Model) -> str:
    """The primary key as one text; a composite one's parts are joined by colons."""
    parts = subject.pk if isinstance(subject.pk, tuple) else (subject.pk,)
    return ":".join(str(part) for part in parts)
