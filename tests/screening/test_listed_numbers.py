"""The file of a list: whatever way an office spells its numbers they are read; what is damaged is told by line."""

import bz2
import gzip
import lzma
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.screening.list_faults import MOST_FAULTS, Column, Fault, ListFault, ListRefused
from prakerja.screening.listed_numbers import Reading, listed_numbers
from prakerja.screening.whole_lines import whole_lines
from tests.situations.screening import a_kk, a_nik

NIK = "3273010508920001"
PLAIN = Reading()
OF_RECIPIENTS = Reading(with_family_cards=True)


def read(text: str | bytes, reading: Reading = PLAIN) -> list[tuple[str, str]]:
    content = text.encode() if isinstance(text, str) else text
    found: list[tuple[str, str]] = []
    for numbers in listed_numbers(BytesIO(content), reading):
        found += zip(numbers.niks, numbers.family_cards or [""] * len(numbers.niks), strict=True)
    return found


def faults(text: str | bytes, reading: Reading = PLAIN) -> tuple[Fault, ...]:
    with pytest.raises(ListRefused) as refused:
        read(text, reading)
    assert NIK[:8] not in str(refused.value)
    return refused.value.faults


serials = st.integers(1, 9999).map("{:04d}".format)
niks = st.builds(a_nik, st.integers(0, 99_999_999), serials)
kks = st.builds(a_kk, st.integers(0, 99_999_999), serials)
blanks = st.sampled_from(["", " ", "\u00a0", "  ", "\u2009"])
GROUPS = [(16,), (4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (6, 2, 2, 2, 4), (1, 3, 3, 3, 3, 3)]


@st.composite
def spelled(draw: st.DrawFn, number: str) -> str:
    """The number as some office, spreadsheet or chat would write it, ready to stand in a cell."""
    rest, parts = number, []
    for size in draw(st.sampled_from(GROUPS)):
        parts.append(rest[:size])
        rest = rest[size:]
    between = draw(st.sampled_from([" ", ".", "-", "\u00a0", " - ", "\u2011", ". ", "\u202f"]))
    text = between.join(parts)
    wrapped = draw(
        st.sampled_from(["{}", "'{}", "’{}", '="{}"', "`{}", "“{}”", "'{}'", "\u200e{}\u200e", "\ufeff{}", "'{} "])
    )
    return str(draw(blanks)) + wrapped.format(text) + str(draw(blanks))


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


@given(data=st.data(), people=st.lists(st.tuples(niks, st.one_of(st.just(""), kks)), min_size=1, max_size=8))
def test_every_spelling_of_a_list_is_read_as_the_same_numbers(
    data: st.DataObject, people: list[tuple[str, str]]
) -> None:
    """Spellings × separators × line ends × byte-order marks × quotes × empty columns and lines: random ones."""
    has_cards = data.draw(st.booleans())
    separator = data.draw(st.sampled_from(",;\t"))
    end = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    is_card_first = has_cards and data.draw(st.booleans())
    empty = separator * data.draw(st.sampled_from([0, 0, 1, 3]))
    header = [data.draw(st.sampled_from(["nik", "NIK", " Nik ", "No. NIK", '"nik"', "nomor_nik"]))]
    if has_cards:
        header.insert(0 if is_card_first else 1, data.draw(st.sampled_from(["kk", "No KK", "nomor_kk", '"KK"'])))
    lines = [separator.join(header) + empty]
    for nik, kk in people:
        cells = [quoted(data.draw(spelled(nik))) if data.draw(st.booleans()) else data.draw(spelled(nik)).strip()]
        if has_cards:
            cells.insert(0 if is_card_first else 1, quoted(data.draw(spelled(kk))) if kk else "")
        lines += [separator.join(cells) + empty, *data.draw(st.sampled_from([[], [""], [separator * 2]]))]
    if data.draw(st.booleans()):
        lines.insert(0, f"sep={separator}")
    text = data.draw(st.sampled_from(["", "\ufeff"])) + end.join(lines) + data.draw(st.sampled_from(["", end]))
    expected = [(nik, kk if has_cards else "") for nik, kk in people]
    # Where nothing said what parts the cells, tabs are blanks before a number that may be yet to come.
    is_said = separator in separator.join(header) + empty
    may_begin = separator == "\t" and not is_said and not lines[-1].strip()
    if (may_begin or may_go_on(lines[-1], separator, columns=len(header))) and not text.endswith(("\n", "\r")):
        assert faults(text, OF_RECIPIENTS)[-1].what is ListFault.CUT_OFF
        text += end
    assert read(text, OF_RECIPIENTS) == expected


def may_go_on(line: str, separator: str, *, columns: int) -> bool:
    """Whether somebody who does not see its end cannot know that the last column of ours is empty."""
    return line.count(separator) < columns and line.endswith(separator)


@pytest.mark.parametrize(
    "cell",
    [
        *("3,27E+15", "3.27301E+15", "3.2730105089200E15", "3,27301050892E+015", "3E+15", "3.27e15", "3,27301E+15 "),
        *(
            "3273010508920001.0",
            "3273010508920001,0",
            "3273010508920001.00",
            "327301050892000.0",
            "3273010508920000.000",
        ),
        *("3273010508920000.000", "327301050892.0", "'3.27E+15", '"3,27E+15"', '="3.27E+15"', "'3273010508920001.0"),
    ],
)
@pytest.mark.parametrize("separator", ["", ";"])
def test_a_number_that_a_spreadsheet_counted_with_is_refused_by_line_with_the_remedy(cell: str, separator: str) -> None:
    text = f"nik{separator}\n{NIK}{separator}\n{cell}{separator}\n"
    assert faults(text) == (Fault(3, ListFault.ROUNDED),)


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        *((cell, ListFault.NOT_16_DIGITS) for cell in ("1", NIK[:-1], NIK + "1", "x", "nik", "NIK " + NIK, NIK + "x")),
        *((cell, ListFault.NOT_16_DIGITS) for cell in ("-" + NIK, NIK + "-", "." + NIK)),
        *(
            (cell, ListFault.NOT_16_DIGITS)
            for cell in ("٣٢٧٣٠١٠٥٠٨٩٢٠٠٠٠", "３２７３０１０５０８９２０００１", "²" * 16)
        ),
        *((cell, ListFault.NOT_16_DIGITS) for cell in ("0x0B9FB1E2A5C1", "3273O10508920001", "+" + NIK, "Jumlah: 500")),
        *((digit * 16, ListFault.ONE_DIGIT) for digit in "0123456789"),
        ("1111 1111 1111 1111", ListFault.ONE_DIGIT),
        *((cell, ListFault.EMPTY) for cell in ('""', '" "', "'", '"\u00a0"', '="  "')),
        (f"{NIK},Budi", ListFault.NOT_CSV),
        (f"{NIK},{NIK}", ListFault.NOT_CSV),
        (f'"{NIK}"1', ListFault.NOT_CSV),
        ("1" * 5_000, ListFault.NOT_16_DIGITS),
    ],
)
def test_what_is_no_number_of_anybody_is_refused_by_line(cell: str, what: ListFault) -> None:
    assert faults(f"nik\n{NIK}\n{NIK}\n{cell}\n{NIK}\n") == (Fault(4, what),)


def test_a_family_card_is_checked_like_a_nik() -> None:
    rows = f"{NIK};{a_kk(1)}\n{NIK};123\n{NIK};0000000000000000\n123;3,27E+15\n"
    assert faults(f"nik;kk\n{rows}", OF_RECIPIENTS) == (
        Fault(3, ListFault.NOT_16_DIGITS, Column.KK),
        Fault(4, ListFault.ONE_DIGIT, Column.KK),
        Fault(5, ListFault.NOT_16_DIGITS, Column.NIK),
        Fault(5, ListFault.ROUNDED, Column.KK),
    )


@pytest.mark.parametrize("header", ["kk,nik", "nik,kk", "nik\tkk", "NIK;No. KK"])
def test_a_family_card_on_any_other_list_is_more_than_is_needed(header: str) -> None:
    assert faults(f"{header}\n") == (Fault(1, ListFault.FAMILY_CARD_NOT_WANTED, Column.KK),)


@pytest.mark.parametrize("header", ["", "nomor", NIK, "nik,nama", "nik,nik", "kk", "nik,kk,kk", "nik kk", "nama;nik"])
def test_a_file_without_its_header_is_refused(header: str) -> None:
    assert faults(f"{header}\n{NIK}\n", OF_RECIPIENTS) == (Fault(1, ListFault.NO_HEADER),)


@pytest.mark.parametrize("text", ["nik", "nik\n", "nik\r\n\r\n", "nik;\n;;\n\n", "\ufeffnik\n"])
def test_a_file_without_anybody_is_refused(text: str) -> None:
    assert faults(text) == (Fault(2, ListFault.NO_ROWS),)


@pytest.mark.parametrize("text", [b"", b"\xef\xbb\xbf", b"\r\n"])
def test_of_an_empty_file_it_is_said_that_nobody_is_in_it_and_not_that_its_header_is_wrong(text: bytes) -> None:
    assert faults(text) == (Fault(None, ListFault.NO_ROWS),)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_told_plainly(encoding: str) -> None:
    assert faults(f"nik\n{NIK}\n".encode(encoding)) == (Fault(None, ListFault.UTF_16),)


@pytest.mark.parametrize("beginning", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest", b"%PDF-1.7", b"<html>", b"{\\rtf1"])
def test_a_workbook_or_a_document_is_told_plainly(beginning: bytes) -> None:
    assert faults(beginning) == (Fault(None, ListFault.WORKBOOK),)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_is_told_as_such(pack: Callable[[bytes], bytes]) -> None:
    packed = pack(f"nik\n{f'{NIK}\n' * 1_000}".encode())
    assert faults(packed) == (Fault(None, ListFault.WORKBOOK),)


@pytest.mark.parametrize("before", [0, 1, 60_000, 130_000])
def test_a_hole_in_a_file_is_told_by_line_and_is_no_other_encoding(before: int) -> None:
    """What a crash or a copy that stopped leaves: zeros where rows were."""
    text = f"nik\n{before * f'{NIK}\n'}{NIK[:7]}{chr(0) * 100}{NIK[9:]}\n{NIK}\n"
    assert faults(text) == (Fault(before + 2, ListFault.NOT_16_DIGITS),)


def outcome(content: bytes) -> tuple[list[tuple[str, str]], ListRefused | None]:
    """The people, or why there are none."""
    try:
        return read(content, OF_RECIPIENTS), None
    except ListRefused as refused:
        return [], refused


@given(st.text(max_size=40), st.sampled_from(["nik", "nik,kk", "kk;nik"]))
def test_any_text_is_read_or_refused_and_never_repeated(text: str, header: str) -> None:
    rows, refused = outcome(f"{header}\n{text}\n".encode())
    if refused is None:
        assert rows
        numbers = [number for row in rows for number in row if number]
        assert all(len(number) == 16 and number.isascii() and number.isdigit() for number in numbers)
    else:
        assert refused.faults
        assert "".join(text.split()) not in str(refused) or len(text.strip()) < 3


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    rows, refused = outcome(content)
    assert bool(rows) == (refused is None)


@given(niks, st.lists(st.integers(1, 12), max_size=3), st.sampled_from([".", "-", " "]))
def test_points_dashes_and_spaces_between_the_digits_do_no_harm(nik: str, places: list[int], sign: str) -> None:
    spaced = "".join(digit + sign * places.count(place) for place, digit in enumerate(nik, start=1))
    assert read(f"nik\n{spaced}\n") == [(nik, "")]


def test_blank_lines_are_nobody_and_keep_the_count_of_lines() -> None:
    assert read(f"nik\n\n{NIK}\n\n") == [(NIK, "")]
    assert faults(f"nik\n\n{NIK}\n\n12\n") == (Fault(5, ListFault.NOT_16_DIGITS),)


def test_bad_rows_up_to_the_limit_are_all_told_at_the_end() -> None:
    rows = "1\n" * (MOST_FAULTS - 1)
    assert [one.line for one in faults(f"nik\n{rows}{NIK}\n")] == list(range(2, MOST_FAULTS + 1))


def test_nothing_beyond_the_last_fault_that_is_told_is_read() -> None:
    file = BytesIO(b"nik\n" + b"1\n" * 5_000_000)
    with pytest.raises(ListRefused):
        list(listed_numbers(file, PLAIN))
    assert file.tell() <= 2_000_000


def test_a_line_without_end_is_not_read_into_memory() -> None:
    file = BytesIO(f"nik\n{NIK}\n".encode() + b"1" * 20_000_000)
    with pytest.raises(ListRefused) as refused:
        list(listed_numbers(file, PLAIN))
    assert refused.value.faults == (Fault(3, ListFault.NOT_CSV),)
    assert file.tell() <= 3_000_000


def test_the_file_stays_open_for_whoever_reads_it_next() -> None:
    file = BytesIO(f"nik\n{NIK}\n".encode())
    list(listed_numbers(file, PLAIN))
    assert not file.closed


@pytest.mark.parametrize("before", [0, 1, 5, 60_000, 130_000])
def test_letters_of_another_encoding_are_told_by_line(before: int) -> None:
    text = f"nik\n{before * f'{NIK}\n'}".encode() + f"{NIK}\u00a0\n".encode("latin-1") + NIK.encode()
    assert faults(text) == (Fault(before + 2, ListFault.NOT_UTF8),)


@pytest.mark.parametrize("before", [0, 1, 5, 60_000, 130_000])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_is_the_right_one_far_down_a_long_file(before: int, end: str) -> None:
    text = f"nik{end}" + before * f"{NIK}{end}" + f"123{end}" + 3 * f"{NIK}{end}" + f"3,27E+15{end}"
    assert faults(text) == (Fault(before + 2, ListFault.NOT_16_DIGITS), Fault(before + 6, ListFault.ROUNDED))


@pytest.mark.parametrize("quote", [f'"{NIK}\n', f'{NIK}\n"', f'"{NIK}\n{NIK}\n'])
def test_a_quote_that_is_never_closed_is_no_csv(quote: str) -> None:
    assert faults(f"nik\n{quote}")[-1].what is ListFault.NOT_CSV


def test_after_twenty_bad_rows_the_rest_is_not_listed() -> None:
    found = faults(b"nik\n" + b"1\n" * 1000)
    assert [one.line for one in found] == list(range(2, 22))


@pytest.mark.parametrize("takes_made_up", [True, False])
@pytest.mark.parametrize("cell", [a_nik(1), f"'{a_nik(1)}", f"{a_nik(1)[:6]} {a_nik(1)[6:]}"])
def test_what_was_made_up_for_trying_out_is_nobodys_number_in_production(cell: str, takes_made_up: bool) -> None:
    reading = Reading(takes_made_up=takes_made_up)
    text = f"nik\n{NIK}\n{cell}\n"
    if takes_made_up:
        assert read(text, reading) == [(NIK, ""), (a_nik(1), "")]
    else:
        assert faults(text, reading) == (Fault(3, ListFault.MADE_UP),)


@given(lines=st.lists(st.sampled_from(["a", "bb", "", "ccc"]), min_size=1, max_size=30), piece=st.integers(1, 20))
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_pieces_of_whole_lines_are_the_file_wherever_it_is_cut(lines: list[str], piece: int, end: str) -> None:
    pieces = list(whole_lines(BytesIO(end.join([*lines, "z", ""]).encode()), piece=max(piece, 3)))
    assert "".join(text for _, text in pieces) == "\n".join([*lines, "z", ""])
    for line, text in pieces:
        assert text.endswith("\n")
        assert [*lines, "z"][line - 1] == text.split("\n", 1)[0]


RECIPIENTS = [(a_nik(1, "0001"), a_kk(1, "0001")), (a_nik(2, "0001"), ""), (a_nik(3, "0001"), a_kk(3, "0001"))]


@pytest.mark.parametrize("empty", ["", ",", ",,,"], ids=["no", "one", "three"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("wrap", ["{}", '"{}"', "'{}", '"=""{}"""', "{} "])
@pytest.mark.parametrize("header", ["nik", "nik,kk", "kk,nik"])
def test_a_list_cut_off_anywhere_is_refused_or_is_the_people_before_the_cut(
    header: str, wrap: str, end: str, empty: str
) -> None:
    """Only between two rows, or behind the last sign of one, nothing tells that more was to come."""
    columns = header.split(",")
    rows = [
        ",".join(wrap.format(number) if number else "" for name in columns for number in (row[name == "kk"],)) + empty
        for row in RECIPIENTS
    ]
    people = [(nik, kk if "kk" in header else "") for nik, kk in RECIPIENTS]
    whole = end.join([header + empty, *rows, ""])
    assert read(whole, OF_RECIPIENTS) == people
    for cut in range(len(whole)):
        text = whole[:cut]
        found, refused = outcome(text.encode())
        assert refused is not None or found == people[: len(text.splitlines()) - 1], text


@pytest.mark.parametrize("last", ["{nik}", "{nik},", "{nik}, ", '{nik},""'])
@pytest.mark.parametrize("before", [0, 1, 60_000])
def test_a_last_line_without_its_end_and_its_family_card_is_refused_and_with_its_end_it_is_not(
    last: str, before: int
) -> None:
    text = "nik,kk\n" + f"{NIK},{a_kk(1)}\n" * before + last.format(nik=NIK)
    assert faults(text, OF_RECIPIENTS) == (Fault(before + 2, ListFault.CUT_OFF),)
    assert read(text + "\n", OF_RECIPIENTS)[-1] == (NIK, "")
    assert read(text.removesuffix(",") + ",,", OF_RECIPIENTS)[-1] == (NIK, "")


@pytest.mark.parametrize("header", ["nik", "kk,nik"])
def test_a_last_number_that_is_too_short_at_the_end_of_the_file_was_cut(header: str) -> None:
    line = ",".join(["", NIK[:9]][-len(header.split(",")) :])
    assert faults(f"{header}\n{line}", OF_RECIPIENTS)[0].what is ListFault.CUT_OFF
    assert faults(f"{header}\n{line}\n", OF_RECIPIENTS)[0].what is ListFault.NOT_16_DIGITS
