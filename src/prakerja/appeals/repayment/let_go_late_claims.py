"""What came to be owed by somebody after their death was reported is let go as well, the same day."""

from datetime import datetime
from typing import Final

from prakerja.appeals.models import ReportedDeath
from prakerja.appeals.repayment.let_go_of_dead import let_go_of_dead
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.lock_cards import lock_cards
from prakerja.cards.models import Card
from prakerja.kit.actor import Actor
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.models import Balance

_AT_ONCE: Final = 200


def let_go_late_claims(*, by: Actor, now: datetime) -> int:
    """A card that was annulled since, or a payment that arrived late, asks nothing of the estate either; returns of
    how many."""
    require(Permission.REMIND_OWING, by=by)
    owing = Balance.objects.filter(kind=AccountKind.CLAIM, amount__gt=0).values("of")
    found = list(ReportedDeath.objects.that_count().filter(applicant_id__in=owing).order_by("applicant_id")[:_AT_ONCE])
    cards = Card.objects.filter(applicant_id__in=[one.applicant_id for one in found])
    lock_cards(sorted(cards.values_list("applicant_id", "award")))
    for one in found:
        let_go_of_dead(one, by=by, now=now)
    return len(found)
