"""The partners' books of `prakerja bench training`, compared with ours: sales, codes, seats, and all the money."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django.db.models import F, Sum

from prakerja.cards.rules import package_of
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.models import Balance, OpenHold, Transfer
from prakerja.ledger.prove import prove
from prakerja.schemes.load_scheme import load_scheme
from prakerja.training.models import Attendance, Completion, Purchase, ScheduleSeats
from prakerja.training.states import PurchaseState

type Rows = Iterable[Mapping[str, Any]]

_LONGEST_MS: Final = 600_000
_OPEN: Final = (PurchaseState.BOUGHT, PurchaseState.REDEEMED)
_PAID_FOR: Final = (*_OPEN, PurchaseState.FINISHED)


def differences_of(sales: Rows, participants: Rows) -> tuple[dict[str, int], list[str]]:
    """Nothing of the first may be more than 0; what of the ledger is wrong, in sentences."""
    with unit_of_work(by=Actor.operator("prakerja bench training"), statement_timeout_ms=_LONGEST_MS):
        ours = list(Purchase.objects.select_related("schedule"))
        differences = {
            **_of_sales({str(one["invoice"]): one for one in sales}, ours),
            **_of_codes({str(one["code"]): one for one in participants}, ours),
            **_of_seats(ours),
            **_of_money(ours),
        }
        faults = list(prove(known={}).faults)
    return {**differences, "faults_of_the_ledger": len(faults)}, faults


def _of_sales(theirs: Mapping[str, Mapping[str, Any]], ours: list[Purchase]) -> dict[str, int]:
    """What is paid and what is undone, by invoice; `asked` was refused, and is in their books alone."""
    told = {invoice: (one["price"], one["state"]) for invoice, one in theirs.items() if one["state"] != "asked"}
    known = {one.invoice_code: (one.price, "voided" if one.state == PurchaseState.VOIDED else "paid") for one in ours}
    return {
        "sales_that_we_lack": len(told.keys() - known.keys()),
        "sales_that_they_lack": len(known.keys() - told.keys()),
        "sales_told_differently": sum(told[one] != known[one] for one in told.keys() & known.keys()),
        "invoices_twice": len(ours) - len(known),
    }


def _of_codes(theirs: Mapping[str, Mapping[str, Any]], ours: list[Purchase]) -> dict[str, int]:
    begun = {one.redeem_code: one for one in ours if one.redeemed_at is not None}
    both = [(theirs[code], begun[code]) for code in theirs.keys() & begun.keys()]
    declared = set(Completion.objects.filter(number=1, by_clock=False).values_list("applicant_id", "purchase"))
    attended: dict[tuple[UUID, int], int] = {}
    for applicant_id, purchase, sequence in Attendance.objects.values_list("applicant_id", "purchase", "sequence"):
        attended[applicant_id, purchase] = max(sequence, attended.get((applicant_id, purchase), 0))
    finished = [one for one in begun.values() if one.state == PurchaseState.FINISHED]
    return {
        "codes_that_we_lack": len(theirs.keys() - begun.keys()),
        "codes_that_they_lack": len(begun.keys() - theirs.keys()),
        "codes_twice": sum(times - 1 for times in Counter(one.redeem_code for one in ours).values()),
        "attendances_told_differently": sum(one["attended"] != attended.get(own.pk, 0) for one, own in both),
        "completions_told_differently": sum((one["state"] == "finished") != (own.pk in declared) for one, own in both),
        "declared_and_not_certified": len(declared - {one.pk for one in finished}),
    }


def _of_seats(ours: list[Purchase]) -> dict[str, int]:
    sold = Counter(one.schedule_id for one in ours if one.state in _PAID_FOR)
    rows = list(ScheduleSeats.objects.all())
    return {
        "seats_counted_differently": sum(abs(row.taken - sold[row.schedule_id]) for row in rows),
        "seats_oversold": ScheduleSeats.objects.filter(taken__gt=F("seats")).count(),
    }


def _of_money(ours: list[Purchase]) -> dict[str, int]:
    """Of everybody: what is left is what there was less what they have paid for; what waits is of what is not over."""
    spent, waiting = Counter[UUID](), Counter[UUID]()
    for one in ours:
        spent[one.applicant_id] += one.price if one.state in _PAID_FOR else 0
        waiting[one.applicant_id] += one.price if one.state in _OPEN else 0
    left = dict(Balance.objects.filter(kind=AccountKind.TRAINING_BALANCE).values_list("of", "amount"))
    held = dict(Balance.objects.filter(kind=AccountKind.HELD).values_list("of", "amount"))
    whole = int(package_of(load_scheme("2021").benefits).training)
    owners_of_holds = set(OpenHold.objects.values_list("owner_id", flat=True))
    due = _moved(credit=AccountKind.PAYABLE) - _moved(debit=AccountKind.PAYABLE)
    return {
        "balances_that_differ": sum(left[one] != whole - spent[one] for one in left),
        "waiting_money_that_differs": sum(amount > waiting[one] for one, amount in held.items()),
        "holds_that_differ": len(owners_of_holds ^ {one for one, amount in waiting.items() if amount}),
        "rupiah_gained_or_lost": abs(sum(left.values()) + sum(held.values()) + due - whole * len(left)),
    }


def _moved(**where: AccountKind) -> int:
    moved: int | None = Transfer.objects.filter(**where).aggregate(moved=Sum("amount"))["moved"]
    return moved or 0
