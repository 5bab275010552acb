"""The rows of the joiners' tree, read from the verdicts; the numbers are opened here."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.db import connection

from prakerja.draw.joiners.leaf import JoinerRow
from prakerja.draw.joiners.tree import BLOCK
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import unseal_each
from prakerja.kit.sql import sql_file
from prakerja.profile.rules import groups_for
from prakerja.waves.models import Wave


def blocks_of_rows(wave: Wave, *, since: int = 0) -> Iterator[list[JoinerRow]]:
    """All of a screened wave from this place on, a block at a time. Part of a unit of work."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(*rows_since(wave, since))
        while found := cursor.fetchmany(BLOCK):
            yield opened_rows(found)


def rows_since(wave: Wave, since: int) -> tuple[str, dict[str, int]]:
    """The statement that reads them, with its values, for a cursor of one's own; `opened_rows` reads what it finds."""
    return _statement(_FROM_PLACE), {"number": wave.number, "since": since}


def row_of(wave: Wave, applicant_id: UUID) -> JoinerRow | None:
    """One joiner's; None for somebody who was not screened for it."""
    with connection.cursor() as cursor:
        cursor.execute(
            _statement("AND verdict.applicant_id = %(applicant_id)s"),
            {"number": wave.number, "applicant_id": applicant_id},
        )
        found = cursor.fetchall()
    return opened_rows(found)[0] if found else None


_FROM_PLACE: Final = "AND verdict.place >= %(since)s"


def _statement(which: str) -> str:
    return sql_file(__file__, "joiner_rows").format(which=which)


def opened_rows(found: Sequence[tuple[Any, ...]]) -> list[JoinerRow]:
    niks = _opened([(sealed, owner) for owner, _, sealed, *_ in found], Purpose.NIK)
    family_cards = _opened([(sealed, owner) for owner, _, _, sealed, *_ in found], Purpose.FAMILY_CARD)
    return [
        JoinerRow(receipt, nik, family_card, regency, all_groups(employment, disability), tickets)
        for (_, receipt, _, _, regency, employment, disability, tickets), nik, family_card in zip(
            found, niks, family_cards, strict=True
        )
    ]


def _opened(sealed: Sequence[tuple[bytes | None, str]], purpose: Purpose) -> list[str]:
    """Empty where the account has none any more."""
    plains = iter(unseal_each(((box, owner) for box, owner in sealed if box is not None), purpose=purpose))
    return ["" if box is None else next(plains) for box, _ in sealed]


@cache
def all_groups(employment: str | None, disability: bool | None) -> str:  # noqa: FBT001  a cache knows positions
    """All groups that somebody with these answers is in, whether or not a seat asks for them."""
    return ";".join(sorted(groups_for(employment=employment, disability=disability)))
