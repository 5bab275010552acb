"""The seats file: read whole, or refused with every bad line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.waves.parse_seats import LineFault, SeatsFault, SeatsUnreadable, parse_seats
from prakerja.waves.plan_rules import SeatTerms

HEADER = "pass,area,group,seats,carry\n"


def faults_of(text: str) -> list[LineFault]:
    with pytest.raises(SeatsUnreadable) as refusal:
        parse_seats(text)
    return refusal.value.faults


def test_rows_keep_their_order() -> None:
    assert parse_seats(HEADER + "1,32,phk,80,0\n2,ID,*,20,1\n") == (
        SeatTerms(1, "32", "phk", 80, carry=False),
        SeatTerms(2, "ID", "*", 20, carry=True),
    )


def test_spaces_and_a_byte_order_mark_do_not_matter() -> None:
    assert parse_seats("\ufeffpass, area ,group,seats,carry\r\n1, ID,*, 5 ,0\r\n") == (
        SeatTerms(1, "ID", "*", 5, carry=False),
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


def test_an_open_quote_is_refused() -> None:
    assert faults_of(HEADER + '1,"ID,*,5,0\n') == [LineFault(2, SeatsFault.NOT_CSV)]


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        rows = parse_seats(text)
    except SeatsUnreadable:
        return
    assert all(row.group == row.group.strip() for row in rows)
