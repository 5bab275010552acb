"""What holds for every scheme, every share and every deadline, whatever their figures."""

import tomllib
from datetime import date, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from prakerja.kit.rupiah import Rupiah
from prakerja.schemes.assessment import Assessment
from prakerja.schemes.benefits import Benefits
from prakerja.schemes.deadlines import Deadlines, YearEnd
from prakerja.schemes.eligibility import Eligibility
from prakerja.schemes.groups import ANYONE, TARGET_OF, BarredGroup, SeatGroup, TargetGroup
from prakerja.schemes.load_scheme import load_scheme, scheme_names, schemes_folder
from prakerja.schemes.period import Period
from prakerja.schemes.priority import Priority
from prakerja.schemes.scheme import Scheme
from prakerja.schemes.sourced import Sourced

SCHEMES: Final = [load_scheme(name) for name in scheme_names()]
a_scheme = pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)


def made[P: Sourced](kind: type[P], **figures: Any) -> P:
    """With a source for every figure."""
    return kind(**figures, source=dict.fromkeys(figures, "made up for a test"))


# Periods


@given(st.integers(1, 100), st.none() | st.integers(1, 100), st.integers(1, 200))
def test_a_period_covers_the_waves_between_its_first_and_its_last(first: int, last: int | None, wave: int) -> None:
    facts = {"laws": ("Perpres 36/2020",), "first_wave": first, "last_wave": last, "opens_on": date(2021, 1, 1)}
    if last is not None and last < first:
        with pytest.raises(ValidationError, match="before the first"):
            made(Period, **facts)
    else:
        assert made(Period, **facts).covers(wave) is (first <= wave <= (last or wave))


@pytest.mark.parametrize("wave", range(1, 80))
def test_every_wave_belongs_to_exactly_one_scheme(wave: int) -> None:
    assert len([scheme for scheme in SCHEMES if scheme.period.covers(wave)]) == 1


def test_a_period_without_a_law_is_none() -> None:
    with pytest.raises(ValidationError, match="laws"):
        made(Period, laws=(), first_wave=1, last_wave=None, opens_on=date(2021, 1, 1))


# Shares


def priority(percent: int, *groups: TargetGroup) -> Priority:
    return made(
        Priority,
        groups=groups,
        reserved_percent=percent,
        not_yet_aided_first=(),
        repeat_applicants_weigh_more=False,
    )


seats: Final = st.lists(st.tuples(st.sampled_from([ANYONE, *SeatGroup]), st.integers(0, 10**6)), max_size=12)
percents: Final = st.integers(1, 100)
groups: Final = st.lists(st.sampled_from(TargetGroup), min_size=1, unique=True)


@given(seats, percents, groups)
def test_a_share_counts_each_seat_once_and_asks_for_no_more_than_there_are(
    given_seats: list[tuple[str, int]], percent: int, targets: list[TargetGroup]
) -> None:
    share = priority(percent, *targets).share_of(given_seats)
    assert 0 <= share.reserved <= share.total == sum(number for _group, number in given_seats)
    assert 0 <= share.least <= share.total


@given(seats, percents, groups)
def test_the_least_share_is_rounded_up_by_less_than_one_seat(
    given_seats: list[tuple[str, int]], percent: int, targets: list[TargetGroup]
) -> None:
    share = priority(percent, *targets).share_of(given_seats)
    assert 0 <= 100 * share.least - percent * share.total < 100
    assert share.is_enough is (share.reserved >= share.least)


@given(seats, groups)
def test_seats_for_anyone_are_set_aside_for_nobody(
    given_seats: list[tuple[str, int]], targets: list[TargetGroup]
) -> None:
    for_anyone = [(ANYONE, number) for _group, number in given_seats]
    assert priority(80, *targets).share_of(for_anyone).reserved == 0


@given(groups)
def test_the_seats_of_those_who_have_precedence_are_those_of_their_groups(targets: list[TargetGroup]) -> None:
    chosen = priority(80, *targets).seat_groups
    assert set(chosen) == {group for group, target in TARGET_OF.items() if target in targets}
    assert SeatGroup.DISABLED not in chosen


def test_without_a_share_nothing_must_be_set_aside() -> None:
    share = priority(0).share_of([(ANYONE, 100)])
    assert (share.least, share.is_enough, share.groups) == (0, True, ())


def test_a_share_for_nobody_is_refused() -> None:
    with pytest.raises(ValidationError, match="no group is named"):
        priority(80)


@pytest.mark.parametrize("percent", [-1, 101, 1000])
def test_a_share_is_a_part_of_a_hundred(percent: int) -> None:
    with pytest.raises(ValidationError, match="reserved_percent"):
        priority(percent, TargetGroup.WORKERS)


# Groups


def test_every_seat_group_but_the_disabled_stands_for_one_target_group_and_each_has_seats() -> None:
    assert set(TARGET_OF) == set(SeatGroup) - {SeatGroup.DISABLED}
    assert set(TARGET_OF.values()) == set(TargetGroup)


def test_a_returned_migrant_worker_is_looking_for_work() -> None:
    assert TARGET_OF[SeatGroup.RETURNED_MIGRANT_WORKERS] is TargetGroup.JOB_SEEKERS


def test_no_group_is_both_barred_and_meant() -> None:
    assert not {group.value for group in BarredGroup} & {group.value for group in TargetGroup}


# Benefits


def benefits(**changes: Any) -> Benefits:
    figures: dict[str, Any] = {
        "training_balance": 1_000_000,
        "incentive": 600_000,
        "incentive_instalments": 4,
        "survey_incentive": 50_000,
        "surveys": 3,
        "total": 3_550_000,
        "payment_partners": ("bni", "ovo"),
        "partners_from": {},
    }
    return made(Benefits, **(figures | changes))


@given(
    balance=st.integers(0, 10**7),
    incentive=st.integers(0, 10**7),
    instalments=st.integers(0, 12),
    survey=st.integers(0, 10**6),
    surveys=st.integers(0, 12),
    slip=st.integers(-1, 1),
)
def test_what_one_gets_adds_up_to_the_rupiah_or_is_refused(
    balance: int, incentive: int, instalments: int, survey: int, surveys: int, slip: int
) -> None:
    total = balance + incentive * instalments + survey * surveys + slip
    figures = {
        "training_balance": balance,
        "incentive": incentive,
        "incentive_instalments": instalments,
        "survey_incentive": survey,
        "surveys": surveys,
        "total": total,
    }
    if slip or total < 0:
        with pytest.raises(ValidationError):
            benefits(**figures)
    else:
        assert benefits(**figures).total == Rupiah(total)


@pytest.mark.parametrize("field", ["incentive_instalments", "surveys"])
def test_nothing_is_paid_a_negative_number_of_times(field: str) -> None:
    with pytest.raises(ValidationError, match=field):
        benefits(**{field: -1})


@given(first=st.dates(date(2020, 1, 1), date(2025, 1, 1)), after=st.integers(-400, 400))
def test_a_partner_pays_out_from_its_first_day_on(first: date, after: int) -> None:
    got = benefits(payment_partners=("bni", "dana"), partners_from={"dana": first})
    day = first + timedelta(days=after)
    assert got.partners_on(day) == (("bni", "dana") if after >= 0 else ("bni",))


def test_a_stranger_has_no_first_day() -> None:
    with pytest.raises(ValidationError, match="no payment partners"):
        benefits(partners_from={"dana": date(2020, 10, 14)})


# Deadlines


@pytest.mark.parametrize("field", ["first_purchase_days", "survey_open_days", "repayment_days"])
@pytest.mark.parametrize("days", [0, -1])
def test_a_deadline_leaves_a_day_at_least(field: str, days: int) -> None:
    figures = {"first_purchase_days": 30, "survey_open_days": 30, "repayment_days": 60} | {field: days}
    with pytest.raises(ValidationError, match=field):
        made(Deadlines, **figures)


@given(st.lists(st.dates(date(2021, 1, 1), date(2021, 12, 31)), min_size=3, max_size=3))
def test_a_year_ends_with_buying_then_finishing_then_reviewing(days: list[date]) -> None:
    figures = dict(zip(("balance_usable_until", "training_finished_by", "reviewed_and_linked_by"), days, strict=True))
    figures["last_payment_on"] = date(2022, 3, 31)
    if days == sorted(days):
        assert YearEnd(year=2021, **figures, source=dict.fromkeys(figures, "made up for a test"))
    else:
        with pytest.raises(ValidationError, match="buying ends after finishing"):
            YearEnd(year=2021, **figures, source=dict.fromkeys(figures, "made up for a test"))


@pytest.mark.parametrize("day", [date(2020, 12, 31), date(2022, 1, 1)])
def test_a_cut_off_lies_in_its_year(day: date) -> None:
    with pytest.raises(ValidationError, match="does not lie in 2021"):
        a_year_end(surveys_close_on=day, last_payment_on=date(2022, 3, 31))


def a_year_end(**days: date) -> YearEnd:
    return YearEnd(year=2021, **days, source=dict.fromkeys(days, "made up for a test"))


@given(st.dates(date(2021, 1, 1), date(2021, 12, 31)), st.integers(-3, 3))
def test_nothing_is_paid_for_the_last_time_before_it_can_be_earned(day: date, later: int) -> None:
    last = day + timedelta(days=later)
    for one in ("balance_usable_until", "training_finished_by", "reviewed_and_linked_by", "surveys_close_on"):
        if later >= 0:
            assert a_year_end(**{one: day}, last_payment_on=last).last_payment_on == last
        else:
            with pytest.raises(ValidationError, match="before what it pays for is over"):
                a_year_end(**{one: day}, last_payment_on=last)


def test_a_year_without_a_last_payment_has_no_end() -> None:
    with pytest.raises(ValidationError, match="last_payment_on"):
        a_year_end(surveys_close_on=date(2021, 12, 10))


def test_the_last_day_of_buying_is_the_published_one_or_the_last_of_finishing() -> None:
    bought, finished, paid = date(2021, 11, 30), date(2021, 12, 5), date(2022, 3, 31)
    assert (
        a_year_end(balance_usable_until=bought, training_finished_by=finished, last_payment_on=paid).last_buying_day
        == bought
    )
    assert a_year_end(training_finished_by=finished, last_payment_on=paid).last_buying_day == finished
    assert a_year_end(last_payment_on=paid).last_buying_day == paid


# The test, and who may receive


def assessment(**changes: Any) -> Assessment:
    figures: dict[str, Any] = {
        "items": 18,
        "minutes": 15,
        "motivation_items": 4,
        "reading_items": 4,
        "arithmetic_items": 6,
        "ordering_items": 4,
        "pass_mark": "none",
        "effect": "informs",
    }
    return made(Assessment, **(figures | changes))


@given(st.lists(st.integers(0, 10), min_size=4, max_size=4), st.integers(1, 40))
def test_the_items_of_a_test_are_those_of_its_kinds(counts: list[int], items: int) -> None:
    kinds = dict(zip(("motivation_items", "reading_items", "arithmetic_items", "ordering_items"), counts, strict=True))
    if sum(counts) == items:
        assert assessment(items=items, **kinds).items == items
    else:
        with pytest.raises(ValidationError, match="the kinds add up to"):
            assessment(items=items, **kinds)


@pytest.mark.parametrize(("mark", "means"), [("none", None), (12, 12)])
def test_the_word_none_says_openly_that_there_is_no_limit(mark: object, means: int | None) -> None:
    assert assessment(pass_mark=mark).pass_mark == means


@pytest.mark.parametrize("mark", ["", "None", "no", [], {}])
def test_no_other_word_does(mark: object) -> None:
    with pytest.raises(ValidationError, match="pass_mark"):
        assessment(pass_mark=mark)


@given(st.integers(1, 100), st.none() | st.integers(1, 100))
def test_somebody_can_be_old_enough_and_not_too_old(minimum: int, maximum: int | None) -> None:
    figures = load_scheme("2021").eligibility.model_dump() | {"minimum_age": minimum, "maximum_age": maximum}
    if maximum is not None and maximum < minimum:
        with pytest.raises(ValidationError, match="nobody is"):
            Eligibility.model_validate(figures)
    else:
        assert Eligibility.model_validate(figures).minimum_age == minimum


# Sources


def test_a_figure_without_a_source_and_a_source_without_a_figure_are_refused() -> None:
    figures = {"first_purchase_days": 30, "survey_open_days": 30, "repayment_days": 60}
    sources = dict.fromkeys(figures, "made up for a test")
    assert Deadlines(**figures, source=sources)
    for wrong in ({}, sources | {"more": "made up for a test"}, {**sources, "repayment_days": "short"}):
        with pytest.raises(ValidationError):
            Deadlines(**figures, source=wrong)


@a_scheme
def test_nothing_is_added_to_a_scheme_that_it_does_not_know(scheme: Scheme) -> None:
    values = tomllib.loads((schemes_folder() / f"{scheme.name}.toml").read_text()) | {"sha256": scheme.sha256}
    assert Scheme.model_validate(values) == scheme
    for part in ("period", "eligibility", "priority", "benefits", "deadlines", "training", "test"):
        with pytest.raises(ValidationError, match="surprise"):
            Scheme.model_validate(values | {part: values[part] | {"surprise": 1}})


@a_scheme
def test_who_has_precedence_may_receive_and_whom_aid_delays_it_does_not_bar(scheme: Scheme) -> None:
    assert set(scheme.priority.groups) <= set(scheme.eligibility.may_receive)
    assert not set(scheme.priority.not_yet_aided_first) & set(scheme.eligibility.exclusion_lists)


@a_scheme
def test_a_versions_twelve_digits_are_the_first_of_the_files_hash(scheme: Scheme) -> None:
    assert scheme.sha256.startswith(scheme.version)
    assert len({one.version for one in SCHEMES}) == len(SCHEMES)


@a_scheme
def test_reading_a_scheme_twice_is_reading_it_once(scheme: Scheme) -> None:
    assert load_scheme(scheme.name) is load_scheme(scheme.name)
