"""The parts of the compiled engine, each against something that is not compiled."""

from array import array
from hashlib import sha256
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.console.bench_draw_files import write_nation
from prakerja.draw.engine import select_from_files as selecting
from prakerja.draw.engine.compiled import jit, read_national, self_check, whole_lines
from prakerja.draw.engine.compiled.columns import Bytes, Columns, NotPlain, Number
from prakerja.draw.engine.compiled.kinds import KindTable, kind_at, new_kinds
from prakerja.draw.engine.compiled.order import order_by_key
from prakerja.draw.engine.compiled.self_check import NotCompiled, check_this_machine
from prakerja.draw.engine.compiled.sha256_lanes import START, compress, midstate_of, new_lanes, state_after
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.reference.rank import order_by
from prakerja.draw.engine.select_from_files import Engine, select_from_files
from tests.draw.draw_inputs import SEED, candidate, read_result, seat_row, write_candidates, write_seats


@pytest.fixture(autouse=True)
def _small_files_are_compiled_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selecting, "WORTH_COMPILING", 0)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=55))
def test_one_block_is_hashed_as_openssl_hashes_it(text: bytes) -> None:
    lanes = new_lanes()
    block = (text + b"\x80").ljust(56, b"\0") + (8 * len(text)).to_bytes(8)
    lanes[: 16 * 32 : 32] = np.frombuffer(block, dtype=">u4")
    compress(START, lanes)
    assert state_after(START, lanes).astype(">u4").tobytes() == sha256(text).digest()


def test_the_midstate_of_a_seed_is_its_block_and_nothing_else() -> None:
    lanes = new_lanes()
    lanes[: 16 * 32 : 32] = np.frombuffer(b"\x80".ljust(56, b"\0") + (512).to_bytes(8), dtype=">u4")
    compress(midstate_of(SEED), lanes)
    assert state_after(midstate_of(SEED), lanes).astype(">u4").tobytes() == sha256(SEED.encode()).digest()


starts = st.lists(st.integers(0, 3).map(lambda high: high << 62) | st.integers(0, 2**64 - 1), max_size=40)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(starts)
def test_keys_that_begin_alike_are_ordered_as_by_the_reference(keys: list[int]) -> None:
    def whole_key(position: int) -> tuple[bytes, str]:
        return bytes([position * 7 % 5]), f"R{position:02}"

    found = order_by_key(np.array(keys, dtype=np.uint64), whole_key)
    assert found.tolist() == list(order_by(array("Q", keys), whole_key))


def test_a_long_run_of_keys_alike_is_left_to_the_reference() -> None:
    with pytest.raises(NotPlain):
        order_by_key(np.zeros(100, dtype=np.uint64), lambda position: (b"", str(position)))


def test_kinds_that_find_no_room_are_left_to_the_reference() -> None:
    @jit.compiled
    def numbered(text: Bytes, at: int, end: int, table: KindTable, known: int) -> Number:
        return kind_at(text, at, end, table, known)

    table, text = new_kinds()._replace(texts=np.empty(10, dtype=np.uint8)), np.frombuffer(b"1101,a1102,b", np.uint8)
    assert [numbered(text, 0, 6, table, 0), numbered(text, 0, 6, table, 1)] == [0, 0]
    assert numbered(text, 6, 12, table, 1) == -1


def test_rows_are_read_alike_wherever_a_block_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [candidate(f"R{n:0{1 + n % 40}}", groups="a" * (n % 9), household=f"{n % 7:032x}") for n in range(200)]
    path = write_candidates(tmp_path, people)
    whole = read_national.read_national(path)
    for block in (1_300, 1_301, 1_777):
        monkeypatch.setattr(whole_lines, "BLOCK", block)
        monkeypatch.setattr(read_national, "_USUAL_ROW", 10_000)
        parts = read_national.read_national(path)
        assert (parts.sha256, parts.kinds) == (whole.sha256, whole.kinds)
        for name in Columns._fields:
            assert getattr(parts.columns, name).tolist() == getattr(whole.columns, name).tolist()


@pytest.mark.parametrize("place", [0, 15, 16, 31])
def test_households_are_compared_by_every_bit(tmp_path: Path, place: int) -> None:
    other = "0" * place + "1" + "0" * (31 - place)
    people = [candidate(f"R{n}", household=household) for n, household in enumerate([other, "0" * 32])]
    write_candidates(tmp_path, people)
    assert outcomes(tmp_path, cap=1) == ["seated", "seated"]
    write_candidates(tmp_path, [{**row, "household": other} for row in people])
    assert sorted(outcomes(tmp_path, cap=1)) == ["household_full", "seated"]


def outcomes(folder: Path, *, cap: int) -> list[str]:
    seats, out = write_seats(folder, [seat_row(seats=9)]), folder / "result.csv"
    people = folder / "candidates.csv"
    selection = select_from_files(candidates=people, seats=seats, seed=SEED, cap=cap, out=out)
    assert selection.engine is Engine.COMPILED
    return [row["outcome"] for row in read_result(out)]


def as_parquet(folder: Path, receipts: list[str]) -> Path:
    path = folder / "candidates.parquet"
    write_candidates(folder, [candidate(receipt, groups="b;a", household="0a" * 16) for receipt in receipts])
    source = f"read_csv('{folder / 'candidates.csv'}', all_varchar = true)"
    duckdb.execute(f"COPY (SELECT * REPLACE (tickets::INT AS tickets) FROM {source}) TO '{path}' (FORMAT parquet)")
    return path


def test_parquet_is_compiled_too_and_gives_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people, seats = as_parquet(tmp_path, [f"R{n}" for n in range(20)]), write_seats(tmp_path, [seat_row(seats=9)])
    outs = [tmp_path / f"{engine}.parquet" for engine in Engine]
    engines = []
    for out, worth in zip(outs, (0, 10**9), strict=True):
        monkeypatch.setattr(selecting, "WORTH_COMPILING", worth)
        engines.append(select_from_files(candidates=people, seats=seats, seed=SEED, cap=2, out=out).engine)
    assert engines == list(Engine)
    first, second = (duckdb.execute(f"FROM '{out}'").fetchall() for out in outs)
    assert first == second
    assert sorted(path.name for path in tmp_path.glob(".*")) == []


def test_a_receipt_twice_in_parquet_is_told_by_its_row(tmp_path: Path) -> None:
    people, seats = as_parquet(tmp_path, ["R1", "R2", "R1"]), write_seats(tmp_path, [seat_row()])
    out = tmp_path / "result.parquet"
    with pytest.raises(FileRefused, match="row 3: receipt 'R1' appears twice, first as candidate 1 of this file"):
        select_from_files(candidates=people, seats=seats, seed=SEED, cap=1, out=out)
    assert not out.exists()


def test_where_nothing_can_be_compiled_the_reference_draws_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise OSError("no such instruction")

    monkeypatch.setattr(self_check, "check_this_machine", fails)
    people, seats = write_candidates(tmp_path, [candidate("R1")]), write_seats(tmp_path, [seat_row()])
    out = tmp_path / "result.csv"
    drawn = select_from_files(candidates=people, seats=seats, seed=SEED, cap=1, out=out)
    assert (drawn.engine, drawn.seated) == (Engine.REFERENCE, 1)
    assert drawn.left_because == "nothing can be compiled on this machine: no such instruction"


def test_a_machine_that_computes_other_hashes_does_not_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    check_this_machine()
    nothing = np.zeros(1, dtype=np.uint64)
    monkeypatch.setattr(self_check, "keys_of", lambda *_: (nothing, nothing))
    with pytest.raises(NotCompiled, match="other hashes than OpenSSL"):
        check_this_machine()


def test_compiled_code_lies_in_a_folder_of_our_own_or_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = jit.cache_folder()
    assert folder is not None
    assert folder.parent == tmp_path / ".cache" / "prakerja" / "compiled"
    assert folder.stat().st_mode & 0o077 == 0
    (tmp_path / "a file").touch()
    monkeypatch.setenv("HOME", str(tmp_path / "a file"))
    assert jit.cache_folder() is None


def test_a_million_candidates_are_drawn(tmp_path: Path) -> None:
    people, seats = write_nation(tmp_path, 1_000_000)
    out = tmp_path / "result.csv"
    drawn = select_from_files(candidates=people, seats=seats, seed=SEED, cap=2, out=out)
    assert (drawn.engine, drawn.candidates, drawn.seated) == (Engine.COMPILED, 1_000_000, 136_529)
    receipts, receipt, key, last = set(), "", "", ""
    with out.open() as file:
        next(file)
        for number, row in enumerate(file, start=1):
            receipt, *_, rank, key = row.rstrip("\n").split(",")
            receipts.add(receipt)
            assert (int(rank), last <= key) == (number, True)
            last = key
    assert len(receipts) == 1_000_000
    with people.open() as file:
        tickets = int(next(row for row in file if row.startswith(receipt)).split(",")[3])
    assert key == min(sha256(f"{SEED}:{receipt}:{n}".encode()).hexdigest() for n in range(tickets))[:16]
