"""The rows of the candidates file: every joiner of a wave whose verdict found no reason against them."""

from collections.abc import Iterator, Sequence
from functools import cache
from uuid import UUID

from django.db import connection

from prakerja.draw.engine.candidates import CandidateRow
from prakerja.draw.engine.home_areas import home_areas
from prakerja.kit.digests import digest, without_key
from prakerja.kit.purpose import Purpose
from prakerja.kit.sql import sql_file
from prakerja.profile.rules import groups_for
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine

_ROWS_AT_ONCE = 10_000


class ReceiptsDoubled(Exception):
    """Two joiners of the wave hold the same receipt: nobody could tell whose outcome is whose."""


def eligible_candidates(wave: Wave, seats: Sequence[SeatsLine]) -> Iterator[CandidateRow]:
    """In the order of the receipts, which are random: nothing in the file tells who came first.

    A row tells what the seats look at, and no more: the smallest area that they tell apart, the groups that they use,
    and the household where the cap can bind. It is a digest for this wave alone, so that two published files cannot be
    laid over each other. Raises ReceiptsDoubled.
    """
    _require_single_receipts(wave)
    scheme = load_scheme(wave.scheme)
    cap = scheme.eligibility.household_cap
    area_of, used = home_areas(seats), frozenset(row.group for row in seats)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_file(__file__, "eligible_candidates"),
            {"wave_id": wave.pk, "repeats_weigh": scheme.priority.repeat_applicants_weigh_more},
        )
        while rows := cursor.fetchmany(_ROWS_AT_ONCE):
            for receipt, regency, employment, disability, tickets, kk_digest, held, at_most in rows:
                household = "" if cap is None or at_most <= cap else _household(wave, kk_digest)
                groups = _groups(employment, disability, used)
                yield CandidateRow(receipt, area_of[regency], groups, tickets, household, held)


def _require_single_receipts(wave: Wave) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "doubled_receipts"), {"wave_id": wave.pk})
        if doubled := cursor.fetchone()[0]:
            raise ReceiptsDoubled(f"{doubled} receipts of wave {wave.number} are held by more than one joiner")


def _household(wave: Wave, kk_digest: UUID) -> str:
    return digest(f"{wave.number}:{without_key(kk_digest).hex}", purpose=Purpose.DRAW_HOUSEHOLD).hex


@cache
def _groups(employment: str, disability: bool, used: frozenset[str]) -> str:  # noqa: FBT001  a cache knows positions
    return ";".join(sorted(used & {*groups_for(employment=employment, disability=disability)}))
