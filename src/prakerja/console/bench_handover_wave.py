"""The wave of `prakerja bench handover`, taken from its closing to its published result by the jobs themselves."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import batched
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

import click
from django.conf import settings
from django.core.files.storage import default_storage

from prakerja.accounts.models import Account
from prakerja.cards.models import WaveBudget, YearBudget
from prakerja.cards.rules import package_of
from prakerja.console.bench_housekeeping import do_housekeeping
from prakerja.console.bench_processor import Effort, effort_of
from prakerja.console.bench_screening_wave import LONGEST_MS, put_wave, screen
from prakerja.draw import jobs
from prakerja.draw.acts import PUBLISH
from prakerja.draw.models import Draw
from prakerja.draw.tell_joiners import tell_joiners
from prakerja.journey.seat_winners import seat_winners
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.digests import digests
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal_each
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.profile.models import Phone
from prakerja.regions.known import regencies_on
from prakerja.schemes.groups import SeatGroup
from prakerja.schemes.load_scheme import load_scheme
from prakerja.simulation import hand_over
from prakerja.simulation.copy_in import copy_in
from prakerja.simulation.demo_custodians import stated_before, write_beacon
from prakerja.simulation.demo_staff import put_staff
from prakerja.simulation.demo_waves import decide, officer
from prakerja.waves.models import SeatRow, Wave
from prakerja.work.begin_work import begin_work

_BY: Final = Actor.operator("prakerja bench handover")
_TELLS: Final = Actor.system("draw.tell_joiners")
_AT_ONCE: Final = 50_000
_LISTED: Final = 100_000
#: Three in ten get a seat.
_SEATED: Final = 0.3
_DAY: Final = date(2021, 1, 1)
_GROUPS: Final = (SeatGroup.DISMISSED, SeatGroup.DISABLED)


def whole_hand_over(joiners: int, *, told: int) -> tuple[dict[str, Effort], dict[str, float], int]:
    """What each step took, the seconds of the parts of two of them, and how many were told."""
    with _files_of_its_own():
        wave = _closed_wave(joiners)
        stated = stated_before(read_clock())
        parts = _Parts()
        efforts: dict[str, Effort] = {}

        def step(name: str, do: Callable[[], object]) -> None:
            efforts[name] = effort_of(do)
            click.echo(f"{name}: {efforts[name].seconds:.1f} s", err=True)

        step("screening", lambda: screen(wave))
        step("joiners", lambda: hand_over.fix(wave))
        hand_over.decide_to_freeze(wave, stated=stated)
        step("freezing", lambda: hand_over.freeze(wave, stated=stated, on_stage=parts.begin))
        hand_over.make_ready_to_draw(wave)
        step("drawing", lambda: hand_over.draw(wave, on_stage=parts.begin))
        parts.end()
        _put_money(wave)
        decide(wave, PUBLISH, at=read_clock())
        step("publishing", lambda: _publish(wave))
        step("telling", lambda: _tell(wave, told))
        return efforts, parts.seconds, told


class _Parts:
    """The seconds of each stage, by the clock: one ends where the next begins."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._now, self._since = "", 0.0

    def begin(self, stage: str) -> None:
        self.end()
        self._now, self._since = stage, time.perf_counter()

    def end(self) -> None:
        if self._now:
            self.seconds[self._now] = self.seconds.get(self._now, 0) + time.perf_counter() - self._since
        self._now = ""


@contextmanager
def _files_of_its_own() -> Iterator[None]:
    """The draw's files lie in a folder that is gone at the end, whatever the storage of the programme is."""
    from django.core.files.storage import FileSystemStorage

    whole = default_storage._wrapped  # type: ignore[attr-defined]
    with TemporaryDirectory(dir=settings.ENVIRONMENT.var) as folder:
        default_storage._wrapped = FileSystemStorage(location=folder)  # type: ignore[attr-defined]
        try:
            yield
        finally:
            default_storage._wrapped = whole  # type: ignore[attr-defined]


def _closed_wave(joiners: int) -> Wave:
    write_beacon()
    with unit_of_work(by=_BY) as work:
        put_staff(by=_BY, now=work.now)
    wave = put_wave(joiners, _LISTED)
    with unit_of_work(by=_BY, statement_timeout_ms=LONGEST_MS) as work:
        _put_seats(wave, int(joiners * _SEATED))
        _put_addresses(joiners, work.now)
    do_housekeeping()
    return wave


def _put_seats(wave: Wave, seats: int) -> None:
    """A tenth for groups and half for all in each regency, a fifth in the provinces, the rest anywhere."""
    areas = [one.code for one in regencies_on(_DAY)]
    provinces = sorted({area[:2] for area in areas})
    rows = [
        (1, area, str(group), seats // 10 // len(areas) // len(_GROUPS), False) for area in areas for group in _GROUPS
    ]
    rows += [(2, area, "*", seats // 2 // len(areas), True) for area in areas]
    rows += [(3, area, "*", seats // 5 // len(provinces), True) for area in provinces]
    rows.append((4, "ID", "*", seats - sum(row[3] for row in rows), True))
    SeatRow.objects.bulk_create(
        SeatRow(wave=wave, position=place, pass_number=number, area=area, group=group, seats=count, carry=carry)
        for place, (number, area, group, count, carry) in enumerate(rows, start=1)
    )


def _put_addresses(joiners: int, now: datetime) -> None:
    """Everybody has an account and a proven number: whoever is told is told by a letter and an SMS."""
    for numbers in batched(range(joiners), _AT_ONCE, strict=False):
        people = [UUID(int=(0x0195 << 112) | (7 << 76) | (2 << 62) | number) for number in numbers]
        copy_in(
            Account,
            ["id", "password", "email", "full_name", "language", "terms_version", "kind", "is_active"],
            ([one, "!", f"{one}@contoh.example", "Orang Contoh", "id", "", "applicant", True] for one in people),
        )
        phones = [f"+62811{number:09d}" for number in numbers]
        owned = [(phone, owner, None) for phone, owner in zip(phones, people, strict=True)]
        found = [UUID(bytes=one) for one in digests(phones, purpose=Purpose.PHONE)]
        rows = ([*row, now] for row in zip(people, seal_each(owned, purpose=Purpose.PHONE), found, strict=True))
        copy_in(Phone, ["applicant_id", "sealed_number", "number_digest", "verified_at"], rows)


def _put_money(wave: Wave) -> None:
    seats = Draw.objects.values_list("seated_count", flat=True).get(pk=wave.pk) or 0
    package = package_of(load_scheme(wave.scheme).benefits)
    whole = int(package.whole) * seats
    with unit_of_work(by=_BY) as work:
        year = YearBudget.objects.create(year=(work.now + timedelta(hours=7)).year, allowed=whole, set_aside=whole)
        parts = {"training": int(package.training), "incentive": int(package.incentive)}
        WaveBudget.objects.create(wave=wave, year=year, seats=seats, **parts)


def _publish(wave: Wave) -> None:
    with unit_of_work(by=officer(1), statement_timeout_ms=LONGEST_MS) as work:
        seat_winners(wave_id=wave.pk, by=work.actor, now=work.now)


def _tell(wave: Wave, most: int) -> None:
    """As the worker queues them: a stretch at a time."""
    told = 0
    while told < most:
        with unit_of_work(by=_TELLS, statement_timeout_ms=LONGEST_MS) as work:
            begin_work(jobs.tell_joiners, work.now, wave_id=wave.pk)
            is_more = tell_joiners(wave_id=wave.pk, now=work.now)
        told += 1_000
        if not is_more:
            break
