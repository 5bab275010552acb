"""The joiners of a wave who have no verdict yet, a stretch at a time: one verdict each, in a few statements for all.

What is there says from where to go on: nobody who has a verdict is looked at again. The order of the joiners, and with
it everybody's place, is made once a connection, which keeps it between two transactions.
"""

from typing import Any, Final

from django.db import connection

from prakerja.kit.clock import wib_day
from prakerja.kit.retries import TryAgain
from prakerja.kit.sql import sql_file
from prakerja.screening.begin_screening import Begun
from prakerja.screening.households import add_households
from prakerja.screening.parameters import parameters_of, rules_version
from prakerja.waves.models import Joiner

#: Saved in one transaction, in some seconds: what a kill costs at most, and how long a claim to a NIK waits at most.
AT_ONCE: Final = 250_000


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
        with connection.cursor() as cursor:
            bounds = {"first": first, "last": first + people - 1}
            cursor.execute(sql_file(__file__, "bounds_of_stretch"), bounds)
            lowest, highest = cursor.fetchone()
            values = {**self._values, **bounds, "lowest": lowest, "highest": highest}
            cursor.execute(sql_file(__file__, "gather_facts"), values)
            add_households(self.begun.wave.pk)
            cursor.execute(sql_file(__file__, "decide"), values)
            if cursor.rowcount != people:
                raise AnotherScreens(f"wave {self.begun.wave.number}")
        self.left -= people

    def end(self) -> None:
        """Everybody has a verdict and a place of their own. Raises PlacesInDisorder."""
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE joiner_order")
            cursor.execute(sql_file(__file__, "refresh_statistics"))
            cursor.execute(sql_file(__file__, "places_are_whole"), self._of_wave)
            if not cursor.fetchone()[0]:
                raise PlacesInDisorder(f"wave {self.begun.wave.number}")
