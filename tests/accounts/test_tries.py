"""Limits hold, for one at a time and for a hundred at once (the latter in tests/races)."""

from datetime import timedelta

import pytest

from prakerja.accounts.limits import LETTERS_AN_HOUR, WRONG_PASSWORDS
from prakerja.accounts.models import Tally
from prakerja.accounts.tries import TriesSpent, count_try, forget_tries, refuse_when_spent, take_try
from tests.situations.accounts import NOW

pytestmark = pytest.mark.django_db
SITI = "siti@contoh.example"
MINUTE = timedelta(minutes=1)


def test_the_sixth_wrong_password_is_refused_until_fifteen_minutes_after_the_fifth() -> None:
    for minute in range(5):
        take_try(WRONG_PASSWORDS, SITI, now=NOW + minute * MINUTE)
    with pytest.raises(TriesSpent) as refused:
        take_try(WRONG_PASSWORDS, SITI, now=NOW + 5 * MINUTE)
    assert refused.value.free_at == NOW + 19 * MINUTE
    take_try(WRONG_PASSWORDS, SITI, now=NOW + 19 * MINUTE)


def test_a_refused_try_does_not_prolong_the_pause() -> None:
    for _ in range(5):
        take_try(WRONG_PASSWORDS, SITI, now=NOW)
    for minute in range(14):
        assert not count_try(WRONG_PASSWORDS, SITI, now=NOW + minute * MINUTE)
    assert count_try(WRONG_PASSWORDS, SITI, now=NOW + 15 * MINUTE)


def test_old_tries_are_forgotten() -> None:
    for round_ in range(4):
        for _ in range(4):
            assert count_try(WRONG_PASSWORDS, SITI, now=NOW + round_ * 15 * MINUTE)


def test_others_are_not_concerned() -> None:
    for _ in range(5):
        take_try(WRONG_PASSWORDS, SITI, now=NOW)
    assert count_try(WRONG_PASSWORDS, "budi@contoh.example", now=NOW)
    assert count_try(LETTERS_AN_HOUR, SITI, now=NOW)


def test_a_success_clears_the_slate() -> None:
    for _ in range(4):
        take_try(WRONG_PASSWORDS, SITI, now=NOW)
    forget_tries(WRONG_PASSWORDS, SITI)
    for _ in range(5):
        assert count_try(WRONG_PASSWORDS, SITI, now=NOW)


def test_a_quota_starts_anew_an_hour_after_its_first() -> None:
    for minute in range(5):
        take_try(LETTERS_AN_HOUR, SITI, now=NOW + minute * MINUTE)
    with pytest.raises(TriesSpent) as refused:
        take_try(LETTERS_AN_HOUR, SITI, now=NOW + 10 * MINUTE)
    assert refused.value.free_at == NOW + 60 * MINUTE


def test_looking_counts_nothing() -> None:
    for _ in range(20):
        refuse_when_spent(WRONG_PASSWORDS, SITI, now=NOW)
    for _ in range(5):
        take_try(WRONG_PASSWORDS, SITI, now=NOW)
    with pytest.raises(TriesSpent):
        refuse_when_spent(WRONG_PASSWORDS, SITI, now=NOW)


def test_the_table_does_not_tell_whom_it_is_about() -> None:
    take_try(WRONG_PASSWORDS, SITI, now=NOW)
    assert b"siti" not in Tally.objects.get().subject.bytes
