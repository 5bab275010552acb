"""Any file of a list is read row by row, or refused with its lines and without a NIK."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.screening.nik_rows import MOST_FAULTS, FaultyRow, RowFault, RowsRefused, nik_rows

NIK = "3273010508920000"


def read(text: str) -> list[str]:
    return list(nik_rows(BytesIO(text.encode())))


def faults(text: str) -> list[FaultyRow]:
    with pytest.raises(RowsRefused) as refused:
        read(text)
    return refused.value.faults


niks = st.text("0123456789", min_size=16, max_size=16)
#: How offices write sixteen digits.
written = st.tuples(niks, st.sampled_from(["{}", " {} ", '"{}"', "\t{}", "{}\u00a0"])).map(
    lambda it: (it[0], it[1].format(it[0]))
)


@given(
    st.lists(written, min_size=1, max_size=8),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["nik", " NIK ", '"Nik"']),
)
def test_the_people_come_in_the_order_of_the_file(rows: list[tuple[str, str]], end: str, header: str) -> None:
    text = end.join([header, *(cell for _, cell in rows)]) + end
    assert read(text) == [nik for nik, _ in rows]


@given(niks, st.lists(st.integers(1, 15), max_size=3), st.sampled_from([".", "-", " "]))
def test_points_dashes_and_spaces_between_the_digits_do_no_harm(nik: str, places: list[int], sign: str) -> None:
    spaced = "".join(digit + sign * places.count(place) for place, digit in enumerate(nik, start=1))
    assert read(f"nik\n{spaced}\n") == [nik]


def outcome(content: bytes) -> tuple[list[str], RowsRefused | None]:
    """The people, or why there are none."""
    try:
        return list(nik_rows(BytesIO(content))), None
    except RowsRefused as refused:
        return [], refused


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_and_never_repeated(text: str) -> None:
    rows, refused = outcome(f"nik\n{text}\n".encode())
    if refused is None:
        assert rows
        assert all(len(nik) == 16 and nik.isascii() and nik.isdigit() for nik in rows)
    else:
        assert refused.faults
        assert str(refused) == ", ".join(f"line {row.line}: {row.fault}" for row in refused.faults)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    rows, refused = outcome(content)
    assert bool(rows) == (refused is None)


@pytest.mark.parametrize("length", [15, 17])
def test_a_digit_more_or_less_is_told(length: int) -> None:
    assert faults(f"nik\n{'1' * length}\n") == [FaultyRow(2, RowFault.NOT_16_DIGITS)]


@pytest.mark.parametrize("rounded", ["3.27301E+15", "3,27301e+15", "3E+15"])
def test_a_number_that_a_spreadsheet_rounded_is_told_as_such(rounded: str) -> None:
    assert faults(f'nik\n"{rounded}"\n') == [FaultyRow(2, RowFault.ROUNDED)]


def test_blank_lines_are_nobody_and_keep_the_count_of_lines() -> None:
    assert read(f"nik\n\n{NIK}\n\n") == [NIK]
    assert faults(f"nik\n\n{NIK}\n\n12\n") == [FaultyRow(5, RowFault.NOT_16_DIGITS)]


def test_a_list_of_blank_lines_has_no_rows() -> None:
    assert faults("nik\n\n\n") == [FaultyRow(2, RowFault.NO_ROWS)]


def test_an_apostrophe_before_the_number_is_told_by_its_line() -> None:
    assert faults(f"nik\n{NIK}\n'{NIK}\n") == [FaultyRow(3, RowFault.NOT_16_DIGITS)]


def test_bad_rows_up_to_the_limit_are_all_told_at_the_end() -> None:
    rows = "1\n" * (MOST_FAULTS - 1)
    assert [row.line for row in faults(f"nik\n{rows}{NIK}\n")] == list(range(2, MOST_FAULTS + 1))


def test_nothing_beyond_the_last_fault_that_is_told_is_read() -> None:
    file = BytesIO(("nik\n" + "1\n" * 100_000).encode())
    with pytest.raises(RowsRefused) as refused:
        list(nik_rows(file))
    assert len(refused.value.faults) == MOST_FAULTS
    assert file.tell() < 100_000


@pytest.mark.parametrize(("length", "fault"), [(1_000, RowFault.NOT_16_DIGITS), (1_001, RowFault.NOT_CSV)])
def test_a_cell_that_no_nik_could_fill_is_another_kind_of_file(length: int, fault: RowFault) -> None:
    assert faults(f"nik\n{'1' * length}\n") == [FaultyRow(2, fault)]


@pytest.mark.parametrize("header", ["", "no", "nik,nama", "nik;nama", "NIK KTP", f"{NIK}"])
def test_the_one_column_is_called_nik(header: str) -> None:
    assert faults(f"{header}\n{NIK}\n") == [FaultyRow(1, RowFault.NO_HEADER)]


def test_a_second_column_further_down_is_told_by_its_line() -> None:
    assert faults(f"nik\n{NIK}\n{NIK},Budi\n") == [FaultyRow(3, RowFault.NOT_CSV)]


def test_a_byte_that_is_no_text_is_told_by_its_line() -> None:
    with pytest.raises(RowsRefused) as refused:
        list(nik_rows(BytesIO(f"nik\n{NIK}\n".encode() + b"\xff\n")))
    (fault,) = refused.value.faults
    assert fault.fault is RowFault.NOT_CSV


def test_the_file_stays_open_for_whoever_reads_it_next() -> None:
    file = BytesIO(f"nik\n{NIK}\n".encode())
    list(nik_rows(file))
    assert not file.closed
