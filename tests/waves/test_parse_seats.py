"""The seats file: read whole, or refused with every bad line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.waves.parse_seats import LineFault, SeatsUnreadable, parse_seats
from prakerja.waves.seats_line import SeatsFault, SeatsLine, faults_in

HEADER = "pass,area,group,seats,carry\n"


def faults_of(text: str) -> list[LineFault]:
    with pytest.raises(SeatsUnreadable) as refusal:
        parse_seats(text)
    return refusal.value.faults


def test_rows_keep_their_order() -> None:
    assert parse_seats(HEADER + "1,32,phk,80,0\n2,ID,*,20,1\n") == (
        SeatsLine(1, "32", "phk", 80, carry=False),
        SeatsLine(2, "ID", "*", 20, carry=True),
    )


def test_spaces_and_a_byte_order_mark_do_not_matter() -> None:
    assert parse_seats("\ufeffpass, area ,group,seats,carry\r\n1, ID,*, 5 ,0\r\n") == (
        SeatsLine(1, "ID", "*", 5, carry=False),
    )


def test_nothing_is_no_seats_file() -> None:
    assert faults_of("") == [LineFault(1, SeatsFault.EMPTY)]


def test_another_header_is_refused() -> None:
    assert faults_of("area,seats\nID,5\n") == [LineFault(1, SeatsFault.WRONG_HEADER)]


def test_every_bad_line_is_named() -> None:
    assert faults_of(HEADER + "1,ID,*,5,0\n1,ID,*,lima,0\n1,ID,*,5\n1,ID,*,5,2\n1.5,ID,*,5,0\n") == [
        LineFault(3, SeatsFault.NOT_A_WHOLE_NUMBER),
        LineFault(4, SeatsFault.WRONG_NUMBER_OF_VALUES),
        LineFault(5, SeatsFault.CARRY_IS_NOT_0_OR_1),
        LineFault(6, SeatsFault.NOT_A_WHOLE_NUMBER),
    ]


@pytest.mark.parametrize("sign", [";", "\t"])
def test_another_separator_than_the_comma_is_told(sign: str) -> None:
    assert faults_of((HEADER + "1,ID,*,5,0\n").replace(",", sign)) == [LineFault(1, SeatsFault.OTHER_SEPARATOR)]


@pytest.mark.parametrize("seats", ["6.000", '"6,000"', "1.234.567"])
def test_a_number_with_thousands_set_apart_is_told_and_not_guessed(seats: str) -> None:
    assert faults_of(HEADER + f"1,ID,*,{seats},0\n") == [LineFault(2, SeatsFault.THOUSANDS_SEPARATED)]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("1,99,*,5,0", SeatsFault.AREA_UNKNOWN),
        ("1,6404,*,5,0", SeatsFault.AREA_UNKNOWN),  # nobody has lived under that code since 2012
        ("1,ID,,5,0", SeatsFault.NOT_A_GROUP_NAME),
        ("1,ID,phk;umk,5,0", SeatsFault.NOT_A_GROUP_NAME),
        ("1,ID,*,-5,0", SeatsFault.NEGATIVE_NUMBER),
        ("-1,ID,*,5,0", SeatsFault.NEGATIVE_NUMBER),
        ("1,ID,*,100000001,0", SeatsFault.NUMBER_TOO_LARGE),
        ("10000,ID,*,5,0", SeatsFault.NUMBER_TOO_LARGE),
        ("1,ID,*," + "9" * 5000 + ",0", SeatsFault.NUMBER_TOO_LARGE),
        ("1,ID,*,٣,0", SeatsFault.NOT_A_WHOLE_NUMBER),
        ("1,ID,*,6.00,0", SeatsFault.NOT_A_WHOLE_NUMBER),
        ("1,ID,*,5,ya", SeatsFault.CARRY_IS_NOT_0_OR_1),
    ],
)
def test_what_a_line_may_not_hold_is_named(line: str, fault: SeatsFault) -> None:
    assert faults_of(f"{HEADER}{line}\n") == [LineFault(2, fault)]


@pytest.mark.parametrize("line", ["0,ID,*,0,0", "9999,ID,*,100000000,1"])
def test_the_limits_themselves_are_allowed(line: str) -> None:
    (read,) = parse_seats(f"{HEADER}{line}\n")
    assert faults_in(read) == []


def test_an_open_quote_is_refused() -> None:
    assert faults_of(HEADER + '1,"ID,*,5,0\n') == [LineFault(2, SeatsFault.NOT_CSV)]


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        rows = parse_seats(text)
    except SeatsUnreadable:
        return
    assert all(faults_in(row) == [] for row in rows)
    assert all(row.group == row.group.strip() for row in rows)
