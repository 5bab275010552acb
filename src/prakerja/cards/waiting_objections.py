"""Objections on which nobody has decided, for the office."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from prakerja.cards.models import Card, Objection, ObjectionDecision
from prakerja.cards.object_to_move import AGAINST


def waiting_objections() -> QuerySet[Objection]:
    """Who has waited longest comes first; of a card that is neither held nor taken back any more, none waits."""
    same = {"applicant_id": OuterRef("applicant_id"), "award": OuterRef("award")}
    decided = ObjectionDecision.objects.filter(**same, number=OuterRef("number"))
    matters = Card.objects.filter(Q(held_since__isnull=False) | Q(state__in=AGAINST), **same)
    return Objection.objects.filter(~Exists(decided), Exists(matters)).order_by("at")
