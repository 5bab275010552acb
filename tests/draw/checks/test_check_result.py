"""The checks say nothing of a right result and name what is wrong with any other; no code of the engine is theirs."""

import ast
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import duckdb
import pytest
from hypothesis import given, settings

from prakerja.console.bench_draw_files import write_nation
from prakerja.draw import checks
from prakerja.draw.checks.check_result import check_result
from prakerja.draw.checks.paper import Checks, Factor, Invariant
from prakerja.draw.engine.select_from_files import select_from_files
from tests.draw.draw_inputs import (
    SEED,
    Row,
    candidate,
    candidate_rows,
    caps,
    read_result,
    seat_row,
    seat_rows,
    write_candidates,
    write_rows,
    write_seats,
)
from tests.thorough import as_many

_RESULT: Final = ("receipt", "outcome", "pass", "area", "group", "rank", "key")
_FACTS: Final = ("receipt", "sex", "age", "hour", "regency")
_VERY_MANY: Final = as_many(250_000, thorough=1_000_000)


def drawn_in(folder: Path, candidates: list[Row], seats: list[Row], *, cap: int = 1) -> Path:
    """The result of the engine; beside it what it was made of, and facts of everybody."""
    write_facts(folder, candidates)
    people, rows = write_candidates(folder, candidates), write_seats(folder, seats)
    select_from_files(candidates=people, seats=rows, seed=SEED, cap=cap, out=folder / "result.csv")
    return folder


def write_facts(folder: Path, candidates: list[Row]) -> None:
    rows = [
        {
            "receipt": row["receipt"],
            "sex": "fm"[number % 2],
            "age": 18 + number % 50,
            "hour": number % 24,
            "regency": "3273",
        }
        for number, row in enumerate(candidates)
    ]
    write_rows(folder / "facts.csv", _FACTS, rows)


def checked(folder: Path, *, cap: int = 1, seed: str = SEED) -> Checks:
    files = {name: folder / f"{name}.csv" for name in ("candidates", "seats", "result", "facts")}
    return check_result(**files, seed=seed, cap=cap)


@given(candidates=candidate_rows, seats=seat_rows, cap=caps)
@settings(max_examples=25, deadline=None)
def test_whatever_the_engine_draws_holds(candidates: list[Row], seats: list[Row], cap: int) -> None:
    single = list({(row["pass"], row["area"], row["group"]): row for row in seats}.values())
    with TemporaryDirectory() as name:
        found = checked(drawn_in(Path(name), candidates, single, cap=cap), cap=cap)
    assert found.broken == []
    assert found.candidates == len(candidates)
    assert sum(one.seated for one in found.passes) == found.seated
    assert sum(one.seats for one in found.passes) >= found.seated


#: Twelve of two regencies, a household of six among them; six seats, of which two are for a group, and a carry.
CANDIDATES: Final = [
    candidate(
        f"12-{letter}",
        area="1101" if number % 3 else "1201",
        groups="priority" if number % 4 == 0 else "",
        household="0a" * 16 if letter in "CDEFGH" else "",
    )
    for number, letter in enumerate("ABCDEFGHJKLM")
]
SEATS: Final = [
    seat_row(area="1101", seats=2),
    seat_row(area="1201", group="priority", seats=2),
    seat_row(**{"pass": 2}, area="ID", seats=2, carry=1),
]

type Result = list[dict[str, Any]]


def of(result: Result, **wanted: str) -> dict[str, Any]:
    """The first row that has these values."""
    return next(row for row in result if all(row[name] == value for name, value in wanted.items()))


def _swap(result: Result) -> None:
    """The last one seated gives the seat to whoever stands last."""
    giver = [row for row in result if row["outcome"] == "seated" and row["area"] == "ID"][-1]
    taker = [row for row in result if row["outcome"] == "no_seat"][-1]
    for name in ("outcome", "pass", "area", "group"):
        giver[name], taker[name] = taker[name], giver[name]


def _nobody(result: Result) -> None:
    last = [row for row in result if row["outcome"] == "seated"][-1]
    last.update(outcome="no_seat", **{"pass": "", "area": "", "group": ""})


def _one_more(result: Result) -> None:
    of(result, outcome="no_seat").update(outcome="seated", **{"pass": "2", "area": "ID", "group": "*"})


def _elsewhere(result: Result) -> None:
    row = next(row for row in result if row["area"] == "1101")
    row.update(area="1201", group="priority")


def _no_such_row(result: Result) -> None:
    of(result, outcome="seated").update(area="9101")


def _late(result: Result) -> None:
    """Seated in the second pass although the first had a seat for them."""
    of(result, outcome="seated", area="1101").update(**{"pass": "2", "area": "ID", "group": "*"})


def _gone(result: Result) -> None:
    result.pop()


def _a_ghost(result: Result) -> None:
    result[-1]["receipt"] = "12-GHOST"


def _keys_changed(result: Result) -> None:
    result[0]["key"], result[1]["key"] = result[1]["key"], result[0]["key"]


def _ranks_changed(result: Result) -> None:
    result[0]["rank"], result[1]["rank"] = result[1]["rank"], result[0]["rank"]


def _rank_twice(result: Result) -> None:
    result[3]["rank"] = result[2]["rank"]


def _full_for_nothing(result: Result) -> None:
    of(result, outcome="no_seat")["outcome"] = "household_full"


def _against_the_cap(result: Result) -> None:
    full = of(result, outcome="household_full")
    seated = [row for row in result if row["outcome"] == "seated" and row["receipt"][3:] not in "CDEFGH"][-1]
    for name in ("outcome", "pass", "area", "group"):
        full[name], seated[name] = seated[name], full[name]
    seated["outcome"] = "no_seat"


@pytest.mark.parametrize(
    ("tamper", "broken"),
    [
        (_swap, Invariant.NOBODY_PASSED_OVER),
        (_nobody, Invariant.NOBODY_PASSED_OVER),
        (_one_more, Invariant.SEATS_ARE_CONSERVED),
        (_elsewhere, Invariant.SEATS_ARE_THEIRS),
        (_no_such_row, Invariant.SEATS_ARE_THEIRS),
        (_late, Invariant.NOBODY_PASSED_OVER),
        (_gone, Invariant.ONE_OUTCOME_EACH),
        (_a_ghost, Invariant.ONE_OUTCOME_EACH),
        (_keys_changed, Invariant.KEYS_ARE_OF_THE_SEED),
        (_ranks_changed, Invariant.RANKS_FOLLOW_KEYS),
        (_rank_twice, Invariant.RANKS_FOLLOW_KEYS),
        (_full_for_nothing, Invariant.CAPS_HOLD),
        (_against_the_cap, Invariant.CAPS_HOLD),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, tamper: Callable[[Result], None], broken: Invariant) -> None:
    folder = drawn_in(tmp_path, CANDIDATES, SEATS)
    assert checked(folder).is_sound
    result: Result = read_result(folder / "result.csv")
    tamper(result)
    write_rows(folder / "result.csv", _RESULT, result)
    found = checked(folder)
    assert broken in {one.invariant for one in found.broken}
    assert not found.is_sound


def test_a_result_of_another_seed_is_found_by_its_keys(tmp_path: Path) -> None:
    found = checked(drawn_in(tmp_path, CANDIDATES, SEATS), seed="ab" * 32)
    assert [one.invariant for one in found.broken] == [Invariant.KEYS_ARE_OF_THE_SEED]


def test_rows_say_who_was_last_and_marks_lead_to_ranks(tmp_path: Path) -> None:
    folder = drawn_in(tmp_path, CANDIDATES, SEATS)
    found, result = checked(folder), read_result(folder / "result.csv")
    assert found.marks.every == 1
    assert found.marks.keys == [row["key"][:12] for row in result]
    of_aceh = [row for row in result if row["area"] == "1101"]
    assert found.rows[0].last_key == of_aceh[-1]["key"]
    assert (found.passes[0].number, found.passes[0].seats, found.passes[0].taken_over) == (1, 4, 0)
    assert found.passes[1].taken_over == found.passes[0].left


def test_a_row_with_a_seat_left_has_no_last_one(tmp_path: Path) -> None:
    found = checked(drawn_in(tmp_path, CANDIDATES[:2], [seat_row(seats=5)]))
    assert (found.rows[0].last_key, found.passes[0].left) == ("", 3)


def test_few_are_counted_and_not_shown(tmp_path: Path) -> None:
    found = checked(drawn_in(tmp_path, CANDIDATES, SEATS))
    assert [one.factor for one in found.rates] == list(Factor)
    by_hour = next(one for one in found.rates if one.factor is Factor.HOUR)
    assert all(level.candidates is None and level.seated is None for level in by_hour.levels)


def test_nobody_and_nothing_can_be_checked(tmp_path: Path) -> None:
    found = checked(drawn_in(tmp_path, [], []))
    assert (found.is_sound, found.candidates, found.marks.keys) == (True, 0, [])


def test_very_many_candidates_are_checked_in_seconds_and_a_preference_is_seen_and_no_fault(tmp_path: Path) -> None:
    """Women's tickets are worth two here: a fair lot would not do so once in ten thousand draws."""
    people, seats = write_nation(tmp_path, _VERY_MANY)
    people.rename(tmp_path / "candidates.csv")
    select_from_files(
        candidates=tmp_path / "candidates.csv", seats=seats, seed=SEED, cap=2, out=tmp_path / "result.csv"
    )
    seats.rename(tmp_path / "seats.csv")
    with duckdb.connect() as database:
        database.execute(
            """COPY (SELECT receipt, CASE WHEN hash(receipt) % 100 < (CASE outcome WHEN 'seated' THEN 52 ELSE 50 END)
               THEN 'f' ELSE 'm' END AS sex, 18 + hash(receipt || 'a') % 45 AS age, hash(receipt || 'h') % 24 AS hour,
               '3273' AS regency FROM read_csv($result)) TO $facts (FORMAT csv, HEADER)""".replace(
                "$result", f"'{tmp_path}/result.csv'"
            ).replace("$facts", f"'{tmp_path}/facts.csv'")
        )
    begin = time.process_time()
    found = checked(tmp_path, cap=2)
    assert time.process_time() - begin < 30 * _VERY_MANY / 1_000_000
    assert found.is_sound
    assert (found.candidates, len(found.marks.keys)) == (_VERY_MANY, 500)
    probability = {one.factor: one.probability for one in found.rates}
    assert float(probability[Factor.SEX]) < 0.0001
    assert float(probability[Factor.AGE]) > 0.0001
    assert float(probability[Factor.HOUR]) > 0.0001
    assert probability[Factor.PROVINCE] == ""


def test_they_share_nothing_with_the_engine() -> None:
    folder = Path(checks.__file__).parent
    imported = {
        node.module or ""
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom)
    }
    of_ours = {name for name in imported if name.startswith("prakerja") and not name.startswith("prakerja.draw.checks")}
    assert of_ours == {"prakerja.kit.sql"}
