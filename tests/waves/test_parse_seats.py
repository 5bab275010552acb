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
from prakerja.waves.seats_text import seats_text

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


@pytest.mark.parametrize("seats", ["6.000", '"6,000"', "12.000"])
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
        ("1,ID,*,6.50,0", SeatsFault.NOT_A_WHOLE_NUMBER),
        ("1,ID,*,5,mungkin", SeatsFault.CARRY_IS_NOT_0_OR_1),
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
        "pass,area,group,seats,seats",
        "pass,area,group,seats,lainnya",
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


#: Each way to write a number where the file's separator leaves one meaning only.
_BY_SEPARATOR = {
    ",": (str, "{:d}.0".format, "'{:d}".format, '="{:d}"'.format),
    ";": (str, lambda n: f"{n:,}".replace(",", "."), lambda n: f"{n:,}".replace(",", ".") + ",00", "{:d},0".format),
    "\t": (str, lambda n: f"{n:,}".replace(",", " "), "'{:d}".format),
}
_HEADERS = (
    ("pass", "area", "group", "seats", "carry"),
    ("Putaran", "Daerah", "Kelompok", "Kuota", "Sisa"),
    ("PASS", "Kode Wilayah", "kelompok", "jumlah_kuota", "Mengambil sisa"),
)
_CARRIES = (("0", "1"), ("tidak", "ya"), ("FALSE", "TRUE"), ("No", "Yes"))
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le-marked")


@st.composite
def spelled_files(draw: st.DrawFn) -> tuple[list[SeatsLine], bytes]:
    """A file as some office's spreadsheet writes it, and the rows that it means."""
    rows = draw(st.lists(lines, max_size=4))
    separator = draw(st.sampled_from(sorted(_BY_SEPARATOR)))
    number = draw(st.sampled_from(_BY_SEPARATOR[separator]))
    carries, order = draw(st.sampled_from(_CARRIES)), draw(st.permutations(range(5)))
    quote, padding = draw(st.sampled_from(["", '"'])), draw(st.integers(0, 3))
    quote = '"' if '"' in number(1) or (separator == "," and "," in number(1000)) else quote
    spelled = [draw(st.sampled_from(_HEADERS))]
    for row in rows:
        area = f"{row.area[:2]}.{row.area[2:]}" if len(row.area) == 4 and draw(st.booleans()) else row.area
        group = row.group.upper().replace("_", " ") if draw(st.booleans()) else row.group
        spelled.append((str(row.pass_number), area, group, number(row.seats), carries[row.carry]))
    told = [
        separator.join([*(quote + cells[place].replace('"', '""') + quote for place in order), *[""] * padding])
        for cells in spelled
    ]
    told += [separator * draw(st.integers(0, 5))] * draw(st.integers(0, 3))
    said = draw(st.sampled_from(["", f"sep={separator}"])) if separator != "\t" else ""
    text = draw(st.sampled_from(["\n", "\r\n"])).join([said, *told] if said else told)
    encoding = draw(st.sampled_from(_ENCODINGS))
    return rows, b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-marked" else text.encode(encoding)


@given(spelled_files())
def test_however_an_office_spells_its_file_the_rows_are_what_it_meant(spelled: tuple[list[SeatsLine], bytes]) -> None:
    rows, content = spelled
    assert parse_seats(seats_text(content)) == tuple(rows)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"PK\x03\x04 a workbook", LineFault(1, SeatsFault.WORKBOOK)),
        (b"<html><table>", LineFault(1, SeatsFault.WORKBOOK)),
        (b"pass,area\n1,ID\n1,K\xf6ta\n", LineFault(3, SeatsFault.NOT_TEXT)),
        (b"\xff\xfe\x00", LineFault(1, SeatsFault.NOT_TEXT)),
    ],
)
def test_what_is_no_text_is_told_by_its_line_and_what_to_do(content: bytes, fault: LineFault) -> None:
    with pytest.raises(SeatsUnreadable) as refused:
        seats_text(content)
    assert refused.value.faults == [fault]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("1;ID;*;6,000;0", SeatsFault.THOUSANDS_SEPARATED),
        ("1;ID;*;6,5;0", SeatsFault.NOT_A_WHOLE_NUMBER),
        ("1;ID;*;60.00;0", SeatsFault.NOT_A_WHOLE_NUMBER),
        ("1\tID\t*\t6.000\t0", SeatsFault.THOUSANDS_SEPARATED),
        ("1;ID;*;6;0;7", SeatsFault.WRONG_NUMBER_OF_VALUES),
    ],
)
def test_what_could_mean_two_things_is_told_by_its_line_and_not_guessed(line: str, fault: SeatsFault) -> None:
    sign = ";" if ";" in line else "\t"
    assert faults_of(f"{HEADER.replace(',', sign)}1{sign}ID{sign}*{sign}5{sign}0\n{line}\n") == [LineFault(3, fault)]
