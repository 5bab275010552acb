"""What stands in the trail, for those who may read it: of the office as a whole, of one member, of one subject."""

from uuid import UUID

from prakerja.audit.models import Event
from prakerja.kit.actor import ActorKind

type Events = list[Event]


def office_trail(*, by: UUID | None = None, before: UUID | None = None, at_most: int) -> Events:
    """What people of the office did, the last first. `by`: this member; `before`: what came before that event."""
    rows = Event.objects.filter(actor_kind=ActorKind.STAFF)
    if by is not None:
        rows = rows.filter(actor_id=by)
    if before is not None:
        rows = rows.filter(id__lt=before)
    return list(rows.order_by("-id")[:at_most])


def trail_of(subject_type: str, subject_id: object, *, at_most: int) -> Events:
    """What was done to it, by whomever, the last first."""
    rows = Event.objects.filter(subject_type=subject_type, subject_id=str(subject_id))
    return list(rows.order_by("-id")[:at_most])
