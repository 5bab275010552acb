"""The engine against the plain draw, and each sentence of the passes by an example of its own."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings

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
    seeds,
    write_candidates,
    write_seats,
)
from tests.draw.plain_draw import plain_draw


def drawn(folder: Path, candidates: list[Row], seats: list[Row], *, seed: str = SEED, cap: int = 2) -> dict[str, Row]:
    out = folder / "result.csv"
    people, rows = write_candidates(folder, candidates), write_seats(folder, seats)
    select_from_files(candidates=people, seats=rows, seed=seed, cap=cap, out=out)
    return {row["receipt"]: row for row in read_result(out)}


def by_rank(*receipts: str) -> list[str]:
    """The receipts as the seed of the tests orders them."""
    return list(plain_draw([candidate(receipt) for receipt in receipts], [], seed=SEED, cap=1))


@settings(max_examples=300, deadline=None)
@given(candidates=candidate_rows, seats=seat_rows, cap=caps, seed=seeds)
@example(
    candidates=[candidate("A", household="0a" * 16), candidate("B", household="0a" * 16), candidate("C")],
    seats=[seat_row(area="1101", seats=3), seat_row(**{"pass": 2}, carry=1), seat_row(**{"pass": 3}, carry=1)],
    cap=1,
    seed="0",
)
def test_the_engine_draws_as_the_plain_draw(candidates: list[Row], seats: list[Row], cap: int, seed: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        result = drawn(Path(folder), candidates, seats, seed=seed, cap=cap)
    expected = plain_draw(candidates, seats, seed=seed, cap=cap)
    assert result == expected
    assert list(result) == list(expected)


@settings(max_examples=100, deadline=None)
@given(candidates=candidate_rows, seats=seat_rows, cap=caps, seed=seeds)
def test_no_seat_is_made_or_given_twice(candidates: list[Row], seats: list[Row], cap: int, seed: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        result = drawn(Path(folder), candidates, seats, seed=seed, cap=cap)
    winners = [row for row in candidates if result[row["receipt"]]["outcome"] == "seated"]
    assert len(winners) <= sum(row["seats"] for row in seats)
    for household in {row["household"] for row in winners} - {""}:
        members = [row for row in winners if row["household"] == household]
        assert len(members) + min(row["household_held"] for row in members) <= cap


def test_the_best_rank_takes_the_seat(tmp_path: Path) -> None:
    first, second = by_rank("R1", "R2")
    result = drawn(tmp_path, [candidate(second), candidate(first)], [seat_row()])
    assert (result[first]["outcome"], result[second]["outcome"]) == ("seated", "no_seat")


def test_a_seat_belongs_to_the_first_row_that_fits(tmp_path: Path) -> None:
    rows = [seat_row(area="1201"), seat_row(group="umkm"), seat_row(area="11"), seat_row(area="1101")]
    assert drawn(tmp_path, [candidate("R1")], rows)["R1"]["area"] == "11"


def test_a_group_row_seats_only_its_group(tmp_path: Path) -> None:
    people = [candidate("R1"), candidate("R2", groups="umkm;priority")]
    result = drawn(tmp_path, people, [seat_row(group="priority", seats=2)])
    assert (result["R1"]["outcome"], result["R2"]["group"]) == ("no_seat", "priority")


def test_carried_seats_are_counted_once(tmp_path: Path) -> None:
    rows = [
        seat_row(area="1201", seats=2),
        seat_row(**{"pass": 2}, area="12", seats=0, carry=1),
        seat_row(**{"pass": 2}, area="ID", seats=0, carry=1),
    ]
    result = drawn(tmp_path, [candidate("R1"), candidate("R2")], rows)
    assert {row["outcome"] for row in result.values()} == {"no_seat"}


def test_seats_travel_through_a_chain_of_passes(tmp_path: Path) -> None:
    rows = [
        seat_row(area="1201"),
        seat_row(**{"pass": 2}, area="12", seats=0, carry=1),
        seat_row(**{"pass": 3}, area="ID", seats=0, carry=1),
    ]
    winner = drawn(tmp_path, [candidate("R1")], rows)["R1"]
    assert (winner["pass"], winner["area"]) == ("3", "ID")


def test_seats_outside_the_area_are_not_carried(tmp_path: Path) -> None:
    rows = [seat_row(area="1201"), seat_row(**{"pass": 2}, area="11", seats=0, carry=1)]
    assert drawn(tmp_path, [candidate("R1")], rows)["R1"]["outcome"] == "no_seat"


def test_passes_are_numbers_and_not_texts(tmp_path: Path) -> None:
    rows = [seat_row(**{"pass": 10}, area="11"), seat_row(**{"pass": 2}, area="ID")]
    assert drawn(tmp_path, [candidate("R1")], rows)["R1"]["pass"] == "2"


@pytest.mark.parametrize(("held", "outcome"), [(0, "seated"), (1, "household_full"), (2, "household_full")])
def test_cards_held_already_count_towards_the_cap(tmp_path: Path, held: int, outcome: str) -> None:
    people = [candidate("R1", household="0a" * 16, household_held=held)]
    assert drawn(tmp_path, people, [seat_row()], cap=1)["R1"]["outcome"] == outcome


def test_a_household_wins_no_more_than_its_cap(tmp_path: Path) -> None:
    people = [candidate(receipt, household="0a" * 16) for receipt in by_rank("R1", "R2", "R3")]
    result = drawn(tmp_path, people, [seat_row(seats=3)], cap=2)
    assert [row["outcome"] for row in result.values()] == ["seated", "seated", "household_full"]


def test_one_household_may_be_written_in_either_case(tmp_path: Path) -> None:
    people = [candidate("R1", household="0a" * 16), candidate("R2", household="0A" * 16)]
    result = drawn(tmp_path, people, [seat_row(seats=2)], cap=1)
    assert sorted(row["outcome"] for row in result.values()) == ["household_full", "seated"]


def test_without_a_household_there_is_no_cap(tmp_path: Path) -> None:
    people = [candidate("R1", household_held=9), candidate("R2", household_held=9)]
    result = drawn(tmp_path, people, [seat_row(seats=2)], cap=1)
    assert {row["outcome"] for row in result.values()} == {"seated"}


def test_a_full_household_without_a_seat_in_reach_is_told_no_seat(tmp_path: Path) -> None:
    people = [candidate("R1", household="0a" * 16, household_held=5)]
    assert drawn(tmp_path, people, [seat_row(area="12")], cap=1)["R1"]["outcome"] == "no_seat"


def test_a_seat_a_full_household_could_not_take_goes_to_the_next(tmp_path: Path) -> None:
    first, second = by_rank("R1", "R2")
    people = [candidate(first, household="0a" * 16, household_held=1), candidate(second)]
    result = drawn(tmp_path, people, [seat_row()], cap=1)
    assert (result[first]["outcome"], result[second]["outcome"]) == ("household_full", "seated")
