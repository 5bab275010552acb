"""The list of `prakerja bench awards --rescreen`: it comes into force, and all cards are screened against it."""

from datetime import datetime, timedelta
from typing import Final

import click
from django.db import connection

from prakerja.accounts.models import Account
from prakerja.cards.jobs import rescreen_cards as job
from prakerja.cards.models import Card
from prakerja.cards.rescreen_cards import rescreen_cards
from prakerja.config.environment import ROOT
from prakerja.console.bench_awards_wave import LONGEST_MS, published_wave, seconds_of
from prakerja.console.bench_housekeeping import do_housekeeping
from prakerja.console.bench_processor import Effort, effort_of
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.screening.kinds import ListKind
from prakerja.screening.models import ExclusionList, ListInForce
from prakerja.work.begin_work import begin_work

REFERENCE: Final = ROOT / "bench" / "reference_rescreening.sql"
_BY: Final = Actor.system("cards.rescreen_cards")
_FILLS: Final = Actor.operator("prakerja bench awards")
#: Of the cards so many for each one whose holder the list names, and for each one on the list.
_CARDS_OF_A_NAMED: Final = 1_000
_CARDS_OF_A_LISTED: Final = 6


def put_list(cards: int) -> ExclusionList:
    """So many cards in use, and a list in force that names one holder in a thousand."""
    with unit_of_work(by=_FILLS, statement_timeout_ms=LONGEST_MS) as work:
        wave = published_wave(work.now)
        _fill("fill_cards", cards, work.now, wave=wave.pk)
        row = _list_of(cards // _CARDS_OF_A_LISTED, work.now)
        _fill("fill_list", cards, work.now, list=row.pk, others=row.people - cards // _CARDS_OF_A_NAMED)
        ListInForce.objects.create(list=row, since=work.now)
    do_housekeeping()
    return row


def _fill(name: str, cards: int, now: datetime, **more: int) -> None:
    asked: dict[str, int | datetime] = {"cards": cards, "now": now, "until": now + timedelta(days=30), **more}
    with connection.cursor() as cursor:
        cursor.execute((ROOT / "bench" / f"{name}.sql").read_text(), asked)


def _list_of(people: int, now: datetime) -> ExclusionList:
    row: ExclusionList = ExclusionList.objects.create(
        kind=ListKind.CIVIL_SERVANTS,
        name="Bench",
        source="Bench",
        legal_basis="Bench",
        valid_from=now.date(),
        sha256="0" * 64,
        people=people,
        rows=people,
        family_cards=0,
        impossible_dates=0,
        unknown_regions=0,
        fixed_digits=[],
        imported_at=now,
    )
    return row


def bare_join() -> float:
    """The seconds that the reference takes."""
    return seconds_of(REFERENCE.read_text())


def rescreen_all(row: ExclusionList) -> Effort:
    """As the worker does it. Raises click.ClickException where a named card is not held, or its holder not told."""
    with unit_of_work(by=_BY) as work:
        begin_work(job, work.now, list_id=row.pk)
    effort = effort_of(lambda: _rescreen(row))
    named = Account.objects.count()
    there = (Card.objects.filter(held_for="listed").count(), Message.objects.filter(text="card_listed").count())
    if there != (named, named):
        raise click.ClickException(f"{there[0]} cards held and {there[1]} letters for {named} whom the list names")
    return effort


def _rescreen(row: ExclusionList) -> None:
    left = True
    while left:
        with unit_of_work(by=_BY, statement_timeout_ms=LONGEST_MS) as work:
            left = rescreen_cards(list_id=row.pk, by=_BY, now=work.now)
