"""NIK, family card and birth date as people type them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.identity.numbers import (
    DateProblem,
    NumberProblem,
    Numbers,
    Oddity,
    UnreadableDate,
    UnreadableNumber,
    birth_date_in,
    groups_of_four,
    is_date_of_nik,
    oddities_in,
    read_birth_date,
    read_family_card,
    read_nik,
)

TODAY = date(2021, 2, 24)
NIK = "3171015203900000"
KK = "3171010101100000"


@pytest.mark.parametrize(
    "typed",
    [
        "3171015203900000",
        " 3171015203900000 ",
        "3171 0152 0390 0000",
        "3171.0152.0390.0000",
        "317101-520390-0000",
        "317101 – 520390 — 0000",
        "317101‑520390‑0000",
        "3171\t0152\n0390\r\n0000",
        "3171\u00a00152\u00a00390\u00a00000",
        "\u200b3171015203900000\ufeff",
        "\u202a3171015203900000\u202c",
        "３１７１０１５２０３９０００００",
        "٣١٧١٠١٥٢٠٣٩٠٠٠٠٠",
        "۳۱۷۱۰۱۵۲۰۳۹۰۰۰۰۰",
        "३१७१०१५२०३९०००००",
        "317101520390٠٠٠٠",
        "3 1 7 1 0 1 5 2 0 3 9 0 0 0 0 0",
    ],
)
def test_a_nik_is_read_in_any_spacing_and_script(typed: str) -> None:
    assert read_nik(typed) == NIK


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", NumberProblem.EMPTY),
        ("   ", NumberProblem.EMPTY),
        ("-", NumberProblem.EMPTY),
        ("\u200b", NumberProblem.EMPTY),
        ("317101520390000", NumberProblem.WRONG_LENGTH),
        ("31710152039000000", NumberProblem.WRONG_LENGTH),
        ("1", NumberProblem.WRONG_LENGTH),
        ("3171015203900000" * 2, NumberProblem.WRONG_LENGTH),
        ("317101520390O000", NumberProblem.NOT_DIGITS),
        ("3l71015203900000", NumberProblem.NOT_DIGITS),
        ("NIK 3171015203900000", NumberProblem.NOT_DIGITS),
        ("+3171015203900000", NumberProblem.NOT_DIGITS),
        ("3171015203900000;", NumberProblem.NOT_DIGITS),
        ("3171/0152/0390/0000", NumberProblem.NOT_DIGITS),
        ("3171,015203900000", NumberProblem.NOT_DIGITS),
        ("317101520390000²", NumberProblem.NOT_DIGITS),
        ("317101520390000½", NumberProblem.NOT_DIGITS),
        ("317101520390000Ⅷ", NumberProblem.NOT_DIGITS),
        ("31710152039000😀0", NumberProblem.NOT_DIGITS),
        ("'; DROP TABLE--", NumberProblem.NOT_DIGITS),
    ],
)
def test_what_cannot_be_a_nik_is_refused_with_its_problem(typed: str, problem: NumberProblem) -> None:
    with pytest.raises(UnreadableNumber) as unreadable:
        read_nik(typed)
    assert unreadable.value.problem is problem


@pytest.mark.parametrize(
    "typed",
    [
        "3171012902920000",  # 29 February of a leap year
        "3171016902920000",  # and of a woman
        "3171012902000000",  # of 2000, not 1900
        "3171013112990000",
        "3171017112990000",
        "3171013002900000",  # 30 February stands in the NIK of somebody real
        "9971015203900000",  # a region that nobody knows is the registry's business
        "0000015203900000",
    ],
)
def test_an_unusual_nik_is_left_to_the_registry(typed: str) -> None:
    assert read_nik(typed) == typed


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", NumberProblem.EMPTY),
        ("317101010110000", NumberProblem.WRONG_LENGTH),
        ("31710101011000000", NumberProblem.WRONG_LENGTH),
        ("317101010110000O", NumberProblem.NOT_DIGITS),
    ],
)
def test_what_cannot_be_a_family_card_is_refused(typed: str, problem: NumberProblem) -> None:
    with pytest.raises(UnreadableNumber) as unreadable:
        read_family_card(typed)
    assert unreadable.value.problem is problem


@pytest.mark.parametrize("typed", [KK, "3171 0101 0110 0000", "3171-0101-0110-0000", "３１７１０１０１０１１０ 0000"])
def test_a_family_card_is_read_in_any_spacing(typed: str) -> None:
    assert read_family_card(typed) == KK


def test_the_length_that_was_typed_is_told() -> None:
    with pytest.raises(UnreadableNumber) as unreadable:
        read_nik("3171 0152 0390 000")
    assert unreadable.value.digits == 15


def test_the_error_does_not_carry_the_number() -> None:
    with pytest.raises(UnreadableNumber) as unreadable:
        read_nik("317101320390000")
    assert "3171" not in str(unreadable.value)


@pytest.mark.parametrize(
    "typed",
    [
        "12-03-1990",
        "12 03 1990",
        "12/03/1990",
        "12.03.1990",
        "12 3 1990",
        "12031990",
        "1990-03-12",
        "12 Maret 1990",
        "12 maret 1990",
        "12 March 1990",
        "12 Mar. 1990",
        " 12 - 03 - 1990 ",
        "１２ ０３ １９９０",
    ],
)
def test_a_birth_date_is_read_as_people_write_it(typed: str) -> None:
    assert read_birth_date(typed, today=TODAY) == date(1990, 3, 12)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", DateProblem.EMPTY),
        ("- -", DateProblem.EMPTY),
        ("12-03-90", DateProblem.SHORT_YEAR),
        ("31-02-1990", DateProblem.NO_SUCH_DAY),
        ("29 02 1991", DateProblem.NO_SUCH_DAY),
        ("00 03 1990", DateProblem.NO_SUCH_DAY),
        ("12 13 1990", DateProblem.NO_SUCH_MONTH),
        ("0000-03-12", DateProblem.NO_SUCH_DAY),
        ("12 03 199", DateProblem.NOT_A_DATE),
        ("1990 03 1990", DateProblem.NOT_A_DATE),
        ("kemarin", DateProblem.NOT_A_DATE),
        ("1990", DateProblem.NOT_A_DATE),
        ("12 03", DateProblem.NOT_A_DATE),
        ("12 03 1990 5", DateProblem.NOT_A_DATE),
        ("12 Marzo 1990", DateProblem.NOT_A_DATE),
        ("52 03 1990", DateProblem.NO_SUCH_DAY),
        ("25 02 2021", DateProblem.IN_THE_FUTURE),
        ("12 03 2090", DateProblem.IN_THE_FUTURE),
        ("31 12 1899", DateProblem.TOO_LONG_AGO),
    ],
)
def test_what_is_no_birth_date_is_refused_with_its_problem(typed: str, problem: DateProblem) -> None:
    with pytest.raises(UnreadableDate) as unreadable:
        read_birth_date(typed, today=TODAY)
    assert unreadable.value.problem is problem


@pytest.mark.parametrize(
    ("nik", "family_card", "born", "odd"),
    [
        (NIK, KK, date(1990, 3, 12), []),
        ("3171011203900000", KK, date(1990, 3, 12), []),
        ("9971015203900000", KK, date(1990, 3, 12), [Oddity.UNKNOWN_REGION]),
        ("9601015203900000", KK, date(1990, 3, 12), []),  # a province of 2022
        ("6404015203900000", KK, date(1990, 3, 12), []),  # Bulungan while it lay in Kalimantan Timur
        ("7321015203900000", KK, date(1990, 3, 12), []),  # Mamuju while it lay in Sulawesi Selatan
        (NIK, KK, date(1990, 12, 3), [Oddity.BIRTH_DATE_NOT_IN_NIK]),
        (NIK, KK, date(1991, 3, 12), [Oddity.BIRTH_DATE_NOT_IN_NIK]),
        (NIK, "3171014001100000", date(1990, 3, 12), [Oddity.FAMILY_CARD_WITHOUT_DATE]),
        ("3171010101100000", KK, date(2010, 1, 1), [Oddity.SAME_NUMBER_TWICE]),
    ],
)
def test_what_is_odd_is_shown_and_refuses_nobody(nik: str, family_card: str, born: date, odd: list[Oddity]) -> None:
    assert oddities_in(Numbers(nik, family_card, born)) == odd


@pytest.mark.parametrize(
    "nik",
    [
        "0000000000000000",
        "3171010003900000",
        "3171013203900000",
        "3171014003900000",
        "3171017203900000",
        "3171018103900000",
        "3171019903900000",
        "3171011200900000",
        "3171011213900000",
        "3171013104900000",
        "3171013002900000",
        "3171017002900000",
        "3171012902910000",
        "3171016902910000",
    ],
)
def test_a_nik_with_an_impossible_date_is_odd_and_left_to_the_registry(nik: str) -> None:
    assert read_nik(nik) == nik
    odd = oddities_in(Numbers(nik, KK, date(1990, 3, 12)))
    assert Oddity.NO_DATE_IN_NIK in odd
    assert Oddity.BIRTH_DATE_NOT_IN_NIK not in odd


def test_a_long_number_is_read_back_in_groups_of_four() -> None:
    assert groups_of_four(NIK) == "3171 0152 0390 0000"


@given(
    born=st.dates(date(1904, 1, 1), date(2021, 1, 1)),
    is_woman=st.booleans(),
    gaps=st.lists(st.sampled_from(["", " ", ".", "-", "\u00a0"]), min_size=16, max_size=16),
)
def test_every_birth_date_gives_a_nik_that_tells_it(born: date, is_woman: bool, gaps: list[str]) -> None:
    nik = f"317101{born.day + 40 * is_woman:02}{born.month:02}{born.year % 100:02}0000"
    typed = "".join(digit + gap for digit, gap in zip(nik, gaps, strict=True))
    assert read_nik(typed) == nik
    assert Oddity.BIRTH_DATE_NOT_IN_NIK not in oddities_in(Numbers(nik, KK, born))
    assert Oddity.BIRTH_DATE_NOT_IN_NIK in oddities_in(Numbers(nik, KK, born + timedelta(days=1)))
    # Two digits of a year are two years: it is the one of whoever may apply today.
    read = birth_date_in(nik, today=TODAY)
    assert read is not None
    assert read == born or (read.year == born.year + 100 and read <= TODAY)


@given(st.from_regex(r"\A[0-9]{16}\Z"))
def test_a_birth_date_is_read_from_exactly_the_niks_that_tell_one(nik: str) -> None:
    born = birth_date_in(nik, today=date(2099, 12, 31))
    assert (born is not None) == is_date_of_nik(nik[6:12])
    assert born is None or Oddity.BIRTH_DATE_NOT_IN_NIK not in oddities_in(Numbers(nik, KK, born))


@given(st.text())
def test_nothing_typed_breaks_the_reading(typed: str) -> None:
    for read in (read_nik, read_family_card):
        try:
            digits = read(typed)
        except UnreadableNumber:
            continue
        assert len(digits) == 16
        assert digits.isascii()
        assert digits.isdecimal()


@given(st.text())
def test_no_date_typed_breaks_the_reading(typed: str) -> None:
    with suppress(UnreadableDate):
        assert read_birth_date(typed, today=TODAY) <= TODAY


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from(["%d-%m-%Y", "%d %m %Y", "%Y/%m/%d", "%d%m%Y"]))
def test_every_date_is_read_in_every_form(born: date, form: str) -> None:
    assert read_birth_date(born.strftime(form), today=TODAY) == born
