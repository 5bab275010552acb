"""`prakerja bench training` in small: the same books, whatever was killed; and a difference is told."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from prakerja.console.bench_training_count import differences_of
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.models import Balance, OpenHold
from prakerja.training.models import Purchase, ScheduleSeats
from prakerja.training.states import PurchaseState
from tests.situations.cards import NOW
from tests.situations.purchases import bought
from tests.situations.training import a_buyer, a_market

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]

_PRAKERJA = str(Path(sys.executable).with_name("prakerja"))


@pytest.mark.thorough  # it waits for the product's own pauses: six minutes, ten beside others
def test_the_partners_books_are_ours_after_a_run_in_which_everything_was_killed() -> None:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PRAKERJA_", "DJANGO_"))}
    command = [_PRAKERJA, "bench", "training", "--purchases", "12", "--seed", "7", "--json"]
    run = subprocess.run(command, env=inherited, capture_output=True, text=True, check=False, timeout=800)
    assert run.returncode == 0, run.stdout + run.stderr[-2000:]
    report = json.loads(run.stdout)
    assert set(report["differences"].values()) == {0}
    assert report["faults"] == []
    assert report["seed"] == 7
    told = report["told"]
    assert told["purchases"] >= 12
    # How far each purchase comes until the last one is made is chance: on a busy machine none may be finished.
    assert min(told["redeems"], told.get("voids", 0) + told.get("completions", 0), report["databases_killed"]) > 0


@pytest.mark.django_db
def test_whatever_differs_is_counted() -> None:
    """Of two purchases one is in the partners' books as it is in ours; then each line is forged."""
    kept, begun = bought(a_market(), a_buyer()), bought(a_market(), a_buyer())
    Purchase.objects.filter(pk=begun.pk).update(state=PurchaseState.REDEEMED, redeemed_at=NOW)
    sales = [{"invoice": one.invoice_code, "price": one.price, "state": "paid"} for one in (kept, begun)]
    codes = [{"code": begun.redeem_code, "attended": 0, "state": "redeemed"}]
    assert counted(sales, codes) == {}
    assert counted(sales[:1], codes) == {"sales_that_they_lack": 1}
    assert counted([*sales, {"invoice": "INV-X", "price": 1, "state": "paid"}], codes) == {"sales_that_we_lack": 1}
    assert counted([*sales, {"invoice": "INV-X", "price": 1, "state": "asked"}], codes) == {}
    assert counted([sales[0] | {"price": 1}, sales[1] | {"state": "voided"}], codes) == {"sales_told_differently": 2}
    assert counted(sales, []) == {"codes_that_they_lack": 1}
    assert counted(sales, [*codes, codes[0] | {"code": "TIDAKADA"}]) == {"codes_that_we_lack": 1}
    assert counted(sales, [codes[0] | {"attended": 1}]) == {"attendances_told_differently": 1}
    assert counted(sales, [codes[0] | {"state": "finished"}]) == {"completions_told_differently": 1}
    ScheduleSeats.objects.filter(pk=kept.schedule_id).update(taken=3)
    assert counted(sales, codes) == {"seats_counted_differently": 2}


@pytest.mark.django_db
@pytest.mark.forges_books
def test_money_that_is_gone_is_counted() -> None:
    purchase = bought(a_market(), a_buyer())
    sales = [{"invoice": purchase.invoice_code, "price": purchase.price, "state": "paid"}]
    Balance.objects.filter(kind=AccountKind.TRAINING_BALANCE).update(amount=399_999)
    found = counted(sales, [])
    assert found.pop("faults_of_the_ledger") > 0
    assert found == {"balances_that_differ": 1, "rupiah_gained_or_lost": 1}
    OpenHold.objects.all().delete()
    assert counted(sales, [])["holds_that_differ"] == 1


def counted(sales: list[dict[str, Any]], participants: list[dict[str, Any]]) -> dict[str, int]:
    """What is more than nothing."""
    differences, _faults = differences_of(sales, participants)
    return {name: times for name, times in differences.items() if times}
