"""Card numbers are sixteen digits that nobody can guess and one wrong digit gives away."""

from hypothesis import given
from hypothesis import strategies as st

from prakerja.cards.numbers import DIGITS, is_number, last_four, new_number


def _luhn(number: str) -> int:
    """As ISO/IEC 7812-1 says it, written another way."""
    doubled = {digit: sum(map(int, str(int(digit) * 2))) for digit in "0123456789"}
    return sum(doubled[d] if at % 2 else int(d) for at, d in enumerate(reversed(number))) % 10


def test_a_thousand_numbers_are_different_and_end_in_the_right_digit() -> None:
    drawn = {new_number() for _ in range(1_000)}
    assert len(drawn) == 1_000
    assert all(len(number) == DIGITS == 16 and _luhn(number) == 0 and is_number(number) for number in drawn)


@given(at=st.integers(0, 15), by=st.integers(1, 9))
def test_one_wrong_digit_is_no_number(at: int, by: int) -> None:
    number = new_number()
    wrong = str((int(number[at]) + by) % 10)
    assert not is_number(number[:at] + wrong + number[at + 1 :])


@given(at=st.integers(0, 14))
def test_two_neighbours_changed_round_are_no_number(at: int) -> None:
    number = new_number()
    first, second = number[at], number[at + 1]
    turned = number[:at] + second + first + number[at + 2 :]
    # Luhn's one blind spot: 09 and 90 look the same to it.
    assert is_number(turned) == (first == second or (at > 0 and {first, second} == {"0", "9"}))


@given(st.text(max_size=20))
def test_other_texts_are_no_numbers(text: str) -> None:
    assert not is_number(text)


def test_the_last_four_are_what_is_shown() -> None:
    assert last_four("9123456789012345") == "2345"
