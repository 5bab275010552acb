"""What the house of an account is to be asked."""

from dataclasses import dataclass
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.models import LinkedAccount


@dataclass(frozen=True, slots=True, repr=False)
class AccountQuestion:
    """No repr: it must not end up in a log."""

    house: AccountHouse
    account_number: str
    bank_code: str


def account_question(*, applicant_id: UUID, number: int, by: Actor) -> AccountQuestion | None:
    """None: it was answered or given up meanwhile."""
    require(Permission.RECORD_ACCOUNT_ANSWERS, by=by)
    row = LinkedAccount.objects.asked(applicant_id, number).first()
    if row is None:
        return None
    return AccountQuestion(AccountHouse(row.house), row.account_number, row.bank_code)
