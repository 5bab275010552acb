"""The night in which `prakerja bench awards --revoke` takes back a third of a wave's cards."""

from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

import click
from django.db.models import F

from prakerja.cards.jobs import revoke_overdue as job
from prakerja.cards.models import Card
from prakerja.cards.revoke_overdue import revoke_overdue
from prakerja.cards.states import CardState
from prakerja.config.environment import ROOT
from prakerja.console.bench_awards_wave import LONGEST_MS, seconds_of
from prakerja.console.bench_housekeeping import do_housekeeping
from prakerja.console.bench_processor import Effort, effort_of
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.profile.models import Phone
from prakerja.simulation.copy_in import copy_in
from prakerja.waves.models import Wave
from prakerja.work.begin_work import begin_work

REFERENCE: Final = ROOT / "bench" / "reference_revocation.sql"
#: What lies there before the reference begins, which it does not take any time for.
BEFORE: Final = ROOT / "bench" / "reference_revocation_before.sql"
_BY: Final = Actor.system("cards.revoke_overdue")
_NUMBER: Final = "+6281100000000"
#: After every deadline but those that were moved on.
_NIGHT: Final = timedelta(days=40)
_LONGER: Final = timedelta(days=30)
#: Numbers are drawn by chance: below it ends a third of them.
_ONE_THIRD: Final = "3334"


def let_deadline_pass(wave: Wave) -> int:
    """Everybody has a telephone, and two thirds have more time. Returns for how many cards it is too late."""
    now = read_clock()
    with unit_of_work(by=Actor.operator("prakerja bench awards"), statement_timeout_ms=LONGEST_MS):
        owners = list(Card.objects.filter(wave=wave).order_by("applicant_id").values_list("applicant_id", flat=True))
        copy_in(
            Phone,
            ["applicant_id", "sealed_number", "number_digest", "verified_at"],
            ([one, seal(_NUMBER, purpose=Purpose.PHONE, owner=one), uuid4(), now] for one in owners),
        )
        Card.objects.filter(last_four__gte=_ONE_THIRD).update(buys_until=F("buys_until") + _LONGER)
    do_housekeeping()
    return Card.objects.overdue(_night()).count()


def bare_rows() -> float:
    """The seconds that the reference takes."""
    seconds_of(BEFORE.read_text())
    return seconds_of(REFERENCE.read_text())


def revoke_all(wave: Wave, overdue: int) -> Effort:
    """As the worker does it. Raises click.ClickException where a card is left, or somebody is not told."""
    with unit_of_work(by=_BY) as work:
        begin_work(job, work.now, wave_id=wave.pk)
    effort = effort_of(lambda: _revoke(wave))
    told = Message.objects.filter(text="card_overdue").count()
    there = (Card.objects.filter(state=CardState.REVOKED).count(), told)
    if there != (overdue, 2 * overdue):
        raise click.ClickException(f"{there[0]} cards revoked and {there[1]} messages for {overdue} overdue cards")
    return effort


def _revoke(wave: Wave) -> None:
    night, left = _night(), True
    while left:
        with unit_of_work(by=_BY, statement_timeout_ms=LONGEST_MS):
            left = revoke_overdue(wave_id=wave.pk, by=_BY, now=night)


def _night() -> datetime:
    return read_clock() + _NIGHT
