"""Planning a wave: everything that is wrong is said at once, and nothing is kept of a refused plan."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from prakerja.kit.unit_of_work import Work
from prakerja.schemes.groups import SeatGroup
from prakerja.waves.models import SeatRow, Wave
from prakerja.waves.plan_rules import PlanFault, PlanRefusal
from prakerja.waves.plan_wave import PlanRefused, plan_wave
from prakerja.waves.seats_line import SeatsFault, SeatsLine
from prakerja.waves.states import WaveState
from tests.situations.waves import CLOSES, OPENS, a_plan, a_wave, an_officer

pytestmark = pytest.mark.django_db
THE_DAY_BEFORE = OPENS - timedelta(days=1)


def refused(**changes: object) -> list[PlanRefusal]:
    with pytest.raises(PlanRefused) as refusal:
        plan_wave(plan=a_plan(**changes), by=an_officer(), now=THE_DAY_BEFORE)
    assert not Wave.objects.exists()
    return refusal.value.reasons


def test_a_planned_wave_keeps_its_seats_in_order() -> None:
    seats = (SeatsLine(1, "3273", "phk", 80, carry=False), SeatsLine(2, "ID", "*", 20, carry=True))
    wave = plan_wave(plan=a_plan(seats=seats), by=an_officer(), now=THE_DAY_BEFORE)
    assert wave.state == WaveState.PLANNED
    rows = SeatRow.objects.filter(wave=wave).values_list("position", "pass_number", "area", "group", "seats", "carry")
    assert list(rows) == [(1, 1, "3273", "phk", 80, False), (2, 2, "ID", "*", 20, True)]


def test_nobody_outside_sees_a_planned_wave() -> None:
    plan_wave(plan=a_plan(), by=an_officer(), now=THE_DAY_BEFORE)
    assert not Wave.objects.announced().exists()


def test_a_number_is_used_once() -> None:
    a_wave(number=12)
    with pytest.raises(PlanRefused) as refusal:
        plan_wave(plan=a_plan(number=12), by=an_officer(), now=THE_DAY_BEFORE)
    assert refusal.value.reasons == [PlanRefusal(PlanFault.NUMBER_TAKEN)]
    assert Wave.objects.get().state == WaveState.OPEN


def test_an_unknown_scheme_is_refused() -> None:
    assert refused(scheme="1999") == [PlanRefusal(PlanFault.SCHEME_UNKNOWN)]


def test_a_scheme_of_other_waves_is_refused() -> None:
    assert refused(number=11) == [PlanRefusal(PlanFault.SCHEME_FOR_OTHER_WAVES)]


def test_a_window_turned_round_and_over_is_refused_for_each_reason() -> None:
    past = THE_DAY_BEFORE - timedelta(days=3)
    faults = [reason.fault for reason in refused(closes_at=past, result_expected_at=past - timedelta(days=1))]
    assert faults == [
        PlanFault.CLOSES_BEFORE_IT_OPENS,
        PlanFault.CLOSES_IN_THE_PAST,
        PlanFault.RESULT_BEFORE_CLOSING,
    ]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"opens_at": datetime(1, 1, 1, tzinfo=UTC)}, PlanFault.OPENS_LONG_AGO),
        ({"result_expected_at": datetime(9999, 12, 31, 23, 59, tzinfo=UTC)}, PlanFault.RESULT_TOO_FAR_AHEAD),
    ],
)
def test_a_mistyped_year_is_refused_because_no_page_could_show_it(
    changes: dict[str, datetime], fault: PlanFault
) -> None:
    assert refused(**changes) == [PlanRefusal(fault)]


def test_a_wave_without_seats_is_refused() -> None:
    assert refused(seats=()) == [PlanRefusal(PlanFault.NO_SEATS)]


def test_more_seats_than_people_are_refused() -> None:
    seats = (SeatsLine(1, "ID", "*", 60_000_000, carry=False), SeatsLine(2, "ID", "*", 60_000_000, carry=False))
    assert refused(seats=seats) == [PlanRefusal(PlanFault.TOO_MANY_SEATS)]


def test_a_row_with_more_seats_than_people_is_named() -> None:
    seats = (SeatsLine(1, "ID", "*", 900_000_000, carry=False),)
    assert refused(seats=seats) == [
        PlanRefusal(PlanFault.TOO_MANY_SEATS),
        PlanRefusal(SeatsFault.NUMBER_TOO_LARGE, 1),
    ]


def test_a_row_that_stands_three_times_is_refused_twice() -> None:
    seats = tuple(SeatsLine(1, "32", "phk", seats, carry=False) for seats in (10, 10, 20))
    assert refused(seats=seats) == [
        PlanRefusal(PlanFault.SAME_ROW_TWICE, 2),
        PlanRefusal(PlanFault.SAME_ROW_TWICE, 3),
    ]


def test_the_same_area_in_another_pass_or_for_another_group_is_another_row() -> None:
    seats = (
        SeatsLine(1, "32", "phk", 10, carry=False),
        SeatsLine(1, "32", "umk", 10, carry=False),
        SeatsLine(2, "32", "phk", 10, carry=True),
    )
    assert plan_wave(plan=a_plan(seats=seats), by=an_officer(), now=THE_DAY_BEFORE).state == WaveState.PLANNED


def seats_of_2020(reserved: int, free: int) -> tuple[SeatsLine, ...]:
    return (SeatsLine(1, "ID", "phk", reserved, carry=False), SeatsLine(2, "ID", "*", free, carry=True))


def test_a_wave_of_2020_sets_aside_what_its_scheme_asks_for() -> None:
    plan = a_plan(number=11, scheme="2020b", seats=seats_of_2020(80, 20))
    assert plan_wave(plan=plan, by=an_officer(), now=THE_DAY_BEFORE).state == WaveState.PLANNED


@pytest.mark.parametrize(("reserved", "free", "least"), [(79, 21, 80), (0, 100, 80), (1, 1, 2), (0, 1, 1)])
def test_a_share_below_the_schemes_is_refused_with_its_figures(reserved: int, free: int, least: int) -> None:
    (refusal,) = refused(number=11, scheme="2020b", seats=seats_of_2020(reserved, free))
    assert refusal.fault is PlanFault.RESERVED_TOO_FEW
    assert refusal.share is not None
    assert (refusal.share.reserved, refusal.share.least, refusal.share.total) == (reserved, least, reserved + free)
    assert refusal.share.groups == (
        SeatGroup.DISMISSED,
        SeatGroup.FURLOUGHED,
        SeatGroup.MICRO_SMALL_BUSINESS_OWNERS,
    )


@pytest.mark.parametrize("group", ["dirumahkan", "umk"])
def test_furloughed_and_micro_businesses_count_as_those_who_have_precedence(group: str) -> None:
    seats = (SeatsLine(1, "32", group, 80, carry=False), SeatsLine(2, "ID", "*", 20, carry=True))
    plan = a_plan(number=4, scheme="2020b", seats=seats)
    assert plan_wave(plan=plan, by=an_officer(), now=THE_DAY_BEFORE).scheme == "2020b"


def test_seats_for_the_disabled_are_not_seats_for_those_who_have_precedence() -> None:
    seats = (SeatsLine(1, "ID", "disabilitas", 90, carry=False), SeatsLine(2, "ID", "phk", 10, carry=False))
    assert [one.fault for one in refused(number=11, scheme="2020b", seats=seats)] == [PlanFault.RESERVED_TOO_FEW]


@pytest.mark.parametrize(("number", "scheme"), [(3, "2020a"), (12, "2021"), (48, "2023")])
def test_where_no_share_is_reserved_every_seat_may_be_free(number: int, scheme: str) -> None:
    plan = a_plan(number=number, scheme=scheme)
    assert plan_wave(plan=plan, by=an_officer(), now=THE_DAY_BEFORE).number == number


def test_every_bad_row_of_seats_is_named_by_its_place() -> None:
    seats = (
        SeatsLine(1, "ID", "*", 10, carry=False),
        SeatsLine(1, "00", "*", 10, carry=False),
        SeatsLine(1, "32", "phkk", -1, carry=False),
    )
    assert refused(seats=seats) == [
        PlanRefusal(SeatsFault.AREA_UNKNOWN, 2),
        PlanRefusal(SeatsFault.NEGATIVE_NUMBER, 3),
        PlanRefusal(PlanFault.GROUP_UNKNOWN, 3),
    ]


def test_nothing_is_planned_when_the_audit_cannot_be_written(work: Work, broken_audit: None, now: datetime) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        plan_wave(plan=a_plan(), by=an_officer(), now=THE_DAY_BEFORE)
    assert not Wave.objects.exists()


def test_the_database_refuses_a_window_turned_round() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        a_wave(opens_at=CLOSES, closes_at=OPENS)
