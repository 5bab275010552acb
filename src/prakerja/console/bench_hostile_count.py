"""The bank's books beside ours at the end of `prakerja bench payouts --hostile`: accounts, payments, money."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.db.models import Sum

from prakerja.cards.models import Card
from prakerja.console.bench_awards_wave import LONGEST_MS
from prakerja.console.bench_hostile_office import accounts_at_bank
from prakerja.console.bench_hostile_parts import Parts
from prakerja.console.bench_payouts_books import AMOUNT
from prakerja.incentives.models import Instalment
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind, house_and_year
from prakerja.ledger.models import Balance, Transfer
from prakerja.ledger.prove import prove
from prakerja.payouts import money
from prakerja.payouts.models import Instruction, Sending
from prakerja.payouts.states import InstructionState as State

#: By the state that we have it in, the states in which the bank may; none: it knows nothing of it.
_AGREE: Final[Mapping[State, Set[str | None]]] = {
    State.PAID: {"00"},
    State.RETURNED: {"04"},
    State.REFUSED: {"06", None},
    # A send that did nothing for our sake, as for want of float, stands at the bank as failed.
    State.REMOVED: {"06", None},
    # Sent twice, and known to nobody: a person looks.
    State.UNKNOWN: {"06", None},
}
_OF_A_PAYMENT: Final = (
    *("payee_id", "number", "reference", "state", "code", "removed_for", "amount", "fee", "next_at", "batch__house"),
)
#: Faults and payments that are told one by one.
_SHOWN: Final = 5
#: What the bank has made, and nobody sent back.
_PAID: Final = "00"
_BY: Final = Actor.system("payouts.build_batches")

type Found = Mapping[str, Any]


def count_all(parts: Parts, people: int) -> dict[str, object]:
    """What became of the payments, and what differs: nothing of that may be more than 0."""
    payments: dict[tuple[str, str], Found] = {(one["house"], one["reference"]): one for one in parts.bank.payments()}
    books = parts.bank.books()
    ours: Sequence[Found] = list(Instruction.objects.values(*_OF_A_PAYMENT))
    told = _faults_told(parts.faults)
    apart, at_houses = _apart(ours, payments), _at_houses(payments)
    with unit_of_work(by=_BY, statement_timeout_ms=LONGEST_MS):
        faults = [*prove(known={}).faults, *books["faults"], *told]
    differences = {
        **_of_accounts(books["received"], people),
        **_of_payments(ours, payments),
        **_of_money(ours, people),
        "houses_that_differ": _apart_at_houses(at_houses, _left_houses()),
        "faults": len(faults),
    }
    return {
        "sends": Sending.objects.count(),
        "sends_of_unknown_outcome": Sending.objects.filter(answered_at=None).count(),
        "states": dict(Counter(str(one["state"]) for one in ours)),
        "bank_states": books["payments"],
        "differences": differences,
        "faults": faults[:_SHOWN],
        "payments_that_differ": apart[:_SHOWN],
        "reference": 0,
        "ratio": sum(differences.values()),
    }


def _of_accounts(received: dict[str, int], people: int) -> dict[str, int]:
    """By account, what the bank says has come and stayed, and what our books say was paid."""
    paid = _paid()
    holders = Card.objects.order_by("applicant_id").values_list("applicant_id", flat=True)
    said = {account: paid[one] for one, account in zip(holders, accounts_at_bank(people), strict=True) if paid[one]}
    accounts = received.keys() | said.keys()
    return {
        "accounts_that_differ": sum(received.get(one, 0) != said.get(one, 0) for one in accounts),
        "accounts_paid_twice": sum(amount > AMOUNT for amount in received.values()),
    }


def _of_payments(ours: Sequence[Found], payments: dict[tuple[str, str], Found]) -> dict[str, int]:
    """Payment by payment; a fee may be told later, by the statement."""
    pairs = [(one, payments.pop((one["batch__house"], one["reference"]), None)) for one in ours]
    there = [(one, found) for one, found in pairs if found]
    return {
        "in_a_wrong_state": sum(_is_in_a_wrong_state(one, found) for one, found in pairs),
        "without_an_end": sum(State(one["state"]) not in _AGREE or one["next_at"] is not None for one, _ in pairs),
        "of_another_amount": sum(one["amount"] != found["amount"] for one, found in there),
        "fees_that_differ": sum(one["fee"] not in (0, found["fee"]) for one, found in there),
        "paid_by_the_bank_and_not_ours": len(payments),
    }


def _apart(ours: Sequence[Found], payments: Mapping[tuple[str, str], Found]) -> list[dict[str, object]]:
    """The first that are in a wrong state, with the answers to what was sent of them: where a person begins."""
    pairs = ((one, payments.get((one["batch__house"], one["reference"]))) for one in ours)
    wrong = [(one, found) for one, found in pairs if _is_in_a_wrong_state(one, found)][:_SHOWN]
    sends = Sending.objects.filter(payee_id__in=[one["payee_id"] for one, _ in wrong])
    told: defaultdict[tuple[UUID, int], list[str]] = defaultdict(list)
    for payee, number, outcome, code in sends.order_by("pk").values_list("payee_id", "instruction", "outcome", "code"):
        told[payee, number].append(f"{outcome} {code}".strip())
    return [
        {
            **{name: str(one[name]) for name in ("reference", "state", "code", "removed_for", "next_at")},
            "bank": found["status"] if found else None,
            "sends": told[one["payee_id"], one["number"]],
        }
        for one, found in wrong
    ]


def _is_in_a_wrong_state(one: Found, found: Found | None) -> bool:
    return (found["status"] if found else None) not in _AGREE.get(State(one["state"]), set())


def _of_money(ours: Sequence[Found], people: int) -> dict[str, int]:
    """What was due to somebody is due, on its way, or paid; and what is paid is settled."""
    paid, due = _paid(), defaultdict[UUID, int](int)
    due.update(Balance.objects.filter(kind=AccountKind.INCENTIVE_DUE).values_list("of", "amount"))
    under_way = {one["payee_id"]: one["amount"] for one in ours if one["state"] == State.UNKNOWN}
    dues = dict(Instalment.objects.values_list("applicant_id", "settled_at"))
    return {
        "lost": sum(paid[one] + due[one] + under_way.get(one, 0) != AMOUNT for one in dues) + people - len(dues),
        "settled_and_not_paid_or_the_reverse": sum((at is not None) != bool(paid[one]) for one, at in dues.items()),
    }


def _paid() -> defaultdict[UUID, int]:
    found: defaultdict[UUID, int] = defaultdict(int)
    for act, sign in ((money.PAID, 1), (money.RETURNED, -1)):
        moved = Transfer.objects.filter(act=act).values("owner_id").annotate(of_owner=Sum("amount"))
        for owner, amount in moved.values_list("owner_id", "of_owner"):
            found[owner] += sign * int(amount)
    return found


def _at_houses(payments: Mapping[tuple[str, str], Found]) -> Counter[str]:
    """What has left each house and stayed away, by the bank."""
    left: Counter[str] = Counter()
    for (house, _), one in payments.items():
        left[house] += one["amount"] if one["status"] == _PAID else 0
    return left


def _left_houses() -> Counter[str]:
    """The same by our accounts of the houses."""
    left: Counter[str] = Counter()
    for act, side, sign in ((money.PAID, "credit_of", 1), (money.RETURNED, "debit_of", -1)):
        moved = Transfer.objects.filter(act=act).values(side).annotate(amount=Sum("amount"))
        for of, amount in moved.values_list(side, "amount"):
            left[house_and_year(of)[0]] += sign * int(amount)
    return left


def _apart_at_houses(there: Counter[str], here: Counter[str]) -> int:
    return sum(there[house] != here[house] for house in {*there, *here})


def _faults_told(folder: Path) -> list[str]:
    return [line for file in sorted(folder.iterdir()) for line in file.read_text().splitlines()]
