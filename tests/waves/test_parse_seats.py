"""The seats file: read whole, or refused with every bad line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.regions.known import provinces, regencies
from prakerja.schemes.groups import ANYONE, SeatGroup
from prakerja.waves import parse_seats as module
from prakerja.waves.parse_seats import LineFault, SeatsUnreadable, parse_seats
from prakerja.waves.seats_line import (
    LAST_PASS,
    MOST_SEATS,
    SeatsFault,
    SeatsLine,
    SeatsLineRefused,
    faults_in,
    is_group_name,
    seats_line,
)

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


def test_more_rows_than_any_wave_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    rows = ["1,ID,*,5,0\n"] * 4
    assert len(parse_seats(HEADER + "".join(rows[:3]))) == 3
    assert faults_of(HEADER + "".join(rows)) == [LineFault(5, SeatsFault.TOO_MANY_ROWS)]


def test_a_header_alone_is_a_file_without_rows() -> None:
    assert parse_seats(HEADER) == ()


def test_empty_lines_at_both_ends_do_not_count_and_one_between_is_told() -> None:
    assert len(parse_seats(f"\r\n\n{HEADER}1,ID,*,5,0\n\n\n")) == 1
    assert faults_of(HEADER + "1,ID,*,5,0\n\n1,32,*,5,0\n") == [LineFault(3, SeatsFault.WRONG_NUMBER_OF_VALUES)]


@pytest.mark.parametrize(
    "header",
    [
        "pass,area,group,seats",
        "pass,area,group,seats,carry,more",
        "area,pass,group,seats,carry",
        "Pass,area,group,seats,carry",
    ],
)
def test_columns_stand_as_they_are_named(header: str) -> None:
    assert faults_of(f"{header}\n1,ID,*,5,0\n") == [LineFault(1, SeatsFault.WRONG_HEADER)]


def test_the_first_fault_of_a_line_is_told_and_the_next_line_is_read_all_the_same() -> None:
    assert faults_of(HEADER + "-1,99,,lima,ya\n-1,ID,*,lima,0\n") == [
        LineFault(2, SeatsFault.AREA_UNKNOWN),
        LineFault(3, SeatsFault.NEGATIVE_NUMBER),
    ]


def test_a_refused_file_says_every_line_in_one_sentence() -> None:
    with pytest.raises(SeatsUnreadable, match=r"^line 2: area_unknown, line 3: not_a_whole_number$"):
        parse_seats(HEADER + "1,99,*,5,0\n1,ID,*,lima,0\n")


def test_a_refused_line_says_which_value_and_what_it_should_be() -> None:
    causes = {
        ("1", "99", "*", "5", "0"): "area '99' is not known; expected ID, a 2-digit province or a 4-digit regency",
        ("1", "ID", "*", "5", "2"): "carry is '2'; it must be 0 or 1",
        ("1", "ID", " ", "5", "0"): "' ' is not the name of a group",
        ("x", "ID", "*", "5", "0"): "pass is 'x'; it must be a whole number",
        ("1", "ID", "*", "-5", "0"): "seats is -5; it must be 0 or more",
        ("10000", "ID", "*", "5", "0"): "pass is 10000; it must be 9999 or less",
    }
    for values, cause in causes.items():
        with pytest.raises(SeatsLineRefused) as refused:
            seats_line(values)
        assert str(refused.value) == cause


areas = st.sampled_from(["ID", *(row.code for row in provinces()), *(row.code for row in regencies())])
lines = st.builds(
    SeatsLine,
    st.integers(0, LAST_PASS),
    areas,
    st.sampled_from([ANYONE, *SeatGroup]).map(str),
    st.integers(0, MOST_SEATS),
    st.booleans(),
)


@given(st.lists(lines, max_size=5), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", " "]))
def test_what_was_written_down_is_what_is_read(rows: list[SeatsLine], end: str, space: str) -> None:
    text = [HEADER.strip()] + [
        f"{space},{space}".join((str(row.pass_number), row.area, row.group, str(row.seats), str(int(row.carry))))
        for row in rows
    ]
    assert parse_seats(end.join(text)) == tuple(rows)


@given(
    st.builds(
        SeatsLine, st.integers(-9, 10**5), st.text(max_size=4) | areas, st.text(), st.integers(-9, 10**9), st.booleans()
    )
)
def test_a_line_that_is_without_fault_is_read_from_its_values_and_no_other_is(line: SeatsLine) -> None:
    values = (str(line.pass_number), line.area, line.group, str(line.seats), str(int(line.carry)))
    if faults_in(line):
        with pytest.raises(SeatsLineRefused) as refused:
            seats_line(values)
        assert refused.value.fault in faults_in(line)
    else:
        assert seats_line(values) == line


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("*", True),
        ("phk", True),
        ("", False),
        ("**", False),
        ("phk*", False),
        ("a;b", False),
        (" phk", False),
        ("a\nb", False),
    ],
)
def test_a_group_has_a_name_that_can_be_told_apart_in_a_list(name: str, is_one: bool) -> None:
    assert is_group_name(name) == is_one
