"""A day of the sandbox's bank, told in either form and laid beside our books."""

import io
from datetime import date, timedelta
from typing import Final

from django.db.models import Sum

from prakerja.cards.houses import lies_at
from prakerja.connectors.models import Breaker
from prakerja.connectors.rails.houses import house_called
from prakerja.connectors.rails.line import Statement
from prakerja.connectors.rails.read_camt053 import read_camt053
from prakerja.connectors.rails.statement_lines import statement_lines
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock, wib_day
from prakerja.payouts.models import BankStatement, Instruction, ReconciliationCase
from prakerja.payouts.reconciliation.reconcile_job import reconcile
from prakerja.payouts.reconciliation.states import CaseKind
from prakerja_sandbox.bank.testing import SandboxBank
from tests.situations.released_batches import YEAR

RECONCILING: Final = Actor.system("payouts.reconcile_house")


def today() -> date:
    return wib_day(read_clock())


def told(bank: SandboxBank, house: str, *, as_file: bool = False) -> Statement:
    if as_file:
        return read_camt053(io.BytesIO(bank.camt053(house, f"{today()}")), house_called(house))
    return statement_lines(house, today())


def reconciled(bank: SandboxBank, house: str = "bni", *, as_file: bool = False) -> BankStatement:
    """As on the next morning."""
    Breaker.objects.all().delete()
    tomorrow = read_clock() + timedelta(days=1)
    return reconcile(told(bank, house, as_file=as_file), house=house, day=today(), by=RECONCILING, now=tomorrow)


def kinds(*, but: CaseKind = CaseKind.UNKNOWN_LINE) -> list[str]:
    """Of the open cases; the money that the bank began with came from nobody that we know."""
    return sorted(ReconciliationCase.objects.waiting().exclude(kind=but).values_list("kind", flat=True))


def unexplained(bank: SandboxBank, house: str) -> int:
    """What is on its float by the bank's books, less what is there by ours and by its cases: nothing."""
    cases = ReconciliationCase.objects.waiting().filter(house=house)
    by_cases = cases.aggregate(sum=Sum("difference"))["sum"] or 0
    return int(bank.books().floats[house]) - lies_at(house, YEAR) - int(by_cases)


def a_case(
    kind: CaseKind = CaseKind.UNKNOWN_LINE,
    *,
    about: str = "1",
    owner: Actor | None = None,
    of: Instruction | None = None,
    difference: int = 1_000,
) -> ReconciliationCase:
    """Of a deposit that nobody has noted yet, unless it is an instruction's."""
    at = read_clock() - timedelta(days=3)
    return ReconciliationCase.objects.create(
        house="bni",
        day=wib_day(at),
        kind=kind,
        about=of.reference if of else about,
        payee_id=of.payee_id if of else None,
        instruction=of.number if of else None,
        here=of.amount if of else None,
        there=None if of else -difference,
        difference=of.amount if of else difference,
        remark="" if of else "SETORAN",
        found_at=at,
        owner_id=owner.account_id if owner else None,
        owned_at=at if owner else None,
    )
