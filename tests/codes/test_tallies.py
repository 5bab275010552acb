"""Limits hold, for one at a time and for a hundred at once (the latter in tests/races)."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.codes.forget_old_codes import forget_old_codes
from prakerja.codes.limits import CODES_TO_AN_ADDRESS, Allowance, Limit, Window
from prakerja.codes.models import Code, Tally
from prakerja.codes.tallies import TriesSpent, count, forget, give_back, look, refuse_when_spent, take
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from tests.situations.accounts import NOW
from tests.situations.codes import an_sms

pytestmark = pytest.mark.django_db
SITI = "siti@contoh.example"
MINUTE, INSTANT = timedelta(minutes=1), timedelta(microseconds=1)
#: After the last one everything waits as long again.
PAUSED = Limit("made_up_with_pause", (Window(5, 15 * MINUTE),), pause=15 * MINUTE)


def test_the_sixth_wrong_password_is_refused_until_fifteen_minutes_after_the_fifth() -> None:
    for minute in range(5):
        take(PAUSED, SITI, now=NOW + minute * MINUTE)
    with pytest.raises(TriesSpent) as refused:
        take(PAUSED, SITI, now=NOW + 5 * MINUTE)
    assert refused.value.free_at == NOW + 19 * MINUTE
    take(PAUSED, SITI, now=NOW + 19 * MINUTE)


def test_a_refused_try_does_not_prolong_the_pause() -> None:
    for _ in range(5):
        take(PAUSED, SITI, now=NOW)
    for minute in range(14):
        assert not count(PAUSED, SITI, now=NOW + minute * MINUTE)
    assert count(PAUSED, SITI, now=NOW + 15 * MINUTE)


def test_old_tries_are_forgotten() -> None:
    for turn in range(4):
        for _ in range(4):
            assert count(PAUSED, SITI, now=NOW + turn * 15 * MINUTE)


def test_a_pause_closes_nobody_else_and_nothing_else_of_the_same_person() -> None:
    for subject in ("budi@contoh.example", SITI):
        take(PAUSED, subject, now=NOW)
    take(CODES_TO_AN_ADDRESS, SITI, now=NOW)
    for _ in range(4):
        take(PAUSED, SITI, now=NOW)
    assert look(PAUSED, SITI, now=NOW) == Allowance(0, NOW + 15 * MINUTE)
    assert look(PAUSED, "budi@contoh.example", now=NOW) == Allowance(4)
    assert look(CODES_TO_AN_ADDRESS, SITI, now=NOW) == Allowance(4)


def test_after_a_pause_counting_starts_anew_though_the_hour_is_not_over() -> None:
    limit = Limit("made_up", (Window(3, 60 * MINUTE),), pause=15 * MINUTE)
    for minute in range(3):
        take(limit, SITI, now=NOW + minute * MINUTE)
    assert look(limit, SITI, now=NOW + 17 * MINUTE - INSTANT) == Allowance(0, NOW + 17 * MINUTE)
    assert look(limit, SITI, now=NOW + 17 * MINUTE) == Allowance(3)
    forget_old_codes(now=NOW + 17 * MINUTE - INSTANT)
    assert Tally.objects.get().kept_until == NOW + 17 * MINUTE
    forget_old_codes(now=NOW + 17 * MINUTE)
    assert not Tally.objects.exists()


def test_others_are_not_concerned() -> None:
    for _ in range(5):
        take(PAUSED, SITI, now=NOW)
    assert count(PAUSED, "budi@contoh.example", now=NOW)
    assert count(CODES_TO_AN_ADDRESS, SITI, now=NOW)


def test_a_success_clears_the_slate() -> None:
    for _ in range(4):
        take(PAUSED, SITI, now=NOW)
    forget(PAUSED, SITI)
    for _ in range(5):
        assert count(PAUSED, SITI, now=NOW)


def test_a_quota_starts_anew_an_hour_after_its_first() -> None:
    for minute in range(5):
        take(CODES_TO_AN_ADDRESS, SITI, now=NOW + minute * MINUTE)
    with pytest.raises(TriesSpent) as refused:
        take(CODES_TO_AN_ADDRESS, SITI, now=NOW + 10 * MINUTE)
    assert refused.value.free_at == NOW + 60 * MINUTE


def test_looking_counts_nothing() -> None:
    for _ in range(20):
        refuse_when_spent(PAUSED, SITI, now=NOW)
    for _ in range(5):
        take(PAUSED, SITI, now=NOW)
    with pytest.raises(TriesSpent):
        refuse_when_spent(PAUSED, SITI, now=NOW)


def test_the_table_does_not_tell_whom_it_is_about() -> None:
    take(PAUSED, SITI, now=NOW)
    assert "siti" not in str(Tally.objects.values().get())
    assert Tally.objects.get().subject == digest(f"made_up_with_pause:{SITI}", purpose=Purpose.TALLY)


def test_what_is_given_back_does_not_count_and_what_others_took_does() -> None:
    plain = Limit("made_up_plain", (Window(3, 15 * MINUTE),))
    for minute in (0, 1, 1):
        take(plain, SITI, now=NOW + minute * MINUTE)
    give_back(plain, SITI, taken_at=NOW + MINUTE)
    assert look(plain, SITI, now=NOW + MINUTE) == Allowance(1)
    give_back(plain, SITI, taken_at=NOW + 2 * MINUTE)
    assert look(plain, SITI, now=NOW + MINUTE) == Allowance(1)
    assert look(plain, SITI, now=NOW + 15 * MINUTE) == Allowance(2)
    for minute in (0, 1):
        give_back(plain, SITI, taken_at=NOW + minute * MINUTE)
    assert not Tally.objects.exists()


def test_of_several_rows_one_gives_back() -> None:
    for _ in range(20):
        take(CROWD, "a platform", now=NOW)
    give_back(CROWD, "a platform", taken_at=NOW)
    assert look(CROWD, "a platform", now=NOW) == Allowance(21)


# what is left and when


def test_every_taking_says_what_is_left_and_the_last_one_when() -> None:
    found = [take(CODES_TO_AN_ADDRESS, SITI, now=NOW + minute * MINUTE) for minute in range(5)]
    assert found == [Allowance(4), Allowance(3), Allowance(2), Allowance(1), Allowance(0, NOW + 60 * MINUTE)]


def test_the_last_one_before_a_pause_says_when_it_is_over() -> None:
    found = [take(PAUSED, SITI, now=NOW + minute * MINUTE) for minute in range(5)]
    assert [one.left for one in found] == [4, 3, 2, 1, 0]
    assert found[-1].next_at == NOW + 19 * MINUTE
    assert look(PAUSED, SITI, now=NOW + 10 * MINUTE) == Allowance(0, NOW + 19 * MINUTE)
    assert look(PAUSED, SITI, now=NOW + 19 * MINUTE) == Allowance(5)


def test_looking_says_the_same_and_counts_nothing() -> None:
    assert look(PAUSED, SITI, now=NOW) == Allowance(5)
    take(PAUSED, SITI, now=NOW)
    for _ in range(9):
        assert look(PAUSED, SITI, now=NOW) == Allowance(4)


def test_never_more_than_allowed_in_any_hour() -> None:
    """Not even across the seam of two hours that begin with a first one."""
    take(CODES_TO_AN_ADDRESS, SITI, now=NOW)
    for minute in (57, 58, 59, 60):
        take(CODES_TO_AN_ADDRESS, SITI, now=NOW + minute * MINUTE)
    assert look(CODES_TO_AN_ADDRESS, SITI, now=NOW + 61 * MINUTE) == Allowance(1)
    take(CODES_TO_AN_ADDRESS, SITI, now=NOW + 61 * MINUTE)
    with pytest.raises(TriesSpent) as refused:
        take(CODES_TO_AN_ADDRESS, SITI, now=NOW + 62 * MINUTE)
    assert refused.value.free_at == NOW + 117 * MINUTE


def test_ten_a_day_and_no_more() -> None:
    for hour in (0, 2):
        for _ in range(5):
            take(CODES_TO_AN_ADDRESS, SITI, now=NOW + hour * 60 * MINUTE)
    with pytest.raises(TriesSpent) as refused:
        take(CODES_TO_AN_ADDRESS, SITI, now=NOW + 23 * 60 * MINUTE)
    assert refused.value.free_at == NOW + timedelta(days=1)


def test_a_limit_by_the_day_ends_at_midnight_in_jakarta() -> None:
    limit = Limit("made_up", (Window(2),))
    midnight = datetime.fromisoformat("2021-02-25T00:00:00+07:00")
    assert take(limit, SITI, now=midnight - MINUTE) == Allowance(1)
    assert take(limit, SITI, now=midnight - INSTANT) == Allowance(0, midnight)
    assert not count(limit, SITI, now=midnight - INSTANT)
    assert take(limit, SITI, now=midnight) == Allowance(1)


# a subject that stands for many people

CROWD = Limit("made_up_crowd", (Window(40, timedelta(hours=1)),), shares=8)


def test_a_crowd_is_counted_on_several_rows_and_allowed_as_many_together() -> None:
    assert [take(CROWD, "a platform", now=NOW).left for _ in range(40)] == list(range(39, -1, -1))
    assert 1 < Tally.objects.filter(kind=CROWD.kind).count() <= CROWD.shares
    with pytest.raises(TriesSpent) as refused:
        take(CROWD, "a platform", now=NOW + MINUTE)
    assert refused.value.free_at == NOW + timedelta(hours=1)
    assert take(CROWD, "another platform", now=NOW) == Allowance(39)
    assert take(CROWD, "a platform", now=NOW + timedelta(hours=1)).left == 39


def test_two_rows_are_a_crowd_already() -> None:
    pair = Limit("made_up_pair", (Window(40, timedelta(hours=1)),), shares=2)
    assert [take(pair, "a platform", now=NOW).left for _ in range(40)] == list(range(39, -1, -1))
    assert Tally.objects.filter(kind=pair.kind).count() == 2


def test_a_crowd_is_forgotten_on_all_its_rows() -> None:
    for _ in range(20):
        assert count(CROWD, "a platform", now=NOW)
    forget(CROWD, "a platform")
    assert not Tally.objects.exists()


def test_codes_are_kept_for_a_day_and_their_number_is_told() -> None:
    early, late = (an_sms(now=NOW + n * INSTANT, address=f"+628110000000{n}") for n in range(2))
    assert forget_old_codes(now=NOW + timedelta(days=1) - INSTANT) == 0
    assert forget_old_codes(now=NOW + timedelta(days=1)) == 1
    assert Code.objects.get().pk == late.pk != early.pk
    assert forget_old_codes(now=NOW + timedelta(days=1)) == 0


def test_tallies_are_kept_until_nothing_in_them_counts() -> None:
    take(PAUSED, SITI, now=NOW)
    forget_old_codes(now=NOW + 15 * MINUTE - INSTANT)
    assert Tally.objects.exists()
    forget_old_codes(now=NOW + 15 * MINUTE)
    assert not Tally.objects.exists()


# whatever is done, in whatever order: the table and the rule agree

KINDS = [
    Limit("made_up_plain", (Window(2, MINUTE), Window(4, timedelta(hours=1)))),
    Limit("made_up_paused", (Window(3, MINUTE),), pause=2 * MINUTE),
    Limit("made_up_daily", (Window(3),)),
    Limit("made_up_shared", (Window(3, MINUTE),), shares=3),
]
PAUSES = st.lists(
    st.sampled_from([timedelta(0), INSTANT, MINUTE / 2, MINUTE - INSTANT, MINUTE, 60 * MINUTE]), max_size=9
)


@pytest.mark.parametrize("limit", KINDS, ids=[one.kind for one in KINDS])
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pauses=PAUSES)
def test_as_many_are_taken_as_the_rule_allows(limit: Limit, pauses: list[timedelta]) -> None:
    Tally.objects.all().delete()
    now, done = NOW, list[datetime]()
    closed_until: datetime | None = None
    for pause in pauses:
        now += pause
        expected = limit.allowance(done, now=now, closed_until=closed_until)
        assert look(limit, SITI, now=now) == expected
        assert count(limit, SITI, now=now) == (expected.left > 0)
        if expected.left > 0:
            done.append(now)
        if expected.left == 1 and limit.pause:
            done, closed_until = [], now + limit.pause
