"""What candidates and seats files may hold; every refusal names the line and the cause."""

from pathlib import Path

import duckdb
import pytest

from prakerja.draw.engine.candidates import CandidateRow, Kind
from prakerja.draw.engine.candidates_file import read_candidates, write_candidates
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.seats_file import read_seats, write_seats
from prakerja.draw.engine.table_file import FileFormat, format_of
from prakerja.waves.seats_line import SeatsLine

HEADER = b"receipt,area,groups,tickets,household,household_held\n"
GOOD = b"R1,1101,,1,,0\n"

BAD_CANDIDATES = {
    "a receipt twice": (GOOD + b"R2,1101,,1,,0\n" + GOOD, "line 4: receipt 'R1' appears twice, first as candidate 1"),
    "no receipt": (b",1101,,1,,0\n", "line 2: receipt must be printable ASCII"),
    "a receipt outside ASCII": ("RÉ,1101,,1,,0\n".encode(), "line 2: receipt must be printable ASCII"),
    "a receipt with a tab": (b"R\t1,1101,,1,,0\n", "line 2: receipt must be printable ASCII"),
    "a receipt ending in a space": (GOOD + b"R1 ,1101,,1,,0\n", "line 3: receipt must be printable ASCII"),
    "an unknown regency": (b"R1,1199,,1,,0\n", "line 2: area '1199' is not known"),
    "an unknown province": (b"R1,9901,,1,,0\n", "line 2: area '9901' is not known"),
    "a village": (b"R1,110101,,1,,0\n", "line 2: area '110101' is not known"),
    "a nation in small letters": (b"R1,id,,1,,0\n", "line 2: area 'id' is not known"),
    "an empty group": (b"R1,1101,a;;b,1,,0\n", "line 2: '' is not the name of a group"),
    "everyone as a group": (b"R1,1101,*,1,,0\n", "line 2: '[*]' is not the name of a group"),
    "a group after a space": (b"R1,1101,a; b,1,,0\n", "line 2: ' b' is not the name of a group"),
    "no tickets": (b"R1,1101,,0,,0\n", "line 2: tickets is 0; it must be 1 or more"),
    "negative tickets": (b"R1,1101,,-2,,0\n", "line 2: tickets is -2; it must be 1 or more"),
    "half a ticket": (b"R1,1101,,1.5,,0\n", "line 2: tickets is '1.5'; it must be a whole number"),
    "no number of tickets": (b"R1,1101,,,,0\n", "line 2: tickets is ''; it must be a whole number"),
    "tickets in other digits": ("R1,1101,,٣,,0\n".encode(), "line 2: tickets is '٣'; it must be a whole number"),
    "tickets with an underscore": (b"R1,1101,,1_0,,0\n", "line 2: tickets is '1_0'; it must be a whole number"),
    "tickets without end": (b"R1,1101,,2000000,,0\n", "line 2: tickets is 2000000; it must be 1000000 or less"),
    "one ticket too many": (b"R1,1101,,1000001,,0\n", "line 2: tickets is 1000001; it must be 1000000 or less"),
    "fifteen digits": (
        b"R1,1101,," + b"9" * 15 + b",,0\n",
        f"line 2: tickets is {'9' * 15}; it must be 1000000 or less",
    ),
    "sixteen digits": (b"R1,1101,," + b"0" * 15 + b"1,,0\n", "line 2: tickets is '0{15}1'; it must be a whole number"),
    "digits without end": (b"R1,1101,," + b"9" * 5000 + b",,0\n", "line 2: tickets is '9999"),
    "a household that is not hex": (b"R1,1101,,1,%b,0\n" % (b"xy" * 16), "line 2: household must be 32 hex"),
    "a household with a space": (b"R1,1101,,1,%b b,0\n" % (b"a" * 30), "line 2: household must be 32 hex"),
    "a household a digit short": (b"R1,1101,,1,%b,0\n" % (b"a" * 31), "line 2: household must be 32 hex"),
    "a household a digit long": (b"R1,1101,,1,%b,0\n" % (b"a" * 33), "line 2: household must be 32 hex"),
    "negative cards": (b"R1,1101,,1,%b,-1\n" % (b"0a" * 16), "line 2: household_held is -1; it must be 0 or more"),
    "a card too many": (
        b"R1,1101,,1,%b,1000001\n" % (b"0a" * 16),
        "line 2: household_held is 1000001; it must be 1000000 or less",
    ),
    "no number of cards": (
        b"R1,1101,,1,%b,\n" % (b"0a" * 16),
        "line 2: household_held is ''; it must be a whole number",
    ),
    "a value too many": (GOOD + b"R2,1101,,1,,0,9\n", "line 3: 7 values where 6 are expected"),
    "a value too few": (b"R2,1101,,1,\n", "line 2: 5 values where 6 are expected"),
    "an empty line": (GOOD + b"\nR2,1101,,1,,0\n", "line 3: 0 values where 6 are expected"),
    "bytes that are not UTF-8": (GOOD + b"R2,1101,\xff,1,,0\n", "line 3: is not UTF-8"),
    "a NUL": (GOOD + b"R2\0,1101,,1,,0\n", "line 3: contains a NUL byte"),
    "a quote never closed": (GOOD + b'R2,1101,"a,1,,0\n', "line 3: not well-formed CSV"),
    "a line feed inside a value": (b'"R\n1",1101,,1,,0\n', "line 3: receipt must be printable ASCII"),
    "a line without end": (b"R" * 70_000 + b"\n", "line 2: longer than 65536 bytes"),
}
BAD_HEADERS = {
    "a column missing": (HEADER.replace(b",tickets", b""), "line 1: the column 'tickets' is missing"),
    "a column too many": (HEADER.replace(b"held", b"held,nik"), "line 1: the column 'nik' is not expected"),
    "a column twice": (HEADER.replace(b"held", b"held,tickets"), "line 1: the column 'tickets' appears twice"),
    "no header": (b"\n", "line 1: the column 'receipt' is missing"),
    "nothing at all": (b"", "line 1: is empty"),
}
BAD_SEATS = {
    "a pass in words": (b"one,ID,*,1,0\n", "line 2: pass is 'one'; it must be a whole number"),
    "an unknown province": (b"1,ID,*,1,0\n1,99,*,1,0\n", "line 3: area '99' is not known"),
    "an unknown regency": (b"1,1199,*,1,0\n", "line 2: area '1199' is not known"),
    "a nation in small letters": (b"1,id,*,1,0\n", "line 2: area 'id' is not known"),
    "negative seats": (b"1,ID,*,-1,0\n", "line 2: seats is -1; it must be 0 or more"),
    "half a seat": (b"1,ID,*,0.5,0\n", "line 2: seats is '0.5'; it must be a whole number"),
    "carry in words": (b"1,ID,*,1,yes\n", "line 2: carry is 'yes'; it must be 0 or 1"),
    "carry of two": (b"1,ID,*,1,2\n", "line 2: carry is '2'; it must be 0 or 1"),
    "no group": (b"1,ID,,1,0\n", "line 2: '' is not the name of a group"),
    "two groups in one row": (b"1,ID,a;b,1,0\n", "line 2: 'a;b' is not the name of a group"),
}


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(("rows", "cause"), BAD_CANDIDATES.values(), ids=list(BAD_CANDIDATES))
def test_bad_candidates_are_refused_with_line_and_cause(tmp_path: Path, rows: bytes, cause: str) -> None:
    with pytest.raises(FileRefused, match=f"candidates.csv, {cause}"):
        read_candidates(written(tmp_path / "candidates.csv", HEADER + rows))


@pytest.mark.parametrize(("content", "cause"), BAD_HEADERS.values(), ids=list(BAD_HEADERS))
def test_bad_headers_are_refused(tmp_path: Path, content: bytes, cause: str) -> None:
    with pytest.raises(FileRefused, match=f"candidates.csv, {cause}"):
        read_candidates(written(tmp_path / "candidates.csv", content))


@pytest.mark.parametrize(("rows", "cause"), BAD_SEATS.values(), ids=list(BAD_SEATS))
def test_bad_seats_are_refused_with_line_and_cause(tmp_path: Path, rows: bytes, cause: str) -> None:
    with pytest.raises(FileRefused, match=f"seats.csv, {cause}"):
        read_seats(written(tmp_path / "seats.csv", b"pass,area,group,seats,carry\n" + rows))


WORDS = {
    "a NUL": (b"R\0,1101,,1,,0\n", "line 2: contains a NUL byte"),
    "bytes that are not UTF-8": (b"R\xff,1101,,1,,0\n", "line 2: is not UTF-8"),
    "a quote inside": (b'"R"1,1101,,1,,0\n', "line 2: not well-formed CSV (',' expected after '\"')"),
    "a line without end": (b"R" * 65_536 + b"\n", "line 2: longer than 65536 bytes"),
}


@pytest.mark.parametrize(("row", "words"), WORDS.values(), ids=list(WORDS))
def test_what_is_no_text_is_told_word_by_word(tmp_path: Path, row: bytes, words: str) -> None:
    path = written(tmp_path / "c.csv", HEADER + row)
    with pytest.raises(FileRefused) as refused:
        read_candidates(path)
    assert str(refused.value) == f"{path}, {words}"
    assert (refused.value.path, refused.value.place) == (path, "line 2")


def test_the_longest_line_that_is_read(tmp_path: Path) -> None:
    row = b"R" * (65_535 - len(b",1101,,1,,0\n")) + b",1101,,1,,0\n"
    assert len(read_candidates(written(tmp_path / "c.csv", HEADER + row)).receipts[0]) == 65_523


def test_a_household_is_never_repeated_in_a_message(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        read_candidates(written(tmp_path / "c.csv", HEADER + b"R1,1101,,1,secret-household,0\n"))
    assert "secret" not in str(refused.value)


def test_columns_may_stand_in_any_order_and_follow_a_byte_order_mark(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbftickets,receipt,groups,area,household_held,household\r\n2,R1,b;a,1101,1,%b\r\n" % (
        b"0A" * 16
    )
    candidates = read_candidates(written(tmp_path / "candidates.csv", content))
    assert (candidates.receipts, list(candidates.tickets), list(candidates.held)) == (["R1"], [2], [1])
    assert candidates.kinds == [("1101", frozenset({"a", "b"}))]


def test_each_candidate_has_its_own_even_where_most_have_the_same(tmp_path: Path) -> None:
    rows = ("1,0,,1101", "2,3,0a,1102", "1,0,0b,1101", "1000000,1000000,0A,1101", "000000000000002,3,0B,1102")
    content = b"tickets,household_held,household,area,groups,receipt\n"
    for number, row in enumerate(rows):
        tickets, held, household, area = row.split(",")
        content += f"{tickets},{held},{household * 16},{area},,R{number}\n".encode()
    candidates = read_candidates(written(tmp_path / "candidates.csv", content))
    assert list(candidates.tickets) == [1, 2, 1, 1_000_000, 2]
    assert list(candidates.held) == [0, 3, 0, 1_000_000, 3]
    assert (list(candidates.household_of), candidates.households) == ([-1, 0, 1, 0, 1], 2)
    assert [candidates.kinds[kind].area for kind in candidates.kind_of] == ["1101", "1102", "1101", "1101", "1102"]
    assert len(candidates) == 5


def test_groups_in_another_order_are_the_same_kind(tmp_path: Path) -> None:
    path = written(tmp_path / "c.csv", HEADER + b"R1,1101,a;b,1,,0\nR2,1101,b;a,1,,0\n")
    assert list(read_candidates(path).kind_of) == [0, 0]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="there is no such file"):
        read_candidates(tmp_path / "nowhere.csv")


def parquet(path: Path, select: str) -> Path:
    duckdb.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    return path


def test_a_truncated_parquet_is_refused(tmp_path: Path) -> None:
    whole = parquet(tmp_path / "whole.parquet", "SELECT 'R' || i AS receipt FROM range(1000) t(i)").read_bytes()
    half = written(tmp_path / "half.parquet", whole[: len(whole) // 2])
    with pytest.raises(FileRefused) as refused:
        read_candidates(half)
    cause = "cannot be read as Parquet (Invalid Input Error: No magic bytes found at end of file)"
    assert str(refused.value) == f"{half}: {cause}"
    assert (refused.value.path, refused.value.cause, refused.value.place) == (half, cause, None)


def test_text_named_parquet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="is not a Parquet file"):
        read_candidates(written(tmp_path / "c.parquet", HEADER + GOOD))


def test_parquet_is_known_by_its_content_and_names_the_row(tmp_path: Path) -> None:
    rows = "SELECT 'R' || i AS receipt, '1101' area, NULL AS groups, 2 - i AS tickets, NULL household, 0 household_held"
    path = parquet(tmp_path / "candidates", f"{rows} FROM range(4) t(i)")
    with pytest.raises(FileRefused, match="candidates, row 3: tickets is 0; it must be 1"):
        read_candidates(path)


def test_parquet_with_a_fractional_ticket_is_refused(tmp_path: Path) -> None:
    select = "SELECT 'R' receipt, '1101' area, '' AS groups, 1.0 tickets, '' household, 0 household_held"
    with pytest.raises(FileRefused, match=r"row 1: tickets is '1\.0'"):
        read_candidates(parquet(tmp_path / "c.parquet", select))


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("['a', 'b']", r"VARCHAR\[\]"),
        ("{'a': 1}", r"STRUCT\(a INTEGER\)"),
        ("MAP {'a': 1}", r"MAP\(VARCHAR, INTEGER\)"),
        ("{'name_of_a_field_that_goes_on_and_on': 1}", r"STRUCT\(name_of_a_field_that_goes_on_and_"),
    ],
)
def test_parquet_with_anything_but_text_or_numbers_is_refused(tmp_path: Path, value: str, kind: str) -> None:
    select = f"SELECT 'R' receipt, '1101' area, {value} AS groups, 1 tickets, '' household, 0 household_held"
    cause = f"c.parquet: the column 'groups' holds {kind}; it must hold text or whole numbers$"
    with pytest.raises(FileRefused, match=cause):
        read_candidates(parquet(tmp_path / "c.parquet", select))


def one_in_parquet(path: Path, receipt: str) -> Path:
    select = f"SELECT '{receipt}' receipt, '1101' area, '' AS groups, 1 tickets, '' household, 0 household_held"
    return parquet(path, select)


def test_a_name_that_could_be_a_pattern_names_one_file(tmp_path: Path) -> None:
    one_in_parquet(tmp_path / "c1.parquet", "other")
    meant = one_in_parquet(tmp_path / "meant.parquet", "meant").rename(tmp_path / "c[1].parquet")
    assert read_candidates(meant).receipts == ["meant"]


def test_the_name_of_a_folder_is_no_column(tmp_path: Path) -> None:
    folder = tmp_path / "tickets=5"
    folder.mkdir()
    assert list(read_candidates(one_in_parquet(folder / "c.parquet", "R")).tickets) == [1]


def test_parquet_without_a_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"c\.parquet: the column 'area' is missing; the columns are receipt, area"):
        read_candidates(parquet(tmp_path / "c.parquet", "SELECT 'R' receipt"))


def test_seats_in_parquet_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "seats.parquet", b"PAR1")
    with pytest.raises(FileRefused) as refused:
        read_seats(path)
    assert str(refused.value) == f"{path}: seats are given as CSV, not as Parquet"


@pytest.mark.parametrize("file_format", FileFormat)
def test_candidates_written_are_candidates_read(tmp_path: Path, file_format: FileFormat) -> None:
    path = tmp_path / "candidates"
    rows = [CandidateRow('R,"1', "1101", "a;b", 2, "0a" * 16, 1), CandidateRow("R2", "3171", "", 1, "", 0)]
    write_candidates(path, rows, file_format=file_format)
    assert format_of(path) is file_format
    candidates = read_candidates(path)
    assert candidates.receipts == ['R,"1', "R2"]
    assert [candidates.kinds[kind] for kind in candidates.kind_of] == [
        Kind("1101", frozenset({"a", "b"})),
        Kind("3171", frozenset()),
    ]
    assert list(candidates.household_of) == [0, -1]
    assert [path.name for path in tmp_path.iterdir()] == ["candidates"]


def test_seats_written_are_seats_read(tmp_path: Path) -> None:
    rows = [SeatsLine(2, "ID", "*", 5, carry=True), SeatsLine(1, "1101", "priority", 0, carry=False)]
    write_seats(tmp_path / "seats.csv", rows)
    assert read_seats(tmp_path / "seats.csv") == rows
