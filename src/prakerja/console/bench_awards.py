"""`prakerja bench awards`: cards awarded per second, with numbers, postings and letters, against bare rows of each."""

import json
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import click
from rich.console import Console
from rich.table import Table

from prakerja.config.environment import ROOT
from prakerja.console.bench_server import database_of_its_own
from prakerja.draw.engine.peak_memory import peak_rss_mb

if TYPE_CHECKING:
    from prakerja.waves.models import Wave

#: So long 600,000 cards may take.
_WANTED_S: Final = 75
_OF: Final = 600_000
_LONGEST_MS: Final = 600_000
REFERENCE: Final = ROOT / "bench" / "reference_award.sql"
type Report = dict[str, float]


@click.command()
@click.option(
    "--cards", type=click.IntRange(1_000, 2_000_000), default=60_000, show_default=True, help="Recipients of the wave."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def awards(cards: int, *, as_json: bool) -> None:
    """Award a wave's cards: numbers, postings, letters in the outbox."""
    with database_of_its_own("prakerja_bench_awards"):
        wave = _put_recipients(cards)
        reference = cards / _bare_rows()
        seconds = _award(wave)
        _require_all(wave, cards)
    report = report_on(cards, seconds=seconds, reference=reference)
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table(report)


def report_on(cards: int, *, seconds: float, reference: float) -> Report:
    """What is printed as JSON."""
    return {
        "cards": cards,
        "seconds": round(seconds, 2),
        "per_second": round(cards / seconds),
        "wanted_per_second": _OF // _WANTED_S,
        "reference": round(reference),
        "ratio": round(cards / seconds / reference, 3),
        "peak_rss_mb": peak_rss_mb(),
    }


def print_table(report: Report) -> None:
    """The same for people."""
    table = Table("", "cards per second", title=f"{report['cards']:,.0f} cards in {report['seconds']} s")
    table.add_row("awarded, with postings and letters", f"{report['per_second']:,.0f}")
    table.add_row("bare rows of each", f"{report['reference']:,.0f}")
    Console().print(table)
    click.echo(f"Ratio: {report['ratio']}. Memory at most: {report['peak_rss_mb']} MB.")


def _put_recipients(cards: int) -> "Wave":
    from django.db import connection

    from prakerja.cards.models import WaveBudget, YearBudget
    from prakerja.cards.rules import package_of
    from prakerja.kit.actor import Actor
    from prakerja.kit.clock import read_clock
    from prakerja.kit.unit_of_work import unit_of_work
    from prakerja.schemes.load_scheme import load_scheme
    from prakerja.waves.models import Wave
    from prakerja.waves.states import WaveState

    with unit_of_work(by=Actor.operator("prakerja bench awards"), statement_timeout_ms=_LONGEST_MS):
        now, scheme = read_clock(), load_scheme("2021")
        begun = now - timedelta(days=9)
        wave: Wave = Wave.objects.create(
            number=12,
            scheme="2021",
            scheme_version=scheme.version,
            opens_at=begun,
            closes_at=begun + timedelta(days=3),
            result_expected_at=now,
            state=WaveState.PUBLISHED,
        )
        package = package_of(scheme.benefits)
        whole = int(package.whole) * cards
        year = YearBudget.objects.create(year=now.year, allowed=whole, set_aside=whole)
        parts = {"training": int(package.training), "incentive": int(package.incentive)}
        WaveBudget.objects.create(wave=wave, year=year, seats=cards, **parts)
        _put_people(wave, cards, now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return wave


def _put_people(wave: "Wave", cards: int, now: datetime) -> None:
    """Accounts with a seat and nothing else: awarding reads no more of them."""
    from prakerja.accounts.models import Account
    from prakerja.screening.models import Recipient
    from prakerja.simulation.copy_in import copy_in

    people = [uuid4() for _ in range(cards)]
    copy_in(
        Account,
        ["id", "password", "email", "full_name", "language", "terms_version", "kind", "is_active"],
        ([one, "!", f"{one}@contoh.example", "Orang Contoh", "id", "", "applicant", True] for one in people),
    )
    copy_in(
        Recipient,
        ["applicant_id", "award", "nik_digest", "kk_digest", "wave", "received_at"],
        ([one, 1, uuid4(), uuid4(), wave.pk, now] for one in people),
    )


def _bare_rows() -> float:
    from django.db import connection

    begin = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(REFERENCE.read_text())
    return time.perf_counter() - begin


def _award(wave: "Wave") -> float:
    from prakerja.cards.award_cards import award_cards
    from prakerja.cards.jobs import award_cards as job
    from prakerja.kit.actor import Actor
    from prakerja.kit.unit_of_work import unit_of_work
    from prakerja.work.begin_work import begin_work

    by, left = Actor.system("cards.award_cards"), True
    with unit_of_work(by=by) as work:
        begin_work(job, work.now, wave_id=wave.pk)
    begin = time.perf_counter()
    while left:
        with unit_of_work(by=by, statement_timeout_ms=_LONGEST_MS) as work:
            left = award_cards(wave_id=wave.pk, by=by, now=work.now)
    return time.perf_counter() - begin


def _require_all(wave: "Wave", cards: int) -> None:
    """Raises click.ClickException where not everybody has a card and a letter."""
    from prakerja.cards.models import Card
    from prakerja.messages.models import Message

    there = (Card.objects.filter(wave=wave).count(), Message.objects.count())
    if there != (cards, cards):
        raise click.ClickException(f"{there[0]} cards and {there[1]} letters for {cards} recipients")
