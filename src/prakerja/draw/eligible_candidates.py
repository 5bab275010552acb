"""The rows of the candidates file: every joiner of a wave whose verdict found no reason against them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.db import connection

from prakerja.draw.engine.candidates import CandidateRow
from prakerja.draw.engine.home_areas import home_areas
from prakerja.kit.sql import sql_file
from prakerja.profile.rules import groups_for
from prakerja.schemes.load_scheme import load_scheme
from prakerja.screening.models import Verdict
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine


class ReceiptsDoubled(Exception):
    """Two joiners of the wave hold the same receipt: nobody could tell whose outcome is whose."""


def candidates_behind(wave: Wave, receipt: str = "") -> tuple[str, dict[str, int | str]]:
    """The statement that reads those behind this receipt, with its values, for a cursor of one's own; all, without one.

    In the order of the receipts, which are random: nothing in the file tells who came first.
    """
    return sql_file(__file__, "eligible_candidates"), {"number": wave.number, "behind": receipt}


def candidate_rows(
    wave: Wave, seats: Sequence[SeatsLine], found: Iterable[Sequence[tuple[Any, ...]]]
) -> Iterator[CandidateRow]:
    """What that statement finds, a portion at a time, as rows of the file.

    A row tells what the seats look at, and no more: the smallest area that they tell apart, the groups that they use,
    and the household where the cap can bind, by its alias in this draw alone.
    """
    cap = load_scheme(wave.scheme).eligibility.household_cap
    area_of, used = home_areas(seats), frozenset(row.group for row in seats)
    for rows in found:
        for receipt, regency, employment, disability, tickets, family, held, at_most in rows:
            household = family.hex if family and cap is not None and at_most > cap else ""
            groups = groups_told_apart(employment, disability, used)
            yield CandidateRow(receipt, area_of[regency], groups, tickets, household, held)


def count_candidates(wave: Wave) -> int:
    """How many there are now: fewer than a file has, when somebody lost their identity after it was written."""
    screened = Verdict.objects.of_draw(wave.pk).count()
    return screened - Verdict.objects.about_draw(wave.pk).failed().count()


def require_single_receipts(wave: Wave) -> None:
    """Raises ReceiptsDoubled."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "doubled_receipts"), {"number": wave.number})
        if doubled := cursor.fetchone()[0]:
            raise ReceiptsDoubled(f"{doubled} receipts of wave {wave.number} are held by more than one joiner")


@cache
def groups_told_apart(employment: str, disability: bool, used: frozenset[str]) -> str:  # noqa: FBT001  a cache knows positions
    return ";".join(sorted(used & {*groups_for(employment=employment, disability=disability)}))
