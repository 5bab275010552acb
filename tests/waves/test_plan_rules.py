"""Which plans of a wave are refused, and why: the boundaries of time and number, and any plan against plain words."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.plan_rules import (
    FURTHEST_AHEAD,
    GROUPS,
    LONGEST_AGO,
    PlanFault,
    PlanRefusal,
    WavePlan,
    may_plan,
    reserved_share,
)
from prakerja.waves.seats_line import MOST_SEATS, SeatsFault, SeatsLine
from tests.situations.waves import CLOSES, OPENS, RESULT, a_plan

NOW = OPENS - timedelta(days=1)
A_MOMENT = timedelta(microseconds=1)
SCHEME = load_scheme("2021")


def faults(plan: WavePlan, *, now: datetime = NOW) -> list[str]:
    return [refusal.fault for refusal in may_plan(plan, scheme=SCHEME, now=now)]


def of(group: str, seats: int, *, pass_number: int = 1, area: str = "ID") -> SeatsLine:
    return SeatsLine(pass_number, area, group, seats, carry=False)


def test_wave_12_as_it_was_may_be_planned() -> None:
    assert faults(a_plan()) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"opens_at": CLOSES - A_MOMENT}, None),
        ({"opens_at": CLOSES}, PlanFault.CLOSES_BEFORE_IT_OPENS),
        ({"result_expected_at": CLOSES}, None),
        ({"result_expected_at": CLOSES - A_MOMENT}, PlanFault.RESULT_BEFORE_CLOSING),
        ({"opens_at": NOW - LONGEST_AGO}, None),
        ({"opens_at": NOW - LONGEST_AGO - A_MOMENT}, PlanFault.OPENS_LONG_AGO),
        ({"result_expected_at": NOW + FURTHEST_AHEAD}, None),
        ({"result_expected_at": NOW + FURTHEST_AHEAD + A_MOMENT}, PlanFault.RESULT_TOO_FAR_AHEAD),
        ({"opens_at": NOW - timedelta(days=2), "closes_at": NOW + A_MOMENT}, None),
        ({"opens_at": NOW - timedelta(days=2), "closes_at": NOW}, PlanFault.CLOSES_IN_THE_PAST),
        ({"number": 12}, None),
        ({"number": 11}, PlanFault.SCHEME_FOR_OTHER_WAVES),
        ({"number": 47}, None),
        ({"number": 48}, PlanFault.SCHEME_FOR_OTHER_WAVES),
        ({"seats": (of("*", 0),)}, PlanFault.NO_SEATS),
        ({"seats": (of("*", 0), of("phk", 1))}, None),
        ({"seats": (of("*", MOST_SEATS),)}, None),
        ({"seats": (of("*", MOST_SEATS), of("phk", 1))}, PlanFault.TOO_MANY_SEATS),
    ],
)
def test_a_limit_is_where_it_says(changes: dict[str, object], fault: PlanFault | None) -> None:
    assert faults(a_plan(**changes)) == ([] if fault is None else [fault])


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_seats_are_set_aside_for_every_group_that_somebody_can_be_in(group: str) -> None:
    assert faults(a_plan(seats=(of(group, 10),))) == []


@pytest.mark.parametrize("group", ["PHK", "phkk", "dismissed", "**", "disabilitas "])
def test_seats_for_a_group_that_nobody_is_in_are_refused(group: str) -> None:
    assert PlanRefusal(PlanFault.GROUP_UNKNOWN, 2) in may_plan(
        a_plan(seats=(of("*", 1), of(group, 10))), scheme=SCHEME, now=NOW
    )


def test_without_its_scheme_a_plan_is_refused_for_that_and_for_what_else_is_wrong() -> None:
    plan = a_plan(seats=(), closes_at=OPENS)
    found = [refusal.fault for refusal in may_plan(plan, scheme=None, now=NOW)]
    assert found == [PlanFault.SCHEME_UNKNOWN, PlanFault.CLOSES_BEFORE_IT_OPENS, PlanFault.NO_SEATS]


def test_faults_of_the_plan_come_before_the_share_and_that_before_the_rows() -> None:
    plan = a_plan(number=12, seats=(of("nobody", 5), of("nobody", 5)))
    found = [refusal.fault for refusal in may_plan(plan, scheme=load_scheme("2020b"), now=NOW)]
    assert found == [
        PlanFault.SCHEME_FOR_OTHER_WAVES,
        PlanFault.RESERVED_TOO_FEW,
        PlanFault.GROUP_UNKNOWN,
        PlanFault.GROUP_UNKNOWN,
        PlanFault.SAME_ROW_TWICE,
    ]


groups = st.sampled_from([*sorted(GROUPS), "nobody"])
areas = st.sampled_from(["ID", "32", "3273", "9171", "00", "3200"])
lines = st.builds(SeatsLine, st.integers(-1, 3), areas, groups, st.integers(-1, 9), st.booleans())
hours = st.integers(-30, 30).map(lambda number: NOW + timedelta(hours=number))


@given(number=st.integers(10, 50), seats=st.lists(lines, max_size=6), opens=hours, closes=hours, result=hours)
def test_any_plan_is_refused_for_exactly_what_is_wrong_with_it(
    number: int, seats: list[SeatsLine], opens: datetime, closes: datetime, result: datetime
) -> None:
    plan = WavePlan(number, "2021", opens, closes, result, tuple(seats))
    total = sum(row.seats for row in seats)
    wrong = {
        PlanFault.SCHEME_FOR_OTHER_WAVES: not 12 <= number <= 47,
        PlanFault.CLOSES_BEFORE_IT_OPENS: closes <= opens,
        PlanFault.CLOSES_IN_THE_PAST: closes <= NOW,
        PlanFault.RESULT_BEFORE_CLOSING: result < closes,
        PlanFault.NO_SEATS: total <= 0,
        PlanFault.GROUP_UNKNOWN: any(row.group == "nobody" for row in seats),
        PlanFault.SAME_ROW_TWICE: len({row[:3] for row in seats}) < len(seats),
        SeatsFault.AREA_UNKNOWN: any(row.area in ("00", "3200") for row in seats),
        SeatsFault.NEGATIVE_NUMBER: any(row.seats < 0 or row.pass_number < 0 for row in seats),
    }
    assert set(faults(plan)) == {fault for fault, is_so in wrong.items() if is_so}


@given(seats=st.lists(lines, max_size=6))
def test_each_bad_row_is_named_by_its_place_and_no_good_one_is(seats: list[SeatsLine]) -> None:
    named = {refusal.row for refusal in may_plan(a_plan(seats=tuple(seats)), scheme=SCHEME, now=NOW)} - {None}
    bad = set()
    for place, row in enumerate(seats, start=1):
        is_known = row.area in ("ID", "32", "3273", "9171") and row.group != "nobody"
        is_new = row[:3] not in [earlier[:3] for earlier in seats[: place - 1]]
        if not (is_known and is_new and row.seats >= 0 and row.pass_number >= 0):
            bad.add(place)
    assert named == bad


@given(reserved=st.integers(0, 400), free=st.integers(0, 400))
def test_eighty_of_a_hundred_are_set_aside_and_a_fraction_is_rounded_up(reserved: int, free: int) -> None:
    share = reserved_share((of("phk", reserved), of("*", free)), load_scheme("2020b"))
    assert (share.reserved, share.total) == (reserved, reserved + free)
    assert share.is_enough == (100 * reserved >= 80 * (reserved + free))


def test_the_window_may_lie_wholly_ahead_or_have_begun() -> None:
    assert faults(a_plan(), now=datetime(2021, 1, 1, tzinfo=UTC)) == []
    assert faults(a_plan(), now=CLOSES - A_MOMENT) == []
    assert faults(a_plan(), now=RESULT) == [PlanFault.CLOSES_IN_THE_PAST]
