"""A table as a file: told apart by content, refused when it may be a part of one, and written in one spelling."""

import errno
import os
from pathlib import Path

import pytest

from prakerja.draw.engine.candidates import CandidateRow
from prakerja.draw.engine.candidates_file import read_candidates, write_candidates
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.seats_file import read_seats, write_seats
from prakerja.draw.engine.table_file import FileFormat, format_of, sha256_of
from prakerja.waves.seats_line import SeatsLine

HEADER = b"receipt,area,groups,tickets,household,household_held\n"
RECEIPT_LAST = b"area,groups,tickets,household,household_held,receipt\n"
GOOD = b"R1,1101,,1,,0\n"

CUT_OFF = {
    "in its header": (HEADER[:-1], 1),
    "after its first byte": (b"r", 1),
    "in a number, which would be another": (HEADER + b"R1,1101,,1,0a,1", 2),
    "after a later row": (HEADER + GOOD + b"R2,1101,,1,,0", 3),
    "in a letter": (RECEIPT_LAST + b"1101,,1,,0,RX", 2),
    "after a comma": (HEADER + b"R1,1101,,1,,", 2),
    "after a space": (HEADER + GOOD + b"R2,1101,,1,,0 ", 3),
    "in a letter of two bytes": (HEADER + "RÉ".encode()[:-1], 2),
}


@pytest.mark.parametrize(("content", "line"), CUT_OFF.values(), ids=list(CUT_OFF))
def test_a_file_that_is_cut_off_is_refused_by_the_line_that_has_no_end(
    tmp_path: Path, content: bytes, line: int
) -> None:
    path = tmp_path / "candidates.csv"
    path.write_bytes(content)
    with pytest.raises(FileRefused) as refused:
        read_candidates(path)
    assert str(refused.value) == f"{path}, line {line}: has no end, as if the file were cut off there"
    assert (refused.value.path, refused.value.place) == (path, f"line {line}")


def test_seats_that_are_cut_off_are_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "seats.csv"
    path.write_bytes(b"carry,pass,area,group,seats\n0,1,ID,*,12")
    with pytest.raises(FileRefused, match=r"line 2: has no end, as if the file were cut off there$"):
        read_seats(path)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_last_line_may_end_as_lines_end_anywhere(tmp_path: Path, end: bytes) -> None:
    path = tmp_path / "candidates.csv"
    path.write_bytes(HEADER + GOOD.removesuffix(b"\n") + end)
    assert read_candidates(path).receipts == ["R1"]


def test_candidates_are_written_in_one_spelling(tmp_path: Path) -> None:
    rows = [CandidateRow('R,"1', "1101", "a;b", 2, "0a" * 16, 1), CandidateRow("R2", "3171", "", 1, "", 0)]
    write_candidates(tmp_path / "c.csv", rows)
    assert (tmp_path / "c.csv").read_bytes() == HEADER + b'"R,""1",1101,a;b,2,%b,1\nR2,3171,,1,,0\n' % (b"0a" * 16)


def test_seats_are_written_in_one_spelling(tmp_path: Path) -> None:
    write_seats(tmp_path / "s.csv", [SeatsLine(2, "ID", "*", 5, carry=True), SeatsLine(1, "1101", "a", 0, carry=False)])
    assert (tmp_path / "s.csv").read_bytes() == b"pass,area,group,seats,carry\n2,ID,*,5,1\n1,1101,a,0,0\n"


@pytest.mark.parametrize("name", ["c.csv", "c.CSV", "c", "c.txt", "c.parquet.csv", "PAR1"])
def test_whatever_does_not_begin_as_parquet_is_csv(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(HEADER)
    assert format_of(tmp_path / name) is FileFormat.CSV


@pytest.mark.parametrize("name", ["c.parquet", "c.csv", "c"])
def test_what_begins_as_parquet_is_parquet_under_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PAR1 and so on")
    assert format_of(tmp_path / name) is FileFormat.PARQUET


@pytest.mark.parametrize("name", ["c.parquet", "c.PARQUET", "c.csv.Parquet"])
@pytest.mark.parametrize("content", [HEADER, b"PAR", b"xPAR1"])
def test_parquet_in_name_only_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileRefused) as refused:
        format_of(path)
    assert str(refused.value) == f"{path}: is not a Parquet file, whatever its name says"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere.csv"):
        with pytest.raises(FileRefused) as refused:
            format_of(path)
        assert str(refused.value) == f"{path}: there is no such file"


def test_an_empty_file_is_refused_by_its_first_line(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.touch()
    with pytest.raises(FileRefused) as refused:
        format_of(path)
    assert str(refused.value) == f"{path}, line 1: is empty; the header is expected on the first line"


def test_a_file_that_the_system_keeps_shut_is_refused_as_the_system_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes(HEADER)

    def shut(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "open", shut)
    with pytest.raises(FileRefused) as refused:
        format_of(path)
    assert str(refused.value) == f"{path}: cannot be opened (Permission denied)"


def test_a_file_is_known_by_the_hash_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes(b"abc")
    # printf abc | sha256sum
    assert sha256_of(tmp_path / "c.csv") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
