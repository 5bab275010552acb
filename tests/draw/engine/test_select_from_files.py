"""Files in, file out: both formats agree, and whatever is refused leaves nothing behind."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings

from prakerja.draw.engine.checked_seed import SeedRefused
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.select_from_files import Selection, select_from_files
from prakerja.draw.engine.table_file import sha256_of, written_whole
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
    write_seats,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_candidates(tmp_path, [candidate("R1"), candidate("R2", household="0a" * 16, household_held=1)])
    write_seats(tmp_path, [seat_row(seats=2)])
    return tmp_path


def select(folder: Path, **changes: object) -> Selection:
    usual = {"candidates": folder / "candidates.csv", "seats": folder / "seats.csv", "out": folder / "result.csv"}
    return select_from_files(**{**usual, "seed": SEED, "cap": 1, **changes})  # type: ignore[arg-type]


def test_the_selection_counts_every_outcome_and_names_its_inputs(folder: Path) -> None:
    selection = select(folder)
    assert (selection.candidates, selection.seated, selection.no_seat, selection.household_full) == (2, 1, 0, 1)
    assert selection.candidates_sha256 == sha256_of(folder / "candidates.csv")
    assert selection.seats_sha256 == sha256_of(folder / "seats.csv")


def test_each_stage_is_told_when_it_begins(folder: Path) -> None:
    stages: list[str] = []
    select(folder, on_stage=stages.append)
    assert stages == ["reading candidates", "ranking", "seating", "writing the result"]


def test_drawing_twice_gives_the_same_bytes(folder: Path) -> None:
    select(folder)
    first = (folder / "result.csv").read_bytes()
    select(folder, seed=SEED.upper())
    assert (folder / "result.csv").read_bytes() == first


@settings(max_examples=25, deadline=None)
@given(candidates=candidate_rows, seats=seat_rows, cap=caps)
def test_parquet_and_csv_give_the_same_result(candidates: list[Row], seats: list[Row], cap: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        as_csv, seats_file = write_candidates(folder, candidates), write_seats(folder, seats)
        as_parquet, out = folder / "candidates.parquet", folder / "result.parquet"
        source = f"read_csv('{as_csv}', all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"')"
        duckdb.execute(f"COPY (SELECT * REPLACE (CAST(tickets AS INT) AS tickets) FROM {source}) TO '{as_parquet}'")
        select(folder, cap=cap)
        select_from_files(candidates=as_parquet, seats=seats_file, seed=SEED, cap=cap, out=out)
        columns = 'receipt, outcome, coalesce("pass"::VARCHAR, \'\'), area, "group", "rank"::VARCHAR, key'
        rows = duckdb.execute(f"SELECT {columns} FROM '{out}'").fetchall()
        assert rows == [tuple(row.values()) for row in read_result(folder / "result.csv")]


def test_a_result_in_parquet_is_typed(folder: Path) -> None:
    as_parquet = folder / "candidates.parquet"
    duckdb.execute(f"COPY (FROM read_csv('{folder / 'candidates.csv'}', all_varchar = true)) TO '{as_parquet}'")
    select(folder, candidates=as_parquet, out=folder / "result.parquet")
    described = duckdb.execute(f"DESCRIBE FROM '{folder / 'result.parquet'}'").fetchall()
    assert {row[0]: row[1] for row in described}["rank"] == "BIGINT"
    assert {row[0]: row[1] for row in described}["key"] == "VARCHAR"


def bad_inputs() -> Iterator[tuple[str, Row, str]]:
    yield "seed", {"seed": "0x12"}, "hex"
    yield "candidates", {"candidates": "seats.csv"}, "seats.csv, line 1: the column 'receipt' is missing"
    yield "seats", {"seats": "candidates.csv"}, "candidates.csv, line 1: the column 'pass' is missing"
    yield "seats that are not there", {"seats": "nowhere.csv"}, "there is no such file"
    yield "candidates over themselves", {"out": "candidates.csv"}, "is one of the inputs"
    yield "no folder", {"out": "nowhere/result.csv"}, "its folder does not exist"
    yield "a folder", {"out": "."}, "is a folder"
    yield "another format", {"out": "result.parquet"}, "name it .csv"


@pytest.mark.parametrize(("changes", "cause"), [row[1:] for row in bad_inputs()], ids=[row[0] for row in bad_inputs()])
def test_bad_input_is_refused_and_nothing_is_written(folder: Path, changes: Row, cause: str) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    changes = {name: value if name == "seed" else folder / value for name, value in changes.items()}
    with pytest.raises((FileRefused, SeedRefused), match=cause):
        select(folder, **changes)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


WRONG_TARGETS = {
    "nowhere/result.csv": "its folder does not exist",
    "a folder": "is a folder; give the name of a file",
    "a device": "is a device, not a file that the result could replace",
    "candidates.csv": "is one of the inputs; give the result another name",
    "seats.csv": "is one of the inputs; give the result another name",
    "a link": "is one of the inputs; give the result another name",
    "result.PARQUET": "the result has the format of the candidates file; name it .csv",
}


@pytest.mark.parametrize(("name", "cause"), WRONG_TARGETS.items(), ids=list(WRONG_TARGETS))
def test_what_the_result_cannot_replace_is_told_word_by_word(folder: Path, name: str, cause: str) -> None:
    (folder / "a folder").mkdir()
    os.mkfifo(folder / "a device")
    (folder / "a link").symlink_to(folder / "seats.csv")
    with pytest.raises(FileRefused) as refused:
        select(folder, out=folder / name)
    assert str(refused.value) == f"{folder / name}: {cause}"


@pytest.mark.parametrize("name", ["result", "result.txt", "result.CSV", "result.csv.gz"])
def test_any_other_name_may_be_given_to_the_result(folder: Path, name: str) -> None:
    select(folder, out=folder / name)
    assert len(read_result(folder / name)) == 2


def test_a_bad_last_line_leaves_the_earlier_result_alone(folder: Path) -> None:
    select(folder)
    before = (folder / "result.csv").read_bytes()
    with (folder / "candidates.csv").open("a") as file:
        file.write("R1,1101,,1,,0\n")
    with pytest.raises(FileRefused, match="line 4"):
        select(folder)
    assert (folder / "result.csv").read_bytes() == before


def test_a_device_is_never_replaced_by_the_result(folder: Path) -> None:
    os.mkfifo(folder / "device")
    with pytest.raises(FileRefused, match="is a device"):
        select(folder, out=folder / "device")
    assert (folder / "device").is_fifo()


def test_a_link_stays_a_link_and_its_file_holds_the_result(folder: Path) -> None:
    (folder / "latest.csv").symlink_to(folder / "result.csv")
    select(folder, out=folder / "latest.csv")
    assert (folder / "latest.csv").is_symlink()
    assert len(read_result(folder / "result.csv")) == 2


def test_a_write_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), written_whole(tmp_path / "result.csv") as part:
        part.write_bytes((tmp_path / "nowhere").read_bytes())
    assert list(tmp_path.iterdir()) == []
