"""Numbers for cards, by chance, and nobody's but their holder's for ever."""

from uuid import UUID

from django.db import connection

from prakerja.cards.numbers import new_number
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.sql import sql_file


def take_number(holder_id: UUID) -> str:
    """One that nobody ever had: the table of numbers decides, and what is taken is drawn again."""
    while True:
        (number,) = draw_numbers(1)
        values = {"digest": digest(number, purpose=Purpose.CARD_NUMBER), "holder": holder_id}
        with connection.cursor() as cursor:
            cursor.execute(sql_file(__file__, "take_number"), values)
            if cursor.rowcount:
                return number


def draw_numbers(count: int) -> list[str]:
    """Whether somebody has or had them is not known yet."""
    return [new_number() for _ in range(count)]
