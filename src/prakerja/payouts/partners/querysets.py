"""Named ways to find partners' accounts and payments."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, QuerySet

from prakerja.kit.refused import Refused
from prakerja.kit.states import MovingQuerySet
from prakerja.payouts.partners.states import MOVES, UNDER_WAY, PartnerAccountState

if TYPE_CHECKING:
    # Both are named as text below.
    from prakerja.payouts.models import PartnerAccount, StatementPayment  # noqa: F401

#: `(partner_id, number)`.
type PartnerAccountKey = tuple[UUID, int]


class NoPartnerAccount(Refused):
    """There is no such account."""


class StatementPaymentQuerySet(QuerySet["StatementPayment"]):
    def to_be_paid(self) -> "StatementPaymentQuerySet":
        """Those of which something is in no payment."""
        return self.filter(instructed__lt=F("amount"))


class PartnerAccountQuerySet(MovingQuerySet["PartnerAccount", PartnerAccountState]):
    moves = MOVES

    def of(self, partner_id: UUID) -> "PartnerAccountQuerySet":
        return self.filter(partner_id=partner_id)

    def one(self, key: PartnerAccountKey) -> "PartnerAccountQuerySet":
        return self.filter(partner_id=key[0], number=key[1])

    def asked(self, key: PartnerAccountKey) -> "PartnerAccountQuerySet":
        """This one, if its bank has yet to answer."""
        return self.one(key).filter(state=PartnerAccountState.ASKED)

    def under_way(self) -> "PartnerAccountQuerySet":
        return self.filter(state__in=UNDER_WAY)

    def in_use(self) -> "PartnerAccountQuerySet":
        return self.filter(state=PartnerAccountState.IN_USE)

    def to_be_looked_at(self) -> "PartnerAccountQuerySet":
        """What waits for two people, the longest first."""
        return self.filter(state=PartnerAccountState.NAMED).select_related("partner").order_by("answered_at")

    def lock_in_order(self) -> "PartnerAccountQuerySet":
        return self.select_for_update(of=("self",), no_key=True).order_by("partner_id", "number")

    def lock_by_key(self, key: PartnerAccountKey) -> "PartnerAccount":
        """Held until the end of the unit of work. Raises NoPartnerAccount."""
        found: PartnerAccount | None = self.one(key).lock_in_order().first()
        if found is None:
            raise NoPartnerAccount
        return found
