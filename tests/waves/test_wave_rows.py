"""What the database itself refuses of a wave, and what the named filters find."""

from datetime import datetime, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from prakerja.kit.actor import ApplicantId
from prakerja.kit.states import MoveRefused
from prakerja.waves.models import Joiner, SeatRow, Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.stages import CANCELLABLE
from prakerja.waves.states import MOVES, WaveState
from tests.situations.rows import nothing_changes
from tests.situations.waves import CLOSES, OPENS, a_wave, an_applicant, joined, open_wave, planned_wave

pytestmark = pytest.mark.django_db

A_MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"state": "lost"}, "wave_state_is_a_known_state"),
        ({"closes_at": OPENS}, "wave_closes_after_it_opens"),
        ({"result_expected_at": CLOSES - A_MOMENT}, "wave_result_comes_after_its_closing"),
        ({"scheme_version": ""}, "opened_wave_has_its_scheme_pinned"),
        ({"number": 11}, "waves_wave_number_key"),
        ({"number": -1}, "waves_wave_number_check"),
    ],
)
def test_a_wave_that_cannot_be_is_refused_by_the_database(changes: dict[str, object], constraint: str) -> None:
    a_wave(number=11)
    wave = open_wave()
    with nothing_changes(), pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Wave.objects.filter(pk=wave.pk).update(**changes)


def test_a_result_may_be_expected_in_the_moment_of_closing() -> None:
    assert a_wave(result_expected_at=CLOSES).pk


def test_a_planned_wave_needs_no_version_yet() -> None:
    assert planned_wave().scheme_version == ""


@pytest.mark.parametrize("area", ["", "id", "IDN", "1", "123", "32a3", " 32", "32\n"])
def test_an_area_that_is_none_is_refused_by_the_database(area: str) -> None:
    row = SeatRow.objects.get(wave=open_wave())
    with pytest.raises(IntegrityError, match="seat_area_is_nation_province_or_regency"), transaction.atomic():
        SeatRow.objects.filter(pk=row.pk).update(area=area)


def test_two_rows_of_a_file_have_two_places() -> None:
    wave = open_wave()
    with pytest.raises(IntegrityError, match="a_seat_row_has_its_own_place_in_the_file"), transaction.atomic():
        SeatRow.objects.create(wave=wave, position=1, pass_number=2, area="32", group="*", seats=1)


def test_the_first_row_of_another_file_has_the_same_place() -> None:
    rows = [SeatRow.objects.get(wave=a_wave(number=number)) for number in (12, 13)]
    assert [row.position for row in rows] == [1, 1]


@pytest.mark.parametrize("regency", ["", "32", "ID", "327", "32x3"])
def test_a_joiner_lives_in_a_regency(regency: str) -> None:
    wave = open_wave()
    with pytest.raises(IntegrityError, match="joiner_regency_has_four_digits"), transaction.atomic():
        joined(wave, an_applicant(), regency=regency)


def test_one_applicant_is_one_joiner_of_a_wave() -> None:
    wave, applicant_id = open_wave(), an_applicant()
    joined(wave, applicant_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        joined(wave, applicant_id)
    joined(a_wave(number=13), applicant_id)
    assert Joiner.objects.for_applicant(applicant_id).count() == 2
    assert not Joiner.objects.for_applicant(ApplicantId(uuid4())).exists()


ALL_MOVES = [(origin, to) for origin in WaveState for to in WaveState]


@pytest.mark.parametrize(("origin", "to"), ALL_MOVES)
def test_a_wave_moves_where_the_table_leads_and_nowhere_else(origin: WaveState, to: WaveState) -> None:
    wave = a_wave(state=origin)
    rows = Wave.objects.filter(pk=wave.pk)
    if to in MOVES[origin]:
        rows.move(to=to, scheme_version="0" * 12)
        assert rows.get().state == to
        return
    with nothing_changes(), pytest.raises(MoveRefused):
        rows.move(to=to)


def test_there_is_no_way_back() -> None:
    """Above all not from frozen: that would be another list for another throw."""
    order = [state for state in WaveState if state is not WaveState.CANCELLED]
    ways = {(origin, to) for origin, onward in MOVES.items() for to in onward if to is not WaveState.CANCELLED}
    on = set(pairwise(order))
    assert ways == on


def test_a_wave_is_cancelled_as_long_as_its_list_can_change_and_from_there_leads_nowhere() -> None:
    assert {state for state, onward in MOVES.items() if WaveState.CANCELLED in onward} == CANCELLABLE
    assert not MOVES[WaveState.CANCELLED]


@pytest.mark.parametrize("moment", [OPENS - A_MOMENT, OPENS, OPENS + A_MOMENT, CLOSES - A_MOMENT, CLOSES])
def test_the_filters_say_the_same_as_the_clock(moment: datetime) -> None:
    for number, state in enumerate(WaveState, start=1):
        a_wave(number=number, state=state)
    found = {
        "joinable": Wave.objects.joinable(moment),
        "yet to open": Wave.objects.yet_to_open(moment),
        "past closing": Wave.objects.past_closing_time(moment),
        "announced": Wave.objects.announced(),
    }
    when_open = {
        "joinable": OPENS <= moment < CLOSES,
        "yet to open": moment < OPENS,
        "past closing": moment >= CLOSES,
        "announced": True,
    }
    others = set(WaveState) - {WaveState.PLANNED, WaveState.OPEN}
    for name, rows in found.items():
        expected = {WaveState.OPEN} if when_open[name] else set()
        assert {wave.state for wave in rows} == expected | (others if name == "announced" else set())


def test_the_seats_of_a_wave_are_the_sum_of_its_own_rows() -> None:
    rows = (SeatsLine(1, "32", "phk", 80, carry=False), SeatsLine(2, "ID", "*", 20, carry=True))
    a_wave(seats=rows)
    a_wave(number=13, seats=())
    assert dict(Wave.objects.with_total_seats().values_list("number", "total_seats")) == {12: 100, 13: 0}
