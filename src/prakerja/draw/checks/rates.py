"""How often each sex, age, hour of joining, letter of a receipt and province was seated; whether chance explains it."""

from collections.abc import Sequence

import duckdb
import numpy as np

from prakerja.draw.checks.chance import Counts, Difference, difference
from prakerja.draw.checks.paper import FEWEST_SHOWN, Factor, Level, Rate
from prakerja.kit.sql import sql_file


def rates(tables: duckdb.DuckDBPyConnection) -> list[Rate]:
    """One for each factor, in order."""
    tables.execute(sql_file(__file__, "strata"))
    strata = tables.execute("SELECT seated FROM stratum ORDER BY stratum").fetchall()
    seated_of = np.array([seated for (seated,) in strata], dtype=np.float64)
    return [_rate(tables, factor, seated_of) for factor in Factor]


def _rate(tables: duckdb.DuckDBPyConnection, factor: Factor, seated_of: Counts) -> Rate:
    rows = tables.execute(
        f"SELECT stratum, coalesce({factor}, '?'), count(*), count(*) FILTER (WHERE is_seated)"  # noqa: S608  an enum's
        " FROM member GROUP BY ALL"
    ).fetchall()
    levels = sorted({level for _stratum, level, _people, _seated in rows})
    place = {level: number for number, level in enumerate(levels)}
    people, seated = np.zeros((len(seated_of), len(levels))), np.zeros(len(levels))
    for stratum, level, count, won in rows:
        people[stratum, place[level]] = count
        seated[place[level]] += won
    return _said(factor, levels, people.sum(axis=0), seated, difference(people, seated_of, seated))


def _said(factor: Factor, levels: Sequence[str], people: Counts, seated: Counts, found: Difference) -> Rate:
    return Rate(
        factor=factor,
        statistic=f"{found.statistic:.3f}",
        freedom=found.freedom,
        probability="" if found.probability is None else f"{found.probability:.4f}",
        levels=[
            _level(name, int(people[at]), int(seated[at]), float(found.expected[at])) for at, name in enumerate(levels)
        ],
    )


def _level(name: str, people: int, seated: int, expected: float) -> Level:
    if people < FEWEST_SHOWN:
        return Level(level=name, candidates=None, seated=None, expected=None)
    return Level(level=name, candidates=people, seated=seated, expected=f"{expected:.1f}")
