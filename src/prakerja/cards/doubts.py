"""What speaks against the holder of one card, and what two people made of it."""

from datetime import datetime

from django.db.models import Q, QuerySet

from prakerja.cards.models import Card, Doubt
from prakerja.cards.object_to_move import move_objected_to
from prakerja.cards.states import DoubtState
from prakerja.screening.models import ExclusionList


def doubt_held_for(card: Card) -> Doubt | None:
    """What the card is held for now; None: it is not held, or for something that is no question of entitlement."""
    move = move_objected_to(card) if card.held_since is not None else None
    return _of(card).filter(state=DoubtState.OPEN, move=move.number).first() if move is not None else None


def uphold(doubt: Doubt, *, now: datetime) -> None:
    """The entitlement ended for it."""
    rows = Doubt.objects.filter(pk=doubt.pk, state=DoubtState.OPEN)
    rows.update(state=DoubtState.UPHELD, settled_at=now)


def dismiss(card: Card, *, now: datetime) -> None:
    """What the card is held for, or ended for, speaks against it no more, and neither do lists of the same kind: two
    people have looked into just that. The card is locked, and as it was before they decided.
    """
    decided = doubt_held_for(card) or _of(card).filter(state=DoubtState.UPHELD).first()
    if decided is None:
        return
    alike = Q(number=decided.number)
    if decided.list is not None:
        lists = ExclusionList.objects.filter(kind=decided.list.kind, year=decided.list.year)
        alike |= Q(list__in=lists.values("pk"))
    standing = _of(card).filter(alike, state__in=[DoubtState.OPEN, DoubtState.UPHELD])
    standing.update(state=DoubtState.DISMISSED, settled_at=now)


def _of(card: Card) -> QuerySet[Doubt]:
    return Doubt.objects.filter(applicant_id=card.applicant_id, award=card.award)
