"""What a bank says of a day, and what becomes of what does not fit, ready to be done."""

import io
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Final

from prakerja.connectors.rails.line import Direction, Line, LineKind, Statement, Totals
from prakerja.kit.new_id import new_id
from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.reconciliation.book_case import book_case
from prakerja.payouts.reconciliation.case_act import BOOK_CASE
from prakerja.payouts.reconciliation.close_case import close_case
from prakerja.payouts.reconciliation.note_booked_before import booked_alike, note_booked_before
from prakerja.payouts.reconciliation.own_case import own_case
from prakerja.payouts.reconciliation.pair_cases import pair_cases
from prakerja.payouts.reconciliation.spool_statement import SpooledStatement, spool_statement
from prakerja.payouts.reconciliation.states import CaseKind
from prakerja.payouts.reconciliation.take_statement import take_statement
from tests.situations.bank_statements import RECONCILING, a_case
from tests.situations.cards import decided, deposited
from tests.situations.waves import an_officer
from tests.verbs.table import Doing, verb

_DAY: Final = date(2021, 3, 1)
_AT: Final = datetime(2021, 3, 1, 5, tzinfo=UTC)


def _a_deposit() -> Statement:
    yield Line("bni", _AT, Rupiah(1_000), Direction.IN, "SETORAN", "1", LineKind.DEPOSIT)
    return Totals(0, 1_000, 1)


def _spooled() -> SpooledStatement:
    return spool_statement(_a_deposit(), house="bni", day=_DAY, into=io.BytesIO())


@verb(
    "payouts.take_statement",
    writes="payouts_bankstatement payouts_statementline payouts_reconciliationcase",
    events="payouts.statement.taken",
    is_of_all=True,
)
def taking_a_statement() -> Doing:
    spooled, now = _spooled(), _AT + timedelta(days=1)
    return Doing(partial(take_statement, spooled=spooled, by=RECONCILING, now=now), RECONCILING, new_id())


@verb("payouts.own_case", writes="payouts_reconciliationcase", events="payouts.case.owned", is_of_all=True)
def owninga_case() -> Doing:
    case, by = a_case(), an_officer()
    return Doing(partial(own_case, case_id=case.pk, by=by, now=_AT), by, case.pk)


@verb("payouts.close_case", writes="payouts_reconciliationcase", events="payouts.case.closed", is_of_all=True)
def closinga_case() -> Doing:
    by = an_officer()
    case = a_case(CaseKind.DOUBLED_LINE, owner=by, difference=0)
    return Doing(partial(close_case, case_id=case.pk, note="Tercetak ulang", by=by, now=_AT), by, case.pk)


@verb("payouts.pair_cases", writes="payouts_reconciliationcase", events="payouts.case.paired " * 2, is_of_all=True)
def pairing_cases() -> Doing:
    by = an_officer()
    one, other = a_case(owner=by), a_case(about="2", difference=-1_000)
    do = partial(pair_cases, case_id=one.pk, other_id=other.pk, note="Satu hal", by=by, now=_AT)
    return Doing(do, by, one.pk)


@verb(
    "payouts.note_booked_before",
    writes="payouts_reconciliationcase",
    events="payouts.case.booked_before",
    is_of_all=True,
)
def noting_what_was_booked() -> Doing:
    deposited(2021, 1_000)
    by = an_officer()
    case = a_case(owner=by)
    [decision] = booked_alike(case)
    do = partial(note_booked_before, case_id=case.pk, decision_id=decision.pk, note="Sama", by=by, now=_AT)
    return Doing(do, by, case.pk)


@verb(
    "payouts.book_case",
    writes="payouts_reconciliationcase ledger_transfer approvals_proposal",
    events="payouts.case.booked",
    is_of_all=True,
)
def booking_a_case() -> Doing:
    subject = str(a_case().pk)
    by = decided(BOOK_CASE, subject, booked_as="deposit", year=2021)
    return Doing(partial(book_case, case_id=subject, by=by, now=_AT), by, new_id())
