"""What a whole column of numbers tells: damage that keeps the right shape of each is seen in all of them."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.screening.list_faults import Column, Fault, ListFault
from prakerja.screening.shape import Shape, ShapeFigures
from tests.situations.screening import a_kk, a_nik


def people(count: int, seed: int = 1, **_more: object) -> list[str]:
    """NIKs as they are: of districts, days and serials that exist, most serials low."""
    dice = random.Random(seed)
    serials = [1, 1, 1, 2, 2, 3, 4, 5, 7, 12, 31]
    return [a_nik(dice.randrange(99_999_999), f"{dice.choice(serials):04d}") for _ in range(count)]


def shape_of(numbers: list[str], column: Column = Column.NIK) -> Shape:
    shape = Shape(column)
    for begin in range(0, len(numbers), 7):
        shape.add(numbers[begin : begin + 7])
    return shape


def faults(numbers: list[str], column: Column = Column.NIK) -> list[ListFault]:
    found = shape_of(numbers, column).faults()
    assert all(one == Fault(None, one.what, column) for one in found)
    return [one.what for one in found]


def as_float(number: str) -> str:
    return f"{int(float(number)):016d}"


def cut_to(digits: int) -> Callable[[str], str]:
    return lambda number: f"{number[:digits]:0<16}"


DAMAGES: dict[str, tuple[Callable[[str], str], ListFault]] = {
    "fifteen digits": (cut_to(15), ListFault.LAST_DIGITS_LOST),
    "fourteen digits": (lambda number: cut_to(14)(number[:13] + number[14:]), ListFault.LAST_DIGITS_LOST),
    "the last one overwritten": (lambda number: number[:15] + "7", ListFault.LAST_DIGITS_LOST),
    "seven digits": (cut_to(7), ListFault.FEW_DATES),
    "three digits": (cut_to(3), ListFault.FEW_DATES),
    "one pasted over all": (lambda _: a_nik(1, "0001"), ListFault.ALL_THE_SAME),
    "a zero before": (lambda number: "0" + number[:15], ListFault.FEW_REGIONS),
    "from the end to the beginning": (lambda number: number[::-1], ListFault.FEW_REGIONS),
    "telephone numbers": (lambda number: "62812" + number[-4:] * 2 + "511", ListFault.FEW_REGIONS),
    "account numbers": (lambda number: "0110" + number[-6:] * 2, ListFault.FEW_REGIONS),
    "card numbers": (lambda number: "4556" + number[4:8] + number[8:], ListFault.FEW_REGIONS),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("count", [20, 21, 100, 3_000])
def test_a_column_that_was_damaged_as_a_whole_is_refused(damage: str, count: int) -> None:
    damaged, what = DAMAGES[damage]
    assert what in faults([damaged(nik) for nik in people(count)])


@given(count=st.integers(1, 400), seed=st.integers(0, 10_000))
def test_a_column_as_it_is_is_never_refused(count: int, seed: int) -> None:
    assert faults(people(count, seed)) == []


@given(count=st.integers(1, 400), first=st.integers(0, 90_000_000))
def test_people_made_up_for_the_demo_all_have_one_serial_and_are_no_rounding(count: int, first: int) -> None:
    assert faults([a_nik(first + 37 * number) for number in range(count)]) == []


@pytest.mark.parametrize("count", [1, 3, 19])
def test_of_a_few_people_a_digit_may_be_the_same_by_chance(count: int) -> None:
    assert faults([nik[:15] + "0" for nik in people(count)]) == []


def test_numbers_beyond_what_a_float_holds_come_out_even_and_are_refused() -> None:
    papua = [f"9171{nik[4:]}" for nik in people(60)]
    assert faults(papua) == []
    assert faults([as_float(nik) for nik in papua]) == [ListFault.ONLY_EVEN]


def test_numbers_that_a_float_holds_are_unharmed_by_it() -> None:
    assert faults([as_float(nik) for nik in people(60) if nik < "9"]) == []


@pytest.mark.parametrize(("odd", "sound", "is_refused"), [(1, 0, False), (4, 0, False), (5, 4, True), (5, 5, False)])
def test_odd_numbers_are_a_figure_until_they_are_most_of_the_file(odd: int, sound: int, is_refused: bool) -> None:
    """People hold NIKs whose six digits are no date (Permendagri 108/2019 Art. 15): one of them refuses nothing."""
    impossible = [nik[:6] + "310290" + nik[12:] for nik in people(odd)]
    elsewhere = ["0001" + nik[4:] for nik in people(odd)]
    assert faults([*impossible, *people(sound)]) == [ListFault.FEW_DATES] * is_refused
    assert faults([*elsewhere, *people(sound)]) == [ListFault.FEW_REGIONS] * is_refused


def test_the_figures_count_what_is_odd_and_name_the_digits_that_never_vary() -> None:
    numbers = ["3273015102900001", "3273013102900002", "9973010102900003", "3273010102900004"]
    assert shape_of(numbers).figures() == ShapeFigures(
        numbers=4, impossible_dates=1, unknown_regions=1, fixed_digits=(3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15)
    )


def test_nothing_read_is_nothing_told() -> None:
    assert shape_of([]).figures() == ShapeFigures(0, 0, 0, ())
    assert faults([]) == []


def test_family_cards_are_looked_at_as_family_cards() -> None:
    """The digits 7 to 12 are the day of issue: no woman's day of birth, 40 added to it, stands there."""
    cards = [a_kk(number * 1_013, f"{number % 23 + 1:04d}") for number in range(60)]
    assert faults(cards, Column.KK) == []
    assert faults([cut_to(15)(card) for card in cards], Column.KK) == [ListFault.LAST_DIGITS_LOST]
    women = [card[:6] + str(int(card[6]) + 4) + card[7:] for card in cards]
    assert faults(women, Column.KK) == [ListFault.FEW_DATES]
