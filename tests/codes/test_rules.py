"""What follows from a typed code."""

from datetime import timedelta

import pytest
from prakerja.accounts.rules import CodeTerms, CodeVerdict, is_worth_repeating, judge_code, typed_digits

from prakerja.accounts.limits import CODE_LIVES, TRIES_PER_CODE
from tests.situations.accounts import NOW


def terms(**changes: object) -> CodeTerms:
    values = {"digits": "481516", "tries": 0, "expires_at": NOW + CODE_LIVES, "passed_at": None} | changes
    return CodeTerms(**values)  # type: ignore[arg-type]


def test_the_right_digits_open() -> None:
    assert judge_code(terms(), typed="481516", now=NOW) is CodeVerdict.RIGHT


def test_other_digits_do_not() -> None:
    assert judge_code(terms(), typed="481517", now=NOW) is CodeVerdict.WRONG


def test_no_digits_are_right_where_none_were_sent() -> None:
    assert judge_code(terms(digits=None), typed="000000", now=NOW) is CodeVerdict.WRONG


def test_after_five_tries_the_right_digits_do_not_open_either() -> None:
    assert judge_code(terms(tries=TRIES_PER_CODE), typed="481516", now=NOW) is CodeVerdict.SPENT


def test_a_code_lives_ten_minutes_to_the_second() -> None:
    last = NOW + CODE_LIVES - timedelta(seconds=1)
    assert judge_code(terms(), typed="481516", now=last) is CodeVerdict.RIGHT
    assert judge_code(terms(), typed="481516", now=NOW + CODE_LIVES) is CodeVerdict.EXPIRED


def test_a_double_tap_opens_once_more_and_a_reused_code_does_not() -> None:
    passed = terms(passed_at=NOW)
    assert judge_code(passed, typed="481516", now=NOW + timedelta(seconds=2)) is CodeVerdict.RIGHT
    assert judge_code(passed, typed="481517", now=NOW + timedelta(seconds=2)) is CodeVerdict.USED
    assert judge_code(passed, typed="481516", now=NOW + timedelta(seconds=11)) is CodeVerdict.USED


def test_a_letter_is_repeated_with_the_same_digits_while_they_live_five_minutes() -> None:
    assert is_worth_repeating(terms(), now=NOW + timedelta(minutes=5))
    assert not is_worth_repeating(terms(), now=NOW + timedelta(minutes=6))
    assert not is_worth_repeating(terms(tries=TRIES_PER_CODE), now=NOW)


@pytest.mark.parametrize(
    "text", ["481516", "481 516", "481-516", " 4 8 1 5 1 6 ", "４８１５１６", "٤٨١٥١٦", "Kode: 481516."]
)
def test_a_code_is_read_in_any_spelling(text: str) -> None:
    assert typed_digits(text) == "481516"


def test_signs_that_are_no_digits_are_no_digits() -> None:
    assert typed_digits("4²8Ⅷ") == "48"
