"""What a bank says of a day, and what becomes of what does not fit, ready to be done."""

import io
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Final

from prakerja.connectors.rails.line import Direction, Line, LineKind, Statement, Totals
from prakerja.kit.new_id import new_id
from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.reconciliation.close_case import close_case
from prakerja.payouts.reconciliation.own_case import own_case
from prakerja.payouts.reconciliation.spool_statement import SpooledStatement, spool_statement
from prakerja.payouts.reconciliation.take_statement import take_statement
from tests.situations.bank_statements import RECONCILING, a_case
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
    case = a_case(owner=by)
    return Doing(partial(close_case, case_id=case.pk, note="Setoran negara", by=by, now=_AT), by, case.pk)
