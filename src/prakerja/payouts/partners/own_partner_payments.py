"""`own_partner_payments()`: where the money of each approved statement is, as its partner sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Final, NamedTuple
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file
from prakerja.partners.models import Partner
from prakerja.partners.require_own_account import require_own_account
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.account_act import account_words
from prakerja.payouts.partners.kept_back import with_kept_back
from prakerja.payouts.partners.payment_standing import InTheWay, PaymentState, StatementPart, state_of
from prakerja.payouts.states import FAILED, BatchState, InstructionState

#: Payments; of nobody who is paid monthly are there more in years.
_MOST: Final = 1_000


class NoSuchPayment(Refused):
    """Nothing was paid to this partner under this number."""


@dataclass(frozen=True)
class OwnStatementPayment:
    """`usable_from`: of the account in use; `failed`: SNAP's digits of what its bank refused last."""

    month: date
    payout: int
    state: PaymentState
    kept_back: int
    usable_from: datetime | None
    failed: str | None
    parts: Sequence[StatementPart]

    @property
    def paid(self) -> int:
        return sum(one.amount for one in self.parts if one.is_paid)

    @property
    def arrives_by(self) -> date | None:
        """When what is open of it has arrived."""
        return max((one.arrives_by for one in self.parts if one.is_open), default=None)


@dataclass(frozen=True)
class OwnSlip:
    """What is printed of a payment that has arrived."""

    partner: str
    month: date
    account: str
    part: StatementPart


class _Row(NamedTuple):
    """As `sql/own_partner_payments.sql` has it."""

    month: date
    payout: int
    instructed: int
    kept_back: int
    is_suspended: bool
    usable_from: datetime | None
    last_state: str
    last_code: str
    amount: int
    number: int | None
    reference: str
    state: str
    code: str
    bank_reference: str
    moved_at: datetime
    account: int
    batch_state: str
    arrives_by: date


def own_partner_payments(*, now: datetime, month: date | None = None, by: Actor) -> list[OwnStatementPayment]:
    """The latest month first, or one month alone. Also while the partner is suspended. Raises NotAPartner."""
    partner = require_own_account(Permission.DISPUTE_STATEMENTS, by=by)
    return _payments(partner.pk, month, now)


def own_slip(*, number: int, now: datetime, by: Actor) -> OwnSlip:
    """Of a payment that has arrived. Raises NotAPartner, NoSuchPayment."""
    partner = require_own_account(Permission.DISPUTE_STATEMENTS, by=by)
    found = ((one, part) for one in _payments(partner.pk, None, now) for part in one.parts if part.number == number)
    one, part = next(found, (None, None))
    if one is None or part is None or not part.is_paid:
        raise NoSuchPayment
    return OwnSlip(partner.name, one.month, _account(partner, part), part)


def _account(partner: Partner, part: StatementPart) -> str:
    return account_words(PartnerAccount.objects.one((partner.pk, part.account)).get())


def _payments(partner_id: UUID, month: date | None, now: datetime) -> list[OwnStatementPayment]:
    values: dict[str, Value] = {"partner": partner_id, "partners": [partner_id], "month": month, "limit": _MOST}
    statement = with_kept_back(sql_file(__file__, "own_partner_payments"))
    rows = list(map(_Row._make, run_with_arrays(statement, values).fetchall()))
    return [_payment(list(of_month), now) for _, of_month in groupby(rows, key=lambda row: row.month)]


def _payment(rows: Sequence[_Row], now: datetime) -> OwnStatementPayment:
    first, parts = rows[0], [_part(row, row.number) for row in rows if row.number is not None]
    failed = first.last_code if first.last_state in FAILED else None
    way = InTheWay(first.is_suspended, first.usable_from, failed, first.kept_back)
    return OwnStatementPayment(
        month=first.month,
        payout=first.payout,
        state=state_of(first.payout, first.instructed, parts, way, now=now),
        kept_back=first.kept_back,
        usable_from=first.usable_from,
        failed=failed,
        parts=parts,
    )


def _part(row: _Row, number: int) -> StatementPart:
    return StatementPart(
        number=number,
        reference=row.reference,
        amount=row.amount,
        state=InstructionState(row.state),
        code=row.code,
        bank_reference=row.bank_reference,
        moved_at=row.moved_at,
        account=row.account,
        batch_state=BatchState(row.batch_state),
        arrives_by=row.arrives_by,
    )
