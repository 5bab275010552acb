"""Numbers for cards, by chance, and nobody's but their holder's for ever."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from prakerja.cards.numbers import new_number
from prakerja.kit.digests import digests
from prakerja.kit.purpose import Purpose
from prakerja.kit.sql import sql_file


def take_numbers(awards: Sequence[tuple[UUID, int]]) -> list[str]:
    """A number for each, which nobody ever had: the table of numbers decides, and what is taken is drawn again."""
    numbers: dict[UUID, str] = {}
    while lacking := [applicant_id for applicant_id, _ in awards if applicant_id not in numbers]:
        drawn = [new_number() for _ in lacking]
        with connection.cursor() as cursor:
            cursor.execute(
                sql_file(__file__, "take_numbers"),
                {"digests": digests_of(drawn), "holders": lacking},
            )
            taken = {holder for (holder,) in cursor.fetchall()}
        numbers |= {holder: number for holder, number in zip(lacking, drawn, strict=True) if holder in taken}
    return [numbers[applicant_id] for applicant_id, _ in awards]


def digests_of(numbers: Sequence[str]) -> list[UUID]:
    return [UUID(bytes=one) for one in digests(numbers, purpose=Purpose.CARD_NUMBER)]
