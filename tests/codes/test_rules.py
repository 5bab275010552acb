"""What follows from a typed code, to the last microsecond."""

from datetime import datetime, timedelta
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prakerja.codes.figures import DOUBLE_TAP, LIVES, LOCK, TRIES, WORTH_REPEATING
from prakerja.codes.rules import CodeFacts, CodeJudgement, is_worth_repeating, judge_code, read_code
from tests.situations.accounts import NOW

INSTANT = timedelta(microseconds=1)
RIGHT, WRONG = "481516", "481517"


def facts(**changes: Any) -> CodeFacts:
    values: dict[str, Any] = {"digits": RIGHT, "expires_at": NOW + LIVES} | changes
    return CodeFacts(**values)


def judge(*family: CodeFacts, typed: str | None = RIGHT, now: datetime = NOW) -> CodeJudgement:
    return judge_code(family, typed=typed, now=now)


def test_the_figures_are_those_of_the_standards() -> None:
    assert (5, timedelta(minutes=10), timedelta(minutes=15)) == (TRIES, LIVES, LOCK)
    assert (timedelta(seconds=10), timedelta(minutes=5)) == (DOUBLE_TAP, WORTH_REPEATING)


def test_the_right_digits_open() -> None:
    assert judge(facts()) is CodeJudgement.RIGHT


def test_other_digits_do_not() -> None:
    assert judge(facts(), typed=WRONG) is CodeJudgement.WRONG


def test_no_digits_are_right_where_none_were_sent() -> None:
    assert judge(facts(digits=None), typed="000000") is CodeJudgement.WRONG


def test_what_is_no_code_is_not_judged() -> None:
    assert judge(facts(), typed=None) is CodeJudgement.NOT_A_CODE


def test_the_fifth_try_may_be_the_right_one() -> None:
    assert judge(facts(tries=TRIES - 1)) is CodeJudgement.RIGHT
    assert judge(facts(tries=TRIES - 1), typed=WRONG) is CodeJudgement.WRONG


@pytest.mark.parametrize("typed", [RIGHT, WRONG, None])
def test_after_five_tries_the_right_digits_do_not_open_either(typed: str | None) -> None:
    assert judge(facts(tries=TRIES), typed=typed) is CodeJudgement.SPENT


def test_a_code_lives_ten_minutes_to_the_last_instant() -> None:
    assert judge(facts(), now=NOW + LIVES - INSTANT) is CodeJudgement.RIGHT
    assert judge(facts(), now=NOW + LIVES) is CodeJudgement.EXPIRED


def test_somebody_whose_code_has_run_out_hears_that_and_not_that_it_was_tried_too_often() -> None:
    assert judge(facts(tries=TRIES), now=NOW + LIVES) is CodeJudgement.EXPIRED


def test_a_lock_ends_at_its_moment() -> None:
    locked = facts(tries=TRIES, locked_until=NOW + LOCK, expires_at=NOW + LOCK + LIVES)
    assert judge(locked, now=NOW + LOCK - INSTANT) is CodeJudgement.LOCKED
    assert judge(locked, now=NOW + LOCK) is CodeJudgement.SPENT


def test_who_is_locked_hears_that_whatever_they_type_and_however_old_the_code_is() -> None:
    locked = facts(tries=TRIES, locked_until=NOW + LOCK)
    for typed in (RIGHT, WRONG, None):
        assert judge(locked, typed=typed, now=NOW + LIVES) is CodeJudgement.LOCKED


def test_a_double_tap_opens_once_more_to_the_last_instant() -> None:
    passed = facts(passed_at=NOW)
    assert judge(passed, now=NOW + DOUBLE_TAP) is CodeJudgement.RIGHT
    assert judge(passed, now=NOW + DOUBLE_TAP + INSTANT) is CodeJudgement.USED


@pytest.mark.parametrize("typed", [WRONG, None])
def test_a_used_code_says_so_to_whatever_else_is_typed(typed: str | None) -> None:
    assert judge(facts(passed_at=NOW), typed=typed, now=NOW + INSTANT) is CodeJudgement.USED


def test_a_double_tap_across_the_end_of_the_code_is_still_one() -> None:
    passed = facts(passed_at=NOW + LIVES - INSTANT)
    assert judge(passed, now=NOW + LIVES + timedelta(seconds=1)) is CodeJudgement.RIGHT


# a family: several codes of one thing to one address


def test_an_earlier_code_is_right_until_its_own_end() -> None:
    earlier, newest = facts(digits=WRONG, expires_at=NOW + LIVES / 2), facts()
    assert judge(newest, earlier, typed=WRONG, now=NOW + LIVES / 2 - INSTANT) is CodeJudgement.RIGHT
    assert judge(newest, earlier, typed=WRONG, now=NOW + LIVES / 2) is CodeJudgement.WRONG


def test_tries_are_those_of_the_newest() -> None:
    fresh, spent = facts(), facts(digits=WRONG, tries=TRIES)
    assert judge(fresh, spent, typed=WRONG) is CodeJudgement.RIGHT
    assert judge(spent, fresh, typed=RIGHT) is CodeJudgement.SPENT


def test_an_earlier_code_that_had_run_out_is_no_double_tap_of_a_newer_one() -> None:
    newest = facts(passed_at=NOW, digits=WRONG)
    assert judge(newest, facts(expires_at=NOW), typed=RIGHT, now=NOW + INSTANT) is CodeJudgement.USED
    assert judge(newest, facts(expires_at=NOW + INSTANT), typed=RIGHT, now=NOW + INSTANT) is CodeJudgement.RIGHT


def test_without_a_code_there_is_nothing_to_judge() -> None:
    with pytest.raises(IndexError):
        judge_code([], typed=RIGHT, now=NOW)


DIGITS = st.sampled_from([RIGHT, WRONG, "000000"])
MOMENTS = st.integers(-1_300, 1_300).map(lambda seconds: NOW + timedelta(seconds=seconds))
ANY_TERMS = st.builds(
    CodeFacts,
    digits=st.none() | DIGITS,
    expires_at=MOMENTS,
    tries=st.integers(0, TRIES),
    passed_at=st.none() | MOMENTS,
    locked_until=st.none() | MOMENTS,
)
FAMILIES = st.lists(ANY_TERMS, min_size=1, max_size=4)


@given(FAMILIES, st.none() | DIGITS, MOMENTS)
def test_only_digits_that_were_sent_and_lived_ever_open(
    family: list[CodeFacts], typed: str | None, now: datetime
) -> None:
    at = family[0].passed_at or now
    if judge_code(family, typed=typed, now=now) is CodeJudgement.RIGHT:
        assert typed in [one.digits for one in family if at < one.expires_at]


@given(FAMILIES, st.none() | DIGITS, MOMENTS)
def test_whether_somebody_hit_the_digits_is_told_by_an_open_code_alone(
    family: list[CodeFacts], typed: str | None, now: datetime
) -> None:
    """Spent, locked, expired and used in earnest, every typing gets one answer: guessing on learns nothing."""
    judgement = judge_code(family, typed=typed, now=now)
    if judgement in (CodeJudgement.SPENT, CodeJudgement.LOCKED, CodeJudgement.EXPIRED):
        assert judge_code(family, typed=RIGHT, now=now) is judgement
        assert judge_code(family, typed=WRONG, now=now) is judgement


@given(FAMILIES, MOMENTS)
def test_a_try_is_never_counted_beyond_the_fifth(family: list[CodeFacts], now: datetime) -> None:
    if judge_code(family, typed="999999", now=now) is CodeJudgement.WRONG:
        assert family[0].tries < TRIES


# letters that are asked for again


def test_a_letter_is_repeated_with_the_same_digits_while_they_live_five_minutes() -> None:
    assert is_worth_repeating(facts(), now=NOW + LIVES - WORTH_REPEATING)
    assert not is_worth_repeating(facts(), now=NOW + LIVES - WORTH_REPEATING + INSTANT)


def test_digits_that_were_tried_five_times_are_not_repeated() -> None:
    assert is_worth_repeating(facts(tries=TRIES - 1), now=NOW)
    assert not is_worth_repeating(facts(tries=TRIES), now=NOW)


# what was typed


@pytest.mark.parametrize(
    "typed",
    [
        RIGHT,
        " 481516 ",
        "481 516",
        "481-516",
        "481–516",
        "4 8 1 5 1 6",
        "48 15 16",
        "４８１５１６",
        "٤٨١٥١٦",
        "4815\x0016",
    ],
)
def test_a_code_is_read_however_it_is_spaced(typed: str) -> None:
    assert read_code(typed) == RIGHT


@pytest.mark.parametrize(
    "typed",
    [
        "Kode: 481516.",
        "@prakerja.example #481516",
        "481516 adalah kode Prakerja Anda, berlaku sampai 14.05 WIB. Jangan beri tahu siapa pun, termasuk petugas.",
        "Kode Anda: 481 516. Berlaku 10 menit, sampai 26-11-2026 14.05 WIB",
        "Your code ４８１-５１６ (10 minutes)",
        "481516 481 516",
    ],
)
def test_a_code_is_found_in_the_sentence_that_it_came_with(typed: str) -> None:
    assert read_code(typed) == RIGHT
    assert read_code(typed, lengths=(6, 8)) in {RIGHT, None}


@pytest.mark.parametrize(
    "typed",
    ["", "12345", "1234567", "12345a", "abcdef", "12345½", "1234 5678", "111111 atau 222222", "111 111 / 222 222"],
)
def test_what_is_not_one_code_of_six_digits_is_no_code(typed: str) -> None:
    assert read_code(typed) is None


@pytest.mark.parametrize("typed", ["12345678", "1234 5678", "12 34 56 78", "Kode cadangan 1234-5678"])
def test_a_code_from_paper_has_eight(typed: str) -> None:
    assert read_code(typed, lengths=(6, 8)) == "12345678"


def test_a_code_may_begin_with_zero() -> None:
    assert read_code("000123") == "000123"


@given(st.text(max_size=20))
def test_whatever_is_typed_is_six_ascii_digits_or_nothing(typed: str) -> None:
    read = read_code(typed)
    assert read is None or (len(read) == 6 and read.isascii() and read.isdigit())


@given(st.from_regex(r"[0-9]{6}", fullmatch=True), st.text(st.characters(exclude_categories=["Nd", "No", "Nl"])))
def test_whatever_sentence_surrounds_it_is_read_away(code: str, sentence: str) -> None:
    around = normalize("NFKC", sentence)
    assume(not any(sign.isdecimal() for sign in around))
    assert read_code(f"{sentence} {code} {sentence}") == code
