"""What a partner's staff see of the accounts that it is or was paid into: of each number its end alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_own_account import require_own_account
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.banks import BANKS
from prakerja.payouts.partners.states import UNDER_WAY, PartnerAccountState

_SHOWN: Final = 20


@dataclass(frozen=True)
class OwnPartnerAccount:
    number: int
    bank: str
    #: Of its number: the last four digits.
    ending: str
    state: PartnerAccountState
    problem: AccountProblem | None
    named_at: datetime
    unanswered_since: datetime | None
    used_since: datetime | None
    usable_from: datetime | None

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def is_in_use(self) -> bool:
        return self.state is PartnerAccountState.IN_USE


@dataclass(frozen=True)
class OwnPartnerAccounts:
    """All of them, the newest first."""

    rows: Sequence[OwnPartnerAccount]

    @property
    def in_use(self) -> OwnPartnerAccount | None:
        return next((one for one in self.rows if one.is_in_use), None)

    @property
    def under_way(self) -> OwnPartnerAccount | None:
        return next((one for one in self.rows if one.is_under_way), None)


def own_partner_accounts(*, by: Actor) -> OwnPartnerAccounts:
    """Also for those who keep nothing, and while the partner is suspended. Raises NotAPartner."""
    partner = require_own_account(Permission.DISPUTE_STATEMENTS, by=by)
    rows = PartnerAccount.objects.of(partner.pk).order_by("-number")[:_SHOWN]
    return OwnPartnerAccounts([_own(row) for row in rows])


def _own(row: PartnerAccount) -> OwnPartnerAccount:
    return OwnPartnerAccount(
        number=row.number,
        bank=BANKS[row.bank_code],
        ending=row.account_number[-4:],
        state=PartnerAccountState(row.state),
        problem=AccountProblem(row.problem) if row.problem else None,
        named_at=row.named_at,
        unanswered_since=row.unanswered_since,
        used_since=row.used_since,
        usable_from=row.usable_from,
    )
