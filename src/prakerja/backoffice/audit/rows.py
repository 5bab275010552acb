"""The events of the audit as rows of a page."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.audit.models import Event
from prakerja.backoffice.names import names_of
from prakerja.kit.actor import ActorKind
from prakerja.words.trail import event_words
from prakerja.words.words import Words


@dataclass(frozen=True)
class TrailRow:
    id: UUID
    at: datetime
    #: The member's name, or what the program calls what it did by itself.
    who: str
    what: Words
    #: What it was done to, as the audit has it.
    subject: str
    reason: str
    facts: str
    #: The member of the office who did it.
    staff_id: UUID | None


def rows_of(events: list[Event]) -> list[TrailRow]:
    """With the names of those who acted, in one statement."""
    names = names_of(event.actor_id for event in events if event.actor_kind == ActorKind.STAFF)
    return [_row(event, names) for event in events]


def _row(event: Event, names: dict[UUID, str]) -> TrailRow:
    is_staff = event.actor_kind == ActorKind.STAFF
    return TrailRow(
        id=event.id,
        at=event.at,
        who=names.get(event.actor_id, str(event.actor_id)) if is_staff and event.actor_id else event.actor_name,
        what=event_words(event.name),
        subject=f"{event.subject_type} {event.subject_id}",
        reason=event.reason,
        facts="; ".join(f"{name}: {value}" for name, value in sorted(event.facts.items())),
        staff_id=event.actor_id if is_staff else None,
    )
