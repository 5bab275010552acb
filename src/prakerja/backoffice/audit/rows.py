"""The events of the audit as rows of a page."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from prakerja.audit.models import Event
from prakerja.backoffice.names import names_of
from prakerja.kit.actor import ActorKind
from prakerja.words.acts import ACT_TITLES
from prakerja.words.trail import event_words
from prakerja.words.words import Words


@dataclass(frozen=True)
class TrailRow:
    id: UUID
    at: datetime
    #: The member's name; of what the program did by itself, that it was the program, and which part of it.
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
        who=_who(event, names),
        what=_what(event),
        subject=f"{event.subject_type} {event.subject_id}",
        reason=event.reason,
        facts="; ".join(f"{name}: {value}" for name, value in sorted(event.facts.items())),
        staff_id=event.actor_id if is_staff else None,
    )


def _what(event: Event) -> Words:
    """What is done to a proposal is told with what is proposed."""
    act = event.facts.get("act")
    words = event_words(event.name)
    return f"{words}: {ACT_TITLES[act]}" if act in ACT_TITLES else words


def _who(event: Event, names: dict[UUID, str]) -> str:
    if event.actor_kind == ActorKind.SYSTEM:
        return _("sistem (%(part)s)") % {"part": event.actor_name}
    if event.actor_kind == ActorKind.STAFF and event.actor_id:
        return names.get(event.actor_id, str(event.actor_id))
    return event.actor_name
