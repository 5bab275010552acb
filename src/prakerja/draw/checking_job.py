"""The job that checks a result before it is saved: by its files, and by facts that the draw never saw.

A part of the drawing's: it opens the unit of work for reading those facts, and another where a result is broken.
"""

import csv
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from django.db import connection

from prakerja.draw.checks.check_result import check_result
from prakerja.draw.checks.paper import Checks
from prakerja.draw.handover import HandoverStage, Tell, told_nobody
from prakerja.draw.kept_checks import keep_checks
from prakerja.draw.models import Draw
from prakerja.identity.numbers import sex_in_nik
from prakerja.kit.actor import Actor
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import CannotUnseal, unseal, unseal_each
from prakerja.kit.sql import sql_file
from prakerja.kit.unit_of_work import unit_of_work

_ROWS_AT_ONCE: Final = 10_000
_READING_MS: Final = 1_800_000
_COLUMNS: Final = ("receipt", "sex", "age", "hour", "regency")


class ResultBroken(Exception):
    """The result breaks an invariant: the program is at fault, and nothing of it is saved.

    Once the program is mended the same seed draws anew.
    """


def check_drawn(
    draw: Draw, *, seed: str, candidates: Path, seats: Path, result: Path, by: Actor, tell: Tell = told_nobody
) -> Checks:
    """What the checks found. The facts lie beside the result meanwhile, in a folder that is taken away with it."""
    facts = result.with_name("facts.csv")

    def on_rows(read: int) -> None:
        tell(HandoverStage.CHECKING, read, draw.candidates_count)

    with unit_of_work(by=by, statement_timeout_ms=_READING_MS):
        _write_facts(draw.pk, facts, on_rows)
    return check_result(candidates=candidates, seats=seats, result=result, facts=facts, seed=seed, cap=draw.cap)


def keep_if_broken(draw: Draw, checks: Checks, *, by: Actor, now: datetime | None) -> None:
    """What is broken is on record, with the work that failed. Nothing, of a sound result. Raises ResultBroken."""
    if checks.is_sound:
        return
    with unit_of_work(by=by) as work:
        keep_checks(draw_id=draw.pk, checks=checks, now=now or work.now)
    raise ResultBroken(", ".join(one.invariant for one in checks.broken))


def _write_facts(wave_id: int, target: Path, on_rows: Callable[[int], None]) -> None:
    """Read in portions, so that ten million do not lie in memory."""
    read = 0
    with target.open("x", encoding="utf-8", newline="") as file, connection.chunked_cursor() as cursor:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        cursor.execute(sql_file(__file__, "facts_of_candidates"), {"wave_id": wave_id})
        while rows := cursor.fetchmany(_ROWS_AT_ONCE):
            sexes = _sexes([(sealed_nik or b"", applicant_id) for _, applicant_id, sealed_nik, *_ in rows])
            writer.writerows(
                (receipt, sex, age, hour, regency)
                for (receipt, _, _, age, hour, regency), sex in zip(rows, sexes, strict=True)
            )
            read += len(rows)
            on_rows(read)


def _sexes(sealed: Sequence[tuple[bytes, str]]) -> list[str]:
    """As the NIKs were issued, and counted only: nothing about anybody is decided by it."""
    try:
        return list(map(sex_in_nik, unseal_each(sealed, purpose=Purpose.NIK)))
    except CannotUnseal:
        return [_sex(one, owner) for one, owner in sealed]


def _sex(sealed: bytes, owner: str) -> str:
    try:
        return sex_in_nik(unseal(sealed, purpose=Purpose.NIK, owner=owner))
    except CannotUnseal:
        return "?"
