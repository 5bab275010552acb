"""What a holder could object to, or has objected to, as their newest card stands."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.cards.models import Card, Objection, ObjectionDecision
from prakerja.cards.object_to_move import move_objected_to
from prakerja.cards.rules import objects_until


@dataclass(frozen=True)
class OwnObjection:
    award: int
    #: The first moment at which it is too late.
    until: datetime
    #: None: they have not objected.
    objected_at: datetime | None
    is_decided: bool


def own_objection(applicant_id: UUID) -> OwnObjection | None:
    """None: there is no card, or nothing of it that somebody could object to."""
    card = Card.objects.of_applicant(applicant_id).order_by("-award").first()
    move = move_objected_to(card) if card else None
    if move is None:
        return None
    objection = Objection.objects.filter(pk=move.pk).first()
    return OwnObjection(
        award=move.award,
        until=objects_until(move.at),
        objected_at=objection.at if objection else None,
        is_decided=ObjectionDecision.objects.filter(pk=move.pk).exists(),
    )
