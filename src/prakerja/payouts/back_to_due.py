"""`back_to_due()`: what was on its way is its recipients' again, and waits for another instruction."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.post_set import post_set
from prakerja.payouts.money import IN_TRANSIT_OF


class OnItsWay(NamedTuple):
    """`wave`: its number."""

    payee_id: UUID
    number: int
    wave: int
    rail: str
    amount: int


def back_to_due(ended: Sequence[OnItsWay], *, act: str, year: int, now: datetime) -> None:
    """Part of what ends instructions of recipients, of one batch: a set for each wave whose money it is."""
    for wave, of_wave in groupby(sorted(ended, key=lambda one: one.wave), key=lambda one: one.wave):
        _post(list(of_wave), act=act, year=year, wave=wave, now=now)


def _post(ended: Sequence[OnItsWay], *, act: str, year: int, wave: int, now: datetime) -> None:
    post_set(
        rows=sql_file(__file__, "back_legs"),
        act=act,
        year=year,
        wave=wave,
        happened_at=now,
        posted_at=now,
        reason="",
        values={
            "in_transit": AccountKind.IN_TRANSIT.value,
            "due": AccountKind.INCENTIVE_DUE.value,
            "payees": [one.payee_id for one in ended],
            "numbers": [one.number for one in ended],
            "names": [one.rail for one in ended],
            "amounts": [one.amount for one in ended],
            "rails": list(IN_TRANSIT_OF),
            "rail_of": list(IN_TRANSIT_OF.values()),
        },
    )
