"""A sound check of a result that no engine drew."""

from prakerja.draw.checks.paper import Checks, Marks
from prakerja.draw.kept_checks import ResultCheck, keep_checks
from prakerja.draw.models import Draw
from tests.situations.draw import NOW


def soundly_checked(draw: Draw) -> ResultCheck:
    checks = Checks(
        format=1,
        cap=draw.cap,
        seed=draw.seed,
        result_sha256=draw.result_sha256,
        candidates=draw.candidates_count,
        seated=draw.seated_count or 0,
        invariants=[],
        passes=[],
        rows=[],
        marks=Marks(every=1, keys=[]),
        rates=[],
    )
    return keep_checks(draw_id=draw.pk, checks=checks, now=draw.drawn_at or NOW)
