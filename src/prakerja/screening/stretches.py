"""The joiners of a wave who have no verdict yet, a stretch at a time: one verdict each, in a few statements for all.

What is there says from where to go on: nobody who has a verdict is looked at again. The order of the joiners, and with
it everybody's place, is made once a connection, which keeps it between two transactions.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from django.db import IntegrityError, connection

from prakerja.kit.ahead import prepared_ahead
from prakerja.kit.clock import wib_day
from prakerja.kit.constraints import violates
from prakerja.kit.retries import TryAgain
from prakerja.kit.sql import sql_file
from prakerja.screening.begin_screening import Begun
from prakerja.screening.households import Portion, family_cards_of, household_key, households_of, put_households
from prakerja.screening.parameters import parameters_of, rules_version
from prakerja.waves.models import Joiner

#: Saved in one transaction, in some seconds: what a kill costs at most, and how long a claim to a NIK waits at most.
AT_ONCE: Final = 250_000
#: Written while the family cards of as many more are opened.
_DECIDED_AT_ONCE: Final = 25_000


class AnotherScreens(TryAgain):
    """Another worker, thought dead, has given verdicts meanwhile: this one looks again at who has none."""


class PlacesInDisorder(Exception):
    """Some joiner has no verdict, or some place is missing or held twice: joiners came or went after the closing."""


class Stretches:
    def __init__(self, begun: Begun) -> None:
        self.begun = begun
        wave, scheme = begun.wave, begun.scheme
        self._of_wave = {"wave_id": wave.pk, "number": wave.number}
        self._values: dict[str, Any] = {
            **parameters_of(scheme.eligibility),
            **self._of_wave,
            "as_of": wib_day(wave.closes_at),
            "rules_version": rules_version(scheme),
            "now": begun.picture.taken_at,
            "lists": begun.picture.lists,
            "repeats_weigh": scheme.priority.repeat_applicants_weigh_more,
        }
        with connection.cursor() as cursor:
            cursor.execute(sql_file(__file__, "order_joiners"), self._of_wave)
            cursor.execute("SELECT count(*) FROM joiner_order")
            self.left: int = cursor.fetchone()[0]
        self.everybody = Joiner.objects.filter(wave=wave).count()
        self._beyond = self.left

    @property
    def done(self) -> int:
        return self.everybody - self.left

    @property
    def is_more_than_one(self) -> bool:
        return self.left > AT_ONCE

    def screen_next(self) -> None:
        """The next stretch has its verdicts, once the unit of work ends. Raises AnotherScreens."""
        people = min(AT_ONCE, self.left)
        first = self._beyond - self.left + 1
        stretch = Portion(first, first + people - 1)
        with connection.cursor() as cursor:
            cursor.execute(sql_file(__file__, "bounds_of_stretch"), stretch._asdict())
            lowest, highest = cursor.fetchone()
            values = {**self._values, **stretch._asdict(), "lowest": lowest, "highest": highest}
            cursor.execute(sql_file(__file__, "gather_facts"), values)
        if self._decide(stretch) != people:
            raise AnotherScreens(f"wave {self.begun.wave.number}")
        self.left -= people

    def _decide(self, stretch: Portion) -> int:
        """How many verdicts. Family cards of the next portions are opened while the database writes those of one."""
        portions = list(_portions_of(stretch))
        open_cards = partial(households_of, key=household_key(self.begun.wave.pk))
        verdicts = 0
        with prepared_ahead([family_cards_of(one) for one in portions], open_cards) as households:
            for portion, rows in zip(portions, households, strict=True):
                put_households(rows)
                verdicts += self._write_verdicts(portion)
        return verdicts

    def _write_verdicts(self, portion: Portion) -> int:
        with connection.cursor() as cursor:
            try:
                cursor.execute(sql_file(__file__, "decide"), {**self._values, **portion._asdict()})
            except IntegrityError as error:
                if violates(error, "screening_verdict_pkey"):
                    raise AnotherScreens(f"wave {self.begun.wave.number}") from error
                raise
            return int(cursor.rowcount)

    def end(self) -> None:
        """Everybody has a verdict and a place of their own. Raises PlacesInDisorder."""
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE joiner_order")
            cursor.execute(sql_file(__file__, "refresh_statistics"))
            cursor.execute(sql_file(__file__, "places_are_whole"), self._of_wave)
            if not cursor.fetchone()[0]:
                raise PlacesInDisorder(f"wave {self.begun.wave.number}")


def _portions_of(stretch: Portion) -> Iterator[Portion]:
    for first in range(stretch.first, stretch.last + 1, _DECIDED_AT_ONCE):
        yield Portion(first, min(first + _DECIDED_AT_ONCE - 1, stretch.last))
