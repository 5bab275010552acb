"""What stands in the trail, for those who may read it: of the office as a whole, of one member, of a page's subject."""

from collections.abc import Collection, Mapping
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from prakerja.audit.models import Event
from prakerja.kit.actor import ActorKind

type Events = list[Event]
#: The keys of rows, as `record.key_of_subject` has them, by the label of their table.
type Subjects = Mapping[str, Collection[str]]


def office_trail(*, by: UUID | None = None, before: UUID | None = None, at_most: int) -> Events:
    """What people of the office did, the last first. `by`: this member; `before`: what came before that event."""
    rows = Event.objects.filter(actor_kind=ActorKind.STAFF)
    if by is not None:
        rows = rows.filter(actor_id=by)
    if before is not None:
        rows = rows.filter(id__lt=before)
    return list(rows.order_by("-id")[:at_most])


def trail_of(subjects: Subjects, *, at_most: int) -> Events:
    """What was done to any of these rows, by whomever, the last first."""
    each = [Q(subject_type=label, subject_id__in=keys) for label, keys in subjects.items() if keys]
    return list(Event.objects.filter(reduce(or_, each)).order_by("-id")[:at_most]) if each else []


def trail_about(applicant_id: UUID, *, at_most: int) -> Events:
    """What people did in the matters of this applicant, the last first; not what the applicant or the program did."""
    by_others = Event.objects.filter(owner_id=applicant_id, actor_kind__in=(ActorKind.STAFF, ActorKind.OPERATOR))
    return list(by_others.order_by("-id")[:at_most])
