"""What becomes of a recipient's money when they take their account away, as its page says it before."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from prakerja.kit.actor import ApplicantId
from prakerja.kit.rupiah import Rupiah, sum_of
from prakerja.payouts.accounts.own_linked_account import SeenAccount, own_linked_account
from prakerja.payouts.accounts.states import UNDER_WAY, AccountState
from prakerja.payouts.own_payments import own_payments
from prakerja.payouts.standing import Standing

#: What was handed to the bank already arrives, or fails, whatever becomes of the account here.
_ON_ITS_WAY: Final = {Standing.UNDER_WAY, Standing.UNSURE, Standing.LOOKED_INTO}
#: What would have gone there next.
_NEXT: Final = {Standing.READY, Standing.IN_BATCH, Standing.RELEASED, Standing.STOPPED, Standing.ACCOUNT_RESTS}


@dataclass(frozen=True)
class OwnUnlinking:
    """`waits_until`: after that day what waits lapses; None: nothing waits."""

    account: SeenAccount
    waiting: Rupiah
    waits_until: date | None
    on_its_way: Rupiah


def own_unlinking(applicant_id: ApplicantId, number: int, *, at: datetime) -> OwnUnlinking | None:
    """None: no such account of theirs, or it has ended already."""
    ends = {AccountState.LINKED, *UNDER_WAY}
    rows = own_linked_account(applicant_id).rows
    account = next((one for one in rows if one.number == number and one.state in ends), None)
    if account is None:
        return None
    dues = own_payments(applicant_id, at=at).dues
    waiting = [due for due in dues if due.standing in _NEXT]
    return OwnUnlinking(
        account=account,
        waiting=sum_of(due.amount for due in waiting),
        waits_until=min((due.last_payment_on for due in waiting), default=None),
        on_its_way=sum_of(due.amount for due in dues if due.standing in _ON_ITS_WAY),
    )
