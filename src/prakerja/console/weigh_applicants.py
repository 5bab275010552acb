"""Fills an empty database with applicants who joined a wave, and weighs what they brought."""

from datetime import datetime, timedelta
from itertools import batched
from typing import Final

from django.db import connection

from prakerja.config.own_database import own_database
from prakerja.console.tables import bring_tables_up_to_date
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.simulation.lives import Life, adult_lives
from prakerja.simulation.ready_applicants import applicant_of, put_joiners, put_ready_applicants
from prakerja.waves.models import Wave

_BY: Final = Actor.system("prakerja bench storage")
_AT_ONCE: Final = 10_000
_LONGEST_MS: Final = 600_000
_TABLES: Final = (
    "SELECT relname, pg_total_relation_size(oid) FROM pg_class"
    " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
)


def weigh_applicants(count: int) -> dict[str, float]:
    """Bytes an applicant in each table that they stand in: rows, indexes and what the table keeps beside it."""
    with own_database("prakerja_bench_storage"):
        bring_tables_up_to_date()
        empty, at = _sizes(), read_clock()
        wave = _wave(at)
        for lives in batched(adult_lives(start=0, count=count, on=at.date()), _AT_ONCE, strict=False):
            _put(lives, wave, at)
        # What an index and a row's head weigh at rest: the map of free space and of visibility belongs to it.
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
            cursor.execute("VACUUM (ANALYZE)")
        return {table: (size - empty[table]) / count for table, size in _sizes().items() if size > empty[table]}


def _wave(at: datetime) -> Wave:
    opens_at, closes_at = at - timedelta(days=1), at + timedelta(days=3)
    return Wave.objects.create(
        number=1, scheme="2021", opens_at=opens_at, closes_at=closes_at, result_expected_at=closes_at
    )


def _put(lives: tuple[Life, ...], wave: Wave, at: datetime) -> None:
    applicants = [applicant_of(life) for life in lives]
    with unit_of_work(by=_BY, statement_timeout_ms=_LONGEST_MS):
        put_ready_applicants(applicants, at=at)
        put_joiners(applicants, wave=wave, at=at)


def _sizes() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        return {str(table): int(size) for table, size in cursor.fetchall()}
