"""What closing a scheme's year would do, wave by wave, before anything is done: the dry run.

National figures are asked for while a page is opened: what lies on all cards of a wave is read from the ledger's flows,
and only those cards are looked at one by one of which something else is to be said.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Final, NamedTuple

from django.db import connection
from django.db.models import Count

from prakerja.cards.closable_waves import closable_waves, unawarded_seats
from prakerja.cards.models import Card, WaveBudget
from prakerja.cards.states import LIVE
from prakerja.cards.year_ends import Closing
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.flows import Flow, flows, gained

#: Cards with which nothing was bought, and whose deadline has not gone by; all others that are told apart wait.
_UNUSED: Final = "unused"


@dataclass(frozen=True)
class CloseFigures:
    """Of one wave, or of all. `finished`, `still_used`: cards; `training`, `incentive`, `reserve`: rupiah that go back.

    `unawarded`: seats that nobody got, whose money is the reserve. Cards that wait: `held` by the office; `under_way`,
    while money of theirs waits for somebody outside or is due and not paid; `overdue`, which the night revokes.
    """

    finished: int = 0
    still_used: int = 0
    training: int = 0
    incentive: int = 0
    unawarded: int = 0
    reserve: int = 0
    held: int = 0
    under_way: int = 0
    overdue: int = 0

    def __add__(self, other: "CloseFigures") -> "CloseFigures":
        return CloseFigures(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(CloseFigures)))

    @property
    def returned(self) -> int:
        return self.training + self.incentive + self.reserve

    @property
    def waiting(self) -> int:
        return self.held + self.under_way + self.overdue

    @property
    def is_nothing(self) -> bool:
        return not (self.finished or self.returned)


@dataclass(frozen=True)
class YearEndFigures:
    #: By the number of the wave.
    waves: Mapping[int, CloseFigures]
    #: Numbers of waves whose result, or whose cards, are still to come: nothing of theirs is closed.
    waiting_waves: Sequence[int]
    whole: CloseFigures = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "whole", sum(self.waves.values(), start=CloseFigures()))


class _Group(NamedTuple):
    cards: int = 0
    training: int = 0
    incentive: int = 0

    @classmethod
    def all_of(cls, groups: Iterable["_Group"]) -> "_Group":
        rows = list(groups)
        return cls(*(sum(column) for column in zip(*rows, strict=True))) if rows else cls()


def year_end_figures(closing: Closing, *, now: datetime) -> YearEndFigures:
    """In five statements, however many cards there are."""
    budgets, waiting = closable_waves(closing)
    found = [flow for flow in flows() if flow.year == closing.end.year]
    live, groups = _live(budgets), _groups(closing, budgets, found, now=now)
    waves = {
        one.wave.number: _of_wave(
            closing,
            one,
            found=[flow for flow in found if flow.wave == one.wave.number],
            live=live.get(one.wave_id, 0),
            groups=groups[one.wave_id],
        )
        for one in budgets
    }
    return YearEndFigures(waves, waiting)


def _of_wave(
    closing: Closing, budget: WaveBudget, *, found: Sequence[Flow], live: int, groups: Mapping[str, _Group]
) -> CloseFigures:
    unused = groups.get(_UNUSED, _Group())
    waits = {one: group for one, group in groups.items() if one != _UNUSED}
    held_back = _Group.all_of(waits.values())
    used = live - unused.cards - held_back.cards
    seats = unawarded_seats(budget)
    of_training = closing.is_of_training
    return CloseFigures(
        finished=unused.cards if of_training else unused.cards + used,
        still_used=used if of_training else 0,
        training=gained(found, {AccountKind.TRAINING_BALANCE}) - held_back.training,
        incentive=unused.incentive
        if of_training
        else gained(found, {AccountKind.INCENTIVE_RESERVE}) - held_back.incentive,
        unawarded=seats,
        reserve=seats * (budget.training + budget.incentive),
        **{why: group.cards for why, group in waits.items()},
    )


def _live(budgets: Sequence[WaveBudget]) -> dict[int, int]:
    live = Card.objects.filter(wave_id__in=[one.wave_id for one in budgets], state__in=LIVE)
    return dict(live.values_list("wave_id").annotate(cards=Count("state")))


def _groups(
    closing: Closing, budgets: Sequence[WaveBudget], found: Sequence[Flow], *, now: datetime
) -> Mapping[int, Mapping[str, _Group]]:
    numbers = {one.wave.number for one in budgets}
    due = gained([flow for flow in found if flow.wave in numbers], {AccountKind.INCENTIVE_DUE})
    values: dict[str, list[int] | datetime | int] = {
        "waves": [one.wave_id for one in budgets],
        "now": now,
        "due": AccountKind.INCENTIVE_DUE.value,
        "training": AccountKind.TRAINING_BALANCE.value,
        "incentive": AccountKind.INCENTIVE_RESERVE.value,
        "something_is_due": due > 0,
        "of_training": closing.is_of_training,
    }
    groups: dict[int, dict[str, _Group]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "year_end_groups"), values)
        for wave_id, standing, *sums in cursor.fetchall():
            groups[wave_id][standing] = _Group(*sums)
    return groups
