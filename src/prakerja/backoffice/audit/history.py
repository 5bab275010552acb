"""Who did what to the subject of a page: one mechanism for all of them, for those who may read that subject."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.db.models import Model

from prakerja.approvals.models import Proposal
from prakerja.audit.read_trail import trail_about, trail_of
from prakerja.audit.record import key_of_subject
from prakerja.backoffice.access import StaffRequest
from prakerja.backoffice.audit.rows import TrailRow, rows_of
from prakerja.backoffice.audit.subjects import KINDS, Kind
from prakerja.cards.models import Card

_SHOWN: Final = 50
_PROPOSALS: Final = "approvals.Proposal"


def history_of(request: StaffRequest, subject: Model, *beside: Model, named: str = "") -> list[TrailRow]:
    """The last first: what befell the subject, what was proposed about it, and what befell the rows `beside` it.

    `named`: what proposals call it, where that is not its key. Who may not read such a subject gets nothing.
    """
    kind = KINDS[subject._meta.label]
    if kind.read not in request.may:
        return []
    keys: dict[str, list[str]] = defaultdict(list)
    for row in (subject, *beside):
        keys[row._meta.label].append(key_of_subject(row))
    if kind.acts:
        keys[_PROPOSALS] += _proposals(kind, [named or key_of_subject(subject)])
    return rows_of(trail_of(keys, at_most=_SHOWN))


def history_of_person(request: StaffRequest, applicant_id: UUID, cards: Iterable[Card]) -> list[TrailRow]:
    """What people of the office did in the matters of an applicant, and what was proposed about their cards.

    Reading what is sealed stands there as deciding does.
    """
    kind = KINDS[Card._meta.label]
    if kind.read not in request.may:
        return []
    proposed = _proposals(kind, [key_of_subject(card) for card in cards])
    events = trail_about(applicant_id, at_most=_SHOWN) + trail_of({_PROPOSALS: proposed}, at_most=_SHOWN)
    return rows_of(sorted(events, key=lambda event: event.id, reverse=True)[:_SHOWN])


def _proposals(kind: Kind, named: Iterable[str]) -> list[str]:
    """Those that came to nothing as well: what was withdrawn stands there with who and why."""
    found = Proposal.objects.filter(subject__in=list(named), act__in=kind.acts).newest()
    return [str(pk) for pk in found.values_list("pk", flat=True)[:_SHOWN]]
