"""The rows of the candidates file: every joiner of a wave whose verdict found no reason against them."""

from collections.abc import Iterator
from functools import cache
from uuid import UUID

from django.db import connection

from prakerja.draw.engine.candidates import CandidateRow
from prakerja.kit.digests import digest, without_key
from prakerja.kit.purpose import Purpose
from prakerja.kit.sql import sql_file
from prakerja.profile.rules import groups_for
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.models import Wave

_ROWS_AT_ONCE = 10_000


class ReceiptsDoubled(Exception):
    """Two joiners of the wave hold the same receipt: nobody could tell whose outcome is whose."""


def eligible_candidates(wave: Wave) -> Iterator[CandidateRow]:
    """In the order of the receipts, which are random: nothing in the file tells who came first.

    The household is a digest for this wave alone, so that two published files cannot be laid over each other. Raises
    ReceiptsDoubled.
    """
    _require_single_receipts(wave)
    scheme = load_scheme(wave.scheme)
    capped = scheme.eligibility.household_cap is not None
    with connection.cursor() as cursor:
        cursor.execute(
            sql_file(__file__, "eligible_candidates"),
            {"wave_id": wave.pk, "repeats_weigh": scheme.priority.repeat_applicants_weigh_more},
        )
        while rows := cursor.fetchmany(_ROWS_AT_ONCE):
            for receipt, regency, employment, disability, tickets, kk_digest, held in rows:
                household = _household(wave, kk_digest) if capped else ""
                yield CandidateRow(receipt, regency, _groups(employment, disability), tickets, household, held)


def _require_single_receipts(wave: Wave) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "doubled_receipts"), {"wave_id": wave.pk})
        if doubled := cursor.fetchone()[0]:
            raise ReceiptsDoubled(f"{doubled} receipts of wave {wave.number} are held by more than one joiner")


def _household(wave: Wave, kk_digest: UUID) -> str:
    return digest(f"{wave.number}:{without_key(kk_digest).hex}", purpose=Purpose.DRAW_HOUSEHOLD).hex


@cache
def _groups(employment: str, disability: bool) -> str:  # noqa: FBT001  a cache knows positions alone
    return ";".join(sorted(groups_for(employment=employment, disability=disability)))
