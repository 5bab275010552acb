"""Planning a wave: everything that is wrong is said at once, and nothing is kept of a refused plan."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from prakerja.kit.unit_of_work import Work
from prakerja.waves.models import SeatRow, Wave
from prakerja.waves.plan_rules import PlanFault, PlanRefusal, SeatTerms
from prakerja.waves.plan_wave import PlanRefused, plan_wave
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
    seats = (SeatTerms(1, "3273", "phk", 80, carry=False), SeatTerms(2, "ID", "*", 20, carry=True))
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
    seats = (SeatTerms(1, "ID", "*", 900_000_000, carry=False),)
    assert refused(seats=seats) == [PlanRefusal(PlanFault.TOO_MANY_SEATS)]


def test_every_bad_row_of_seats_is_named_by_its_place() -> None:
    seats = (
        SeatTerms(1, "ID", "*", 10, carry=False),
        SeatTerms(1, "00", "*", 10, carry=False),
        SeatTerms(1, "32", "phkk", -1, carry=False),
    )
    assert refused(seats=seats) == [
        PlanRefusal(PlanFault.AREA_UNKNOWN, 2),
        PlanRefusal(PlanFault.GROUP_UNKNOWN, 3),
        PlanRefusal(PlanFault.NEGATIVE_NUMBER, 3),
    ]


def test_nothing_is_planned_when_the_audit_cannot_be_written(work: Work, broken_audit: None, now: datetime) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        plan_wave(plan=a_plan(), by=an_officer(), now=THE_DAY_BEFORE)
    assert not Wave.objects.exists()


def test_the_database_refuses_a_window_turned_round() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        a_wave(opens_at=CLOSES, closes_at=OPENS)
