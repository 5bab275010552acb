"""What somebody owes back for one card, as the journal of its wave has it."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self
from uuid import UUID

from django.db.models import Q

from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.models import Transfer

#: What brings our books to what a bank has (`payouts/reconciliation/case_act.py`).
_BOOKED_CASE: Final = "payouts.book_case"


@dataclass(frozen=True)
class ClaimBooks:
    """owed = claimed - written off - set off - paid back + overpaid, and never below nothing.

    `claimed`: what was opened and not turned round, and what left the bank beyond a payment and is not back.
    """

    claimed: Rupiah
    written_off: Rupiah
    #: By a payment of theirs that the bank sent back.
    set_off: Rupiah
    #: In money that they sent.
    paid_back: Rupiah
    #: What of that was more than they owed, given back by now or not.
    overpaid: Rupiah
    #: What of that is to be given back still.
    to_give_back: Rupiah
    owed: Rupiah
    #: When all that was claimed had been turned round; None: something stands, or nothing was ever claimed.
    dropped_at: datetime | None

    @classmethod
    def of(cls, applicant_id: UUID, *, wave: int) -> Self:
        """`wave`: its number, of which somebody has one card at most."""
        return cls.of_rows(Transfer.objects.filter(owner_id=applicant_id, wave=wave))

    @classmethod
    def of_rows(cls, rows: Iterable[Transfer]) -> Self:
        """Those of one person and wave."""
        moved = _Moved(list(rows))
        claim, treasury, overpaid = AccountKind.CLAIM, AccountKind.TREASURY, AccountKind.OVERPAID
        opened, turned_round = moved.between(claim, treasury, corrects=False), moved.corrected()
        at_bank = AccountKind.FLOAT
        return cls(
            claimed=Rupiah(opened - turned_round + moved.beyond_payments()),
            written_off=Rupiah(
                moved.between(treasury, claim, corrects=False) - moved.between(claim, treasury, corrects=True)
            ),
            set_off=Rupiah(moved.between(AccountKind.INCENTIVE_DUE, claim)),
            paid_back=Rupiah(moved.between(at_bank, claim) - moved.back_by_case() + moved.between(at_bank, overpaid)),
            overpaid=Rupiah(moved.between(claim, overpaid) + moved.between(at_bank, overpaid)),
            to_give_back=Rupiah(moved.net(credited=overpaid)),
            owed=Rupiah(-moved.net(credited=claim)),
            dropped_at=moved.last_corrected() if opened == turned_round else None,
        )


def owed_by_people(applicants: Collection[UUID]) -> dict[tuple[UUID, int], Rupiah]:
    """What each of them owes, by the number of the wave that it is of; nothing where nothing is."""
    claim, owed = AccountKind.CLAIM, Counter[tuple[UUID, int]]()
    rows = Transfer.objects.filter(Q(debit=claim) | Q(credit=claim), owner_id__in=applicants, wave__isnull=False)
    for whose, wave, debit, amount in rows.values_list("owner_id", "wave", "debit", "amount"):
        owed[whose, int(wave or 0)] += amount if debit == claim else -amount
    return {key: Rupiah(amount) for key, amount in sorted(owed.items()) if amount > 0}


def owed_by_wave(applicant_id: UUID) -> dict[int, Rupiah]:
    """The same of one."""
    return {wave: amount for (_whose, wave), amount in owed_by_people([applicant_id]).items()}


class _Moved:
    def __init__(self, rows: list[Transfer]) -> None:
        self._rows = rows

    def between(self, debit: AccountKind, credit: AccountKind, *, corrects: bool | None = None) -> int:
        found = (row for row in self._rows if (row.debit, row.credit) == (debit, credit))
        return sum(row.amount for row in found if corrects is None or (row.corrects is not None) is corrects)

    def beyond_payments(self) -> int:
        return self.between(AccountKind.CLAIM, AccountKind.FLOAT) - self.back_by_case()

    def back_by_case(self) -> int:
        """The bank had sent too much, and took it back itself."""
        at_bank, claim = AccountKind.FLOAT, AccountKind.CLAIM
        found = (row for row in self._rows if (row.debit, row.credit, row.act) == (at_bank, claim, _BOOKED_CASE))
        return sum(row.amount for row in found)

    def corrected(self) -> int:
        """Of what was claimed."""
        return self.between(AccountKind.TREASURY, AccountKind.CLAIM, corrects=True)

    def last_corrected(self) -> datetime | None:
        claim = AccountKind.CLAIM
        return max((row.happened_at for row in self._rows if row.corrects and row.credit == claim), default=None)

    def net(self, *, credited: AccountKind) -> int:
        return sum(row.amount * ((row.credit == credited) - (row.debit == credited)) for row in self._rows)
