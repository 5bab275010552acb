"""The books of `prakerja bench payouts`: recipients of a wave to whom an instalment is due, filled in by SQL."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.db import connection

from prakerja.cards.models import WaveBudget, YearBudget
from prakerja.cards.rules import package_of
from prakerja.config.environment import ROOT
from prakerja.console.bench_awards_wave import LONGEST_MS, published_wave
from prakerja.console.bench_housekeeping import do_housekeeping
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.long_arrays import Value
from prakerja.kit.sql import sql_file
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.post_set import post_set
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.models import Wave

#: Of one instalment.
AMOUNT: Final = 600_000
_BY: Final = Actor.operator("prakerja bench payouts")


def put_due(people: int, *, houses: Sequence[AccountHouse]) -> Wave:
    """So many recipients, each with an instalment due and an account at one of these houses in turn."""
    with unit_of_work(by=_BY, statement_timeout_ms=LONGEST_MS) as work:
        earlier = work.now - timedelta(days=1)
        wave = published_wave(work.now)
        _put_budget(wave, people, work.now)
        _fill("fill_cards", {"cards": people, "now": earlier, "until": work.now + timedelta(days=30), "wave": wave.pk})
        named = {"houses": [one.value for one in houses], "bank_codes": [one.bank_code for one in houses]}
        _fill("fill_payouts", {**named, "now": earlier, "due_on": wib_day(earlier), "amount": AMOUNT})
        _post_due(wave, work.now)
    do_housekeeping()
    return wave


def _put_budget(wave: Wave, people: int, now: datetime) -> None:
    package = package_of(load_scheme(wave.scheme).benefits)
    whole = int(package.whole) * people
    year = YearBudget.objects.create(year=now.year, allowed=whole, set_aside=whole)
    parts = {"training": int(package.training), "incentive": int(package.incentive)}
    WaveBudget.objects.create(wave=wave, year=year, seats=people, awarded=people, **parts)


def _fill(name: str, values: Mapping[str, list[str] | int | datetime | date]) -> None:
    with connection.cursor() as cursor:
        cursor.execute((ROOT / "bench" / f"{name}.sql").read_text(), values)


def _post_due(wave: Wave, now: datetime) -> None:
    kinds = {"budget": AccountKind.STATE_BUDGET, "treasury": AccountKind.TREASURY, "due": AccountKind.INCENTIVE_DUE}
    values: dict[str, Value] = {name: kind.value for name, kind in kinds.items()}
    values |= {"year": of_number(AccountKind.TREASURY, now.year).of, "amount": AMOUNT}
    post_set(
        rows=sql_file(__file__, "bench_due"),
        values=values,
        act="bench.due",
        year=now.year,
        wave=wave.number,
        reason="",
        happened_at=now,
        posted_at=now,
    )
