"""A list may tell the day from which it counts for each person; a file whose days cannot be true is refused whole."""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.clock import WIB
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.screening.kinds import ListKind
from prakerja.screening.list_faults import Column, Fault, ListFault, ListRefused
from prakerja.screening.listed_numbers import Reading, listed_numbers
from prakerja.screening.models import ExclusionList, ListedNik
from tests.situations.rows import nothing_changes
from tests.situations.screening import a_nik, list_details, taken_in
from tests.situations.waves import an_officer

TODAY = date(2021, 3, 20)
NIK = a_nik(7, "0001")
OTHER_KINDS = sorted(set(ListKind) - {ListKind.RECIPIENT})


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(datetime(2021, 3, 20, 9, 0, tzinfo=WIB), tick=False):
        yield


def read(text: str) -> list[tuple[str, date | None]]:
    pieces = listed_numbers(BytesIO(text.encode()), Reading(with_days=True, today=TODAY))
    return [pair for piece in pieces for pair in zip(piece.niks, piece.days, strict=True)]


def faults(text: str) -> tuple[Fault, ...]:
    with pytest.raises(ListRefused) as refused:
        read(text)
    assert NIK not in str(refused.value)
    return refused.value.faults


@pytest.mark.parametrize("header", ["nik,sejak", "NIK;Sejak", "nik\ttmt", "nik,since", "nik,Terhitung Mulai Tanggal"])
def test_the_second_column_is_named_as_offices_name_it(header: str) -> None:
    sign = next(one for one in ",;\t" if one in header)
    assert read(f"{header}\n{NIK}{sign}2021-03-15\n") == [(NIK, date(2021, 3, 15))]


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "2021-03-05",
            "05/03/2021",
            "05-03-2021",
            "05.03.2021",
            "5/3/2021",
            "2021-3-5",
            '"2021-03-05"',
            "'05/03/2021",
        ),
        *(" 2021-03-05 ", "2021-03-05 00:00:00", "2021-03-05T00:00:00", "05/03/2021 00:00", "2021-03-05 00:00:00.000"),
    ],
)
def test_one_day_in_many_spellings(cell: str) -> None:
    assert read(f"nik,sejak\n{NIK},{cell}\n") == [(NIK, date(2021, 3, 5))]


def test_in_either_order_of_the_columns_and_with_gaps() -> None:
    assert read(f"sejak;nik\n2021-03-15;{NIK}\n;{NIK}\n") == [(NIK, date(2021, 3, 15)), (NIK, None)]


@given(st.lists(st.dates(date(1945, 8, 17), TODAY), min_size=1, max_size=30), st.sampled_from(["%Y-%m-%d", "%d/%m/%Y"]))
def test_every_day_that_was_is_read_as_it_was_written(days: list[date], spelling: str) -> None:
    rows = "".join(f"{NIK},{day.strftime(spelling)}\n" for day in days)
    assert [day for _, day in read(f"nik,sejak\n{rows}")] == days


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        *(
            (cell, ListFault.NO_SUCH_DAY)
            for cell in ("2021-02-29", "31/04/2020", "2021-13-01", "03/25/2020", "00/01/2020")
        ),
        *((cell, ListFault.FUTURE_DAY) for cell in ("2021-03-21", "20/12/2021", "9999-12-31")),
        *((cell, ListFault.TOO_LONG_AGO) for cell in ("1945-08-16", "0001-01-01", "01/01/1900")),
        *((cell, ListFault.NOT_A_DAY) for cell in ("44270", "15/03/21", "15 Maret 2021", "2021", "2021-03", "-", NIK)),
        *(
            (cell, ListFault.NOT_A_DAY)
            for cell in ("2021-03-05 08:15:00", "05/03-2021", "２０２１-03-05", "2021/03/05")
        ),
    ],
)
def test_what_is_no_day_that_was_is_refused_by_line(cell: str, what: ListFault) -> None:
    assert faults(f"nik,sejak\n{NIK},2021-03-15\n{NIK},{cell}\n{NIK},2021-03-15\n")[0] == Fault(3, what, Column.SINCE)


def test_today_is_no_day_to_come() -> None:
    assert read(f"nik,sejak\n{NIK},2021-03-20\n") == [(NIK, TODAY)]


def test_two_spellings_are_two_files_and_refused() -> None:
    rows = f"{NIK},2021-03-04\n" * 3 + f"{NIK},03/04/2020\n"
    assert faults(f"nik,sejak\n{rows}") == (Fault(None, ListFault.TWO_SPELLINGS, Column.SINCE),)


@pytest.mark.parametrize("cut", range(1, 10))
def test_a_day_that_the_end_of_the_file_cuts_off_is_no_other_day(cut: int) -> None:
    for day in ("2021-03-15", "15/03/2021"):
        assert faults(f"nik,sejak\n{NIK},{day}\n{NIK},{day[:cut]}") == (Fault(3, ListFault.CUT_OFF, Column.SINCE),)


@pytest.mark.parametrize("rest", ["", ",2021-03-15,2021-03-15", ",,"])
def test_a_row_has_a_day_or_none_and_nothing_more(rest: str) -> None:
    text = f"nik,sejak\n{NIK}{rest}\n"
    if "2021" in rest:
        assert faults(text) == (Fault(2, ListFault.NOT_CSV),)
    else:
        assert read(text) == [(NIK, None)]


def imported(text: str, kind: ListKind = ListKind.CIVIL_SERVANTS) -> ExclusionList:
    return taken_in(BytesIO(text.encode()), list_details(kind), by=an_officer())


def refused(text: str, kind: ListKind = ListKind.CIVIL_SERVANTS) -> tuple[Fault, ...]:
    with pytest.raises(ListRefused) as caught, nothing_changes():
        imported(text, kind)
    return caught.value.faults


def days_of(row: ExclusionList) -> dict[str, date | None]:
    names = {digest(a_nik(number), purpose=Purpose.NIK): f"{number}" for number in range(40)}
    return {names[key]: since for key, since in ListedNik.objects.filter(list=row).values_list("digest", "since")}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_each_person_stands_with_their_day(kind: ListKind) -> None:
    row = imported(f"nik,sejak\n{a_nik(1)},2021-03-15\n{a_nik(2)},\n{a_nik(3)},1999-12-31\n", kind)
    assert days_of(row) == {"1": date(2021, 3, 15), "2": None, "3": date(1999, 12, 31)}
    assert (row.people, row.own_days, row.first_own_day, row.last_own_day) == (
        3,
        2,
        date(1999, 12, 31),
        date(2021, 3, 15),
    )


@pytest.mark.django_db
@pytest.mark.parametrize("header", ["nik", "nik,sejak"])
def test_a_list_that_tells_no_day_has_none(header: str) -> None:
    row = imported(f"{header}\n" + "".join(f"{a_nik(one)}{',' * header.count(',')}\n" for one in range(1, 9)))
    assert set(days_of(row).values()) == {None}
    assert (row.own_days, row.first_own_day, row.last_own_day) == (0, None, None)


@pytest.mark.django_db
def test_who_stands_there_twice_with_one_day_is_one_person() -> None:
    row = imported(f"nik,sejak\n{a_nik(1)},\n{a_nik(1)},2021-03-15\n{a_nik(1)},2021-03-15\n")
    assert (row.rows, row.people, days_of(row)) == (3, 1, {"1": date(2021, 3, 15)})


@pytest.mark.django_db
def test_one_person_with_two_days_refuses_the_file() -> None:
    rows = f"{a_nik(1)},2021-03-15\n{a_nik(2)},2021-03-15\n{a_nik(1)},2021-03-16\n"
    assert refused(f"nik,sejak\n{rows}") == (Fault(None, ListFault.TWO_DAYS, Column.SINCE),)


@pytest.mark.django_db
def test_birth_dates_are_told_by_the_niks_beside_them() -> None:
    """The column of another table, and everybody on it would have been barred since they were born."""
    born = [date(1990, 3, day) for day in range(1, 7)]
    rows = "".join(f"317101{day.day + 40 * (day.day % 2):02d}0390{day.day:04d},{day:%d/%m/%Y}\n" for day in born)
    assert refused(f"nik,sejak\n{rows}") == (Fault(None, ListFault.BIRTH_DATES, Column.SINCE),)
    other = "".join(f"317101{day.day:02d}0390{day.day:04d},{day.replace(year=2012):%d/%m/%Y}\n" for day in born)
    assert imported(f"nik,sejak\n{other}").own_days == len(born)


@pytest.mark.django_db
def test_a_list_of_recipients_is_of_a_year_and_has_no_days() -> None:
    text = f"nik,sejak\n{a_nik(1)},2021-03-15\n"
    assert refused(text, ListKind.RECIPIENT) == (Fault(1, ListFault.DAY_NOT_WANTED, Column.SINCE),)


@pytest.mark.django_db
def test_a_hundred_thousand_rows_with_days_are_read_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prakerja.screening.listed_numbers._Rows.spelled", None)
    rows = "".join(f"{a_nik(one)},{2000 + one % 20}-0{one % 9 + 1}-1{one % 10}\n" for one in range(20_000))
    assert len(read(f"nik,sejak\n{rows}")) == 20_000
