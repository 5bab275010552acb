"""The outcomes of a result file on their way into the database, in the order of their ranks: a stretch at a time.

What is there says from where to go on: the rows of the stretches before, each saved whole. Part of the drawing.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import batched, islice
from typing import BinaryIO, Final

from django.db import connection
from django.db.models import Count

from prakerja.draw.drawn import Drawn
from prakerja.draw.engine.home_areas import home_areas
from prakerja.draw.models import Draw, Outcome
from prakerja.kit.retries import TryAgain
from prakerja.kit.sql import sql_file

#: Saved in one transaction, in some seconds: what a kill costs at most.
AT_ONCE: Final = 250_000
_PIECE: Final = 10_000


class ResultIncomplete(Exception):
    """Some candidate of the file is no joiner of the wave, or what was copied before stands in no such file: the
    database and the frozen file do not fit together.
    """


class AnotherCopies(TryAgain):
    """Another worker, thought dead, has copied the same meanwhile: this one looks again at what is there."""


@contextmanager
def copying(draw: Draw, drawn: Drawn) -> Iterator["Copying"]:
    """Goes on behind what is there. Raises ResultIncomplete."""
    with drawn.result.open("rb") as file:
        yield Copying(draw, drawn, file)


class Copying:
    def __init__(self, draw: Draw, drawn: Drawn, file: BinaryIO) -> None:
        self._draw, self._home_of = draw, home_areas(drawn.seats)
        there = Outcome.objects.filter(draw=draw).values_list("home_area").annotate(Count("applicant_id"))
        self._there = Counter(dict(there))
        next(file, b"")
        last = next(islice(file, self.done - 1, None), b"") if self.done else b""
        self._require_copied(last.decode().split(","))
        self._lines = file

    @property
    def done(self) -> int:
        """How many ranks are in the database, from the first on."""
        return self._there.total()

    @property
    def left(self) -> int:
        return self._draw.candidates_count - self.done

    @property
    def is_more_than_a_stretch(self) -> bool:
        return self.left > AT_ONCE

    def copy_next(self) -> None:
        """The next stretch is in the database, once the unit of work ends. Raises ResultIncomplete, AnotherCopies."""
        rows = list(islice(self._lines, AT_ONCE))
        areas = list(self._home_of.values())
        before = [self._there[area] for area in areas]
        values = {"wave_id": self._draw.pk, "regencies": list(self._home_of), "areas": areas, "before": before}
        with connection.cursor() as cursor:
            cursor.execute(sql_file(__file__, "table_of_results"))
            with cursor.copy(sql_file(__file__, "copy_results")) as copy:
                for piece in batched(rows, _PIECE, strict=False):
                    copy.write(b"".join(piece))
            cursor.execute("ANALYZE drawn_result")
            cursor.execute(sql_file(__file__, "add_outcomes"), values)
            added = cursor.fetchall()
        found, saved = sum(people for _, people, _ in added), added[0][2] if added else 0
        if found != len(rows) or not rows:
            raise ResultIncomplete(f"{found} joiners for {len(rows)} of {self.left} candidates left")
        if saved != found:
            raise AnotherCopies(f"wave {self._draw.pk}")
        self._there.update({area: people for area, people, _ in added})

    def _require_copied(self, line: list[str]) -> None:
        """The last row that is there is that of the file: it was copied from this very result."""
        if not self.done:
            return
        last = Outcome.objects.filter(draw=self._draw, rank=self.done)
        if list(last.values_list("receipt", "key")) != [(line[0], line[-1].rstrip("\n"))]:
            raise ResultIncomplete(f"what was copied up to rank {self.done} is of another result")
