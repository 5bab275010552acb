"""Who comes first, and how many seats that takes."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.rupiah import Rupiah
from prakerja.schemes.groups import ANYONE, TARGET_OF, SeatGroup, TargetGroup
from prakerja.schemes.load_scheme import load_scheme, scheme_names
from prakerja.schemes.priority import Priority

GROUPS = st.sets(st.sampled_from(TargetGroup), min_size=1)
SEATS = st.lists(st.tuples(st.sampled_from([*SeatGroup, ANYONE]), st.integers(0, 10_000)), max_size=12)


def priority(groups: set[TargetGroup], percent: int) -> Priority:
    return load_scheme("2020b").priority.model_copy(
        update={"groups": tuple(sorted(groups)), "reserved_percent": percent}
    )


@given(groups=GROUPS, percent=st.integers(0, 100), seats=SEATS)
def test_a_share_is_enough_exactly_when_its_percentage_is_reached(
    groups: set[TargetGroup], percent: int, seats: list[tuple[str, int]]
) -> None:
    share = priority(groups, percent).share_of(seats)
    total = sum(number for _, number in seats)
    reserved = sum(number for group, number in seats if group != ANYONE and TARGET_OF.get(SeatGroup(group)) in groups)
    assert (share.total, share.reserved) == (total, reserved)
    assert share.is_enough is (100 * reserved >= percent * total)


@given(groups=GROUPS, percent=st.integers(1, 100), seats=SEATS)
def test_one_seat_fewer_than_the_least_is_too_few(
    groups: set[TargetGroup], percent: int, seats: list[tuple[str, int]]
) -> None:
    wanted = priority(groups, percent)
    total = sum(number for _, number in seats)
    least, group = wanted.share_of(seats).least, wanted.seat_groups[0]
    assert wanted.share_of([(group, least), (ANYONE, total - least)]).is_enough
    if least:
        assert not wanted.share_of([(group, least - 1), (ANYONE, total - least + 1)]).is_enough


@given(groups=GROUPS, seats=SEATS)
def test_where_nothing_is_reserved_any_seats_are_enough(groups: set[TargetGroup], seats: list[tuple[str, int]]) -> None:
    assert priority(groups, 0).share_of(seats).is_enough


@pytest.mark.parametrize("target", TargetGroup)
def test_every_group_that_may_come_first_has_seats_that_can_be_set_aside(target: TargetGroup) -> None:
    assert priority({target}, 10).seat_groups


def test_a_returned_migrant_worker_counts_as_looking_for_work_and_a_disability_as_nothing() -> None:
    of_job_seekers = priority({TargetGroup.JOB_SEEKERS}, 10).seat_groups
    assert set(of_job_seekers) == {SeatGroup.JOB_SEEKERS, SeatGroup.RETURNED_MIGRANT_WORKERS}
    everybody = priority(set(TargetGroup), 10).seat_groups
    assert set(SeatGroup) - set(everybody) == {SeatGroup.DISABLED}


def test_the_groups_of_seats_stand_in_the_order_of_their_list() -> None:
    """So that what pages and refusals name is always in the same order."""
    assert priority(set(TargetGroup), 10).seat_groups == tuple(group for group in SeatGroup if group in TARGET_OF)


@pytest.mark.parametrize("name", scheme_names())
def test_no_scheme_reserves_for_whom_it_bars_or_does_not_know(name: str) -> None:
    scheme = load_scheme(name)
    assert set(scheme.priority.groups) <= set(scheme.eligibility.may_receive)
    assert not set(scheme.priority.not_yet_aided_first) & set(scheme.eligibility.exclusion_lists)


@pytest.mark.parametrize("name", scheme_names())
def test_the_amounts_of_a_scheme_add_up_to_what_is_promised(name: str) -> None:
    benefits = load_scheme(name).benefits
    paid_out = benefits.incentive * benefits.incentive_instalments + benefits.survey_incentive * benefits.surveys
    assert benefits.training_balance + paid_out == benefits.total
    assert paid_out > Rupiah(0)


@pytest.mark.parametrize("name", scheme_names())
def test_a_partner_pays_out_from_its_first_day_on_and_the_others_always(name: str) -> None:
    benefits = load_scheme(name).benefits
    for partner in benefits.payment_partners:
        first = benefits.partners_from.get(partner)
        if first is None:
            assert partner in benefits.partners_on(date.min)
        else:
            assert partner not in benefits.partners_on(first - timedelta(days=1))
            assert partner in benefits.partners_on(first)


@pytest.mark.parametrize(("name", "wave"), list(product(scheme_names(), [1, 3, 4, 11, 12, 47, 48, 9_999])))
def test_a_period_covers_its_waves_and_no_other(name: str, wave: int) -> None:
    period = load_scheme(name).period
    last = period.last_wave or 10**9
    assert period.covers(wave) is (wave in range(period.first_wave, last + 1))


@pytest.mark.parametrize("name", scheme_names())
def test_a_year_ends_on_days_of_that_year_in_the_order_in_which_things_are_done(name: str) -> None:
    for end in load_scheme(name).year_ends:
        days = [end.balance_usable_until, end.training_finished_by, end.reviewed_and_linked_by]
        known = [day for day in days if day]
        assert known == sorted(known)
        assert {day.year for day in [*known, end.surveys_close_on] if day} <= {end.year}
