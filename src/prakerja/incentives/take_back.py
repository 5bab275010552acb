"""`take_back()`: what was due and not paid is due no more, because the certificate that has earned it was withdrawn."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import F

from prakerja.audit.record import record
from prakerja.cards.models import WaveBudget, YearBudget
from prakerja.cards.states import LIVE
from prakerja.incentives.events import IncentivesEvent
from prakerja.incentives.models import Instalment, Survey
from prakerja.incentives.states import DueKind
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.post_set import post_set

TAKEN_BACK: Final = "incentives.take_back"
TABLES: Final = {DueKind.INSTALMENT: Instalment._meta.db_table, DueKind.SURVEY: Survey._meta.db_table}


class DueKey(NamedTuple):
    applicant_id: UUID
    award: int
    kind: DueKind
    number: int


class Taken(NamedTuple):
    """`times`: how often, with this. `is_live`: its card is in use, and the money lies on it again."""

    key: DueKey
    amount: int
    times: int
    wave_id: int
    is_live: bool


def take_back(dues: Sequence[DueKey], *, by: Actor, now: datetime) -> list[Taken]:
    """Part of what corrects the incentives of withdrawn certificates; returns those that were due and not paid.

    Their cards are locked, and nothing of them is in a live instruction. Of a card that is in use the money goes onto
    it again, and from there wherever the year's end takes it; of one that has ended, to the treasury at once. Twice is
    once: what is not due stays as it is.
    """
    taken = [one for kind in TABLES for one in _take(kind, [due for due in dues if due.kind is kind])]
    by_wave: dict[int, list[Taken]] = defaultdict(list)
    for one in taken:
        by_wave[one.wave_id].append(one)
    for budget in WaveBudget.objects.select_related("wave").filter(pk__in=by_wave).order_by("pk"):
        _book(budget, by_wave[budget.pk], by=by, now=now)
    return taken


def _take(kind: DueKind, dues: Sequence[DueKey]) -> list[Taken]:
    if not dues:
        return []
    statement = sql_file(__file__, "take_back").format(table=TABLES[kind])
    rows = run_with_arrays(
        statement,
        {
            "applicants": [due.applicant_id for due in dues],
            "awards": [due.award for due in dues],
            "numbers": [due.number for due in dues],
            "live": sorted(LIVE),
        },
    ).fetchall()
    return [
        Taken(DueKey(applicant_id, award, kind, number), amount, times, wave_id, is_live)
        for applicant_id, award, number, amount, times, wave_id, is_live in rows
    ]


def _book(budget: WaveBudget, taken: Sequence[Taken], *, by: Actor, now: datetime) -> None:
    _post(budget, taken, now=now)
    ended = sum(one.amount for one in taken if not one.is_live)
    if ended:
        YearBudget.objects.filter(pk=budget.year_id).update(set_aside=F("set_aside") - ended)
    owners = {one.key.applicant_id for one in taken}
    record(
        IncentivesEvent.TAKEN_BACK,
        subject=budget,
        by=by,
        at=now,
        applicant_id=owners.pop() if len(owners) == 1 else None,
        dues=len(taken),
        amount=sum(one.amount for one in taken),
    )


def _post(budget: WaveBudget, taken: Sequence[Taken], *, now: datetime) -> None:
    post_set(
        rows=sql_file(__file__, "take_back_legs"),
        act=TAKEN_BACK,
        year=budget.year_id,
        wave=budget.wave.number,
        happened_at=now,
        posted_at=now,
        reason="",
        values={
            "due": AccountKind.INCENTIVE_DUE.value,
            "reserve": AccountKind.INCENTIVE_RESERVE.value,
            "treasury": AccountKind.TREASURY.value,
            "treasury_of": of_number(AccountKind.TREASURY, budget.year_id).of,
            "applicants": [one.key.applicant_id for one in taken],
            "awards": [one.key.award for one in taken],
            "kinds": [one.key.kind.value for one in taken],
            "numbers": [one.key.number for one in taken],
            "times": [one.times for one in taken],
            "amounts": [one.amount for one in taken],
            "lives": [int(one.is_live) for one in taken],
        },
    )
