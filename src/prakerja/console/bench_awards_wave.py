"""The wave of `prakerja bench awards`: recipients with a seat and nothing else, and how they get their cards."""

import time
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

import click
from django.db import connection

from prakerja.accounts.models import Account
from prakerja.cards.award_cards import award_cards
from prakerja.cards.jobs import award_cards as job
from prakerja.cards.models import Card, WaveBudget, YearBudget
from prakerja.cards.rules import package_of
from prakerja.config.environment import ROOT
from prakerja.console.bench_housekeeping import do_housekeeping
from prakerja.console.bench_processor import Effort, effort_of
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.schemes.load_scheme import load_scheme
from prakerja.screening.models import Recipient
from prakerja.simulation.copy_in import copy_in
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.begin_work import begin_work

REFERENCE: Final = ROOT / "bench" / "reference_award.sql"
LONGEST_MS: Final = 600_000
_BY: Final = Actor.system("cards.award_cards")


def put_recipients(cards: int) -> Wave:
    """A published wave of 2021 with so many recipients, and the money for them."""
    with unit_of_work(by=Actor.operator("prakerja bench awards"), statement_timeout_ms=LONGEST_MS) as work:
        wave = published_wave(work.now)
        package = package_of(load_scheme("2021").benefits)
        whole = int(package.whole) * cards
        year = YearBudget.objects.create(year=work.now.year, allowed=whole, set_aside=whole)
        parts = {"training": int(package.training), "incentive": int(package.incentive)}
        WaveBudget.objects.create(wave=wave, year=year, seats=cards, **parts)
        _put_people(wave, cards, work.now)
    do_housekeeping()
    return wave


def published_wave(now: datetime) -> Wave:
    """Of the scheme of 2021, whose results are out."""
    begun = now - timedelta(days=9)
    wave: Wave = Wave.objects.create(
        number=12,
        scheme="2021",
        scheme_version=load_scheme("2021").version,
        opens_at=begun,
        closes_at=begun + timedelta(days=3),
        result_expected_at=now,
        state=WaveState.PUBLISHED,
    )
    return wave


def _put_people(wave: Wave, cards: int, now: datetime) -> None:
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


def bare_rows() -> float:
    """The seconds that the reference takes."""
    return seconds_of(REFERENCE.read_text())


def seconds_of(statements: str) -> float:
    begin = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(statements)
    return time.perf_counter() - begin


def award_all(wave: Wave, cards: int) -> Effort:
    """As the worker does it. Raises click.ClickException where not everybody has a card and a letter."""
    with unit_of_work(by=_BY) as work:
        begin_work(job, work.now, wave_id=wave.pk)
    effort = effort_of(lambda: _award(wave))
    there = (Card.objects.filter(wave=wave).count(), Message.objects.count())
    if there != (cards, cards):
        raise click.ClickException(f"{there[0]} cards and {there[1]} letters for {cards} recipients")
    return effort


def _award(wave: Wave) -> None:
    left = True
    while left:
        with unit_of_work(by=_BY, statement_timeout_ms=LONGEST_MS) as work:
            left = award_cards(wave_id=wave.pk, by=_BY, now=work.now)
