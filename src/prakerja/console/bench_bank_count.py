"""What the workers of `prakerja bench bank` told, compared with the books."""

from collections import defaultdict
from pathlib import Path

from django.db.models import Count

from prakerja.console.bench_bank_worker import ACT
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.models import Balance, Transfer
from prakerja.ledger.prove import prove

type Told = dict[str, list[tuple[str, ...]]]

_LONGEST_MS = 600_000


def told_in(folder: Path) -> Told:
    """By its first word; a line that the end of its process cut short was told to nobody."""
    told: Told = defaultdict(list)
    for file in sorted(folder.iterdir()):
        for line in file.read_text().splitlines(keepends=True):
            if line.endswith("\n"):
                word, *others = line.split()
                told[word].append(tuple(others))
    return told


def differences_of(told: Told) -> dict[str, int]:
    """Nothing of this may be more than 0."""
    moved = Transfer.objects.filter(act=ACT)
    columns = ("posting_id", "owner_id", "debit", "debit_of", "credit", "credit_of", "amount")
    stands = {tuple(map(str, row)) for row in moved.values_list(*columns)}
    doubled = moved.values("owner_id", "posting_id").annotate(legs=Count("*")).filter(legs__gt=1)
    return {
        "acknowledged_and_missing": sum(one not in stands for one in told["moved"]),
        "acknowledged_twice": len(told["moved"]) - len(set(told["moved"])),
        "posted_twice": len(told["twice"]) + doubled.count(),
        "balances_below_zero": Balance.objects.filter(amount__lt=0).count(),
        "waited_crosswise": len(told["crosswise"]),
    }


def faults_found() -> list[str]:
    """Balances, sums and money, computed from the journal and compared with what is kept."""
    with unit_of_work(by=Actor.system("prakerja bench bank"), statement_timeout_ms=_LONGEST_MS):
        return list(prove(known={}).faults)
