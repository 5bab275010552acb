"""`own_payments()`: what one recipient has earned, due by due, and where the money of each is: in one statement."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Final, NamedTuple
from uuid import UUID

from prakerja.cards.reasons import OF_ENTITLEMENT, HoldReason
from prakerja.cards.states import LIVE, CardState
from prakerja.kit.clock import wib_day
from prakerja.kit.prepared import Values, fetch_all_prepared
from prakerja.kit.purpose import Purpose
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sealed import unseal
from prakerja.kit.sql import sql_file
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.states import UNDER_WAY, AccountState
from prakerja.payouts.shown_payments import Carried, OwnDue, OwnPayment, OwnPayments
from prakerja.payouts.standing import DueFacts, standing_of
from prakerja.payouts.states import FAILED, BatchState, DueKind, InstructionState, RemovalReason
from prakerja.schemes.load_scheme import load_scheme

_ENDING: Final = 4


class _Row(NamedTuple):
    """As `sql/own_payments.sql` has it."""

    award: int
    kind: str
    number: int
    amount: int
    day: date
    state: str
    handed_in_at: datetime | None
    settled_at: datetime | None
    scheme: str
    year: int
    card_state: str
    held_for: str
    is_certified: bool
    is_gone: bool
    linked: int | None
    usable_from: datetime | None
    newest: str | None
    instruction: int | None
    reference: str
    instruction_state: str
    instructed: int
    account: int
    moved_at: datetime
    next_at: datetime | None
    code: str
    bank_reference: str
    removed_for: str
    let_go_at: datetime | None
    batch_state: str
    pays_on: date
    arrives_by: date
    house: str
    sealed_account_number: bytes

    @property
    def due(self) -> tuple[int, str, int]:
        return self.award, self.kind, self.number


def own_payments(applicant_id: UUID, *, at: datetime) -> OwnPayments:
    """Of the newest card first; empty for somebody who has earned nothing yet."""
    values: Values = {"applicant_id": applicant_id, "of_entitlement": sorted(OF_ENTITLEMENT)}
    rows = [_Row._make(row) for row in fetch_all_prepared(sql_file(__file__, "own_payments"), values)]
    payments = _payments(rows, applicant_id)
    last = _last_here(payments.values(), rows[0].linked if rows else None)
    dues = [_due(list(of_due), payments, last, at) for _, of_due in groupby(rows, key=lambda row: row.due)]
    held_for = next((row.held_for for row in rows if row.held_for), "")
    return OwnPayments(tuple(dues), HoldReason(held_for) if held_for else None, any(map(_has_account, rows)))


def _has_account(row: _Row) -> bool:
    return row.linked is not None or row.newest in UNDER_WAY


def _last_here(payments: Iterable[OwnPayment], account: int | None) -> OwnPayment | None:
    """What became last of a payment into the account of now."""
    settled = (InstructionState.PAID, *FAILED)
    here = (one for one in payments if one.account == account and one.state in settled)
    return max(here, key=lambda one: (one.moved_at, one.number), default=None)


def _due(rows: Sequence[_Row], payments: Mapping[int, OwnPayment], last: OwnPayment | None, now: datetime) -> OwnDue:
    row = rows[0]
    own = tuple(payments[one.instruction] for one in rows if one.instruction is not None)
    end = load_scheme(row.scheme).year_end(row.year).last_payment_on
    failed = last if last is not None and last.state in FAILED else None
    return OwnDue(
        award=row.award,
        kind=DueKind(row.kind),
        number=row.number,
        amount=Rupiah(row.amount),
        day=row.day,
        handed_in_at=row.handed_in_at,
        settled_at=row.settled_at,
        standing=standing_of(_facts(row, own[-1] if own else None, failed, end, now, is_kept=any(map(_is_kept, rows)))),
        payments=own,
        failed=failed,
        last_payment_on=end,
        usable_from=row.usable_from,
    )


def _is_kept(row: _Row) -> bool:
    """Somebody of the office took it out, and two people have not let it go."""
    return row.removed_for == RemovalReason.BY_OFFICE and row.let_go_at is None


def _facts(
    row: _Row,
    newest: OwnPayment | None,
    failed: OwnPayment | None,
    last_payment_on: date,
    now: datetime,
    *,
    is_kept: bool,
) -> DueFacts:
    return DueFacts(
        state=row.state,
        is_settled=row.settled_at is not None,
        day=row.day,
        today=wib_day(now),
        last_payment_on=last_payment_on,
        is_live=CardState(row.card_state) in LIVE,
        is_held=bool(row.held_for),
        is_kept=is_kept,
        is_certified=row.is_certified,
        is_gone=row.is_gone,
        is_linked=row.linked is not None,
        is_resting=row.usable_from is not None and row.usable_from > now,
        newest_account=AccountState(row.newest) if row.newest else None,
        instruction=None if newest is None else newest.state,
        batch=None if newest is None else newest.batch_state,
        is_into_linked=newest is not None and newest.account == row.linked,
        is_asked_for=newest is not None and newest.next_at is not None,
        failed=None if failed is None else failed.state,
        again_on=None if failed is None else failed.again_on(last_day=last_payment_on),
    )


def _payments(rows: Iterable[_Row], applicant_id: UUID) -> dict[int, OwnPayment]:
    of_each: defaultdict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        if row.instruction is not None:
            of_each[row.instruction].append(row)
    return {number: _payment(carried, number, applicant_id) for number, carried in of_each.items()}


def _payment(carried: Sequence[_Row], number: int, applicant_id: UUID) -> OwnPayment:
    row = carried[0]
    opened = unseal(row.sealed_account_number, purpose=Purpose.ACCOUNT_NUMBER, owner=applicant_id, row=row.account)
    return OwnPayment(
        number=number,
        reference=row.reference,
        state=InstructionState(row.instruction_state),
        amount=Rupiah(row.instructed),
        account=row.account,
        house=AccountHouse(row.house),
        ending=opened[-_ENDING:],
        moved_at=row.moved_at,
        next_at=row.next_at,
        code=row.code,
        bank_reference=row.bank_reference,
        removed_for=row.removed_for,
        batch_state=BatchState(row.batch_state),
        pays_on=row.pays_on,
        arrives_by=row.arrives_by,
        carries=tuple(Carried(DueKind(one.kind), one.number, Rupiah(one.amount)) for one in carried),
    )
